"""The control API: what the page, or a script in any language, can do."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from sandbox.clock import MovableClock
from sandbox.telegram import Chat, Telegram, User
from tests.sandbox.conftest import BotClient

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\x02\0\0\0"


class Page:
    """Calls /sandbox as the page does."""

    def __init__(self, http: httpx.AsyncClient, url: str) -> None:
        self.http = http
        self.url = url

    async def read(self, path: str, **query: Any) -> Any:
        answer = await self.http.get(f"{self.url}/sandbox/{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def act(self, path: str, **body: Any) -> Any:
        answer = await self.http.post(f"{self.url}/sandbox/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def refusal(self, path: str, **body: Any) -> str:
        answer = await self.http.post(f"{self.url}/sandbox/{path}", json=body)
        assert answer.status_code == 400
        return str(answer.json()["error"])


@pytest.fixture
def page(bot: BotClient, telegram: Telegram) -> Page:
    return Page(bot.http, telegram.url)


@pytest.fixture
async def travelling() -> AsyncIterator[Telegram]:
    clock = MovableClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    async with Telegram(clock=clock, set_time=clock.move_to) as telegram:
        yield telegram


async def test_a_person_writes_and_reads(page: Page, bot: BotClient, group: Chat, wali: User) -> None:
    sent = await page.act("send", **{"as": wali.id}, chat=group.id, text="/tugas@tuntas_bot")
    assert (sent["text"], sent["mine"], sent["time"]) == ("/tugas@tuntas_bot", True, "08.00")
    assert (await bot.updates())[-1]["message"]["text"] == "/tugas@tuntas_bot"
    seen = await page.read("messages", **{"as": wali.id}, chat=group.id)
    assert [message["text"] for message in seen["messages"]][-1] == "/tugas@tuntas_bot"
    assert seen["messages"][0]["service"] == "tuntas_bot bergabung"


async def test_a_file_goes_by_multipart(page: Page, bot: BotClient, wali: User) -> None:
    for name, content, kind in (("foto.png", PNG, "photo"), ("notulen.txt", b"isi", "document")):
        answer = await page.http.post(
            f"{page.url}/sandbox/send",
            data={"as": str(wali.id), "text": "Bukti"},
            files={"file": (name, content)},
        )
        shown = answer.json()[kind]
        message = (await bot.updates())[-1]["message"]
        assert message["caption"] == "Bukti"
        assert kind in message
        assert (await page.http.get(page.url + shown["url"])).content == content


async def test_a_document_is_never_run_by_the_browser(page: Page, wali: User) -> None:
    sent = await wali.send(None, document=("x.html", b"<script>alert(1)</script>"))
    assert sent.document is not None
    answer = await page.http.get(f"{page.url}/sandbox/files/{sent.document.id}")
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-type"] == "application/octet-stream"


async def test_a_press_brings_the_answer(page: Page, bot: BotClient, wali: User) -> None:
    await page.act("start", **{"as": wali.id}, token="abc")
    keyboard = {"inline_keyboard": [[{"text": "Simpan", "callback_data": "s"}]]}
    sent = await bot("sendMessage", chat_id=wali.id, text="Kartu", reply_markup=keyboard)
    press = {"as": wali.id, "message": sent["message_id"], "label": "Simpan"}
    assert await page.act("press", **press, wait=0.01) == {"answered": False}
    pressing = asyncio.create_task(page.act("press", **press))
    await bot.updates()
    updates = await bot("getUpdates", timeout=5)
    query = updates[-1]["callback_query"]["id"]
    await bot("answerCallbackQuery", callback_query_id=query, text="Tersimpan")
    assert await pressing == {"answered": True, "text": "Tersimpan", "show_alert": False, "url": None}


async def test_editing_deleting_reacting_blocking(page: Page, wali: User) -> None:
    sent = await page.act("send", **{"as": wali.id}, text="satu")
    which = {"as": wali.id, "message": sent["id"]}
    assert (await page.act("edit", **which, text="dua"))["edited"] is True
    await page.act("react", **which, emoji="👍")
    assert wali.chat.last.reactions == ((wali.id, "👍"),)
    await page.act("delete", **which)
    assert wali.chat.messages == []
    await page.act("block", **{"as": wali.id})
    assert "blocked" in await page.refusal("send", **{"as": wali.id}, text="x")


async def test_a_world_can_be_built_from_outside(page: Page, telegram: Telegram, bot: BotClient) -> None:
    staff = (await page.act("user", name="Sari Staf"))["id"]
    head = (await page.act("user", name="Rina"))["id"]
    forum = (await page.act("group", title="Kota", members=[staff, head], topics=True))["id"]
    topic = (await page.act("topic", chat=forum, name="Dinas PU"))["thread"]
    assert await bot("sendMessage", chat_id=forum, message_thread_id=topic, text="x")
    rows = await page.read("chats", **{"as": head})
    assert [row["title"] for row in rows] == ["tuntas_bot", "General · Kota", "Dinas PU · Kota"]
    await page.act("member", chat=forum, status="kicked")
    assert "kicked" in await bot.refusal("sendMessage", chat_id=forum, text="x")
    await page.act("settings", privacy=False, pace=True)
    assert (telegram.privacy, telegram.enforce_pace) == (False, True)
    state = await page.read("state")
    assert [person["name"] for person in state["people"]] == ["Sari Staf", "Rina"]


async def test_faults_and_raw_updates_come_from_outside(page: Page, bot: BotClient) -> None:
    await page.act("faults", method="getMe", kind="500")
    assert (await page.read("state"))["faults"] == [{"kind": "500", "method": "getMe", "times": 1}]
    assert await bot.refusal("getMe") == "Internal Server Error: restart"
    await page.act("faults", method="getMe", kind="500")
    await page.http.delete(f"{page.url}/sandbox/faults")
    assert await bot("getMe")
    await page.act("inject", channel_post={"x": 1})
    assert await bot.kinds() == ["channel_post"]
    assert [call["outcome"] for call in await page.read("requests")][:2] == [
        "Internal Server Error: restart",
        "ok",
    ]


@pytest.mark.parametrize(
    ("jump", "then"),
    [
        ({"next": "07:30"}, "2026-11-24T00:30"),
        ({"hours": 1}, "2026-11-23T02:00"),
        ({"days": 1}, "2026-11-24T01:00"),
        ({"to": "2026-11-25T09:15"}, "2026-11-25T02:15"),
        ({"to": "2026-11-25T09:15:00+00:00"}, "2026-11-25T09:15"),
    ],
)
async def test_time_moves(travelling: Telegram, jump: dict[str, Any], then: str) -> None:
    async with httpx.AsyncClient(trust_env=False, verify=False) as http:
        page = Page(http, travelling.url)
        now = (await page.act("time", **jump))["now"]
        assert now.startswith(then)
        assert "does not go back" in await page.refusal("time", to="2020-01-01T00:00")
        assert "name a time" in await page.refusal("time")


async def test_time_stays_where_its_owner_keeps_it(page: Page) -> None:
    assert "lets nobody move it" in await page.refusal("time", hours=1)


async def test_every_change_is_an_event(telegram: Telegram, page: Page, wali: User) -> None:
    async with page.http.stream("GET", f"{page.url}/sandbox/events") as stream:
        lines = stream.aiter_lines()
        first = json.loads((await anext(lines)).removeprefix("data: "))
        await wali.send(None, "halo")
        await anext(lines)
        second = json.loads((await anext(lines)).removeprefix("data: "))
    assert second["seq"] > first["seq"]


@pytest.mark.parametrize(
    ("path", "body", "reason"),
    [
        ("send", {"as": 5, "text": "x"}, "no person 5"),
        ("send", {"text": "x"}, "'as' is missing or unknown"),
        ("send", {"as": 1000001, "chat": 77, "text": "x"}, "77 is missing or unknown"),
        ("press", {"as": 1000001, "message": 77}, "no message 77 there"),
        ("edit", {"as": "x", "message": 77}, "invalid literal for int() with base 10: 'x'"),
        ("member", {"chat": 1000001, "status": "raja"}, "no such status: raja"),
        ("faults", {"warna": 1}, "Faults.add() got an unexpected keyword argument 'warna'"),
    ],
)
async def test_what_cannot_be_is_said(page: Page, wali: User, path: str, body: dict[str, Any], reason: str) -> None:
    assert await page.refusal(path, **body) == reason


async def test_a_body_that_is_no_json_is_refused(page: Page) -> None:
    answer = await page.http.post(f"{page.url}/sandbox/send", content=b"{")
    assert answer.json() == {"error": "the body must be JSON"}

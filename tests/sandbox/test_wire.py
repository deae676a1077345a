"""How a call may be written, and what is refused before it is done."""

import json

import httpx
import pytest

from sandbox.telegram import Telegram, User, calls
from sandbox.telegram.methods import METHODS
from tests.sandbox.conftest import BotClient

WAYS = ["query", "form", "json", "multipart"]


@pytest.mark.parametrize("way", WAYS)
async def test_parameters_come_in_any_form(bot: BotClient, wali: User, way: str) -> None:
    await wali.start()
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}
    flat = {"chat_id": str(wali.id), "text": "Halo é", "reply_markup": json.dumps(keyboard)}
    url = f"{bot.root}/sendMessage"
    if way == "query":
        answer = await bot.http.get(url, params=flat)
    elif way == "form":
        answer = await bot.http.post(url, data=flat)
    elif way == "json":
        answer = await bot.http.post(url, json={"chat_id": wali.id, "text": "Halo é", "reply_markup": keyboard})
    else:
        answer = await bot.http.post(url, data=flat, files={"unused": b"x"})
    assert answer.json()["result"]["text"] == "Halo é"
    assert wali.chat.last.buttons == [[("Ya", "y")]]


async def test_the_case_of_a_method_does_not_matter(bot: BotClient) -> None:
    assert (await bot("GETME"))["username"] == "tuntas_bot"


async def test_an_unknown_method_is_404(bot: BotClient) -> None:
    assert await bot.refusal("sendTelegram") == "Not Found: method not found"


async def test_a_method_of_telegram_the_sandbox_lacks_is_501(bot: BotClient) -> None:
    assert await bot.refusal("sendPoll") == "Not Implemented: the sandbox has no sendPoll"


def test_every_method_has_its_parameters_in_the_table() -> None:
    assert set(METHODS) == set(calls.PARAMETERS)


async def test_a_path_that_is_no_call_is_404(bot: BotClient) -> None:
    answer = await bot.http.get(f"{bot.url}/nothing/here")
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize(
    ("token", "reason"), [("2:OTHER", "Unauthorized"), ("x", "Unauthorized: invalid token specified")]
)
async def test_a_wrong_token_is_401(telegram: Telegram, bot: BotClient, token: str, reason: str) -> None:
    stranger = BotClient(bot.http, telegram.url, token)
    assert await stranger.refusal("getMe") == reason


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 5}, "message text is empty"),
        ("sendDocument", {"chat_id": 5}, "there is no document in the request"),
        ("sendPhoto", {"chat_id": 5}, "there is no photo in the request"),
        ("editMessageText", {"text": "x"}, "chat_id is empty"),
        ("deleteMessage", {"chat_id": 5}, "message identifier is not specified"),
        ("deleteMessage", {"chat_id": 5, "message_id": "x"}, 'parameter "message_id" must be of type Integer'),
        ("sendMessage", {"chat_id": 5, "text": ["x"]}, 'parameter "text" must be of type String'),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        ("setMyCommands", {}, 'parameter "commands" is required'),
        ("setMyCommands", {"commands": {}}, 'parameter "commands" must be of type Array'),
    ],
)
async def test_parameters_are_required_and_typed(
    bot: BotClient, method: str, params: dict[str, object], reason: str
) -> None:
    assert await bot.refusal(method, **params) == f"Bad Request: {reason}"


async def test_text_that_is_no_utf8_is_refused(bot: BotClient, wali: User) -> None:
    await wali.start()
    body = b'{"chat_id": %d, "text": "\\ud800"}' % wali.id
    headers = {"content-type": "application/json"}
    answer = await bot.http.post(f"{bot.root}/sendMessage", content=body, headers=headers)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_a_broken_body_is_refused(bot: BotClient) -> None:
    for kind, body in (("application/json", b"{"), ("multipart/form-data; boundary=x", b"--y")):
        answer = await bot.http.post(f"{bot.root}/getMe", content=body, headers={"content-type": kind})
        assert answer.status_code in (200, 400)


async def test_nobody_else_can_reach_it(telegram: Telegram) -> None:
    assert httpx.URL(telegram.url).host == "127.0.0.1"

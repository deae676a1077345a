"""getUpdates: what comes, when it is forgotten, and who may ask."""

import asyncio
import time

import httpx
import pytest

from sandbox.telegram import Chat, Telegram, User
from tests.sandbox.conftest import BotClient, StandingClock

TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def three(wali: User) -> None:
    for text in ("satu", "dua", "tiga"):
        await wali.send(None, text)


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: BotClient, wali: User) -> None:
    await three(wali)
    first = await bot("getUpdates")
    assert await bot("getUpdates") == first
    ids = [update["update_id"] for update in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert await bot("getUpdates", offset=ids[1]) == first[1:]
    assert await bot("getUpdates", offset=0) == first[1:]


async def test_a_limit_holds(bot: BotClient, wali: User) -> None:
    await three(wali)
    assert [u["message"]["text"] for u in await bot("getUpdates", limit=2)] == ["satu", "dua"]


async def test_a_negative_offset_keeps_the_newest(bot: BotClient, wali: User) -> None:
    await three(wali)
    assert [u["message"]["text"] for u in await bot("getUpdates", offset=-1)] == ["tiga"]
    assert len(await bot("getUpdates")) == 1


async def test_an_offset_too_far_is_ignored(bot: BotClient, wali: User) -> None:
    await three(wali)
    last = (await bot("getUpdates"))[-1]["update_id"]
    assert len(await bot("getUpdates", offset=last + 100)) == 3


async def test_a_held_poll_returns_with_the_update(bot: BotClient, wali: User) -> None:
    poll = asyncio.create_task(bot("getUpdates", timeout=30))
    await asyncio.sleep(0.03)
    begun = time.monotonic()
    await wali.send(None, "halo")
    assert len(await poll) == 1
    assert time.monotonic() - begun < 1


async def test_a_held_poll_ends_empty_after_its_time(bot: BotClient) -> None:
    begun = time.monotonic()
    assert await bot("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - begun < 3


async def test_the_older_of_two_pollers_is_sent_away(telegram: Telegram, bot: BotClient, wali: User) -> None:
    older = asyncio.create_task(bot.refusal("getUpdates", timeout=30))
    await asyncio.sleep(0.03)
    assert await bot("getUpdates") == []
    assert await older == TERMINATED


async def test_kinds_that_are_not_asked_for_do_not_come(
    telegram: Telegram, bot: BotClient, group: Chat, wali: User
) -> None:
    await telegram.promote_bot(group)
    card = await bot("sendMessage", chat_id=group.id, text="kartu")
    await bot.updates()
    await wali.react(group.message(card["message_id"]) or group.last, "👍")
    assert await bot.updates() == []
    await bot("getUpdates", allowed_updates=["message", "message_reaction"])
    await wali.react(group.last, "🔥")
    (update,) = await bot.updates()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    assert update["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await wali.block() if wali.chat.started else await wali.start()
    await wali.block()
    assert await bot.kinds() == ["message"]
    await bot("getUpdates", allowed_updates=[])
    await wali.unblock()
    assert await bot.kinds() == ["my_chat_member"]


async def test_with_a_webhook_set_nobody_polls(bot: BotClient) -> None:
    held = asyncio.create_task(bot.refusal("getUpdates", timeout=30))
    await asyncio.sleep(0.03)
    await bot("setWebhook", url="http://127.0.0.1:9/hook")
    assert await held == "Conflict: terminated by setWebhook request"
    assert await bot.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await bot("deleteWebhook")
    assert await bot("getUpdates") == []


async def test_what_nobody_fetches_is_forgotten_after_a_day(
    telegram: Telegram, bot: BotClient, wali: User, clock: StandingClock
) -> None:
    telegram.world.updates.jump_grace = 0
    await wali.send(None, "halo")
    clock.pass_by(hours=23)
    assert len(await bot("getUpdates")) == 1
    clock.pass_by(hours=2)
    assert await bot("getUpdates") == []


async def test_an_injected_update_is_handed_out_whatever_its_id(telegram: Telegram, bot: BotClient, wali: User) -> None:
    await wali.send(None, "halo")
    (update,) = await bot.updates()
    telegram.inject(update)
    assert await bot("getUpdates", offset=update["update_id"] + 1) == [update]
    assert await bot("getUpdates", offset=update["update_id"] + 1) == []


@pytest.mark.parametrize("garbage", [{"message": "bukan pesan"}, {"update_id": "x"}, {"message": {"date": None}}])
async def test_garbage_stays_garbage(telegram: Telegram, bot: BotClient, garbage: dict[str, object]) -> None:
    telegram.inject(garbage)
    (update,) = await bot("getUpdates")
    assert update | garbage == update


async def test_a_poller_that_went_away_loses_nothing(telegram: Telegram, bot: BotClient, wali: User) -> None:
    with pytest.raises(httpx.ReadTimeout):
        await bot.http.get(f"{bot.root}/getUpdates?timeout=30", timeout=0.05)
    await wali.send(None, "halo")
    assert len(await bot.updates()) == 1

"""Inline mode: what is typed behind the bot's name, what it offers, and what is sent of it."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Telegram, User
from sandbox.telegram.errors import NotPossible
from tests.sandbox.conftest import BotClient


def article(number: str = "1", title: str = "Arahan", text: str = "<b>Arahan #1</b>") -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": number, "title": title, "input_message_content": content}


async def test_a_query_comes_from_no_chat_and_is_answered_once(bot: BotClient, wali: User) -> None:
    query = await wali.ask_inline("27")
    (update,) = await bot.updates()
    assert update["inline_query"] | {"from": None} == {"id": query.id, "from": None, "query": "27", "offset": ""}
    assert update["inline_query"]["from"]["id"] == wali.id
    await bot("answerInlineQuery", inline_query_id=query.id, results=[article()], is_personal=True, cache_time=5)
    assert [result["title"] for result in await query.answered()] == ["Arahan"]
    assert (query.is_personal, query.cache_time) == (True, 5)
    again = await bot.refusal("answerInlineQuery", inline_query_id=query.id, results=[])
    assert "query is too old" in again


async def test_what_is_chosen_stands_in_the_chat_and_the_bot_sees_it(
    telegram: Telegram, bot: BotClient, group: Chat, wali: User
) -> None:
    query = await wali.ask_inline("")
    await bot("answerInlineQuery", inline_query_id=query.id, results=[article()])
    await bot.updates()
    sent = await wali.choose(query, "Arahan", group)
    assert (sent.text, sent.sender) == ("Arahan #1", wali)
    (update,) = await bot.updates()  # under privacy mode too
    assert update["message"]["via_bot"]["id"] == telegram.bot.id
    with pytest.raises(LookupError, match="no offer"):
        await wali.choose(query, "Lain", group)


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([article()] * 2, "RESULT_ID_DUPLICATE"),
        ([article("x" * 65)], "RESULT_ID_INVALID"),
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(title="")], "ARTICLE_TITLE_EMPTY"),
        ([article(text="")], "message text is empty"),
        ([article(text="x" * 4097)], "message is too long"),
        ([article(text="<b>")], "can't parse entities"),
    ],
)
async def test_wrong_offers_are_refused(bot: BotClient, wali: User, results: list[Any], reason: str) -> None:
    query = await wali.ask_inline("27")
    assert reason in await bot.refusal("answerInlineQuery", inline_query_id=query.id, results=results)


async def test_nobody_sends_where_they_cannot_write(bot: BotClient, group: Chat, wali: User) -> None:
    query = await wali.ask_inline("27")
    await bot("answerInlineQuery", inline_query_id=query.id, results=[article()])
    await wali.leave(group)
    with pytest.raises(NotPossible):
        await wali.choose(query, "Arahan", group)

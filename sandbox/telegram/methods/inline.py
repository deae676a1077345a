"""Answers to presses and inline queries."""

from typing import Any

from sandbox.telegram.callbacks import Answer
from sandbox.telegram.calls import Call
from sandbox.telegram.composing import text_in
from sandbox.telegram.errors import bad_request

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call) -> bool:
    query = call.world.queries.get(call.text("callback_query_id"))
    text = call.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if query is None or not query.can_be_answered(call.world.clock()):
        raise bad_request(_TOO_OLD)
    query.settle(Answer(text, call.flag("show_alert"), call.text("url") or None))
    return True


def answer_inline_query(call: Call) -> bool:
    results = call.array("results") or []
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    identifiers = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(identifier.encode()) <= 64 for identifier in identifiers):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(identifiers)) < len(identifiers):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        if result.get("type") == "article":
            _check_article(result)
    query = call.world.inline_queries.get(call.text("inline_query_id"))
    if query is None or not query.can_be_answered(call.world.clock()):
        raise bad_request(_TOO_OLD)
    query.settle(results, is_personal=call.flag("is_personal"), cache_time=call.number("cache_time", 300))
    return True


def _check_article(result: dict[str, Any]) -> None:
    """What is to be shown has a title, and what is to be sent is a message Telegram takes."""
    if not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    text_in(result.get("input_message_content") or {})


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}

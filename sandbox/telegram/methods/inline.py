"""Answers to presses and inline queries."""

from sandbox.telegram.callbacks import Answer
from sandbox.telegram.calls import Call
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
    if call.text("inline_query_id") not in call.world.inline_answers:
        raise bad_request(_TOO_OLD)
    call.world.inline_answers[call.text("inline_query_id")] = results
    return True


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}

"""Inline mode: "@bot 27" or "@bot drainase" offers directives to registered people; others learn nothing."""

from __future__ import annotations

from contextlib import suppress

from telegram import Update
from telegram.ext import Application, InlineQueryHandler

from bot.context import Context
from core.directives import Directive
from core.messages.offers import offer
from core.people import NotAllowed
from core.queries import View
from core.reading.questions import read_question
from db.store import Store


async def offers(update: Update, context: Context) -> None:
    query = update.inline_query
    assert query is not None
    city, now = context.city, context.now
    async with context.store() as store:
        found: list[Directive] = []
        with suppress(NotAllowed):  # who may not see it is offered nothing: there is no place to say why
            found = await _found(context, store, query.query)
        shown = [offer(directive, city.register, now, city.zone) for directive in found]
        await store.outbox.offer(query.from_user.id, query.id, shown)


async def _found(context: Context, store: Store, words: str) -> list[Directive]:
    """The directive of a number, else those whose tasks are asked for, as far as they concern this person."""
    if context.person.is_stranger:
        return []
    asked = read_question(words, context.now.date(), context.city.register).asked
    if asked.number is not None:
        found = [await store.directives.numbered(asked.number)]
    else:
        view = View(context.chat, context.now, context.city.calendar)
        answered = await store.search.answer(asked.asked_by(context.person, context.chat), view)
        ids = dict.fromkeys(task.directive_id for task in answered.tasks)
        found = [await store.directives.get(each) for each in ids]
    return [directive for directive in found if directive is not None and directive.concerns(context.person)]


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(InlineQueryHandler(offers))

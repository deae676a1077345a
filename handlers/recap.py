"""/rekap: how every agency follows up, as text."""

from __future__ import annotations

import re

from telegram import Update
from telegram.ext import Application, CommandHandler, filters

from bot.context import Context
from core.messages import recap as wording
from core.messages.refusals import WrongUse
from core.people import Action
from core.queries import Filter, View
from core.recap import who_needs_a_word_first
from handlers.answers import question_of

FILES = re.compile(r"\b(xlsx?|excel|pdf|png|gambar)\b", re.IGNORECASE)


async def recap(update: Update, context: Context) -> None:
    """/rekap, with words for some of the agencies or days"""
    context.person.require(Action.SEE_ALL)
    if FILES.search(context.words):
        raise WrongUse(wording.ONLY_TEXT)
    asked = question_of(context, context.words, Filter()).asked.of_any_state
    view = View(context.chat, context.now, context.city.calendar)
    async with context.store() as store:
        recaps = who_needs_a_word_first(await store.recap.agencies(asked, view))
        in_all = await store.search.figures(asked, view)
        await context.say(store, *wording.recap(recaps, in_all, asked, context.city.register, context.now))


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CommandHandler("rekap", recap, filters.UpdateType.MESSAGE))

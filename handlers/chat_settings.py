"""/pengaturan: when this group is pinged; by buttons or typed."""

from __future__ import annotations

from datetime import time

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, filters

from bot.context import Context
from core.chats import Purpose
from core.messages import buttons as press
from core.messages import chat_settings as wording
from core.messages.buttons import UnknownButton
from core.messages.refusals import WrongUse
from core.people import Action
from core.reading.rhythms import read_rhythm
from core.rhythm import USUAL, Rhythm
from db.store import Store

MINUTES = 24 * 60


async def settings(update: Update, context: Context) -> None:
    """/pengaturan, /pengaturan 08:00 Senin-Kamis"""
    _check(context)
    rhythm = context.chat.rhythm
    if context.words:
        read = read_rhythm(context.words)
        if read is None:
            raise WrongUse(wording.HOW)
        rhythm = rhythm.moved_to(read.at or rhythm.at).on(read.days or rhythm.days)
    async with context.store() as store:
        await _keep(context, store, rhythm, fresh=True)


async def set_time(update: Update, context: Context) -> None:
    minute = press.SetPingTime.unpack(context.data).minute
    if minute >= MINUTES:
        raise UnknownButton(context.data)
    await _change(context, context.chat.rhythm.moved_to(time(*divmod(minute, 60))))


async def toggle_day(update: Update, context: Context) -> None:
    day = press.TogglePingDay.unpack(context.data).weekday
    if day >= len(wording.DAYS):
        raise UnknownButton(context.data)
    _check(context)
    await _change(context, context.chat.rhythm.toggled(day))


async def reset(update: Update, context: Context) -> None:
    press.UsualPings.unpack(context.data)
    await _change(context, USUAL)


async def _change(context: Context, rhythm: Rhythm) -> None:
    _check(context)
    async with context.store() as store:
        await _keep(context, store, rhythm)
        await context.answer(store, wording.NOTED)


async def _keep(context: Context, store: Store, rhythm: Rhythm, *, fresh: bool = False) -> None:
    await store.chats.set_rhythm(context.chat, rhythm)
    card = wording.card(rhythm, context.services.settings.ping_time)
    await store.outbox.show(context.place, f"rhythm:{context.place.thread_id}", card, fresh=fresh)


def _check(context: Context) -> None:
    """Raises NotAllowed, or WrongUse where there is no group to be pinged."""
    context.person.require(Action.SET_PINGS)
    if context.place.is_private:
        raise WrongUse(wording.ONLY_IN_GROUP)
    if context.chat.purpose is Purpose.UNLINKED:
        raise WrongUse(wording.ONLY_LINKED)


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CommandHandler("pengaturan", settings, filters.UpdateType.MESSAGE))
    for kind, callback in ((press.SetPingTime, set_time), (press.TogglePingDay, toggle_day), (press.UsualPings, reset)):
        application.add_handler(CallbackQueryHandler(callback, pattern=kind.pattern()))

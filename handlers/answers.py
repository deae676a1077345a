"""How far is it? /tugas, /status, /terlambat, /minggu, /opd, /riwayat."""

from __future__ import annotations

import re
from datetime import timedelta

from telegram import Update
from telegram.ext import Application, CommandHandler, filters

from bot.context import Context
from core.messages import answers as wording
from core.messages.refusals import NumberMissing, UnknownAgency
from core.people import Action
from core.pings import WEEK
from core.reading import read_agencies
from core.tasks import Task
from db.store import Store
from handlers.tasks import NUMBER, find


async def tasks(update: Update, context: Context) -> None:
    """/tugas, or with a number the card"""
    async with context.store() as store:
        if context.words:
            await _card(context, store, context.words, "/tugas 27")
            return
        scope = _scope(context)
        await _list(context, store, "Tugas terbuka", await store.directives.open_tasks(scope), scope)


async def status(update: Update, context: Context) -> None:
    """/status, with an OPD's name or a number"""
    async with context.store() as store:
        if re.fullmatch(r"#?\s*\d{1,9}", context.words):
            await _card(context, store, context.words, "/status 27")
            return
        scope, title = _scope(context), "Status"
        if context.words:
            scope = _named(context)
            title = f"Status {', '.join(context.city.register[code].short for code in scope)}"
        await _list(context, store, title, await store.directives.open_tasks(scope), scope, counted=True)


async def late(update: Update, context: Context) -> None:
    """/terlambat"""
    async with context.store() as store:
        scope = _scope(context)
        found = await store.directives.open_tasks(scope, due_by=context.now.date())
        await _list(context, store, "Terlambat", [task for task in found if task.is_late(context.now)], scope)


async def week(update: Update, context: Context) -> None:
    """/minggu: due within seven days"""
    async with context.store() as store:
        scope, today = _scope(context), context.now.date()
        found = await store.directives.open_tasks(scope, due_by=today + timedelta(days=WEEK))
        due = [task for task in found if task.deadline and task.deadline.day >= today]
        await _list(context, store, "Jatuh tempo dalam tujuh hari", due, scope)


async def agencies(update: Update, context: Context) -> None:
    """/opd"""
    context.person.require(Action.SEE_REGISTER)
    async with context.store() as store:
        told, heads = await store.chats.agencies_told(), await store.people.heads()
        counts = await store.directives.open_counts()
        known = {
            agency.code: wording.AgencyLine(
                linked=agency.code in told,
                reachable=told.get(agency.code, False),
                heads=[person.name for person in heads.get(agency.code, [])],
                open_tasks=counts.get(agency.code, 0),
            )
            for agency in context.city.register.units
        }
        await context.say(store, *wording.register_list(context.city.register, known))


async def history(update: Update, context: Context) -> None:
    """/riwayat 27"""
    context.person.require(Action.SEE_HISTORY)
    match = NUMBER.match(context.words)
    if match is None:
        raise NumberMissing("/riwayat 27")
    async with context.store() as store:
        directive = await find(context, store, match[1])
        entries = await store.directives.history(directive.id) if directive.is_shown_in(context.chat) else []
        number = directive.number or 0
        await context.say(store, *wording.history(number, entries, context.city.register, context.city.zone))


def _scope(context: Context) -> tuple[str, ...] | None:
    """Whose tasks are meant without a name: this chat's agency, else the person's, else everybody's (None)."""
    if context.chat.agency and context.person.may(Action.SEE_OWN, context.chat.agency):
        return (context.chat.agency,)
    if context.chat.agency and context.person.may(Action.SEE_ALL):
        return (context.chat.agency,)
    if context.person.may(Action.SEE_ALL):
        return None
    context.person.require(Action.SEE_OWN)
    return context.person.agencies


def _named(context: Context) -> tuple[str, ...]:
    codes = context.city.register.expand(read_agencies(context.words, context.city.register))
    if not codes:
        raise UnknownAgency(context.words)
    if not all(context.person.may(Action.SEE_OWN, code) for code in codes):
        context.person.require(Action.SEE_ALL)
    return codes


async def _list(
    context: Context,
    store: Store,
    title: str,
    found: list[Task],
    scope: tuple[str, ...] | None,
    *,
    counted: bool = False,
) -> None:
    own = context.chat.agency is not None and scope == (context.chat.agency,)
    messages = wording.task_list(
        title,
        found,
        context.city.register,
        context.now.date(),
        counted=await store.directives.figures(context.now, scope) if counted else None,
        with_agency=scope is None or len(scope) > 1,
        secrets=own or context.chat.shows_secrets,
    )
    await context.say(store, *messages)


async def _card(context: Context, store: Store, words: str, example: str) -> None:
    match = NUMBER.match(words)
    if match is None:
        raise NumberMissing(example)
    directive = await find(context, store, match[1])
    cards = context.cards(store)
    here = [task for task in directive.tasks if task.agency == context.chat.agency]
    theirs = [task for task in directive.tasks if task.agency in context.person.agencies]
    shown = here or ([] if context.person.may(Action.SEE_ALL) else theirs)
    for task in shown:
        await cards.show_task(task, directive, context.chat, fresh=True)
    if not shown:
        await cards.show(directive, context.chat, fresh=True)


def register(application: Application) -> None:  # type: ignore[type-arg]
    for command, callback in (
        ("tugas", tasks),
        ("status", status),
        ("terlambat", late),
        ("minggu", week),
        ("opd", agencies),
        ("riwayat", history),
    ):
        application.add_handler(CommandHandler(command, callback, filters.UpdateType.MESSAGE))

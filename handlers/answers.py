"""How far is it? /tugas, /status, /terlambat, /minggu and the pages of their lists; /opd, /riwayat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, filters

from bot.context import Context
from core.brief import TOLD, window
from core.messages import answers as wording
from core.messages import brief, lists
from core.messages import buttons as press
from core.messages.buttons import UnknownButton
from core.messages.message import Message
from core.messages.refusals import NumberMissing, WrongUse
from core.people import Action
from core.queries import Answer, Filter, View, Wanted
from core.reading.periods import next_days
from core.reading.questions import ReadQuestion, read_question
from core.summary import Standing
from db.store import Store
from handlers.tasks import NUMBER, find

_OPEN = Filter()


async def status(update: Update, context: Context) -> None:
    """/status and /tugas: open tasks, or what the words ask for; with a number the card"""
    async with context.store() as store:
        await answer(context, store, context.words)


async def late(update: Update, context: Context) -> None:
    """/terlambat"""
    async with context.store() as store:
        await answer(context, store, context.words, Filter(late=True))


async def week(update: Update, context: Context) -> None:
    """/minggu: due within seven days"""
    async with context.store() as store:
        await answer(context, store, context.words, Filter(due=next_days(context.now.date())))


async def turn(update: Update, context: Context) -> None:
    """Another page, of the list as it is now, in the same message."""
    pressed = press.TurnPage.unpack(context.data)
    query = update.callback_query
    assert query is not None
    async with context.store() as store:
        asked = await _from_button(store, pressed.question)
        asked.require_sight_by(context.person)
        answered, message = await _page(context, store, asked, pressed.page)
        if query.message is not None:
            await store.outbox.revise(context.place, query.message.message_id, message)
        await context.answer(store, lists.turned(pressed.page, answered))


async def show(update: Update, context: Context) -> None:
    """A figure of the morning brief: its list, as it is now, from its first page."""
    pressed = press.ShowList.unpack(context.data)
    async with context.store() as store:
        asked = await _from_button(store, pressed.question)
        asked.require_sight_by(context.person)
        _, message = await _page(context, store, asked, pressed.page)
        await context.say(store, message)
        await context.answer(store, "")


async def changes(update: Update, context: Context) -> None:
    """What the brief of that morning counted as changed."""
    context.person.require(Action.SEE_ALL)
    day = _day(press.ShowChanges.unpack(context.data).day)
    at, city = context.services.settings.brief_time, context.city
    since, until = window(day, at, city.zone, city.calendar)
    async with context.store() as store:
        told = [change for change in await store.changes(since, until) if change.act in TOLD]
        await context.say(store, *brief.changes(told, since, city.register, city.zone))
        await context.answer(store, "")


def _day(packed: int) -> date:
    try:
        return date.fromisoformat(str(packed))
    except ValueError as error:
        raise UnknownButton(str(packed)) from error


async def agencies(update: Update, context: Context) -> None:
    """/opd"""
    context.person.require(Action.SEE_REGISTER)
    async with context.store() as store:
        told, heads = await store.chats.agencies_told(), await store.people.heads()
        counts = await store.directives.open_counts()
        quiet = dict(await store.search.by_agency(Filter(quiet=True), _view(context)))
        known = {
            agency.code: Standing(
                linked=agency.code in told,
                reachable=told.get(agency.code, False),
                heads=tuple(person.name for person in heads.get(agency.code, [])),
                open_tasks=counts.get(agency.code, 0),
                quiet=quiet.get(agency.code, 0),
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


async def answer(
    context: Context, store: Store, words: str, asked: Filter = _OPEN, *, in_passing: bool = False
) -> None:
    """What `words` ask, beyond what the command does. `in_passing`: said among people, who do not ask the bot about
    words no directive has.
    """
    read = question_of(context, words, asked)
    if read.asked.number is not None:
        await _card(context, store, read.asked.number)
        return
    asked = read.asked.asked_by(context.person, context.chat)
    known = await store.search.known(asked, _view(context))
    if not in_passing or known == asked.words:
        await context.say(store, await _answered(context, store, replace(read, asked=asked), known))


async def _answered(context: Context, store: Store, read: ReadQuestion, known: tuple[str, ...]) -> Message:
    """In the form that is wanted; words no directive has are left out of the question, and that is said."""
    asked = replace(read.asked, words=known or read.asked.words)
    if read.wanted is Wanted.HEADS:
        return wording.heads(asked.agencies or (), await store.people.heads(), context.city.register)
    if read.wanted is Wanted.AGENCIES:
        found = await store.search.by_agency(asked, _view(context))
        message = lists.agencies(asked, found, context.city.register, await _in_button(store, asked))
    else:
        answered, message = await _page(context, store, asked, 0)
        message = lists.counted(message, answered) if read.wanted is Wanted.COUNT else message
    if context.person.may(Action.SEE_ALL):
        message = lists.with_notes(message, await store.search.notes(asked, _view(context)))
    unknown = [word for word in read.asked.words if word not in known]
    return lists.not_understood(message, unknown) if unknown else message


def question_of(context: Context, words: str, asked: Filter) -> ReadQuestion:
    """Raises WrongUse where the words hold nothing to look for."""
    if words and not any(letter.isalnum() for letter in words):
        raise WrongUse(lists.HOW_TO_ASK)
    return read_question(words, context.now.date(), context.city.register, asked)


def _view(context: Context) -> View:
    return View(context.chat, context.now, context.city.calendar)


async def _page(context: Context, store: Store, asked: Filter, page: int) -> tuple[Answer, Message]:
    view = _view(context)
    answered = await store.search.answer(asked, view, page)
    question = await _in_button(store, asked) if answered.last_page else ""
    return answered, lists.answer(asked, answered, view, context.city.register, question)


async def _in_button(store: Store, asked: Filter) -> str:
    """The question itself where a button holds it, else the id of a stored one."""
    packed = asked.pack()
    return packed if lists.fits_a_button(packed) else f"@{await store.search.keep(packed)}"


async def _from_button(store: Store, question: str) -> Filter:
    try:
        packed = await store.search.kept(int(question[1:])) if question.startswith("@") else question
        if packed is not None:
            return Filter.unpack(packed)
    except (ValueError, OverflowError) as error:
        raise UnknownButton(question) from error
    raise UnknownButton(question)


async def _card(context: Context, store: Store, number: int) -> None:
    directive = await find(context, store, str(number))
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
        ("tugas", status),
        ("status", status),
        ("terlambat", late),
        ("minggu", week),
        ("opd", agencies),
        ("riwayat", history),
    ):
        application.add_handler(CommandHandler(command, callback, filters.UpdateType.MESSAGE))
    application.add_handler(CallbackQueryHandler(turn, pattern=press.TurnPage.pattern()))
    application.add_handler(CallbackQueryHandler(show, pattern=press.ShowList.pattern()))
    application.add_handler(CallbackQueryHandler(changes, pattern=press.ShowChanges.pattern()))

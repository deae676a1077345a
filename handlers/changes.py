"""A directive is changed or withdrawn: a draft silently, a saved one with history and a word to those concerned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler

from bot.context import Context
from core.corrections import corrected, reassigned
from core.deadlines import Deadline
from core.directives import Directive, PastDeadline
from core.messages import buttons as press
from core.messages import directives as wording
from core.messages import phrases, receipts
from core.messages.buttons import UnknownButton
from core.messages.refusals import UnknownAgency, UnreadableDeadline
from core.reading import read_deadline
from core.reading.changes import ReadChange, read_change
from core.reading.kinds import Kind, kind_of
from core.reading.values import Doubt, ReadDeadline
from core.tasks import Act, Step
from db.dialogues import Asked
from db.store import Store
from handlers.directives import announce, check_agency, discard_draft, keep, load, load_saved, save_draft

# -- agencies ---------------------------------------------------------------------------------------------------------


async def open_agencies(update: Update, context: Context) -> None:
    """Ubah OPD: what a saved directive has is where the choice begins."""
    async with context.store() as store:
        found = await load(store, press.OpenAgencies.unpack(context.data).directive)
        found.require_change_by(context.person)
        await _pick_agencies(context, store, found.as_assigned(), 0)


async def turn_agencies(update: Update, context: Context) -> None:
    async with context.store() as store:
        pressed = press.ChooseAgencies.unpack(context.data)
        directive = await load(store, pressed.directive)
        directive.require_change_by(context.person)
        await _pick_agencies(context, store, directive, pressed.page)


async def toggle_agency(update: Update, context: Context) -> None:
    async with context.store() as store:
        pressed = press.ToggleAgency.unpack(context.data)
        found = await load(store, pressed.directive)
        found.require_change_by(context.person)
        check_agency(context, pressed.agency)
        await _pick_agencies(context, store, found.toggled(pressed.agency), pressed.page)


async def confirm_agencies(update: Update, context: Context) -> None:
    async with context.store() as store:
        found = await load(store, press.ConfirmAgencies.unpack(context.data).directive)
        found.require_change_by(context.person)
        await store.dialogues.settle(context.place.chat_id, context.person.user_id, found.id, {Asked.AGENCIES})
        await _reassign(context, store, found)
        await context.answer(store, receipts.AGENCIES_CHOSEN)


async def type_agencies(context: Context, store: Store, directive_id: int, words: str) -> None:
    """PUPR dibantu Dinkes"""
    found = await load(store, directive_id)
    found.require_change_by(context.person)
    changed = reassigned(found, words, context.said_at, context.city.register, context.city.calendar)
    if changed is None:
        raise UnknownAgency(words)
    await _reassign(context, store, changed)
    await context.answer(store, receipts.agencies((*changed.lead, *changed.support), context.city.register))


async def _pick_agencies(
    context: Context, store: Store, directive: Directive, page: int, *, fresh: bool = False
) -> None:
    picker = wording.choose_agencies(_shown(context, directive), page, context.city.register)
    await store.directives.save(directive)
    await store.dialogues.ask(context.place.chat_id, context.person.user_id, Asked.AGENCIES, directive.id)
    await store.outbox.show(context.place, f"directive:{directive.id}", picker, fresh=fresh)
    if context.incoming.callback_query:
        await context.answer(store, "")


async def _reassign(context: Context, store: Store, directive: Directive) -> None:
    """A draft keeps the choice; a saved directive's tasks follow it: some end, some begin, some change their part."""
    if directive.is_draft:
        await keep(context, store, directive)
        return
    parts = directive.assignments(context.city.register)
    await store.directives.save(directive)
    steps, added = directive.reassigned(parts, context.person, context.now)
    directive = await _carry_out(context, store, directive, steps)
    tasks = [await store.directives.add_task(directive, code, part, context.person) for code, part in added.items()]
    directive = replace(directive, tasks=(*directive.tasks, *tasks))
    for task in tasks:
        await context.cards(store).deliver(task, directive)
    await context.cards(store).refresh(directive)
    await context.cards(store).show(directive, context.chat)


# -- deadline ---------------------------------------------------------------------------------------------------------


async def choose_deadline(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive = await load(store, press.ChooseDeadline.unpack(context.data).directive)
        directive.require_change_by(context.person)
        shown, city = _shown(context, directive), context.city
        picker = wording.choose_deadline(shown, context.now.date(), city.calendar, city.zone)
        await store.dialogues.ask(context.place.chat_id, context.person.user_id, Asked.DEADLINE, directive.id)
        await store.outbox.show(context.place, f"directive:{directive.id}", picker)
        await context.answer(store, "")


async def pick_deadline(update: Update, context: Context) -> None:
    pressed = press.PickDeadline.unpack(context.data)
    try:
        deadline = None if pressed.day == "none" else Deadline.parse(pressed.day)
    except ValueError as error:
        raise UnknownButton(context.data) from error
    async with context.store() as store:
        await store.dialogues.settle(context.place.chat_id, context.person.user_id, pressed.directive, {Asked.DEADLINE})
        directive = await _move(context, store, pressed.directive, ReadDeadline(deadline))
        await context.answer(store, receipts.deadline(directive))


async def type_deadline(context: Context, store: Store, directive_id: int, words: str) -> None:
    """31 Mei 2024, Jumat depan"""
    read = read_deadline(words, context.said_at, context.city.calendar)
    if read.deadline is None:
        raise UnreadableDeadline(words, impossible=Doubt.IMPOSSIBLE_DATE in read.doubts)
    directive = await _move(context, store, directive_id, read)
    await context.answer(store, receipts.deadline(directive))


async def _move(context: Context, store: Store, directive_id: int, read: ReadDeadline) -> Directive:
    found = await load(store, directive_id)
    found.require_change_by(context.person)
    directive = found.due(read)
    if directive.is_draft:
        await keep(context, store, directive)
        return directive
    if read.deadline and read.deadline.is_past(context.now):
        raise PastDeadline(read.deadline)
    await store.directives.save(directive)
    open_tasks = [task for task in directive.tasks if task.is_open]
    steps = [task.move_deadline(context.person, context.now, read.deadline) for task in open_tasks]
    directive = await _carry_out(context, store, directive, steps)
    await context.cards(store).show(directive, context.chat)
    return directive


# -- wording ----------------------------------------------------------------------------------------------------------


async def ask_wording(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive = await load(store, press.Reword.unpack(context.data).directive)
        directive.require_change_by(context.person)
        await store.dialogues.ask(context.place.chat_id, context.person.user_id, Asked.WORDING, directive.id)
        await store.outbox.show(
            context.place, f"directive:{directive.id}", wording.ask_wording(_shown(context, directive))
        )
        await context.answer(store, "")


async def type_wording(context: Context, store: Store, directive_id: int, words: str) -> None:
    found = await load(store, directive_id)
    found.require_change_by(context.person)
    directive = found.reworded(words)
    await keep(context, store, directive)
    if not directive.is_draft:
        await announce(context, store, directive, Act.REWORDED, directive.action)
    await context.answer(store, receipts.REWORDED)


# -- in words to its card ---------------------------------------------------------------------------------------------


async def in_words(context: Context, store: Store, directive: Directive) -> bool:
    """ "tenggatnya Jumat ya", "bukan PUPR tapi Perkim": whether the words told a change of this card."""
    change = read_change(context.words, context.said_at, context.city.register, context.city.calendar)
    if change is None or not (directive.is_draft or _holds_for_saved(context, change)):
        return False
    directive.require_change_by(context.person)
    if change.deadline is not None and Doubt.IMPOSSIBLE_DATE in change.deadline.doubts:
        raise UnreadableDeadline(context.words, impossible=True)
    if change.saves:
        await save_draft(context, store, directive.id)
    elif directive.is_draft:
        await keep(context, store, corrected(directive, change), fresh=True)
    else:
        await _correct_saved(context, store, directive, change)
    return True


def _holds_for_saved(context: Context, change: ReadChange) -> bool:
    """Where tasks have been given out already nothing but a change can be meant."""
    return change.holds_for_saved and kind_of(context.words, context.city.register) is Kind.CORRECTION


async def _correct_saved(context: Context, store: Store, directive: Directive, change: ReadChange) -> None:
    """As its buttons do: who gets a task or loses one is shown first, and holds when Pakai pilihan ini is pressed."""
    if change.wording:
        await type_wording(context, store, directive.id, change.wording)
    if change.deadline is not None:
        directive = await _move(context, store, directive.id, change.deadline)
        await context.answer(store, receipts.deadline(directive))
    if change.of_agencies:
        await _pick_agencies(context, store, corrected(directive.as_assigned(), change), 0, fresh=True)


# -- withdrawing ------------------------------------------------------------------------------------------------------


async def ask_cancel(update: Update, context: Context) -> None:
    async with context.store() as store:
        await _ask_cancel(context, store, press.AskCancel.unpack(context.data).directive)
        await context.answer(store, "")


async def withdraw(context: Context, store: Store, directive_id: int) -> None:
    """As its card's button does: a draft at once, a saved directive when that is confirmed."""
    if (await load(store, directive_id)).number is None:
        await discard_draft(context, store, directive_id)
    else:
        await _ask_cancel(context, store, directive_id, fresh=True)


async def _ask_cancel(context: Context, store: Store, directive_id: int, *, fresh: bool = False) -> None:
    directive = await load_saved(context, store, directive_id)
    question = wording.ask_cancel(_shown(context, directive))
    await store.outbox.show(context.place, f"directive:{directive.id}", question, fresh=fresh)


async def cancel(update: Update, context: Context) -> None:
    async with context.store() as store:
        found = await load_saved(context, store, press.ConfirmCancel.unpack(context.data).directive)
        directive = found.cancelled(context.person)
        await store.directives.save(directive)
        await store.directives.record(directive.id, directive.entry(Act.CANCELLED, context.person, context.now))
        steps = [task.cancel(context.person, context.now) for task in directive.tasks if task.is_open]
        directive = await _carry_out(context, store, directive, steps)
        await context.cards(store).show(directive, context.chat)
        await context.answer(store, receipts.cancelled(directive))


def _shown(context: Context, directive: Directive) -> Directive:
    return directive.veiled_for(context.chat, phrases.HIDDEN)


async def _carry_out(context: Context, store: Store, directive: Directive, steps: Sequence[Step]) -> Directive:
    for step in steps:
        await store.directives.step(step)
        directive = directive.after(step)
    await context.cards(store).tell(directive, steps)
    return directive


def register(application: Application) -> None:  # type: ignore[type-arg]
    for kind, callback in (
        (press.OpenAgencies, open_agencies),
        (press.ChooseAgencies, turn_agencies),
        (press.ToggleAgency, toggle_agency),
        (press.ConfirmAgencies, confirm_agencies),
        (press.ChooseDeadline, choose_deadline),
        (press.PickDeadline, pick_deadline),
        (press.Reword, ask_wording),
        (press.AskCancel, ask_cancel),
        (press.ConfirmCancel, cancel),
    ):
        application.add_handler(CallbackQueryHandler(callback, pattern=kind.pattern()))

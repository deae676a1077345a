"""A directive is given, checked as a draft, and saved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.context import Context
from core.directives import Directive
from core.messages import buttons as press
from core.messages import directives as wording
from core.messages import receipts
from core.messages.buttons import UnknownButton
from core.people import Action
from core.reading import read_directive
from core.reading.parts import read_parts
from core.reading.values import Doubt
from core.tasks import Act, Step
from db.dialogues import OF_DIRECTIVES
from db.store import Store
from handlers.tasks import captioned, tell_left_out


async def give(update: Update, context: Context) -> None:
    """/arahan text, or as a reply to the message that holds it."""
    context.person.require(Action.GIVE_DIRECTIVE)
    replied = update.message.reply_to_message if update.message else None
    async with context.store() as store:
        if context.words:
            await draft(context, store, context.words, context.said_at)
            await tell_left_out(context, store)
        elif replied and (replied.text or replied.caption):
            await draft(context, store, replied.text or replied.caption or "", context.city.local(replied.date))
        else:
            await context.say(store, wording.ask_text())


async def draft(context: Context, store: Store, text: str, said_at: datetime) -> None:
    """What was read of `text`, as a card to be checked; several orders that are surely several have one each."""
    said_at, city = context.city.local(said_at), context.city
    found = read_parts(text, said_at, city.register, city.calendar)
    if found.certain:
        await context.say(store, wording.several(len(found.items)))
        read = [(item.span, item.directive) for item in found.items]
    else:
        read = [(text, read_directive(text, said_at, city.register, city.calendar))]
    for words, each in read:
        directive = Directive.from_reading(words, each, context.person, said_at, context.place)
        may_be_several = bool(found.items) and not found.certain
        await _show_draft(context, store, directive.doubted(Doubt.SEVERAL_DIRECTIVES, may_be_several))


async def separate(update: Update, context: Context) -> None:
    """Pisahkan: a draft for each order the draft holds, instead of it."""
    async with context.store() as store:
        whole = await load(store, press.Separate.unpack(context.data).directive)
        whole.require_draft_of(context.person)
        said_at, city = context.city.local(whole.said_at), context.city
        parts = whole.separated(read_parts(whole.text, said_at, city.register, city.calendar).items)
        await store.directives.save(whole.discarded())
        await store.outbox.show(context.place, f"directive:{whole.id}", wording.separated(len(parts)))
        for part in parts:
            await _show_draft(context, store, part.doubted(Doubt.SEVERAL_DIRECTIVES, False))
        await context.answer(store, "")


async def _show_draft(context: Context, store: Store, directive: Directive) -> None:
    await context.cards(store).show(await store.directives.add(directive), context.chat, fresh=True)


async def save(update: Update, context: Context) -> None:
    async with context.store() as store:
        await save_draft(context, store, press.Save.unpack(context.data).directive)


async def save_draft(context: Context, store: Store, directive_id: int) -> None:
    found = await load(store, directive_id)
    found.require_draft_of(context.person)
    directive = await give_out(context, store, found)
    whole = await store.directives.get(directive.split_from) if directive.split_from else None
    if whole is not None:
        await announce(context, store, whole, Act.SPLIT, f"#{directive.number} {directive.action}")
    await context.cards(store).show(directive, context.chat)
    await context.cards(store).refresh_minutes(directive)
    await context.answer(store, receipts.saved(directive))


async def save_as_note(update: Update, context: Context) -> None:
    """What nobody could verify is kept for the record alone."""
    async with context.store() as store:
        found = await load(store, press.SaveAsNote.unpack(context.data).directive)
        found.require_draft_of(context.person)
        note = found.noted(await store.directives.next_number())
        await keep(context, store, note)
        await store.directives.record(note.id, note.entry(Act.NOTED, context.person, context.now))
        await context.answer(store, receipts.saved_as_note(note))


async def show(update: Update, context: Context) -> None:
    """Back to the card, leaving what was begun."""
    async with context.store() as store:
        directive = await load(store, press.ShowCard.unpack(context.data).directive)
        directive.require_change_by(context.person)
        await store.dialogues.settle(context.place.chat_id, context.person.user_id, directive.id, OF_DIRECTIVES)
        await context.cards(store).show(directive, context.chat)
        await context.answer(store, "")


async def discard(update: Update, context: Context) -> None:
    async with context.store() as store:
        await discard_draft(context, store, press.Discard.unpack(context.data).directive)


async def discard_draft(context: Context, store: Store, directive_id: int) -> None:
    found = await load(store, directive_id)
    found.require_draft_of(context.person)
    await keep(context, store, found.discarded())
    await context.answer(store, receipts.DISCARDED)


async def change_nature(update: Update, context: Context) -> None:
    async with context.store() as store:
        found = await load(store, press.ChangeNature.unpack(context.data).directive)
        found.require_draft_of(context.person)
        directive = found.of_nature(found.next_nature)
        await keep(context, store, directive)
        await context.answer(store, receipts.nature(directive))


async def take_proposal(update: Update, context: Context) -> None:
    async with context.store() as store:
        pressed = press.TakeProposal.unpack(context.data)
        found = await load(store, pressed.directive)
        found.require_draft_of(context.person)
        check_agency(context, pressed.agency)
        await keep(context, store, found.assigned_to([pressed.agency], found.support))
        await context.answer(store, receipts.lead(pressed.agency, context.city.register))


# -- shared with changing and minutes ---------------------------------------------------------------------------------


async def give_out(context: Context, store: Store, draft: Directive, silent: Collection[str] = ()) -> Directive:
    """A draft gets its number and becomes tasks; `silent` agencies hear of many at once in another way."""
    parts = draft.assignments(context.city.register)
    directive = draft.saved(await store.directives.next_number())
    await store.directives.save(directive)
    await store.directives.record(directive.id, directive.entry(Act.GIVEN, context.person, context.now))
    tasks = [await store.directives.add_task(directive, code, part, context.person) for code, part in parts.items()]
    directive = replace(directive, tasks=tuple(tasks))
    for task in directive.tasks:
        await context.cards(store).deliver(task, directive, silent=task.agency in silent)
    return directive


async def load(store: Store, directive_id: int) -> Directive:
    directive = await store.directives.get(directive_id)
    if directive is None:
        raise UnknownButton(str(directive_id))
    return directive


async def load_saved(context: Context, store: Store, directive_id: int) -> Directive:
    """A saved directive this person may change; a press that could only be forged finds none."""
    directive = await load(store, directive_id)
    directive.require_change_by(context.person)
    if directive.number is None:
        raise UnknownButton(context.data)
    return directive


def check_agency(context: Context, agency: str) -> None:
    if agency not in context.city.register:
        raise UnknownButton(context.data)


async def announce(context: Context, store: Store, directive: Directive, act: Act, words: str) -> None:
    """What was done to the whole of it: a line of history, and a word to every OPD that still has it."""
    entry = directive.entry(act, context.person, context.now, words=words)
    await store.directives.record(directive.id, entry)
    steps = [Step(task, entry) for task in directive.tasks if task.is_open]
    await context.cards(store).tell(directive, steps)


async def keep(context: Context, store: Store, directive: Directive, *, fresh: bool = False) -> None:
    await store.directives.save(directive)
    await context.cards(store).show(directive, context.chat, fresh=fresh)
    await context.cards(store).refresh_minutes(directive)


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CommandHandler("arahan", give, filters.UpdateType.MESSAGE))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & captioned("arahan"), give))
    for kind, callback in (
        (press.Save, save),
        (press.Separate, separate),
        (press.SaveAsNote, save_as_note),
        (press.ShowCard, show),
        (press.Discard, discard),
        (press.ChangeNature, change_nature),
        (press.TakeProposal, take_proposal),
    ):
        application.add_handler(CallbackQueryHandler(callback, pattern=kind.pattern()))

"""A saved directive has parts: one that becomes a directive of its own, milestones with days of their own."""

from __future__ import annotations

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler

from bot.context import Context
from core.messages import buttons as press
from core.messages import directives as wording
from core.messages import phrases, receipts
from core.messages.refusals import UnreadableDeadline
from core.milestones import Milestone
from core.reading import read_deadline, read_directive
from core.tasks import Act
from db.dialogues import Asked
from db.store import Store
from handlers.directives import announce, load_saved


async def ask_split(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive = await load_saved(context, store, press.Split.unpack(context.data).directive)
        await store.dialogues.ask(context.place.chat_id, context.person.user_id, Asked.SPLIT, directive.id)
        shown = directive.veiled_for(context.chat, phrases.HIDDEN)
        await store.outbox.show(context.place, f"directive:{directive.id}", wording.ask_split(shown))
        await context.answer(store, "")


async def ask_milestones(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive = await load_saved(context, store, press.SetMilestones.unpack(context.data).directive)
        await store.dialogues.ask(context.place.chat_id, context.person.user_id, Asked.MILESTONES, directive.id)
        shown = directive.veiled_for(context.chat, phrases.HIDDEN)
        await store.outbox.show(context.place, f"directive:{directive.id}", wording.ask_milestones(shown))
        await context.answer(store, "")


async def type_split(context: Context, store: Store, directive_id: int, words: str) -> None:
    """The part is a draft like any other; once it is saved, what it came from says so."""
    directive = await load_saved(context, store, directive_id)
    read = read_directive(words, context.said_at, context.city.register, context.city.calendar)
    part = directive.split_off(read, words, context.person, context.said_at, context.place)
    await context.cards(store).show(directive, context.chat)
    await context.cards(store).show(await store.directives.add(part), context.chat, fresh=True)


async def type_milestones(context: Context, store: Store, directive_id: int, words: str) -> None:
    """10 Juni survei lapangan"""
    directive = await load_saved(context, store, directive_id)
    milestones = [_milestone(context, row) for row in words.splitlines() if row.strip()]
    changed = directive.with_milestones(milestones)
    await store.directives.save(changed)
    told = "; ".join(f"{phrases.short_day(each.day)} {each.words}" for each in changed.milestones)
    await announce(context, store, changed, Act.MILESTONES_SET, told)
    await context.cards(store).show(changed, context.chat)
    await context.answer(store, receipts.milestones(len(milestones)))


def _milestone(context: Context, row: str) -> Milestone:
    read = read_deadline(row, context.said_at, context.city.calendar)
    if read.deadline is None or read.span is None:
        raise UnreadableDeadline(row)
    words = " ".join(row.replace(read.span, " ", 1).split()).strip(" ,.;:-")
    return Milestone(words or row.strip(), read.deadline.day)


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CallbackQueryHandler(ask_split, pattern=press.Split.pattern()))
    application.add_handler(CallbackQueryHandler(ask_milestones, pattern=press.SetMilestones.pattern()))

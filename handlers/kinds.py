"""Plain words in private or in a group: a question is answered, a directive drafted, in doubt the writer is asked."""

from __future__ import annotations

import re

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler

from bot.context import Context
from core.directives import Directive
from core.messages import buttons as press
from core.messages import kinds as wording
from core.messages import people
from core.messages.message import Message
from core.people import Action, Role
from core.reading.kinds import Kind, asks_in_group, kind_of
from db.store import Store
from handlers import answers, changes, directives
from handlers.tasks import evidence, tell_left_out


async def in_private(context: Context, store: Store) -> None:
    """Staff need no command for a directive; a question needs none from anybody. A photo alone tells of no task."""
    kind = kind_of(context.words, context.city.register)
    if evidence(context) and (kind is Kind.TALK or not context.person.may(Action.GIVE_DIRECTIVE)):
        await tell_left_out(context, store, people.not_kept(context.person))
    elif await _answered(context, store, kind):
        await tell_left_out(context, store)


async def _answered(context: Context, store: Store, kind: Kind) -> bool:
    """Answers the words by their kind; whether anything was made of them."""
    gives = context.person.may(Action.GIVE_DIRECTIVE)
    if kind is Kind.QUESTION or (kind is Kind.UNSURE and not gives):
        await answers.answer(context, store, context.words)
    elif kind is Kind.UNSURE:
        unclear = Directive.unclear(context.words, context.person, context.said_at, context.place)
        await context.cards(store).show(await store.directives.add(unclear), context.chat, fresh=True)
    elif kind is Kind.DIRECTIVE and gives and not context.person.holds(Role.LEADER):
        await directives.draft(context, store, context.words, context.said_at)
    elif kind is Kind.CORRECTION and gives:
        if not await _corrects_draft(context, store):
            await context.say(store, wording.HOW_TO_CORRECT)
    elif kind in (Kind.DIRECTIVE, Kind.CORRECTION):
        await context.say(store, people.not_kept(context.person))
        return False
    elif kind is Kind.HELP:
        await context.say(store, people.help_for(context.person, private=True))
    else:
        await context.say(store, people.heard())
    return True


async def _corrects_draft(context: Context, store: Store) -> bool:
    """Words that tell a change are about the draft right above, if it is one's own."""
    kind, _, about = (await store.outbox.latest_card(context.place) or "").partition(":")
    draft = await store.directives.get(int(about)) if kind == "directive" else None
    if draft is None or not draft.is_draft or draft.giver.user_id != context.person.user_id:
        return False
    return await changes.in_words(context, store, draft)


async def in_group(context: Context) -> None:
    """Only a question to the bot by name, or what is clearly one about tasks; people talk here among themselves."""
    register = context.city.register
    words = re.sub(rf"@{re.escape(context.bot.username)}\b", " ", context.words, flags=re.IGNORECASE)
    is_addressed = words != context.words and kind_of(words, register) is Kind.QUESTION
    if is_addressed or asks_in_group(words, register):
        async with context.store() as store:
            await answers.answer(context, store, words, in_passing=not is_addressed)


async def take_as_question(update: Update, context: Context) -> None:
    async with context.store() as store:
        unclear = await _settled(
            context, store, press.TakeAsQuestion.unpack(context.data).directive, wording.AS_QUESTION
        )
        await answers.answer(context, store, unclear.text)


async def take_as_directive(update: Update, context: Context) -> None:
    async with context.store() as store:
        pressed = press.TakeAsDirective.unpack(context.data)
        unclear = await _settled(context, store, pressed.directive, wording.AS_DIRECTIVE)
        await directives.draft(context, store, unclear.text, unclear.said_at)


async def _settled(context: Context, store: Store, directive_id: int, told: Message) -> Directive:
    unclear = await directives.load(store, directive_id)
    unclear.require_unclear_of(context.person)
    await store.directives.save(unclear.discarded())
    await store.outbox.show(context.place, f"directive:{unclear.id}", told)
    await context.answer(store, "")
    return unclear


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CallbackQueryHandler(take_as_question, pattern=press.TakeAsQuestion.pattern()))
    application.add_handler(CallbackQueryHandler(take_as_directive, pattern=press.TakeAsDirective.pattern()))

"""Words without a command: an answer, a reply to a card, a question or a directive. Always registered last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.context import Context
from core.messages import people as wording
from core.messages import receipts
from core.messages.buttons import UnknownButton
from core.messages.kinds import HOW_TO_CORRECT
from core.messages.message import Message, line
from core.messages.refusals import WrongUse
from core.people import Action
from core.reading.kinds import Kind, kind_of, leaves
from db.dialogues import OF_DIRECTIVES, Asked
from db.store import Store
from handlers import changes, kinds, minutes, parts, requests, tasks, verification
from handlers.directives import load

ANSWERS: dict[Asked, Callable[[Context, Store, int, str], Awaitable[None]]] = {
    Asked.AGENCIES: changes.type_agencies,
    Asked.DEADLINE: changes.type_deadline,
    Asked.WORDING: changes.type_wording,
    Asked.SPLIT: parts.type_split,
    Asked.MILESTONES: parts.type_milestones,
    Asked.REPORT: tasks.type_report,
    Asked.CLAIM: tasks.type_claim,
    Asked.ATTACHMENT: tasks.type_report,
    Asked.REASON: tasks.type_reason,
    Asked.NOTE: verification.type_note,
    Asked.CLARIFICATION: requests.type_clarification,
    Asked.ANSWER: requests.type_answer,
    Asked.OBSTACLE: requests.type_obstacle,
    Asked.DECLINE: requests.type_decline,
    Asked.EXTENSION: requests.type_extension,
}
REPORTED_ON = ("task:", "ping:", "request:")  # subjects a reply to which is about tasks
DIRECTIVE = "directive:"
LEAVE_FILES_OUT = OF_DIRECTIVES | {Asked.NOTE, Asked.ANSWER}  # answers that are words alone
# Later, words are talk again, or a directive, unless they reply to us.
FRESH_IN_GROUP, FRESH_IN_PRIVATE = timedelta(minutes=10), timedelta(hours=12)


async def words(update: Update, context: Context) -> None:
    document = minutes.offered(update.message) if update.message and not context.words else None
    if _leaves(context):
        await leave(update, context)
    elif _answers_question(context):
        if context.question is not None and context.question.asked is Asked.MINUTES:
            await minutes.go_on(context)  # a document is fetched first: not within the transaction of an answer
        else:
            await _answer(context)
    elif _is_about_directive(context):
        await _reply_to_directive(context)
    elif _reports(context):
        await _reply(context)
    elif document is not None and context.place.is_private and context.person.may(Action.RECORD_MINUTES):
        await minutes.offer(context, document)
    elif context.place.is_private:
        async with context.store() as store:
            await kinds.in_private(context, store)
    elif context.replied_to is None:
        await kinds.in_group(context)


def _leaves(context: Context) -> bool:
    """ "batal" for "/batal", wherever the words are for the bot."""
    in_private = context.place.is_private and not _reports(context)
    is_for_us = in_private or _answers_question(context) or _is_about_directive(context)
    return is_for_us and not tasks.evidence(context) and leaves(context.words)


def _is_about_directive(context: Context) -> bool:
    return (context.replied_to or "").startswith(DIRECTIVE)


def _answers_question(context: Context) -> bool:
    question = context.question
    if question is None:
        return False
    if question.album:
        return question.album == context.album
    if question.asked is Asked.ATTACHMENT and not tasks.evidence(context):
        return False  # words are what they would be anyway
    if context.replied_to is not None:  # a reply to what is known to be another card is a report on that one
        return context.replied_to == question.subject or not context.replied_to.startswith((*REPORTED_ON, DIRECTIVE))
    return context.now - question.at < (FRESH_IN_PRIVATE if context.place.is_private else FRESH_IN_GROUP)


def _reports(context: Context) -> bool:
    """A reply to what is about tasks; where only its numbers tell so, from those who report at all."""
    subject = context.replied_to or ""
    told_by_numbers = subject.startswith("numbers:") and context.person.may(Action.REPORT)
    return subject.startswith(REPORTED_ON) or told_by_numbers


async def _answer(context: Context) -> None:
    question = context.question
    assert question is not None
    async with context.store() as store:
        await store.dialogues.settle(context.place.chat_id, context.person.user_id, question.about, {question.asked})
        await ANSWERS[question.asked](context, store, question.about, context.words)
        if question.asked in LEAVE_FILES_OUT:
            await tasks.tell_left_out(context, store)


async def _reply_to_directive(context: Context) -> None:
    """To the card of a draft or directive: a change by who may change it, a report by who has it to do."""
    _, _, about = (context.replied_to or "").partition(":")
    person = context.person
    async with context.store() as store:
        directive = await load(store, int(about))
        changes_it = directive.may_be_changed_by(person)
        if changes_it and await changes.in_words(context, store, directive):
            await tasks.tell_left_out(context, store)
        elif any(person.may(Action.REPORT, task.agency) for task in directive.tasks):
            await tasks.reply_to_list(context, store, list(directive.tasks))
        elif kind_of(context.words, context.city.register) is Kind.CORRECTION:
            directive.require_change_by(person)
            await context.say(store, HOW_TO_CORRECT)
        elif context.place.is_private:
            await kinds.in_private(context, store)


async def _reply(context: Context) -> None:
    kind, _, about = (context.replied_to or "").partition(":")
    ids = [int(each) for each in about.split(",") if each]
    async with context.store() as store:
        if kind == "request":
            await requests.type_answer(context, store, ids[0], context.words)
            await tasks.tell_left_out(context, store)
        elif kind == "task":
            await tasks.reply_to_card(context, store, ids[0])
        elif kind == "ping":
            await tasks.reply_to_list(context, store, await store.directives.open_by_id(ids))
        else:
            await tasks.reply_to_list(context, store, await store.directives.open_by_number(ids))


async def not_kept(update: Update, context: Context) -> None:
    """A voice message, a place, a sticker: somebody who meant us must not believe that it was noted."""
    if context.place.is_private or context.replied_to is not None:
        raise WrongUse(wording.ONLY_WORDS_AND_FILES)


async def leave(update: Update, context: Context) -> None:
    """/batal, or the word alone"""
    async with context.store() as store:
        left = await store.dialogues.close(context.place.chat_id, context.person.user_id)
        about = context.replied_to or ""
        if not left and about.startswith(DIRECTIVE):
            await changes.withdraw(context, store, int(about.removeprefix(DIRECTIVE)))
            return
        await context.say(store, Message(line("{}", receipts.LEFT if left else receipts.NOTHING_TO_LEAVE)))
        for directive_id in {question.about for question in left if question.asked in OF_DIRECTIVES}:
            await context.cards(store).show(await load(store, directive_id), context.chat)


async def unknown_command(update: Update, context: Context) -> None:
    raise WrongUse(receipts.UNKNOWN_COMMAND)


async def unknown_button(update: Update, context: Context) -> None:
    raise UnknownButton(context.data)


def register(application: Application) -> None:  # type: ignore[type-arg]
    new = filters.UpdateType.MESSAGE
    evidence = filters.PHOTO | filters.VIDEO | filters.Document.ALL
    spoken = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE
    other = spoken | filters.LOCATION | filters.VENUE | filters.CONTACT | filters.Sticker.ALL | filters.POLL
    application.add_handler(CommandHandler("batal", leave, new))
    application.add_handler(MessageHandler(new & filters.COMMAND, unknown_command))
    application.add_handler(MessageHandler(new & other, not_kept))
    application.add_handler(MessageHandler(new & ((filters.TEXT & ~filters.COMMAND) | evidence), words))
    application.add_handler(CallbackQueryHandler(unknown_button))

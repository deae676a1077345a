"""Staff decide on what is claimed: Setujui, Kembalikan."""

from __future__ import annotations

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, filters

from bot.context import Context
from core.messages import answers, receipts
from core.messages import buttons as press
from core.messages import tasks as wording
from core.people import Action
from core.requests import DECIDED_BY_STAFF
from core.tasks import Act
from db.dialogues import Asked
from db.store import Store
from handlers.tasks import ask, carry_out, load


async def waiting(update: Update, context: Context) -> None:
    """/verifikasi"""
    context.person.require(Action.VERIFY)
    async with context.store() as store:
        claimed = await store.directives.claimed()
        register, today = context.city.register, context.now.date()
        requests = await store.requests.waiting(*DECIDED_BY_STAFF)
        messages = answers.verification(claimed, len(requests), register, today, secrets=context.chat.shows_secrets)
        await context.say(store, *messages)
        for request in requests[: answers.AT_ONCE]:
            directive, task = await load(context, store, request.task_id)
            await context.cards(store).show_request(request, task, directive, context.chat, fresh=True)


async def approve(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive, task = await load(context, store, press.Approve.unpack(context.data).task)
        await carry_out(context, store, directive, task.approve(context.person, context.now))


async def approve_ongoing(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive, task = await load(context, store, press.ApproveOngoing.unpack(context.data).task)
        await carry_out(context, store, directive, task.approve(context.person, context.now, ongoing=True))


async def ask_note(update: Update, context: Context) -> None:
    """Kembalikan: first the note, for without it nobody knows what is missing."""
    async with context.store() as store:
        _, task = await load(context, store, press.SendBack.unpack(context.data).task)
        task.check_verdict(context.person, Act.RETURNED)
        await ask(context, store, Asked.NOTE, task, wording.ask_note(task, context.person))


async def type_note(context: Context, store: Store, task_id: int, words: str) -> None:
    directive, task = await load(context, store, task_id)
    await carry_out(context, store, directive, task.send_back(context.person, context.now, words))


async def show_evidence(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive, task = await load(context, store, press.ShowEvidence.unpack(context.data).task)
        context.person.require(Action.VERIFY)
        pieces = await store.directives.evidence(task.id) if directive.is_shown_in(context.chat) else []
        await context.say(store, *wording.evidence(task, pieces, context.city.register))
        await context.answer(store, "" if pieces else receipts.NO_EVIDENCE)


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CommandHandler("verifikasi", waiting, filters.UpdateType.MESSAGE))
    application.add_handler(CallbackQueryHandler(approve, pattern=press.Approve.pattern()))
    application.add_handler(CallbackQueryHandler(approve_ongoing, pattern=press.ApproveOngoing.pattern()))
    application.add_handler(CallbackQueryHandler(ask_note, pattern=press.SendBack.pattern()))
    application.add_handler(CallbackQueryHandler(show_evidence, pattern=press.ShowEvidence.pattern()))

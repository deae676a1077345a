"""Minutes are pasted or sent as a document, checked as a preview, and saved together or one by one."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace
from datetime import datetime

from telegram import Document, Message, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.context import Context
from core.chats import Purpose
from core.directives import Directive
from core.documents import MOST_BYTES, Flaw, TooBig, Unreadable
from core.meetings import Meeting
from core.messages import minutes as wording
from core.messages import minutes_buttons as press
from core.messages.buttons import UnknownButton
from core.messages.refusals import WrongUse
from core.minutes import Minutes, check_length, crowded, drafts_of, may_go_on, together
from core.people import Action
from core.reading import read_minutes
from core.reading.values import Doubt
from db.dialogues import Asked, Question
from db.store import Store
from handlers.directives import give_out, load

A_SLICE = 20  # directives saved in one transaction: others write between two
_PART = "\x1e"  # between the parts of a paste


async def begin(update: Update, context: Context) -> None:
    """/notulen with the text, with a document, as a reply to either, or alone."""
    _require_place(context)
    assert update.message is not None
    replied = update.message.reply_to_message
    if update.message.effective_attachment is not None:
        await _read_attachment(context, update.message, context.said_at)
    elif context.words:
        await _take(context, [context.words])
    elif replied and replied.document:
        await _read_attachment(context, replied, context.city.local(replied.date))
    elif replied and (replied.text or replied.caption):
        await _read(context, replied.text or replied.caption or "", context.city.local(replied.date))
    else:
        async with context.store() as store:
            await store.dialogues.ask(context.place.chat_id, context.person.user_id, Asked.MINUTES, 0)
            await context.say(store, wording.ask(private=context.place.is_private))


async def go_on(context: Context) -> None:
    """What follows the question, or a part of a paste: the next part, or a document."""
    message, question = context.incoming.message, context.question
    assert message is not None
    assert question is not None
    _require_place(context)
    if message.effective_attachment is not None:
        await _read_attachment(context, message, context.said_at)
    else:
        await _take(context, [*(question.detail.split(_PART) if question.detail else []), context.words])


async def _take(context: Context, parts: list[str]) -> None:
    """Telegram cuts a long paste: a part as long as that waits for the next, a shorter one is the last."""
    check_length("".join(parts))
    if not may_go_on(parts[-1]):
        await _read(context, together(parts), context.said_at, parts=len(parts))
        return
    place, person = context.place, context.person
    async with context.store() as store:
        await store.dialogues.ask(place.chat_id, person.user_id, Asked.MINUTES, 0, detail=_PART.join(parts))
        message = wording.collecting(len(parts), sum(map(len, parts)), private=place.is_private)
        await store.outbox.show(place, f"paste:{person.user_id}", message, fresh=len(parts) == 1)


async def paste_is_whole(update: Update, context: Context) -> None:
    question = _pasted(context)
    parts = (question.detail or "").split(_PART)
    await _read(context, together(parts), context.city.local(question.at), parts=len(parts))


async def leave_paste(update: Update, context: Context) -> None:
    _pasted(context)
    async with context.store() as store:
        await store.dialogues.settle(context.place.chat_id, context.person.user_id, 0, {Asked.MINUTES})
        await store.outbox.show(context.place, f"paste:{context.person.user_id}", wording.paste_left())
        await context.answer(store, wording.LEFT)


def _pasted(context: Context) -> Question:
    question = context.question
    if question is None or question.asked is not Asked.MINUTES or not question.detail:
        raise WrongUse(wording.NOTHING_PASTED)
    return question


# -- documents --------------------------------------------------------------------------------------------------------


def offered(message: Message) -> Document | None:
    """The document of a message that may be minutes; a picture sent as a file is none."""
    document = message.document
    is_picture = document is not None and (document.mime_type or "").startswith(("image/", "video/", "audio/"))
    return None if is_picture else document


async def offer(context: Context, document: Document) -> None:
    """Staff have sent a document without a word: perhaps it is minutes."""
    assert context.incoming.message is not None
    async with context.store() as store:
        message, replied = wording.offer(document.file_name or ""), context.incoming.message.message_id
        await store.outbox.say(context.place, message, reply_to=replied)


async def read_document(update: Update, context: Context) -> None:
    _require_place(context)
    offered = _offered(update)
    await _read_attachment(context, offered, context.city.local(offered.date))


async def leave_document(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    async with context.store() as store:
        await store.outbox.revise(context.place, query.message.message_id, wording.document_left())
        await context.answer(store, wording.NOT_READ)


def _offered(update: Update) -> Message:
    """The message with the document, to which the one with the button replies."""
    message = update.callback_query.message if update.callback_query else None
    replied = message.reply_to_message if isinstance(message, Message) else None
    if replied is None:
        raise UnknownButton("readdoc")
    return replied


async def _read_attachment(context: Context, message: Message, said_at: datetime) -> None:
    document = message.document
    if document is None:
        raise Unreadable(Flaw.UNKNOWN)
    if (document.file_size or 0) > MOST_BYTES:
        raise TooBig(document.file_size or 0, MOST_BYTES)
    name = document.file_name or ""
    async with context.services.store(f"reading/{context.incoming.update_id}") as store:
        await context.say(store, wording.reading(name))
    said = await context.read_document(document.file_id, name)
    await _read(context, "\n".join(said.lines), said_at, source=message.message_id, unread=said.unread)


# -- reading ----------------------------------------------------------------------------------------------------------


async def _read(
    context: Context, text: str, said_at: datetime, *, source: int | None = None, unread: int = 0, parts: int = 1
) -> None:
    """The preview of what is ordered in this text; a document that was read before keeps the one it has."""
    check_length(text)
    city, place, person = context.city, context.place, context.person
    read = await asyncio.to_thread(read_minutes, text, said_at, city.register, city.calendar)
    source = source or _message_id(context)
    meeting = Meeting.from_reading(read, person, context.now, place, source, unread)
    drafts = await _compared(context, drafts_of(read, meeting, said_at))
    async with context.store() as store:
        known = await store.meetings.read_from(place.chat_id, source)
        if known is None:
            known = await store.meetings.add(meeting)
            for draft in drafts:
                await store.directives.add(replace(draft, meeting=known))
        await store.dialogues.settle(place.chat_id, person.user_id, 0, {Asked.MINUTES})
        if parts > 1:
            await store.outbox.show(place, f"paste:{person.user_id}", wording.collected(parts))
        cards = context.cards(store)
        await cards.show_minutes(await cards.minutes(known), fresh=True)
        if context.incoming.callback_query:
            await context.answer(store, "")


async def _compared(context: Context, drafts: list[Directive]) -> list[Directive]:
    """What is much like a directive on file is not saved with the rest unseen."""
    async with context.services.looking() as store:
        cards = context.cards(store)
        compared = []
        for draft in drafts:
            earlier = await cards.earlier(draft, context.chat)
            compared.append(draft.doubted(Doubt.ORDERED_BEFORE, earlier is not None))
            await asyncio.sleep(0)  # SQLite answers in the loop's thread: others get in between
    return compared


def _message_id(context: Context) -> int:
    message = context.incoming.effective_message
    assert message is not None
    return message.message_id


def _require_place(context: Context) -> None:
    """Minutes show what all OPDs are told: staff read them among themselves."""
    context.person.require(Action.RECORD_MINUTES)
    if not context.place.is_private and context.chat.purpose is not Purpose.STAFF:
        raise WrongUse(wording.ONLY_AMONG_STAFF)


# -- the preview ------------------------------------------------------------------------------------------------------


async def turn(update: Update, context: Context) -> None:
    pressed = press.TurnItems.unpack(context.data)
    async with context.store() as store:
        await context.cards(store).show_minutes(await _load(context, store, pressed.meeting), pressed.page)
        await context.answer(store, "")


async def open_item(update: Update, context: Context) -> None:
    """An item's own card, as any draft has it."""
    async with context.store() as store:
        directive = await load(store, press.OpenItem.unpack(context.data).directive)
        directive.require_change_by(context.person)
        await context.cards(store).show(directive, context.chat, fresh=True)
        await context.answer(store, "")


async def discard_all(update: Update, context: Context) -> None:
    async with context.store() as store:
        minutes = await _load(context, store, press.DiscardAll.unpack(context.data).meeting)
        for _, draft in minutes.drafts:
            await store.directives.save(draft.discarded())
            await context.cards(store).refresh(draft.discarded(), own=True)
        if not minutes.saved:
            await store.meetings.release(minutes.meeting)
        await context.cards(store).show_minutes(await context.cards(store).minutes(minutes.meeting))
        await context.answer(store, wording.discarded_all(len(minutes.drafts)))


async def save_all(update: Update, context: Context) -> None:
    """In slices: a stop in between loses none, and who presses meanwhile goes on with what is left."""
    meeting = press.SaveAll.unpack(context.data).meeting
    while await _save_some(context, meeting):
        pass
    async with context.store() as store:
        minutes = await _load(context, store, meeting)
        await context.cards(store).list_new(minutes)
        await context.cards(store).show_minutes(minutes)
        await context.answer(store, wording.saved_all(minutes))


async def _save_some(context: Context, meeting: int) -> int:
    """Saves the next slice; how many were ready for it. What was saved meanwhile is no draft any more."""
    async with context.services.store(f"minutes/{secrets.token_hex(8)}") as store:
        minutes = await _load(context, store, meeting)
        ready = minutes.ready(context.now.date(), context.city.register, context.city.calendar)
        told = await store.directives.new_tasks(minutes.meeting)
        silent = crowded(ready, told, context.city.register)
        for draft in ready[:A_SLICE]:
            found = await load(store, draft.id)
            if found.is_draft:
                await context.cards(store).refresh(await give_out(context, store, found, silent), own=True)
        if ready[A_SLICE:]:
            cards = context.cards(store)
            await cards.show_minutes(await cards.minutes(minutes.meeting), saving=len(ready[A_SLICE:]))
    return len(ready[A_SLICE:])


async def _load(context: Context, store: Store, meeting_id: int) -> Minutes:
    context.person.require(Action.RECORD_MINUTES)
    meeting = await store.meetings.get(meeting_id)
    if meeting is None:
        raise UnknownButton(context.data)
    return await context.cards(store).minutes(meeting)


def register(application: Application) -> None:  # type: ignore[type-arg]
    new = filters.UpdateType.MESSAGE
    application.add_handler(CommandHandler("notulen", begin, new))
    # A document carries its command in the caption, where CommandHandler does not look.
    application.add_handler(MessageHandler(new & filters.CaptionRegex(r"^/notulen(@\w+)?(\s|$)"), begin))
    for kind, callback in (
        (press.PasteIsWhole, paste_is_whole),
        (press.LeavePaste, leave_paste),
        (press.ReadDocument, read_document),
        (press.LeaveDocument, leave_document),
        (press.TurnItems, turn),
        (press.OpenItem, open_item),
        (press.DiscardAll, discard_all),
        (press.SaveAll, save_all),
    ):
        application.add_handler(CallbackQueryHandler(callback, pattern=kind.pattern()))

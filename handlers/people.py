"""/start, /undang, /bantuan: who one is, becomes, and what one can do here."""

from __future__ import annotations

import secrets
from datetime import timedelta

from telegram import Update
from telegram.ext import Application, CommandHandler, filters
from telegram.helpers import create_deep_linked_url

from bot import menus
from bot.context import Context
from core.chats import Chat, Place, Purpose
from core.messages import people as wording
from core.messages.answers import task_list
from core.messages.message import Message, line
from core.messages.refusals import BadInvitation, UnknownAgency, WrongUse
from core.people import Action, Office, Person, Role, Title
from core.reading import read_agencies
from db.outgoing import Rank
from db.store import Store

INVITATION_LASTS = timedelta(days=7)
ROLES = {"staf": Role.STAFF, "pimpinan": Role.LEADER}


async def start(update: Update, context: Context) -> None:
    """Greets; with an invitation's token registers."""
    if not context.words:
        async with context.store() as store:
            await context.say(store, _greeting(context))
        return
    async with context.store() as store:
        invitation = await store.people.invitation(context.words)
        if invitation is None:
            raise BadInvitation("unknown")
        if invitation.used_by is not None:
            raise BadInvitation("used")
        if invitation.expires_at < context.now:
            raise BadInvitation("expired")
        before = await store.people.use(invitation, context.person)
        await store.chats.know(Chat(context.place, Purpose.PRIVATE, title=context.person.name))
        await menus.offer(store, await store.people.get(context.person.user_id, context.person.name))
        await context.say(store, wording.registered(context.person, invitation.office, context.city.register))
        if invitation.office.agency:
            await _hand_over(context, store, invitation.office, before)


async def _hand_over(context: Context, store: Store, office: Office, before: list[Person]) -> None:
    """A new head is given what is open; who held the office, and the staff, are told."""
    register, agency = context.city.register, office.agency or ""
    await context.cards(store).deliver_open(agency)
    if not before:
        return
    open_tasks = await store.directives.open_tasks([agency])
    title = f"Serah terima {register[agency].short}: tugas terbuka"
    today = context.now.date()
    await context.say(store, *task_list(title, open_tasks, register, today, with_agency=False, secrets=True))
    for person in before:
        await store.outbox.say(
            Place(person.user_id), wording.office_ended(office, context.person, register), rank=Rank.NOTICE
        )
        await menus.offer(store, await store.people.get(person.user_id, person.name))
    for chat in await store.chats.of_staff():
        told = wording.succeeded(office, context.person, before, register)
        await store.outbox.say(chat.place, told, rank=Rank.NOTICE)


def _greeting(context: Context) -> Message:
    if context.person.is_stranger:
        return Message(line("{}", wording.STRANGER))
    return wording.greeting(context.person, context.city.register)


async def invite(update: Update, context: Context) -> None:
    """/undang staf · pimpinan · kepala OPD"""
    context.person.require(Action.INVITE)
    if not context.place.is_private:
        raise WrongUse(wording.ONLY_IN_PRIVATE)
    office = _office(context)
    token = secrets.token_urlsafe(24)
    expires = context.now + INVITATION_LASTS
    link = create_deep_linked_url(context.bot.username, token)
    async with context.store() as store:
        await store.people.invite(token, office, context.person, expires)
        await context.say(store, wording.invitation(office, link, expires, context.city.register, context.city.zone))


def _office(context: Context) -> Office:
    role, _, rest = context.words.replace(".", " ").partition(" ")
    if role.lower() in ROLES and not rest:
        return Office(ROLES[role.lower()])
    if role.lower() not in list(Title) or not rest:
        raise WrongUse(f"Mohon sebutkan siapa yang diundang: {wording.HOW_TO_INVITE}")
    register = context.city.register
    codes = [code for code in read_agencies(rest, register) if not register[code].group]
    if len(codes) != 1:
        raise UnknownAgency(rest)
    return Office(Role.HEAD, codes[0], Title(role.lower()))


async def help_(update: Update, context: Context) -> None:
    async with context.store() as store:
        await context.say(store, wording.help_for(context.person, private=context.place.is_private))


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CommandHandler("start", start, filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE))
    application.add_handler(CommandHandler("start", help_, filters.UpdateType.MESSAGE & filters.ChatType.GROUPS))
    application.add_handler(CommandHandler("undang", invite, filters.UpdateType.MESSAGE))
    application.add_handler(CommandHandler("bantuan", help_, filters.UpdateType.MESSAGE))

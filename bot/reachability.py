"""Chats that cannot be reached: marked, told to staff in one alarm each, served again when they are back."""

from __future__ import annotations

from bot.cards import Cards
from core.chats import Place
from core.city import City
from core.messages import alarms
from db.outgoing import Rank
from db.store import Store

LISTS = {
    "ping": "pengingat",
    "brief": "ringkasan pagi",
    "late": "daftar terlambat",
    "unaccepted": "daftar belum diterima",
    "undelivered": "daftar tidak terkirim",
}


async def lost(store: Store, city: City, chat_id: int) -> None:
    """Nothing can be sent there: what waits is put aside, and the alarm tells what did not arrive."""
    anew = await store.chats.lost_since(chat_id) is None
    chat = await store.chats.lose(chat_id)
    await store.outbox.strand(chat_id)
    since = await store.chats.lost_since(chat_id)
    if chat is None or since is None:
        return
    undelivered = await _named(store, chat_id)
    alarm = alarms.unreachable(chat, since, undelivered, city.register, city.zone)
    for staff in await store.chats.of_staff():
        if staff.reachable and staff.place.chat_id != chat_id:
            # Lost again, it is news: the alarm of the time before stands far up, where nobody looks.
            await store.outbox.show(staff.place, f"lost:{chat_id}", alarm, fresh=anew, rank=Rank.NOTICE)


async def found(store: Store, city: City, chat_id: int) -> None:
    """It takes messages again: what had not reached it and is still true is sent, and the alarm says so."""
    places = await store.chats.find_again(chat_id)
    if not places:
        return
    await store.outbox.revive(chat_id)
    stranded = [(chat, await store.outbox.stranded(chat_id, chat.place.thread_id)) for chat in places]
    await store.outbox.clear_stranded(chat_id)
    cards = Cards(store, city)
    for chat, subjects in stranded:  # topics of one chat belong to different OPDs
        await cards.restore(subjects, chat)
    for standing in await store.outbox.cards_of([f"lost:{chat_id}"]):
        await store.outbox.show(standing.place, standing.subject, alarms.reachable_again(places[0], city.register))


async def moved(store: Store, city: City, old: int, new: int) -> None:
    """A group became a supergroup: the cards it had cannot be edited any more, so open tasks are shown in it anew."""
    standing = await store.outbox.standing_in(old)
    await store.move_chat(old, new)
    for card in standing:
        if card.subject.startswith("task:"):
            chat = await store.chats.get(Place(new, card.place.thread_id))
            await Cards(store, city).restore([card.subject], chat)


async def _named(store: Store, chat_id: int) -> list[str]:
    """What did not arrive, as people name it: #27, pengingat."""
    names: dict[str, None] = {}
    for subject in await store.outbox.stranded(chat_id):
        kind, _, about = subject.partition(":")
        if kind == "task":
            directive = await store.directives.of_task(int(about))
            names[f"#{directive.number}" if directive else subject] = None
        elif kind == "directive":
            directive = await store.directives.get(int(about))
            if directive and directive.number:
                names[f"#{directive.number}"] = None
        elif kind in LISTS:
            names[LISTS[kind]] = None
    return list(names)

"""Who may do what, where: every command and every button, by everybody, in every chat, from one table.

What is refused leaves everything as it was. The table says what each role is allowed; all else must change nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from core.messages.buttons import Press
from sandbox.telegram import Chat, Message, User
from tests.end_to_end.conftest import Town

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2024"
ROLES = ("admin", "staff", "leader", "own head", "other head", "member", "stranger")
PLACES = ("private", "own group", "other group", "common group")

STAFF = ("admin", "staff")
GIVERS = (*STAFF, "leader")
AGENCY = ("own head", "member")  # a member speaks for the OPD in its own group alone

# What changes what is kept, and who may; whatever is not named here changes nothing, whoever sends it.
CHANGES: dict[str, tuple[str, ...]] = {
    "/arahan PUPR cat trotoar paling lambat 6 Juni 2024": GIVERS,
    "/notulen 1. PUPR cat trotoar paling lambat 6 Juni 2024": STAFF,
    "/lapor 1 40% galian": AGENCY,
    "/kendala 1 lahan belum bebas": AGENCY,
    "/perpanjang 1 28 Juni 2024 menunggu material": ("own head",),
    "/selesai 1 tuntas": ("own head",),
    "/undang staf": ("admin",),
    "/hubungkan umum": ("admin",),
    "/pengaturan 08:00 Senin-Kamis": ("admin",),
}
HARMLESS = ("/tugas", "/tugas 1", "/status", "/terlambat", "/minggu", "/rekap", "/verifikasi", "/opd", "/riwayat 1")
"""The same for everybody as far as anything is kept: they only tell, or refuse to."""


def who(town: Town, role: str) -> User:
    known = {"admin": town.rina, "staff": town.sari, "leader": town.wali, "own head": town.budi}
    return (known | {"other head": town.dewi, "stranger": town.tamu}).get(role) or next(
        user for user in town.telegram.users if user.name == "Tono"
    )


def where(town: Town, place: str, person: User) -> Chat:
    return {"own group": town.pupr, "other group": town.dinkes, "common group": town.umum}.get(place) or person.chat


@pytest.fixture
async def crowd(town: Town) -> Town:
    """Everybody is in every group, nobody is asked for patience, and #1 is PUPR's."""
    await town.stop()
    town.settings = town.settings.model_copy(update={"most_a_minute": 10**6})
    await town.start()
    town.telegram.privacy = False
    tono = town.telegram.user("Tono")
    await town.order(DRAINAGE)
    for group in (town.pupr, town.dinkes, town.umum):
        for person in (town.rina, town.sari, town.wali, town.budi, town.dewi, town.tamu, tono):
            if not group.has(person.id):
                await town.telegram.add(group, person)
    await town.done()
    return town


def may(role: str, place: str, allowed: tuple[str, ...]) -> bool:
    """Whoever stands in an OPD's own group speaks for it, except the head of another."""
    if place == "own group" and "member" in allowed and role != "other head":
        return True
    return role in allowed and (role != "member" or place == "own group")


@pytest.mark.parametrize("role", ROLES)
async def test_a_command_changes_only_what_its_sender_may_change(crowd: Town, role: str) -> None:
    person = who(crowd, role)
    for place in PLACES:
        chat = where(crowd, place, person)
        before, last = crowd.kept(), chat.last_id
        for words in (*HARMLESS, *(words for words, allowed in CHANGES.items() if not may(role, place, allowed))):
            await person.send(chat, words)
        await crowd.done()
        told = "\n".join(message.text for message in crowd.bots(chat) if message.id > last)
        assert crowd.kept() == before, (role, place)
        assert "gangguan" not in told, (role, place)
        if role == "stranger" and place != "own group":
            assert "drainase" not in told, place


@pytest.mark.parametrize("role", ROLES)
async def test_a_command_does_what_its_sender_may_do(crowd: Town, role: str) -> None:
    person = who(crowd, role)
    for place in PLACES[:2]:
        for words in ("/lapor 1 40% galian", "/kendala 1 lahan belum bebas"):
            if may(role, place, CHANGES[words]):
                before = crowd.kept()
                await crowd.told(person, words, to=where(crowd, place, person))
                assert crowd.kept() != before, (role, place, words)


# -- buttons -----------------------------------------------------------------------------------------------------------

# Who may press what of a task of PUPR's (or a directive) that is in hand. Pages, lists and cards change nothing.
PRESSES: dict[str, tuple[str, ...]] = {
    "accept": ("own head",),
    **dict.fromkeys(("cancel", "cancelled", "reword", "opd", "agencies", "deadline", "due", "nature"), STAFF),
    **dict.fromkeys(("agency", "assign", "propose", "save", "discard", "split", "milestones"), STAFF),
    **dict.fromkeys(("pingtime", "pingday", "pingusual"), ("admin",)),
    **dict.fromkeys(("approve", "ongoing", "return", "grant", "refuse"), STAFF),
    "update": GIVERS,
}
FIELDS = {"agency": "dinkes", "day": "2024-06-20", "blocked": "land", "unblocker": "staff", "question": "::::"}


def data_of(kind: str) -> str:
    """The press of this kind that names the first thing there is."""
    fields = Press.kinds[kind].__dataclass_fields__ if hasattr(Press.kinds[kind], "__dataclass_fields__") else {}
    return ":".join([kind, *(FIELDS.get(name, "1") for name in fields)])


@pytest.mark.parametrize("role", ROLES)
async def test_a_forged_press_changes_only_what_its_sender_may_change(crowd: Town, role: str) -> None:
    """Any data, from any chat: on a message of the bot that stands there and never had that button."""
    person = who(crowd, role)
    for place in PLACES:
        message = await standing(crowd, where(crowd, place, person), person)
        kinds = [kind for kind in sorted(Press.kinds) if role not in PRESSES.get(kind, ())]
        before = crowd.kept()
        pressed = [await person.press(message, data=data_of(kind)) for kind in kinds]
        told = {kind: (await query.answered(20)).text for kind, query in zip(kinds, pressed, strict=True)}
        await crowd.done()
        assert crowd.kept() == before, (role, place)
        assert [kind for kind, text in told.items() if "gangguan" in text] == [], (role, place)


async def standing(town: Town, chat: Chat, person: User) -> Message:
    """A message of the bot in this chat."""
    if not town.bots(chat):
        await person.send(chat, "/bantuan@tuntas_bot")
        await town.done()
    if not town.bots(chat):  # a stranger is not answered in every group
        await town.rina.send(chat, "/bantuan@tuntas_bot")
        await town.done()
    assert town.bots(chat), (chat.title, chat.messages)
    return town.bots(chat)[0]


FORGED = (
    *("", ":", "accept", "accept:", "accept:x", "accept:1:2", "accept:-1", f"accept:{10**20}", "accept:1 ", "accept:١"),
    *("ACCEPT:1", "save:1'; DROP TABLE tasks", "due:1:2024-13-45", "due:1:'); --", "agency:1:0:<b>", "page:1:@1"),
    *("page:99999999:::::", "list:0:%", "blocked:1:nothing", "x" * 64, "accept:1\x00", "🙂"),
)


async def test_forged_data_is_answered_and_changes_nothing(crowd: Town) -> None:
    (card,) = crowd.cards(crowd.pupr, 1)
    before = crowd.kept()
    for data in FORGED:
        told = await crowd.forged(crowd.budi, card, data)
        assert told or data.startswith(("page", "list")), data
        assert "gangguan" not in told, data
    assert crowd.kept() == before
    assert crowd.rows("SELECT reason FROM inbox WHERE state <> 'done'") == []


async def test_a_replayed_press_from_another_chat_has_its_effect_once(crowd: Town) -> None:
    (card,) = crowd.cards(crowd.pupr, 1)
    query = await crowd.budi.press(card, "Terima")
    await crowd.done()
    before = crowd.kept()
    for chat in (crowd.pupr, crowd.dinkes, crowd.umum, crowd.budi.chat):
        await crowd.forged(crowd.budi, await standing(crowd, chat, crowd.budi), query.data)
    assert crowd.kept() == before


HOSTILE_NAMES = (
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "/etc/passwd",
    "a\x00b.pdf",
    "<b>.pdf",
    "=cmd|' /C calc'!A0.xlsx",
)


async def test_a_file_stays_with_telegram_whatever_its_name(crowd: Town, tmp_path: Path) -> None:
    (card,) = crowd.cards(crowd.pupr, 1)
    await crowd.answered(crowd.budi, card, "Terima")
    files = sorted(tmp_path.iterdir())
    for number, name in enumerate(HOSTILE_NAMES, 1):
        await crowd.budi.send(crowd.pupr, caption=f"{number}%", document=(name, b"isi"), reply_to=card)
        await crowd.says(f"dicatat: {number}%", to=crowd.pupr)
    await crowd.told(crowd.budi, "/selesai 1 tuntas")
    (claim,) = crowd.bots(crowd.staf, "dinyatakan selesai")
    await crowd.answered(crowd.sari, claim, "Lihat bukti")
    assert len([message for message in crowd.bots(crowd.staf) if message.document]) == len(HOSTILE_NAMES)
    assert sorted(tmp_path.iterdir()) == files

"""A small city for the sandbox: people with offices, groups linked to OPDs, the directives of a first Rakor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.application import Tuntas
from core.chats import Chat as KnownChat
from core.chats import Place, Purpose
from core.people import Office, Person, Role
from sandbox.telegram import Chat, Telegram, User

RAKOR = (
    "PUPR bereskan drainase Jl. Sudirman yang tersumbat, paling lambat Jumat depan",
    "Dinkes validasi data stunting per kelurahan, akhir bulan",
    "Satpol PP tertibkan PKL di trotoar Pasar Raya, dibantu PUPR, besok",
)
LEFT_AS_DRAFT = "Benahi lampu jalan di Simpang Rumbio, segera"


@dataclass(frozen=True)
class City:
    """Who lives in the sandbox. One is each of them in turn, on the page."""

    offices: Mapping[User, Office]
    groups: Mapping[Chat, tuple[Purpose, str | None]]
    admin: User
    staff: User


def build(telegram: Telegram) -> City:
    """People and groups; nobody has spoken yet."""
    admin, staff = telegram.user("Rina (admin)"), telegram.user("Sari (staf wali kota)")
    mayor, stranger = telegram.user("Wali Kota"), telegram.user("Orang luar")
    pupr, dinkes = telegram.user("Budi (kepala PUPR)"), telegram.user("Dewi (kepala Dinkes)")
    satpol = telegram.user("Hendra (kepala Satpol PP)")
    crew = telegram.user("Joni (pegawai PUPR)")
    offices = {
        admin: Office(Role.ADMIN),
        staff: Office(Role.STAFF),
        mayor: Office(Role.LEADER),
        pupr: Office(Role.HEAD, "pupr"),
        dinkes: Office(Role.HEAD, "dinkes"),
        satpol: Office(Role.HEAD, "satpolpp-damkar"),
    }
    groups = {
        telegram.group("Grup PUPR", members=[admin, pupr, crew]): (Purpose.AGENCY, "pupr"),
        telegram.group("Grup Dinkes", members=[admin, dinkes]): (Purpose.AGENCY, "dinkes"),
        telegram.group("Grup Satpol PP", members=[admin, satpol]): (Purpose.AGENCY, "satpolpp-damkar"),
        telegram.group("Rakor Kota", members=[admin, staff, mayor, pupr, dinkes, satpol, stranger]): (
            Purpose.COMMON,
            None,
        ),
        telegram.group("Staf Wali Kota", members=[admin, staff]): (Purpose.STAFF, None),
    }
    return City(offices, groups, admin, staff)


async def settle_in(
    telegram: Telegram,
    tuntas: Tuntas,
    offices: Mapping[User, Office],
    groups: Mapping[Chat, tuple[Purpose, str | None]],
) -> None:
    """Everybody is registered and every group linked, as invitations and /hubungkan would have it."""
    for group in groups:
        await telegram.add_bot(group)
        await telegram.wait(lambda message: "Terima kasih" in message.text, chat=group)
    async with tuntas.services.store("sandbox") as store:
        for user, office in offices.items():
            telegram.chat(user).started = True
            await store.people.appoint(Person(user.id, user.name), office)
            await store.chats.know(KnownChat(Place(user.id), Purpose.PRIVATE, title=user.name))
        for group, (purpose, agency) in groups.items():
            await store.chats.link(KnownChat(Place(group.id), purpose, agency, group.title))


async def hold_rakor(telegram: Telegram, city: City) -> None:
    """Staff enter what the mayor ordered; the last directive waits as a draft, with its doubts."""
    for text in RAKOR:
        await city.staff.send(None, text)
        draft = await telegram.wait(lambda message: "Arahan baru" in message.text, chat=city.staff, timeout=60)
        await city.staff.press(draft, "Simpan")
        await telegram.wait(lambda message: "Arahan #" in message.text, chat=city.staff, timeout=60)
    await city.staff.send(None, LEFT_AS_DRAFT)

"""The daily ping: once a day a chat, on working days only, late until 17:00, never about nothing."""

from __future__ import annotations

import asyncio

import jobs.pings
from sandbox.telegram import Chat, Message, User
from tests.end_to_end.conftest import Town

PING = "Pengingat"


def _pings(town: Town, chat: Chat | User) -> list[Message]:
    return town.bots(chat, PING)


async def test_over_idul_adha_and_a_weekend_only_working_days_ping(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 20 Juni 2024")
    for day in range(13, 22):
        for hour, minute in ((7, 29), (7, 30), (12, 0), (16, 59), (23, 0)):
            await town.at(day, hour, minute)
    assert [message.date.astimezone(town.settings.zone).strftime("%d %H") for message in _pings(town, town.pupr)] == [
        "13 07",  # 14 is a Friday, 15-16 a weekend, 17-18 Idul Adha with its collective leave
        "14 07",
        "19 07",
        "20 07",
        "21 07",
    ]
    headings = [message.text.split("\n")[2] for message in _pings(town, town.pupr)]
    assert headings == ["Dalam tujuh hari"] * 2 + ["Jatuh tempo besok", "Jatuh tempo hari ini", "Terlambat"]


async def test_after_a_stop_the_ping_comes_late_but_not_after_five(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 7 Juni 2024")
    await town.stop()
    town.clock.move_to(town.clock().replace(month=6, day=5, hour=9, minute=59))  # 16:59 in Solok
    await town.start()
    await town.tick()
    assert len(_pings(town, town.pupr)) == 1
    await town.stop()
    town.clock.move_to(town.clock().replace(day=6, hour=10, minute=0))
    await town.start()
    await town.tick()
    assert len(_pings(town, town.pupr)) == 1


async def test_two_programs_ticking_at_once_ping_once(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 7 Juni 2024")
    assert town.tuntas is not None
    await town.stop()
    town.clock.move_to(town.clock().replace(month=6, day=5, hour=1))
    await town.start()
    await asyncio.gather(*(jobs.pings.send_pings(town.tuntas.services) for _ in range(4)))
    await town.tick()
    assert [len(_pings(town, chat)) for chat in (town.pupr, town.umum, town.staf)] == [1, 1, 1]


async def test_the_programs_own_clock_ticks(town: Town) -> None:
    await town.stop()
    town.settings = town.settings.model_copy(update={"tick_seconds": 0.1})
    await town.start()
    await town.order("PUPR bereskan drainase paling lambat 7 Juni 2024")
    town.clock.move_to(town.clock().replace(month=6, day=5, hour=1))
    await town.says(PING, "drainase", to=town.pupr)


async def test_where_there_is_nothing_to_say_nothing_is_said(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 31 Desember 2024")
    (card,) = town.cards(town.pupr, 1)
    await town.answered(town.budi, card, "Terima")
    await town.order("PUPR bersihkan pasar paling lambat 7 Juni 2024")
    await town.told(town.budi, "/selesai 2 tuntas")  # staff's turn, not the agency's
    await town.at(5, 8)
    assert not _pings(town, town.pupr)
    assert not _pings(town, town.umum)
    assert not _pings(town, town.dinkes)


async def test_each_chat_hears_of_its_own_tasks_and_the_common_one_of_all_by_agency(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 6 Juni 2024")
    await town.order("Dinkes periksa posyandu paling lambat 6 Juni 2024")
    await town.order("PUPR bersihkan pasar paling lambat 4 Juni 2024")
    await town.at(5, 8)
    (own,), (common,) = _pings(town, town.pupr), _pings(town, town.umum)
    assert "posyandu" not in own.text
    assert own.text.index("Terlambat") < own.text.index("pasar") < own.text.index("besok") < own.text.index("drainase")
    tomorrow = common.text.partition("Jatuh tempo besok")[2].split("\n")
    assert [row for row in tomorrow if row in ("Dinkes", "PUPR")] == ["Dinkes", "PUPR"]
    assert tomorrow.index("Dinkes") + 1 == next(place for place, row in enumerate(tomorrow) if "#2" in row)


async def test_a_reply_to_the_ping_reports_on_the_number_it_names(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 6 Juni 2024")
    await town.order("PUPR bersihkan pasar paling lambat 6 Juni 2024")
    await town.at(5, 8)
    (ping,) = _pings(town, town.pupr)
    await town.budi.send(town.pupr, "70% selesai", reply_to=ping)
    await town.says("arahan yang mana", "#1, #2", to=town.pupr)
    await town.budi.send(town.pupr, "#2 70%", reply_to=ping)
    await town.says("Laporan #2 dicatat: 70%", to=town.pupr)
    assert (town.status_of(1), town.status_of(2)) == ("waiting", "in_progress")


async def test_one_reply_may_report_on_several_and_on_what_the_ping_no_longer_lists(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.order("PUPR perbaiki trotoar paling lambat 31 Mei 2024")
    await town.at(30, 7, 30, month=5)
    ping = town.bots(town.pupr, "Pengingat")[-1]
    await town.order("PUPR keruk sedimen paling lambat 28 Juni 2024")
    await town.budi.send(town.pupr, "Izin melapor\n#1 70%\n2: 40% tinggal cat\n#3 5%", reply_to=ping)
    for number, percent in ((1, 70), (2, 40), (3, 5)):
        await town.says(f"Laporan #{number} dicatat: {percent}%", to=town.pupr, since=0)
    kept = town.kept()
    await town.budi.send(town.pupr, "#99 70%", reply_to=ping)
    await town.says("#99 tidak ditemukan", to=town.pupr)
    assert town.kept() == kept


async def test_a_head_without_a_group_is_pinged_in_private_and_one_with_a_group_there(town: Town) -> None:
    rahmat = town.telegram.user("Rahmat")
    await town.invite(rahmat, "kepala Dishub")
    await town.order("Dishub atur lalu lintas paling lambat 6 Juni 2024")
    await town.order("PUPR bereskan drainase paling lambat 6 Juni 2024")
    await town.at(5, 8)
    assert len(_pings(town, rahmat)) == len(_pings(town, town.pupr)) == 1
    assert not _pings(town, town.budi)

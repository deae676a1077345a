"""What is late for long reaches the leaders and the mayor's list, what nobody accepts the staff: once each."""

from __future__ import annotations

import asyncio

import jobs.escalations
from sandbox.telegram import Chat
from tests.end_to_end.conftest import Town

LATE = "Terlambat lebih dari"


async def leaders_of(town: Town) -> Chat:
    group = town.telegram.group("Pimpinan", members=[town.rina, town.wali])
    await town.link(group, "pimpinan")
    return group


async def test_a_late_task_goes_up_to_the_mayors_list_once_a_level(town: Town) -> None:
    leaders = await leaders_of(town)
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.at(5, 8)
    assert not town.bots(leaders, LATE)
    await town.at(6, 8)
    (told,) = town.bots(leaders, LATE)
    assert told.text.startswith("Terlambat lebih dari 3 hari kerja")
    assert "#1" in told.text
    assert "PUPR" in told.text
    await town.at(11, 8)
    assert len(town.bots(leaders, LATE)) == 1
    await town.stop()
    town.clock.move_to(town.clock().replace(day=12, hour=1))
    await town.start()
    await town.tick()
    mayor = await town.says("Untuk Wali Kota: terlambat lebih dari 7 hari kerja", "#1", to=leaders)
    assert mayor.text.count("#1") == 1
    await town.at(19, 8)
    assert len(town.bots(leaders, "lebih dari")) == 2


async def test_a_moved_deadline_may_be_late_again(town: Town) -> None:
    leaders = await leaders_of(town)
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.at(6, 8)
    (card,) = town.cards(town.sari, 1)
    await town.answered(town.sari, card, "Ubah tenggat")
    await town.told(town.sari, "7 Juni 2024")
    await town.at(12, 8)
    assert len(town.bots(leaders, LATE)) == 1
    await town.at(13, 8)
    assert len(town.bots(leaders, LATE)) == 2


async def test_what_was_missed_for_weeks_is_told_once_and_at_the_highest_level(town: Town) -> None:
    leaders = await leaders_of(town)
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.order("Dinkes periksa posyandu paling lambat 14 Juni 2024")
    await town.stop()
    town.clock.move_to(town.clock().replace(month=6, day=24, hour=2))
    await town.start()
    await town.tick()
    (told,) = town.bots(leaders, LATE)
    mayor, others = told.text.split("Terlambat lebih dari 3 hari kerja")
    assert "#1" in mayor
    assert "#2" in others
    assert "#2" not in mayor


async def test_without_a_leaders_group_the_leaders_are_told_in_private(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.at(6, 8)
    await town.says(LATE, "#1", to=town.wali)


async def test_what_is_claimed_is_not_held_against_the_agency(town: Town) -> None:
    leaders = await leaders_of(town)
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.told(town.budi, "/selesai 1 tuntas")
    await town.at(14, 8)
    assert not town.bots(leaders, LATE)


async def test_staff_are_told_once_of_what_nobody_accepts_in_a_working_day(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 28 Juni 2024")
    await town.at(30, 8, 55, month=5)
    assert not town.bots(town.staf, "Belum diterima")
    assert not town.bots(town.pupr, "Menunggu diterima")
    await town.at(30, 9, 5, month=5)
    (told,) = town.bots(town.staf, "Belum diterima setelah 1 hari kerja")
    assert "#1" in told.text
    await town.order("Dinkes periksa posyandu paling lambat 28 Juni 2024")
    await town.at(31, 8, month=5)
    assert "#1" in town.bots(town.pupr, "Menunggu diterima")[0].text
    await town.at(31, 9, 10, month=5)
    _, second = town.bots(town.staf, "Belum diterima")
    assert "#2" in second.text
    assert "#1" not in second.text
    for day in (3, 4):
        await town.at(day, 10)
    assert len(town.bots(town.staf, "Belum diterima")) == 2


async def test_all_that_is_not_accepted_on_one_day_is_one_message(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 28 Juni 2024")
    await town.after(3600)
    await town.order("PUPR bersihkan pasar paling lambat 28 Juni 2024")
    await town.at(30, 9, 5, month=5)
    await town.at(30, 10, 5, month=5)
    (told,) = town.bots(town.staf, "Belum diterima")
    assert "#1" in told.text
    assert "#2" in told.text


async def test_what_is_accepted_in_time_is_no_matter_for_staff(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 28 Juni 2024")
    (card,) = town.cards(town.pupr, 1)
    await town.answered(town.budi, card, "Terima")
    await town.at(3, 10)
    assert not town.bots(town.staf, "Belum diterima")


async def test_programs_that_escalate_at_once_tell_it_once(town: Town) -> None:
    leaders = await leaders_of(town)
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.stop()
    town.clock.move_to(town.clock().replace(month=6, day=12, hour=2))
    await town.start()
    assert town.tuntas is not None
    both = (jobs.escalations.tell_leaders, jobs.escalations.tell_staff)
    await asyncio.gather(*(job(town.tuntas.services) for job in both * 3))
    await town.tick()
    assert len(town.bots(leaders, "Untuk Wali Kota")) == 1
    assert len(town.bots(town.staf, "Belum diterima")) == 1


async def test_what_is_late_reaches_the_leaders_in_private_while_their_group_is_lost(town: Town) -> None:
    leaders = await leaders_of(town)
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.telegram.kick_bot(leaders)
    await town.done()
    await town.at(6, 8)
    assert len(town.bots(town.wali, LATE)) == 1
    await town.telegram.add_bot(leaders, by=town.rina)
    await town.done()
    await town.at(7, 8)
    assert not town.bots(leaders, LATE)


async def test_what_is_late_waits_until_a_leader_can_be_told(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024")
    await town.wali.block()
    await town.done()
    await town.at(6, 8)
    await town.wali.start()
    await town.done()
    await town.at(10, 8)
    assert len(town.bots(town.wali, LATE)) == 1

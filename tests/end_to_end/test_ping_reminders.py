"""One task alone: two hours before its minute; again while it is very urgent and nobody accepts it; quiet hours."""

from __future__ import annotations

from tests.end_to_end.conftest import Town

NEAR = "Segera jatuh tempo"
AGAIN = "SANGAT SEGERA, belum diterima"


async def test_a_minute_is_told_two_hours_before_to_the_agency_alone(town: Town) -> None:
    await town.order("PUPR siapkan bahan rapat, 31 Mei 2024 pukul 14.00")
    await town.at(31, 11, 59, month=5)
    assert not town.bots(town.pupr, NEAR)
    await town.at(31, 12, 0, month=5)
    (told,) = town.bots(town.pupr, NEAR, "#1", "pukul 14.00")
    await town.at(31, 13, 0, month=5)
    assert len(town.bots(town.pupr, NEAR)) == 1
    assert not town.bots(town.umum, NEAR)
    await town.budi.send(town.pupr, "80%", reply_to=told)
    await town.says("Laporan #1 dicatat: 80%", to=town.pupr)


async def test_a_minute_on_a_free_day_is_in_the_last_ping_before_it_and_told_two_hours_before(town: Town) -> None:
    await town.order("PUPR siapkan lapangan salat, 17 Juni 2024 pukul 06.30")
    await town.at(14, 7, 30)
    assert len(town.bots(town.pupr, "Jatuh tempo pada hari libur", "Sen, 17 Jun 2024 pukul 06.30")) == 1
    for day, hour in ((15, 8), (16, 8), (17, 5)):
        await town.at(day, hour)
    assert not town.bots(town.pupr, NEAR)  # 04.30 is quiet
    await town.at(17, 6, 0)
    assert len(town.bots(town.pupr, NEAR, "pukul 06.30")) == 1
    await town.at(17, 8)
    assert len(town.bots(town.pupr, "Pengingat")) == 1


async def test_a_restart_before_the_minute_tells_it_once(town: Town) -> None:
    await town.order("PUPR siapkan bahan rapat, 31 Mei 2024 pukul 14.00")
    await town.at(31, 12, 30, month=5)
    await town.stop()
    await town.start()
    await town.tick()
    assert len(town.bots(town.pupr, NEAR)) == 1
    await town.at(31, 14, 30, month=5)
    assert len(town.bots(town.pupr, NEAR)) == 1


async def test_what_is_very_urgent_is_repeated_three_times_at_most(town: Town) -> None:
    await town.order("PUPR tutup lubang di Jl. Sudirman, sangat segera, paling lambat 31 Mei 2024")
    assert len(town.cards(town.pupr, 1)) == 1
    counts = []
    for day, hour, minute in ((29, 10, 59), (29, 11, 1), (29, 12, 0), (29, 13, 2), (29, 15, 3), (30, 12, 0)):
        await town.at(day, hour, minute, month=5)
        counts.append(len(town.bots(town.pupr, AGAIN)))
    assert counts == [0, 1, 1, 2, 3, 3]
    assert len(town.bots(town.umum, AGAIN)) == 0


async def test_once_it_is_accepted_nothing_is_repeated(town: Town) -> None:
    await town.order("PUPR tutup lubang di Jl. Sudirman, sangat segera, paling lambat 31 Mei 2024")
    await town.at(29, 11, 1, month=5)
    (told,) = town.bots(town.pupr, AGAIN)
    assert "diterima" in await town.answered(town.budi, told, "Terima")
    await town.at(29, 15, 0, month=5)
    assert len(town.bots(town.pupr, AGAIN)) == 1


async def test_at_night_the_clock_says_nothing_and_in_the_morning_each_thing_once(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 28 Juni 2024")
    await town.order("PUPR siapkan bahan apel, 31 Mei 2024 pukul 07.30")
    await town.stop()
    town.clock.move_to(town.clock().replace(day=30, hour=14))  # 21.00 in Solok
    await town.start()
    await town.at(31, 5, 45, month=5)
    assert not town.bots(town.staf, "Belum diterima")
    assert not town.bots(town.pupr, NEAR)
    for minute in (0, 5):
        await town.at(31, 6, minute, month=5)
        assert len(town.bots(town.staf, "Belum diterima")) == 1
        assert len(town.bots(town.pupr, NEAR)) == 1


async def test_what_was_given_at_night_and_is_very_urgent_is_repeated_in_working_hours(town: Town) -> None:
    await town.at(29, 22, month=5)
    await town.order("PUPR tutup lubang di Jl. Sudirman, sangat segera, paling lambat 31 Mei 2024")
    assert len(town.cards(town.pupr, 1)) == 1
    await town.at(30, 9, 29, month=5)
    assert not town.bots(town.pupr, AGAIN)
    await town.at(30, 9, 31, month=5)
    assert len(town.bots(town.pupr, AGAIN)) == 1

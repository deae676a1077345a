"""A recurring directive makes its next task when its time comes."""

from __future__ import annotations

from datetime import datetime

from tests.end_to_end.conftest import WIB, Town

EVERY_MONDAY = "PUPR laporkan kebersihan drainase setiap Senin"


def _deadlines(town: Town) -> list[str]:
    return [str(day) for day in town.rows("SELECT due_day FROM tasks ORDER BY id")]


async def test_the_draft_says_that_it_comes_again(town: Town) -> None:
    await town.sari.send(None, EVERY_MONDAY)
    await town.says("Arahan baru", "Berulang: setiap Senin", "Senin, 3 Juni 2024", to=town.sari)


async def test_over_two_months_every_occurrence_has_a_task_of_its_own(town: Town) -> None:
    await town.order(EVERY_MONDAY)
    for month, day in [(6, 4), (6, 11), (6, 18), (6, 25), (7, 2), (7, 9), (7, 16), (7, 23)]:
        await town.at(day, 9, month=month)
    assert _deadlines(town) == [
        "2024-06-03", "2024-06-10", "2024-06-17", "2024-06-24", "2024-07-01",
        "2024-07-08", "2024-07-15", "2024-07-22", "2024-07-29",
    ]  # fmt: skip
    assert town.rows("SELECT number FROM directives") == [1]


async def test_a_report_by_number_is_about_the_oldest_occurrence_that_is_open(town: Town) -> None:
    await town.order(EVERY_MONDAY)
    await town.at(4, 9)
    await town.at(5, 7, 30)
    ping = town.bots(town.pupr, "Pengingat")[-1]
    await town.budi.send(town.pupr, "#1 60%", reply_to=ping)
    await town.says("Laporan #1 dicatat: 60%", to=town.pupr)
    assert town.rows("SELECT percent FROM tasks ORDER BY id") == [60, None]


async def test_what_a_long_stop_has_missed_is_not_made_up_for(town: Town) -> None:
    await town.order(EVERY_MONDAY)
    await town.stop()
    town.clock.move_to(datetime(2024, 6, 26, 9, 0, tzinfo=WIB))
    await town.start()
    await town.tick()
    assert _deadlines(town) == ["2024-06-03", "2024-07-01"]


async def test_a_withdrawn_directive_does_not_come_again(town: Town) -> None:
    await town.order(EVERY_MONDAY)
    (card,) = town.bots(town.sari, "Arahan #1")
    await town.answered(town.sari, card, "Batalkan")
    await town.answered(town.sari, card, "Ya, batalkan")
    await town.at(5, 9)
    assert _deadlines(town) == ["2024-06-03"]

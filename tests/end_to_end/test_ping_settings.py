"""/pengaturan: each group has its own ping time and weekdays."""

from __future__ import annotations

from datetime import time

import pytest

from sandbox.telegram.requests import Request
from tests.end_to_end.conftest import Town


async def test_a_group_is_pinged_at_its_own_time_on_its_own_weekdays(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 4 Juni 2024")
    told = await town.told(town.rina, "/pengaturan 09:00 Senin-Kamis", town.pupr)
    assert "Waktu: 09.00" in told
    assert "Senin, Selasa, Rabu, Kamis" in told
    await town.at(31, 9, 30, month=5)  # a Friday
    assert not town.bots(town.pupr, "Pengingat Jumat")
    assert len(town.bots(town.umum, "Pengingat Jumat")) == 1
    await town.at(3, 8, 0)
    assert not town.bots(town.pupr, "Pengingat Senin")
    await town.at(3, 9, 0)
    assert len(town.bots(town.pupr, "Pengingat Senin")) == 1
    await town.stop()
    await town.start()
    await town.at(4, 9, 0)
    assert len(town.bots(town.pupr, "Pengingat Selasa")) == 1


async def test_buttons_change_time_and_days_and_back(town: Town) -> None:
    await town.told(town.rina, "/pengaturan", town.pupr)
    card = town.bots(town.pupr, "Pengingat grup ini")[-1]
    assert await town.answered(town.rina, card, "08.00") == "Pengaturan dicatat."
    assert await town.answered(town.rina, card, "Jum") == "Pengaturan dicatat."
    (card,) = town.bots(town.pupr, "Waktu: 08.00", "Senin, Selasa, Rabu, Kamis")
    assert town.rows("SELECT ping_time, ping_days FROM chats WHERE chat_id = ?", town.pupr.id) == [
        ("08:00:00.000000", "0123")
    ]
    await town.answered(town.rina, card, "Seperti semula")
    assert town.rows("SELECT ping_time, ping_days FROM chats WHERE chat_id = ?", town.pupr.id) == [(None, None)]


async def test_a_new_time_on_the_same_day_never_pings_twice(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 4 Juni 2024")
    await town.at(3, 8)
    await town.told(town.rina, "/pengaturan 10:00", town.pupr)
    await town.at(3, 10)
    assert len(town.bots(town.pupr, "Pengingat Senin")) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("21:00", "jam tenang"),
        ("pagi sekali", "misalnya: /pengaturan 08:00 Senin-Kamis"),
        ("24:30", "misalnya"),
    ],
)
async def test_what_cannot_be_is_refused(town: Town, typed: str, said: str) -> None:
    before = town.kept()
    assert said in await town.told(town.rina, f"/pengaturan {typed}", town.pupr)
    assert town.kept() == before


async def test_the_last_day_cannot_be_taken_away(town: Town) -> None:
    await town.told(town.rina, "/pengaturan Rabu", town.pupr)
    card = town.bots(town.pupr, "Pengingat grup ini")[-1]
    assert "paling sedikit satu hari" in await town.answered(town.rina, card, "Rab")


async def test_only_an_admin_in_a_linked_group_may(town: Town) -> None:
    before = town.kept()
    assert "hanya dapat diubah admin" in await town.told(town.budi, "/pengaturan 08:00", town.pupr)
    assert "di dalam grup" in await town.told(town.rina, "/pengaturan 08:00")
    await town.told(town.rina, "/pengaturan", town.pupr)
    card = town.bots(town.pupr, "Pengingat grup ini")[-1]
    assert "hanya dapat diubah admin" in await town.answered(town.budi, card, "08.00")
    assert "tidak berlaku lagi" in await town.forged(town.rina, card, "pingtime:1440")
    assert "tidak berlaku lagi" in await town.forged(town.rina, card, "pingday:7")
    assert town.kept() == before


async def test_each_topic_of_a_forum_has_a_time_of_its_own(town: Town) -> None:
    forum = town.telegram.supergroup("Semua OPD", members=[town.rina], topics=True)
    dishub, bpbd = forum.topic("Dishub"), forum.topic("BPBD")
    await town.telegram.add_bot(forum, by=town.rina)
    await town.done()
    for thread, agency in ((dishub, "Dishub"), (bpbd, "BPBD")):
        await town.rina.send(forum, f"/hubungkan@tuntas_bot {agency}", thread=thread)
    await town.order("Dishub dan BPBD siapkan posko paling lambat 4 Juni 2024")
    await town.rina.send(forum, "/pengaturan@tuntas_bot 09:00", thread=bpbd)
    await town.done()
    (card,) = town.bots(forum, "Waktu: 09.00")
    assert card.thread == bpbd
    await town.at(3, 8)
    assert {message.thread for message in town.bots(forum, "Pengingat Senin")} == {dishub}
    await town.answered(town.rina, card, "Sel")  # no longer on Tuesdays
    await town.at(3, 9)
    assert [message.thread for message in town.bots(forum, "Pengingat Senin")] == [dishub, bpbd]
    await town.at(4, 9)
    assert [message.thread for message in town.bots(forum, "Pengingat Selasa")] == [dishub]


async def test_a_city_that_pings_in_quiet_hours_does_so_without_a_sound(town: Town) -> None:
    await town.stop()
    town.settings = town.settings.model_copy(update={"ping_time": time(20, 30)})
    await town.start()
    await town.order("PUPR bereskan drainase paling lambat 4 Juni 2024")
    await town.at(3, 20, 30)
    assert len(town.bots(town.pupr, "Pengingat Senin")) == 1
    (call,) = [call for call in town.telegram.requests if "Pengingat Senin" in str(call.params) and _to(call, town)]
    assert call.params["disable_notification"]
    await town.at(3, 23)
    assert len(town.bots(town.pupr, "Pengingat Senin")) == 1


def _to(call: Request, town: Town) -> bool:
    return str(call.params["chat_id"]) == str(town.pupr.id)

"""What could not be delivered is one alarm a day with a list, never silence."""

from __future__ import annotations

from tests.end_to_end.conftest import Town

ALARM = "Tidak terkirim"


async def test_pings_that_may_not_have_arrived_are_one_list_for_staff(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 7 Juni 2024")
    await town.order("Dinkes periksa posyandu paling lambat 7 Juni 2024")
    for chat in (town.pupr, town.dinkes):
        town.telegram.faults.add("sendMessage", chat=chat, kind="lost_answer")
    await town.at(5, 8)
    await town.tick()
    listed = ("Rabu, 5 Juni 2024", "Grup PUPR", "Grup Dinkes", "mungkin tidak sampai", "Pengingat Rabu")
    await town.says(ALARM, *listed, to=town.staf, since=0)
    await town.stop()
    await town.start()
    await town.at(5, 9)
    assert len(town.bots(town.staf, ALARM)) == 1


async def test_a_message_telegram_refuses_is_in_the_list_with_its_words(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 31 Mei 2024 pukul 14.00")
    refusal = "Bad Request: can't parse entities"
    town.telegram.faults.add("sendMessage", chat=town.pupr, code=400, description=refusal)
    await town.at(31, 12, month=5)
    await town.tick()
    (alarm,) = town.bots(town.staf, ALARM)
    assert "ditolak Telegram" in alarm.text
    assert "drainase" in alarm.text


async def test_what_was_never_sent_in_its_time_is_told(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 7 Juni 2024")
    town.telegram.faults.add("sendMessage", chat=town.pupr, kind="429", retry_after=36000)
    await town.at(5, 8)
    await town.after(11 * 3600)
    await town.tick()
    (alarm,) = town.bots(town.staf, ALARM)
    assert "tidak sempat terkirim" in alarm.text
    assert "Grup PUPR" in alarm.text

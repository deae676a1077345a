"""Nothing lost, nothing doubled: 429, lost answers, order, chats that move, vanish and come back."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from bot.pace import Pace
from sandbox.telegram.faults import FaultKind
from tests.end_to_end.conftest import Town

pytestmark = pytest.mark.every_database

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2024"
BOTH = "PUPR dibantu Dinkes bereskan drainase paling lambat 7 Juni 2024"


async def test_a_429_holds_that_chat_only_and_loses_nothing(town: Town) -> None:
    town.telegram.faults.add("sendMessage", chat=town.pupr, kind="429", retry_after=1)
    await town.order(BOTH)
    await town.says("Arahan #1", to=town.dinkes, since=0)
    await town.after(2)
    held = await town.says("Arahan #1", to=town.pupr, since=0)
    await town.done()
    assert held.changed > town.cards(town.dinkes, 1)[0].changed
    assert len(town.cards(town.pupr, 1)) == 1
    sends = town.telegram.since(0, "sendMessage")
    tries = [call.outcome for call in sends if str(call.params["chat_id"]) == str(town.pupr.id)]
    assert tries == ["Too Many Requests: retry after 1", "ok"]  # what was asked for is waited for


async def test_a_chat_whose_pause_ends_while_the_sender_looks_is_not_left_waiting(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = 0.0

    class Asked(Pace):
        """A second passes after each question who has to wait."""

        def slow(self, now: float) -> set[int]:
            nonlocal passed
            found = super().slow(now)
            passed += len(found)
            return found

    monkeypatch.setattr("bot.sending.time", SimpleNamespace(monotonic=lambda: time.monotonic() + passed))
    await town.stop()
    town.pace = Asked(burst=1)
    await town.start()
    for _ in range(3):
        await town.budi.send(None, "/tugas")
    await town.done()
    assert passed
    assert len(town.bots(town.budi, "Tugas terbuka")) == 3


async def test_order_within_a_chat_holds_through_a_failure_and_other_chats_do_not_wait(town: Town) -> None:
    await town.order(BOTH)
    card = town.cards(town.pupr, 1)[0]
    await town.answered(town.budi, card, "Terima")
    town.telegram.faults.add("sendMessage", chat=town.pupr, kind="reset_before")
    for percent in (10, 20, 30):
        await town.budi.send(town.pupr, f"{percent}%", reply_to=card)
    await town.dewi.send(town.dinkes, "/tugas")
    await town.says("Tugas terbuka", to=town.dinkes)
    await town.done()
    await town.after(5)
    told = [message.text for message in town.bots(town.pupr, "dicatat")]
    assert ["10%" in told[0], "20%" in told[1], "30%" in told[2]] == [True] * 3
    assert len(told) == 3


async def test_a_card_whose_answer_was_lost_is_sent_again(town: Town) -> None:
    town.telegram.faults.add("sendMessage", chat=town.pupr, kind="lost_answer")
    await town.order(DRAINAGE)
    await town.after(5)
    assert len(town.cards(town.pupr, 1)) == 2  # repeated once: better than an agency that was never told
    await town.after(60)
    assert len(town.cards(town.pupr, 1)) == 2


@pytest.mark.parametrize("kind", ["lost_answer", "truncated_json"])
async def test_a_ping_that_may_have_gone_out_is_not_repeated(town: Town, kind: FaultKind) -> None:
    await town.order(DRAINAGE)
    town.telegram.faults.add("sendMessage", chat=town.pupr, kind=kind)
    await town.at(5, 8)
    await town.after(120)
    assert len(town.bots(town.pupr, "Pengingat")) == 1
    assert town.rows("SELECT state FROM outbox WHERE subject LIKE 'ping:%' AND chat_id = ?", town.pupr.id) == [
        "unknown"
    ]


async def test_an_edit_whose_answer_was_lost_ends_as_it_should(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    town.telegram.faults.add("editMessageText", chat=town.pupr, kind="lost_answer")
    await town.answered(town.budi, card, "Terima")
    await town.after(5)
    assert "Status: diterima" in town.telegram.current(card).text
    assert len(town.cards(town.pupr, 1)) == 1
    assert town.rows("SELECT 1 FROM outbox WHERE state <> 'sent'") == []


async def test_a_deleted_card_is_shown_anew(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    await town.budi.delete(card)
    await town.told(town.budi, "/lapor 1 40%")
    (new,) = town.cards(town.pupr, 1)
    assert "40%" in new.text


async def test_a_message_telegram_will_never_take_is_told_to_staff(town: Town) -> None:
    town.telegram.faults.add("sendMessage", chat=town.pupr, code=400, description="Bad Request: can't parse entities")
    await town.order(DRAINAGE)
    await town.tick()
    await town.says("Tidak terkirim", "PUPR", "drainase", "ditolak Telegram", to=town.staf, since=0)


# -- a group becomes a supergroup --------------------------------------------------------------------------------------


async def test_a_group_that_becomes_a_supergroup_is_followed(town: Town) -> None:
    await town.order(DRAINAGE)
    new = await town.telegram.migrate(town.pupr)
    await town.done()
    assert town.rows("SELECT chat_id FROM chats WHERE agency = 'pupr'") == [new]
    group = town.telegram.chat(new)
    await town.order("PUPR bersihkan pasar paling lambat 6 Juni 2024")
    (card,) = town.cards(group, 2)
    assert "diterima" in await town.answered(town.budi, card, "Terima")
    await town.at(5, 8)
    assert len(town.bots(group, "Pengingat", "#1", "#2")) == 1


async def test_the_open_cards_come_along_into_the_supergroup(town: Town) -> None:
    await town.order(DRAINAGE)
    new = await town.telegram.migrate(town.pupr)
    await town.done()
    group = town.telegram.chat(new)
    (card,) = town.cards(group, 1)
    await town.answered(town.budi, card, "Terima")
    assert "Status: diterima" in town.telegram.current(card).text
    assert len(town.cards(group, 1)) == 1


async def test_a_supergroup_first_heard_of_through_a_refusal_is_followed_too(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.stop()
    new = await town.telegram.migrate(town.pupr)
    town.telegram.world.updates.drop_all()  # the service messages never arrive
    await town.start()
    await town.order("PUPR bersihkan pasar paling lambat 6 Juni 2024")
    await town.after(5)
    assert len(town.cards(town.telegram.chat(new), 2)) == 1
    assert town.rows("SELECT chat_id FROM chats WHERE agency = 'pupr'") == [new]


# -- out of reach ----------------------------------------------------------------------------------------------------


async def test_a_bot_kicked_out_raises_one_alarm_and_delivers_what_is_still_true_when_it_is_back(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.telegram.kick_bot(town.pupr)
    await town.done()
    await town.order("PUPR bersihkan pasar paling lambat 6 Juni 2024")
    await town.order("PUPR cat trotoar paling lambat 6 Juni 2024")
    (alarm,) = town.bots(town.staf)
    assert "Grup PUPR (Grup PUPR) tidak dapat dijangkau" in alarm.text
    assert "Belum sampai: #2, #3" in alarm.text
    assert "tidak dapat dijangkau" in town.cards(town.sari, 2)[0].text
    assert "Tidak dapat dijangkau" in await town.told(town.sari, "/opd")

    (third,) = town.cards(town.sari, 3)
    await town.answered(town.sari, third, "Batalkan arahan")
    await town.answered(town.sari, third, "Ya, batalkan")
    await town.telegram.add_bot(town.pupr, by=town.rina)
    await town.done()
    assert len(town.cards(town.pupr, 2)) == 1
    assert not town.cards(town.pupr, 3)  # withdrawn meanwhile
    assert [message.id for message in town.bots(town.staf)] == [alarm.id]
    assert "sudah dapat dijangkau lagi" in town.telegram.current(alarm).text


async def test_a_kick_is_noticed_even_when_telegram_did_not_say_so(town: Town) -> None:
    await town.stop()
    await town.telegram.kick_bot(town.pupr)
    town.telegram.world.updates.drop_all()
    await town.start()
    await town.order(DRAINAGE)
    (alarm,) = town.bots(town.staf)
    assert "Belum sampai: #1" in alarm.text


async def test_a_head_who_blocks_the_bot_is_out_of_reach_until_he_starts_it_again(town: Town) -> None:
    rahmat = town.telegram.user("Rahmat")
    await town.invite(rahmat, "kepala Dishub")
    await town.done()  # what was being sent is no sign that he is back
    await rahmat.block()
    await town.order("Dishub atur lalu lintas paling lambat 7 Juni 2024")
    (alarm,) = town.bots(town.staf)
    assert "Chat pribadi Rahmat tidak dapat dijangkau" in alarm.text
    await rahmat.start()
    await town.done()
    assert len(town.cards(rahmat, 1)) == 1
    assert "lagi" in town.telegram.current(alarm).text


async def test_a_chat_out_of_reach_is_not_pinged_and_the_others_are(town: Town) -> None:
    await town.order(BOTH)
    await town.telegram.kick_bot(town.pupr)
    await town.at(5, 8)
    assert not town.bots(town.pupr, "Pengingat")
    assert len(town.bots(town.dinkes, "Pengingat")) == 1


async def test_a_chat_lost_a_second_time_is_a_new_alarm_below_the_old(town: Town) -> None:
    await town.telegram.kick_bot(town.pupr)
    await town.done()
    await town.telegram.add_bot(town.pupr, by=town.rina)
    await town.done()
    (old,) = town.bots(town.staf)
    await town.telegram.kick_bot(town.pupr)
    await town.order(DRAINAGE)
    old, new = town.bots(town.staf)
    assert "ada di bawah" in old.text
    assert "Belum sampai: #1" in new.text
    assert new.id > old.id


async def test_the_ping_a_chat_missed_reaches_it_the_same_day_and_never_later(town: Town) -> None:
    await town.order(BOTH)
    await town.stop()
    for chat in (town.pupr, town.dinkes):
        await town.telegram.kick_bot(chat)
    town.telegram.world.updates.drop_all()  # the program hears of it when it tries to speak
    await town.start()
    await town.at(5, 8)
    await town.at(5, 16)
    await town.telegram.add_bot(town.pupr, by=town.rina)
    await town.done()
    assert len(town.bots(town.pupr, "Pengingat Rabu, 5 Juni 2024")) == 1
    await town.at(6, 7)
    await town.telegram.add_bot(town.dinkes, by=town.rina)
    await town.done()
    await town.at(6, 8)
    assert not town.bots(town.dinkes, "Pengingat Rabu")
    assert len(town.bots(town.dinkes, "Pengingat Kamis")) == len(town.bots(town.pupr, "Pengingat Kamis")) == 1


async def test_topics_of_one_forum_get_back_what_was_theirs_and_no_more(town: Town) -> None:
    forum = town.telegram.supergroup("Semua OPD", members=[town.rina], topics=True)
    dishub, bpbd = forum.topic("Dishub"), forum.topic("BPBD")
    await town.telegram.add_bot(forum, by=town.rina)
    await town.done()
    for thread, agency in ((dishub, "Dishub"), (bpbd, "BPBD")):
        await town.rina.send(forum, f"/hubungkan@tuntas_bot {agency}", thread=thread)
    await town.done()
    await town.telegram.kick_bot(forum)
    await town.order("Dishub atur lalu lintas paling lambat 7 Juni 2024")
    await town.telegram.add_bot(forum, by=town.rina)
    await town.done()
    assert {message.thread for message in town.bots(forum, "#1")} == {dishub}

"""An agency follows its task up: by button, by command, by reply; staff verify. One card a chat."""

from __future__ import annotations

from datetime import timedelta

from sandbox.telegram import Message
from tests.end_to_end.conftest import PHOTO, Town

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2024"


async def _card(town: Town, text: str = DRAINAGE) -> Message:
    """The card of #1 in PUPR's group."""
    await town.order(text)
    (card,) = town.cards(town.pupr, 1)
    return card


async def test_a_report_by_command_is_kept_with_its_percent(town: Town) -> None:
    card = await _card(town)
    assert "Laporan #1 dicatat: 60%" in await town.told(town.budi, "/lapor 1 60% galian selesai", to=town.pupr)
    assert "dalam proses, 60%" in town.telegram.current(card).text
    assert town.rows("SELECT words, percent FROM history WHERE act = 'reported'") == [("60% galian selesai", 60)]


async def test_a_reply_to_the_card_is_a_report(town: Town) -> None:
    card = await _card(town)
    await town.budi.send(town.pupr, "sudah setengah jalan, 45 persen", reply_to=card)
    await town.says("Laporan #1 dicatat: 45%", to=town.pupr)


async def test_a_photo_of_no_task_is_not_taken_for_granted(town: Town) -> None:
    for caption in (None, "ok pak", "drainase"):
        await town.budi.send(None, caption=caption, photo=PHOTO)
        await town.says("Pesan ini belum dicatat. Untuk melapor, balas kartu", to=town.budi)


async def test_who_orders_with_a_photo_hears_that_it_goes_nowhere(town: Town) -> None:
    await town.sari.send(None, caption="PUPR tutup lubang ini, Jumat", photo=PHOTO)
    await town.says("Arahan baru", "PUPR", to=town.sari)
    await town.says("Foto atau berkasnya tidak disimpan", to=town.sari)


async def test_photos_and_documents_are_kept_as_evidence(town: Town) -> None:
    card = await _card(town)
    await town.budi.send(town.pupr, caption="galian", photo=PHOTO, reply_to=card)
    await town.budi.send(town.pupr, caption="/lapor 1 80%", document=("laporan.pdf", b"%PDF"))
    await town.done()
    first, second = town.rows("SELECT evidence FROM history WHERE act = 'reported' ORDER BY id")
    assert '"photo"' in first
    assert '"laporan.pdf"' in second


async def test_a_video_of_any_size_is_kept_and_shown_to_staff(town: Town) -> None:
    card = await _card(town)
    await town.budi.send(town.pupr, caption="/selesai 1 tuntas", video=b"mp4", size=30 << 20)
    claim = await town.says("dinyatakan selesai", "Bukti: 1 berkas", to=town.staf)
    await town.budi.send(town.pupr, caption="scan", document=("scan.pdf", b"%PDF"), size=30 << 20, reply_to=card)
    await town.done()
    await town.answered(town.sari, claim, "Lihat bukti")
    video, scan = town.bots(town.staf, "Bukti #1")
    assert video.video
    assert scan.document


async def test_what_sounds_as_if_all_were_done_is_a_report_and_is_told_how_to_claim(town: Town) -> None:
    card = await _card(town)
    await town.budi.send(town.pupr, "100% selesai", reply_to=card)
    await town.says("Laporan #1 dicatat: 100%", "tekan Selesai", "/selesai 1", to=town.pupr)
    assert town.status_of(1) == "in_progress"


async def test_a_report_that_is_edited_afterwards_stays_as_it_was(town: Town) -> None:
    card = await _card(town)
    said = await town.budi.send(town.pupr, "60% galian", reply_to=card)
    await town.says("dicatat: 60%", to=town.pupr)
    kept = town.kept()
    await town.budi.edit(said, "90% galian")
    assert "#1" in await town.told(town.budi, "/tugas")
    assert town.kept() == kept


async def test_the_report_button_asks_and_the_next_words_answer(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Lapor")
    (question,) = town.bots(town.pupr, "Laporan #1", "mohon balas")
    await town.budi.send(town.pupr, "30% pembersihan", reply_to=question)
    await town.says("Laporan #1 dicatat: 30%", to=town.pupr)
    assert town.rows("SELECT 1 FROM dialogues") == []


async def test_completion_is_a_claim_until_somebody_else_has_approved_it(town: Town) -> None:
    card = await _card(town)
    assert "menunggu verifikasi staf" in await town.told(town.budi, "/selesai 1 tuntas")
    assert town.status_of(1) == "claimed"
    waiting = await town.told(town.sari, "/verifikasi")
    assert "#1" in waiting
    assert "drainase" in waiting
    assert "disetujui dan selesai" in await town.answered(town.sari, town.bots(town.sari)[-1], "Setujui")
    assert town.status_of(1) == "done"
    assert town.telegram.current(card).labels == []
    assert "Tidak ada yang menunggu" in await town.told(town.sari, "/verifikasi")


async def test_without_evidence_completion_takes_a_reason(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Selesai")
    assert town.status_of(1) == "waiting"
    (question,) = town.bots(town.pupr, "Menyatakan #1 selesai")
    await town.answered(town.budi, question, "Tanpa bukti")
    assert town.status_of(1) == "waiting"
    (reason,) = town.bots(town.pupr, "selesai tanpa bukti")
    await town.budi.send(town.pupr, "kamera rusak, silakan ditinjau", reply_to=reason)
    await town.says("dinyatakan selesai", "Tanpa bukti: kamera rusak", "Bukti: belum ada", to=town.staf)
    assert town.status_of(1) == "claimed"


async def test_a_returned_claim_carries_its_note_and_can_be_claimed_again(town: Town) -> None:
    card = await _card(town)
    await town.told(town.budi, "/selesai 1 tuntas")
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    await town.answered(town.sari, claim, "Kembalikan")
    await town.told(town.sari, "foto hulu belum ada", to=town.staf)
    assert town.status_of(1) == "claimed"  # under privacy mode words that are no reply do not even arrive
    (question,) = town.bots(town.staf, "Mengembalikan #1")
    await town.sari.send(town.staf, "foto hulu belum ada", reply_to=question)
    await town.says("#1 (PUPR) dikembalikan", "foto hulu belum ada", to=town.pupr)
    await town.done()
    assert "Catatan: foto hulu belum ada" in town.telegram.current(card).text
    await town.told(town.budi, "/selesai 1 foto menyusul")
    assert town.status_of(1) == "claimed"
    assert len(town.bots(town.staf, "dinyatakan selesai", "foto menyusul")) == 1


async def test_who_was_asked_twice_answers_either_question_by_replying_to_it(town: Town) -> None:
    for street in ("Sudirman", "Pandan"):
        await town.order(f"PUPR bereskan drainase Jl. {street} paling lambat 7 Juni 2024")
    for number in (1, 2):
        await town.told(town.budi, f"/selesai {number} tuntas")
        (claim,) = town.bots(town.staf, f"#{number} dinyatakan selesai")
        await town.answered(town.sari, claim, "Kembalikan")
    for number, note in ((1, "foto hulu belum ada"), (2, "foto hilir belum ada")):
        (question,) = town.bots(town.staf, f"Mengembalikan #{number}")
        await town.sari.send(town.staf, note, reply_to=question)
        await town.says(f"#{number} (PUPR) dikembalikan", note, to=town.pupr)


async def test_what_is_chosen_by_a_button_leaves_other_questions_open(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.told(town.budi, "/selesai 1 tuntas")
    (claim,) = town.bots(town.staf, "#1 dinyatakan selesai")
    await town.answered(town.sari, claim, "Kembalikan")
    (question,) = town.bots(town.staf, "Mengembalikan #1")
    await town.told(town.sari, "/arahan@tuntas_bot Dinkes cat posyandu", to=town.staf)
    (draft,) = town.bots(town.staf, "Arahan baru")
    await town.answered(town.sari, draft, "Ubah tenggat")
    await town.answered(town.sari, town.telegram.current(draft), "Tanpa tenggat")
    await town.sari.send(town.staf, "foto hulu belum ada", reply_to=question)
    await town.says("#1 (PUPR) dikembalikan", "foto hulu belum ada", to=town.pupr)


async def test_nobody_verifies_an_own_claim(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.invite(town.sari, "kepala PUPR")
    await town.told(town.sari, "/selesai 1 tuntas")
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    kept = town.kept()
    for label in ("Setujui", "Kembalikan"):
        assert "harus orang lain" in await town.answered(town.sari, claim, label)
    assert town.kept() == kept
    assert "disetujui" in await town.answered(town.rina, claim, "Setujui")


async def test_however_much_happens_there_is_one_card_a_chat(town: Town) -> None:
    card = await _card(town, "PUPR dibantu Dinkes bereskan drainase paling lambat 7 Juni 2024")
    await town.answered(town.budi, card, "Terima")
    for percent in (20, 40, 60):
        await town.budi.send(town.pupr, f"{percent}% galian", reply_to=card)
    await town.told(town.budi, "/selesai 1 tuntas")
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    await town.answered(town.sari, claim, "Setujui")
    assert [m.id for m in town.cards(town.pupr, 1)] == [card.id]
    assert len(town.cards(town.dinkes, 1)) == len(town.cards(town.sari, 1)) == 1
    assert len(town.bots(town.staf)) == 1
    assert "PUPR (penanggung jawab): selesai" in town.cards(town.sari, 1)[0].text


async def test_a_card_asked_for_again_is_the_only_one_with_buttons(town: Town) -> None:
    old = await _card(town)
    await town.told(town.budi, "/tugas 1", to=town.pupr)
    (new,) = town.cards(town.pupr, 1)
    assert new.id > old.id
    assert "Kartu terbaru ada di bawah" in town.telegram.current(old).text
    assert town.telegram.current(old).labels == []


async def test_a_reply_to_a_card_is_about_that_card_whatever_was_asked_before(town: Town) -> None:
    first = await _card(town)
    await town.order("PUPR perbaiki trotoar paling lambat 7 Juni 2024")
    (second,) = town.cards(town.pupr, 2)
    await town.answered(town.budi, first, "Selesai")
    await town.budi.send(town.pupr, "20% pembongkaran", reply_to=second)
    await town.says("Laporan #2 dicatat: 20%", to=town.pupr)
    assert town.status_of(1) == "waiting"
    (question,) = town.bots(town.pupr, "Menyatakan #1 selesai")
    await town.budi.send(town.pupr, "tuntas", reply_to=question)
    await town.says("#1 diajukan selesai", to=town.pupr)


async def test_a_reply_to_a_card_long_replaced_is_a_report_too(town: Town) -> None:
    old = await _card(town)
    await town.told(town.budi, "/tugas 1", to=town.pupr)
    await town.budi.send(town.pupr, "35%", reply_to=old)
    await town.says("Laporan #1 dicatat: 35%", to=town.pupr)


async def test_words_typed_the_next_day_answer_no_question_of_the_day_before(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.told(town.budi, "/selesai 1 tuntas")
    await town.told(town.sari, "/verifikasi")
    await town.answered(town.sari, town.bots(town.sari, "#1")[-1], "Kembalikan")
    town.clock.move_to(town.clock() + timedelta(hours=25))
    assert "Arahan baru" in await town.told(town.sari, "Dinkes periksa posyandu, Jumat depan")
    assert town.status_of(1) == "claimed"


# -- presses that come twice, late, from the wrong hand or from nowhere ----------------------------------------------


async def test_a_second_press_is_answered_with_what_is_true_now(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Terima")
    kept = town.kept()
    assert "#1 sekarang: diterima, oleh Budi Santoso" in await town.forged(town.budi, card, "accept:1")
    assert town.kept() == kept


async def test_two_presses_at_the_same_moment_have_one_effect(town: Town) -> None:
    card = await _card(town)
    await town.invite(town.sari, "kepala PUPR")
    presses = [await who.press(card, "Terima") for who in (town.budi, town.sari)]
    answers = [(await press.answered()).text for press in presses]
    assert sorted("Terima kasih" in answer for answer in answers) == [False, True]
    assert town.rows("SELECT COUNT(*) FROM history WHERE act = 'accepted'") == [1]


async def test_two_staff_who_decide_at_the_same_moment_give_one_verdict(town: Town) -> None:
    await _card(town)
    await town.told(town.budi, "/selesai 1 tuntas")
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    presses = [await who.press(claim, label) for who, label in ((town.sari, "Setujui"), (town.rina, "berkelanjutan"))]
    answers = [(await press.answered()).text for press in presses]
    assert sorted("#1 sekarang: selesai" in answer for answer in answers) == [False, True]
    assert town.rows("SELECT COUNT(*) FROM history WHERE act LIKE 'approved%'") == [1]


OF_THE_AGENCY = (
    *("accept:1", "report:1", "claim:1", "claimed:1", "explain:1", "extend:1", "obstacle:1", "decline:1"),
    *("blocked:1:land", "unblock:1:land:staff", "declined:1:land"),
)


async def test_an_old_card_answers_for_today(town: Town) -> None:
    card = await _card(town)
    town.clock.move_to(town.clock().replace(year=2025))
    await town.told(town.budi, "/selesai 1 tuntas")
    await town.answered(town.sari, town.bots(town.staf, "dinyatakan selesai")[0], "Setujui")
    kept = town.kept()
    for press in OF_THE_AGENCY:
        assert "#1 sekarang: selesai, oleh Sari" in await town.forged(town.budi, card, press)
    for press in ("approve:1", "ongoing:1", "return:1"):
        assert "#1 sekarang: selesai, oleh Sari" in await town.forged(town.rina, card, press)
    assert town.kept() == kept


async def test_the_wrong_person_is_told_who_may(town: Town) -> None:
    card = await _card(town)
    await town.told(town.budi, "/selesai 1 tuntas")
    kept = town.kept()
    assert "hanya kepala atau operator" in await town.forged(town.sari, card, "accept:1")
    assert "hanya dapat dilakukan staf" in await town.forged(town.budi, card, "approve:1")
    assert "hanya dapat dilakukan staf" in await town.forged(town.budi, card, "return:1")
    assert "hanya dapat dilakukan staf" in await town.forged(town.budi, card, "evidence:1")
    assert town.kept() == kept


async def test_another_agency_can_do_nothing_from_its_own_chat(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.order("Dinkes periksa posyandu paling lambat 7 Juni 2024")
    (theirs,) = town.cards(town.dinkes, 2)
    kept = town.kept()
    for press in (
        *OF_THE_AGENCY,
        "approve:1",
        "ongoing:1",
        "return:1",
        "save:1",
        "split:1",
        "milestones:1",
        "update:1",
    ):
        assert "Mohon maaf" in await town.forged(town.dewi, theirs, press), press
    assert town.kept() == kept
    assert not town.bots(town.dinkes, "drainase")


FORGED = ("", "x", "accept", "accept:", "accept:99", "accept:1:2", f"accept:{'9' * 50}", "agency:1:0:nirwana", "🚧")


async def test_a_forged_button_is_answered_and_changes_nothing(town: Town) -> None:
    card = await _card(town)
    kept = town.kept()
    for press in FORGED:
        assert "tidak berlaku lagi" in await town.forged(town.sari, card, press), press
    assert town.kept() == kept
    assert town.rows("SELECT 1 FROM inbox WHERE state <> 'done'") == []

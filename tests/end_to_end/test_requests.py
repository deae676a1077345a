"""What is asked about a task, and what becomes of it: penjelasan, kendala, perpanjangan, tidak dapat, update."""

from __future__ import annotations

from sqlalchemy import delete

from db.tables import offices
from sandbox.telegram import Message
from tests.end_to_end.conftest import PHOTO, Town

ORDER = "PUPR bereskan drainase Jl. Sudirman, paling lambat 7 Juni 2024"


async def _card(town: Town) -> Message:
    await town.order(ORDER)
    return await town.says("Arahan #1", to=town.pupr, since=0)


async def test_an_extension_is_asked_by_the_card_and_granted_by_staff(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Perpanjang")
    (question,) = town.bots(town.pupr, "Perpanjangan #1")
    await town.budi.send(town.pupr, "28 Juni 2024 menunggu material", reply_to=question)
    asked = await town.says("PUPR minta perpanjangan #1", "Jumat, 28 Juni 2024", "menunggu material", to=town.staf)
    assert await town.answered(town.sari, asked, "Setujui") == "Perpanjangan #1 disetujui."
    await town.says("Perpanjangan #1 (PUPR) disetujui", "28 Juni 2024", to=town.pupr, since=0)
    now = town.telegram.current(card).text
    assert "Tenggat: Jumat, 28 Juni 2024" in now
    assert "Tenggat semula: Jumat, 7 Juni 2024 (1x mundur, 21 hari)" in now
    assert "Disetujui oleh Sari" in town.telegram.current(asked).text


async def test_an_extension_that_is_refused_leaves_the_deadline(town: Town) -> None:
    card = await _card(town)
    await town.told(town.budi, "/perpanjang 1 28 Juni 2024 menunggu material")
    (asked,) = town.bots(town.staf, "minta perpanjangan #1")
    await town.answered(town.sari, asked, "Tolak")
    await town.says("Perpanjangan #1 (PUPR) ditolak", to=town.pupr, since=0)
    assert "Tenggat: Jumat, 7 Juni 2024" in town.telegram.current(card).text
    assert "Ditolak oleh Sari" in town.telegram.current(asked).text


async def test_an_extension_needs_a_later_date_and_a_reason_and_is_asked_once(town: Town) -> None:
    await _card(town)
    assert "harus sesudah" in await town.told(town.budi, "/perpanjang 1 3 Juni 2024 hujan")
    assert "tidak terbaca" in await town.told(town.budi, "/perpanjang 1 nanti saja")
    assert "Alasannya belum ada" in await town.told(town.budi, "/perpanjang 1 28 Juni 2024")
    assert not town.rows("SELECT id FROM requests")
    await town.told(town.budi, "/perpanjang 1 28 Juni 2024 menunggu material")
    assert "Sudah diminta" in await town.told(town.budi, "/perpanjang 1 30 Juni 2024 menunggu alat")
    assert len(town.rows("SELECT id FROM requests")) == 1


async def test_a_day_that_does_not_exist_is_said_so(town: Town) -> None:
    await _card(town)
    assert "tidak ada dalam kalender" in await town.told(town.budi, "/perpanjang 1 31 Juni 2024 menunggu material")


async def test_the_history_tells_which_day_was_asked_for_and_granted_and_every_slip_is_counted(town: Town) -> None:
    card = await _card(town)
    for day, reason in ((14, "material"), (28, "hujan")):
        await town.told(town.budi, f"/perpanjang 1 {day} Juni 2024 {reason}")
        await town.answered(town.sari, town.bots(town.staf, "minta perpanjangan #1", reason)[0], "Setujui")
    assert "Tenggat semula: Jumat, 7 Juni 2024 (2x mundur, 21 hari)" in town.telegram.current(card).text
    assert "tenggat Jumat, 28 Juni 2024 (2x mundur, 21 hari)" in town.cards(town.sari, 1)[0].text
    told = await town.told(town.sari, "/riwayat 1")
    assert "PUPR perpanjangan diminta oleh Budi Santoso: Jumat, 28 Juni 2024\n    hujan" in told
    assert "PUPR perpanjangan disetujui oleh Sari: Jumat, 28 Juni 2024" in told


async def test_an_extension_of_one_occurrence_leaves_the_next_where_it_was(town: Town) -> None:
    await town.order("PUPR laporkan kebersihan drainase setiap Senin")
    await town.told(town.budi, "/perpanjang 1 6 Juni 2024 menunggu petugas")
    await town.answered(town.sari, town.bots(town.staf, "minta perpanjangan #1")[0], "Setujui")
    assert "Mundur: 1x" in town.cards(town.pupr, 1)[0].text
    await town.at(4, 9)
    assert town.rows("SELECT due_day FROM tasks ORDER BY id") == ["2024-06-06", "2024-06-10"]


async def test_what_waits_lapses_when_the_directive_is_withdrawn(town: Town) -> None:
    await _card(town)
    await town.told(town.budi, "/perpanjang 1 28 Juni 2024 menunggu material")
    (asked,) = town.bots(town.staf, "minta perpanjangan #1")
    await town.told(town.budi, "/selesai 1 tuntas")
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    (card,) = town.cards(town.sari, 1)
    await town.answered(town.sari, card, "Batalkan arahan")
    await town.answered(town.sari, card, "Ya, batalkan")
    assert "Ditutup bersama tugasnya oleh Sari" in town.telegram.current(asked).text
    assert "Arahan dibatalkan oleh Sari" in town.telegram.current(claim).text
    assert town.telegram.current(asked).labels == town.telegram.current(claim).labels == []
    assert "Tidak ada yang menunggu" in await town.told(town.sari, "/verifikasi")
    assert "Ditutup bersama tugasnya" in await town.forged(town.rina, asked, "grant:1")
    assert town.status_of(1) == "cancelled"


async def test_an_extension_is_for_the_head_and_decided_by_staff_alone(town: Town) -> None:
    await _card(town)
    await town.telegram.add(town.pupr, town.tamu)
    await town.tamu.send(town.pupr, "/perpanjang@tuntas_bot 1 28 Juni 2024 menunggu material")
    await town.says("hanya kepala atau operator", to=town.pupr)
    await town.told(town.budi, "/perpanjang 1 28 Juni 2024 menunggu material")
    (asked,) = town.bots(town.staf, "minta perpanjangan #1")
    request = town.rows("SELECT id FROM requests")[0]
    card = town.bots(town.pupr, "Arahan #1")[0]
    assert "hanya dapat dilakukan staf" in await town.forged(town.budi, card, f"grant:{request}")
    assert town.rows("SELECT outcome FROM requests") == ["open"]
    await town.answered(town.sari, asked, "Setujui")
    assert "Disetujui oleh Sari" in await town.forged(town.rina, asked, f"refuse:{request}")
    assert town.rows("SELECT outcome FROM requests") == ["granted"]


async def test_a_clarification_goes_to_the_giver_and_back(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Minta penjelasan")
    (question,) = town.bots(town.pupr, "Minta penjelasan #1")
    await town.budi.send(town.pupr, "sisi timur atau barat?", reply_to=question)
    asked = await town.says("PUPR minta penjelasan #1", "sisi timur atau barat?", to=town.sari)
    await town.answered(town.sari, asked, "Jawab")
    await town.sari.send(None, "kedua sisi, mulai dari timur")
    await town.says("Penjelasan #1", "kedua sisi, mulai dari timur", to=town.pupr)
    await town.done()
    assert "Dijawab oleh Sari" in town.telegram.current(asked).text


async def test_a_plain_reply_answers_a_clarification_too(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Minta penjelasan")
    (question,) = town.bots(town.pupr, "Minta penjelasan #1")
    await town.budi.send(town.pupr, "sisi mana?", reply_to=question)
    asked = await town.says("minta penjelasan #1", to=town.sari)
    await town.done()
    await town.sari.send(None, "sisi timur", reply_to=asked)
    await town.says("Penjelasan #1", "sisi timur", to=town.pupr)


async def test_an_obstacle_is_routed_to_who_can_unblock_it_and_solved_there(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Kendala")
    (kinds,) = town.bots(town.pupr, "Kendala apa")
    await town.answered(town.budi, kinds, "Lahan")
    (whom,) = town.bots(town.pupr, "Siapa yang dapat membantu")
    await town.answered(town.budi, whom, "OPD lain")
    (question,) = town.bots(town.pupr, "mohon balas pesan ini dengan apa kendalanya")
    await town.budi.send(town.pupr, "pustu masih dipakai, perlu Dinkes mengosongkan", reply_to=question)
    for chat in (town.dinkes, town.staf):
        await town.says("Kendala #1 dari PUPR", "Lahan/aset", "Dinkes", to=chat, since=0)
    (asked,) = town.bots(town.dinkes, "Kendala #1")
    await town.answered(town.dewi, asked, "Teratasi")
    await town.says("Kendala #1 (PUPR) teratasi", "Dewi", to=town.pupr, since=0)
    await town.done()
    assert all("Teratasi oleh Dewi" in town.bots(chat, "Kendala #1 dari")[0].text for chat in (town.dinkes, town.staf))


async def test_an_obstacle_by_command_has_its_kind_its_day_and_its_photo(town: Town) -> None:
    await _card(town)
    words = "/kendala 1 lahan belum bebas, perlu Dinkes pindah paling lambat 5 Juni 2024"
    await town.budi.send(town.pupr, caption=words, photo=PHOTO)
    for chat in (town.dinkes, town.staf):
        await town.says("Kendala #1", "Lahan/aset", "Perlu teratasi paling lambat: Rabu, 5 Juni 2024", to=chat, since=0)
    assert "kendala, 1 bukti oleh Budi Santoso: Rabu, 5 Juni 2024" in await town.told(town.sari, "/riwayat 1")


async def test_a_question_to_a_giver_who_has_left_goes_to_staff(town: Town) -> None:
    card = await _card(town)
    assert town.tuntas is not None
    async with town.tuntas.services.database.writing() as connection:
        await connection.execute(delete(offices).where(offices.c.user_id == town.sari.id))
    await town.answered(town.budi, card, "Minta penjelasan")
    (question,) = town.bots(town.pupr, "Minta penjelasan #1")
    await town.budi.send(town.pupr, "sisi mana?", reply_to=question)
    await town.says("minta penjelasan #1", "sisi mana?", to=town.staf)


async def test_what_cannot_be_done_is_proposed_with_a_category_and_approved_by_staff(town: Town) -> None:
    card = await _card(town)
    await town.answered(town.budi, card, "Kendala")
    (kinds,) = town.bots(town.pupr, "Kendala apa")
    await town.answered(town.budi, kinds, "Tidak dapat ditindaklanjuti")
    (why,) = town.bots(town.pupr, "Karena apa?")
    await town.answered(town.budi, why, "Kewenangan")
    (question,) = town.bots(town.pupr, "mohon balas pesan ini dengan alasannya")
    await town.budi.send(town.pupr, "jalan provinsi", reply_to=question)
    asked = await town.says("#1 tidak dapat ditindaklanjuti", "Kewenangan", "jalan provinsi", to=town.staf)
    assert town.status_of(1) == "waiting"
    await town.answered(town.sari, asked, "Setujui")
    assert town.status_of(1) == "not_actionable"
    await town.says("tidak dapat ditindaklanjuti", "disetujui Sari", to=town.pupr, since=0)


async def test_completion_may_be_verified_as_ongoing(town: Town) -> None:
    await _card(town)
    await town.told(town.budi, "/selesai 1 dijaga tiap minggu")
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    await town.answered(town.sari, claim, "berkelanjutan")
    assert town.status_of(1) == "done_ongoing"
    await town.says("selesai berkelanjutan", to=town.pupr, since=0)


async def test_an_update_is_asked_once_and_answered_by_the_next_report(town: Town) -> None:
    await _card(town)
    await town.told(town.wali, "/tugas 1")
    shown = town.bots(town.wali, "Arahan #1")[-1]
    await town.answered(town.wali, shown, "Minta update")
    asked = await town.says("Zul Elfian meminta kabar #1", to=town.pupr, since=0)
    assert "Sudah diminta" in await town.answered(town.wali, shown, "Minta update")
    await town.budi.send(town.pupr, "70% tinggal penutup", reply_to=asked)
    await town.says("Kabar #1 dari PUPR", "70%", "tinggal penutup", to=town.wali)
    await town.done()
    assert len(town.bots(town.pupr, "meminta kabar")) == 1


async def test_verification_lists_claims_and_requests(town: Town) -> None:
    await _card(town)
    await town.order("Dinkes validasi data stunting, paling lambat 7 Juni 2024")
    await town.told(town.budi, "/perpanjang 1 28 Juni 2024 menunggu material")
    await town.told(town.dewi, "/selesai 2 tuntas")
    told = await town.told(town.sari, "/verifikasi")
    assert "1 selesai, 1 permintaan" in told
    assert "PUPR minta perpanjangan #1" in told
    assert "#2" in told

"""Asked in chat: figures first, then the list, its pages turned by buttons; each sees what is theirs."""

from __future__ import annotations

from datetime import date

import pytest

from core.reading.values import Nature
from core.tasks import Report
from sandbox.telegram import Message
from tests.end_to_end.conftest import Town
from tests.end_to_end.filing import file, many


def numbers_in(message: Message) -> list[int]:
    rows = [row.split()[0] for row in message.text.split("\n") if row.startswith("#")]
    return [int(number.removeprefix("#")) for number in rows]


async def test_a_list_is_one_message_whose_pages_are_turned(town: Town) -> None:
    await file(town, *many(24))
    await town.sari.send(None, "/status")
    first = await town.says("24 tugas: 0 selesai terverifikasi", "Halaman 1 dari 3", to=town.sari)
    assert numbers_in(first) == list(range(1, 11))
    assert first.labels == ["Berikutnya ›"]

    assert await town.answered(town.sari, first, "Berikutnya") == ""
    second = town.telegram.current(first)
    assert numbers_in(second) == list(range(11, 21))
    assert second.labels == ["‹ Sebelumnya", "Berikutnya ›"]
    await town.answered(town.sari, second, "Berikutnya")
    third = town.telegram.current(first)
    assert numbers_in(third) == list(range(21, 25))
    await town.answered(town.sari, third, "Sebelumnya")
    assert numbers_in(town.telegram.current(first)) == list(range(11, 21))
    assert len(town.bots(town.sari, "Tugas terbuka")) == 1  # one message, edited


async def test_a_late_press_answers_with_what_is_true_now(town: Town) -> None:
    tasks = await file(town, *many(24))
    await town.budi.send(None, "/tugas")
    shown = await town.says("Halaman 1 dari 3", to=town.budi)
    await town.answered(town.budi, shown, "Berikutnya")
    stale = town.telegram.current(shown)

    assert town.tuntas is not None
    async with town.tuntas.services.store("cancelled") as store:
        rina = await store.people.get(town.rina.id, town.rina.name)
        for task in tasks[4:]:
            await store.directives.step(task.cancel(rina, town.clock()))
    assert await town.answered(town.budi, stale, "Berikutnya") == "Daftar ini sekarang hanya 1 halaman."
    now = town.telegram.current(shown)
    assert numbers_in(now) == [1, 2, 3, 4]
    assert now.labels == []

    async with town.tuntas.services.store("cancelled too") as store:
        for task in tasks[:4]:
            await store.directives.step(task.cancel(rina, town.clock()))
    ((_, _), (_, further)) = stale.buttons[0]
    assert await town.forged(town.budi, shown, str(further)) == "Daftar ini sekarang kosong."
    assert "Tidak ada tugas yang cocok." in town.telegram.current(shown).text


async def test_a_question_too_long_for_a_button_is_stored(town: Town) -> None:
    await file(town, *many(12, "Perbaiki lampu penerangan jalan lingkungan perumahan"))
    await town.sari.send(None, "/status lampu penerangan jalan lingkungan perumahan bulan depan")
    shown = await town.says("Halaman 1 dari 2", "memuat: lampu penerangan", to=town.sari)
    assert town.rows("SELECT count(*) FROM questions") == [1]
    await town.answered(town.sari, shown, "Berikutnya")
    assert numbers_in(town.telegram.current(shown)) == [11, 12]
    assert town.rows("SELECT count(*) FROM questions") == [1]


@pytest.mark.parametrize(
    "data", ["page:0:@99", "page:0:@x", "page:0:zzz", "page:0:@99999999999999999999999", "page:x:l"]
)
async def test_a_forged_page_is_no_page(town: Town, data: str) -> None:
    await file(town, *many(12))
    await town.sari.send(None, "/status")
    shown = await town.says("Halaman 1 dari 2", to=town.sari)
    before = town.kept()
    assert await town.forged(town.sari, shown, data)
    assert town.telegram.current(shown).text == shown.text
    assert town.kept() == before


WORDS = [
    # after /status -> the numbers that are shown to staff; #1 and #2 PUPR, #3 Dinkes, #4 no deadline
    ("", [1, 2, 3, 4]),
    ("PUPR", [1, 2]),
    ("dinas kesehatan", [3]),
    ("terlambat", [1]),
    ("PUPR terlambat", [1]),
    ("Dinkes terlambat", []),
    ("belum diterima", [2, 3, 4]),
    ("dalam proses", [1]),
    ("selesai", []),
    ("semua", [4, 3, 2, 1]),  # with closed ones among them the newest come first
    ("bulan ini", [1]),
    ("minggu depan", [2]),
    ("Juni", [2, 3]),
    ("hari ini", []),
    ("drainase", [1]),
    ("stunt", [3]),
    ("Jl. Sudirman", [1]),
    ('"drainase" OR (NOT', [1]),
    ("air mancur", []),
]


async def a_few(town: Town) -> None:
    (task,) = await file(town, "Bereskan drainase Jl. Sudirman", due=date(2024, 5, 28))
    await file(town, "Perbaiki gorong-gorong di KTK", due=date(2024, 6, 5))
    await file(town, "Validasi data stunting", agencies=("dinkes",), due=date(2024, 6, 28))
    await file(town, "Benahi lampu taman", agencies=("perkim-lh",), due=None)
    assert town.tuntas is not None
    async with town.tuntas.services.store("reported") as store:
        budi = await store.people.get(town.budi.id, town.budi.name)
        await store.directives.step(task.report(budi, town.clock(), Report("mulai", 10)))


@pytest.mark.parametrize("asked", [WORDS[::2], WORDS[1::2]])
async def test_words_ask_for_an_agency_a_state_days_or_the_text(town: Town, asked: list[tuple[str, list[int]]]) -> None:
    await a_few(town)
    for words, numbers in asked:
        await town.sari.send(None, f"/status {words}")
        await town.done()
        assert numbers_in(town.bots(town.sari)[-1]) == numbers, words


async def test_the_commands_ask_for_what_is_late_or_due_and_for_cards(town: Town) -> None:
    await a_few(town)
    assert "#1" in await town.told(town.sari, "/terlambat")
    week = await town.told(town.sari, "/minggu")
    assert "#2" in week
    assert "#3" not in week
    assert "Arahan #3" in await town.told(town.sari, "/tugas 3")
    assert "Arahan #3" in await town.told(town.sari, "/status #3")
    assert "Mohon tulis nama OPD" in await town.told(town.sari, "/status 👍 ?!")


async def test_seven_working_days_without_a_word_are_tanpa_kabar(town: Town) -> None:
    await file(town, "Bereskan drainase")
    await town.at(6, 9)
    assert "Tidak ada tugas" in await town.told(town.sari, "/status tanpa kabar")
    await town.at(7, 9)
    assert "#1" in await town.told(town.sari, "/status tanpa kabar")


async def test_each_sees_what_is_theirs(town: Town) -> None:
    await file(town, "Bereskan drainase")
    await file(town, "Validasi data stunting", agencies=("dinkes",))
    for who in (town.sari, town.wali, town.rina):
        assert "2 tugas" in await town.told(who, "/status")
    budi = await town.told(town.budi, "/status")
    assert "1 tugas" in budi
    assert "stunting" not in budi
    assert "Tidak ada tugas" in await town.told(town.budi, "/status stunting")
    assert "1 tugas" in await town.told(town.budi, "/status", town.umum)
    assert "1 tugas" in await town.told(town.rina, "/status@tuntas_bot", town.pupr)  # an OPD's chat: that OPD's
    refused = await town.told(town.budi, "/status Dinkes")
    assert "stunting" not in refused
    assert "tugas:" not in refused
    stranger = await town.told(town.tamu, "/status")
    assert "hanya untuk pegawai yang terdaftar" in stranger
    assert "drainase" not in stranger


async def test_pages_are_turned_only_by_those_who_may_see_them(town: Town) -> None:
    await file(town, *many(12))
    await town.sari.send(town.umum, "/status@tuntas_bot")
    shown = await town.says("Halaman 1 dari 2", to=town.umum)
    told = await town.answered(town.budi, shown, "Berikutnya")
    assert told
    assert town.telegram.current(shown).text == shown.text
    assert await town.answered(town.wali, shown, "Berikutnya") == ""
    assert numbers_in(town.telegram.current(shown)) == [11, 12]


async def test_a_secret_directive_is_its_number_alone_in_a_common_group(town: Town) -> None:
    await file(town, "Periksa dugaan pungutan di Pasar Raya", nature=Nature.SECRET)
    await file(town, "Benahi Pasar Raya")
    common = await town.told(town.sari, "/status@tuntas_bot", town.umum)
    assert "#1 (rahasia" in common
    assert "pungutan" not in common
    found = await town.told(town.sari, "/status@tuntas_bot Pasar Raya", town.umum)
    assert "#2" in found
    assert "#1" not in found  # what a search finds tells of its words
    assert "pungutan" in await town.told(town.sari, "/status")
    assert "pungutan" in await town.told(town.budi, "/tugas", town.pupr)


async def test_names_and_words_that_break_markup_are_told_as_they_are(town: Town) -> None:
    action = 'Perbaiki <b>papan</b> & lampu "Pasar\'s" 👨‍👩‍👧 {0} %s'
    await file(town, action)
    assert action in await town.told(town.sari, "/status papan")

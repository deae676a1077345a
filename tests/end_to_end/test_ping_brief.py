"""The leaders' morning brief and the lists behind its figures."""

from __future__ import annotations

from tests.end_to_end.conftest import Town

BRIEF = "Ringkasan"


async def test_a_leader_reads_what_changed_and_what_is_worth_a_call(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 29 Mei 2024 pukul 16.00")
    await town.order("Dinkes periksa posyandu paling lambat 31 Mei 2024")
    await town.order("PUPR bersihkan pasar paling lambat 28 Juni 2024")
    await town.told(town.dewi, "/selesai 2 tuntas")
    await town.at(30, 6, 29, month=5)
    assert not town.bots(town.wali, BRIEF)
    await town.at(30, 6, 30, month=5)
    (told,) = town.bots(town.wali, BRIEF)
    assert told.text.startswith("Ringkasan Kamis, 30 Mei 2024")
    assert "3 arahan baru, 1 diajukan selesai" in told.text
    assert "Sudah terlambat: 1" in told.text
    assert "Diklaim selesai: 1, terverifikasi: 0" in told.text
    assert "#1" in told.text.split("Layak ditelepon:")[1]
    assert "Budi Santoso" in told.text
    for hour in (7, 12):
        await town.at(30, hour, month=5)
    assert len(town.bots(town.wali, BRIEF)) == 1
    assert not town.bots(town.pupr, BRIEF)
    assert not town.bots(town.sari, BRIEF)


async def test_each_figure_is_answered_with_its_list(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 29 Mei 2024")
    await town.order("Dinkes periksa posyandu paling lambat 31 Mei 2024")
    await town.order("PUPR bersihkan pasar paling lambat 2 Juni 2024")
    await town.told(town.dewi, "/selesai 2 tuntas")
    await town.at(30, 6, 30, month=5)
    (told,) = town.bots(town.wali, BRIEF)
    for label, words, number in (
        ("Perubahan", "diajukan selesai, Dewi", "#2"),
        ("Minggu ini", "Belum selesai", "#3"),
        ("Terlambat", "Terlambat", "#1"),
        ("Diklaim", "Menunggu verifikasi", "#2"),
        ("Terverifikasi", "Selesai terverifikasi", "Tidak ada tugas"),
    ):
        before = town.telegram.chat(town.wali).last_id
        await town.answered(town.wali, told, label)
        (answer,) = [message for message in town.bots(town.wali) if message.id > before]
        assert words in answer.text
        assert number in answer.text
    assert "staf dan pimpinan" in await town.forged(town.budi, town.cards(town.pupr, 1)[0], "changes:20240530")
    assert "tidak berlaku" in await town.forged(town.wali, told, "changes:20249999")


async def test_free_days_have_no_brief_and_a_late_one_comes_the_same_day(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 14 Juni 2024")
    await town.at(14, 8)
    for day in (16, 17, 18):
        await town.at(day, 8)
    assert len(town.bots(town.wali, BRIEF)) == 1
    await town.stop()
    town.clock.move_to(town.clock().replace(day=19, hour=3))
    await town.start()
    await town.tick()
    brief = town.bots(town.wali, BRIEF)[-1]
    assert brief.text.startswith("Ringkasan Rabu, 19 Juni 2024")
    assert "Sejak Jumat, 14 Juni 2024" in brief.text
    await town.tick()
    assert len(town.bots(town.wali, BRIEF)) == 2


async def test_the_leaders_group_reads_it_too_and_an_empty_morning_is_silent(town: Town) -> None:
    group = town.telegram.group("Pimpinan", members=[town.rina, town.wali])
    await town.link(group, "pimpinan")
    await town.at(30, 8, month=5)
    assert not town.bots(group, BRIEF)
    await town.order("PUPR bereskan drainase paling lambat 20 Juni 2024")
    await town.at(31, 8, month=5)
    assert len(town.bots(group, BRIEF)) == len(town.bots(town.wali, BRIEF)) == 1

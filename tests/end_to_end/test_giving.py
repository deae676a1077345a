"""Where directives are given, whom they reach, and who is told what."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.end_to_end.conftest import Town

DRAINAGE = "PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024"


async def test_in_a_group_a_directive_takes_the_command(town: Town) -> None:
    await town.sari.send(town.umum, f"/arahan@tuntas_bot {DRAINAGE}")
    draft = await town.says("Arahan baru", "drainase", to=town.umum)
    await town.answered(town.sari, draft, "Simpan")
    assert len(town.cards(town.umum, 1)) == len(town.cards(town.pupr, 1)) == 1


async def test_a_reply_makes_the_replied_message_a_directive_counted_from_its_date(town: Town) -> None:
    said = await town.wali.send(town.umum, "PUPR bereskan drainase besok")
    town.clock.move_to(datetime(2024, 5, 31, 2, 0, tzinfo=UTC))
    await town.sari.send(town.umum, "/arahan@tuntas_bot", reply_to=said)
    await town.says("Arahan baru", "Tenggat: Kamis, 30 Mei 2024", "sudah lewat", to=town.umum)


async def test_the_command_alone_says_how_it_goes(town: Town) -> None:
    assert "/arahan PUPR bereskan drainase" in await town.told(town.sari, "/arahan")


async def test_a_leader_gives_directives_too(town: Town) -> None:
    await town.wali.send(None, f"/arahan {DRAINAGE}")
    draft = await town.says("Arahan baru", to=town.wali)
    assert await town.answered(town.wali, draft, "Simpan") == "Tersimpan sebagai #1."
    await town.says("Arahan #1", "Pemberi: Zul Elfian", to=town.pupr)


async def test_a_head_gives_no_directives(town: Town) -> None:
    kept = town.kept()
    assert "hanya dapat dilakukan staf dan pimpinan" in await town.told(town.budi, f"/arahan {DRAINAGE}")
    assert "Arahan baru" not in await town.told(town.budi, DRAINAGE)
    assert town.kept() == kept


async def test_a_draft_in_a_group_is_its_givers(town: Town) -> None:
    await town.sari.send(town.umum, f"/arahan@tuntas_bot {DRAINAGE}")
    draft = await town.says("Arahan baru", to=town.umum)
    kept = town.kept()
    for label in ("Simpan", "Ubah OPD", "Ubah tenggat", "Ubah isi", "Ubah sifat", "Batal"):
        assert "hanya dapat dilakukan staf" in await town.answered(town.budi, draft, label)
    assert town.kept() == kept


async def test_a_group_word_becomes_a_task_for_each_of_them(town: Town) -> None:
    number = await town.order("Seluruh camat data warga miskin paling lambat 7 Juni 2024")
    assert number == 1
    assert town.rows("SELECT agency, part FROM tasks ORDER BY id") == [
        ("kec-lubuk-sikarah", "lead"),
        ("kec-tanjung-harapan", "lead"),
    ]


async def test_the_giver_is_told_who_has_no_chat(town: Town) -> None:
    await town.order("PUPR dibantu Dishub atur lalu lintas paling lambat 7 Juni 2024")
    (card,) = town.cards(town.sari, 1)
    pupr, dishub = card.text.partition("Dishub (pendukung)")[0], card.text.partition("Dishub (pendukung)")[2]
    assert "belum terkirim" not in pupr
    assert "belum terkirim: belum ada grup atau kepala terdaftar" in dishub


async def test_a_chat_linked_later_receives_what_is_still_open(town: Town) -> None:
    await town.order("Dishub atur lalu lintas paling lambat 7 Juni 2024")
    group = town.telegram.group("Grup Dishub", members=[town.rina])
    await town.link(group, "Dishub")
    await town.says("Arahan #1", "lalu lintas", to=group, since=0)


async def test_an_agency_without_a_group_is_reached_through_its_head(town: Town) -> None:
    rahmat = town.telegram.user("Rahmat")
    await town.invite(rahmat, "kepala Dishub")
    await town.order("Dishub atur lalu lintas paling lambat 7 Juni 2024")
    card = await town.says("Arahan #1", to=rahmat, since=0)
    assert "diterima" in await town.answered(rahmat, card, "Terima")
    assert town.status_of(1, "dishub") == "accepted"

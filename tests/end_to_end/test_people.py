"""Who is who: invitations, strangers, anonymous admins, linked groups and topics, members of a group."""

from __future__ import annotations

from datetime import timedelta

from sandbox.telegram import User
from tests.end_to_end.conftest import Town

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2024"
STRANGER = "hanya untuk pegawai yang terdaftar"


async def _link_for(town: Town, words: str) -> str:
    """The token of a new invitation."""
    town.telegram.chat(town.rina).started = True
    return (await town.told(town.rina, f"/undang {words}")).split("start=")[1].split()[0]


async def _starts(town: Town, who: User, token: str) -> str:
    return await town.told(who, f"/start {token}")


async def test_an_invitation_makes_one_person_what_it_says(bare_town: Town) -> None:
    town = bare_town
    token = await _link_for(town, "kepala Dinkes")
    assert "kepala Dinkes" in await _starts(town, town.dewi, token)
    assert "sudah dipakai" in await _starts(town, town.tamu, token)
    assert town.rows("SELECT user_id, role, agency FROM offices WHERE role = 'head'") == [
        (town.dewi.id, "head", "dinkes")
    ]


async def test_an_invitation_lasts_seven_days(bare_town: Town) -> None:
    town = bare_town
    token = await _link_for(town, "staf")
    late = await _link_for(town, "staf")
    town.clock.move_to(town.clock() + timedelta(days=7, minutes=-1))
    assert "staf" in await _starts(town, town.sari, token)
    town.clock.move_to(town.clock() + timedelta(minutes=2))
    assert "kedaluwarsa" in await _starts(town, town.tamu, late)
    assert town.rows("SELECT user_id FROM offices WHERE role = 'staff'") == [town.sari.id]


async def test_an_unknown_invitation_registers_nobody(bare_town: Town) -> None:
    assert "tidak dikenali" in await _starts(bare_town, bare_town.tamu, "tebakan")
    assert bare_town.rows("SELECT user_id FROM offices WHERE role <> 'admin'") == []


async def test_invitations_are_made_in_private_by_admins_only(town: Town) -> None:
    kept = town.kept()
    assert "chat pribadi" in await town.told(town.rina, "/undang staf", to=town.umum)
    for who in (town.sari, town.wali, town.budi):
        assert "hanya dapat dilakukan admin" in await town.told(who, "/undang staf")
    assert town.kept() == kept


async def test_a_stranger_in_private_learns_nothing(town: Town) -> None:
    await town.order(DRAINAGE)
    kept = town.kept()
    for words in (
        "/start",
        "/bantuan",
        "/tugas",
        "/status",
        "/tugas 1",
        "/opd",
        "/lapor 1 50%",
        "apa kabar?",
        "/batal",
    ):
        answer = await town.told(town.tamu, words)
        assert STRANGER in answer
        assert "drainase" not in answer
    assert town.kept() == kept


async def test_a_stranger_in_a_common_group_learns_nothing(town: Town) -> None:
    await town.sari.send(town.umum, f"/arahan@tuntas_bot {DRAINAGE}")
    draft = await town.says("Arahan baru", to=town.umum)
    await town.telegram.add(town.umum, town.tamu, by=town.rina)
    kept = town.kept()
    assert STRANGER in await town.told(town.tamu, "/status", to=town.umum)
    for label in ("Simpan", "Ubah isi"):
        assert STRANGER in await town.answered(town.tamu, draft, label)
    before = len(town.bots(town.umum))
    await town.tamu.send(town.umum, "saya ikut", reply_to=draft)
    await town.done()
    assert len(town.bots(town.umum)) == before  # talk between people is none of its business
    assert town.kept() == kept


async def test_a_member_of_an_agencys_group_reports_but_does_not_accept_or_claim(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    joni = town.telegram.user("Joni")
    await town.telegram.add(town.pupr, joni, by=town.rina)
    await town.done()
    assert "hanya kepala atau operator" in await town.answered(joni, card, "Terima")
    assert "hanya kepala atau operator" in await town.answered(joni, card, "Selesai")
    assert "hanya kepala atau operator" in await town.told(joni, "/selesai@tuntas_bot 1 tuntas", to=town.pupr)
    assert "dicatat: 20%" in await town.told(joni, "/lapor@tuntas_bot 1 20%", to=town.pupr)
    assert town.rows("SELECT act, by_name FROM history WHERE act NOT IN ('given', 'assigned')") == [
        ("reported", "Joni")
    ]
    assert STRANGER in await town.told(joni, "/tugas")  # in private he is nobody


async def test_the_head_of_another_agency_may_not_report_in_this_ones_group(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    await town.telegram.add(town.pupr, town.dewi, by=town.rina)
    await town.done()
    kept = town.kept()
    for label in ("Terima", "Lapor", "Selesai"):
        assert "Mohon maaf" in await town.answered(town.dewi, card, label)
    assert "#1 tidak ditemukan" in await town.told(town.dewi, "/lapor@tuntas_bot 1 20%", to=town.pupr)
    await town.dewi.send(town.pupr, "20%", reply_to=card)
    await town.says("Yang dapat melapor hanya OPD", to=town.pupr)
    assert town.kept() == kept


async def test_an_anonymous_admin_is_told_to_switch_that_off(town: Town) -> None:
    await town.telegram.promote(town.umum, town.rina)
    kept = town.kept()
    await town.rina.send(town.umum, "/hubungkan@tuntas_bot PUPR", anonymous=True)
    await town.says("admin anonim", "matikan", to=town.umum)
    assert town.kept() == kept


# -- linking ---------------------------------------------------------------------------------------------------------


async def test_a_group_is_welcomed_and_linked_to_an_agency(bare_town: Town) -> None:
    town = bare_town
    await town.link(town.pupr, "Dinas PU")
    assert town.rows("SELECT purpose, agency, title FROM chats WHERE chat_id = ?", town.pupr.id) == [
        ("agency", "pupr", "Grup PUPR")
    ]
    for group, words, purpose in (
        (town.umum, "umum", "common"),
        (town.staf, "staf", "staff"),
        (town.dinkes, "pimpinan", "leaders"),
    ):
        await town.link(group, words)
        assert town.rows("SELECT purpose FROM chats WHERE chat_id = ?", group.id) == [purpose]


async def test_linking_is_for_admins_and_for_agencies_there_are(town: Town) -> None:
    kept = town.kept()
    assert "hanya dapat dilakukan admin" in await town.told(town.sari, "/hubungkan@tuntas_bot PUPR", to=town.umum)
    assert 'OPD "Antariksa" tidak dikenali' in await town.told(
        town.rina, "/hubungkan@tuntas_bot Antariksa", to=town.umum
    )
    assert "/hubungkan PUPR" in await town.told(town.rina, "/hubungkan@tuntas_bot", to=town.umum)
    assert "tidak dikenali" in await town.told(town.rina, "/hubungkan@tuntas_bot seluruh OPD", to=town.umum)
    assert town.kept() == kept


async def test_a_topic_has_an_agency_of_its_own(town: Town) -> None:
    forum = town.telegram.supergroup("Semua OPD", members=[town.rina, town.budi, town.dewi], topics=True)
    dishub, bpbd = forum.topic("Dishub"), forum.topic("BPBD")
    await town.telegram.add_bot(forum, by=town.rina)
    await town.says("Terima kasih", to=forum)
    await town.rina.send(forum, "/hubungkan@tuntas_bot Dishub", thread=dishub)
    await town.says("Topik ini", "Dishub", to=forum)
    await town.rina.send(forum, "/hubungkan@tuntas_bot BPBD", thread=bpbd)
    await town.says("Topik ini", "BPBD", to=forum)
    await town.order("Dishub atur lalu lintas paling lambat 7 Juni 2024")
    await town.order("BPBD siapkan tenda paling lambat 7 Juni 2024")
    assert {m.thread for m in town.bots(forum, "Arahan #1")} == {dishub}
    assert {m.thread for m in town.bots(forum, "Arahan #2")} == {bpbd}
    (card,) = town.bots(forum, "Arahan #1")
    joni = town.telegram.user("Joni")
    await town.telegram.add(forum, joni, by=town.rina)
    await town.done()
    await joni.send(forum, "30%", reply_to=card)
    told = await town.says("Laporan #1 dicatat: 30%", to=forum)
    assert told.thread == dishub


async def test_whoever_is_no_admin_any_more_loses_that_office(bare_town: Town) -> None:
    town = bare_town
    await town.stop()
    town.settings = town.settings.model_copy(update={"admin_ids": (town.sari.id,)})
    await town.start()
    assert STRANGER in await town.told(town.rina, "/undang staf")
    assert "start=" in await town.told(town.sari, "/undang staf")

"""/rekap as text, /bantuan by role, and each person's menu."""

from __future__ import annotations

from datetime import date

import pytest

from tests.end_to_end.conftest import Town
from tests.end_to_end.filing import file


async def test_a_recap_begins_with_who_needs_a_word(town: Town) -> None:
    await file(town, "Validasi data stunting", agencies=("dinkes",), due=date(2024, 6, 28))
    await file(town, "Bereskan drainase", "Perbaiki gorong-gorong", due=date(2024, 5, 31))
    await town.told(town.dewi, "/lapor 1 40% berjalan", town.dinkes)
    await town.told(town.budi, "/selesai 2 sudah dicor", town.pupr)
    await town.at(3, 9)
    claim = town.bots(town.staf, "#2 dinyatakan selesai")[-1]
    assert "disetujui" in await town.answered(town.sari, claim, "Setujui")
    for who in (town.sari, town.wali):
        told = await town.told(who, "/rekap")
        assert "3 tugas: 1 selesai terverifikasi, 0 diklaim selesai, 1 dalam proses" in told
        assert told.index("PUPR: 2 tugas, 1 terlambat") < told.index("Dinkes: 1 tugas")
        assert "verifikasi 5 hari" in told
        assert "paling lama tanpa kabar: 5 hari" in told
    only = await town.told(town.wali, "/rekap Dinkes")
    assert "Rekap tindak lanjut Dinkes" in only
    assert "PUPR" not in only


async def test_extensions_stand_in_the_recap(town: Town) -> None:
    await file(town, "Bereskan drainase", due=date(2024, 6, 7))
    await town.told(town.budi, "/perpanjang 1 28 Juni 2024 menunggu material", town.pupr)
    asked = next(message for message in reversed(town.bots(town.staf)) if "Setujui" in message.labels)
    await town.answered(town.sari, asked, "Setujui")
    assert "mundur 1x, 21 hari" in await town.told(town.wali, "/rekap")


@pytest.mark.parametrize("words", ["xlsx", "pdf", "png PUPR", "PUPR pdf"])
async def test_files_are_promised_to_nobody(town: Town, words: str) -> None:
    assert "hanya tersedia sebagai teks" in await town.told(town.sari, f"/rekap {words}")


async def test_a_recap_is_for_staff_and_leaders(town: Town) -> None:
    await file(town, "Bereskan drainase")
    for who in (town.budi, town.tamu):
        told = await town.told(who, "/rekap")
        assert told
        assert "Rekap" not in told


async def test_everybody_finds_a_menu_of_what_they_may(town: Town) -> None:
    await town.stop()
    await town.start()
    await town.done()
    menus = {who: town.telegram.menu(who, who) for who in (town.sari, town.wali, town.budi, town.rina, town.tamu)}
    assert menus[town.sari][:2] == ["arahan", "notulen"]
    assert menus[town.wali][:3] == ["status", "terlambat", "rekap"]
    assert menus[town.budi][:3] == ["tugas", "lapor", "selesai"]
    assert menus[town.rina][0] == "undang"
    assert menus[town.tamu] == ["bantuan"]
    assert "rekap" not in menus[town.budi]
    assert not any("hubungkan" in menu for menu in menus.values())
    assert "hubungkan" in town.telegram.menu(town.pupr, town.rina)  # the group's creator
    assert "hubungkan" not in town.telegram.menu(town.pupr, town.budi)
    for who in (town.sari, town.wali, town.budi):
        told = await town.told(who, "/bantuan")
        commands = [row.split()[0].strip("/:") for row in told.split("\n") if row.startswith("/")]
        assert commands[:3] == menus[who][:3]


async def test_a_group_of_staff_has_their_menu_until_it_is_another_s(town: Town) -> None:
    await town.told(town.rina, "/hubungkan staf", to=town.staf)
    assert town.telegram.menu(town.staf, town.sari)[:3] == ["arahan", "notulen", "verifikasi"]
    await town.told(town.rina, "/hubungkan umum", to=town.staf)
    assert town.telegram.menu(town.staf, town.sari)[:2] == ["tugas", "status"]
    assert "verifikasi" not in town.telegram.menu(town.umum, town.sari)


async def test_whoever_registers_finds_the_menu_at_once(bare_town: Town) -> None:
    town = bare_town
    assert town.telegram.menu(town.budi, town.budi) == ["bantuan"]
    await town.rina.start()
    await town.says("Selamat datang", to=town.rina)
    await town.done()
    assert town.telegram.menu(town.rina, town.rina)[0] == "undang"
    await town.invite(town.budi, "kepala PUPR")
    await town.done()
    assert town.telegram.menu(town.budi, town.budi)[:2] == ["tugas", "lapor"]
    await town.invite(town.dewi, "kepala PUPR")
    await town.done()
    assert town.telegram.menu(town.dewi, town.dewi)[:2] == ["tugas", "lapor"]
    assert town.telegram.menu(town.budi, town.budi) == ["bantuan", "batal"]  # the office has passed on


async def test_who_is_admin_no_longer_finds_the_menu_of_the_others(town: Town) -> None:
    await town.stop()
    town.settings = town.settings.model_copy(update={"admin_ids": (town.sari.id,)})
    await town.start()
    await town.done()
    assert town.telegram.menu(town.rina, town.rina) == ["bantuan", "batal"]
    assert town.telegram.menu(town.sari, town.sari)[0] == "undang"


async def test_a_start_that_changes_no_menu_offers_none(town: Town) -> None:
    def offered() -> int:
        calls = [call for call in town.telegram.requests if call.method == "setMyCommands"]
        return len([call for call in calls if "chat_id" in str(call.params.get("scope"))])

    async def anew() -> int:
        before = offered()
        await town.stop()
        await town.start()
        await town.done()
        return offered() - before

    assert await anew() == 6  # since the start before, five people were registered and the staff's group was linked
    assert await anew() == 0
    town.settings = town.settings.model_copy(update={"admin_ids": (town.rina.id, town.sari.id)})
    assert await anew() == 6
    assert await anew() == 0


async def test_nobody_who_has_blocked_the_bot_makes_a_menu_an_alarm(town: Town) -> None:
    await town.budi.block()
    await town.done()
    alarms = len(town.bots(town.staf))
    await town.stop()
    await town.start()
    await town.done()
    assert len(town.bots(town.staf)) == alarms

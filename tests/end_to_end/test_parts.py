"""A directive has parts: what is split off, and milestones."""

from __future__ import annotations

from tests.end_to_end.conftest import Town

ORDER = "PUPR bereskan drainase Jl. Sudirman dan trotoar Pasar Raya, paling lambat 28 Juni 2024"


async def test_a_part_becomes_a_directive_of_its_own_with_the_same_agency_and_deadline(town: Town) -> None:
    await town.order(ORDER)
    (card,) = town.bots(town.sari, "Arahan #1")
    await town.answered(town.sari, card, "Pecah")
    await town.sari.send(None, "Perbaiki trotoar Pasar Raya")
    part = await town.says("Arahan baru", "trotoar Pasar Raya", "PUPR", "Jumat, 28 Juni 2024", to=town.sari)
    await town.done()
    assert not town.bots(town.pupr, "Sebagian #1")  # it may still be thrown away
    assert await town.answered(town.sari, part, "Simpan") == "Tersimpan sebagai #2."
    await town.says("Sebagian #1 (PUPR) dijadikan arahan tersendiri", "#2 Perbaiki trotoar", to=town.pupr, since=0)
    await town.says("Arahan #2", "trotoar", to=town.pupr, since=0)
    assert "sebagian dijadikan arahan tersendiri" in await town.told(town.sari, "/riwayat 1")


async def test_a_part_that_is_split_off_leaves_a_claim_of_the_whole_to_staff(town: Town) -> None:
    await town.order(ORDER)
    await town.told(town.budi, "/selesai 1 tuntas")
    (card,) = town.bots(town.sari, "Arahan #1")
    await town.answered(town.sari, card, "Pecah")
    await town.told(town.sari, "Perbaiki trotoar Pasar Raya")
    (part,) = town.bots(town.sari, "Arahan baru")
    await town.answered(town.sari, part, "Simpan")
    assert (town.status_of(1), town.status_of(2)) == ("claimed", "waiting")


async def test_milestones_stand_on_the_cards_in_the_order_of_their_days(town: Town) -> None:
    await town.order(ORDER)
    (card,) = town.bots(town.sari, "Arahan #1")
    await town.answered(town.sari, card, "Tonggak")
    await town.told(town.sari, "20 Juni 2024 desain selesai\n10 Juni 2024 survei lapangan")
    (in_group,) = town.bots(town.pupr, "Arahan #1 untuk PUPR")
    first, second = (in_group.text.index(words) for words in ("10 Jun 2024 · survei", "20 Jun 2024 · desain"))
    assert first < second
    await town.says("Tonggak #1 (PUPR) dicatat", to=town.pupr, since=0)


async def test_a_milestone_without_a_date_changes_nothing(town: Town) -> None:
    await town.order(ORDER)
    (card,) = town.bots(town.sari, "Arahan #1")
    await town.answered(town.sari, card, "Tonggak")
    assert "tidak terbaca" in await town.told(town.sari, "survei lapangan")
    assert town.rows("SELECT milestones FROM directives") == ["[]"]


async def test_a_milestone_is_pinged_the_day_before_and_on_its_day(town: Town) -> None:
    await town.order(ORDER)
    (card,) = town.bots(town.sari, "Arahan #1")
    await town.answered(town.sari, card, "Tonggak")
    await town.told(town.sari, "12 Juni 2024 survei lapangan")
    await town.answered(town.budi, town.bots(town.pupr, "Arahan #1 untuk PUPR")[0], "Terima")
    for day, told in ((10, False), (11, True), (12, True), (13, False)):
        await town.at(day, 7, 30)
        said = town.bots(town.pupr, f"{day} Juni 2024", "Tonggak terdekat", "12 Jun 2024: survei lapangan")
        assert bool(said) is told

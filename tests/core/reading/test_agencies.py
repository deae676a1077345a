from __future__ import annotations

import pytest

from core.agencies import Register
from core.reading import read_agencies
from tests.core.reading.corpus import register


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("PUPR dan Dinkes", ("pupr", "dinkes")),
        ("seluruh camat", ("seluruh-camat",)),
        ("semua OPD", ("seluruh-opd",)),
        ("para lurah", ("seluruh-lurah",)),
        ("opd terkait", ("opd-terkait",)),
        ("dinas kesehatan", ("dinkes",)),
        ("Disdukcapill", ("disdukcapil",)),
        ("kominfoo", ("diskominfo",)),
        ("Inspektrat", ("inspektorat",)),
        ("bapeda", ("bapperida",)),
        ("Kadis Perhubungan", ("dishub",)),
        ("Satpol PP, BPBD; Dishub", ("satpolpp-damkar", "bpbd", "dishub")),
        ("bag-hukum", ("bag-hukum",)),
        ("lurah laing", ("kel-laing",)),
        ("kecamatan lubuk sikarah", ("kec-lubuk-sikarah",)),
        ("camat TH", ("kec-tanjung-harapan",)),
        ("dinas pu", ("pupr",)),
        ("Dinas Antariksa", ()),
        ("Kepala Dinas", ()),
        ("pasar", ()),
        ("Laing", ()),
        ("halo", ()),
        ("", ()),
        ("123", ()),
    ],
)
def test_typed_names_are_read_with_patience(typed: str, codes: tuple[str, ...]) -> None:
    assert read_agencies(typed, register()) == codes


@pytest.mark.parametrize(
    ("typed", "group", "spared"),
    [
        ("semua OPD kecuali BKD", "seluruh-opd", ["bkd"]),
        ("Seluruh OPD, selain Inspektorat dan BKD", "seluruh-opd", ["inspektorat", "bkd"]),
        ("seluruh camat selain Lubuk Sikarah", "seluruh-camat", ["kec-lubuk-sikarah"]),
    ],
)
def test_of_a_typed_group_all_are_meant_but_those_excepted(typed: str, group: str, spared: list[str]) -> None:
    everybody = register().expand([group])
    assert read_agencies(typed, register()) == tuple(code for code in everybody if code not in spared)


def test_every_agency_is_read_from_its_name_its_short_name_and_its_aliases() -> None:
    missed = [
        (agency.code, spelling)
        for agency in register().units
        for spelling in (agency.name, agency.short, *agency.aliases)
        if agency.code not in read_agencies(spelling, register())
    ]
    assert not missed


def test_every_group_is_read_from_its_name() -> None:
    assert [read_agencies(each.name, register()) for each in register() if each.group] == [
        (each.code,) for each in register() if each.group
    ]


def test_a_place_or_a_topic_is_no_agency() -> None:
    for text in ("Payo", "Aro", "pariwisata", "perhubungan", "perizinan", "protokol", "rumah tangga", "simpang rumbio"):
        assert read_agencies(text, register()) == (), text


def test_the_stems_of_another_city_s_register_are_found_behind_a_head() -> None:
    other = Register.from_json(
        '[{"code": "x", "name": "Dinas Kelautan dan Perikanan"}, {"code": "y", "name": "Kecamatan Bungus"},'
        ' {"code": "all", "name": "SEMUA OPD", "group": true}]'
    )
    assert read_agencies("Kadis Perikanan dan Camat Bungus", other) == ("x", "y")
    assert read_agencies("Bungus", other) == ()
    assert read_agencies("tiap OPD", other) == ("all",)

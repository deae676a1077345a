from __future__ import annotations

import pytest

from core.agencies import Agency, Register
from core.errors import InvalidData
from tests.core.reading.corpus import register


def test_the_shipped_register_knows_the_city_s_agencies() -> None:
    city = register()
    assert city["pupr"].short == "PUPR"
    assert city["satpolpp-damkar"].short == "Satpol PP"
    assert {city[code].level for code in ("kec-lubuk-sikarah", "kel-laing", "bag-hukum", "rsud", "dinkes")} == {
        "kecamatan",
        "kelurahan",
        "bagian",
        "rsud",
        "opd",
    }


def test_every_parent_is_in_the_register() -> None:
    city = register()
    assert not [agency.code for agency in city if agency.parent and agency.parent not in city]


def test_no_alias_is_a_bare_place_or_topic() -> None:
    aliases = {alias.lower() for agency in register() for alias in agency.aliases}
    bare = {"payo", "aro", "laing", "ktk", "perizinan", "rumah tangga", "protokol", "perhubungan", "kesra"}
    assert not aliases & bare
    assert not [alias for alias in aliases if "(" in alias or "/" in alias]


def test_groups_open_into_the_agencies_they_stand_for() -> None:
    city = register()
    assert city.expand(["seluruh-camat"]) == ("kec-lubuk-sikarah", "kec-tanjung-harapan")
    assert len(city.expand(["seluruh-lurah"])) == 13
    assert "bag-hukum" not in city.expand(["seluruh-opd"])
    assert city.expand(["opd-terkait", "pupr", "pupr"]) == ("opd-terkait", "pupr")


def test_a_code_that_has_left_is_shown_by_itself() -> None:
    assert register()["lama"] == Agency("lama", "lama")
    assert "lama" not in register()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '[{"code": "x"}]',
        '[{"code": "a b", "name": "x"}]',
        '[{"code": "x", "name": "x", "aliases": "y"}]',
        '[{"code": "x", "name": "x"}, {"code": "x", "name": "y"}]',
    ],
)
def test_a_register_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(InvalidData):
        Register.from_json(text)

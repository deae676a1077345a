"""Settings come from the environment or .env; a wrong one is named in one line with what it takes."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest

from bot.settings import ROOT, Settings, WrongSetting, load

EXAMPLE = ROOT / ".env.example"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is set, and no .env lies around."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def refusal(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as wrong:
        load().city()
    return str(wrong.value)


# -- .env.example -----------------------------------------------------------------------------------------------------


def test_the_example_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text("utf-8"), flags=re.M)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_explains_every_setting() -> None:
    paragraphs = EXAMPLE.read_text("utf-8").strip().split("\n\n")[1:]
    assert all(paragraph.startswith("# ") for paragraph in paragraphs)
    assert all(re.search(r"^[A-Z_]+=", paragraph, flags=re.M) for paragraph in paragraphs)


def test_the_example_as_it_stands_is_the_defaults() -> None:
    assert load(_env_file=EXAMPLE) == load(_env_file=None)


def test_what_is_left_empty_keeps_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    assert load() == load(_env_file=None)


def test_settings_are_read_from_a_file_and_the_environment_outweighs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=123:ABC\nPORT=1\nexport LOG_LEVEL='debug'\nOTHER=x\n", "utf-8")
    monkeypatch.setenv("PORT", "2")
    settings = load()
    assert (settings.bot_token, settings.port, settings.log_level) == ("123:ABC", 2, "DEBUG")


# -- right values -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ("", ()),
        ("42", (42,)),
        ("42,43", (42, 43)),
        (" 42 , 43 ,", (42, 43)),
        ("9007199254740993", (9007199254740993,)),
        ("  ", ()),
    ],
)
def test_admins_are_ids_comma_separated(monkeypatch: pytest.MonkeyPatch, given: str, ids: tuple[int, ...]) -> None:
    monkeypatch.setenv("ADMIN_IDS", given)
    assert load().admin_ids == ids


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ("07:30", time(7, 30)),
        ("7:30", time(7, 30)),
        ("7.30", time(7, 30)),
        (" 16.05 ", time(16, 5)),
        ("00:00", time(0, 0)),
        ("19:59", time(19, 59)),
    ],
)
def test_the_ping_time_is_written_as_people_write_it(monkeypatch: pytest.MonkeyPatch, given: str, at: time) -> None:
    monkeypatch.setenv("PING_TIME", given)
    assert load().ping_time == at


def test_urls_lose_the_slash_at_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", "http://localhost:8081/")
    monkeypatch.setenv("WEBHOOK_URL", "https://tuntas.solok.go.id/bot/")
    settings = load()
    assert (settings.bot_api_url, settings.webhook_url) == ("http://localhost:8081", "https://tuntas.solok.go.id/bot")


def test_without_settings_it_is_kota_solok_on_its_clock() -> None:
    city = load().city()
    assert city.register["dinkes"].name == "Dinas Kesehatan"
    assert str(city.zone) == "Asia/Jakarta"
    assert city.calendar.holiday(date(2024, 8, 17))


def test_another_city_brings_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "opd.json").write_text('[{"code": "dlh", "name": "Dinas Lingkungan Hidup"}]', "utf-8")
    (tmp_path / "libur.json").write_text('{"2024-05-29": "Hari jadi kota"}', "utf-8")
    monkeypatch.setenv("AGENCIES_FILE", "opd.json")
    monkeypatch.setenv("HOLIDAYS_FILE", str(tmp_path / "libur.json"))
    city = load().city()
    assert [agency.code for agency in city.register] == ["dlh"]
    assert city.calendar.holiday(date(2024, 5, 29)) == "Hari jadi kota"


# -- wrong values -----------------------------------------------------------------------------------------------------

WRONG = {
    "BOT_TOKEN": ("abc", "123", "123:", "123:a b", ":abc"),
    "BOT_API_URL": (
        "api.telegram.org",
        "ftp://x.id",
        "http://",
        "https://a b",
        "http://localhost:99999",
        "http://[::1",
    ),
    "DATABASE_URL": ("tuntas.db", "sqlite://", "mysql://tuntas:rahasia@db/x", "://"),
    "TIMEZONE": ("WIB", "Asia/Solok", "../etc/passwd"),
    "ADMIN_IDS": ("rina", "@rina", "1;2", "1.5", "-5", "1,,2", "9" * 30),
    "PING_TIME": ("7", "0730", "25:00", "07:60", "pagi", "07:30:00x"),
    "BRIEF_TIME": ("6", "24:00", "pagi"),
    "ACCEPT_WITHIN_DAYS": ("0", "-1", "1.5", "satu", "100"),
    "ESCALATE_LEADERS_DAYS": ("0", "tiga", "100"),
    "ESCALATE_MAYOR_DAYS": ("0", "2", "tujuh", "100"),
    "TICK_SECONDS": ("0", "-1", "cepat", "3601", "nan", "inf"),
    "PORT": ("-1", "65536", "http"),
    "WEBHOOK_URL": ("tuntas.solok.go.id", "tg://x", "https://x:port"),
    "WEBHOOK_SECRET": ("a b", "é", "x" * 257),
    "MOST_A_MINUTE": ("0", "-1", "banyak"),
    "BACKUP_DIR": (str(EXAMPLE),),
    "BACKUP_DAYS": ("-1", "dua", "1.5", "10000"),
    "LOG_LEVEL": ("LOUD", "1"),
    "AGENCIES_FILE": ("missing.json", "."),
    "HOLIDAYS_FILE": ("missing.json", "."),
}
CASES = [(name, value) for name, values in WRONG.items() for value in values]


@pytest.mark.parametrize(("name", "value"), CASES)
def test_a_wrong_value_is_one_line_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    told = refusal(monkeypatch, name, value)
    assert told.startswith(f"{name}: takes ")
    assert "\n" not in told


def test_a_file_of_settings_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_TOKEN=1:TEST", "utf-16")
    with pytest.raises(WrongSetting, match=r"^\.env: takes a UTF-8 file .*$"):
        load(_env_file=file)


def test_every_setting_can_be_wrong() -> None:
    assert set(WRONG) == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", ["BOT_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL"])
def test_a_wrong_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert "rahasia" not in refusal(monkeypatch, name, "mysql://x:rahasia sekali@y")


@pytest.mark.parametrize("name", ["AGENCIES_FILE", "HOLIDAYS_FILE"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{", b"[1]", b"3", b'"x"', b'[{"code": "a"}]'])
def test_a_city_s_file_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "kota.json").write_bytes(content)
    told = refusal(monkeypatch, name, "kota.json")
    assert told.startswith(f"{name}: ")
    assert "kota.json" in told
    assert "\n" not in told


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '[{"code": "a b", "name": "x"}]',
        '[{"code": "a", "name": ""}]',
        '[{"code": "a", "name": "x"}, {"code": "a", "name": "y"}]',
        '[{"code": "a", "name": "x", "aliases": "y"}]',
        f'[{{"code": "{"x" * 33}", "name": "x"}}]',
    ],
)
def test_a_register_says_what_is_wrong_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str) -> None:
    (tmp_path / "opd.json").write_text(content, "utf-8")
    assert refusal(monkeypatch, "AGENCIES_FILE", "opd.json").startswith("AGENCIES_FILE: ")


@pytest.mark.parametrize("content", ['{"2024-02-30": "x"}', '{"17 Agustus": "x"}', "[]"])
def test_a_list_of_holidays_says_what_is_wrong_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str
) -> None:
    (tmp_path / "libur.json").write_text(content, "utf-8")
    assert "YYYY-MM-DD" in refusal(monkeypatch, "HOLIDAYS_FILE", "libur.json")

"""What stops a start is said in one line that names the setting."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # no .env but the test's own
    monkeypatch.setenv("BOT_TOKEN", "1:TEST")
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/tuntas.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "bukan-token"),
        ("BOT_API_URL", "telegram.org"),
        ("DATABASE_URL", "mysql://localhost/tuntas"),
        ("DATABASE_URL", "tuntas.db"),
        ("TIMEZONE", "Asia/Solok"),
        ("ADMIN_IDS", "rina"),
        ("ADMIN_IDS", "1;2"),
        ("AGENCIES_FILE", "tidak-ada.json"),
        ("AGENCIES_FILE", "kosong.json"),
        ("HOLIDAYS_FILE", "tidak-ada.json"),
        ("PING_TIME", "25:00"),
        ("PING_TIME", "pagi"),
        ("TICK_SECONDS", "0"),
        ("WEBHOOK_SECRET", "ada spasi"),
        ("PORT", "70000"),
        ("LOG_LEVEL", "KERAS"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "kosong.json").write_text("[]")
    monkeypatch.setenv(name, value)
    assert main([]) != 0
    told = capsys.readouterr().err
    assert told.startswith(f"{name}: ")
    assert told.count("\n") == 1


def test_without_a_token_the_way_out_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BOT_TOKEN")
    assert main([]) != 0
    told = capsys.readouterr().err
    assert told.startswith("BOT_TOKEN: ")
    assert "make run" in told
    assert told.count("\n") == 1


def test_a_newer_database_stops_the_start_and_is_left_as_it_was(
    migrated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(migrated, tmp_path / "tuntas.db")
    with sqlite3.connect(tmp_path / "tuntas.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert main([]) != 0
    told = capsys.readouterr().err
    assert told.splitlines()[-1].startswith("DATABASE_URL: a later program has written this database (9999)")
    with sqlite3.connect(tmp_path / "tuntas.db") as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]

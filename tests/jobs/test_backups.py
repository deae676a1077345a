"""Once a day there is a backup, and after so many days it is dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import backup
from db.backup import Unusable
from jobs.backups import keep_backup
from tests.cast import WIB
from tests.db.test_chain import write
from tests.jobs.conftest import Town

NIGHT = datetime(2024, 6, 3, 1, 30, tzinfo=WIB)


@pytest.fixture
def folder(town: Town, tmp_path: Path) -> Path:
    """Where backups go, three of them at most."""
    settings = town.services.settings.model_copy(update={"backup_dir": tmp_path / "backups", "backup_days": 3})
    town.services = replace(town.services, settings=settings)
    return tmp_path / "backups"


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*"))


async def test_there_is_one_a_day(town: Town, folder: Path) -> None:
    for hours in (0, 1, 12):
        town.now = NIGHT + timedelta(hours=hours)
        await keep_backup(town.services)
    assert kept(folder) == ["tuntas-2024-06-03.db"]
    assert backup._checked(folder / "tuntas-2024-06-03.db")["pings"] == 1


async def test_not_before_one_at_night(town: Town, folder: Path) -> None:
    town.now = NIGHT.replace(hour=0, minute=59)
    await keep_backup(town.services)
    assert kept(folder) == []


async def test_a_day_the_program_slept_through_has_its_backup_when_it_is_back(town: Town, folder: Path) -> None:
    town.now = NIGHT.replace(hour=16)
    await keep_backup(town.services)
    assert kept(folder) == ["tuntas-2024-06-03.db"]


async def test_so_many_days_are_kept(town: Town, folder: Path) -> None:
    for day in range(5):
        town.now = NIGHT + timedelta(days=day)
        await keep_backup(town.services)
    assert kept(folder) == ["tuntas-2024-06-05.db", "tuntas-2024-06-06.db", "tuntas-2024-06-07.db"]


async def test_one_that_fails_is_tried_again_in_the_next_hour_and_takes_no_other_away(
    town: Town, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.now = NIGHT
    await keep_backup(town.services)

    async def fail(*_: object) -> int:
        raise Unusable("full")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "back_up", fail)
        town.now = NIGHT + timedelta(days=9)
        with pytest.raises(Unusable):
            await keep_backup(town.services)
        await keep_backup(town.services)  # not in this hour
    assert kept(folder) == ["tuntas-2024-06-03.db"]
    await keep_backup(town.services)
    assert kept(folder) == ["tuntas-2024-06-03.db"]
    town.now += timedelta(hours=1)
    await keep_backup(town.services)
    assert kept(folder) == ["tuntas-2024-06-12.db"]


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("UPDATE history SET words = words WHERE id = 2", "history_unbroken lines=3 hash="),
        ("UPDATE history SET words = 'lain' WHERE id = 2", "history_broken line=2 how=changed"),
        ("DELETE FROM history WHERE id = 3", "history_broken line=3 how=missing"),
    ],
)
async def test_each_night_the_history_is_looked_through(
    town: Town, folder: Path, caplog: pytest.LogCaptureFixture, done: str, told: str
) -> None:
    town.now = NIGHT
    async with town.services.store("test") as store:
        await write(store, 3)
    async with town.services.database.writing() as connection:
        await connection.exec_driver_sql(done)
    with caplog.at_level("INFO"):
        await keep_backup(town.services)
    assert told in caplog.text
    assert kept(folder) == ["tuntas-2024-06-03.db"]


async def test_none_is_made_where_none_is_wanted(town: Town, folder: Path) -> None:
    settings = town.services.settings.model_copy(update={"backup_days": 0})
    town.services = replace(town.services, settings=settings)
    town.now = NIGHT
    await keep_backup(town.services)
    assert kept(folder) == []

"""When the program itself goes wrong, admins read it in their chat: what, how often, since when, and nothing else."""

from __future__ import annotations

from pathlib import Path

from telegram import Update
from telegram.ext import TypeHandler

from bot.context import Context
from tests.end_to_end.conftest import Town


async def test_a_failure_is_owned_up_to_and_told_to_admins(town: Town) -> None:
    async def stumble(update: Update, context: Context) -> None:
        raise KeyError("nama Budi")

    assert town.tuntas is not None
    town.tuntas.application.add_handler(TypeHandler(Update, stumble), group=-2)
    for _ in range(2):
        assert "gangguan" in await town.told(town.budi, "/tugas")
    await town.tick()
    told = (await town.says("Gangguan program", to=town.rina, since=0)).text
    assert "Permintaan seseorang gagal dikerjakan" in told
    assert "update_failed, KeyError" in told
    assert "Budi" not in told
    assert not town.bots(town.staf, "Gangguan")


async def test_a_backup_that_fails_is_no_secret(town: Town, tmp_path: Path) -> None:
    (tmp_path / "full").touch()
    await town.stop()
    failing = {"backup_dir": tmp_path / "full" / "backups", "backup_days": 14, "tick_seconds": 0.1}
    town.settings = town.settings.model_copy(update=failing)
    await town.start()
    told = (await town.says("Gangguan program", to=town.rina, since=0)).text
    assert "Cadangan harian gagal" in told
    assert "1 kali" in told

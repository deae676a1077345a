"""The bot's token stands nowhere but in its settings, whatever goes wrong and however much is logged."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import httpx

from sandbox.clock import MovableClock
from sandbox.telegram import Telegram
from tests.databases import url_of
from tests.end_to_end.conftest import START, Town, people
from tests.test_house import ROOT

TOKEN = "123456789:AAH-x_Yz0123456789abcdefghijklmnopq"


async def python_m_bot(town: Town, folder: Path, *arguments: str, **more: str) -> asyncio.subprocess.Process:
    """In a process of its own, which logs all there is."""
    environment = os.environ | {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": town.telegram.url,
        "DATABASE_URL": town.settings.database_url,
        "ADMIN_IDS": str(town.rina.id),
        "BACKUP_DIR": str(folder / "backups"),
        "LOG_LEVEL": "DEBUG",
        "PYTHONPATH": str(ROOT),
    }
    with (folder / "log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, cwd=folder, env=environment | more, stdout=log, stderr=log
        )


async def test_the_token_is_in_no_log_error_metric_backup_or_export(tmp_path: Path) -> None:
    clock = MovableClock(START)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with Telegram(clock=clock, token=TOKEN) as telegram:
        town = people(telegram, clock, url_of(tmp_path / "tuntas.db"))
        program = await python_m_bot(town, tmp_path, PORT=str(port))
        try:
            await town.rina.start()
            await town.says("Rina", to=town.rina)
            telegram.faults.add("sendMessage", code=400, description=f"Bad Request: wrong URL /bot{TOKEN}/sendMessage")
            for method, kind in (
                ("getUpdates", "reset_before"),
                ("sendMessage", "401"),
                ("sendMessage", "truncated_json"),
            ):
                telegram.faults.add(method, kind=kind)  # type: ignore[arg-type]
            for _ in range(3):
                await town.rina.send(None, "/bantuan")
            async with asyncio.timeout(30):
                while telegram.faults.waiting:  # noqa: ASYNC110 - another process meets them
                    await asyncio.sleep(0.02)
            await telegram.settled(0.2, timeout=20)
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
                for path in ("/healthz", "/metrics", "/telegram", f"/bot{TOKEN}"):
                    (tmp_path / f"answer{path.replace('/', '-')[:9]}").write_bytes((await client.get(path)).content)
            program.send_signal(signal.SIGTERM)
            assert await program.wait() == 0
        finally:
            if program.returncode is None:
                program.kill()
        for verb, target in (("backup", "kept.db"), ("export", "out"), ("verify", None)):
            done = await python_m_bot(town, tmp_path, verb, *([target] if target else []))
            assert await done.wait() == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"log", "kept.db", "rows.jsonl", "tuntas.db", "answer-metrics"} <= {path.name for path in written}
    assert "url /bot<token>/sendmessage" in (tmp_path / "log").read_text("utf-8")
    holding = [path.name for path in written if TOKEN.partition(":")[2].encode() in path.read_bytes()]
    assert holding == []

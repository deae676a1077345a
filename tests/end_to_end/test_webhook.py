"""With WEBHOOK_URL Telegram calls; nothing else changes."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot import application
from tests.end_to_end.conftest import Town


async def _on_a_webhook(town: Town) -> str:
    """Telegram has to be told the port before anybody listens there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    await town.stop()
    town.settings = town.settings.model_copy(
        update={"webhook_url": f"http://127.0.0.1:{port}", "webhook_secret": "rahasia-kita", "port": port}
    )
    await town.start()
    return f"http://127.0.0.1:{port}/telegram"


async def test_why_telegram_refuses_the_address_stands_in_the_log(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(application, "GREET_AGAIN", 0.1)
    town.telegram.faults.add("setWebhook", description="Bad Request: bad webhook: HTTPS url must be provided")
    await _on_a_webhook(town)
    assert "url must be provided" in caplog.text


async def test_an_update_by_webhook_is_answered_like_any_other(town: Town) -> None:
    await _on_a_webhook(town)
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)


async def test_a_call_without_the_secret_is_refused_and_changes_nothing(town: Town) -> None:
    url = await _on_a_webhook(town)
    update = {"update_id": 1, "message": {"chat": {"id": town.sari.id, "type": "private"}, "text": "/status"}}
    async with httpx.AsyncClient() as client:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "tebakan"}):
            assert (await client.post(url, json=update, headers=headers)).status_code == 403
    assert town.tuntas is not None
    async with town.tuntas.services.looking() as store:
        assert not await store.inbox.lanes((), 100)


async def test_what_is_no_update_is_refused(town: Town) -> None:
    url = await _on_a_webhook(town)
    secret = {"X-Telegram-Bot-Api-Secret-Token": "rahasia-kita"}
    async with httpx.AsyncClient() as client:
        for content in (b"", b"{", b"[]", b'{"update_id": "1"}'):
            assert (await client.post(url, content=content, headers=secret)).status_code == 400


async def test_a_body_larger_than_any_update_is_refused_though_nobody_told_its_length(town: Town) -> None:
    url = await _on_a_webhook(town)

    async def chunks() -> AsyncIterator[bytes]:
        yield b'{"update_id": 77, "message": {"text": "'
        for _ in range(40):
            yield b"x" * 65_536
        yield b'"}}'

    async with httpx.AsyncClient() as client:
        secret = {"X-Telegram-Bot-Api-Secret-Token": "rahasia-kita"}
        assert (await client.post(url, content=chunks(), headers=secret)).status_code == 400
    assert town.rows("SELECT 1 FROM inbox WHERE update_id = 77") == []


async def test_a_call_that_is_cut_off_is_no_fault_of_the_program(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    url = httpx.URL(await _on_a_webhook(town))
    _, writer = await asyncio.open_connection(url.host, url.port)
    secret = "X-Telegram-Bot-Api-Secret-Token: rahasia-kita"
    writer.write(f'POST {url.path} HTTP/1.1\r\nHost: x\r\n{secret}\r\nContent-Length: 99\r\n\r\n{{"up'.encode())
    await asyncio.sleep(0.05)
    writer.close()
    assert "Tugas terbuka" in await town.told(town.budi, "/tugas")
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def _do(town: Town, statement: str) -> None:
    assert town.tuntas is not None
    async with town.tuntas.database.writing() as connection:
        await connection.exec_driver_sql(statement)


@pytest.mark.own_database
async def test_200_means_that_the_update_is_kept(town: Town) -> None:
    url = await _on_a_webhook(town)
    secret = {"X-Telegram-Bot-Api-Secret-Token": "rahasia-kita"}
    update = {"update_id": 77, "message": {"chat": {"id": "x"}}}
    async with httpx.AsyncClient() as client:
        await _do(town, "ALTER TABLE inbox RENAME COLUMN received_at TO aside")  # what nobody but who stores asks for
        assert (await client.post(url, json=update, headers=secret)).status_code >= 500
        await _do(town, "ALTER TABLE inbox RENAME COLUMN aside TO received_at")
        assert town.rows("SELECT 1 FROM inbox WHERE update_id = 77") == []
        for _ in range(2):  # Telegram may not have heard the first answer
            assert (await client.post(url, json=update, headers=secret)).status_code == 200
            assert town.rows("SELECT 1 FROM inbox WHERE update_id = 77") == [1]


async def test_processes_behind_one_address_share_a_secret_and_a_stop_leaves_the_webhook_to_the_others(
    town: Town,
) -> None:
    await _on_a_webhook(town)
    town.settings = town.settings.model_copy(update={"webhook_secret": None})
    secrets = []
    for _ in range(2):
        await town.stop()
        assert town.telegram.world.webhook.url.endswith("/telegram")
        await town.start()
        secrets.append(town.telegram.world.webhook._secret)
        assert "Tugas terbuka" in await town.told(town.budi, "/tugas")
    assert len(set(secrets)) == 1
    assert town.telegram.token not in secrets[0]


async def test_who_polls_again_removes_the_webhook_and_nothing_is_lost(town: Town) -> None:
    await _on_a_webhook(town)
    await town.stop()
    await town.budi.send(None, "/tugas")
    town.settings = town.settings.model_copy(update={"webhook_url": None})
    await town.start()
    await town.says("Tugas terbuka", to=town.budi)
    assert town.telegram.world.webhook.url == ""

"""With WEBHOOK_URL Telegram calls; nothing else changes."""

from __future__ import annotations

import socket

import httpx

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
        assert not [row for row in await store.inbox.waiting(0, 100) if row.update_id == 1]


async def test_what_is_no_update_is_refused(town: Town) -> None:
    url = await _on_a_webhook(town)
    secret = {"X-Telegram-Bot-Api-Secret-Token": "rahasia-kita"}
    async with httpx.AsyncClient() as client:
        for content in (b"", b"{", b"[]", b'{"update_id": "1"}'):
            assert (await client.post(url, content=content, headers=secret)).status_code == 400

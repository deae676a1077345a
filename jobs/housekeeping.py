"""What was settled long ago is forgotten."""

from __future__ import annotations

from datetime import timedelta

from bot.context import Services

KEPT = timedelta(days=30)


async def forget(services: Services) -> None:
    """Drops handled updates and settled messages; cards, history and the ledger stay."""
    before = services.clock() - KEPT
    async with services.store("housekeeping") as store:
        await store.inbox.forget(before)
        await store.outbox.forget(before)

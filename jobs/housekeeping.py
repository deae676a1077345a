"""What was settled long ago is forgotten."""

from __future__ import annotations

from datetime import timedelta

from bot.context import Services

KEPT = timedelta(days=30)
AT_ONCE = 500  # of each, in one short transaction: people's presses get in between


async def forget(services: Services) -> None:
    """Drops handled updates and settled messages; cards, history and the ledger stay."""
    before = services.clock() - KEPT
    dropped = 1
    while dropped:
        async with services.store("housekeeping") as store:
            dropped = await store.inbox.forget(before, AT_ONCE) + await store.outbox.forget(before, AT_ONCE)

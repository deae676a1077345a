"""Once a day the database is copied, and its history looked through; the copies of long ago are dropped."""

from __future__ import annotations

import logging
from datetime import time

from bot.context import Services
from db import backup, chain
from db.ledger import NOBODY

log = logging.getLogger(__name__)

FROM = time(1, 0)  # when the city sleeps; after a night without the program, as soon as it is back


async def keep_backup(services: Services) -> None:
    """A copy of today, where there is none; what fails is tried again in the next hour."""
    settings, now = services.settings, services.city.local(services.clock())
    target = settings.backup_dir / backup.NAME.format(now)
    if not settings.backup_days or now.time() < FROM or target.exists():
        return
    async with services.store("backup") as store:
        if not await store.ledger.enter([NOBODY], now.date(), f"backup:{now.hour}"):
            return
    rows = await backup.back_up(services.database, target)
    log.info("backup_kept file=%r rows=%d", target.name, rows)
    for name in backup.outlived(
        (path.name for path in settings.backup_dir.iterdir()), now.date(), settings.backup_days
    ):
        (settings.backup_dir / name).unlink(missing_ok=True)
    await _look_through_history(services)


async def _look_through_history(services: Services) -> None:
    """What was changed behind the program's back is an error, of which admins are told."""
    async with services.database.reading() as connection:
        try:
            head = await chain.verify(connection)
        except chain.Broken as broken:
            log.error("history_broken line=%d how=%s", broken.line, broken.how)
        else:
            log.info("history_unbroken lines=%d hash=%s", head.lines, head.hash)

"""The program's services over a migrated database, at a moment a test can move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.context import Services
from bot.settings import load
from db.engine import Database
from db.tables import outbox
from tests.cast import CITY, NOW
from tests.db.conftest import database

__all__ = ["database"]  # a fixture of the database's own tests


@dataclass
class Town:
    """What jobs are given, and what the bot has said because of them."""

    services: Services
    now: datetime = NOW
    woken: list[None] = field(default_factory=list)

    async def said(self) -> list[Any]:
        """The outbox, oldest first."""
        async with self.services.database.reading() as connection:
            return list(await connection.execute(select(outbox).order_by(outbox.c.id)))


@pytest.fixture
def town(database: Database) -> Town:
    moments: list[Callable[[], datetime]] = []
    woken: list[None] = []
    services = Services(
        load(_env_file=None, bot_token="1:TEST", backup_days=0),
        CITY,
        lambda: moments[0](),
        database,
        lambda: woken.append(None),
    )
    town = Town(services, woken=woken)
    moments.append(lambda: town.now)
    return town

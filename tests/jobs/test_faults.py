"""Admins are told of the program's own errors once an hour at most, through the outbox."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.faults import Faults
from core.chats import Chat, Place, Purpose
from core.people import Office, Person, Role
from jobs.faults import tell_admins
from tests.cast import ADMIN, NOW, STAFF
from tests.jobs.conftest import Town


@pytest.fixture
async def watched(town: Town) -> Town:
    """An admin and a member of staff, whom the bot can write to."""
    async with town.services.store("test") as store:
        for person, role in ((ADMIN, Role.ADMIN), (STAFF, Role.STAFF)):
            await store.people.appoint(Person(person.user_id, person.name), Office(role))
            await store.chats.know(Chat(Place(person.user_id), Purpose.PRIVATE))
    return town


def go_wrong(town: Town, times: int = 1) -> None:
    for _ in range(times):
        record = logging.LogRecord("bot", logging.ERROR, "x", 1, "update_failed update_id=%d", (7,), None)
        town.services.faults.handle(record)


async def test_admins_are_told_what_how_often_and_since_when(watched: Town) -> None:
    go_wrong(watched, 3)
    await tell_admins(watched.services)
    (row,) = await watched.said()
    assert row.chat_id == ADMIN.user_id
    assert "Permintaan seseorang gagal dikerjakan" in row.body["html"]
    assert "3 kali sejak" in row.body["html"]


async def test_within_an_hour_nothing_is_said_and_nothing_forgotten(watched: Town) -> None:
    for minutes, told in ((0, 1), (1, 1), (59, 1), (60, 2), (61, 2), (119, 2), (120, 3)):
        go_wrong(watched)
        watched.now = NOW + timedelta(minutes=minutes)
        await tell_admins(watched.services)
        assert len(await watched.said()) == told
    assert "3 kali sejak" in (await watched.said())[1].body["html"]


async def test_a_start_begins_no_new_hour(watched: Town) -> None:
    go_wrong(watched)
    await tell_admins(watched.services)
    watched.services = replace(watched.services, faults=Faults())
    go_wrong(watched)
    watched.now += timedelta(minutes=30)
    await tell_admins(watched.services)
    assert len(await watched.said()) == 1


async def test_what_could_not_be_written_is_told_later(watched: Town) -> None:
    go_wrong(watched)
    async with watched.services.database.writing() as connection:
        await connection.exec_driver_sql("ALTER TABLE pings RENAME TO mislaid")
    with pytest.raises(Exception, match="pings"):
        await tell_admins(watched.services)
    async with watched.services.database.writing() as connection:
        await connection.exec_driver_sql("ALTER TABLE mislaid RENAME TO pings")
    await tell_admins(watched.services)
    assert len(await watched.said()) == 1


async def test_where_nothing_went_wrong_the_database_is_not_asked(watched: Town) -> None:
    asked: list[object] = []
    engine = watched.services.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call))
    await tell_admins(watched.services)
    assert asked == []

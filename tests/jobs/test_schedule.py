"""The clock only ticks: a job that fails is tried again, and never runs twice at once."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

import jobs
from bot.clock import system_clock
from tests.jobs.conftest import Town


def scheduled(town: Town) -> list[object]:
    scheduler = AsyncIOScheduler(timezone=town.services.settings.zone)
    jobs.schedule(scheduler, town.services, jobs.Ticks())
    return list(scheduler.get_jobs())


async def test_every_job_ticks_late_if_need_be_and_never_twice_at_once(town: Town) -> None:
    for job in scheduled(town):
        assert job.misfire_grace_time is None  # type: ignore[attr-defined]
        assert job.coalesce  # type: ignore[attr-defined]
        assert job.max_instances == 1  # type: ignore[attr-defined]


async def test_the_ping_ticks_as_the_settings_say(town: Town) -> None:
    intervals = {job.trigger.interval for job in scheduled(town)}  # type: ignore[attr-defined]
    assert min(intervals) == timedelta(seconds=town.services.settings.tick_seconds)


@pytest.mark.parametrize("days", [0, 1, 20_000])  # where no battery keeps the clock, it begins in 1970
async def test_what_a_clock_moved_forwards_has_left_out_is_one_tick(days: int) -> None:
    trigger = jobs.Every(seconds=0.3, timezone=UTC)
    before = system_clock()
    now = before + timedelta(days=days)
    first = trigger.get_next_fire_time(before, now)
    assert first == (now if days else before + trigger.interval)
    assert trigger.get_next_fire_time(first, now) == first + trigger.interval


@pytest.mark.own_database
async def test_a_job_that_fails_is_logged_and_comes_again(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    async with town.services.database.writing() as connection:
        await connection.exec_driver_sql("DROP TABLE pings")
    with caplog.at_level(logging.ERROR):
        for job in scheduled(town):
            await job.func()  # type: ignore[attr-defined]
    assert "job_failed" in caplog.text


async def test_a_clock_moved_back_a_day_does_not_stop_the_ticks(town: Town) -> None:
    often = town.services.settings.model_copy(update={"tick_seconds": 0.05})
    scheduler = AsyncIOScheduler(timezone=often.zone)
    ticked = asyncio.Event()
    services = replace(town.services, settings=often, clock=lambda: (ticked.set(), town.now)[1])
    ticks = jobs.Ticks()
    jobs.schedule(scheduler, services, ticks)
    scheduler.start()
    for job in scheduler.get_jobs():
        job.modify(next_run_time=system_clock() + timedelta(days=1))  # where a clock moved back leaves them
    watch = asyncio.create_task(jobs.follow_the_clock(scheduler, 0.05))
    ticked.clear()
    async with asyncio.timeout(20):
        await ticked.wait()
    watch.cancel()
    scheduler.pause()
    await ticks.finish(5)
    scheduler.shutdown(wait=False)

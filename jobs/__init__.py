"""What the clock sends. APScheduler only ticks: the database knows what is due, the ledger what has been said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Pulse, system_clock
from bot.context import Services
from bot.metrics import TICK_SECONDS
from jobs import backups, brief, escalations, faults, housekeeping, pings, recurring, reminders, undelivered

log = logging.getLogger(__name__)

HOUR = 3600
EVERY_TICK = (
    brief.send_briefs,
    pings.send_pings,
    escalations.tell_leaders,
    escalations.tell_staff,
    reminders.remind_before,
    reminders.repeat_urgent,
    undelivered.tell_staff,
    recurring.make_next_tasks,
    backups.keep_backup,
    faults.tell_admins,
)
OF_EACH = (faults.tell_admins,)  # every process has errors of its own; the other jobs are the leader's alone


class Every(IntervalTrigger):  # type: ignore[misc]
    """What a machine slept through is one tick: APScheduler would go through all of them, for seconds after a day."""

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        last = max(previous, now - self.interval) if previous else None
        return cast(datetime, super().get_next_fire_time(last, now))


@dataclass
class Ticks:
    """Those under way, to be waited for at the end; `pulse` beats as they do."""

    running: set[asyncio.Task[None]] = field(default_factory=set)
    pulse: Pulse = field(default_factory=Pulse)

    async def finish(self, seconds: float) -> None:
        """Lets what has begun come to its end: a transaction still open when the database closes would never end."""
        if self.running:
            await asyncio.wait(self.running, timeout=seconds)
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)


def schedule(scheduler: AsyncIOScheduler, services: Services, ticks: Ticks) -> None:
    """Lets the clock call the jobs."""
    for job in EVERY_TICK:
        _every(scheduler, services.settings.tick_seconds, job, services, ticks)
    _every(scheduler, HOUR, housekeeping.forget, services, ticks)


async def follow_the_clock(scheduler: AsyncIOScheduler, seconds: float) -> None:
    """Lets ticks go on when the machine's clock is moved back: else none would come until it has caught up."""
    while True:
        await asyncio.sleep(seconds)  # which no clock can be moved for
        now = system_clock()
        for job in scheduler.get_jobs():
            if job.next_run_time and job.next_run_time - now > job.trigger.interval:
                log.warning("clock_moved_back job=%s", job.name)
                job.modify(next_run_time=now)


def _every(
    scheduler: AsyncIOScheduler,
    seconds: float,
    job: Callable[[Services], Awaitable[None]],
    services: Services,
    ticks: Ticks,
) -> None:
    async def tick() -> None:
        if (task := asyncio.current_task()) is not None:
            ticks.running.add(task)
            task.add_done_callback(ticks.running.discard)
        try:
            if job in OF_EACH or await services.leads():
                with TICK_SECONDS.labels(job.__name__).time():
                    await job(services)
            ticks.pulse.beat()
        except asyncio.CancelledError:
            log.info("job_stopped job=%s", job.__name__)  # the program ends; a transaction begun is undone
        except Exception:
            # The next tick tries again; nothing was written, for a job's transaction stands or falls whole.
            log.exception("job_failed job=%s", job.__name__)

    # A late tick is still wanted, and never two at once: by default APScheduler drops it after a second.
    scheduler.add_job(
        tick,
        Every(seconds=seconds, timezone=scheduler.timezone),
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )

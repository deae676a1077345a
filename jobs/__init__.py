"""What the clock sends. APScheduler only ticks: the database knows what is due, the ledger what has been said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.context import Services
from jobs import backups, brief, escalations, housekeeping, pings, recurring, reminders, undelivered

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
)


Running = set[asyncio.Task[None]]  # the ticks under way


def schedule(scheduler: AsyncIOScheduler, services: Services) -> Running:
    """Lets the clock call the jobs; what it returns is to be waited for at the end, see `finish`."""
    running: Running = set()
    for job in EVERY_TICK:
        _every(scheduler, services.settings.tick_seconds, job, services, running)
    _every(scheduler, HOUR, housekeeping.forget, services, running)
    return running


async def finish(running: Running, seconds: float) -> None:
    """Lets what has begun come to its end: a transaction still open when the database closes would never end."""
    if running:
        await asyncio.wait(running, timeout=seconds)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


def _every(
    scheduler: AsyncIOScheduler,
    seconds: float,
    job: Callable[[Services], Awaitable[None]],
    services: Services,
    running: Running,
) -> None:
    async def tick() -> None:
        if (task := asyncio.current_task()) is not None:
            running.add(task)
            task.add_done_callback(running.discard)
        try:
            await job(services)
        except asyncio.CancelledError:
            log.info("job_stopped job=%s", job.__name__)  # the program ends; a transaction begun is undone
        except Exception:
            # The next tick tries again; nothing was written, for a job's transaction stands or falls whole.
            log.exception("job_failed job=%s", job.__name__)

    # A late tick is still wanted, and never two at once: by default APScheduler drops it after a second.
    scheduler.add_job(tick, "interval", seconds=seconds, misfire_grace_time=None, coalesce=True, max_instances=1)

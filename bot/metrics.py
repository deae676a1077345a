"""What is counted and measured, for /metrics: no names, no words, no ids of people or chats."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

UPDATES = Counter("tuntas_updates", "Updates handled, by kind and outcome", ("kind", "outcome"), registry=REGISTRY)
UPDATE_SECONDS = Histogram("tuntas_update_seconds", "Handling one update", registry=REGISTRY)
SENDS = Counter("tuntas_sends", "Calls that say something to Telegram, by outcome", ("outcome",), registry=REGISTRY)
SEND_SECONDS = Histogram("tuntas_send_seconds", "Waiting for Telegram's answer to one of them", registry=REGISTRY)
TICK_SECONDS = Histogram("tuntas_tick_seconds", "One tick of a job", ("job",), registry=REGISTRY)
ERRORS = Counter("tuntas_errors", "Errors in the log, by action", ("action",), registry=REGISTRY)

INBOX = Gauge("tuntas_inbox_waiting", "Updates stored and not yet handled", registry=REGISTRY)
OUTBOX = Gauge("tuntas_outbox", "Messages that are not out, by state", ("state",), registry=REGISTRY)
OLDEST = Gauge(
    "tuntas_oldest_unsent_seconds", "How long the oldest message that is to go out has waited", registry=REGISTRY
)
BACKUP = Gauge("tuntas_last_backup_timestamp_seconds", "When the last nightly backup was made", registry=REGISTRY)


def exposition() -> bytes:
    """All of it as Prometheus reads it."""
    return generate_latest(REGISTRY)

"""What is said of one task alone: before its minute, and again while it is very urgent and not accepted."""

from __future__ import annotations

from datetime import tzinfo

from core.agencies import Register
from core.messages import buttons as press
from core.messages import phrases
from core.messages.message import Message, cut, line, lines
from core.tasks import Task

LONGEST_ACTION = 600  # the card has all of it


def hours_before(task: Task, register: Register) -> Message:
    """The deadline's minute is near."""
    return Message(
        lines(
            line("<b>Segera jatuh tempo: #{}</b> ({})", task.number, register[task.agency].short),
            cut(task.action, LONGEST_ACTION),
            line("<b>Tenggat:</b> {}", phrases.due(task.deadline)),
            line("<b>Status:</b> {}", phrases.status(task)),
            line("<i>Balas pesan ini untuk melapor.</i>"),
        )
    )


def urgent(task: Task, time: int, register: Register, zone: tzinfo) -> Message:
    """Nobody has accepted it yet; the `time`-th reminder."""
    return Message(
        lines(
            line("<b>SANGAT SEGERA, belum diterima: #{}</b> ({})", task.number, register[task.agency].short),
            cut(task.action, LONGEST_ACTION),
            line("<b>Tenggat:</b> {}", phrases.due(task.deadline)),
            line("Diberikan {}; pengingat ke-{}. Mohon tekan Terima.", phrases.moment(task.since, zone), time),
        ),
        ((press.Accept(task.id).button("Terima"),),),
    )

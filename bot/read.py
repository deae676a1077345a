"""`python -m bot read`: JSON Lines in, readings out, without a database or a token."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from core.agencies import Register
from core.calendar import Calendar
from core.errors import InvalidData
from core.reading import ReadDeadline, ReadDirective, read_deadline, read_directive, read_minutes

SHIPPED_AGENCIES = Path(__file__).parent.parent / "cities" / "kota-solok.json"
_CITY_ZONE = ZoneInfo("Asia/Jakarta")
_BAD_INPUT = 2
_YEARS = range(1900, 3000)  # of a reference: what is counted from there stays within the calendar


def _deadline(text: str, said_at: datetime, register: Register, calendar: Calendar) -> dict[str, Any]:
    return {"deadline": _day(read_deadline(text, said_at, calendar))}


def _directive(text: str, said_at: datetime, register: Register, calendar: Calendar) -> dict[str, Any]:
    return _read(read_directive(text, said_at, register, calendar))


def _minutes(text: str, said_at: datetime, register: Register, calendar: Calendar) -> dict[str, Any]:
    minutes = read_minutes(text, said_at, register, calendar)
    return {
        "title": minutes.title,
        "date": minutes.day.isoformat() if minutes.day else None,
        "items": [_read(item.directive) for item in minutes.items],
    }


_KINDS: dict[str, Callable[[str, datetime, Register, Calendar], dict[str, Any]]] = {
    "directive": _directive,
    "minutes": _minutes,
    "deadline": _deadline,
}


def _read(directive: ReadDirective) -> dict[str, Any]:
    return {
        "agencies": [*directive.lead, *directive.support],
        "support": list(directive.support),
        "deadline": _day(directive.deadline),
        "deadline_text": directive.deadline.span,
        "action": directive.action,
        "doubts": [doubt.value for doubt in directive.doubts],
    }


def _day(read: ReadDeadline) -> str | None:
    return str(read.deadline) if read.deadline else None


def run(kind: str, agencies_path: Path, stdin: TextIO, stdout: TextIO, stderr: TextIO | None = None) -> int:
    """Answer every line in order; 0 when all could be read, 2 at the first line or file that is not as it must be."""
    complaints = stderr or sys.stderr
    try:
        register = Register.from_json(Path(agencies_path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, InvalidData) as error:
        complaints.write(f"--agencies {agencies_path}: {error}\n")
        return _BAD_INPUT
    calendar = Calendar()
    for number, line in enumerate(stdin, 1):
        if not line.strip():
            continue
        try:
            key, text, said_at = _asked(line)
        except ValueError as error:
            complaints.write(f"line {number}: {error}\n")
            return _BAD_INPUT
        answer = {"id": key, **_KINDS[kind](text, said_at, register, calendar)}
        stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def _asked(line: str) -> tuple[Any, str, datetime]:
    """id, text and reference of a line; ValueError saying what is wrong with it."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("reference"), str):
        raise ValueError('takes an object with "id", "text" and "reference"')
    try:
        said_at = datetime.fromisoformat(row["reference"])
    except ValueError as error:
        raise ValueError(f"reference takes an ISO time, not {row['reference']!r}") from error
    if said_at.year not in _YEARS:
        raise ValueError(f"reference takes a year from {_YEARS[0]} to {_YEARS[-1]}, not {said_at.year}")
    return row.get("id"), row["text"], said_at.replace(tzinfo=said_at.tzinfo or _CITY_ZONE)


def main(argv: Sequence[str] | None = None) -> int:
    """Read standard input as `--kind` says; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot read", description=__doc__)
    parser.add_argument("--kind", choices=list(_KINDS), default="directive")
    parser.add_argument("--agencies", type=Path, default=SHIPPED_AGENCIES, metavar="FILE")
    options = parser.parse_args(argv)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    # half a surrogate pair goes out as JSON writes it: \ud800
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    return run(options.kind, options.agencies, sys.stdin, sys.stdout)


if __name__ == "__main__":
    sys.exit(main())

"""The recap as text: a few short lines an agency, who needs a word first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from core.agencies import Register
from core.messages import phrases
from core.messages.answers import figures
from core.messages.lists import about
from core.messages.message import Message, line, lines, pages
from core.queries import Filter
from core.recap import LATEST, AgencyRecap, Paces
from core.summary import Figures

ONLY_TEXT = "Untuk saat ini rekap hanya tersedia sebagai teks. Mohon ketik /rekap saja, atau /rekap PUPR."


def recap(
    recaps: Sequence[AgencyRecap], in_all: Figures, asked: Filter, register: Register, now: datetime
) -> list[Message]:
    """`recaps` in the order in which they are to be read; `now` in the city's zone."""
    heading = lines(
        line("<b>Rekap tindak lanjut{}</b>", about(asked, register)),
        phrases.long_day(now.date()),
        figures(in_all),
        "Mundur dan median dihitung dari 5.000 tugas terakhir." if in_all.total > LATEST else None,
        "",
    )
    rows = [_agency(each, register, now) for each in recaps]
    return pages(rows or [Markup("Belum ada tugas.")], heading=heading)


def _agency(told: AgencyRecap, register: Register, now: datetime) -> Markup:
    counted = told.figures
    late = line(", <b>{} terlambat</b>", counted.late) if counted.late else Markup("")
    return lines(
        line("<b>{}</b>: {} tugas", register[told.agency].short, counted.total) + late,
        line(
            "    {} terverifikasi · {} diklaim · {} dalam proses · {} belum diterima",
            counted.verified,
            counted.claimed,
            counted.in_progress,
            counted.waiting,
        ),
        line("    mundur {}x, {} hari", told.slips, told.slip_days) if told.slips else None,
        _quiet(told, now),
        _paces(told.paces),
    )


def _quiet(told: AgencyRecap, now: datetime) -> Markup | None:
    days = (now.date() - told.quiet_since.astimezone(now.tzinfo).date()).days if told.quiet_since else 0
    return line("    paling lama tanpa kabar: {} hari", days) if days > 0 else None


def _paces(paces: Paces) -> Markup | None:
    known = (("terima", paces.accept), ("selesai", paces.finish), ("verifikasi", paces.verify))
    told = " · ".join(f"{name} {days(count)}" for name, count in known if count is not None)
    return line("    median: {}", told) if told else None


def days(count: float) -> str:
    """0,5 hari; 12 hari"""
    return f"{count:.1f}".removesuffix(".0").replace(".", ",") + " hari"

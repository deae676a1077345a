"""The leaders' morning brief, and the lists behind its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.brief import Brief, Change, this_week
from core.messages import buttons as press
from core.messages import phrases
from core.messages.answers import ACTS
from core.messages.message import Button, Keyboard, Message, cut, line, lines, pages
from core.people import Person, names_of
from core.queries import Filter
from core.tasks import IN_HAND, VERIFIED, Act, Status, Task

# What is counted together, in the order it is told.
COUNTED: tuple[tuple[str, tuple[Act, ...]], ...] = (
    ("arahan baru", (Act.GIVEN,)),
    ("diterima", (Act.ACCEPTED,)),
    ("laporan", (Act.REPORTED,)),
    ("diajukan selesai", (Act.CLAIMED,)),
    ("terverifikasi", (Act.APPROVED, Act.APPROVED_ONGOING)),
    ("dikembalikan", (Act.RETURNED,)),
    ("kendala", (Act.OBSTACLE_REPORTED,)),
    ("perpanjangan", (Act.EXTENSION_GRANTED,)),
    ("tidak dapat ditindaklanjuti", (Act.DECLINE_APPROVED,)),
    ("dibatalkan", (Act.CANCELLED,)),
)


def brief(told: Brief, heads: Mapping[str, Sequence[Person]], register: Register) -> Message:
    """One message; each figure has a button that answers with its list."""
    figures = told.figures
    html = lines(
        line("<b>Ringkasan {}</b>", phrases.long_day(told.day)),
        "",
        line("<b>Sejak {}:</b> {}", phrases.long_day(told.since.date()), _changes(told.changes)),
        line("<b>Jatuh tempo minggu ini:</b> {}", told.red),
        line("<b>Sudah terlambat:</b> {}", figures.late),
        line("<b>Diklaim selesai:</b> {}, <b>terverifikasi:</b> {}", figures.claimed, figures.verified),
        *(["", Markup("<b>Layak ditelepon:</b>")] if told.calls else []),
        *(_call(task, heads.get(task.agency, ()), register, told.day) for task in told.calls),
    )
    return Message(html, _buttons(told))


def _changes(changes: Sequence[Change]) -> str:
    counted = Counter(change.act for change in changes)
    numbers = [(sum(counted[act] for act in acts), words) for words, acts in COUNTED]
    return ", ".join(f"{number} {words}" for number, words in numbers if number) or "tidak ada perubahan"


def _call(task: Task, heads: Sequence[Person], register: Register, today: date) -> Markup:
    item = phrases.item(task, register, today, with_agency=True)
    return item + line("\n    hubungi: {}", cut(names_of(heads), 100) or "kepala belum terdaftar")


def _buttons(told: Brief) -> Keyboard:
    red = Filter(statuses=IN_HAND, due=this_week(told.day))
    return (
        (press.ShowChanges(int(f"{told.day:%Y%m%d}")).button("Perubahan"), _list(red, "Minggu ini")),
        (_list(Filter(late=True), "Terlambat"), _list(Filter(statuses=frozenset({Status.CLAIMED})), "Diklaim")),
        (_list(Filter(statuses=VERIFIED), "Terverifikasi"),),
    )


def _list(asked: Filter, label: str) -> Button:
    return press.ShowList(0, asked.pack()).button(label)


def changes(told: Sequence[Change], since: datetime, register: Register, zone: tzinfo) -> list[Message]:
    """Everything that was counted, a line each."""
    rows = [
        line(
            "<b>#{}</b> {}{}, {}, {}",
            change.number,
            f"{register[change.agency].short}: " if change.agency else "",
            ACTS[change.act],
            cut(change.by_name, 60),
            phrases.moment(change.at, zone),
        )
        for change in told
    ]
    heading = line("<b>Perubahan sejak {}</b>\n", phrases.moment(since, zone))
    return pages(rows or [Markup("Tidak ada perubahan.")], heading=heading)

"""When a chat is pinged, as its admin sees and changes it."""

from __future__ import annotations

from datetime import time

from markupsafe import Markup

from core.messages import buttons as press
from core.messages.message import Message, line, lines, rows_of
from core.rhythm import USUAL, WORKING_WEEK, Rhythm

HOW = "Mohon tulis waktu dan harinya, misalnya: /pengaturan 08:00 Senin-Kamis"
ONLY_LINKED = "Grup ini belum dihubungkan. Mohon ketik /hubungkan lebih dahulu."
ONLY_IN_GROUP = "Perintah ini dipakai di dalam grup yang sudah dihubungkan."
NOTED = "Pengaturan dicatat."

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
TIMES = (time(7, 0), time(7, 30), time(8, 0), time(9, 0), time(13, 0), time(15, 0))


def card(rhythm: Rhythm, usual: time) -> Message:
    """What holds now, and the buttons that change it. `usual`: the city's time."""
    at = rhythm.at or usual
    times = [
        press.SetPingTime(each.hour * 60 + each.minute).button(_marked(f"{each:%H.%M}", each == at)) for each in TIMES
    ]
    days = [press.TogglePingDay(day).button(_marked(name[:3], day in rhythm.days)) for day, name in enumerate(DAYS)]
    html = lines(
        line("<b>Pengingat grup ini</b>"),
        line("<b>Waktu:</b> {}", f"{at:%H.%M}" + (" (waktu kota)" if rhythm.at is None else "")),
        line("<b>Hari:</b> {}", _days(rhythm)),
        Markup("Hari libur nasional dan cuti bersama tidak ada pengingat."),
    )
    reset = ((press.UsualPings().button(f"Seperti semula ({usual:%H.%M}, Senin-Jumat)"),),) if rhythm != USUAL else ()
    return Message(html, (*rows_of(times, 3), *rows_of(days, 4), *reset))


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label


def _days(rhythm: Rhythm) -> str:
    if rhythm.days == WORKING_WEEK:
        return "Senin sampai Jumat"
    return ", ".join(DAYS[day] for day in sorted(rhythm.days))

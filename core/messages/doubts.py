"""What should be looked at before a draft is saved, in a sentence each."""

from __future__ import annotations

from datetime import date, tzinfo

from core.calendar import Calendar
from core.directives import Directive
from core.doubts import days_named
from core.messages import phrases
from core.reading.values import Doubt

DOUBTS = {
    Doubt.NO_AGENCY: "Belum ada OPD. Tekan Ubah OPD.",
    Doubt.AMBIGUOUS_AGENCY: "Nama OPD dapat berarti lebih dari satu. Mohon dipastikan.",
    Doubt.UNRESOLVED_GROUP: "Sebutan OPD belum jelas siapa saja. Tekan Ubah OPD.",
    Doubt.EXCEPTED: "Ada OPD yang dikecualikan. Tekan Ubah OPD, lalu ketik misalnya: semua OPD kecuali BKD.",
    Doubt.SEVERAL_WITHOUT_LEAD: "Beberapa OPD tanpa satu penanggung jawab. Semua dicatat sebagai penanggung jawab.",
    Doubt.NO_DEADLINE: "Belum ada tenggat. Tekan Ubah tenggat bila ada.",
    Doubt.VAGUE_DEADLINE: "Waktu disebut tanpa tanggal yang jelas. Tekan Ubah tenggat bila ada.",
    Doubt.IMPOSSIBLE_DATE: "Tanggal yang ditulis tidak ada dalam kalender. Tekan Ubah tenggat.",
    Doubt.WRONG_WEEKDAY: "Nama hari dan tanggal tidak cocok. Yang dipakai tanggalnya.",
    Doubt.PAST_DEADLINE: "Tenggat sudah lewat.",
    Doubt.HOLIDAY_DEADLINE: "Tenggat jatuh pada {}.",
    Doubt.RECURRING: "Arahan berulang. Tenggat yang dicatat hanya satu kali.",
    Doubt.SEVERAL_DEADLINES: "Ada lebih dari satu tanggal. Mohon dipastikan tenggatnya.",
    Doubt.SEVERAL_DIRECTIVES: "Tampaknya berisi lebih dari satu arahan. Bila demikian, tekan Pisahkan.",
    Doubt.EXHORTATION: (
        "Tampaknya imbauan, bukan tugas yang dapat diverifikasi. Sebagai catatan, tidak ada OPD yang menerima tugas."
    ),
    Doubt.NOTHING_VERIFIABLE: "Belum jelas hasil apa yang dapat diperiksa. Sebaiknya disebut. Tekan Ubah isi.",
    Doubt.NO_ACTION: "Belum jelas apa yang harus dikerjakan. Tekan Ubah isi.",
    Doubt.ORDERED_BEFORE: "Mirip arahan yang sudah ada",
}
DAYS_NAMED = "Belum ada tenggat. Disebut {}; tekan Ubah tenggat bila itu batasnya."


def told(doubt: Doubt, directive: Directive, today: date, calendar: Calendar, zone: tzinfo) -> str:
    if doubt is Doubt.HOLIDAY_DEADLINE and directive.deadline:
        name = calendar.holiday(directive.deadline.day)
        return DOUBTS[doubt].format(f"hari libur ({name})" if name else "akhir pekan")
    if doubt is Doubt.NO_DEADLINE and (days := days_named(directive, today, calendar, zone)):
        return DAYS_NAMED.format(" dan ".join(map(phrases.short_day, days)))
    return DOUBTS[doubt]

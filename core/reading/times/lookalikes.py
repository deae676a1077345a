"""What only looks like a time: regulations, streets, money, amounts, ages, periods of a programme, days gone by."""

from __future__ import annotations

from typing import Any

from core.reading import words
from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import Form, Period, Reference, When

_FRIDAY = 4


def _number_in_words(reference: Reference, first: Chunk) -> int:
    """ "3 (tiga)" is 3."""
    return int(first.value)


def _later(reference: Reference, first: Chunk, second: Chunk) -> int | None:
    """ "dua tiga hari", "2 atau 3 hari": the later."""
    return int(second.value) if first.value < second.value <= first.value + 10 else None


def _pair_later(reference: Reference, pair: Chunk) -> int | None:
    low, high, mark = pair.value
    return high if mark in "-–" and low < high else None


def _ordinal(reference: Reference, number: Chunk) -> dict[str, Any]:
    value = number.value
    return {"ORD": value.get("ROMAN") if isinstance(value, dict) else value}


def _two_digit_year(reference: Reference, year: Chunk) -> int:
    return 2000 + int(year.value)


NUMBERS = (
    Rule("first=NUM LPAR NUM RPAR", "NUM", _number_in_words),
    Rule("APOSTROPHE year=SHORT", "SHORTYEAR", _two_digit_year),
    Rule("(?<=UNIT|SUNDAY|WEEKWORD) KE number=NUM|ROMAN", "ORD", _ordinal),
    Rule("KE DASH number=NUM|ROMAN", "ORD", _ordinal),
    Rule("KE number=NUM|ROMAN (?!MONTH)", "ORD", _ordinal),
    Rule(
        "(?<!NEIGHBOURHOOD|NUMBERED|NOMOR) first=NUM (?:OR|UNTIL|DASH|AND)? second=NUM (?=UNIT|HK|TIMES)", "NUM", _later
    ),
    Rule("pair=PAIR (?=UNIT|HK)", "NUM", _pair_later),
)


def _hidden(reference: Reference) -> bool:
    return True


def _street(reference: Reference, street: Chunk, day: Chunk, month: Chunk) -> bool | None:
    named = (day.value, month.means("MONTH")) in words.STREET_DATES
    return True if named or street.text.startswith(("jl", "jln", "gang", "gg")) else None


def _house(reference: Reference, street: Chunk) -> bool | None:
    """ "Jl. Imam Bonjol 7/11": the number of a house, where nothing but the place is said or its RT follows."""
    return True if street.text.startswith(("jl", "jln", "jalan", "gang", "gg")) else None


def _lately(reference: Reference, edge: Chunk) -> bool | None:
    """ "3 tahun terakhir", "2 bulan pertama" name a stretch of time, not its end."""
    return True if edge.means("ORD") in (-1, 1) else None


def _programme(reference: Reference, day: Chunk) -> bool | None:
    """ "Jumat Bersih" is a programme; "Rabu bersih" may be clean by Wednesday."""
    return True if day.means("WDAY") == _FRIDAY else None


def _nth(reference: Reference, weeks: Chunk, number: Chunk) -> dict[str, Any] | None:
    """ "minggu 2 bulan depan", which is no length."""
    return {"ORD": number.value} if 0 < number.value <= 5 else None


def _by(reference: Reference, every: Chunk) -> bool | None:
    """ "per tanggal 8": by that day, where "tiap tanggal 8" is every month."""
    return True if every.text == "per" else None


def _weekday_service(reference: Reference, served: Chunk) -> bool | None:
    """ "buka layanan Sabtu": on which day something is open."""
    return True if served.text in words.SERVICES else None


def _recurring(reference: Reference) -> When:
    return When(None, Form.RECURRING)


_NUMBERED = "NUM|OPAQUE|PAIR|DMY|HM|YEAR|SPAN"
# The rest of a letter's number: "/BPBD-2024", "Tahun 2023".
_TAIL = "(?:SLASH|DASH ANY SLASH|DASH YEAR|NUM|OPAQUE | SLASH YEAR|NUM|OPAQUE )? (?:YEARWORD YEAR)?"
_OFTEN = (
    "(?: DAYWORD? HK|WDAY|SHORTDAY | DAYWORD SUNDAY | (?:NUM|ORD)? UNIT | SUNDAY | TGL? NUM (?:DASH NUM)? (?=MONTHWORD)"
    " | TGL NUM (?:DASH|AND TGL? NUM)? | TGL PAIR | END|START|MIDDLE UNIT|QUARTER|SEMESTER"
    " | ORD? HK | QUARTER|SEMESTER|MONTH|WEEKEND|PART|EOM|ONEUNIT|BUDGET )"
)
HIDDEN = (
    Rule("every=EVERY (?= TGL NUM (?!MONTHWORD|DASH|AND) )", "UNTIL", _by),
    Rule(f"REGULATION WORD{{0,3}} NOMOR COLON? (?:{_NUMBERED}) {_TAIL}", "REGULATED", _hidden),
    Rule("REGULATION WORD{0,2} NUM YEARWORD YEAR", "REGULATED", _hidden),
    Rule(f"REGULATION WORD? OPAQUE {_TAIL}", "REGULATED", _hidden),
    Rule(f"NOMOR COLON? (?:{_NUMBERED}) {_TAIL}", "OPAQUE", _hidden),
    Rule("street=STREET day=NUM month=MONTH (?:NOMOR DOT? NUM)?", "OPAQUE", _street),
    Rule("street=STREET (?:WORD|DOT|RITE|AMOUNT){1,7} PAIR (?=COMMA? NEIGHBOURHOOD)", "OPAQUE", _house),
    Rule("(?<!.) street=STREET (?:WORD|DOT|RITE|AMOUNT){1,7} PAIR (?=$|AMOUNT)", "OPAQUE", _house),
    Rule("NEIGHBOURHOOD WORD PAIR", "OPAQUE", _hidden),
    Rule("NEIGHBOURHOOD (?:NUM (?! MONTH | UNIT AHEAD )|PAIR|OPAQUE|ROMAN)", "OPAQUE", _hidden),
    Rule("NUM AMOUNT|TIMES (?:WITHIN|EVERY)? ONEUNIT", "RECUR", _recurring),
    Rule("NUM UNIT edge=ORD (?!MONTH|MONTHWORD)", "OPAQUE", _lately),
    Rule("weeks=WEEKWORD number=NUM (?=MONTHWORD)", "NTHWEEK", _nth),
    Rule("ONEUNIT NUM AMOUNT|TIMES", "RECUR", _recurring),
    Rule("MONEY (?:NUM|OPAQUE|HM|PAIR) AMOUNT?", "OPAQUE", _hidden),
    Rule("(?:NUM|OPAQUE|HM) AMOUNT (?! MONTH | NUM HOURWORD)", "OPAQUE", _hidden),
    Rule("NUM HK|UNIT (?:WITHIN|DURING)? ONEUNIT", "OPAQUE", _hidden),
    Rule("NUM DAYWORD NUM PART", "OPAQUE", _hidden),
    Rule("NUMBERED NUM (?=UNIT|HK THIS|NEXT|COMING)", "OPAQUE", _hidden),
    Rule("served=SERVED WDAY|SUNDAY", "OPAQUE", _weekday_service),
    Rule("RITE WDAY", "OPAQUE", _hidden),
    Rule("(?<!LIMIT|UNTIL|BEFORE) day=WDAY DAYPROGRAMME", "OPAQUE", _programme),
    Rule("ONCE ONEUNIT|EVERY", "RECUR", _recurring),
    Rule("ONEUNIT EVEN", "OPAQUE", _hidden),
    Rule("STEP NUM (?=MONTHWORD)", "OPAQUE", _hidden),
    Rule("DURING YEARWORD THIS?", "OPAQUE", _hidden),
    Rule("AGE WORD? (?: NUM UNIT | ONEUNIT | NUM DASH NUM UNIT )", "OPAQUE", _hidden),
    Rule("PROGRAMME (?: NUM UNIT|HK | RULER )", "OPAQUE", _hidden),
    Rule("NUM UNIT|HK RULER (?!MONTH|MONTHWORD)", "OPAQUE", _hidden),
    Rule("SERVED NUM (?:TIMES NUM)? HOURWORD", "OPAQUE", _hidden),
    Rule("SUNDAY QUIET", "OPAQUE", _hidden),
    Rule(
        "(?: NUM UNIT | ONEUNIT|UNIT|WDAY|SUNDAY | (?<!NUM) MONTH | QUARTER|SEMESTER (?:NUM|ROMAN|ORD)? ) AGO (?!UNIT)",
        "OPAQUE",
        _hidden,
    ),
    Rule(
        "(?! (?<!.) TGL? NUM MONTH? YEAR? AGO $ )"  # where nothing else is said, "5 Agustus kemarin" is the limit
        " (?<!LIMIT|UNTIL)(?<!LIMIT|UNTIL TGL) (?: TGL? NUM MONTH YEAR? | TGL NUM ) AGO (?! (?:WORD|THIS)? LIMIT )",
        "OPAQUE",
        _hidden,
    ),
    Rule("(?: NUM UNIT | ONEUNIT|UNIT ) ONCE", "RECUR", _recurring),
    Rule(
        f"EVERY {_OFTEN} (?:(?:COMMA|AND|OR|DASH|UNTIL){{1,2}} DAYWORD? WDAY|SUNDAY)?"
        " (?: THIS|MONTH|NEXT | UNIT NEXT? )? (?:COMMA? PUKUL HM|NUM PART? ZONE?)?",
        "RECUR",
        _recurring,
    ),
)


def _of_a_period(reference: Reference, kind: Chunk, when: Chunk) -> bool | None:
    """ "periode 2021-2026"; "dalam rentang 2 s.d. 9 Juni", still to come, says when."""
    until = when.value if isinstance(when.value, When) else None
    ahead = until is not None and until.first is not None and until.day is not None and until.day >= reference.today
    return None if ahead and kind.text in words.STRETCH else True


def _of_a_report(reference: Reference, period: Chunk) -> bool | None:
    """ "laporan semester I" names a report, "laporan bulan depan" says when."""
    value: Period = period.value
    return True if value.named else None


_REPORTED_PERIOD = "(?:WITHIN)? period=PERIOD (?: YEAR | UNTIL|DASH|AND PERIOD )?"
REPORTED = (
    # "realisasi target triwulan II" is of a report, "selesai, target triwulan II" says when.
    Rule(f"REPORTED (?:WORD|REPORTED){{1,2}} {_REPORTED_PERIOD}", "OPAQUE", _of_a_report),
    Rule(f"(?!LIMIT) REPORTED {_REPORTED_PERIOD}", "OPAQUE", _of_a_report),
)
PERIOD_OF = (Rule("kind=PERIODOF COLON? when=DATE|STARTS|PERIOD (?:UNTIL|DASH DATE|PERIOD)?", "OPAQUE", _of_a_period),)

"""What a line of minutes is when it is no order: done, a point of the agenda, a report, a section's heading."""

from __future__ import annotations

import re
from itertools import pairwise

from core.reading import minutes_words as words
from core.reading.orders import phrases
from core.reading.tokens import plain

_DONE = re.compile(
    rf"^\W*(?:{phrases(words.DONE_WORDS)})\W*$|[(\[]\s*(?:{phrases(words.DONE_WORDS)})\s*[)\]]\W*$|[-–—:]\s*(?:{phrases(words.DONE_WORDS)})\W*$|[✓✔✅☑]️?\s*$"
)
_TICKED = re.compile(r"[✓✔✅☑√]️?\s*$")
_ORDERED = re.compile(rf"^\W*(?:[\divxa-e]{{1,4}}[.)]\s*)?(?:{phrases(words.ORDERED)})\b", re.IGNORECASE)
_NOT_ORDERED = re.compile(
    rf"^\W*(?:[\divxa-e]{{1,4}}[.)]\s*)?(?:{phrases(words.NOT_ORDERED)})\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)


def is_done(text: str) -> bool:
    """Whether a line or a status says that it is done."""
    text = plain(text).strip()
    return bool(_DONE.search(text) or _TICKED.search(text))


def is_agenda(text: str) -> bool:
    """ "Pembukaan oleh Asisten I", "Penutup": a point of the agenda, no order."""
    first = re.split(r"[\s:,.;]+", plain(text).strip(" *_"), maxsplit=1)[0]
    return first in words.AGENDA and len(text.split()) <= 8


def is_report(text: str) -> bool:
    """ "Kepala Dinkes melaporkan kasus naik": what somebody told the meeting."""
    said = re.findall(r"[\w'-]+", plain(text))
    return any(word in words.REPORTS and after in words.REPORTED for word, after in pairwise(said[:11]))


def section_is_ordered(heading: str) -> bool | None:
    """Whether the items under a heading are orders; None when it does not say."""
    if re.search(r":\s*\S", heading):
        return None  # "Peserta: staf ahli, asisten" says what it has to say on its own line
    unwanted = _NOT_ORDERED.match(heading)
    if unwanted and not re.search(r"\b(?:arahan|instruksi|tindak lanjut)\b", unwanted["rest"], re.IGNORECASE):
        return False
    if unwanted and re.search(r"selesai|tuntas|sebelumnya|lalu", heading, re.IGNORECASE):
        return False
    return True if _ORDERED.match(heading) else None

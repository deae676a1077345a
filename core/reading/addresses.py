"""Whom an order is said to: where that stands in the text, so that what is to be done is shown without it."""

from __future__ import annotations

from collections.abc import Sequence

from core.reading import action_words as words
from core.reading.agencies import Doers
from core.reading.clauses import LEAD, MAYBE, SUPPORT
from core.reading.order_words import ABBREVIATED
from core.reading.phrases import Phrases
from core.reading.roles import Part
from core.reading.surroundings import HELPED_BY
from core.reading.tokens import Source
from core.reading.verbs import is_order_verb

_OPENINGS = Phrases(words.OPENINGS)
_FILLERS = Phrases(words.FILLERS)
_MARKS = frozenset(":-–—→,.;()[]@_+&/|>•*\n")
_SKIPPED = (_MARKS - {"("}) | words.VOICED  # "Kadispora (tidak hadir) diminta ..." keeps its bracket whole
_FILLING = _SKIPPED | _FILLERS.first_words
_PASSED_OVER = _MARKS | words.VOICED
_ADDRESSING = words.CALLS | words.SUBJECT | words.SPEAKERS | _OPENINGS.first_words
_MAY_ADDRESS = _ADDRESSING | _PASSED_OVER | words.AND | {"b"}  # besides names
_MAY_STAY_BEFORE = words.WHICH | words.JOINERS
_HELP_BEGINS = HELPED_BY.first_words | words.BY_OR_WITH
_CALLED_BEHIND = words.YES | {",", ".", ";", "!", "?", "\n", "—"}
_DASHES = frozenset("-–—")
_LABEL_ENDS = frozenset(".;\n") | _DASHES
_SENTENCE_ENDS = frozenset(".!?\n;")
_PREAMBLE_ENDS = words.SPEAKERS | _SENTENCE_ENDS
NOWHERE = range(0)
_LONGEST_CALL, _LONGEST_SUBJECT, _LONGEST_CUE = 8, 20, 4  # tokens


def after_address(source: Source, parts: Sequence[Part]) -> int:
    """The place at which the order begins, behind openings, the agencies addressed and "agar segera"."""
    said = source.said
    place = int(said[1] in (".", ")") and source.is_number(0))  # of the list
    if (parts and parts[0].start <= place) or said[place] in _MAY_ADDRESS:
        behind = _behind_names(said, parts)
        while place in behind or said[place] in _MAY_ADDRESS:
            end = _address_end(source, place, behind)
            if end == place:
                break
            place = end
    # "Untuk pelantikan PPPK, ..." says what for, "Dinkes untuk memeriksa ..." only hands on.
    if said[place] not in _FILLING or (place == 0 and said[0] in words.FOR):
        return place
    return after_fillers(source, place)


def _behind_names(said: Sequence[str], parts: Sequence[Part]) -> dict[int, int]:
    """For every place of a name that may be an address the place behind the name."""
    behind: dict[int, int] = {}
    goes_on = stays = False
    for part in reversed(parts):
        if part.role is not LEAD:
            continue
        end = part.mention.last + 1
        if not goes_on:  # of those named in one breath the last tells
            stays = said[end] in _MAY_STAY_BEFORE and _stays(said, end, parts)
        if not stays:
            for place in range(part.start, end):
                behind[place] = end
        goes_on = part.joined
    return behind


def _stays(said: Sequence[str], end: int, parts: Sequence[Part]) -> bool:
    """ "OPD yang belum melapor agar ...", "Dishub + Polres" stay; "Dishub yang pindahkan rambu" is an address."""
    if said[end] in words.WHICH:
        return not is_order_verb(said[end + 1])
    return said[end] in words.JOINERS and all(part.start != end + 1 for part in parts if part.role is LEAD)


def after_fillers(source: Source, place: int) -> int:
    """The place behind "agar", "diminta untuk" and marks."""
    said = source.said
    while said[place] in _FILLING:
        end = _FILLERS.end(said, place)
        if end == place and said[place] not in _SKIPPED:
            break
        place = max(end, place + 1)
    return place


def _address_end(source: Source, place: int, behind: dict[int, int]) -> int:
    """Where the next piece of the address ends; `place` when the order begins."""
    said = source.said
    if place in behind:
        end = behind[place]
        attached = said[end].isdigit() and not source.gap_before(end)  # "lurah2"
        return end + attached
    if _passed_over(source, place, behind):
        return place + 1
    if said[place] not in _ADDRESSING:
        return place
    end = place
    if said[place] in words.CALLS:
        end = _called(said, place)
    elif said[place] in words.SUBJECT:
        end = _subject(said, place)
    elif said[place] in words.SPEAKERS and said[place] != "dari":
        end = _speaker(said, place, behind)
    if end == place:
        end = _OPENINGS.end(said, place)
        if end > place and words.MAY_BE_MATTER.issuperset(said[place:end]) and not _opens(said, end, behind):
            return place
    return end


def _passed_over(source: Source, place: int, behind: dict[int, int]) -> bool:
    """Whether a word of the address is none of the order: a mark, "dan" before a name."""
    word = source.said[place]
    if word in _PASSED_OVER:
        return word != "(" or place - 1 not in behind or place + 1 in behind
    if word in words.AND:
        return place + 1 in behind
    return word == "b" and source.said[place + 1] == "." and place + 2 in behind  # "b. hukum"


def _opens(said: Sequence[str], end: int, behind: dict[int, int]) -> bool:
    """Whether a word that may as well be ordered only opens: a mark, a name or somebody called follows."""
    after = said[end]
    named = end + (after in words.FOR) in behind
    return not after or named or after in _MARKS or after in words.VOICED or after in words.CALLS


def _called(said: Sequence[str], place: int) -> int:
    """ "Bapak Ibu Kadis, ..."."""
    end = place + 1
    while said[end] in words.CALLED and end < place + _LONGEST_CALL:
        end += 1
    return end + 1 if said[end] and said[end] in ",:.!" else place


def _speaker(said: Sequence[str], place: int, behind: dict[int, int]) -> int:
    """ "Wali Kota: ...", "Menurut Wali Kota, ...": who says it."""
    end = place
    while said[end] in words.SPEAKERS and said[end] not in ",:" and end not in behind:
        end += 1
    return end + 1 if said[end] == ":" or (said[end] == "," and said[place] in words.ACCORDING) else place


def _subject(said: Sequence[str], place: int) -> int:
    """ "Hal: penyerahan arsip. ...": the subject of a letter that is said again in what follows."""
    if said[place + 1] != ":":
        return place
    for end in range(place + 2, min(place + _LONGEST_SUBJECT, len(said))):
        if said[end] in (".", "\n", ""):
            subject = {word for word in said[place + 2 : end] if word.isalpha()}
            return end + 1 if 2 * len(subject.intersection(said[end:])) >= len(subject) else place
    return place


def address_within(source: Source, doers: Doers, begin: int) -> range:
    """The places behind `begin` that only say who is told: "..., Dishub tolong", "Wali Kota meminta Dinsos".

    With several that each have an order of their own their names stay.
    """
    if not doers.parts or doers.parts[-1].mention.first < begin:
        return NOWHERE
    leads = [part for part in doers.parts if part.role is LEAD] or [
        part for part in doers.parts if part.role is MAYBE and part.mention.codes[0] in doers.lead
    ]
    behind = leads
    if leads and leads[0].mention.first < begin:
        behind = [part for part in leads if part.mention.first >= begin]
    if not behind or (len(behind) > 1 and not all(part.joined for part in behind[1:])):
        return NOWHERE
    if len(behind) < len(leads):
        told = {code for part in leads[: -len(behind)] for code in part.mention.codes}
        if not told.issuperset(code for part in behind for code in part.mention.codes):
            return NOWHERE
    first, last = max(begin, behind[0].start), behind[-1].mention.last + 1
    if behind[0].joined and _joined_to_other(doers.parts, behind[0]):
        return NOWHERE
    before = source.said[first - 1]
    if before == "(":
        return range(first, last) if source.said[last] == ")" else NOWHERE
    if before in _CALLED_BEHIND and _is_called(source.said, last):
        return range(first, last)
    if first > begin and before in words.BY:
        return range(first - 1, last)
    return _told(source, doers.parts, range(first, last), begin)


def _joined_to_other(parts: Sequence[Part], first: Part) -> bool:
    """ "Tim dari BKPSDM, Inspektorat ...": named in one breath with somebody who is not told."""
    before = [part for part in parts if part.start < first.start]
    return bool(before) and before[-1].role is not SUPPORT


def help_begins(said: Sequence[str], parts: Sequence[Part], place: int) -> Part | None:
    """The first helper when it is a helper that is named from `place` on: "dibantu Satpol PP"."""
    if said[place] not in _HELP_BEGINS:
        return None
    helper = next((part for part in parts if part.role is SUPPORT and part.start > place), None)
    if helper is None or not (HELPED_BY.end(said, place) == helper.start or said[place] in words.BY_OR_WITH):
        return None
    return helper if helper.start <= place + _LONGEST_CUE else None


def _is_called(said: Sequence[str], end: int) -> bool:
    """ "... sudah turun semua ya Kasatpol.", "..., hari ini. BKPSDM ya.": a clause that is nothing but the name."""
    after = said[end + 1] if said[end] in words.YES else said[end]
    return not after or after in ".!?;\n"


def _told(source: Source, parts: Sequence[Part], names: range, begin: int) -> range:
    """The address in the middle, with who speaks and what is cited in front of it."""
    said, first, last = source.said, names.start, names.stop
    if said[last] in words.JOINERS:
        return NOWHERE
    end = after_fillers(source, last)
    start = first
    while start > begin and said[start - 1] in words.ASKING:
        start -= 1
    preamble = _preamble(source, start, begin)
    opens = preamble is not None or said[start - 1] in _MARKS
    if opens and said[end] in words.WHICH and is_order_verb(said[end + 1]) and not _pauses_at(said[end + 2]):
        end += 1
    if said[end] in words.JOINING_IN:
        return NOWHERE
    if not _order_follows(said, start, last, end, opens) and not (opens and help_begins(said, parts, last)):
        return NOWHERE
    if not opens and (said[start - 1] in words.NOT_TOLD_BEHIND or not words.HANDING_ON.isdisjoint(said[start:first])):
        return NOWHERE  # "ingatkan agar Dishub memasang rambu"
    return range(start if preamble is None else preamble, end)


def _pauses_at(word: str) -> bool:
    return not word or word in _MARKS or word in words.YES


def _order_follows(said: Sequence[str], start: int, last: int, end: int, opens: bool) -> bool:
    if not opens:
        return is_order_verb(said[end]) and _MARKS.isdisjoint(said[last:end])
    labelled = said[start - 1] == ":" or (said[start - 1] in _DASHES and said[start - 2] in _DASHES)
    if not said[end] or (labelled and not _LABEL_ENDS.isdisjoint(said[last:end])):
        return False  # "Penanggung jawab: Disdik. Pendukung: ...", "-- Laing, Nan Balimo -- bersihkan"
    return end > last or is_order_verb(said[end]) or said[end].startswith(("me", "ber", "di"))


def _preamble(source: Source, end: int, begin: int) -> int | None:
    """Where the sentence begins when up to `end` it holds no part of what is ordered; None when it does.

    "Wali Kota menginstruksikan", "Sesuai arahan rapat tadi,", "Pak Yus", or nothing.
    """
    said = source.said
    if end > begin and said[end - 1] not in _PREAMBLE_ENDS and said[end - 2] not in words.CALLS:
        return None
    first = sentence_start(source, end, begin)
    told = said[first:end]
    if len(told) == 1 and said[first - 1] in words.CALLS:
        return first  # "Pak Yus kasatpol"
    if words.SPEAKERS.issuperset(told) or (told[0] in words.CALLS and len(told) == 2):
        return first
    return first if told[-1] == "," and told[0] in words.CITING and not words.CITED.isdisjoint(told) else None


def sentence_start(source: Source, place: int, begin: int) -> int:
    """Where the sentence begins in which a place stands."""
    said = source.said
    while place > begin and not (said[place - 1] in _SENTENCE_ENDS and ends_sentence(source, place - 1)):
        place -= 1
    return place


def ends_sentence(source: Source, place: int) -> bool:
    """Whether a token is the end of a sentence; the point of "Jl." is none."""
    said = source.said
    if said[place] != ".":
        return said[place] in _SENTENCE_ENDS
    abbreviated = place > 0 and (said[place - 1] in ABBREVIATED or said[place - 1] in ("a", "n", "u", "p", "an"))
    return not abbreviated and (said[place + 1] in ("", "\n") or source.gap_before(place + 1))

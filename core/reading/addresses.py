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
_DASHES = frozenset("-–—")
_LABEL_ENDS = frozenset(".;\n") | _DASHES
_SENTENCE_ENDS = frozenset(".!?\n;")
NOWHERE = range(0)
_LONGEST_CALL, _LONGEST_SUBJECT, _LONGEST_CUE = 8, 20, 4  # tokens


def after_address(source: Source, parts: Sequence[Part]) -> int:
    """The place at which the order begins, behind openings, the agencies addressed and "agar segera"."""
    said = source.said
    behind: dict[int, int] = {}
    leads = [part for part in parts if part.role is LEAD]
    for series in _series(leads):
        end = series[-1].mention.last + 1
        outsider = said[end] in words.JOINERS and all(part.start != end + 1 for part in leads)  # "Dishub + Polres"
        if not (outsider or _told_apart(said, end)):
            for part in series:
                for place in range(part.start, part.mention.last + 1):
                    behind[place] = part.mention.last + 1
    place = 0
    while (end := _address_end(source, place, behind)) > place:
        place = end
    # "Untuk pelantikan PPPK, ..." says what for, "Dinkes untuk memeriksa ..." only hands on.
    return place if place == 0 and said[0] in words.FOR else after_fillers(source, place)


def _told_apart(said: Sequence[str], end: int) -> bool:
    """ "OPD yang belum melapor agar ...": who is meant stays; not "Dishub yang pindahkan rambu"."""
    return said[end] in words.WHICH and not is_order_verb(said[end + 1])


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
    """Whether a word of the address is none of the order: a mark, the number of the list, "dan" before a name."""
    word = source.said[place]
    if word in _PASSED_OVER:
        return word != "(" or place - 1 not in behind or place + 1 in behind
    if word in words.AND:
        return place + 1 in behind
    if word == "b" and source.said[place + 1] == "." and place + 2 in behind:
        return True  # "b. hukum"
    return place == 0 and source.said[1] in (".", ")") and source.is_number(0)


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
    leads = [part for part in doers.parts if part.role is LEAD]
    if not leads:
        leads = [part for part in doers.parts if part.role is MAYBE and part.mention.codes[0] in doers.lead]
    behind = [part for part in leads if part.mention.first >= begin]
    if not behind:
        return NOWHERE
    series = _series(behind)
    told = {code for part in leads if part.mention.first < begin for code in part.mention.codes}
    if len(series) != 1 or (told and not told.issuperset(code for part in series[0] for code in part.mention.codes)):
        return NOWHERE
    first, last = max(begin, series[0][0].start), series[0][-1].mention.last + 1
    if _joined_to_other(doers.parts, series[0][0]):
        return NOWHERE
    if _is_called(source, first, last) or (source.said[first - 1], source.said[last]) == ("(", ")"):
        return range(first, last)
    if first and source.said[first - 1] == "(":
        return NOWHERE
    if first > begin and source.said[first - 1] in words.BY:
        return range(first - 1, last)
    return _told(source, first, last, begin, helped=help_begins(source.said, doers.parts, last) is not None)


def _joined_to_other(parts: Sequence[Part], first: Part) -> bool:
    """ "Tim dari BKPSDM, Inspektorat ...": named in one breath with somebody who is not told."""
    before = [part for part in parts if part.start < first.start]
    return first.joined and bool(before) and before[-1].role is not SUPPORT


def help_begins(said: Sequence[str], parts: Sequence[Part], place: int) -> Part | None:
    """The first helper when it is a helper that is named from `place` on: "dibantu Satpol PP"."""
    helper = next((part for part in parts if part.role is SUPPORT and part.start > place), None)
    if helper is None or not (HELPED_BY.end(said, place) == helper.start or said[place] in words.BY_OR_WITH):
        return None
    return helper if helper.start <= place + _LONGEST_CUE else None


def _series(leads: Sequence[Part]) -> list[list[Part]]:
    found: list[list[Part]] = []
    for part in leads:
        if part.joined and found:
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _is_called(source: Source, first: int, last: int) -> bool:
    """ "... sudah turun semua ya Kasatpol.", "..., hari ini. BKPSDM ya.": a clause that is nothing but the name."""
    said = source.said
    before, after = said[first - 1] if first else "", said[last]
    if after in words.YES:
        after = said[last + 1]
    return before in {",", ".", ";", "!", "?", "\n", "—", *words.YES} and (not after or after in ".!?;\n")


def _told(source: Source, first: int, last: int, begin: int, helped: bool) -> range:
    """The address in the middle, with who speaks and what is cited in front of it."""
    said = source.said
    if said[last] in words.JOINERS:
        return NOWHERE
    end = after_fillers(source, last)
    start = first
    while start > begin and said[start - 1] in words.ASKING:
        start -= 1
    sentence = sentence_start(source, start, begin)
    preamble = start == sentence or _is_preamble(source, sentence, start)
    opens = preamble or said[start - 1] in _MARKS
    if opens and said[end] in words.WHICH and is_order_verb(said[end + 1]) and not _pauses_at(said[end + 2]):
        end += 1
    if said[end] in words.JOINING_IN or not (_order_follows(said, start, last, end, opens) or (opens and helped)):
        return NOWHERE
    if not opens and (said[start - 1] in words.NOT_TOLD_BEHIND or not words.HANDING_ON.isdisjoint(said[start:first])):
        return NOWHERE  # "ingatkan agar Dishub memasang rambu"
    return range(sentence if preamble else start, end)


def _pauses_at(word: str) -> bool:
    return not word or word in _MARKS or word in words.YES


def _order_follows(said: Sequence[str], start: int, last: int, end: int, opens: bool) -> bool:
    if not opens:
        return is_order_verb(said[end]) and _MARKS.isdisjoint(said[last:end])
    labelled = said[start - 1] == ":" or (said[start - 1] in _DASHES and said[start - 2] in _DASHES)
    if not said[end] or (labelled and not _LABEL_ENDS.isdisjoint(said[last:end])):
        return False  # "Penanggung jawab: Disdik. Pendukung: ...", "-- Laing, Nan Balimo -- bersihkan"
    return end > last or is_order_verb(said[end]) or said[end].startswith(("me", "ber", "di"))


def _is_preamble(source: Source, first: int, end: int) -> bool:
    """ "Wali Kota menginstruksikan", "Sesuai arahan rapat tadi,", "Pak Yus": no part of what is ordered."""
    said = source.said[first:end]
    if len(said) == 1 and first and source.said[first - 1] in words.CALLS:
        return True  # "Pak Yus kasatpol"
    if not said or words.SPEAKERS.issuperset(said) or (said[0] in words.CALLS and len(said) == 2):
        return True
    return said[-1] == "," and said[0] in words.CITING and not words.CITED.isdisjoint(said)


def sentence_start(source: Source, place: int, begin: int) -> int:
    """Where the sentence begins in which a place stands."""
    while place > begin and not ends_sentence(source, place - 1):
        place -= 1
    return place


def ends_sentence(source: Source, place: int) -> bool:
    """Whether a token is the end of a sentence; the point of "Jl." is none."""
    said = source.said
    if said[place] != ".":
        return said[place] in _SENTENCE_ENDS
    abbreviated = place > 0 and (said[place - 1] in ABBREVIATED or said[place - 1] in ("a", "n", "u", "p", "an"))
    return not abbreviated and (said[place + 1] in ("", "\n") or source.gap_before(place + 1))

"""Who acts: of the agencies a text names, those addressed, those who help, and those only named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.reading import agency_words as words
from core.reading.agency_names import Mention
from core.reading.clauses import LEAD, MAYBE, NAMED, SUPPORT, Clause, Role, opens_plainly
from core.reading.tokens import Source, within
from core.reading.verbs import is_order_verb

_MOST_TITLES = 20  # tokens
_LONGEST_ABBREVIATION = 4  # letters
_LONGEST_OUTSIDER = 6  # tokens, its commas with it
_LONGEST_PURPOSE = 9  # tokens of what a helper is for
_LIKEWISE_BEHIND = words.REPEATED | words.AND | words.LAST_JOINS  # what _likewise asks for before a mention


@dataclass(slots=True)
class Part:
    """A mention and its role; `start` is where its titles and cue begin."""

    mention: Mention
    role: Role
    start: int
    joined: bool = False  # to the mention before, by "dan" or a comma


def parts(
    source: Source,
    found: Sequence[Mention],
    times: Sequence[tuple[int, int]] = (),
    led: bool = False,
) -> list[Part]:
    """The mentions with their roles; words of time (spans of the text in `times`) are passed over.

    `led`: somebody is in charge already, by a heading or a cell beside the text.
    """
    if not found:
        return []
    said, first = source.said, found[0]
    if len(found) == 1 and not (led or first.first) and opens_plainly(said, first, first.last + 1):
        return [Part(first, LEAD, 0)]
    spans = sorted(times)
    starts, ends, joins = _edges(source, found, spans)
    given = [] if led or starts[0] or not opens_plainly(said, first, ends[0]) else [Part(first, LEAD, 0)]
    led = led or bool(given)
    for place in range(len(given), len(found)):
        mention, start, end = found[place], starts[place], ends[place]
        clause = Clause(source, said, mention, start, end, led, said[start - 1], said[end])
        joined, more = joins[place], place + 1 < len(found)
        if more and clause.tells_of(starts[place + 1]):
            role = NAMED
        elif (
            clause.marked()
            or (clause.before == "(" and _is_step(said, given, clause))
            or (more and clause.is_not_alone(found[place + 1].last + 1))
        ):
            role = LEAD
        elif more and clause.is_no_order(starts[place + 1 :], spans):
            role = MAYBE
        elif led and clause.attends():
            role = NAMED
        elif given and clause.before in _LIKEWISE_BEHIND and _likewise(said, given[-1], clause):
            role, joined = given[-1].role, True
        elif joined and not clause.cued_itself() and not (clause.before == "(" and given[-1].role is not LEAD):
            role = _joined_role(clause, given[-1].role, listed=more and clause.listed_with(starts[place + 1]))
        else:
            way = clause.before in words.THROUGH and clause.is_way(_behind_doer(given, start))
            role = SUPPORT if way else clause.role()
        given.append(Part(mention, role, start, joined))
        led = led or role is LEAD
    return _with_hindsight(said, given)


def _edges(
    source: Source, found: Sequence[Mention], times: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int], list[bool]]:
    """For each mention where its titles begin, the token behind its list ("agar" for both in "Dinkes dan Disdik agar"),
    and whether it is joined to the one before.
    """
    said, end = source.said, 0
    starts: list[int] = []
    ends: list[int] = []
    joins: list[bool] = []
    for mention in found:
        start = mention.first and _without_titles(source, mention.first, times)
        joins.append(bool(starts) and _continues(source, end, start))
        starts.append(start)
        end = behind = mention.last + 1
        if said[end] == "kota" and said[end + 1] in words.CITY_NAMES:
            behind += 2  # "Inspektur Kota Solok ditugasi ...": behind the place of what says what is done
        ends.append(behind)
    if len(found) > 1:
        if said[0] in words.LEAD_UP and said[starts[1] - 1] == ",":
            joins[1] = False  # "Soal parkir RSUD, Dishub ..."
        for place in range(len(found) - 2, -1, -1):
            if joins[place + 1]:
                ends[place] = ends[place + 1]
    return starts, ends, joins


def _is_step(said: Sequence[str], given: Sequence[Part], clause: Clause) -> bool:
    """ "draf (Bag. Organisasi) 12 Juni, harmonisasi (Bag. Hukum) 16 Juni"."""
    return clause.after == ")" and bool(given) and given[-1].role is LEAD and said[given[-1].start - 1] == "("


def _behind_doer(given: Sequence[Part], start: int) -> bool:
    """Whether but one word stands between who acts and this: "Bappeda melalui Bagian Hukum"."""
    return bool(given) and given[-1].role is LEAD and given[-1].mention.last + 2 == start


def _with_hindsight(said: Sequence[str], given: list[Part]) -> list[Part]:
    """The parts as the whole text shows them."""
    if len(given) > 1 and SUPPORT in [part.role for part in given]:
        given = _without_earlier_help(said, given)
    if NAMED in [part.role for part in given] and not words.HEADS_RECALLED.isdisjoint(said):
        _recall_heads(said, given)
    return given


def _without_earlier_help(said: Sequence[str], given: list[Part]) -> list[Part]:
    """ "Jumat bersih dipimpin camat. Yang ini: DLH ...": help spoken of in a sentence before is no help in this."""
    first = next((part.start for part in given if part.role is LEAD), 0)
    ended = next((place for place in range(first - 1, -1, -1) if said[place] in ".!?"), 0)
    if said[ended + 1 if ended else 0] in words.MEANWHILE:  # "Usai meninjau pasar bersama Disdag, Wako meminta DLH ..."
        ended = next((place for place in range(first - 1, ended, -1) if said[place] == ","), ended)
    return [replace(part, role=NAMED) if part.role is SUPPORT and part.mention.last < ended else part for part in given]


def _joined_role(clause: Clause, before: Role, listed: bool) -> Role:
    """The role of one that follows another after "dan" or a comma: the other's, unless a clause begins here."""
    if not clause.after_comma():
        return before
    if before is LEAD:
        return SUPPORT if clause.helps_alone() else LEAD
    if before is NAMED and clause.tells_more():
        return LEAD
    return before if listed or clause.stands_alone() else clause.role()


def _said_again(said: Sequence[str], before: int, start: int) -> bool:
    """ "kepada Disdik, kepada Dinkes", "untuk PUPR drainase, untuk Perkim lampu"."""
    again = said[start - 1] in words.REPEATED and said[start - 1] == said[before - 1]
    return again and said[start - 2] in words.PARTED


def _likewise(said: Sequence[str], before: Part, clause: Clause) -> bool:
    """Whether it has the part of the one before, though other words stand between."""
    if _said_again(said, before.start, clause.start):
        return True
    if before.role is SUPPORT and _beyond_outsider(said, before.mention, clause):
        return True
    return before.role in (LEAD, SUPPORT) and _told_likewise(said, before, clause)


def _told_likewise(said: Sequence[str], one: Part, clause: Clause) -> bool:
    """ "dibantu BPBD untuk perahu karet dan Dinkes untuk tim medis", "dibantu Perkim (gedung) & Kominfo (jaringan)"."""
    between = said[one.mention.last + 1 : clause.start]
    if not 3 <= len(between) <= _LONGEST_PURPOSE or between[-1] not in words.AND:
        return False
    told = one.role is SUPPORT and between[0] in words.PURPOSES and words.BREAKS.isdisjoint(between)
    if not told and not (between[0] == "(" and ")" in between[-3:]):
        return False
    after, within_brackets = said[clause.mention.last + 1], said[clause.mention.last + 2]
    if one.role is LEAD and within_brackets in words.SUPPORT_MARKS:
        return False  # "PUPR (ketua), Perkim (anggota)"
    return not clause.does_alone() and (between[-1] != "," or after == "(" or after in words.PURPOSES)


def _beyond_outsider(said: Sequence[str], helper: Mention, clause: Clause) -> bool:
    """ "melibatkan Bagian Hukum, Kantor Pertanahan, serta lurah": one who is no agency of the city stands between."""
    between = said[helper.last + 1 : clause.start]
    if not 3 <= len(between) <= _LONGEST_OUTSIDER or between[0] != "," or between[-1] not in words.LAST_JOINS:
        return False
    named = [word for word in between[1:-1] if word != ","]
    return not clause.does_alone() and not any(is_order_verb(word) or word in words.TOLD for word in named)


def _recall_heads(said: Sequence[str], given: list[Part]) -> None:
    """ "Disiplin di Dinas Pertanian jelek. Kadis buat surat ...": the head of the agency named before."""
    for place, word in enumerate(said):
        if word in words.HEADS_RECALLED:
            _recall_head(said, place, given)


def _recall_head(said: Sequence[str], place: int, given: list[Part]) -> None:
    begins = not place or said[place - 1] in words.BREAKS or said[place - 1] in words.ASKED
    if not begins or any(part.start <= place <= part.mention.last for part in given):
        return
    for at in range(len(given) - 1, -1, -1):
        if given[at].mention.last < place:
            named = given[at].mention
            if given[at].role is NAMED and not named.group and named.head not in words.CHIEFS_OF.values():
                given[at] = replace(given[at], role=LEAD)
            return


def _without_titles(source: Source, mention: int, times: Sequence[tuple[int, int]]) -> int:
    """Where the titles and words of time before a mention begin."""
    said, place = source.said, mention
    furthest = place - _MOST_TITLES
    earliest = times[0][0] if times else source.ends[-1]
    while place and place > furthest:
        before = said[place - 1]
        titled = before in words.TITLES or (before in "._@" and _abbreviated(said[place - 2]))
        timed = source.starts[place - 1] >= earliest and within(times, source.starts[place - 1])
        if timed and (before in words.SOURCES or (before == "." and place == mention)):
            timed = False  # "... 25 Des. Disdik ..."
        if not (titled or timed):
            break
        place -= 1
        if timed and place and said[place - 1] in words.ANNOUNCES_TIME:
            place -= 1
    return place


def _abbreviated(title: str) -> bool:
    """ "Plt. Kadis"; a sentence that ends in "... tugas." is none."""
    return len(title) <= _LONGEST_ABBREVIATION and title in words.TITLES


def _continues(source: Source, start: int, end: int) -> bool:
    """Whether only "," "dan" "+" and titles stand between two mentions."""
    told, joining = source.said[start:end], 0
    for word in told:
        if word in words.TITLES or word in ".)":
            continue
        if word not in words.JOINS:
            return False
        if not joining and word in "-–" and source.gap_before(start):
            return False  # "Satpol PP-Dishub-DLH" are a team, "camat TH - Disdag" are not
        joining += 1
    return joining <= 3 if joining else end - start <= 2 and told != ["."]

"""Who may ask what, which tasks a question means, what is veiled where, and how it is paged."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.people import NotAllowed, Person
from core.queries import (
    PAGE,
    Filter,
    Period,
    View,
    contains,
    is_quiet,
    last_page,
    page_within,
    words_in,
)
from core.reading.values import Nature
from core.tasks import IN_HAND, OPEN, Status
from tests.cast import (
    ADMIN,
    CALENDAR,
    GROUP,
    HEAD,
    LEADER,
    MEMBER,
    NOW,
    OTHER_HEAD,
    STAFF,
    STRANGER,
    TODAY,
    a_task,
)

PRIVATE = Chat(Place(4), Purpose.PRIVATE)
COMMON = Chat(GROUP, Purpose.COMMON)
PUPRS = Chat(GROUP, Purpose.AGENCY, "pupr")
DINKES = Chat(GROUP, Purpose.AGENCY, "dinkes")
STAFFS = Chat(GROUP, Purpose.STAFF)

ALL, PUPR, OF_DINKES, REFUSED = None, ("pupr",), ("dinkes",), "refused"

SEEN: list[tuple[Person, Chat, object]] = [
    # who asks without a name, where, whose tasks the answer is about
    (STAFF, PRIVATE, ALL),
    (STAFF, COMMON, ALL),
    (STAFF, STAFFS, ALL),
    (STAFF, PUPRS, PUPR),
    (LEADER, PRIVATE, ALL),
    (LEADER, COMMON, ALL),
    (LEADER, DINKES, OF_DINKES),
    (ADMIN, PRIVATE, ALL),
    (HEAD, PRIVATE, PUPR),
    (HEAD, COMMON, PUPR),
    (HEAD, PUPRS, PUPR),
    (HEAD, DINKES, PUPR),
    (OTHER_HEAD, COMMON, OF_DINKES),
    (MEMBER, PUPRS, PUPR),
    (STRANGER, PRIVATE, REFUSED),
    (STRANGER, COMMON, REFUSED),
]


@pytest.mark.parametrize(("person", "chat", "seen"), SEEN)
def test_without_a_name_a_question_is_about_ones_own(person: Person, chat: Chat, seen: object) -> None:
    if seen == REFUSED:
        with pytest.raises(NotAllowed):
            Filter().asked_by(person, chat)
    else:
        assert Filter(late=True).asked_by(person, chat) == Filter(agencies=seen, late=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("person", "named", "may"),
    [
        (STAFF, ("dinkes",), True),
        (LEADER, ("pupr", "dinkes"), True),
        (HEAD, ("pupr",), True),
        (HEAD, ("dinkes",), False),
        (HEAD, ("pupr", "dinkes"), False),
        (HEAD, None, False),
        (MEMBER, ("pupr",), True),
        (MEMBER, ("dinkes",), False),
        (STRANGER, ("pupr",), False),
        (STRANGER, (), True),  # nobody's tasks are nothing
    ],
)
def test_a_list_is_turned_by_those_who_may_see_it(person: Person, named: tuple[str, ...] | None, may: bool) -> None:
    asked = Filter(agencies=named)
    if may:
        asked.require_sight_by(person)
    else:
        with pytest.raises(NotAllowed):
            asked.require_sight_by(person)


# -- which tasks -------------------------------------------------------------------------------------------------------

VIEW = View(PRIVATE, NOW, CALENDAR)
YESTERDAY = Deadline(TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("asked", "admitted", "left_out"),
    [
        (Filter(), a_task(Status.CLAIMED), a_task(Status.DONE)),
        (Filter(agencies=("pupr",)), a_task(), a_task(agency="dinkes")),
        (Filter(agencies=()), None, a_task()),
        (Filter(late=True), a_task(deadline=YESTERDAY), a_task()),
        (Filter(late=True), a_task(deadline=Deadline(TODAY, time(10, 14))), a_task(deadline=Deadline(TODAY))),
        (Filter(late=True), None, a_task(Status.CLAIMED, deadline=YESTERDAY)),
        (Filter(late=True), None, a_task(deadline=None)),
        (Filter(due=Period(TODAY, TODAY)), a_task(deadline=Deadline(TODAY)), a_task(deadline=None)),
        (Filter(due=Period(TODAY, date(2024, 5, 31))), a_task(), a_task(deadline=YESTERDAY)),
        (Filter(words=("drain", "sudirman")), a_task(), a_task(action="Perbaiki jalan")),
        (Filter(unreported=True, since=TODAY), a_task(), a_task(reported_at=NOW)),
        (Filter(unreported=True, since=TODAY), a_task(reported_at=NOW - timedelta(days=1)), a_task(Status.CLAIMED)),
        (Filter(since=TODAY), a_task(reported_at=NOW), a_task(reported_at=NOW - timedelta(days=1))),
        (Filter(since=TODAY), a_task(Status.CLAIMED, reported_at=NOW), a_task()),
        (Filter(words=("dr",)), None, a_task()),  # two letters begin nothing
    ],
)
def test_a_task_is_meant_or_not(asked: Filter, admitted: object, left_out: object) -> None:
    assert admitted is None or asked.admits(admitted, VIEW)  # type: ignore[arg-type]
    assert not asked.admits(left_out, VIEW)  # type: ignore[arg-type]


@pytest.mark.parametrize("chat", [PRIVATE, STAFFS, PUPRS, DINKES, COMMON, Chat(GROUP)])
def test_a_secret_task_is_found_by_its_words_only_where_they_may_stand(chat: Chat) -> None:
    secret, view = a_task(nature=Nature.SECRET), View(chat, NOW, CALENDAR)
    shown = chat in (PRIVATE, STAFFS, PUPRS)
    assert view.veils(secret) is not shown
    assert Filter(words=("drainase",)).admits(secret, view) is shown
    assert Filter().admits(secret, view)  # its number is no secret
    assert Filter(words=("drainase",)).admits(a_task(), view)


@pytest.mark.parametrize(
    ("heard", "today", "quiet"),
    [
        # 7 working days after Wednesday 29 May are over with Friday 7 June
        (date(2024, 5, 29), date(2024, 6, 6), False),
        (date(2024, 5, 29), date(2024, 6, 7), True),
        (date(2024, 5, 29), date(2024, 6, 9), True),
        # Idul Adha and its collective leave are no working days: 17 and 18 June
        (date(2024, 6, 12), date(2024, 6, 24), False),
        (date(2024, 6, 12), date(2024, 6, 25), True),
    ],
)
def test_seven_working_days_without_a_word_are_tanpa_kabar(heard: date, today: date, quiet: bool) -> None:
    at = datetime.combine(heard, time(23, 59), NOW.tzinfo)
    view = View(PRIVATE, datetime.combine(today, time(0, 0), NOW.tzinfo), CALENDAR)
    for task in (
        a_task(since=at),
        a_task(Status.ACCEPTED, since=at, accepted_at=at),
        a_task(Status.IN_PROGRESS, since=at - timedelta(days=90), reported_at=at),
        a_task(Status.RETURNED, since=at, reported_at=at - timedelta(days=90)),
    ):
        assert is_quiet(task, view) is quiet
    assert not is_quiet(a_task(Status.CLAIMED, since=at), view)  # staff's turn
    assert not is_quiet(a_task(Status.DONE, since=at), view)


@given(st.integers(0, 60), st.sampled_from(sorted(IN_HAND)))
def test_silence_is_counted_as_the_calendar_counts(days: int, status: Status) -> None:
    heard = NOW - timedelta(days=days)
    counted = CALENDAR.working_days_between(heard.date(), TODAY) >= 7
    assert is_quiet(a_task(status, since=heard), VIEW) is counted


def test_figures_count_whatever_has_become_of_the_tasks_spoken_of() -> None:
    asked = Filter(("pupr",), OPEN, late=True, quiet=True, due=Period(TODAY, TODAY), words=("jalan",))
    assert asked.of_any_state == Filter(("pupr",), frozenset(Status), due=Period(TODAY, TODAY), words=("jalan",))


# -- in a button -------------------------------------------------------------------------------------------------------

PERIODS = st.builds(Period, st.dates(date(2000, 1, 1)), st.dates(date(2000, 1, 1)))
FILTERS = st.builds(
    Filter,
    st.none() | st.lists(st.sampled_from(["pupr", "dinkes", "kec-a_B"]), max_size=3).map(tuple),
    st.frozensets(st.sampled_from(Status)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | PERIODS,
    st.none() | PERIODS,
    st.text(max_size=80).map(words_in),
)


@given(FILTERS)
def test_a_question_comes_back_as_it_was_packed(asked: Filter) -> None:
    assert ":" not in asked.pack()
    assert Filter.unpack(asked.pack()) == asked


@given(st.text(max_size=40))
def test_garbage_is_no_question(packed: str) -> None:
    try:
        asked = Filter.unpack(packed)
    except ValueError:
        return
    assert asked.pack() == packed


@pytest.mark.parametrize("forged", ["x", "l;l", "swaiting,unknown", "d2024-2025", "d20240101", "q;l", ";", "l;"])
def test_what_was_never_packed_is_refused(forged: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it becomes an unknown button
        Filter.unpack(forged)


# -- pages -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("total", "last"), [(0, 0), (1, 0), (10, 0), (11, 1), (20, 1), (21, 2), (1000, 99)])
def test_a_page_holds_ten(total: int, last: int) -> None:
    assert PAGE == 10
    assert last_page(total) == last


@pytest.mark.parametrize(
    ("page", "total", "shown"), [(0, 0, 0), (5, 0, 0), (-3, 25, 0), (2, 25, 2), (3, 25, 2), (9, 11, 1)]
)
def test_a_page_that_is_not_there_any_more_is_the_last_one(page: int, total: int, shown: int) -> None:
    assert page_within(page, total) == shown


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "words", "found"),
    [
        ("Bereskan drainase Jl. Sudirman", ("drainase",), True),
        ("Bereskan drainase Jl. Sudirman", ("DRAIN",), True),
        ("Bereskan drainase Jl. Sudirman", ("nase",), False),
        ("Bereskan drainase Jl. Sudirman", ("jl", "sudirman"), True),
        ("Bereskan drainase Jl. Sudirman", ("jl", "thamrin"), False),
        ("RT 5 dan RT 50", ("5",), True),
        ("RT 50", ("5",), False),
        ("Café di Pasar Raya", ("cafe",), True),
        ("", ("a",), False),
    ],
)
def test_words_are_found_whole_or_by_their_beginning(said: str, words: tuple[str, ...], found: bool) -> None:
    assert contains(said, words) is found

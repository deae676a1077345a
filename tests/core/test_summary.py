"""Figures: what is claimed and what was verified are two numbers, and everything adds up."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.deadlines import Deadline
from core.summary import Figures, figures_from, figures_of
from core.tasks import Status
from tests.cast import FRIDAY, NOW, a_task

YESTERDAY = Deadline(date(2024, 5, 28))


@pytest.mark.parametrize(
    ("status", "on_time", "late"),
    [
        (Status.WAITING, Figures(total=1, waiting=1), Figures(total=1, waiting=1, late=1)),
        (Status.ACCEPTED, Figures(total=1, in_progress=1), Figures(total=1, in_progress=1, late=1)),
        (Status.IN_PROGRESS, Figures(total=1, in_progress=1), Figures(total=1, in_progress=1, late=1)),
        (Status.RETURNED, Figures(total=1, in_progress=1), Figures(total=1, in_progress=1, late=1)),
        (Status.CLAIMED, Figures(total=1, claimed=1), Figures(total=1, claimed=1)),
        (Status.DONE, Figures(total=1, verified=1), Figures(total=1, verified=1)),
        (Status.DONE_ONGOING, Figures(total=1, verified=1), Figures(total=1, verified=1)),
        (Status.NOT_ACTIONABLE, Figures(), Figures()),
        (Status.CANCELLED, Figures(), Figures()),
    ],
)
def test_every_status_is_counted_in_its_place(status: Status, on_time: Figures, late: Figures) -> None:
    assert figures_of([a_task(status, deadline=FRIDAY)], NOW) == on_time
    assert figures_of([a_task(status, deadline=YESTERDAY)], NOW) == late


def test_no_tasks_are_nothing() -> None:
    assert figures_of([], NOW) == Figures()


TASKS = st.lists(
    st.builds(
        lambda status, deadline: a_task(status, deadline=deadline),
        st.sampled_from(Status),
        st.sampled_from([None, FRIDAY, YESTERDAY]),
    ),
    max_size=40,
)


@given(TASKS)
def test_the_total_is_what_is_verified_claimed_in_progress_and_waiting(tasks: list) -> None:  # type: ignore[type-arg]
    figures = figures_of(tasks, NOW)
    assert figures.total == figures.verified + figures.claimed + figures.in_progress + figures.waiting
    assert figures.total == sum(task.status not in (Status.CANCELLED, Status.NOT_ACTIONABLE) for task in tasks)
    assert figures.late <= figures.in_progress + figures.waiting


@given(TASKS, TASKS)
def test_figures_of_two_lists_add_up(some: list, more: list) -> None:  # type: ignore[type-arg]
    def counts(tasks: list) -> Counter:  # type: ignore[type-arg]
        return Counter((task.status, task.is_late(NOW)) for task in tasks)

    assert figures_from(counts(some) + counts(more)) == figures_of([*some, *more], NOW)

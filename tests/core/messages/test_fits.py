"""Whatever people are called and write: every message is HTML Telegram takes, and fits."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time
from types import ModuleType

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from core.brief import TOLD, Brief, Change
from core.chats import Place
from core.deadlines import Deadline
from core.escalation import Level, Patience
from core.likeness import Earlier
from core.meetings import Meeting
from core.messages import (
    alarms,
    answers,
    brief,
    chat_settings,
    directives,
    escalations,
    faults,
    kinds,
    lists,
    minutes,
    people,
    pings,
    reminders,
    requests,
    tasks,
)
from core.messages.directives import Circumstances
from core.messages.faults import Fault
from core.messages.message import LONGEST_TEXT, Message
from core.minutes import MOST_ITEMS, Minutes
from core.people import Office, Role
from core.queries import LONGEST_WORD, MOST_NOTES, MOST_WORDS, PAGE, Answer, Filter, Period, View
from core.reading.values import Doubt
from core.requests import Blocked, Outcome, Request
from core.rhythm import USUAL, WHOLE_WEEK, Rhythm
from core.summary import Figures, Standing
from core.tasks import Act, Status
from sandbox.telegram.formatting import parse_html
from sandbox.telegram.keyboards import check_markup
from tests.cast import CALENDAR, NOW, TODAY, WIB
from tests.core.messages.hostile import Town, towns

LONGEST_CAPTION = 1024
MOST_BYTES = 32768  # before parsing


def around(town: Town) -> Circumstances:
    codes = [agency.code for agency in town.register]
    earlier = Earlier(replace(town.task, status=Status.WAITING, deadline=Deadline(date(1990, 1, 1))), NOW)
    return Circumstances(
        town.register, CALENDAR, TODAY, WIB, unlinked=codes[:15], unreachable=codes[15:], earlier=earlier
    )


def asked_of(town: Town) -> Filter:
    """A question with everything in it."""
    codes = tuple(agency.code for agency in town.register)
    days = Period(TODAY, TODAY)
    words = ("x" * LONGEST_WORD,) * MOST_WORDS
    return Filter(codes, frozenset(Status), True, True, True, True, days, days, words, since=TODAY)


def answer_to(town: Town) -> Message:
    answered = Answer(Figures(*[10**6] * 6), town.saved.tasks[:PAGE], 10**6, 5)
    return lists.answer(asked_of(town), answered, View(town.chat, NOW, CALENDAR), town.register, "@999999")


def known(town: Town, linked: bool) -> dict[str, Standing]:
    return {agency.code: Standing(linked, True, (town.person.name,) * 3, 10**6, 10**6) for agency in town.register}


def verdict(town: Town) -> dict[str, object]:
    words = {Act.APPROVED, Act.APPROVED_ONGOING, Act.RETURNED, Act.CANCELLED}
    return {"verdict": town.entry} if town.entry.act in words else {}


def changes_of(town: Town) -> list[Change]:
    acts = [act for act in TOLD for _ in range(30)]
    return [Change(10**9, town.task.agency, act, NOW, town.person.name) for act in acts]


def minutes_of(town: Town) -> Minutes:
    """As many and as doubtful as minutes may be."""
    words = (town.words, TODAY, town.words, town.words)
    meeting = Meeting(town.person, NOW, Place(2**52), 1, *words, unread=299, id=2**53)
    drafts = [replace(town.draft, id=2**53 + n, doubts=tuple(Doubt), meeting=meeting) for n in range(MOST_ITEMS)]
    scattered = [replace(town.saved, number=10**9 + 2 * n) for n in range(100)]
    return Minutes(meeting, (*drafts, *scattered, town.draft.discarded()))


HEAD = Office(Role.HEAD, "a" + "0" * 31)
LINK = "https://t.me/tuntas_bot?start=" + "x" * 32
MAKERS: dict[str, Callable[[Town], Message | list[Message] | None]] = {
    "alarms.unreachable": lambda t: alarms.unreachable(t.chat, NOW, ["#27", "pengingat"] * 900, t.register, WIB),
    "alarms.reachable_again": lambda t: alarms.reachable_again(t.chat, t.register),
    "alarms.undelivered": lambda t: alarms.undelivered(
        [alarms.Unsent(t.chat, card, alarms.refused(t.words)) for card in [directives.card(t.saved, around(t))] * 40],
        t.register,
        TODAY,
    ),
    "faults.digest": lambda t: faults.digest([Fault("job_failed", "keep_backup", "x" * 300, 9, NOW)] * 50, WIB),
    "alarms.moved": lambda t: [
        alarms.moved(card)
        for card in (
            directives.card(t.draft, around(t)),
            directives.card(t.saved, around(t)),
            tasks.agency_card(t.task, t.saved, t.register, WIB, t.words),
            tasks.claim_card(t.task, t.entry, 2, t.register, WIB),
        )
    ],
    "answers.task_list": lambda t: answers.task_list(
        "Status", t.saved.tasks, t.register, TODAY, counted=Figures(*[10**6] * 6), with_agency=True, secrets=True
    ),
    "answers.verification": lambda t: [
        *answers.verification(t.saved.tasks, 3, t.register, TODAY, secrets=True),
        *answers.verification([], 0, t.register, TODAY, secrets=False),
    ],
    "answers.register_list": lambda t: [
        *answers.register_list(t.register, known(t, True)),
        *answers.register_list(t.register, known(t, False)),
        *answers.register_list(t.register, dict.fromkeys(known(t, False), Standing(False, False))),
    ],
    "answers.heads": lambda t: answers.heads(
        [agency.code for agency in t.register], {agency.code: [t.person] * 9 for agency in t.register}, t.register
    ),
    "answers.history": lambda t: answers.history(10**9, [t.entry] * 50, t.register, WIB),
    "directives.card": lambda t: [
        directives.card(directive, around(t))
        for directive in (t.draft, t.saved, t.draft.discarded(), t.draft.noted(10**9))
    ],
    "kinds.ask": lambda t: kinds.ask(t.draft),
    "lists.answer": answer_to,
    "lists.counted": lambda t: lists.counted(answer_to(t), Answer(Figures(), (), 10**6)),
    "lists.agencies": lambda t: [
        lists.agencies(asked_of(t), found, t.register, "@999999")
        for found in ([], [(agency.code, 10**6) for agency in t.register])
    ],
    "lists.with_notes": lambda t: lists.with_notes(answer_to(t), [(10**9, t.words)] * MOST_NOTES),
    "lists.not_understood": lambda t: lists.not_understood(
        lists.with_notes(lists.counted(answer_to(t), Answer(Figures(), (), 10**6)), [(10**9, t.words)] * MOST_NOTES),
        ["x" * LONGEST_WORD] * MOST_WORDS,
    ),
    "directives.choose_agencies": lambda t: [
        directives.choose_agencies(directive, page, t.register)
        for directive in (t.draft, t.saved)
        for page in (-5, 0, 1, 99)
    ],
    "directives.choose_deadline": lambda t: [
        directives.choose_deadline(directive, TODAY, CALENDAR, WIB) for directive in (t.draft, t.saved)
    ],
    "directives.ask_wording": lambda t: [directives.ask_wording(t.draft), directives.ask_wording(t.saved)],
    "directives.ask_cancel": lambda t: directives.ask_cancel(t.saved),
    "directives.ask_split": lambda t: directives.ask_split(t.saved),
    "directives.ask_milestones": lambda t: directives.ask_milestones(t.saved),
    "directives.several": lambda t: directives.several(10**3),
    "directives.separated": lambda t: directives.separated(10**3),
    "directives.ask_text": lambda t: directives.ask_text(),
    "brief.brief": lambda t: brief.brief(
        Brief(TODAY, NOW, tuple(changes_of(t)), 10**6, t.saved.tasks[:3], Figures(*[10**6] * 6)),
        {task.agency: [t.person] * 3 for task in t.saved.tasks},
        t.register,
    ),
    "brief.changes": lambda t: [
        message for told in (changes_of(t), []) for message in brief.changes(told, NOW, t.register, WIB)
    ],
    "chat_settings.card": lambda t: [
        chat_settings.card(rhythm, time(7, 30)) for rhythm in (USUAL, Rhythm(time(8, 0), WHOLE_WEEK))
    ],
    "escalations.late": lambda t: escalations.late(
        [(level, task) for task in t.saved.tasks for level in Level], Patience(), t.register, TODAY
    ),
    "escalations.unaccepted": lambda t: escalations.unaccepted(t.saved.tasks * 9, 1, t.register, TODAY),
    "minutes.ask": lambda t: [minutes.ask(private=True), minutes.ask(private=False)],
    "minutes.collecting": lambda t: [minutes.collecting(49, 200_000, private=private) for private in (True, False)],
    "minutes.collected": lambda t: minutes.collected(49),
    "minutes.paste_left": lambda t: minutes.paste_left(),
    "minutes.offer": lambda t: [minutes.offer(t.words), minutes.offer("")],
    "minutes.document_left": lambda t: minutes.document_left(),
    "minutes.reading": lambda t: [minutes.reading(t.words), minutes.reading("")],
    "minutes.preview": lambda t: [
        minutes.preview(of, minutes.Day(TODAY, t.register, CALENDAR), page, saving=400)
        for of in (minutes_of(t), Minutes(minutes_of(t).meeting, (t.saved,)))
        for page in (0, 62, 99)
    ],
    "minutes.new_tasks": lambda t: minutes.new_tasks(t.saved.tasks * 5, minutes_of(t), t.register, TODAY),
    "reminders.hours_before": lambda t: reminders.hours_before(t.task, t.register),
    "reminders.urgent": lambda t: reminders.urgent(t.task, 3, t.register, WIB),
    "people.greeting": lambda t: people.greeting(t.person, t.register),
    "people.registered": lambda t: people.registered(t.person, HEAD, t.register),
    "people.invitation": lambda t: people.invitation(HEAD, LINK, NOW, t.register, WIB),
    "people.succeeded": lambda t: people.succeeded(HEAD, t.person, [t.person] * 3, t.register),
    "people.office_ended": lambda t: people.office_ended(HEAD, t.person, t.register),
    "people.welcomed": lambda t: people.welcomed(t.chat.title),
    "people.linked": lambda t: people.linked(t.chat, t.register),
    "people.heard": lambda t: people.heard(),
    "people.not_kept": lambda t: people.not_kept(t.person),
    "people.help_for": lambda t: [people.help_for(t.person, private=private) for private in (True, False)],
    "pings.ping": lambda t: [
        message
        for common in (True, False)
        for secrets in (True, False)
        for message in pings.ping(t.ping, t.register, TODAY, common=common, secrets=secrets)
    ],
    "tasks.agency_card": lambda t: [
        tasks.agency_card(task, t.saved, t.register, WIB, note) for task in t.saved.tasks[:7] for note in ("", t.words)
    ],
    "tasks.passed_on": lambda t: tasks.passed_on(t.saved),
    "tasks.ask_attachment": lambda t: tasks.ask_attachment(t.step) if t.step.entry.act in tasks.DONE_BY else None,
    "tasks.claim_card": lambda t: [
        tasks.claim_card(task, t.entry, 3, t.register, WIB, **verdict(t))  # type: ignore[arg-type]
        for task in t.saved.tasks[:7]
    ],
    "tasks.ask_reason": lambda t: tasks.ask_reason(t.task, t.person),
    "requests.card": lambda t: [
        requests.card(asked, t.task, t.register, WIB)
        for kind, outcome in [*((kind, Outcome.OPEN) for kind in requests.TITLE), *requests.DECIDED]
        if kind in requests.TITLE
        for asked in [
            Request(
                1, kind, t.words, t.person, NOW, Deadline(TODAY), Blocked.LAND, "pupr", outcome, t.person, NOW, 10**12
            )
        ]
    ],
    "requests.update_answered": lambda t: requests.update_answered(t.step, t.register),
    "requests.ask_clarification": lambda t: requests.ask_clarification(t.task, t.person),
    "requests.ask_extension": lambda t: requests.ask_extension(t.task, t.person),
    "requests.ask_obstacle": lambda t: requests.ask_obstacle(t.task, t.person),
    "requests.ask_decline": lambda t: requests.ask_decline(t.task, t.person),
    "requests.ask_answer": lambda t: requests.ask_answer(t.task, t.person),
    "requests.choose_obstacle": lambda t: requests.choose_obstacle(t.task),
    "requests.choose_decline": lambda t: requests.choose_decline(t.task),
    "requests.choose_unblocker": lambda t: requests.choose_unblocker(t.task, Blocked.PEOPLE),
    "tasks.evidence": lambda t: tasks.evidence(t.task, t.entry.report.evidence, t.register),
    "tasks.ask_report": lambda t: tasks.ask_report(t.task, t.person),
    "tasks.ask_claim": lambda t: tasks.ask_claim(t.task, t.person),
    "tasks.ask_note": lambda t: tasks.ask_note(t.task, t.person),
    "tasks.notice": lambda t: tasks.notice(t.step, t.register),
}


def messages_of(made: Message | list[Message] | None) -> Iterable[Message]:
    return made if isinstance(made, list) else [made] if made else []


def check(message: Message) -> None:
    """As Telegram would: raises ApiError where it would refuse."""
    text, _ = parse_html(str(message.html))
    longest = LONGEST_CAPTION if message.attachment else LONGEST_TEXT
    assert 0 < len(text) <= longest
    assert len(message.html.encode()) <= MOST_BYTES
    rows = [
        [
            {"text": button.label, **({"url": button.url} if button.url else {"callback_data": button.data})}
            for button in row
        ]
        for row in message.buttons
    ]
    check_markup({"inline_keyboard": rows})
    assert len(message.asks) <= 64


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(town=towns())
def test_every_message_is_html_that_fits(town: Town) -> None:
    """All in the same towns: to draw one takes longer than to make a message of it."""
    for name, make in MAKERS.items():
        note(name)
        for message in messages_of(make(town)):
            check(message)


def functions_that_make_messages(module: ModuleType) -> set[str]:
    made = {"Message", "Message | None", "list[Message]"}
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(function).return_annotation in made
    }


def test_every_message_there_is_has_been_tried() -> None:
    modules = (
        alarms,
        answers,
        brief,
        chat_settings,
        directives,
        escalations,
        faults,
        kinds,
        lists,
        minutes,
        people,
        pings,
        reminders,
        requests,
        tasks,
    )
    assert set().union(*map(functions_that_make_messages, modules)) == set(MAKERS)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(town=towns(), numbers=st.lists(st.integers(1, 10**9), min_size=1, max_size=40))
def test_a_long_list_is_split_and_tells_every_task(town: Town, numbers: list[int]) -> None:
    listed = [replace(town.task, number=number) for number in numbers]
    pages = answers.task_list("Tugas", listed, town.register, TODAY, with_agency=True, secrets=True)
    together = "\n".join(page.html for page in pages)
    assert together.count("\n    ") >= len(listed)
    assert all(f"<b>#{number}</b>" in together for number in numbers)

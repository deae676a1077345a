"""Answers, offers and recaps: one message where it must be one, and HTML that fits whatever people are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.chats import Chat, Place, Purpose
from core.messages import lists, offers, recap
from core.messages.message import Message
from core.messages.people import OFTEN, help_for, often_used_by
from core.people import Action, Office, Person, Role
from core.queries import PAGE, Answer, Filter, Period, View, words_in
from core.reading.question_words import IN_PROGRESS
from core.reading.values import Nature
from core.recap import AgencyRecap, Paces
from core.summary import Figures
from core.tasks import OPEN, VERIFIED, Status
from tests.cast import CALENDAR, EVERYBODY, GROUP, NOW, REGISTER, TODAY, WIB, a_directive, a_task
from tests.core.messages.hostile import Town, towns
from tests.core.messages.test_fits import check

VIEW = View(Chat(Place(4), Purpose.PRIVATE), NOW, CALENDAR)
COMMON = View(Chat(GROUP, Purpose.COMMON), NOW, CALENDAR)
FIGURES = Figures(24, 4, 3, 10, 7, 5)
HOSTILE = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def answered(total: int, page: int = 0) -> Answer:
    shown = [a_task(number=number) for number in range(page * PAGE, min(total, (page + 1) * PAGE))]
    return Answer(FIGURES, shown, total, page)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (Filter(), "Tugas terbuka"),
        (Filter(("pupr",)), "Tugas terbuka PUPR"),
        (Filter(("pupr", "dinkes"), late=True), "Terlambat PUPR, Dinkes"),
        (Filter(tuple("abcdef")), "Tugas terbuka 6 OPD"),
        (Filter(late=True), "Terlambat"),
        (Filter(quiet=True), "Tanpa kabar"),
        (Filter(late=True, quiet=True), "Terlambat, tanpa kabar"),
        (Filter(statuses=VERIFIED), "Selesai terverifikasi"),
        (Filter(statuses=IN_PROGRESS), "Dalam proses"),
        (Filter(statuses=IN_PROGRESS, late=True), "Dalam proses, terlambat"),
        (Filter(statuses=frozenset(Status)), "Semua tugas"),
        (Filter(statuses=frozenset({Status.WAITING})), "Menunggu diterima"),
        (Filter(due=Period(TODAY, TODAY)), "Tugas terbuka, tenggat Rabu, 29 Mei 2024"),
        (
            Filter(late=True, due=Period(date(2024, 5, 1), date(2024, 5, 31)), words=("jl", "sudirman")),
            "Terlambat, tenggat 1 Mei 2024 sampai 31 Mei 2024, memuat: jl sudirman",
        ),
    ],
)
def test_a_heading_says_what_was_asked(asked: Filter, title: str) -> None:
    assert lists.title(asked, REGISTER) == title


@pytest.mark.parametrize(
    ("total", "page", "labels", "foot"),
    [
        (0, 0, [], ""),
        (10, 0, [], ""),
        (11, 0, ["Berikutnya ›"], "Halaman 1 dari 2, 11 tugas"),
        (24, 1, ["‹ Sebelumnya", "Berikutnya ›"], "Halaman 2 dari 3, 24 tugas"),
        (24, 2, ["‹ Sebelumnya"], "Halaman 3 dari 3, 24 tugas"),
    ],
)
def test_the_buttons_lead_to_the_pages_there_are(total: int, page: int, labels: list[str], foot: str) -> None:
    message = lists.answer(Filter(), answered(total, page), VIEW, REGISTER, "l")
    assert [button.label for row in message.buttons for button in row] == labels
    assert message.html.endswith(foot)
    assert ("Halaman" in message.html) is bool(foot)


def test_figures_come_before_the_list() -> None:
    html = lists.answer(Filter(), answered(3), VIEW, REGISTER, "").html
    assert html.index("24</b> tugas: 4 selesai terverifikasi, 3 diklaim selesai, 10 dalam proses") < html.index("#0")


@pytest.mark.parametrize("number", [0, 1])
def test_an_empty_list_says_so(number: int) -> None:
    html = lists.answer(Filter(late=True), answered(number), VIEW, REGISTER, "l").html
    assert ("Tidak ada tugas yang cocok." in html) is (number == 0)


@pytest.mark.parametrize(
    ("wanted", "total", "told"),
    [(0, 0, ""), (1, 11, ""), (2, 11, "Daftar ini sekarang hanya 2 halaman."), (1, 0, "Daftar ini sekarang kosong.")],
)
def test_a_late_press_is_told_what_is_true_now(wanted: int, total: int, told: str) -> None:
    assert lists.turned(wanted, answered(total)) == told


def test_a_secret_task_is_its_number_alone_where_others_read() -> None:
    secret = a_task(nature=Nature.SECRET, agency="dinkes")
    listed = Answer(FIGURES, [secret], 1)
    html = lists.answer(Filter(), listed, COMMON, REGISTER, "").html
    assert "#27" in html
    for hidden in ("drainase", "Dinkes", "31 Mei", "menunggu diterima"):
        assert hidden not in html
    assert "drainase" in lists.answer(Filter(), listed, VIEW, REGISTER, "").html


def test_an_offer_tells_how_far_it_is_and_a_secret_one_only_its_number() -> None:
    offered = offers.offer(a_directive(), REGISTER, NOW, WIB)
    assert offered.title == "#27 PUPR, Dinkes"
    assert "drainase" in offered.html
    assert "menunggu diterima" in offered.html
    secret = offers.offer(a_directive(nature=Nature.SECRET), REGISTER, NOW, WIB)
    assert "#27" in secret.title
    for part in (secret.title, secret.description, secret.html):
        assert not any(word in part for word in ("drainase", "PUPR", "Dinkes"))


RECAP = AgencyRecap("pupr", Figures(12, 4, 1, 5, 2, 3), 3, 41, NOW - timedelta(days=12), Paces(0.5, 9, 2.25))


def test_a_recap_is_short_lines_an_agency() -> None:
    (message,) = recap.recap([RECAP], FIGURES, Filter(("pupr",)), REGISTER, NOW)
    *_, name, counts, slips, quiet, paces = message.html.split("\n")
    assert "Rekap tindak lanjut PUPR" in message.html
    assert name == "<b>PUPR</b>: 12 tugas, <b>3 terlambat</b>"
    assert counts.strip() == "4 terverifikasi · 1 diklaim · 5 dalam proses · 2 belum diterima"
    assert slips.strip() == "mundur 3x, 41 hari"
    assert quiet.strip() == "paling lama tanpa kabar: 12 hari"
    assert paces.strip() == "median: terima 0,5 hari · selesai 9 hari · verifikasi 2,2 hari"
    bare = AgencyRecap("dinkes", Figures(total=1, verified=1), quiet_since=NOW)
    (message,) = recap.recap([bare], FIGURES, Filter(), REGISTER, NOW)
    assert not any(word in message.html for word in ("mundur", "kabar", "median", "<b>0 terlambat"))


def test_a_recap_says_where_it_looks_at_the_latest_tasks_alone() -> None:
    for total, is_said in ((5000, False), (5001, True)):
        (message,) = recap.recap([RECAP], Figures(total), Filter(), REGISTER, NOW)
        assert ("Mundur dan median dihitung dari 5.000 tugas terakhir." in message.html) is is_said


def test_a_recap_of_nothing_says_so() -> None:
    (message,) = recap.recap([], Figures(), Filter(), REGISTER, NOW)
    assert "Belum ada tugas." in message.html


# -- help and menus ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("person", EVERYBODY)
def test_help_begins_with_what_the_role_does_most(person: Person) -> None:
    html = str(help_for(person, private=True).html)
    told = [row.split()[0].strip("/:") for row in html.split("\n") if row.startswith("/")]
    often = [command for command in often_used_by(person) if command in told]
    assert told[: len(often)] == often
    assert len(set(told)) == len(told)
    assert set(often_used_by(person)) <= set(told)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_menu_of_what_it_may(role: Role) -> None:
    person = Person(9, "x", frozenset({Office(role, "pupr" if role in (Role.HEAD, Role.MEMBER) else None)}))
    commands = OFTEN[role].split()
    assert len(set(commands)) == len(commands)
    assert ("rekap" in commands) is person.may(Action.SEE_ALL)
    assert ("verifikasi" in commands) is person.may(Action.VERIFY)
    assert ("lapor" in commands) is person.may(Action.REPORT)
    assert ("selesai" in commands) is person.may(Action.CLAIM)


# -- whatever the names ------------------------------------------------------------------------------------------------

ASKED = st.builds(
    Filter,
    st.none() | st.just(tuple(f"a{n:031}" for n in range(4))) | st.just(tuple(f"a{n:031}" for n in range(30))),
    st.sampled_from([OPEN, VERIFIED, frozenset(Status)]) | st.frozensets(st.sampled_from(Status)),
    st.booleans(),
    st.booleans(),
    st.none() | st.just(Period(TODAY, TODAY + timedelta(days=7))),
    st.text(max_size=300).map(words_in),
)


@HOSTILE
@given(town=towns(), asked=ASKED, page=st.sampled_from([0, 1, 9]))
def test_every_list_is_one_message_that_fits(town: Town, asked: Filter, page: int) -> None:
    view = View(town.chat, NOW, CALENDAR)
    listed = Answer(Figures(*[10**6] * 6), town.saved.tasks[:PAGE], 100, page)
    packed = asked.pack()
    question = packed if lists.fits_a_button(packed) else f"@{2**62}"
    check(lists.answer(asked, listed, view, town.register, question))


@HOSTILE
@given(town=towns())
def test_every_offer_is_a_message_that_fits(town: Town) -> None:
    for directive in (town.saved, replace(town.saved, nature=Nature.ORDINARY)):
        offered = offers.offer(directive, town.register, NOW, WIB)
        check(Message(offered.html))
        assert 1 <= len(offered.id.encode()) <= 64
        assert offered.title
        assert len(offered.title) <= 60


@HOSTILE
@given(town=towns(), asked=ASKED)
def test_a_recap_splits_cleanly(town: Town, asked: Filter) -> None:
    figures, paces = Figures(*[10**6] * 6), Paces(999.44, 999.44, 999.44)
    recaps = [AgencyRecap(agency.code, figures, 999, 99999, NOW, paces) for agency in town.register]
    messages = recap.recap(recaps, figures, asked, town.register, NOW + timedelta(days=999))
    for message in messages:
        check(message)
    assert "\n".join(message.html for message in messages).count("median:") == len(recaps)

"""A city whose people, agencies and directives are called whatever breaks markup, and too long for a phone."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from core.agencies import Agency, Register
from core.chats import Chat, Place, Purpose
from core.directives import LONGEST, Directive, State
from core.people import Office, Person, Role
from core.pings import Ping
from core.reading.values import Doubt, Nature
from core.tasks import Act, Entry, Evidence, Part, Report, Status, Step, Task
from tests.cast import FRIDAY, FRIDAY_AT_TWO, GROUP, NOW, a_draft, a_task

AGENCIES = 30
PIECES = (
    "a",
    "&",
    "<",
    "<b>",
    "</b>",
    "</i></b>",
    "&amp;",
    "&lt;b&gt;",
    "<a href='tg://user?id=1'>",
    '"><script>',
    "👨‍👩‍👧‍👦",
    "🏳️‍🌈 ",
    "שלום ",
    "\u202eمرحبا",
    "{0} {} {name}",
    "%s %d",
    "Jl. Sudirman\n",
    "é" * 7,
    "*_`[x](y)~",
)


def texts(longest: int) -> st.SearchStrategy[str]:
    """Texts of at least one visible character, often as long as may be."""
    piece = st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
    length = st.just(longest) | st.integers(1, longest)
    return st.builds(lambda part, size: ("x" + part * size)[:size], piece, length)


def names(longest: int = 129) -> st.SearchStrategy[str]:
    """First and last names as Telegram lets them be: 64 and 64 characters, on one line."""
    return texts(longest).map(lambda name: name.replace("\n", " "))


def register_of(name: str) -> Register:
    """As many agencies as a directive may name, all called so."""
    return Register(tuple(Agency(f"a{n:031}", name) for n in range(AGENCIES)))


@dataclass(frozen=True)
class Town:
    """All a message may have to tell of."""

    register: Register
    person: Person
    draft: Directive
    saved: Directive
    chat: Chat
    words: str
    entry: Entry

    @property
    def task(self) -> Task:
        return self.saved.tasks[0]

    @property
    def step(self) -> Step:
        return Step(self.task, self.entry)

    @property
    def ping(self) -> Ping:
        tasks = self.saved.tasks
        return Ping(tasks[:10], tasks[10:12], tasks[12:13], tasks[13:20], tasks[20:25], tasks[25:])


@st.composite
def towns(draw: st.DrawFn) -> Town:
    register = register_of(draw(names(60)))
    codes = tuple(agency.code for agency in register)
    person = Person(2**52, draw(names()), frozenset({Office(Role.HEAD, codes[0]), Office(Role.STAFF)}))
    words = draw(texts(LONGEST))
    nature = draw(st.sampled_from(Nature))
    split = draw(st.integers(0, AGENCIES))
    draft = a_draft(
        id=2**53,
        text=words,
        action=words,
        giver=person,
        lead=codes[:split],
        support=codes[split:],
        nature=nature,
        deadline=draw(st.sampled_from([None, FRIDAY, FRIDAY_AT_TWO])),
        deadline_reason=draw(st.none() | names(100)),
        doubts=draw(st.sampled_from([(), tuple(Doubt)])),
        proposals=draw(st.sampled_from([(), codes[:3]])),
        tasks=(),
    )
    statuses = draw(st.permutations(list(Status))) * AGENCIES
    tasks = tuple(
        a_task(
            status,
            id=2**53 + n,
            number=10**9,
            agency=code,
            part=Part.LEAD if n < split else Part.SUPPORT,
            by_name=person.name,
            percent=100,
            action=words,
            nature=nature,
        )
        for n, (code, status) in enumerate(zip(codes, statuses, strict=False))
    )
    state = draw(st.sampled_from([State.SAVED, State.CANCELLED]))
    saved = a_draft(
        id=2**53,
        number=10**9,
        text=words,
        action=words,
        giver=person,
        lead=codes,
        nature=nature,
        deadline=FRIDAY_AT_TWO,
        original_deadline=FRIDAY,
        state=state,
        tasks=tasks,
    )
    evidence = tuple(Evidence("photo", f"F{n}") for n in range(draw(st.integers(0, 10))))
    entry = Entry(draw(st.sampled_from(Act)), person, NOW, Report(words, 100, evidence), tasks[0].id, codes[0])
    purpose = draw(st.sampled_from([purpose for purpose in Purpose if purpose is not Purpose.UNLINKED]))
    chat = Chat(
        Place(*draw(st.sampled_from([(GROUP.chat_id, 0), (GROUP.chat_id, 7)]))),
        purpose,
        codes[0] if purpose is Purpose.AGENCY else None,
        draw(names(255)),
    )
    return Town(register, person, draft, saved, chat, words, entry)

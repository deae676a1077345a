"""docs/messages.md is what the program says now, and all it can say."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import CodeType, FrameType, ModuleType

import core.messages
from core.messages.buttons import Press
from core.messages.message import Message
from sandbox.telegram.formatting import parse_html
from tests.messages.page import PAGE, page
from tests.messages.scenes import SECTIONS

ADD = "said nowhere: add it to the story in tests/messages/scenes.py, then run make messages"
NOT_WORDING = {"core.messages.buttons", "core.messages.message"}
NOT_SAID = {"OFTEN"}  # the order of commands
SAYS = ("Message", "str", "Markup", "Offer")

FOUND = [each.name for each in pkgutil.iter_modules(core.messages.__path__, "core.messages.")]
MODULES = [importlib.import_module(name) for name in FOUND if name not in NOT_WORDING]


@cache
def told() -> tuple[str, frozenset[CodeType]]:
    """The page, and the functions that ran for it."""
    ran: set[CodeType] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            ran.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        return page(), frozenset(ran)
    finally:
        sys.setprofile(before)


def test_the_page_is_what_the_program_says_now() -> None:
    is_current = PAGE.read_text("utf-8") == told()[0]
    assert is_current, "docs/messages.md is not what the program says now: run make messages"


def test_no_sentence_has_a_place_left_open() -> None:
    assert "{}" not in told()[0]


def wordings(module: ModuleType) -> Iterator[tuple[str, CodeType]]:
    """The public functions of a module that give words."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        says = any(kind in str(function.__annotations__.get("return")) for kind in SAYS)
        if function.__module__ == module.__name__ and not name.startswith("_") and says:
            yield f"{module.__name__}.{name}", inspect.unwrap(function).__code__


def test_every_wording_is_on_the_page() -> None:
    missing = [name for module in MODULES for name, code in wordings(module) if code not in told()[1]]
    missing.remove("core.messages.refusals.sentence")  # chosen by the kind of refusal; test_refusals counts the kinds
    assert not missing, f"{ADD}: {missing}"


def test_every_button_is_on_the_page() -> None:
    messages = [each.what for scene in SECTIONS.values() for each in scene() if isinstance(each.what, Message)]
    shown = {button.data.split(":")[0] for each in messages for row in each.buttons for button in row}
    missing = [kind.__name__ for name, kind in Press.kinds.items() if name not in shown]
    assert not missing, f"{ADD}: {missing}"


def sentences(module: ModuleType) -> Iterator[str]:
    """The constants of a module, and its tables of words."""
    for name, value in vars(module).items():
        if not name.isupper() or name in NOT_SAID:
            continue
        if isinstance(value, dict):
            yield from (each for each in value.values() if isinstance(each, str))
        elif isinstance(value, str | Message):
            yield value if isinstance(value, str) else str(value.html)


def is_on_the_page(sentence: str) -> bool:
    """With its places filled in, whatever the case of its letters."""
    plain, _ = parse_html(re.sub(r"\{\w*\}", "\0", sentence))
    wanted = ".*".join(re.escape(part) for part in re.split("[\0\n]", plain))
    return re.search(wanted, told()[0], re.IGNORECASE) is not None


def test_every_sentence_and_every_word_of_a_table_is_on_the_page() -> None:
    said = {sentence for module in MODULES for sentence in sentences(module)}
    missing = sorted(sentence for sentence in said if not is_on_the_page(sentence))
    assert not missing, f"{ADD}: {missing}"

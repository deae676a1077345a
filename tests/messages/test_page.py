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

import pytest

import core.messages
from core.messages.buttons import Press
from core.messages.message import Message
from sandbox.telegram.formatting import parse_html
from tests.messages.page import PAGE, page
from tests.messages.scenes import SECTIONS

MODULES = [
    importlib.import_module(each.name) for each in pkgutil.iter_modules(core.messages.__path__, "core.messages.")
]
ADD = "is said nowhere in tests/messages/scenes.py: add it to the story, then run make messages"
# Where a table's words or a constant's are parts of something else: ids, units, marks.
NO_WORDING = {"core.messages.buttons", "core.messages.message"}


@cache
def told() -> tuple[str, frozenset[CodeType], frozenset[str]]:
    """The page, the functions of ours that ran for it, and the buttons that stand on it."""
    ran: set[CodeType] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            ran.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        text = page()
    finally:
        sys.setprofile(before)
    messages = [each.what for scene in SECTIONS.values() for each in scene() if isinstance(each.what, Message)]
    pressed = {button.data.split(":")[0] for each in messages for row in each.buttons for button in row if button.data}
    return text, frozenset(ran), frozenset(pressed)


def test_the_page_is_what_the_program_says_now() -> None:
    assert PAGE.read_text("utf-8") == told()[0], "docs/messages.md is not what the program says now: run make messages"


def functions(module: ModuleType) -> Iterator[tuple[str, CodeType]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield f"{module.__name__}.{name}", inspect.unwrap(function).__code__


WORDINGS = [each for module in MODULES if module.__name__ not in NO_WORDING for each in functions(module)]


@pytest.mark.parametrize(("name", "code"), WORDINGS, ids=[name for name, _ in WORDINGS])
def test_every_wording_is_on_the_page(name: str, code: CodeType) -> None:
    if name.endswith("refusals.sentence"):  # told by the kind of refusal; test_refusals counts those
        return
    assert code in told()[1], f"{name} {ADD}"


@pytest.mark.parametrize("kind", Press.kinds.values(), ids=list(Press.kinds))
def test_every_button_is_on_the_page(kind: type[Press]) -> None:
    assert kind.name in told()[2], f"the button {kind.__name__} {ADD}"


def sentences(module: ModuleType) -> Iterator[str]:
    """The constants and the tables of words of a module."""
    for name, value in vars(module).items():
        if not name.isupper() and not name.startswith("_"):
            continue
        if isinstance(value, dict):
            yield from (each for each in value.values() if isinstance(each, str))
        elif isinstance(value, str) and " " in value and not name.startswith("__"):
            yield value


def pattern(sentence: str) -> str:
    """What matches it with its places filled in, whatever the case of its first letter."""
    plain = parse_html(re.sub(r"\{\w*\}", "\0", sentence))[0]
    parts = [re.escape(part) for part in re.split("[\0\n]", plain)]
    return ".*".join(parts)


SENTENCES = sorted(
    {each for module in MODULES if module.__name__ not in NO_WORDING for each in sentences(module)} - {""}
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_and_every_word_of_a_table_is_on_the_page(sentence: str) -> None:
    assert re.search(pattern(sentence), told()[0], re.IGNORECASE | re.DOTALL), f"{sentence!r} {ADD}"

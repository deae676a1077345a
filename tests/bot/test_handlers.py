"""Every button and every command there is has somebody who answers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler

import handlers
from bot import menus
from bot.application import Tuntas
from bot.intake import Intake
from bot.settings import load
from core.messages.buttons import Press
from handlers import words

Handlers = list[BaseHandler]  # type: ignore[type-arg]


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Handlers:
    """The handlers of the real program, in the order they are looked at."""
    path: Path = tmp_path_factory.mktemp("application") / "tuntas.db"
    settings = load(_env_file=None, bot_token="1:TEST", database_url=f"sqlite:///{path}")
    tuntas = Tuntas(Intake(settings, lambda: datetime(2024, 5, 29, tzinfo=UTC)))
    handlers.register(tuntas.application)
    groups = tuntas.application.handlers
    return [handler for group in sorted(groups) for handler in groups[group]]


def taken_by(registered: Handlers, data: str) -> list[CallbackQueryHandler]:  # type: ignore[type-arg]
    """Who takes a press with this data: patterns first, then who takes everything."""
    presses = [handler for handler in registered if isinstance(handler, CallbackQueryHandler)]
    patterns = [handler.pattern for handler in presses]
    assert all(pattern is None or isinstance(pattern, re.Pattern) for pattern in patterns)
    return [
        handler
        for handler in presses
        if handler.pattern is None or re.match(handler.pattern, data)  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize("name", sorted(Press.kinds))
def test_every_button_has_one_handler_of_its_own(registered: Handlers, name: str) -> None:
    own, rest = taken_by(registered, f"{name}:1")
    assert own.pattern is not None
    assert rest.callback is words.unknown_button


@pytest.mark.parametrize("data", ["", "x", "save!", "saved:1", "tugas", ":1"])
def test_a_button_of_no_kind_is_answered_all_the_same(registered: Handlers, data: str) -> None:
    (only,) = taken_by(registered, data)
    assert only.callback is words.unknown_button


def commands_of(registered: Handlers) -> list[str]:
    return [
        command for handler in registered if isinstance(handler, CommandHandler) for command in sorted(handler.commands)
    ]


@pytest.mark.parametrize("command", menus.TOLD)
def test_every_command_of_the_menu_has_a_handler(registered: Handlers, command: str) -> None:
    assert commands_of(registered).count(command) == 1


def test_every_command_that_is_handled_stands_in_the_menu(registered: Handlers) -> None:
    assert set(commands_of(registered)) - {"start"} == set(menus.TOLD)


@pytest.mark.parametrize("command", menus.TOLD)
def test_telegram_takes_the_menu(command: str) -> None:
    assert re.fullmatch(r"[a-z0-9_]{1,32}", command)
    assert 1 <= len(menus.TOLD[command]) <= 256


def test_every_scope_offers_known_commands_each_once() -> None:
    for _, commands in menus.SCOPES:
        assert len(set(commands)) == len(commands) <= 100
        assert set(commands) <= set(menus.TOLD)


def test_what_takes_everything_comes_last(registered: Handlers) -> None:
    presses = [handler for handler in registered if isinstance(handler, CallbackQueryHandler)]
    said = [handler for handler in registered if isinstance(handler, MessageHandler)]
    assert presses[-1].callback is words.unknown_button
    assert said[-1].callback is words.words

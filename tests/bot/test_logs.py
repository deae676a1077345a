"""A log line is an action and its ids, and holds no token, wherever it comes from."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot import logs
from core.messages.faults import MEANINGS
from jobs import EVERY_TICK
from tests.test_house import ROOT

TOKEN = "123456789:AAH-x_Yz0123456789abcdefghijklmnopq"
TOKENS = st.builds("{}:{}".format, st.integers(10**5, 10**11), st.text("09azAZ_-", min_size=35, max_size=35))
NOISY = ("httpx", "httpcore", "apscheduler", "alembic", "aiosqlite", "telegram.Bot", "telegram.ext", "uvicorn.error")
PLACES = (
    "{}",
    "https://api.telegram.org/bot{}/getMe",
    "file/bot{}/photos/1.jpg",
    "token={}",
    "('{}',)",
    "BOT_TOKEN:{}",
)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Logging is one for the whole process: it is left as it was found."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    quiet = {name: logging.getLogger(name).level for name in (*NOISY, "telegram", "telegram.request", "uvicorn")}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in quiet.items():
        logging.getLogger(name).setLevel(before)


def formatted(message: str, *args: object) -> str:
    record = logging.LogRecord("bot", logging.INFO, "x.py", 1, message, args, None)
    return logs._Scrubbed("%(message)s").format(record)


@given(TOKENS, st.sampled_from(PLACES))
def test_a_token_is_blotted_out_wherever_it_stands(token: str, place: str) -> None:
    for line in (formatted(place.format(token)), formatted("called %s", place.format(token))):
        assert token not in line
        assert token.partition(":")[2] not in line


def test_a_traceback_is_scrubbed_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    try:
        raise RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage")
    except RuntimeError:
        logging.getLogger("bot.sending").exception("undeliverable")
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert TOKEN not in told
    assert "<token>" in told


@pytest.mark.parametrize(
    "line",
    [
        "update_failed update_id=12",
        "2024-05-29 10:15:00,123 INFO bot: pings sent",
        "task:31 directive:12",
        "slowed_down chat_id=-100123 seconds=30",
        "http://localhost:8081/x",
        "http://127.0.0.1:8081/x and [::1]:65535",
    ],
)
def test_ordinary_lines_stay_as_they_are(line: str) -> None:
    assert formatted(line) == line


@pytest.mark.parametrize("noisy", NOISY)
def test_libraries_that_log_every_request_are_quiet(noisy: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG")
    logging.getLogger(noisy).info("GET /bot%s/getMe", TOKEN)
    logging.getLogger("bot").debug("heard")
    assert capsys.readouterr().err.count("\n") == 1


def test_an_answer_that_cannot_be_read_is_not_logged_with_what_stands_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("DEBUG")
    with pytest.raises(TelegramError):
        BaseRequest.parse_json_payload(b'{"ok":true,"result":{"text":"Arahan rahasia')
    assert capsys.readouterr().err == ""


# -- what the program itself says -------------------------------------------------------------------------------------

PROGRAM = ("bot", "core", "db", "documents", "handlers", "jobs")
LINE = re.compile(r"[a-z]+(_[a-z]+)*( [a-z_]+=(%[\w.]+|\d+))*")


@cache
def lines() -> list[tuple[str, str, str]]:
    """(file, level, text) of every line the program can log."""
    found = []
    for path in sorted(path for package in PROGRAM for path in (ROOT / package).rglob("*.py")):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "log = logging." in text else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log."):
                assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"
                found.append((path.name, ast.unparse(node.func).removeprefix("log."), str(node.args[0].value)))
    return found


def test_a_line_is_an_action_and_its_ids() -> None:
    assert len(lines()) > 15
    assert [line for line in lines() if not LINE.fullmatch(line[2])] == []


def test_admins_can_be_told_in_words_what_every_error_means() -> None:
    errors = {text.split()[0] for _, level, text in lines() if level in ("error", "exception", "critical")}
    assert errors - MEANINGS.keys() == set()
    assert MEANINGS.keys() - errors - {job.__name__ for job in EVERY_TICK} == set()

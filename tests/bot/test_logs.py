"""A log line holds no token, wherever it comes from."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import logs

TOKEN = "123456789:AAH-x_Yz0123456789abcdefghijklmnopq"
TOKENS = st.builds("{}:{}".format, st.integers(10**5, 10**11), st.text("09azAZ_-", min_size=35, max_size=35))
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
    quiet = {name: logging.getLogger(name).level for name in ("httpx", "httpcore", "apscheduler", "alembic")}
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


@pytest.mark.parametrize("noisy", ["httpx", "httpcore", "apscheduler", "alembic"])
def test_libraries_that_log_every_request_are_quiet(noisy: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG")
    logging.getLogger(noisy).info("GET /bot%s/getMe", TOKEN)
    logging.getLogger("bot").debug("heard")
    assert capsys.readouterr().err.count("\n") == 1

"""The operator's guide names every setting, command, alarm and line of the log there is, and nothing that is not."""

from __future__ import annotations

import re

from bot import menus, upkeep
from bot.__main__ import FAILED, NO_MEMORY, SECONDS_A_CHECK, STALE, STALE_CHECKS, WRONG_USE
from bot.settings import Settings
from tests.bot.test_logs import lines
from tests.test_house import ROOT

GUIDE = (ROOT / "docs" / "panduan-operator.md").read_text("utf-8")
QUOTED = set(re.findall(r"`([^`\n]+)`", GUIDE))
PATHS = {"healthz", "metrics", "opt", "backups"}
ELSEWHERE = {"newbot", "setprivacy", "setinline", "revoke"} | PATHS  # BotFather's


def test_every_setting_is_named_and_no_other() -> None:
    named = {word for word in QUOTED if re.fullmatch(r"[A-Z]+(_[A-Z]+)+|PORT|TIMEZONE", word)}
    assert named == {name.upper() for name in Settings.model_fields}


def test_every_command_of_the_command_line_is_named_and_no_other() -> None:
    assert set(re.findall(r"python -m bot ([a-z]+)", GUIDE)) == {*upkeep.VERBS, "read"}


def test_every_line_of_the_log_is_explained_and_no_other() -> None:
    table = GUIDE.partition("## 8.")[2].partition("## 9.")[0]
    first_cells = re.findall(r"^\| (`[^|]+) \|", table, flags=re.M)
    explained = {word.split()[0] for cell in first_cells for word in re.findall(r"`([^`]+)`", cell)}
    assert explained == {text.split()[0] for _, _, text in lines()}


def test_every_way_the_program_ends_is_explained() -> None:
    table = GUIDE.partition("## 9.")[2].partition("## 10.")[0]
    assert {int(code) for code in re.findall(r"\| (\d+) \|", table)} == {FAILED, WRONG_USE, STALE}
    assert f"`polling has stood still for {STALE_CHECKS * SECONDS_A_CHECK} s`" in table
    assert f"`{NO_MEMORY.decode().strip()}`" in table


def test_every_command_in_telegram_exists() -> None:
    named = {command for word in QUOTED for command in re.findall(r"^/([a-z]+)", word)}
    assert named - ELSEWHERE - menus.TOLD.keys() == set()


def test_every_file_it_names_exists() -> None:
    named = {word for word in QUOTED if re.fullmatch(r"(deploy/\S+|\.env\.example)", word)}
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []

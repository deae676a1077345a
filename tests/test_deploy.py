"""What is deployed is what runs: every file named exists, every setting is one, and nothing that runs is left out."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import webhook
from bot.__main__ import WRONG_USE
from bot.settings import Settings
from db.engine import with_driver
from tests.test_house import LINTED, ROOT

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = ("compose.yaml", "compose.postgresql.yaml")
SETTINGS = {name.upper() for name in Settings.model_fields}
TRIED_WITHOUT = {"sandbox"}  # a Telegram of one's own is no part of a deployed bot


def in_the_image() -> set[str]:
    """What the image is given of the project."""
    return set(re.findall(r"^!(\S+)$", (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8"), flags=re.M))


def services(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((DEPLOY / name).read_text("utf-8"))["services"])


# -- the image --------------------------------------------------------------------------------------------------------


def test_the_image_has_every_package_that_runs_and_nothing_else() -> None:
    others = {"cities", "pyproject.toml", "requirements.lock"}
    assert in_the_image() == set(LINTED["root_packages"]) - TRIED_WITHOUT | others


def test_what_is_in_the_image_is_enough(tmp_path: Path) -> None:
    """The program is built and its database made where nothing else of the project lies."""
    for name in in_the_image():
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    script = (
        "import asyncio\n"
        "from bot import upkeep\n"
        "from bot.application import Tuntas\n"
        "from bot.clock import system_clock\n"
        "from bot.intake import Intake\n"
        "from bot.settings import load\n"
        "from db import migrating\n"
        "settings = load()\n"
        "asyncio.run(migrating.upgrade(Tuntas(Intake(settings, system_clock)).database))\n"
        "assert upkeep.main(['verify']) == 0\n"
    )
    settings = {"BOT_TOKEN": "1:TEST", "DATABASE_URL": "sqlite:///data/tuntas.db"}
    kept = {name: value for name, value in os.environ.items() if name not in {*SETTINGS, "PYTHONPATH"}}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=kept | settings, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_program_does_not_run_as_root() -> None:
    assert re.search(r"^USER (?!root|0)\S+$", DOCKERFILE, flags=re.M)
    assert DOCKERFILE.index("USER tuntas") < DOCKERFILE.index("\nCMD")


def test_the_image_asks_the_program_for_its_health() -> None:
    assert "HEALTHCHECK" in DOCKERFILE
    assert "/healthz" in DOCKERFILE
    assert re.search(r"\bPORT=\d+", DOCKERFILE)


def test_the_image_sets_only_settings() -> None:
    (environment,) = re.findall(r"^ENV ((?:.*\\\n)*.*)", DOCKERFILE, flags=re.M)
    named = set(re.findall(r"([A-Z_]+)=", environment)) - {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    assert named
    assert named <= SETTINGS


# -- compose ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMPOSE)
def test_a_compose_file_names_what_exists(name: str) -> None:
    declared = yaml.safe_load((DEPLOY / name).read_text("utf-8"))["volumes"]
    for service in services(name).values():
        if "build" in service:
            context = DEPLOY / service["build"]["context"]
            assert (context / service["build"]["dockerfile"]).samefile(DEPLOY / "Dockerfile")
        if "env_file" in service:
            assert (DEPLOY / service["env_file"]).parent.samefile(ROOT)
        for volume in service.get("volumes", ()):
            source = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", volume).split(":")[0]
            assert (DEPLOY / source).exists() if source.startswith("./") else source in declared


@pytest.mark.parametrize("name", COMPOSE)
def test_a_compose_file_sets_only_settings_and_says_what_else_it_needs(name: str) -> None:
    bot = services(name)["bot"]
    assert set(bot["environment"]) <= SETTINGS
    with_driver(re.sub(r"\$\{\w+[^}]*\}", "x", bot["environment"]["DATABASE_URL"]))
    text = (DEPLOY / name).read_text("utf-8")
    heading = text.partition("name:")[0]
    assert f"docker compose --env-file .env -f deploy/{name} " in heading  # else BACKUPS is looked for beside this file
    for needed in re.findall(r"(?<!\$)\$\{(\w+):\?\}", text):
        assert needed in heading


@pytest.mark.parametrize("name", COMPOSE)
def test_a_container_has_the_time_its_last_words_take(name: str) -> None:
    assert int(services(name)["bot"]["stop_grace_period"].removesuffix("s")) >= 30


def test_with_postgresql_two_run_behind_one_webhook_and_one_secret() -> None:
    bot = services("compose.postgresql.yaml")["bot"]
    assert bot["deploy"]["replicas"] == 2
    assert {"WEBHOOK_URL", "WEBHOOK_SECRET", "PORT"} <= set(bot["environment"])
    assert "ports" not in bot


def test_only_what_telegram_calls_is_reachable_from_outside() -> None:
    text = (DEPLOY / "Caddyfile").read_text("utf-8")
    assert re.findall(r"handle (\S+)", text) == [webhook.PATH]
    assert "respond 404" in text
    port = services("compose.postgresql.yaml")["bot"]["environment"]["PORT"]
    assert re.search(rf"name bot\s+port {port}\s", text)


# -- systemd ----------------------------------------------------------------------------------------------------------


def test_the_unit_runs_the_program_and_lets_a_wrong_setting_rest() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(DEPLOY / "tuntas.service", "utf-8")
    service = unit["Service"]
    assert service["ExecStart"] == f"{service['WorkingDirectory']}/.venv/bin/python -m bot"
    assert service["ReadWritePaths"].startswith(service["WorkingDirectory"])
    assert service["Restart"] == "always"
    assert int(service["RestartPreventExitStatus"]) == WRONG_USE
    assert service["User"] != "root"

"""What holds for all tests."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

from tests.databases import (
    KINDS,
    SQLITE,
    database_url,
    migrated,
    migrated_postgresql,
    new_database,
    postgresql_server,
    shared_postgresql,
    shared_statements,
)

__all__ = [  # fixtures
    "database_url",
    "migrated",
    "migrated_postgresql",
    "new_database",
    "postgresql_server",
    "shared_postgresql",
    "shared_statements",
]

# As in the program (bot.__main__): httpcore looks for it at every lock, through every folder.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

# The gate gives the same verdict on the same code, however busy the machine;
# `pytest --hypothesis-profile=explore` looks for examples nobody has seen.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("gate")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a third of the time tests wait, for a server or a moment to come."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: begun at the end, it would let the other workers wait."""
    items.sort(key=lambda item: item.path.name != "test_soak.py")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What a test has counted is told at the end."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-database", action="store_true", help="all end-to-end tests on every database, not the chosen ones"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What uses a database runs on every kind; of the end-to-end tests those marked `every_database`."""
    if "database_url" not in metafunc.fixturenames:
        return
    kinds: tuple[str, ...] = KINDS
    if only := metafunc.definition.get_closest_marker("only_database"):
        kinds = only.args
    elif "end_to_end" in metafunc.definition.path.parts:
        chosen = metafunc.definition.get_closest_marker("every_database") or metafunc.config.getoption("every_database")
        kinds = KINDS if chosen else (SQLITE,)
    metafunc.parametrize("database_url", kinds, indirect=True)

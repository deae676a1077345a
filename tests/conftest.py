"""What holds for all tests."""

import pytest
from hypothesis import settings

# The gate gives the same verdict on the same code, however busy the machine;
# `pytest --hypothesis-profile=explore` looks for examples nobody has seen.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("gate")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What a test has counted is told at the end."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")

"""The shared corpus, where it stands beside the repository: the reader's target figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
TARGETS = {"deadlines": 0.98, "directives": 0.95, "minutes_f1": 0.97, "minutes_full": 0.93}

pytestmark = pytest.mark.skipif(not (CORPUS / "score.py").exists(), reason="the corpus is not kept in the repository")


def test_the_reader_reaches_its_figures(tmp_path: Path) -> None:
    # score.py puts "read" before its options; the module takes options only.
    command = tmp_path / "reader.py"
    command.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom bot.read import main\nsys.exit(main(sys.argv[2:]))\n"
    )
    done = subprocess.run(
        [sys.executable, str(CORPUS / "score.py"), f"{sys.executable} {command}", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    short = {name: figures[name] for name, target in TARGETS.items() if figures[name] < target}
    assert not short

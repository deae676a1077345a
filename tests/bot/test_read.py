from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.read import SHIPPED_AGENCIES, run

ROOT = Path(__file__).parents[2]
SAID = "2024-05-29T10:00:00+07:00"


def ask(kind: str, *texts: str) -> list[dict[str, object]]:
    lines = "".join(json.dumps({"id": n, "text": text, "reference": SAID}) + "\n" for n, text in enumerate(texts))
    answers = io.StringIO()
    assert run(kind, SHIPPED_AGENCIES, io.StringIO(lines), answers) == 0
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_directives_are_answered_in_order() -> None:
    order = "PUPR dibantu BPBD bersihkan drainase paling lambat 31 Mei 2024 pukul 14.00"
    first, second = ask("directive", order, "halo")
    assert first == {
        "id": 0,
        "agencies": ["pupr", "bpbd"],
        "support": ["bpbd"],
        "deadline": "2024-05-31T14:00",
        "deadline_text": "31 Mei 2024 pukul 14.00",
        "action": "bersihkan drainase, dibantu BPBD",
        "doubts": [],
    }
    assert (second["id"], second["agencies"], second["deadline"]) == (1, [], None)
    assert second["doubts"] == ["no_agency", "no_deadline"]


def test_a_deadline_is_answered_with_itself_alone() -> None:
    assert ask("deadline", "besok", "segera") == [{"id": 0, "deadline": "2024-05-30"}, {"id": 1, "deadline": None}]


def test_minutes_are_answered_with_their_items() -> None:
    [answer] = ask("minutes", "Rakor 29 Mei 2024\n1. Dinkes cek obat besok\n2. Penutup")
    assert (answer["title"], answer["date"]) == ("Rakor 29 Mei 2024", "2024-05-29")
    assert [item["agencies"] for item in answer["items"]] == [["dinkes"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 2: is not JSON"),
        ("[]", "line 2: takes an object"),
        ('{"id": 1, "text": "besok"}', "line 2: takes an object"),
        ('{"id": 1, "text": "besok", "reference": "kemarin"}', "line 2: reference takes an ISO time"),
        ('{"id": 1, "text": "besok", "reference": "9999-12-31"}', "line 2: reference takes a year"),
        ('{"id": 1, "text": "besok", "reference": "0001-01-01"}', "line 2: reference takes a year"),
    ],
)
def test_a_malformed_line_stops_with_its_number(line: str, complaint: str) -> None:
    good = json.dumps({"id": 0, "text": "besok", "reference": SAID})
    answers, complaints = io.StringIO(), io.StringIO()
    assert run("deadline", SHIPPED_AGENCIES, io.StringIO(f"{good}\n{line}\n"), answers, complaints) == 2
    assert complaints.getvalue().startswith(complaint)
    assert complaints.getvalue().count("\n") == 1
    assert len(answers.getvalue().splitlines()) == 1


def test_a_register_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "agencies.json"
    broken.write_text("[]")
    complaints = io.StringIO()
    assert run("deadline", broken, io.StringIO(), io.StringIO(), complaints) == 2
    assert run("deadline", tmp_path / "none.json", io.StringIO(), io.StringIO(), complaints) == 2
    assert complaints.getvalue().count("agencies.json") == 1
    assert "none.json" in complaints.getvalue()


def test_it_runs_as_a_command_without_telegram_or_a_database() -> None:
    line = json.dumps({"id": 1, "text": "besok", "reference": SAID})
    script = (
        "import sys\n"
        "from bot.read import main\n"
        "code = main(['--kind', 'deadline'])\n"
        "heavy = {'telegram', 'sqlalchemy', 'dateparser'} & set(sys.modules)\n"
        "sys.exit(code or bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", script], input=line, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, '{"id": 1, "deadline": "2024-05-30"}\n'), done.stderr


def test_letters_that_are_none_come_back_as_json_writes_them() -> None:
    line = json.dumps({"id": "\ud800", "text": "PUPR cek \udfff drainase", "reference": SAID}).encode()
    broken = line.replace(b"cek", b"cek \xff")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "read"], input=line + b"\n" + broken, capture_output=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    answers = [json.loads(answer) for answer in done.stdout.splitlines()]
    assert [(answer["id"], answer["agencies"]) for answer in answers] == [("\ud800", ["pupr"])] * 2

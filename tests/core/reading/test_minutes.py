from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from core.deadlines import Deadline
from core.reading import ReadMinutes, read_minutes
from tests.core.reading.corpus import CALENDAR, HERE, register, said

MEETING = said("2025-08-13T09:00")
DOCUMENTS = {
    found["name"]: (found["at"], found["text"], [line.split("\t") for line in found["items"].splitlines()])
    for found in re.finditer(
        r"^# (?P<name>[^\t\n]+)\t(?P<at>\S+)\n(?P<text>.*?)\n-->\n(?P<items>.*?)\n\n",
        (HERE / "minutes.txt").read_text(encoding="utf-8") + "\n",
        re.MULTILINE | re.DOTALL,
    )
}


def read(text: str) -> ReadMinutes:
    return read_minutes(text, MEETING, register(), CALENDAR)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_minutes_give_their_directives(name: str) -> None:
    at, text, wanted = DOCUMENTS[name]
    found = []
    for item in read_minutes(text, said(at), register(), CALENDAR).items:
        directive = item.directive
        doers = ",".join(directive.lead) + ("+" + ",".join(directive.support) if directive.support else "") or "-"
        day = str(directive.deadline.deadline) if directive.deadline.deadline else "-"
        found.append([doers, day, directive.action])
        assert item.span in text
    assert found == wanted


def test_the_head_tells_title_day_place_and_leader() -> None:
    found = read(DOCUMENTS["bold headings"][1])
    assert (found.title, found.day) == ("NOTULEN RAPAT KOORDINASI", date(2025, 8, 13))
    assert (found.place, found.leader) == ("Ruang Zarhismi Ajiz", "Wakil Wali Kota")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("PEMERINTAH KOTA SOLOK\nINSPEKTORAT DAERAH\nNOTULEN RAPAT LHP BPK\nSenin", "NOTULEN RAPAT LHP BPK"),
        ("DINAS KESEHATAN\nLAPORAN RAPAT EVALUASI DBD", "LAPORAN RAPAT EVALUASI DBD"),
        ("Bapperida\nRisalah Rapat Koordinasi RKPD", "Risalah Rapat Koordinasi RKPD"),
        ("BPBD KOTA SOLOK\nJl. Pandan No. 1\nRAPAT SIAGA BANJIR", "RAPAT SIAGA BANJIR"),
        ("RAKOR KEBERSIHAN\nHasil rapat", "RAKOR KEBERSIHAN"),
        ("Dinkes\nlaporan kasus DBD, Jumat", "Dinkes"),
        ("Dinkes\nRakor stunting dengan puskesmas, Jumat", "Dinkes"),
        ("Jalan Sudirman rusak, PUPR tambal.\nRapat menugasi Dishub.", "Jalan Sudirman rusak, PUPR tambal."),
        ("PEMERINTAH KOTA SOLOK\n1. Dinkes cek obat", "PEMERINTAH KOTA SOLOK"),
        ("Uraian | OPD\nCek obat | Dinkes", None),
        ("Hari/Tanggal : Senin, 4 Agustus 2025\nTempat : Balai Kota\nHASIL RAPAT", "HASIL RAPAT"),
    ],
)
def test_the_title_stands_below_the_letterhead(head: str, title: str | None) -> None:
    assert read(f"{head}\n\n1. PUPR tambal jalan").title == title


def test_days_count_from_the_meeting_even_when_its_minutes_come_later() -> None:
    text = "Rakor Senin 11 Agustus 2025\n1. Dinkes cek stok obat besok\n2. PUPR lapor Rabu"
    assert [str(item.directive.deadline.deadline) for item in read(text).items] == ["2025-08-12", "2025-08-13"]


def test_an_item_s_own_day_beats_that_of_its_heading() -> None:
    found = read("Paling lambat 20 Agustus 2025:\n- Dinkes cek obat\n- PUPR cek jalan, lusa")
    assert [str(item.directive.deadline.deadline) for item in found.items] == ["2025-08-20", "2025-08-15"]


def test_days_from_an_unnamed_event_count_from_the_document_s_feast() -> None:
    found = read("Rapat kesiapan Natal\n1. Dishub pasang rambu H-7\n2. Dinkes buka posko H-3")
    assert [str(item.directive.deadline.deadline) for item in found.items] == ["2025-12-18", "2025-12-22"]


def test_a_hundred_items_are_read() -> None:
    text = "\n".join(f"{n}. Dinkes periksa pos {n} paling lambat 29 Agustus 2025" for n in range(1, 101))
    found = read(text)
    assert len(found.items) == 100
    assert {item.directive.deadline.deadline for item in found.items} == {Deadline.parse("2025-08-29")}


@pytest.mark.parametrize("written", [str.lower, str.upper, str.title])
@pytest.mark.parametrize("mark", [" - ", "- ", " – ", ": ", " : ", " → ", " => ", "=", " >> ", "\t", "   ", ") ", "* "])
def test_a_line_that_opens_with_who_acts_is_an_item_however_it_is_written(
    mark: str, written: Callable[[str], str]
) -> None:
    opened = {") ": "(", "* ": "*"}.get(mark, "")
    orders = {"dinkes": "cek stok obat", "satpol pp": "tertibkan lapak liar\n  di jalan pandan", "pupr": "cat ulang"}
    text = "\n".join(f"{opened}{agency}{mark}{order}" for agency, order in orders.items())
    found = read(f"rakor rabu 13 agustus 2025\n{written(text)}\ntutup jam 12")
    assert [item.directive.lead for item in found.items] == [("dinkes",), ("satpolpp-damkar",), ("pupr",)]
    assert found.items[1].span.lower().endswith("di jalan pandan")


@pytest.mark.parametrize("text", ["", "\n\n", "|||", "1.", "-", "Rapat ditutup.", "No | Uraian | PIC | Target"])
def test_without_a_directive_there_is_no_item(text: str) -> None:
    assert read(text).items == ()

"""What who acted on a directive is told, in one sentence: over the pressed button, or as a reply."""

from __future__ import annotations

from collections.abc import Iterable

from core.agencies import Register
from core.directives import Directive
from core.messages import phrases

DISCARDED = "Dibatalkan. Tidak ada yang disimpan."
AGENCIES_CHOSEN = "OPD dicatat."
REWORDED = "Isi arahan dicatat."
LEFT = "Baik, tidak jadi."
NOTHING_TO_LEAVE = (
    "Tidak ada yang sedang berjalan. Arahan yang belum disimpan dibatalkan dengan tombol Batal pada kartunya."
)
UNKNOWN_COMMAND = "Perintah ini tidak dikenali. /bantuan menampilkan yang dapat dilakukan."
PRESS_A_BUTTON = "Mohon tekan tombol pada kartunya."
NO_EVIDENCE = "Belum ada bukti yang dapat ditampilkan di sini."


def saved(directive: Directive) -> str:
    return f"Tersimpan sebagai #{directive.number}."


def saved_as_note(note: Directive) -> str:
    return f"Tersimpan sebagai catatan #{note.number}."


def nature(directive: Directive) -> str:
    return f"Sifat: {phrases.NATURE[directive.nature]}."


def lead(agency: str, register: Register) -> str:
    return f"Penanggung jawab: {register[agency].short}."


def agencies(codes: Iterable[str], register: Register) -> str:
    return f"OPD dicatat: {phrases.agencies(codes, register)}."


def deadline(directive: Directive) -> str:
    return f"Tenggat dicatat: {phrases.due(directive.deadline)}."


def milestones(count: int) -> str:
    return f"{count} tonggak dicatat."


def cancelled(directive: Directive) -> str:
    return f"Arahan #{directive.number} dibatalkan."


def update_asked(directive: Directive, agencies: int) -> str:
    return f"Kabar #{directive.number} diminta dari {agencies} OPD."

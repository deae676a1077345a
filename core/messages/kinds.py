"""A question or a directive? Asked where the words leave it open."""

from __future__ import annotations

from markupsafe import Markup

from core.directives import Directive
from core.messages import buttons as press
from core.messages.message import Message, cut, line, lines

AS_QUESTION = Message(Markup("Baik, dijawab sebagai pertanyaan. Tidak ada yang disimpan."))
AS_DIRECTIVE = Message(Markup("Baik, dibaca sebagai arahan."))
FILE_LEFT_OUT = Message(
    Markup(
        "Foto atau berkasnya tidak disimpan; yang dibaca hanya tulisannya. "
        "Bila OPD perlu melihatnya, mohon kirim di grupnya."
    )
)
HOW_TO_CORRECT = Message(
    Markup(
        "Belum ada yang berubah. Mohon tekan tombol pada kartunya (Ubah OPD, Ubah tenggat, Ubah isi), "
        "atau balas kartunya, misalnya: tenggatnya Jumat; tambah Dinkes; bukan PUPR tapi PerkimLH"
    )
)


def ask(directive: Directive) -> Message:
    """Two buttons; nothing is saved and nothing answered until one is pressed."""
    html = lines(
        "Mohon dipastikan: ini pertanyaan atau arahan? Belum ada yang disimpan.",
        line("<i>{}</i>", cut(directive.text, 500)),
    )
    keyboard = (
        (
            press.TakeAsQuestion(directive.id).button("Ini pertanyaan"),
            press.TakeAsDirective(directive.id).button("Ini arahan"),
        ),
    )
    return Message(html, keyboard)

"""Several orders in one message: a card each, or one card that can be separated."""

from __future__ import annotations

from sandbox.telegram import Message
from tests.end_to_end.conftest import Town

TWO = (
    "PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024, "
    "Dinkes siapkan fogging di Laing sebelum tanggal 11 Juni 2024"
)
EITHER = "PUPR bereskan drainase, Dinkes siapkan fogging sebelum tanggal 11 Juni 2024"


def drafts(town: Town) -> list[Message]:
    return [message for message in town.bots(town.sari) if message.text.startswith("Arahan baru")]


async def test_surely_several_orders_have_a_card_each(town: Town) -> None:
    assert "berisi 2 arahan" in await town.told(town.sari, TWO)
    first, second = drafts(town)
    assert "Bereskan drainase Jl. Sudirman" in first.text
    assert "Penanggung jawab: PUPR\nTenggat: Jumat, 7 Juni 2024" in first.text
    assert "Penanggung jawab: Dinkes\nTenggat: Senin, 10 Juni 2024" in second.text
    await town.answered(town.sari, second, "Simpan")
    await town.answered(town.sari, first, "Batal")
    assert town.rows("SELECT number, action FROM directives WHERE number IS NOT NULL") == [
        (1, "Siapkan fogging di Laing")
    ]


async def test_a_list_is_read_line_by_line(town: Town) -> None:
    await town.told(town.sari, "1. PUPR tutup lubang Jl. Yani\n2. Dinkes data balita di Laing, besok")
    assert ["PUPR" in card.text or "Dinkes" in card.text for card in drafts(town)] == [True, True]


async def test_what_can_be_read_either_way_stays_one_until_it_is_separated(town: Town) -> None:
    await town.told(town.sari, EITHER)
    (whole,) = drafts(town)
    assert "tekan Pisahkan" in whole.text
    data = next(data for row in whole.buttons for label, data in row if label == "Pisahkan")
    await town.answered(town.sari, whole, "Pisahkan")
    assert "Dipisahkan menjadi 2 arahan" in town.telegram.current(whole).text
    first, second = drafts(town)
    assert "Penanggung jawab: PUPR\nTenggat: Senin, 10 Juni 2024" in first.text
    assert "Penanggung jawab: Dinkes\nTenggat: Senin, 10 Juni 2024" in second.text
    await town.forged(town.sari, whole, str(data))  # pressed twice
    assert len(drafts(town)) == 2
    assert town.rows("SELECT state FROM directives ORDER BY id") == ["discarded", "draft", "draft"]


async def test_a_draft_made_secret_leaves_only_secret_parts(town: Town) -> None:
    await town.told(town.sari, EITHER)
    (whole,) = drafts(town)
    for _ in range(3):
        await town.answered(town.sari, whole, "Ubah sifat")
    await town.answered(town.sari, whole, "Pisahkan")
    assert town.rows("SELECT DISTINCT nature FROM directives") == ["rahasia"]


async def test_one_order_has_no_button_to_separate_it(town: Town) -> None:
    await town.told(town.sari, "PUPR cek dan perbaiki drainase Jl. Sudirman, besok")
    (draft,) = drafts(town)
    assert "Pisahkan" not in draft.labels
    assert "satu arahan" in await town.forged(town.sari, draft, f"separate:{town.rows('SELECT id FROM directives')[0]}")

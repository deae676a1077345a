"""A Rakor of Kota Solok, as its minutes would have it: given in chat, followed up over two weeks, asked about."""

from __future__ import annotations

import pytest

from tests.end_to_end.conftest import Town

# what staff type on Wednesday 29 May 2024 -> what the draft must show
RAKOR = [
    ("PUPR kejar sisa pembebasan lahan Jalan Lingkar Utara di Laing, tgl 14 Juni 2024", "PUPR", "Jumat, 14 Juni 2024"),
    ("Kadis PUPR perbaiki gorong-gorong di KTK yang dikeluhkan warga, 3 hari kerja", "PUPR", "Senin, 3 Juni 2024"),
    ("Dinkes validasi data stunting per kelurahan, minggu depan", "Dinkes", "Jumat, 7 Juni 2024"),
    ("Dishub tertibkan parkir liar di depan Pasar Raya, paling lambat Jumat depan", "Dishub", "Jumat, 7 Juni 2024"),
    ("BKD segera tuntaskan inventarisasi aset tanah fasum, akhir bulan Juni", "BKD", "Minggu, 30 Juni 2024"),
    ("Bapperida siapkan bahan konsultasi publik RKPD, besok pukul 14.00", "Bapperida", "30 Mei 2024 pukul 14.00"),
    ("Dispora percepat perbaikan tribun stadion Marahaddin, TW III", "Dispora", "Senin, 30 September 2024"),
    ("PerkimLH angkut tumpukan sampah di TPS Simpang Rumbio hari ini juga", "PerkimLH", "Rabu, 29 Mei 2024"),
]


@pytest.mark.parametrize(("text", "agency", "deadline"), RAKOR)
async def test_what_the_mayor_orders_is_read_as_his_staff_would(
    town: Town, text: str, agency: str, deadline: str
) -> None:
    await town.sari.send(None, text)
    draft = await town.says("Arahan baru", to=town.sari)
    assert f"Penanggung jawab: {agency}" in draft.text
    assert deadline in draft.text


async def test_a_rakor_is_followed_up_to_the_next_one(town: Town) -> None:
    for number, (text, _, _) in enumerate(RAKOR, 1):
        assert await town.order(text) == number
    culvert = await town.says("Arahan #2", to=town.pupr, since=0)
    await town.answered(town.budi, culvert, "Terima")

    await town.at(31, 7, 30, month=5)
    (friday,) = town.bots(town.pupr, "Pengingat Jumat, 31 Mei 2024")
    assert "Dalam tujuh hari" in friday.text
    assert "#2" in friday.text
    assert friday.text.index("#1") > friday.text.index("Menunggu diterima")  # due in two weeks, but nobody took it

    await town.budi.send(town.pupr, "#2 80% tinggal pengecoran", reply_to=friday)
    await town.says("Laporan #2 dicatat: 80%", to=town.pupr)
    await town.budi.send(town.pupr, caption="/selesai 2 sudah dicor", photo=b"\xff\xd8 culvert")
    claim = await town.says("#2 dinyatakan selesai oleh PUPR", to=town.staf)
    await town.answered(town.sari, claim, "Setujui")

    await town.at(10, 7, 30)
    (monday,) = town.bots(town.umum, "Pengingat Senin, 10 Juni 2024", "Terlambat")
    assert "#2" not in monday.text
    assert "#3" in monday.text

    late = await town.told(town.wali, "/terlambat")
    assert all(f"#{number}" in late for number in (3, 4, 6, 8))
    await town.wali.send(None, "/status PUPR")
    await town.says("Tugas terbuka PUPR", "2 tugas: 1 selesai terverifikasi", to=town.wali)

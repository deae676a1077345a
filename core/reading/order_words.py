"""The words of orders: what makes one, and what makes one that nobody can verify. Only data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs that by themselves promise no product.
VAGUE = _words(
    "ditindaklanjuti tindaklanjuti menindaklanjuti tindak lanjuti lanjut dikoordinasikan koordinasikan koordinasi "
    "berkoordinasi mengoordinasikan koordinir dioptimalkan optimalkan mengoptimalkan dimaksimalkan maksimalkan "
    "memaksimalkan diperhatikan perhatikan memperhatikan ditingkatkan tingkatkan meningkatkan dimonitor monitor "
    "memonitor dipantau pantau memantau dikawal kawal mengawal diupayakan upayakan mengupayakan diantisipasi "
    "antisipasi dipercepat percepat disikapi sikapi dicermati cermati dipedomani pedomani diatensi atensi "
    "dilaksanakan laksanakan dikerjakan kerjakan dilakukan lakukan disinergikan sinergikan difokuskan fokus "
    "diperkuat perkuat"
)
# What may stand beside them without saying of what.
OF_NOTHING = _words(
    "agar supaya segera harap mohon tolong diminta untuk dengan dan serta yang di ke dari pada oleh dalam secara "
    "lebih lagi terus tetap selalu senantiasa sungguh serius baik maksimal optimal sebaik baiknya baik-baiknya "
    "mestinya semestinya sebagaimana sesuai ketentuan aturan peraturan berlaku arahan petunjuk hal ini itu "
    "tersebut tsb dimaksud semua seluruh para pihak terkait instansi lintas sektor stakeholder kegiatan program "
    "pelaksanaan pelaksanaannya pelayanan layanan publik masyarakat kinerja upaya peran tugas pekerjaan "
    "perkembangan perkembangannya bersama saling kita opd masing hasil hasilnya tindak lanjutnya harus wajib "
    "dapat bisa mungkin juga saja ya pak bu secepatnya nya"
)

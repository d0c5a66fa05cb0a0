"""Every text of the example's data, and which of them the application is asked for."""

from collections.abc import Iterator
from typing import Any

FORM = {
    "header", "title", "part", "period", "period_printed", "signature", "support_signature",
    "footnote", "footnotes", "result_heading", "result_headings", "kind_headings",
    "indicator_heading", "behaviour_heading", "behaviour_headings", "expectation_heading",
    "support_headings", "objective_heading", "programme_heading", "budget_heading",
    "unit_achievement_heading", "unit_achievement_choices", "distribution_pattern",
    "rating_headings", "rating_choices", "rating_mark", "predikat_heading", "predikat_choices",
    "chosen_not_struck_out", "realisation_printed", "feedback_printed",
}  # fmt: skip
"""Headings, choices and placeholders of the printed form: no content of anybody's plan."""
OURS = {
    "key", "plan", "form", "approach", "kind", "perspective", "aspect", "giver", "chosen_codes",
    "feedback_symbol",
}  # fmt: skip
"""Codes that the data has instead of a place on the page; compared one by one in the tests."""
COMPOSED = {"text_printed", "giver_printed", "guides", "budget"}
"""Made of parts on the page; compared part by part in the tests."""
NAMES = {"unit", "value"}
"""Names that the annex capitalises now so, now otherwise."""
OF_THE_JOB = {"plans", "performance_agreements", "work_categories"}
"""What of annex 3 becomes rows of the application."""
BEFORE_THE_JOB = {
    "annex", "introduction", "steps", "tables", "performance_tree", "performance_pyramid",
    "strategic_plan", "indicator_manuals", "strategy_charts", "workblock", "role_matrix",
    "people_without_plan",
}  # fmt: skip
"""What of annex 3 goes before the plans or beside them; kept as data, no part of the application."""
OTHERWISE_IN_ANNEX_5 = {
    "Keluarga di wilayah kerja masuk dalam kategori keluarga sehat": (
        "Keluarga di wilayah kerja yang masuk dalam kategori keluarga sehat meningkat dari tahun"
        " sebelumnya"
    ),
    "Rencana aksi/inisiatif strategis yang berkontribusi langsung terhadap pencapaian indikator"
    " Perjanjian Kinerja Puskesmas diselesaikan sesuai target waktu yang ditetapkan": (
        "Rencana aksi/inisiatif strategis yang berkontribusi langsung terhadap pencapaian indikator"
        " Perjanjian Kinerja puskesmas diselesaikan sesuai target waktu yang ditetapkan"
    ),
}
"""Annex 5 words two indicators otherwise than the plan that annex 3 agrees: the plan's words count."""
GUIDES = {
    "Melaksanakan tugas dengan jujur bertanggung jawab cermat disiplin dan berintegritas tinggi": (
        "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas"
        " tinggi"
    ),
    "Menggunakan kekayaan dan BMN secara bertanggung jawab efektif dan efisien": (
        "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan"
        " efisien"
    ),
    "Menghargai setiap orang apapun latar belakangnya": (
        "Menghargai setiap orang apa pun latar belakangnya"
    ),
    "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945,"
    " setia pada NKRI serta pemerintahan yang sah": (
        "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun"
        " 1945, setia kepada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah"
    ),
    "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara": (
        "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara"
    ),
    "Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama": (
        "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama"
    ),
}
"""Guides that the annex shortens; the application has them as SE MenPANRB 20/2021 words them."""


def asked_for(printed: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Walk through printed data: every text with its place, but for what is named above."""
    if isinstance(printed, str):
        yield place, printed
    for name, inside in _parts(printed):
        if name not in FORM | OURS | COMPOSED:
            yield from asked_for(inside, f"{place}/{name}")


def _parts(whole: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(whole, dict):
        yield from whole.items()
    elif isinstance(whole, list):
        yield from ((str(number), inside) for number, inside in enumerate(whole))


def words_in(answer: Any) -> Iterator[str]:
    """Walk through answers: every text whole, and line by line."""
    if isinstance(answer, str):
        yield answer
        yield from answer.split("\n")
    for _, inside in _parts(answer):
        yield from words_in(inside)

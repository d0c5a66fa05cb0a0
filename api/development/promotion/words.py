"""The words of a list that is taken along, in both languages; the SPA has its own."""

from collections.abc import Mapping

Words = Mapping[str, tuple[str, str]]
"""Of a code: Indonesian, English."""
HEADER: Words = {
    "name": ("Nama", "Name"),
    "nip": ("NIP", "NIP"),
    "position": ("Jabatan", "Post"),
    "unit": ("Unit kerja", "Unit"),
    "from": ("Dari", "From"),
    "to": ("Menuju", "To"),
    "outcome": ("Hasil", "PromotionOutcome"),
    "met": ("Syarat terpenuhi", "Conditions met"),
    "not_met": ("Yang kurang", "What is missing"),
    "unknown": ("Belum diketahui", "Not known"),
    "nearest": ("Paling cepat", "Earliest"),
    "proposal": ("Usul", "Proposal"),
}
OUTCOMES: Words = {
    "ready": ("Memenuhi semua syarat", "Meets everything"),
    "one_missing": ("Kurang satu syarat", "One condition missing"),
    "more_missing": ("Kurang dua atau lebih", "Two or more missing"),
    "unknown": ("Ada yang belum diketahui", "Something is not known"),
    "too_early": ("Belum waktunya", "Too early"),
    "not_applicable": ("Bukan jalur ini", "Another path"),
}
CONDITIONS: Words = {
    "credit": ("angka kredit", "angka kredit"),
    "time_in_rank": ("masa dalam pangkat", "time in rank"),
    "time_in_post": ("masa dalam jabatan", "time in the post"),
    "time_in_level": ("masa dalam jenjang", "time in the jenjang"),
    "predikat": ("predikat", "predikat"),
    "no_sanction": ("tidak sedang dijatuhi hukuman", "no sanction in force"),
    "rank_ceiling": ("pangkat tertinggi", "highest rank"),
    "exam": ("ujian dinas", "service exam"),
    "competence_test": ("uji kompetensi", "competence test"),
    "vacancy": ("kebutuhan jabatan", "needed post"),
    "level_first": ("jenjang dinaikkan lebih dulu", "jenjang has to rise first"),
    "exceptional_work": ("prestasi luar biasa", "exceptional work"),
}
PREDIKAT: Words = {
    "sangat_baik": ("Sangat Baik", "Sangat Baik"),
    "baik": ("Baik", "Baik"),
    "butuh_perbaikan": ("Butuh Perbaikan", "Butuh Perbaikan"),
    "kurang": ("Kurang", "Kurang"),
    "sangat_kurang": ("Sangat Kurang", "Sangat Kurang"),
}
PROPOSALS: Words = {
    "proposed": ("diusulkan", "proposed"),
    "returned": ("dikembalikan", "returned"),
    "accepted": ("disetujui", "accepted"),
    "refused": ("ditolak", "refused"),
}
PHRASES: Words = {
    "of": ("dari", "of"),
    "since": ("sejak", "since"),
    "until": ("sampai", "until"),
    "unknown": ("belum ada", "not on record"),
}


def in_language(words: Words, language: str) -> dict[str, str]:
    """Take the words of a language."""
    return {code: pair[language == "en"] for code, pair in words.items()}

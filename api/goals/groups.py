"""The groups in which results of teachers stand."""

from enum import StrEnum


class ResultGroup(StrEnum):
    """R103: the three groups of a teacher's results."""

    TUGAS_POKOK = "tugas_pokok"
    PRAKTIK_KINERJA = "praktik_kinerja"
    PENGEMBANGAN_KOMPETENSI = "pengembangan_kompetensi"

"""The words of the cockpit's tables and of its brief, in both languages."""

from collections.abc import Mapping

from api.achievements.progress import Track
from api.analytics.cockpit.schemas import DecisionKind
from api.analytics.schemas import Need
from api.evaluations.models import Predikat
from api.identity.models import Language

Words = Mapping[str, str]
TRACKS: Mapping[str, Words] = {
    "id": {
        Track.AHEAD: "Di depan jalur",
        Track.ON_TRACK: "Sesuai jalur",
        Track.SLIGHTLY_BEHIND: "Sedikit tertinggal",
        Track.FAR_BEHIND: "Jauh tertinggal",
        Track.REPORTED: "Dilaporkan tanpa angka",
        Track.NOT_REPORTED: "Belum dilaporkan",
    },
    "en": {
        Track.AHEAD: "Ahead",
        Track.ON_TRACK: "On track",
        Track.SLIGHTLY_BEHIND: "Slightly behind",
        Track.FAR_BEHIND: "Far behind",
        Track.REPORTED: "Reported without figures",
        Track.NOT_REPORTED: "Not reported",
    },
}
PREDIKATS: Words = {
    Predikat.SANGAT_BAIK: "Sangat Baik",
    Predikat.BAIK: "Baik",
    Predikat.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Predikat.KURANG: "Kurang",
    Predikat.SANGAT_KURANG: "Sangat Kurang",
}
"""The regulation's words, the same in both languages."""
NEEDS: Mapping[str, Words] = {
    "id": {
        Need.BEHIND: "tertinggal",
        Need.PLAN_TO_AGREE: "SKP menunggu persetujuan",
        Need.EVIDENCE_TO_JUDGE: "bukti menunggu diperiksa",
        Need.TO_RATE: "evaluasi menunggu",
        Need.NO_FEEDBACK: "belum mendapat umpan balik",
        Need.NO_PLAN: "belum ada SKP",
        Need.EVIDENCE_RETURNED: "bukti dikembalikan",
        Need.NOT_REPORTED: "belum melapor lengkap",
    },
    "en": {
        Need.BEHIND: "behind",
        Need.PLAN_TO_AGREE: "plan waits for agreement",
        Need.EVIDENCE_TO_JUDGE: "evidence waits for a check",
        Need.TO_RATE: "evaluation waits",
        Need.NO_FEEDBACK: "has had no feedback",
        Need.NO_PLAN: "no plan yet",
        Need.EVIDENCE_RETURNED: "evidence returned",
        Need.NOT_REPORTED: "report not complete",
    },
}
DECISIONS: Mapping[str, Words] = {
    "id": {
        DecisionKind.UNIT_BEHIND: "{unit}: {count} dari {of} pegawai tertinggal",
        DecisionKind.EVALUATIONS_DUE: "{count} dari {of} evaluasi belum ditandatangani",
        DecisionKind.PATTERN_DIFFERS: "Pola predikat belum cocok dengan capaian organisasi",
        DecisionKind.ACHIEVEMENT_MISSING: "Capaian {count} dari {of} unit belum ditetapkan",
        DecisionKind.PLANS_MISSING: "{count} dari {of} pegawai belum punya SKP",
        DecisionKind.REPORTS_MISSING: "{count} dari {of} pegawai belum melapor lengkap",
        DecisionKind.EVIDENCE_WAITING: "Bukti {count} pegawai menunggu diperiksa",
    },
    "en": {
        DecisionKind.UNIT_BEHIND: "{unit}: {count} of {of} people are behind",
        DecisionKind.EVALUATIONS_DUE: "{count} of {of} evaluations are not signed",
        DecisionKind.PATTERN_DIFFERS: "The pattern of predikat does not fit the organization’s achievement",
        DecisionKind.ACHIEVEMENT_MISSING: "The achievement of {count} of {of} units is not set",
        DecisionKind.PLANS_MISSING: "{count} of {of} people have no plan yet",
        DecisionKind.REPORTS_MISSING: "{count} of {of} people have not reported all",
        DecisionKind.EVIDENCE_WAITING: "Evidence of {count} people waits for a check",
    },
}
LABELS: Mapping[str, Words] = {
    "id": {
        "title": "Ringkasan kinerja",
        "summary": "Ringkasan",
        "units": "Unit kerja",
        "help": "Perlu bantuan",
        "kinds": "Jenis jabatan",
        "unit": "Unit kerja",
        "head": "Pimpinan",
        "posts": "SKP wajib",
        "plan_missing": "Belum ada SKP",
        "complete": "Sudah melapor",
        "unreported": "Belum melapor",
        "on_track": "Sesuai jalur",
        "behind": "Tertinggal",
        "slipped": "Baru tertinggal",
        "evidence_waiting": "Bukti menunggu",
        "feedback_missing": "Tanpa umpan balik",
        "unsigned": "Evaluasi belum ditandatangani",
        "progress": "Capaian (%)",
        "expected": "Seharusnya (%)",
        "track": "Jalur",
        "name": "Nama",
        "nip": "NIP",
        "position": "Jabatan",
        "assessor": "Pejabat penilai",
        "needs": "Yang diperlukan",
        "farthest": "Indikator paling tertinggal",
        "kind": "Jenis jabatan",
        "more_units": "Unit lainnya:",
        "decisions": "Perlu keputusan",
        "nothing": "Tidak ada yang menunggu keputusan.",
        "spread": "Predikat",
        "coverage": "Rencana hasil kerja yang mendukung sasaran di atasnya",
        "forecast": "Perkiraan sesuai jalur pada akhir periode",
        "everybody": "Tidak ada yang tertinggal.",
        "lead": "{fine} dari {measured} pegawai yang terukur sesuai jalur",
        "counted": "Angka terakhir berubah {at} WITA",
        "method": "Capaian ialah rata-rata indikator terukur terhadap target setahun; satu indikator dihitung "
        "paling banyak 100 %. Orang dengan dua jabatan dihitung di tiap jabatan.",
    },
    "en": {
        "title": "Performance brief",
        "summary": "Summary",
        "units": "Units",
        "help": "Need help",
        "kinds": "Kinds of posts",
        "unit": "Unit",
        "head": "Head",
        "posts": "Plans owed",
        "plan_missing": "No plan yet",
        "complete": "Reported",
        "unreported": "Not reported",
        "on_track": "On track",
        "behind": "Behind",
        "slipped": "Newly behind",
        "evidence_waiting": "Evidence waiting",
        "feedback_missing": "Without feedback",
        "unsigned": "Evaluations not signed",
        "progress": "Achieved (%)",
        "expected": "Expected (%)",
        "track": "Track",
        "name": "Name",
        "nip": "NIP",
        "position": "Post",
        "assessor": "Assessor",
        "needs": "Needs",
        "farthest": "Indicator farthest behind",
        "kind": "Kind of post",
        "more_units": "Other units:",
        "decisions": "To be decided",
        "nothing": "Nothing waits for a decision.",
        "spread": "Predikat",
        "coverage": "Goals that serve a goal above",
        "forecast": "Expected on track at the end of the period",
        "everybody": "Nobody is behind.",
        "lead": "{fine} of {measured} measured people are on track",
        "counted": "Figures last changed {at} WITA",
        "method": "Achieved is the mean of measured indicators against the target of the year; one indicator "
        "counts for at most 100 %. Whoever holds two posts counts in each.",
    },
}


def in_language(words: Mapping[str, Words], language: str) -> Words:
    """Choose a reader's words; Indonesian where a language has none."""
    return words.get(language, words[Language.INDONESIAN])

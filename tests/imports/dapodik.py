"""Answers of Dapodik's `getGtk`, as public clients describe them: with all that is nobody's business here."""

import json
from collections.abc import Sequence
from typing import Any

from tests.imports.factories import nip

NPSN = "50103001"
PRIVATE: dict[str, Any] = {
    "nik": "5171012609860001",
    "nama_ibu_kandung": "Ni Nyoman Rahasia",
    "alamat_jalan": "Jalan Pulau Moyo Gang Sunyi 7",
    "tempat_lahir": "Kota Kelahiran",
    "agama_id_str": "Agama Siapa",
    "nuptk": "8765432109876543",
    "no_hp": "08179990001",
}
"""What a row of Dapodik says too, and what must be nowhere afterwards."""


def gtk(serial: int, name: str = "Ni Made Guru Baru", **said: Any) -> dict[str, Any]:
    """Make a row of a teacher."""
    return {
        "ptk_id": f"00000000-0000-0000-0000-{serial:012d}",
        "nama": name,
        "nip": nip(serial),
        "jenis_ptk": "Guru Kelas",
        "jabatan": "Guru Ahli Pertama",
        "status_kepegawaian": "PNS",
        "pangkat_golongan": "III/a",
        "tmt": "2026-03-01",
        "sekolah": {
            "npsn": NPSN,
            "nama": "SD Negeri 1 Dauh Puri",
            "alamat": PRIVATE["alamat_jalan"],
        },
        **PRIVATE,
        **said,
    }


def answer(rows: Sequence[Any]) -> bytes:
    """Write what the web service answers."""
    found = {"results": len(rows), "id": "ptk_id", "start": 0, "limit": 20, "rows": list(rows)}
    return json.dumps(found).encode()

"""What tests of competences, needs and development plans share."""

from collections.abc import Callable
from typing import Any

from tests.http import Client

As = Callable[..., Client]
BECAUSE = "Terlihat saat bimbingan kinerja bulan ini."
TECHNICAL: dict[str, Any] = {
    "code": "gizi",
    "group": "teknis",
    "agency_id": 1,
    "name": "Asesmen gizi",
    "levels": ["Dasar", "Terbimbing", "Mandiri", "Membimbing", "Menyusun pedoman"],
}


def add_technical(keeper: Client, **more: Any) -> dict[str, Any]:
    """Add a technical competence of the first agency."""
    answer = keeper.post("/competences", {**TECHNICAL, **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def item_of(shown: dict[str, Any], code: str) -> dict[str, Any] | None:
    """Find what is shown of one competence."""
    for one in shown["items"]:
        if one["competence"]["code"] == code:
            found: dict[str, Any] = one
            return found
    return None

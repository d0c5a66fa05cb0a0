"""Short questions as city HR asks them."""

from typing import Any

SURVEY: dict[str, Any] = {
    "title": "Sesudah tiga bulan",
    "opens_on": "2026-10-08",
    "closes_on": "2026-10-09",
    "questions": [
        {"text": "Seberapa berat bebannya?", "kind": "scale"},
        {"text": "Apakah lebih jelas?", "kind": "yes_no"},
        {"text": "Kapan melapor?", "kind": "choice", "choices": ["Awal bulan", "Akhir bulan"]},
    ],
}

"""A source, mappings and a contest of Wayan's, for the requests of the table."""

from typing import Any
from uuid import UUID

from api.measurements.figures import follower
from tests.conftest import Db
from tests.http import Client

ROW = {
    "external_key": "a",
    "metric": "kunjungan",
    "scope": "puskesmas",
    "measured_on": "2026-08-03",
    "value": "12",
}


def source_of(code: str) -> dict[str, Any]:
    """Write a source that is asked."""
    asked = {"kind": "poll", "url": "https://simpus.example.go.id/angka", "every_minutes": 60}
    return {"agency_id": 1, "code": code, "name": "SIMPUS Denpasar", **asked}


def mapping_of(source_id: str, plan_id: UUID | str, indicator_id: UUID | str) -> dict[str, Any]:
    """Write what measures an indicator."""
    line = {"plan_id": str(plan_id), "indicator_id": str(indicator_id)}
    named = {"metric": ROW["metric"], "scope": ROW["scope"], "take": "sum"}
    return {"source_id": source_id, **named, "indicators": [line]}


def make_figures(db: Db, hr: Client, oneself: Client, keys: dict[str, Any]) -> dict[str, str]:
    """Let HR map a source to two of Wayan's indicators; one figure counts, and is contested."""
    source = hr.post("/measurement-sources", source_of("simpus")).json()["id"]
    hr.post("/measurements", {"source_id": source, "items": [ROW]})
    plan_id, indicators = keys["plan_id"], keys["indicators"]
    tried, counting = (
        hr.post("/mappings", mapping_of(source, plan_id, one)).json()["items"][0]["id"]
        for one in indicators
    )
    hr.post(f"/mappings/{counting}/start", version=1)
    db.runner.run(follower.measure_all(db.database))
    place = f"/plans/{plan_id}/periods/{keys['period_id']}/indicators/{indicators[1]}/contest"
    contest = oneself.post(place, {"reason": "Kasus ini bukan milik saya."}).json()
    return {"source_id": source, "mapping_id": tried, "contest_id": contest["id"]}


def bodies_of(keys: dict[str, str]) -> dict[str, Any]:
    """Write the requests on them."""
    mapping = mapping_of(keys["source_id"], keys["plan_id"], keys["indicator_id"])
    return {
        "add_source": source_of("simpus-2"),
        "change_source": {"name": "SIMPUS Kota"},
        "receive_measurements": {"source_id": keys["source_id"], "items": [ROW]},
        "add_mappings": mapping,
        "try_mapping": mapping,
        "end_mapping": {"reason": "Salah indikator."},
        "contest_figure": {"reason": "Kasus ini bukan milik saya."},
        "answer_contest": {"verdict": "upheld", "answer": "Kasus dipindahkan."},
    }

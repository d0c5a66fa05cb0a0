"""The year of the three people whose plan is printed: agreement, plan, work, feedback, evaluation.

What the annex leaves open is ours and stands here: what a goal serves, who of several colleagues speaks,
which indicator a realisation is about, and reasons where the rules ask for one.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.worked_example import annexes
from tests.worked_example.city import City
from tests.worked_example.hands import Hand, Row, get, post, put

CYCLE = 20261
Q4, YEAR = 20261012, 20260112
OWNERS = ("kepala_dinas", "kepala_puskesmas", "bidan_penyelia")
ASSESSORS = {
    "KEPALA DAERAH": "kepala_daerah",
    "KEPALA DINAS KESEHATAN": "kepala_dinas",
    "KEPALA PUSKESMAS": "kepala_puskesmas",
}
UNPRINTED = {
    "sumber_daya": ["Dukungan sarana prasarana IT yang memadai"],
    "pertanggungjawaban": ["Progres dilaporkan berkala setiap dua minggu"],
    "konsekuensi": ["Prioritas untuk pelatihan"],
}
"""The Lampiran of a plan of which the annexes print none; every plan has one (II.A.8.e)."""
AGREEMENT_UNITS = {"Dinas Kesehatan": "DINKES", "Puskesmas": "PKM"}
Place = tuple[str, int]
SERVED_GOALS: dict[Place, int] = {
    ("kepala_puskesmas", 1): 1,
    ("kepala_puskesmas", 6): 2,
    ("kepala_puskesmas", 7): 3,
    ("kepala_puskesmas", 8): 4,
    ("kepala_puskesmas", 9): 5,
    ("bidan_penyelia", 1): 1,
    ("bidan_penyelia", 2): 1,
    ("bidan_penyelia", 3): 1,
    ("bidan_penyelia", 4): 1,
}
"""Position of a goal → position of the superior's goal that it serves, after the tree and table 9."""
SERVED_LINES: dict[Place, str] = {
    ("kepala_dinas", 1): "1.01",
    ("kepala_puskesmas", 2): "2.01",
    ("kepala_puskesmas", 3): "4.01",
    ("kepala_puskesmas", 4): "6.01",
    ("kepala_puskesmas", 5): "3.01",
}
"""Position of a goal → the line of the unit's performance agreement that it serves."""
ABOUT: dict[Place, tuple[int, ...]] = {
    ("kepala_puskesmas", 1): (1, 2, 3),
    ("bidan_penyelia", 1): (2, 1),
    ("bidan_penyelia", 2): (3, 2, 1),
}
"""Which indicator each realisation of a goal is about, where it is not simply the n-th."""
SPEAKERS: dict[str, dict[str, tuple[str, ...]]] = {
    "kepala_dinas": {
        "pimpinan": ("kepala_daerah",),
        "bawahan": ("kepala_puskesmas",),
        "rekan_kerja": ("kepala_kominfo",),
    },
    "kepala_puskesmas": {
        "pimpinan": ("kepala_dinas",),
        "bawahan": ("ketua_tim", "bidan_penyelia"),
        "pihak_lain": ("kepala_dinas",),
    },
    "bidan_penyelia": {
        "pimpinan": ("kepala_puskesmas",),
        "rekan_kerja": ("ketua_tim", "dokter"),
        "pegawai": ("bidan_mahir", "bidan_terampil"),
        "pihak_lain": ("kepala_puskesmas",),
    },
}
ROLES = {"pegawai": "rekan_kerja"}
"""The bidan penyelia leads nobody: "Pegawai (nama)" is a colleague in the unit."""
REASON = "Umpan balik pasien dan pegawai menyebutnya panutan pelayanan yang ramah."
BASIS = "Sebagian besar indikator perjanjian kinerja tercapai (CAPAIAN KINERJA ORGANISASI: BAIK)."


def proof(position: int) -> Row:
    """Describe the evidence of a realisation: the annex wants it, and prints none."""
    return {
        "kind": "link",
        "title": f"Bukti dukung hasil kerja {position}",
        "url": f"https://bukti.contoh.go.id/hasil-kerja-{position}",
    }


def set_agreements(hr: Hand, city: City) -> None:
    """Enter the performance agreements of both units, line by line."""
    for printed in annexes.planning()["performance_agreements"]:
        unit_id = city.units[AGREEMENT_UNITS[printed["unit"]]]
        made = post(hr, "/performance-agreements", {"unit_id": unit_id, "year": CYCLE // 10})
        for code, line in coded(printed["lines"]):
            draft = {
                "code": code,
                "objective": line["objective"],
                "text": line["indicator"],
                "target_text": line["target"],
            }
            post(hr, f"/performance-agreements/{made['id']}/indicators", draft)
        for programme in printed["programmes"]:
            budget = {"name": programme["name"], "budget": str(programme["amount"])}
            post(hr, f"/performance-agreements/{made['id']}/programmes", budget)


def coded(lines: list[Row]) -> Iterator[tuple[str, Row]]:
    """Number the lines of an agreement by objective, as the annex does not: 1.01, 1.02, 2.01 …"""
    numbers: dict[int, int] = {}
    for line in lines:
        of = line["objective_position"]
        numbers[of] = numbers.get(of, 0) + 1
        yield f"{of}.{numbers[of]:02d}", line


def write_plan(hand: Callable[[str], Hand], key: str) -> Row:
    """Write a plan as it is printed, its expectations by whose they are (R27), and submit it."""
    me = hand(key)
    printed = annexes.plan_of(key)
    plan: Row = post(me, "/plans", {"cycle_id": CYCLE, "approach": printed["approach"]})
    assert plan["form"] == printed["form"]
    parents = get(me, f"/plans/{plan['id']}/parents")
    for goal in printed["goals"]:
        draft = {"kind": goal["kind"], "text": goal["text"], "assigned_by": goal["assigned_by"]}
        place = (key, goal["position"])
        written = post(me, f"/plans/{plan['id']}/goals", {**draft, **served(place, parents)})
        goal_id = written["goals"][-1]["id"]
        for indicator in goal["indicators"]:
            names = ("text", "perspective", "aspect")
            body = {name: indicator[name] for name in names}
            post(me, f"/goals/{goal_id}/indicators", body)
    leader = hand(ASSESSORS[plan["assessor"]["position"]])
    for value in printed["behaviour"]:
        expected = {"text": "\n".join(value["expectations"])}
        put(leader, f"/plans/{plan['id']}/behaviour/{value['value_code']}", expected, version=0)
    for kind, lines in (printed["supports"] or UNPRINTED).items():
        put(me, f"/plans/{plan['id']}/supports/{kind}", {"lines": lines}, version=0)
    written = get(me, f"/plans/{plan['id']}")
    submitted: Row = post(me, f"/plans/{plan['id']}/submission", version=written["version"])
    return submitted


def served(place: Place, parents: Row) -> dict[str, Any]:
    """Find what a goal serves among what may be served."""
    if place in SERVED_GOALS:
        return {"parent_id": parents["goals"][SERVED_GOALS[place] - 1]["id"]}
    if place in SERVED_LINES:
        lines = {one["code"]: one["id"] for one in parents["agreement_indicators"]}
        return {"agreement_indicator_id": lines[SERVED_LINES[place]]}
    return {}


def agree(assessor: Hand, plan: Row) -> Row:
    agreed: Row = post(assessor, f"/plans/{plan['id']}/agreement", version=plan["version"])
    return agreed


def report(me: Hand, key: str, plan: Row) -> Row:
    """Report every realisation that is printed, each with a proof; the rest stays open as printed."""
    lines = []
    for printed in annexes.evaluation_of(key)["goals"]:
        goal = plan["goals"][printed["position"] - 1]
        about = ABOUT.get((key, printed["position"]))
        for number, text in enumerate(printed["realisations"] or ()):
            indicator = goal["indicators"][about[number] - 1 if about else number]
            lines.append({"indicator_id": indicator["id"], "narrative": text})
        if printed["realisations"]:
            ids = [one["id"] for one in goal["indicators"]]
            draft = {**proof(printed["position"]), "period_id": Q4, "indicator_ids": ids}
            post(me, f"/plans/{plan['id']}/evidence", draft)
    path = f"/plans/{plan['id']}/periods/{Q4}/report"
    receipt: Row = post(me, path, {"lines": lines})
    return receipt


def spoken(key: str) -> list[Row]:
    """List every feedback of a person: about what, by whom, in which printed words and role."""
    found: list[Row] = []
    printed = annexes.evaluation_of(key)
    for goal in printed["goals"]:
        for number, one in enumerate(goal["feedback"] or ()):
            symbol = None if number else goal["feedback_symbol"]
            found.append({**one, "goal": goal["position"], "value_code": None, "symbol": symbol})
    for value in printed["behaviour"]:
        for one in value["feedback"]:
            about: Row = {"goal": None, "value_code": value["value_code"], "symbol": None}
            found.append({**one, **about})
    turns: dict[str, int] = {}
    for one in found:
        who = SPEAKERS[key][one["giver"]]
        one["by"] = who[turns.get(one["giver"], 0) % len(who)]
        turns[one["giver"]] = turns.get(one["giver"], 0) + 1
    return found


def feedback_draft(one: Row, plan: Row) -> Row:
    """Say it as the API takes it."""
    goal = plan["goals"][one["goal"] - 1]["id"] if one["goal"] else None
    public = one["giver_printed"] if one["giver"] == "pihak_lain" else None
    return {
        "plan_id": plan["id"],
        "period_id": Q4,
        "goal_id": goal,
        "value_code": one["value_code"],
        "text": one["text"],
        "symbol": one["symbol"],
        "source_note": public,
    }


def ratings_of(key: str) -> Row:
    """Give the two ratings that the annex leaves unstruck, with a reason where one is needed."""
    chosen = annexes.evaluation_of(key)["chosen_codes"]
    found: Row = {}
    for axis in ("results", "behaviour"):
        rating = chosen["result_rating" if axis == "results" else "behaviour_rating"]
        found[f"{axis}_rating"] = rating
        if rating != "sesuai_ekspektasi":
            found[f"{axis}_reason"] = REASON
    return found


def evaluate(assessor: Hand, evaluation_id: str, key: str) -> Row:
    """Rate as printed, and sign."""
    read = get(assessor, f"/evaluations/{evaluation_id}")
    path = f"/evaluations/{evaluation_id}"
    rated = put(assessor, f"{path}/ratings", ratings_of(key), version=read["version"])
    signed: Row = post(assessor, f"{path}/signature", version=rated["version"])
    return signed

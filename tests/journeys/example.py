"""The worked example of the regulation in the browser: an empty city, its people by HTTP, their year on screen.

What each person types comes from the data of the annexes; `tests.worked_example.year` says what is ours.
"""

import json
import re
import time
from pathlib import Path
from typing import Any

import httpx

from tests.journeys.browsing import walk
from tests.server import environment, run, serving
from tests.worked_example import annexes, year
from tests.worked_example.city import POSTS, City, build
from tests.worked_example.hands import Hand, Row, get, post

DAY = "2026-12-28"
"""The fourth quarter is open, and the year can be evaluated."""
ADMINISTRATOR, PASSWORD = "bkpsdm", "ombak besar di Serangan"
PATIENCE = 30.0
PERSPECTIVES = {
    "penerima_layanan": "Penerima layanan",
    "proses_bisnis": "Proses bisnis",
    "penguatan_internal": "Penguatan internal",
    "anggaran": "Anggaran",
}


class Socket:
    """One person's way to a server over a socket."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, headers={"Origin": address})

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.client.request(method, f"/api/v1{path}", **options)


def walk_through(engine: str, database_url: str, folder: Path) -> int:
    """Serve an empty city, make it, write down what everybody does, let the browser do it."""
    env = environment(database_url, folder / "data", SIMKINERJA_TODAY=DAY)
    run(env, "migrate")
    told = run(env, "admin", "create", ADMINISTRATOR)
    code = re.search(r"Kode\s*: (\S+)", told)
    assert code, told
    with serving(env, folder / "server.log") as address:
        script = _prepare(Socket(address), code[1])
        place = folder / "example.json"
        place.write_text(json.dumps(script), encoding="utf-8")
        return walk("worked-example.mjs", address, f"example-{engine}", EXAMPLE=str(place))


def _prepare(hr: Socket, code: str) -> Row:
    first = {"login": ADMINISTRATOR, "code": code, "new_password": PASSWORD}
    post(hr, "/session/activation", first)
    city = build(hr, lambda import_id: _wait(hr, import_id))
    slips = post(hr, "/activation-codes", {"unit_id": city.units["PEMDA"]})["items"]
    return {
        "password": PASSWORD,
        "administrator": ADMINISTRATOR,
        "cycle": year.CYCLE,
        "quarter": year.Q4,
        "year": year.YEAR,
        "city_unit": city.units["PEMDA"],
        "basis": year.BASIS,
        "agreements": _agreements(),
        "people": _people(city, {slip["login"]: slip["code"] for slip in slips}),
        "plans": [_plan(key) for key in year.OWNERS],
    }


def _wait(hr: Hand, import_id: str) -> None:
    until = time.monotonic() + PATIENCE
    while get(hr, f"/imports/{import_id}")["state"] in {"reading", "applying"}:
        assert time.monotonic() < until, "the import was not done"
        time.sleep(0.1)


def _people(city: City, codes: dict[str, str]) -> Row:
    return {
        place.key: {
            "name": place.name,
            "login": city.logins[place.key],
            "code": codes[city.logins[place.key]],
        }
        for place in POSTS
    }


def _plan(key: str) -> Row:
    """Write down one person's year as the page asks for it."""
    printed = annexes.plan_of(key)
    said = annexes.evaluation_of(key)
    return {
        "owner": key,
        "assessor": year.ASSESSORS[printed["assessor_position"]],
        "unit": printed["assessor_unit"],
        "goals": [{**goal, **_goal(key, goal)} for goal in printed["goals"]],
        "behaviour": printed["behaviour"],
        "supports": printed["supports"] or year.UNPRINTED,
        "reports": [line for goal in said["goals"] for line in _lines(key, printed, goal)],
        "feedback": [_said(one, printed) for one in year.spoken(key)],
        "ratings": year.ratings_of(key),
        "predikat": said["chosen_codes"]["predikat"],
    }


def _goal(key: str, goal: Row) -> Row:
    place = (key, goal["position"])
    indicators = [
        {"text": one["text"], "perspective": PERSPECTIVES.get(one["perspective"])}
        for one in goal["indicators"]
    ]
    return {"serves": _served(place), "indicators": indicators}


def _served(place: year.Place) -> str | None:
    """Give the words under which the page offers what a goal serves."""
    if place in year.SERVED_GOALS:
        above = year.ASSESSORS[annexes.plan_of(place[0])["assessor_position"]]
        text: str = annexes.plan_of(above)["goals"][year.SERVED_GOALS[place] - 1]["text"]
        return text
    if place in year.SERVED_LINES:
        return _lines_of_agreements()[year.SERVED_LINES[place], place[0]]
    return None


PROMISES = (
    ("kepala_dinas", ("kepala_daerah",), "DINAS KESEHATAN", "program"),
    ("kepala_puskesmas", ("kepala_dinas",), "PUSKESMAS", "kegiatan"),
)
"""Whose agreement each printed one is, to whom it is promised, and what its units of work are called."""
FIGURE = re.compile(r"(\d+) ?(.+)")


def _agreements() -> list[Row]:
    """Write down both agreements as the page asks for them: a target is a figure and its unit."""
    printed = annexes.planning()["performance_agreements"]
    names = {place.key: place.name for place in POSTS}
    return [
        {
            "key": key,
            "unit": unit,
            "programme": word,
            "parties": [names[one] for one in (key, *above)],
            "headings": [one["objective_heading"], one["programme_heading"], one["budget_heading"]],
            "lines": [_promised(line) for line in one["lines"]],
            "programmes": [_budgeted(programme) for programme in one["programmes"]],
            "served": _served(next(place for place in year.SERVED_LINES if place[0] == key)),
        }
        for (key, above, unit, word), one in zip(PROMISES, printed, strict=True)
    ]


def _promised(line: Row) -> Row:
    found = FIGURE.fullmatch(line["target"])
    assert found, line
    return {
        "objective": line["objective"],
        "text": line["indicator"],
        "target": found[1],
        "measure": found[2],
    }


def _budgeted(programme: Row) -> Row:
    shown = f"Rp{programme['amount']:,}".replace(",", ".")
    return {"name": programme["name"], "printed": programme["budget"], "shown": shown}


def _lines_of_agreements() -> dict[tuple[str, str], str]:
    """Find the text of each line by its code and whose unit promised it."""
    found = {}
    for (owner, *_), printed in zip(
        PROMISES, annexes.planning()["performance_agreements"], strict=True
    ):
        for code, line in year.coded(printed["lines"]):
            found[code, owner] = line["indicator"]
    return found


def _lines(key: str, printed: Row, goal: Row) -> list[Row]:
    """Say what is reported of a goal: about which indicator, in which words, with which proof."""
    indicators = printed["goals"][goal["position"] - 1]["indicators"]
    about = year.ABOUT.get((key, goal["position"]))
    return [
        {
            "indicator": indicators[about[number] - 1 if about else number]["text"],
            "text": text,
            "proof": year.proof(goal["position"]) if number == 0 else None,
        }
        for number, text in enumerate(goal["realisations"] or ())
    ]


def _said(one: Row, printed: Row) -> Row:
    goal = printed["goals"][one["goal"] - 1]["text"] if one["goal"] else None
    value = printed["behaviour"][one["value_code"] - 1]["value"] if one["value_code"] else None
    source = one["giver_printed"] if one["giver"] == "pihak_lain" else None
    names = ("by", "text", "symbol", "value_code")
    return {**{name: one[name] for name in names}, "goal": goal, "value": value, "source": source}

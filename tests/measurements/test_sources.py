"""Measurements of other systems: sent or asked for, each once however often and in whatever order it comes."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from api.foundation import clock
from api.foundation.clock import now
from api.foundation.event_tables import EventRecord
from api.identity.models import Role
from api.measurements.sources.intake import receive_measurements
from api.measurements.sources.schemas import Measurements
from tests.achievements.factories import actor_of
from tests.conftest import Db
from tests.http import problem_of
from tests.measurements.factories import As, account
from tests.measurements.mapping import COUNT, Measured
from tests.measurements.sources import (
    added,
    count_rows,
    draft,
    row,
    send,
    sending,
)
from tests.people import Town


def test_a_batch_is_judged_row_by_row(town: Town, as_: As, db: Db) -> None:
    source, system = sending(as_, town)

    answer = send(
        system,
        source,
        row("a", "12"),
        row("a", "12.0"),
        row("a", "13"),
        row("b", "banyak"),
        row("c", "1", "2026-10-09"),
        row("d", "1", "hari ini"),
        row("", "1"),
        row("e", "12,5"),
    )

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["accepted"], found["unchanged"], found["refused"]) == (2, 1, 5)
    assert [(one["number"], one["field"], one["code"]) for one in found["rows"] if one["code"]] == [
        (2, "external_key", "used_differently"),
        (3, "value", "decimal_parsing"),
        (4, "measured_on", "in_future"),
        (5, "measured_on", "date_from_datetime_parsing"),
        (6, "external_key", "too_short"),
    ]
    assert db.read(count_rows) == 2


def test_a_thousand_deliveries_in_any_order_are_one_batch(
    measured: Measured, db: Db, town: Town
) -> None:
    """Also where the batch holds a correction: the higher key of the same day counts, wherever it stands."""
    source, system = sending(measured.as_, town)
    dice = random.Random(7)  # noqa: S311 - a test's dice
    batch = [row(f"k{n:02}", str(n), f"2026-08-{n % 8 + 1:02}") for n in range(12)]
    draft = {"source_id": source["id"], "metric": "kunjungan", "scope": "puskesmas-1"}
    keeper = replace(actor_of(town.hr_agency), roles=frozenset({(Role.HR_AGENCY, 1)}))
    send(system, source, *dice.sample(batch, len(batch)))
    measured.started(COUNT, **draft, service_id=None, take="sum")
    found = {measured.shown(COUNT)["value"]}
    for _again in range(998):
        items = dice.sample(batch, len(batch))
        sent = Measurements.model_validate({"source_id": source["id"], "items": items})
        assert db.write(receive_measurements, keeper, sent)["unchanged"] == len(batch)
    send(system, source, *dice.sample(batch, len(batch)))
    db.count()
    found.add(measured.shown(COUNT)["value"])

    assert db.read(count_rows) == len(batch)
    assert found == {str(sum(range(4, 12)))}


def test_a_correction_is_a_new_row_of_the_same_day(measured: Measured, db: Db, town: Town) -> None:
    source, system = sending(measured.as_, town)
    send(system, source, row("a", "12"), row("b", "5", "2026-08-04"))
    origin = {"source_id": source["id"], "service_id": None, "take": "sum"}
    measured.started(COUNT, metric="kunjungan", scope="puskesmas-1", **origin)
    before = measured.shown(COUNT)

    with clock.moved_to(now() + timedelta(minutes=1)):
        send(system, source, row("a2", "10"))
    db.count()

    assert (before["value"], before["source"]) == ("17", "measurement")
    assert measured.shown(COUNT)["value"] == "15"
    assert db.read(count_rows) == 3


@pytest.mark.parametrize(
    ("take", "figure"),
    [("sum", "18"), ("latest", "9"), ("median", "3"), ("p90", "9"), ("share", "4.5")],
)
def test_each_way_to_take_a_period(measured: Measured, town: Town, take: str, figure: str) -> None:
    source, system = sending(measured.as_, town)
    days = zip(("2", "3", "4", "9"), range(1, 5), strict=True)
    send(system, source, *(row(value, value, f"2026-08-{day:02}") for value, day in days))
    send(system, source, row("other", "99", metric="lain"), row("else", "99", scope="lain"))
    origin = {"source_id": source["id"], "service_id": None, "take": take}

    measured.started(COUNT, metric="kunjungan", scope="puskesmas-1", **origin)

    assert measured.shown(COUNT)["value"] == figure
    (born,) = measured.born()
    assert (born["mapping"]["origin"]["kind"], born["cases"]) == ("source", 4)


def test_a_source_without_its_words_is_refused(measured: Measured, town: Town) -> None:
    source, _ = sending(measured.as_, town)
    origin = {"source_id": source["id"], "service_id": None}

    refused = measured.mapper.post("/mappings", measured.draft(COUNT, **origin))

    assert refused.json()["errors"][0]["pointer"] == "/take"


def test_its_metrics_can_be_chosen_from(town: Town, as_: As) -> None:
    source, system = sending(as_, town)
    send(system, source, row("a", "12"), row("b", "1", "2026-08-09"), row("c", "1", scope="x"))

    found = as_(town.chief.id).get(f"/measurement-sources/{source['id']}/metrics").json()["items"]

    assert [(one["scope"], one["days"], one["first_on"], one["last_on"]) for one in found] == [
        ("puskesmas-1", 2, "2026-08-03", "2026-08-09"),
        ("x", 1, "2026-08-03", "2026-08-03"),
    ]


def test_what_does_not_fit_together_is_refused_by_its_field(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    poll = {"kind": "poll", "url": "https://simpus.example.go.id/angka", "every_minutes": 60}
    for wrong, pointer in (
        ({"kind": "poll", "url": poll["url"]}, "/every_minutes"),
        ({"every_minutes": 60}, "/every_minutes"),
        ({**poll, "url": "http://simpus.example.go.id/angka"}, "/url"),
        ({**poll, "url": "https://169.254.169.254/latest"}, "/url"),
        ({**poll, "url": "https://a:b@simpus.example.go.id/"}, "/url"),
        ({**poll, "every_minutes": 1}, "/every_minutes"),
        ({"code": "SIM PUS"}, "/code"),
        ({"service_account_id": str(town.wayan.id)}, "/service_account_id"),
    ):
        refused = hr.post("/measurement-sources", draft(**wrong))

        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["pointer"] == pointer


def test_two_sources_have_two_codes(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    added(hr)

    assert problem_of(hr.post("/measurement-sources", draft())) == "already-there"


def test_who_keeps_and_who_sees_a_source(town: Town, as_: As) -> None:
    source = added(as_(town.hr_agency.id))
    place = f"/measurement-sources/{source['id']}"
    found: dict[str, tuple[int, ...]] = {}
    for name, who in (
        ("hr", town.hr_agency),
        ("city", town.hr_city),
        ("leader", town.chief),
        ("staff", town.wayan),
        ("stranger", town.stranger),
    ):
        client = as_(who.id)
        change = client.patch(place, {"name": "SIMPUS"}, version=source["version"])
        source["version"] += change.status_code == 200
        made = client.post("/measurement-sources", draft(code=f"x-{len(found)}"))
        found[name] = (client.get(place).status_code, change.status_code, made.status_code)

    assert found == {
        "hr": (200, 200, 201),
        "city": (200, 200, 201),
        "leader": (200, 403, 403),
        "staff": (404, 404, 403),
        "stranger": (404, 404, 403),
    }


def test_only_its_account_and_its_keeperssend(town: Town, as_: As) -> None:
    source, system = sending(as_, town)
    other = account(as_, town, "measurements:write")
    blind = account(as_, town, "organization:read")
    found = {
        name: send(client, source, row("a", "1")).status_code
        for name, client in (
            ("account", system),
            ("keeper", as_(town.hr_agency.id)),
            ("leader", as_(town.chief.id)),
            ("staff", as_(town.wayan.id)),
            ("other account", other),
            ("account without the scope", blind),
        )
    }

    assert found == {
        "account": 200,
        "keeper": 200,
        "leader": 403,
        "staff": 404,
        "other account": 404,
        "account without the scope": 403,
    }


def test_an_account_sees_its_own_source_alone(town: Town, as_: As) -> None:
    source, system = sending(as_, town)
    added(as_(town.hr_agency.id), code="lain")

    (seen,) = system.get("/measurement-sources").json()["items"]

    assert (seen["id"], seen["service_account"], seen["may"]) == (source["id"], None, [])


def test_a_paused_source_takes_nothing(town: Town, as_: As) -> None:
    source, system = sending(as_, town)
    place = f"/measurement-sources/{source['id']}"
    paused = as_(town.hr_agency.id).patch(place, {"state": "paused"}, version=1)

    assert paused.json()["state"] == "paused"
    assert problem_of(send(system, source, row("a", "1"))) == "source-paused"
    assert problem_of(as_(town.hr_agency.id).patch(place, {"name": "X Y"}, version=1)) == (
        "edited-meanwhile"
    )


def test_a_batch_is_answered_once_for_its_key(town: Town, as_: As, db: Db) -> None:
    source, system = sending(as_, town)

    first = send(system, source, row("a", "1"), key="b-1")
    again = send(system, source, row("a", "1"), key="b-1")

    assert again.json() == first.json()
    named = select(func.count()).where(EventRecord.name == "MeasurementsReceived")
    assert db.read(lambda session: session.scalar(named)) == 1


def test_too_many_rows_are_refused_and_as_many_as_may_be_are_taken(
    town: Town, as_: As, db: Db
) -> None:
    source, system = sending(as_, town)
    most = [row(f"k{n}", "1", f"2026-08-{n % 28 + 1:02}") for n in range(10_001)]

    refused = send(system, source, *most)
    taken = send(system, source, *most[:-1])

    assert refused.json()["errors"][0]["pointer"] == "/items"
    assert taken.json()["accepted"] == db.read(count_rows) == 10_000

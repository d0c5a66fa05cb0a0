"""What a figure's owner says beside what is measured: kept, added, overridden with a reason, and given back."""

from decimal import Decimal

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from tests.conftest import Db
from tests.measurements.mapping import COUNT, Measured, revisions_of


def test_an_earlier_report_is_kept_when_a_figure_takes_over(measured: Measured, db: Db) -> None:
    measured.report(value="70", narrative="Sesuai rekap.")
    measured.deliver(a=6, b=1)

    measured.started()

    assert measured.said()[:2] == ("50", "service_standard")
    assert measured.shown()["narrative"] == "Sesuai rekap."
    (kept,) = db.read(revisions_of)
    assert (kept["value"], kept["source"], kept["reported_by"]) == (
        Decimal(70),
        "person",
        measured.town.wayan.id,
    )
    assert measured.mismatches() == []


def test_words_may_be_added_and_the_figure_goes_on_following(measured: Measured, db: Db) -> None:
    measured.deliver(a=6, b=1)
    measured.started()

    told = measured.report(narrative="Dua berkas menunggu rekomendasi.")
    measured.deliver(c=1)

    assert told.status_code == 201, told.text
    assert measured.said()[:2] == ("66.67", "service_standard")
    assert measured.shown()["narrative"] == "Dua berkas menunggu rekomendasi."
    assert measured.mismatches() == []


def test_words_that_somebody_changes_are_found(measured: Measured, db: Db) -> None:
    measured.deliver(a=6)
    measured.started()
    measured.report(narrative="Dua berkas menunggu rekomendasi.")

    def change(session: Session) -> None:
        session.execute(update(Achievement).values(narrative="Semua tepat waktu."))

    db.write(change)

    assert [found.kind for found in measured.mismatches()] == ["receipt"]


def test_another_value_needs_a_reason_and_is_marked(measured: Measured, db: Db) -> None:
    measured.deliver(a=6, b=1)
    measured.started()

    bare = measured.report(value="60")
    nothing = measured.report(nothing_happened=True)
    told = measured.report(value="60", override_reason="Satu kasus tercatat dua kali.")

    for refused in (bare, nothing):
        assert refused.json()["errors"][0]["pointer"] == "/lines/0/override_reason"
    assert told.status_code == 201, told.text
    assert measured.said() == ("60", "person", "50", 2)
    assert measured.shown()["override_reason"] == "Satu kasus tercatat dua kali."
    assert measured.mismatches() == []


def test_an_override_stays_until_its_owner_gives_it_back(measured: Measured, db: Db) -> None:
    measured.deliver(a=6, b=1)
    measured.started()
    measured.report(value="60", override_reason="Satu kasus tercatat dua kali.")

    measured.deliver(c=1)
    stayed = measured.said()
    back = measured.report()

    assert stayed == ("60", "person", "66.67", 3)
    assert back.status_code == 201, back.text
    assert measured.said() == ("66.67", "service_standard", "66.67", 3)
    assert measured.shown()["override_reason"] is None
    measured.deliver(d=1)
    assert measured.said()[0] == "75"
    assert measured.mismatches() == []


def test_nothing_is_overridden_that_is_not_measured(measured: Measured) -> None:
    refused = measured.report(value="60", override_reason="Satu kasus tercatat dua kali.")

    (fault,) = refused.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/lines/0/override_reason", "not_measured")


def test_an_empty_report_of_a_measured_line_says_what_it_lacks(measured: Measured) -> None:
    measured.deliver(a=6)
    measured.started()

    refused = measured.report()

    assert refused.json()["errors"][0]["pointer"] == "/lines/0/narrative"


@pytest.mark.parametrize("reported", [False, True])
def test_a_wrong_mapping_undone_takes_its_values_back(
    measured: Measured, db: Db, reported: bool
) -> None:
    if reported:
        measured.report(value="70", narrative="Sesuai rekap.")
    measured.deliver(a=6, b=1)
    mapping = measured.started()

    measured.ended(mapping, take_back=True)

    if reported:
        line = measured.shown()
        assert (line["value"], line["source"], line["narrative"]) == (
            "70",
            "person",
            "Sesuai rekap.",
        )
        assert line["measured_value"] is None
    else:
        assert measured.shown() is None
    assert measured.born() == []
    assert measured.mismatches() == []


def test_what_its_owner_said_beside_it_stays_when_it_is_undone(measured: Measured, db: Db) -> None:
    measured.deliver(a=6, b=1)
    worded, overridden = measured.started(), measured.started(COUNT)
    measured.report(narrative="Menunggu rekomendasi.")
    measured.report(COUNT, value="9", override_reason="Tujuh kasus dicatat di buku.")

    measured.ended(worded, take_back=True)
    measured.ended(overridden, take_back=True)

    assert measured.said() == (None, "person", None, None)
    assert measured.shown()["narrative"] == "Menunggu rekomendasi."
    assert measured.said(COUNT) == ("9", "person", None, None)
    assert measured.mismatches() == []

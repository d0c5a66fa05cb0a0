"""Comments, questions, other texts and support; hidden with a reason, grouped, answered with one."""

from typing import Any

import pytest
from sqlalchemy import select

from api.foundation.event_tables import EventRecord
from tests.evaluations.year_of_moves import done
from tests.http import Client, problem_of
from tests.policy.talking import (
    AMENDMENT,
    ANCHOR,
    BETTER,
    COMMENT,
    NO,
    QUESTION,
    TEXT,
    YES,
    Talking,
    a_day_later,
    talking,
)

HIDE = {"reason": "Menyebut nama orang lain."}


def test_people_say_what_they_think_of_a_paragraph(open_policy: Talking) -> None:
    made = open_policy.as_(open_policy.town.made.id)
    for draft in (COMMENT, QUESTION):
        open_policy.said(open_policy.wayan, draft)
    proposed = open_policy.said(open_policy.wayan, AMENDMENT)
    supported = open_policy.supports(made, proposed["id"])
    open_policy.supports(made)

    talk = done(made.get(f"{open_policy.policy.path}/talk"))
    first = talk["paragraphs"][0]

    assert supported == {"supports": 1, "supported": True}
    assert (first["anchor"], first["supports"], first["supported"]) == (ANCHOR, 1, True)
    assert [first[kind] for kind in ("comments", "questions", "amendments", "voices")] == [
        1,
        1,
        1,
        0,
    ]
    assert first["top_amendment"]["proposed_text"] == BETTER
    assert first["top_amendment"]["paragraph_text"] == TEXT
    assert first["top_amendment"]["author_name"] == open_policy.town.wayan.name
    assert (talk["open"], talk["unanswered"]) == (True, 0)
    assert done(open_policy.hr.get(f"{open_policy.policy.path}/talk"))["unanswered"] == 3


def test_support_is_given_once_and_taken_back(open_policy: Talking) -> None:
    made = open_policy.as_(open_policy.town.made.id)
    open_policy.supports(made)
    twice = open_policy.supports(made)
    back = done(made.delete(f"{open_policy.paragraph}/support"))

    assert twice == {"supports": 1, "supported": True}
    assert back == {"supports": 0, "supported": False}


def test_who_supports_is_nobodys_to_know(open_policy: Talking) -> None:
    """No event names them, and nothing that can be read does."""
    made = open_policy.as_(open_policy.town.made.id)
    said = open_policy.said(open_policy.wayan, COMMENT)
    open_policy.supports(made)
    open_policy.supports(made, said["id"])
    path, key = open_policy.policy.path, str(open_policy.town.made.id)

    events = select(EventRecord.name).where(EventRecord.actor_id == open_policy.town.made.id)
    shown = [
        open_policy.hr.get(f"{path}{page}").text for page in ("/talk", "/comments", "/outcome")
    ]

    assert open_policy.db.read(lambda session: session.scalars(events).all()) == []
    assert len(shown) == 3
    assert not any(key in text for text in shown)


def test_nobody_supports_themselves(open_policy: Talking) -> None:
    said = open_policy.said(open_policy.wayan, COMMENT)

    refused = open_policy.wayan.put(f"/policies/comments/{said['id']}/support")

    assert problem_of(refused) == "not-permitted"


def test_nothing_is_said_before_or_after(open_policy: Talking) -> None:
    draft = talking(open_policy.town, open_policy.as_, open_policy.db)
    said = open_policy.said(open_policy.as_(open_policy.town.made.id), COMMENT)
    acts: list[Any] = [
        lambda: open_policy.says(open_policy.wayan, COMMENT),
        lambda: open_policy.wayan.put(f"{open_policy.paragraph}/support"),
        lambda: open_policy.wayan.delete(f"{open_policy.paragraph}/support"),
        lambda: open_policy.wayan.put(f"/policies/comments/{said['id']}/support"),
        lambda: open_policy.wayan.delete(f"/policies/comments/{said['id']}/support"),
        lambda: open_policy.whispers(open_policy.wayan, "Terlambat."),
    ]

    late = [problem_of(a_day_later(act)) for act in acts]
    draft.close()
    closed = draft.says(draft.wayan, COMMENT)

    assert set(late) == {"consultation-closed"}
    assert problem_of(closed) == "consultation-closed"


def test_a_draft_is_there_for_city_hr_alone(open_policy: Talking) -> None:
    hr, wayan = open_policy.hr, open_policy.wayan
    key = done(
        hr.post("/policies", {"title": "Apa ini?", "summary": "Ini.", "what_changes": "Itu."})
    )["id"]
    pages = (
        "talk",
        "comments",
        "voices",
        "clusters",
        "participation",
        "outcome",
        "surveys",
        "voice",
    )

    found = [wayan.get(f"/policies/{key}/{page}").status_code for page in pages]

    assert found == [404] * len(pages)
    assert hr.post(f"/policies/{key}/paragraphs/a/comments", COMMENT).status_code == 409


def test_only_those_who_are_asked_speak(open_policy: Talking) -> None:
    teachers = talking(open_policy.town, open_policy.as_, open_policy.db, population="guru")

    refused = [
        teachers.says(teachers.wayan, COMMENT),
        teachers.wayan.put(f"{teachers.paragraph}/support"),
        teachers.whispers(teachers.wayan, "Halo."),
    ]

    assert [problem_of(answer) for answer in refused] == ["not-asked"] * 3
    assert done(teachers.wayan.get(f"{teachers.policy.path}/talk"))["open"] is False


@pytest.mark.parametrize(
    ("draft", "pointer"),
    [
        ({**COMMENT, "text": "?"}, "/text"),
        ({**COMMENT, "proposed_text": BETTER}, "/proposed_text"),
        ({"kind": "amendment", "text": "Alasan."}, "/proposed_text"),
        ({**AMENDMENT, "proposed_text": TEXT}, "/proposed_text"),
        ({**COMMENT, "kind": "vote"}, "/kind"),
    ],
)
def test_what_is_said_has_its_form(open_policy: Talking, draft: Any, pointer: str) -> None:
    refused = open_policy.says(open_policy.wayan, draft)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_a_paragraph_that_is_not_there_is_not_spoken_of(open_policy: Talking) -> None:
    assert open_policy.says(open_policy.wayan, COMMENT, "tidak-ada").status_code == 404


def test_a_repeated_comment_is_kept_once(open_policy: Talking) -> None:
    wayan = open_policy.wayan
    first = open_policy.says(wayan, COMMENT, key="k1").json()
    second = open_policy.says(wayan, COMMENT, key="k1").json()
    found = done(wayan.get(f"{open_policy.policy.path}/comments", mine=True))

    assert first == second
    assert found["total"] == 1


def test_one_voice_does_not_drown_the_others(open_policy: Talking) -> None:
    wayan = open_policy.wayan
    for _ in range(30):
        open_policy.said(wayan, COMMENT)

    assert problem_of(open_policy.says(wayan, COMMENT)) == "said-enough"


def test_what_is_hidden_shows_its_reason(open_policy: Talking) -> None:
    """The text stays: its author and city HR go on reading it."""
    made, path = open_policy.as_(open_policy.town.made.id), open_policy.policy.path
    said = open_policy.said(open_policy.wayan, AMENDMENT)
    place = f"/policies/comments/{said['id']}/hiding"
    done(open_policy.hr.put(place, HIDE, version=1))

    def seen(who: Client) -> Any:
        return done(who.get(f"{path}/comments"))["items"][0]

    others, author, hr = seen(made), seen(open_policy.wayan), seen(open_policy.hr)
    unsupported = made.put(f"/policies/comments/{said['id']}/support")
    done(open_policy.hr.delete(place, version=2))

    assert (others["text"], others["proposed_text"]) == (None, None)
    assert others["hidden_reason"] == HIDE["reason"]
    assert author["text"] == hr["text"] == AMENDMENT["text"]
    assert author["hidden_reason"] == HIDE["reason"]
    assert unsupported.status_code == 404
    assert seen(made)["text"] == AMENDMENT["text"]


def test_moderating_and_answering_are_city_hrs(open_policy: Talking) -> None:
    wayan, path = open_policy.wayan, open_policy.policy.path
    key = open_policy.said(wayan, COMMENT)["id"]
    cluster = done(
        open_policy.hr.post(f"{path}/clusters", {"name": "Beban", "comment_ids": [key]})
    )["id"]
    group = {"name": "Beban", "comment_ids": [key]}

    refused = [
        wayan.put(f"/policies/comments/{key}/hiding", HIDE, version=1),
        wayan.delete(f"/policies/comments/{key}/hiding", version=1),
        wayan.post(f"/policies/comments/{key}/answer", NO, version=1),
        wayan.post(f"{path}/clusters", group),
        wayan.put(f"/policies/clusters/{cluster}", group, version=1),
        wayan.post(f"/policies/clusters/{cluster}/answer", NO, version=1),
    ]

    assert [problem_of(answer) for answer in refused] == ["not-permitted"] * 6


def test_an_answer_has_a_reason_and_reaches_the_author(open_policy: Talking) -> None:
    wayan, hr, path = open_policy.wayan, open_policy.hr, open_policy.policy.path
    key = open_policy.said(wayan, QUESTION)["id"]
    place = f"/policies/comments/{key}/answer"
    without = hr.post(place, {"verdict": "rejected", "answer": ""}, version=1)
    shown = done(hr.post(place, NO, version=1))
    stale = hr.post(place, YES, version=1)

    told = done(wayan.get("/tasks"))["items"]
    assert wayan.post(f"{path}/reading").status_code == 204

    assert without.json()["errors"][0]["pointer"] == "/answer"
    assert shown["answer"] == {**NO, "cluster": None}
    assert problem_of(stale) == "edited-meanwhile"
    assert [(task["kind"], task["facts"]["title"]) for task in told] == [
        ("read_policy_answer", open_policy.policy.shown["title"])
    ]
    assert done(wayan.get("/tasks"))["items"] == []


def test_what_was_said_alike_is_answered_together(open_policy: Talking) -> None:
    hr, path = open_policy.hr, open_policy.policy.path
    made = open_policy.as_(open_policy.town.made.id)
    keys = [open_policy.said(who, COMMENT)["id"] for who in (open_policy.wayan, made)]
    cluster = done(hr.post(f"{path}/clusters", {"name": "Beban", "comment_ids": keys}))
    empty = done(hr.post(f"{path}/clusters", {"name": "Kosong"}))
    nothing = hr.post(f"/policies/clusters/{empty['id']}/answer", NO, version=1)
    place = f"/policies/clusters/{cluster['id']}"
    answered = done(hr.post(f"{place}/answer", NO, version=1))
    again = hr.put(place, {"name": "Lain"}, version=2)
    taken = hr.post(f"{path}/clusters", {"name": "Rebut", "comment_ids": keys})

    found = done(made.get(f"{path}/comments", cluster_id=cluster["id"]))["items"]

    assert (answered["comments"], answered["verdict"]) == (2, "rejected")
    assert problem_of(nothing) == problem_of(again) == "policy-step-refused"
    assert taken.json()["errors"][0]["pointer"] == "/comment_ids"
    assert [one["answer"] for one in found] == [{**NO, "cluster": "Beban"}] * 2
    assert done(hr.get(f"{path}/talk"))["unanswered"] == 0
    for who in (open_policy.wayan, made):
        assert [task["kind"] for task in done(who.get("/tasks"))["items"]] == ["read_policy_answer"]


def test_a_token_needs_its_scope(open_policy: Talking) -> None:
    draft = {"name": "skrip", "scopes": ["goals:read"], "expires_on": "2027-03-31"}
    token = open_policy.wayan.post("/tokens", draft).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    script = open_policy.as_(open_policy.town.wayan.id, headers=headers)
    script.cookies.clear()
    path = open_policy.policy.path

    for answer in (
        script.get(f"{path}/talk"),
        script.get(f"{path}/participation"),
        open_policy.says(script, COMMENT),
        script.put(f"{open_policy.paragraph}/support"),
        script.get(f"{path}/surveys"),
    ):
        assert problem_of(answer) == "scope-missing"
    assert problem_of(open_policy.whispers(script, "Skrip.")) in {"session-only", "scope-missing"}

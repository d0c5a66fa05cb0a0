"""Five hundred people comment, support and propose; everything is answered, everybody told, figures add up."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.identity.actor import Actor
from api.notifications.models import Task, TaskKind
from api.policy.consultation import service
from api.policy.consultation.schemas import PolicyCommentDraft
from tests.evaluations.year_of_moves import done, on
from tests.http import problem_of
from tests.people import make_employee
from tests.policy.drafting import DECISION
from tests.policy.talking import AMENDMENT, ANCHOR, BETTER, COMMENT, NO, QUESTION, YES, Talking

STAFF, COMMENTING, ASKING, PROPOSING = 500, 300, 40, 10
VOICES = 20
ALL = COMMENTING + ASKING + PROPOSING + VOICES


@dataclass
class Crowd:
    """Whoever speaks: each by the services, for themselves."""

    policy: Talking
    people: list[UUID]

    def say(self) -> None:
        self.policy.db.write(self._say)

    def _say(self, session: Session) -> None:
        place = (UUID(self.policy.policy.id), ANCHOR)
        drafts = [COMMENT] * COMMENTING + [QUESTION] * ASKING + [AMENDMENT] * PROPOSING
        for key, draft in zip(self.people, drafts, strict=False):
            service.comment(session, _actor(key), place, PolicyCommentDraft.model_validate(draft))

    def support(self, amendment: UUID) -> None:
        """All support the paragraph, and everybody who proposed nothing the first amendment."""

        def act(session: Session) -> None:
            place = (UUID(self.policy.policy.id), ANCHOR)
            proposing = self.people[COMMENTING + ASKING : COMMENTING + ASKING + PROPOSING]
            for key in self.people:
                service.support_paragraph(session, _actor(key), place, True)
                if key not in proposing:
                    service.support_comment(session, _actor(key), amendment, True)

        self.policy.db.write(act)


def _actor(key: UUID) -> Actor:
    return Actor("person", key, 1, "session", key)


def _crowd(policy: Talking) -> Crowd:
    def make(session: Session) -> list[UUID]:
        units = (policy.town.puskesmas, policy.town.dinkes, policy.town.disdik)
        return [make_employee(session, units[at % 3], f"Pegawai {at:03}").id for at in range(STAFF)]

    return Crowd(policy, policy.db.write(make))


def _listed(policy: Talking, **wanted: Any) -> list[Any]:
    hr, path = policy.hr, f"{policy.policy.path}/comments"
    first = done(hr.get(path, size=200, **wanted))
    pages = range(2, 2 + (first["total"] - 1) // 200)
    more = [done(hr.get(path, size=200, page=page, **wanted))["items"] for page in pages]
    return [*first["items"], *(one for page in more for one in page)]


def _told(database: Talking, kind: TaskKind) -> Counter[UUID]:
    wanted = select(Task.assignee_id).where(Task.kind == kind)
    return Counter(database.db.read(lambda session: session.scalars(wanted).all()))


def _speak_unnamed(policy: Talking, people: list[UUID]) -> None:
    policy.look_after(shows=False)
    for at, key in enumerate(people):
        done(policy.whispers(policy.as_(key), f"Tanpa nama {at}"))
    policy.look_after()


def _answer_all(policy: Talking) -> None:
    """Cluster the comments with the voices; answer questions and amendments one by one."""
    hr, path = policy.hr, policy.policy.path
    comments = [one["id"] for one in _listed(policy, kind="comment")]
    voices = [one["id"] for one in policy.voices()]
    group = {"name": "Beban", "comment_ids": comments, "voice_ids": voices}
    cluster = done(hr.post(f"{path}/clusters", group))
    done(hr.post(f"/policies/clusters/{cluster['id']}/answer", NO, version=1))
    for kind, answer in (("question", NO), ("amendment", YES)):
        for one in _listed(policy, kind=kind):
            done(hr.post(f"/policies/comments/{one['id']}/answer", answer, version=1))


def _what_is_said(talk: Any, part: Any) -> None:
    shown = talk["paragraphs"][0]
    kinds = ("supports", "comments", "questions", "amendments", "voices")
    assert [shown[kind] for kind in kinds] == [STAFF, COMMENTING, ASKING, PROPOSING, VOICES]
    assert shown["top_amendment"]["supports"] == STAFF - PROPOSING
    assert talk["unanswered"] == ALL
    assert part["took_part"] == STAFF == sum(one["took_part"] for one in part["items"])
    assert part["people"] == sum(one["people"] for one in part["items"]) == STAFF + 10


def _what_came_of_it(outcome: Any) -> None:
    assert (outcome["answered"], outcome["answered_within"]) == (ALL, 0)
    assert outcome["took_part"] == STAFF
    assert [one["after"] for one in outcome["paragraphs"]] == [BETTER]
    assert len(outcome["paragraphs"][0]["accepted"]) == PROPOSING
    assert outcome["answers"][0]["supports"] == STAFF - PROPOSING


def test_five_hundred_people_make_a_policy(open_policy: Talking) -> None:
    hr, path = open_policy.hr, open_policy.policy.path
    crowd = _crowd(open_policy)
    crowd.say()
    crowd.support(UUID(_listed(open_policy, kind="amendment")[0]["id"]))
    _speak_unnamed(open_policy, crowd.people[:VOICES])
    _what_is_said(done(hr.get(f"{path}/talk")), done(hr.get(f"{path}/participation")))

    open_policy.close()
    open_policy.policy.write(ANCHOR, text=BETTER)
    open_policy.policy.shown = done(open_policy.policy.step("post", "/publication"))
    early = open_policy.policy.step("post", "/adoption", DECISION)
    _answer_all(open_policy)
    _what_came_of_it(done(open_policy.wayan.get(f"{path}/outcome")))
    with on("2026-11-24"):
        done(open_policy.policy.step("post", "/adoption", DECISION))

    spoke = crowd.people[: COMMENTING + ASKING + PROPOSING]
    assert (problem_of(early), early.json()["open"]) == ("policy-not-answered", ALL)
    assert _told(open_policy, TaskKind.READ_POLICY_ANSWER) == Counter(spoke)
    assert _told(open_policy, TaskKind.READ_POLICY_OUTCOME) == Counter(crowd.people)

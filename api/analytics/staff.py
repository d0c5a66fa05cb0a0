"""Whom somebody assesses today (R6): acting ones first, each post by one person."""

from typing import Any

from sqlalchemy import and_, bindparam, exists, select
from sqlalchemy.orm import aliased

from api.organization.models import Assessor
from api.organization.posts.queries import acting_first

_other = aliased(Assessor)


def _today(one: Any) -> Any:
    return and_(one.valid_from <= bindparam("today"), one.valid_until > bindparam("today"))


_a_stronger_one = exists(
    select(_other.id).where(
        _other.employee_id == Assessor.employee_id,
        _other.assignment_id == Assessor.assignment_id,
        _today(_other),
        acting_first(_other) < acting_first(Assessor),
    )
)
ASSESSES_TODAY = and_(_today(Assessor), ~_a_stronger_one)
ASSESSED_BY_ME = and_(Assessor.assessor_id == bindparam("me"), ASSESSES_TODAY)


def of_my_people(person_id: Any) -> Any:
    """Condition: it is somebody whom one assesses, in whatever post."""
    return person_id.in_(select(Assessor.employee_id).where(ASSESSED_BY_ME))


def of_mine(facts: Any) -> Any:
    """Condition: facts are of somebody whom one assesses, in that post."""
    posts = select(Assessor.assignment_id).where(ASSESSED_BY_ME)
    return and_(of_my_people(facts.employee_id), facts.assignment_id.in_(posts))

"""Who maps whose indicators, and who answers for a figure; pure.

HR for all people of the agency, leaders for those below them; nobody decides by what they are
measured themselves, and nobody answers their own contest.
"""

from uuid import UUID

from api.goals.permissions import may_see
from api.identity.actor import Actor
from api.measurements.figures.records import ContestRow, IndicatorFields
from api.organization.permissions import administers


def maps(actor: Actor, line: IndicatorFields) -> bool:
    """Say whether somebody says what measures an indicator."""
    leads = any(line["unit_path"].startswith(path) for path in actor.leads)
    others = actor.kind == "person" and actor.id != line["employee_id"]
    return others and (leads or administers(actor, line["agency_id"]))


def may_use(actor: Actor, origin_agency_id: int, agency_id: int) -> bool:
    """Say whether numbers of one agency may feed indicators of another: only HR of the city joins two."""
    return origin_agency_id == agency_id or actor.is_hr_city


def sees(actor: Actor, line: IndicatorFields) -> bool:
    """Say whether somebody sees an indicator: whoever sees its plan."""
    return may_see(actor, line)


def sees_contest(actor: Actor, contest: ContestRow) -> bool:
    """Say whether somebody sees a contest: whoever sees the plan, and who is asked."""
    asked: set[UUID] = {contest["answerer_id"], contest["mapped_by"]}
    return actor.id in asked or may_see(actor, contest)


def answers(actor: Actor, contest: ContestRow) -> bool:
    """Say whether somebody answers a contest: who mapped the figure, who is asked, HR."""
    asked = actor.id in (contest["answerer_id"], contest["mapped_by"])
    others = actor.kind == "person" and actor.id != contest["raised_by"]
    return others and (asked or administers(actor, contest["agency_id"]))

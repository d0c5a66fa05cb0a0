"""How use looks on the wire."""

from datetime import date

from api.foundation.schema import Named, View
from api.identity.presence import Client, UseRole


class RoleTime(View):
    """Minutes of people of a role in a month; `per_person` beside the `ceiling` that was promised.

    Null where fewer people than a small group were there, and until their number is counted.
    """

    month: date
    role: UseRole
    people: int | None
    minutes: int | None
    per_person: float | None
    ceiling: int


class ClientUse(View):
    """Minutes by kind of device in the last months, and those in which a report or evidence was sent."""

    client: Client
    minutes: int
    sending: int


class ReportWays(View):
    """When the first reports of a period came, of so many people with an agreed plan."""

    period_id: int
    agreed: int
    early: int
    last_day: int
    late: int
    missing: int
    by_others: int


class UseView(View):
    """Use of the whole city, and reports of one unit; `reports` leaves out periods of too few people."""

    unit: Named
    small_group: int
    since: date | None
    times: list[RoleTime]
    clients: list[ClientUse]
    reports: list[ReportWays]

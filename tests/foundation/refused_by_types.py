"""What a type checker has to refuse: each line here is an error that mypy must go on finding.

Nothing of this runs. `make lint` fails when one of these is no error any more, since mypy then finds
that nothing needs to be ignored there.
"""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements import queries, service
from api.achievements.schemas import Report
from api.foundation import rows
from api.foundation.web import RequestWork
from api.foundation.work import Database
from api.identity.access import Caller
from api.rules.queries import setting


async def arguments_of_a_request(
    work: RequestWork, caller: Caller, plan: UUID, sent: Report
) -> None:
    await work.read(queries.get_report, caller, 20260709, plan)  # type: ignore[arg-type]  # swapped
    await work.read(queries.get_report, caller, plan)  # type: ignore[arg-type]  # one is missing
    await work.write(service.report, caller, plan, 20260709)  # type: ignore[arg-type]  # one is missing
    await work.write(service.report, caller, sent, 20260709, plan)  # type: ignore[arg-type]  # swapped
    await work.read(setting, caller, date(2026, 1, 1))  # type: ignore[arg-type]  # acts for nobody


async def arguments_of_the_program(database: Database, plan: UUID) -> None:
    await database.read(queries.period_of, plan, 20260709, "20261")  # type: ignore[arg-type]  # a text
    found = await database.read(queries.period_of, plan, 20261, 20260709)
    found["report_due"]  # type: ignore[typeddict-item]  # it is `report_due_on`


def what_a_row_holds(session: Session) -> None:
    for row in rows.fetch(session, queries.RECEIPTS):
        row["number"] + 1  # type: ignore[operator]  # a text

"""What a new day brings: posts and acting officials that begin or end with it (R4, R6).

Who was named for a later day assesses from that day on; when a Plt. or Plh. ends, the definitive
assessor is back; where nobody assesses any more, the next leader above does (R6).
"""

from sqlalchemy.orm import Session

from api.foundation.daily import Days
from api.foundation.events import SYSTEM
from api.organization.posts import (
    assessors,
    effective_date_queries,
    queries,
    relieving,
    service,
)


def follow_days(session: Session, days: Days) -> int:
    """Let places, units led and assessors be what they are today; say how many changed."""
    people = effective_date_queries.posted_in(session, days)
    for employee in people:
        service.keep_place(session, employee)
    touched = effective_date_queries.reassessed_in(session, days)
    for head, path in effective_date_queries.heads_begun_in(session, days):
        touched |= assessors.assign_head(session, head, path)
    touched |= relieving.end(
        effective_date_queries.without_their_head(session, days.until), days.until
    )
    session.flush()
    posts = effective_date_queries.posts_of(session, touched, days.until)
    before = assessors.of_before(queries.strongest_of(session, posts, days.after))
    relieving.fill(session, posts, days.until)
    return len(people) + assessors.publish_changes(session, SYSTEM, posts, before)

"""Facts count the feedback that leaders may read, and no longer what is for the receiver alone."""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _count("AND feedback.audience = 'receiver_and_leaders'", among="feedback_given > 0")


def downgrade() -> None:
    _count("", among="plan_id IS NOT NULL")


def _count(kept: str, *, among: str) -> None:
    """Count anew what is counted; a year takes in its periods, whose ids begin with it."""
    op.execute(f"""
        UPDATE person_period_facts SET feedback_given = (
            SELECT count(*) FROM feedback
            WHERE feedback.plan_id = person_period_facts.plan_id
            AND feedback.agency_id = person_period_facts.agency_id
            AND (
                feedback.period_id = person_period_facts.period_id
                OR feedback.period_id / 10000 = person_period_facts.period_id / 10000
                AND person_period_facts.period_id IN (SELECT id FROM periods WHERE kind = 'tahunan')
            ) {kept}
        ) WHERE {among}
    """)

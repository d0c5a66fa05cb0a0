"""Reads the people who are copied, with every row that is theirs, however many tables there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from api.foundation.ids import CITY, agency_of
from api.foundation.types import Key
from api.tables import metadata
from demo.content import STORY
from demo.days import dice
from demo.people import ON_DUTY, Person
from demo.places import known
from demo.services import SERVICES

Row = dict[str, Any]
_NOISE = dice("keys")
_RANDOM = 0xFFF << 64 | ((1 << 46) - 1)
_AGENCY = 0xFFFF << 46
SUBJECT = "subject_id"
OWNERS = ("employee_id", "plan_id", "achievement_id", "evidence_id", "evaluation_id", SUBJECT)
"""A row belongs to whom the first of these columns leads to."""
PEOPLE = ("users", "employees")
UNLIKE = {one.at for one in STORY.deputies} | {one.unit for one in SERVICES}
"""Units whose people have what a copy cannot have: somebody who acts, cases of their own."""
OF_CITY = frozenset(
    {"agencies", "units", "positions", "unit_achievements"}
    | {"performance_agreements", "agreement_indicators", "agreement_programmes"}
    | {"cycles", "periods", "cycle_periods", "holidays", "behaviour_values", "behaviour_guides"}
    | {"unit_period_facts", "unit_weeks", "saved_views", "nudges"}
    | {"rule_settings", "rule_tables", "rule_table_rows", "rule_texts"}
    | {"events", "event_chain", "event_outbox", "consumers", "jobs", "daily_jobs"}
    | {"rating_signals", "signal_searches", "unit_period_figures"}
    | {"use_days", "use_months", "use_marks"}
    | {"services", "service_standards", "service_steps", "service_cases"}
    | {"measurement_sources", "measurements", "metric_mappings", "contests"}
    | {"case_steps", "case_suspensions", "case_reminders"}
    | {"idempotency_keys", "teaching_observations"}
    | {"policies", "policy_versions", "policy_paragraphs", "policy_rule_changes"}
    | {"policy_simulations"}
    | {"policy_clusters", "policy_comments", "policy_comment_supports", "policy_supports"}
    | {"policy_sealed_voices", "policy_voice_rounds", "policy_voices"}
    | {"policy_surveys", "policy_survey_answers"}
    | {"position_needs", "promotion_checks", "promotion_proposals", "promotion_decisions"}
    | {"competences", "position_competences", "competence_words", "advised_competences"}
    | {"training_programmes", "training_seats", "training_attendances"}
    | {"training_answers", "training_ceilings"}
    | {"model_files", "talent_assessments"}
    | {"guidance_sessions", "improvements", "improvement_steps"}
    | {"imports", "import_rows", "stored_files"}
    | {"sessions", "api_tokens", "one_time_codes", "role_grants", "login_attempts"}
    | {"service_accounts", "service_account_secrets"}
)
"""Tables that no copy has rows in, or that are written for units."""


def copied_tables() -> list[Table]:
    """List the tables that copies have rows in; what is referred to comes first, with a key or in words."""
    found = [table for table in metadata.sorted_tables if table.name not in OF_CITY]
    return sorted(found, key=lambda table: owner_column(table) == SUBJECT)


def owner_column(table: Table) -> str:
    """Name the column that leads to whose a row is."""
    if table.name in PEOPLE:
        return "id"
    return next(name for name in OWNERS if name in table.columns)


def keys_of(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if isinstance(column.type, Key)]


@dataclass(eq=False)
class Model:
    """Somebody who is copied."""

    person: Person
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    """By table, in the order of their keys."""
    own: dict[UUID, str] = field(default_factory=dict)
    """The keys of these rows, each with its table; one key of two tables counts for the later."""
    moulds: dict[str, list[Any]] = field(default_factory=dict)
    """By table, what the rows of copies are cast in (`copies.Mould`)."""

    def outside(self) -> Iterator[UUID]:
        """Give the keys that these rows refer to and that are not their own."""
        for name, rows in self.rows.items():
            columns = [column.name for column in keys_of(metadata.tables[name])]
            for row in rows:
                for column in columns:
                    if row[column] is not None and row[column] not in self.own:
                        yield row[column]


def read_models(session: Session, people: Iterable[Person]) -> list[Model]:
    """Read the people who may be copied: nobody with a name of their own, two posts or two leaders."""
    models = {known(one.id): Model(one) for one in people if is_ordinary(one)}
    owners = dict(zip(models, models.values(), strict=True))
    for table in copied_tables():
        for row in session.execute(select(table).order_by(*table.primary_key)).mappings():
            owner = owners.get(row[owner_column(table)])
            if owner is not None:
                owner.rows[table.name].append(dict(row))
                if "id" in row:
                    owner.own[row["id"]] = table.name
                    owners[row["id"]] = owner
    return list(models.values())


def is_ordinary(person: Person) -> bool:
    if person.place.code in UNLIKE:
        return False
    bound = person.acts_at or person.former_assessor or person.also_at or person.is_referenced
    return not bound and person.work != "kepala" and person.service == ON_DUTY


def twin(key: UUID, agency_id: int) -> UUID:
    """Make a key like another one, so that copies sort by time as what they are copied from."""
    noise = _NOISE.getrandbits(58)
    fresh = (noise >> 46) << 64 | (noise & ((1 << 46) - 1))
    agency = CITY if agency_of(key) == CITY else agency_id
    return UUID(int=key.int & ~_RANDOM & ~_AGENCY | fresh | agency << 46)

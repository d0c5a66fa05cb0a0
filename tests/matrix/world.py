"""The small city with everything in it that an address can name, and everybody who may ask for it.

All of it is Wayan's, or concerns Wayan: the callers are who they are in relation to Wayan.
"""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.goals.models import PlanState
from api.identity.models import RoleGrant, User
from api.identity.scopes import SESSION_ONLY, Scope
from api.main import create_app
from api.organization.models import (
    EmployeeNumber,
    NumberKind,
)
from api.settings import Settings
from tests.analytics.factories import count_everything
from tests.conftest import Db
from tests.evaluations.factories import (
    Q1,
    Q2,
    Q3,
    give_feedback,
    make_case,
    make_evaluation,
    set_unit,
)
from tests.evaluations.factories import make_plan as make_agreed_plan
from tests.goals.factories import make_complete_plan
from tests.http import Client, book_of
from tests.identity.factories import give_password
from tests.imports.factories import person as file_row
from tests.imports.factories import read as read_file
from tests.imports.factories import sheet
from tests.matrix.cases import make_service
from tests.matrix.credit import enter_credit
from tests.matrix.figures import make_figures
from tests.matrix.forgetting import ForgettingDatabase
from tests.matrix.helped import make_help
from tests.matrix.judged import judge
from tests.matrix.learned import make_learned
from tests.matrix.observed import make_observations
from tests.matrix.others import delegate, keep_view, make_others, second_post
from tests.matrix.policy import make_policies
from tests.matrix.promotion import make_promotion
from tests.matrix.talk import make_talk
from tests.matrix.training import make_training
from tests.people import NEW_YEAR, Person, Town, make_town, sign_in_row

PEOPLE = (
    "oneself",
    "peer",
    "superior",
    "upper",
    "elsewhere",
    "hr",
    "hr_elsewhere",
    "hr_city",
    "auditor",
    "admin",
)
"""Who asks about Wayan: in person, signed in."""
ACCOUNTS = ("account", "account_elsewhere", "account_city")
"""Other systems, with every scope that one may hold: of Wayan's agency, of another, of the city."""
CALLERS = PEOPLE + ACCOUNTS
GRANTABLE = sorted(set(Scope) - SESSION_ONLY)
ENDS = "2027-03-31"
PAST = date(2026, 7, 20)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


class World:
    """The city, its callers, and the keys of what is in it."""

    def __init__(self, url: str, folder: Path, runner: asyncio.Runner) -> None:
        settings = Settings(mode="demo", DATABASE_URL=url, data_folder=folder / "data", pool_size=4)
        self.app = create_app(settings)
        self.runner = runner
        self.db = Db(self.app.state.database, runner)
        self.town: Town = self.db.write(make_town)
        self.others: dict[str, Person] = self.db.write(make_others, self.town)
        self.people = self._name_people()
        self.callers = {name: self.sign_in(self.people[name].id) for name in PEOPLE}
        self.forgetting = ForgettingDatabase(url, size=4)
        self.keys: dict[str, Any] = {}

    def _name_people(self) -> dict[str, Person]:
        town = self.town
        return {
            "oneself": town.wayan,
            "peer": town.made,
            "superior": town.chief,
            "upper": town.head,
            "elsewhere": town.stranger,
            "hr": town.hr_agency,
            "hr_elsewhere": self.others["hr_elsewhere"],
            "hr_city": town.hr_city,
            "auditor": town.auditor,
            "admin": town.admin,
        }

    def sign_in(self, user_id: UUID) -> Client:
        client = Client(self.app, self.runner, book_of(self.app))
        claims = self.db.write(sign_in_row, user_id)
        client.cookies["simk_session"] = self.app.state.keys.sign(claims)
        return client

    def bearer(self, secret: str) -> Client:
        """Give a client that holds a token or a secret."""
        client = Client(self.app, self.runner, book_of(self.app))
        client.headers["Authorization"] = f"Bearer {secret}"
        return client

    def prepare(self) -> None:
        """Put something of every kind into the city, then let it forget whatever comes."""
        self._work()
        self._papers()
        hr = self.callers["hr"]
        self.keys |= make_service(self.db, hr, self.town)
        self.keys |= make_figures(self.db, hr, self.callers["oneself"], self.keys)
        self.keys["entry_id"] = enter_credit(hr, self.town.wayan.id)
        self.keys["sheet"] = "penetapan"
        sides = (self.callers["superior"], self.callers["oneself"])
        place = (self.keys["plan_id"], self.keys["goal_id"])
        self.keys |= make_observations(self.db, self.town, *sides, *place)
        self.keys |= make_promotion(hr, self.town.wayan.id)
        self._learning()
        self._policies()
        self._credentials()
        self.db.write(count_everything)
        self.forget()

    def _learning(self) -> None:
        hr, oneself, superior = (self.callers[name] for name in ("hr", "oneself", "superior"))
        self.keys |= make_learned(self.db, hr, oneself, superior, self.keys)
        self.keys |= make_training(self.db, hr, self.callers["upper"], self.town)
        self.keys |= make_help(self.db, self.town, oneself, superior)

    def _policies(self) -> None:
        hr_city = self.callers["hr_city"]
        self.keys |= make_policies(hr_city, self.town.hr_city.id)
        self.keys |= make_talk(self.db, self.callers["oneself"], hr_city, self.keys["policy_id"])

    def forget(self) -> None:
        """Let requests change nothing from here on."""
        self.app.state.database = self.forgetting

    def remember(self) -> None:
        """Let requests change what they change; `sign_in` does in any case."""
        self.app.state.database = self.db.database

    def close(self) -> None:
        for database in (self.db.database, self.forgetting):
            self.runner.run(database.close())

    def token(self, scopes: list[str]) -> Client:
        """Give Wayan's script with some scopes."""
        draft = {"name": "skrip", "scopes": scopes, "expires_on": ENDS}
        return self.bearer(_made(self.callers["oneself"].post("/tokens", draft))["token"])

    def account(self, name: str, **sight: Any) -> Client:
        """Make an account for another system, with a secret."""
        admin = self.callers["admin"]
        draft = {"name": name, "scopes": GRANTABLE, **sight}
        self.keys["account_id"] = _made(admin.post("/service-accounts", draft))["id"]
        place = f"/service-accounts/{self.keys['account_id']}/secrets"
        made = _made(admin.post(place, {"expires_on": ENDS}))
        self.keys["secret_id"] = made["id"]
        return self.bearer(made["secret"])

    def _work(self) -> None:
        """Make Wayan's year: a plan agreed and evaluated, one in draft, one submitted."""
        wayan, chief, town = self.town.wayan, self.town.chief, self.town

        def make(session: Session) -> dict[str, Any]:
            open_one, work = make_case(session, town)
            for period in (Q1, Q2):
                set_unit(session, town, town.puskesmas, period_id=period)
            other = make_agreed_plan(session, second_post(session, wayan, chief), chief)
            rated, signed, disagreed = (
                make_evaluation(session, wayan, chief, one, period, due_on=PAST)
                for one, period in ((work, Q2), (work, Q1), (other, Q1))
            )
            draft, submitted, agreed = (
                make_complete_plan(session, second_post(session, wayan, chief), chief, state)
                for state in (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.SUBMITTED)
            )
            session.add(
                EmployeeNumber(
                    number=session.get_one(User, wayan.id).login_key,
                    employee_id=wayan.id,
                    kind=NumberKind.NIP,
                    valid_from=NEW_YEAR,
                )
            )
            give_feedback(session, town.made, wayan, work, "Rekap rapi.")
            make_agreed_plan(session, town.chief, town.head)
            return {
                "open": open_one,
                "rated": rated,
                "signed": signed,
                "disagreed": disagreed,
                "agreed_plan": work,
                "draft": draft,
                "submitted": submitted,
                "agreed": agreed,
            }

        made = self.db.write(make)
        superior = self.callers["superior"]
        judge(superior, self.callers["oneself"], made)
        _made(superior.post(f"/plans/{made['agreed'].id}/agreement", version=1))
        work = made["agreed_plan"]
        oneself = self.callers["oneself"]
        listed = _made(oneself.get(f"/plans/{work.plan_id}/evidence", period_id=Q3))
        self.keys |= {
            "cycle_id": 20261,
            "period_id": Q3,
            "plan_id": work.plan_id,
            "goal_id": work.goal_id,
            "indicator_id": work.indicators[0],
            "indicators": work.indicators,
            "evidence_id": listed["items"][0]["id"],
            "evaluation_id": made["open"],
            "unit_id": self.town.puskesmas,
            "parent_id": self.town.dinkes,
            "employee_id": wayan.id,
            "user_id": wayan.id,
            "assessor_id": self.town.made.id,
            "assignment_id": wayan.assignment_id,
            "delegation_id": delegate(superior, wayan, town.head),
            "draft": made["draft"],
            "submitted": made["submitted"],
            "agreed": made["agreed"],
            **{name: made[name] for name in ("rated", "signed", "disagreed")},
        }

    def _papers(self) -> None:
        """Make an agreement with its lines, a file of evidence, and an import."""
        hr, oneself = self.callers["hr"], self.callers["oneself"]
        draft = {"unit_id": str(self.town.puskesmas), "year": 2026}
        agreement = _made(hr.post("/performance-agreements", draft))
        place = f"/performance-agreements/{agreement['id']}"
        line = {"code": "IKU-1", "objective": "Sehat", "text": "Keluarga sehat", "target": "80"}
        line |= {"unit_of_measure": "%"}
        indicator = _made(hr.post(f"{place}/indicators", line))
        programme = _made(hr.post(f"{place}/programmes", {"name": "Keluarga sehat"}))
        sent = {"content": PDF, "params": {"name": "rekap.pdf"}}
        kept = _made(oneself.request("POST", "/files", **sent))
        evidence = {
            "period_id": Q3,
            "kind": "file",
            "title": "Rekap",
            "file_id": kept["id"],
            "indicator_ids": [str(self.keys["indicator_id"])],
        }
        _made(oneself.post(f"/plans/{self.keys['plan_id']}/evidence", evidence))
        odd = file_row(1, **{"JENIS JABATAN": "", "JABATAN NAMA": "Pawang Hujan"})
        imported = read_file(hr, self.db, sheet([odd]))
        asked = _made(hr.get(f"/imports/{imported['id']}/questions"))["items"]
        self.keys |= {
            "agreement_id": agreement["id"],
            "indicator_line": indicator["indicators"][0]["id"],
            "programme_line": programme["programmes"][0]["id"],
            "file_id": kept["id"],
            "import_id": imported["id"],
            "question": asked[0]["key"],
        }

    def _credentials(self) -> None:
        """Give Wayan a password, a session and tokens; make accounts of other systems."""
        self.keys["login"] = self.db.write(give_password, self.town.wayan.id)
        self.callers["account"] = self.account("SIMPEG", home_agency_id=1)
        self.callers["account_elsewhere"] = self.account("Dapodik", home_agency_id=2)
        reason = "Surat Sekda 800/12: rekap seluruh kota"
        self.callers["account_city"] = self.account("e-Rekap", city_wide=True, reason=reason)
        self.only = {scope: self.token([scope]) for scope in GRANTABLE}
        self.all_but = {scope: self.token([s for s in GRANTABLE if s != scope]) for scope in Scope}
        oneself = self.callers["oneself"]
        held = select(RoleGrant.id).where(RoleGrant.user_id == self.town.hr_agency.id)
        self.keys |= {
            "view_id": self.db.write(keep_view, self.town.wayan),
            "grant_id": self.db.read(lambda session: session.scalars(held).one()),
            "token_id": _made(oneself.get("/tokens"))["items"][0]["id"],
            "session_id": _made(oneself.get("/sessions"))["items"][0]["id"],
        }


def _made(answer: Any) -> Any:
    assert answer.status_code < 300, answer.text
    return answer.json()

"""A school's training plan from the results of 60 teachers: needs, programme, seats, attendance, a month later.

An empty city gets a school by HTTP; what its head and its teachers say of competences is set up through the
services. Served on three days: the plan is made, the programme is held, its participants are asked.
"""

import asyncio
import json
import re
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from api import subscriptions
from api.development.competence import assessing, deciding, keeping
from api.development.competence.models import CompetenceGroup
from api.development.competence.need_schemas import WishDraft
from api.development.competence.schemas import CompetenceDraft, LevelDraft, RequirementDraft
from api.foundation import clock
from api.foundation.work import Database
from api.identity.models import Role
from api.identity.queries import people_with
from api.organization.models import PositionKind
from demo.acts import actor_of
from demo.days import TODAY, moment
from tests.journeys.browsing import walk
from tests.journeys.example import ADMINISTRATOR, PASSWORD, Socket
from tests.journeys.teacher import wait
from tests.server import environment, run, serving
from tests.worked_example.city import City, Post, build
from tests.worked_example.hands import Row, get, post

HELD, LATER = "2026-10-09", "2026-11-10"
"""When the one session is; when a month is over."""
TEACHERS, WEAK = 60, 23
LITERASI, ASESMEN = "literasi", "asesmen_kelas"
UNITS = """KODE;NAMA;JENIS;KODE INDUK;MANDIRI
KOTA;KOTA CONTOH;kota;;
DIKPORA;DINAS PENDIDIKAN;opd;KOTA;
SMP1;SMP NEGERI 1 CONTOH;sekolah;DIKPORA;ya
"""
LEADERS = (
    Post("wali", "I Gusti Agung Satria", "KOTA", "WALI KOTA", "pejabat_negara", is_head=True),
    Post(
        "kadis",
        "Ida Ayu Saraswati",
        "DIKPORA",
        "Kepala Dinas Pendidikan",
        "jpt_pratama",
        "IV/c",
        is_head=True,
    ),
    Post("hr", "I Komang Yasa", "DIKPORA", "Penata Layanan Operasional", "pelaksana", "III/b"),
    Post(
        "kepsek",
        "I Made Suardana",
        "SMP1",
        "Kepala SMP Negeri 1 Contoh",
        "ahli_madya",
        "IV/a",
        is_head=True,
    ),
)
TEACHING = tuple(
    Post(f"guru{n:02}", f"Guru Contoh {n:02}", "SMP1", "Guru Ahli Pertama", "ahli_pertama", "III/a")
    for n in range(TEACHERS)
)


def walk_through(engine: str, database_url: str, folder: Path) -> int:
    """Make the school, then walk each day of the story on a server of that day."""
    env = environment(database_url, folder / "data", SIMKINERJA_TODAY=TODAY.isoformat())
    run(env, "migrate")
    told = run(env, "admin", "create", ADMINISTRATOR)
    code = re.search(r"Kode\s*: (\S+)", told)
    assert code, told
    place, worst = folder / "school.json", 0
    for part, day in (("plan", TODAY.isoformat()), ("held", HELD), ("later", LATER)):
        today = {**env, "SIMKINERJA_TODAY": day}
        with serving(today, folder / f"server-{part}.log") as address:
            if part == "plan":
                script = _prepare(Socket(address), code[1], database_url)
                place.write_text(json.dumps(script), encoding="utf-8")
            name = f"school-training-{engine}-{part}"
            more = {"EXAMPLE": str(place), "PART": part}
            worst = max(worst, walk("school-training.mjs", address, name, **more))
        if worst:
            break
    return worst


def _prepare(hr: Socket, code: str, database_url: str) -> Row:
    first = {"login": ADMINISTRATOR, "code": code, "new_password": PASSWORD}
    post(hr, "/session/activation", first)
    city = build(hr, lambda import_id: wait(hr, import_id), UNITS, (*LEADERS, *TEACHING))
    agency = get(hr, f"/employees/{city.people['hr']}")["agency_id"]
    grant = {
        "user_id": city.people["hr"],
        "role": "hr_agency",
        "for_agency_id": agency,
        "valid_from": "2026-01-01",
        "reason": "SK penunjukan pengelola kepegawaian",
    }
    post(hr, "/role-grants", grant)
    asyncio.run(_say_what_is_missing(database_url, city))
    slips = post(hr, "/activation-codes", {"unit_id": city.units["KOTA"]})["items"]
    codes = {slip["login"]: slip["code"] for slip in slips}
    return {
        "password": PASSWORD,
        "unit": city.units["SMP1"],
        "weak": WEAK,
        "planted": LITERASI,
        "held": HELD,
        "people": {
            one.key: {
                "id": city.people[one.key],
                "name": one.name,
                "login": city.logins[one.key],
                "code": codes[city.logins[one.key]],
            }
            for one in (*LEADERS, *TEACHING)
        },
    }


async def _say_what_is_missing(database_url: str, city: City) -> None:
    """Let the head and the teachers say what the facts are that needs are found from."""
    subscriptions.connect()
    database = Database(database_url, size=2)
    try:
        with clock.moved_to(moment(TODAY, 8)):
            await database.write(_model)
            await database.write(_levels_and_wishes, city)
    finally:
        await database.close()


def _model(session: Session) -> None:
    actor = actor_of(session, people_with(session, Role.ADMIN)[0])
    for code, name in ((LITERASI, "Pembelajaran literasi"), (ASESMEN, "Asesmen formatif")):
        group = CompetenceGroup.TEKNIS
        draft = CompetenceDraft(code=code, group=group, name=name)
        keeping.add_competence(session, actor, draft)
        wanted = RequirementDraft(
            position_kind=PositionKind.AHLI_PERTAMA, title="Guru", competence_code=code, level=3
        )
        keeping.set_requirement(session, actor, wanted)


def _levels_and_wishes(session: Session, city: City) -> None:
    """The weak wish what the head misses; of the others each says one thing that nobody else says."""
    head = actor_of(session, UUID(city.people["kepsek"]))
    for number, one in enumerate(TEACHING):
        who = UUID(city.people[one.key])
        is_weak = number < WEAK
        level = LevelDraft(
            competence_code=LITERASI,
            level=2 if is_weak else 3,
            reason="Terlihat pada pengamatan kelas bulan September.",
        )
        assessing.give_level(session, head, who, level)
        wished = LITERASI if is_weak else ASESMEN
        wish = WishDraft(text="Ingin belajar bersama rekan satu rumpun.")
        deciding.set_wish(session, actor_of(session, who), who, wished, wish)

"""One good request for each operation, made from the contract: only the asker decides its answer."""

from functools import cache
from typing import Any
from uuid import UUID

import httpx

from api.contract import contract
from tests.development.observing import APPOINTMENT
from tests.fuzzing.asking import Asking, Contract
from tests.http import Client
from tests.identity.factories import PASSWORD
from tests.imports.factories import person, sheet
from tests.matrix import helped, training
from tests.matrix.cases import service_of
from tests.matrix.elsewhere import ELSEWHERE
from tests.matrix.figures import bodies_of
from tests.matrix.judged import ANSWER, CORRECTION
from tests.matrix.learned import BODIES as LEARNED
from tests.matrix.observed import BODIES
from tests.matrix.policy import POLICY_BODIES
from tests.matrix.promotion import PROMOTION_HELD, PROMOTION_QUERIES, development_bodies
from tests.matrix.versions import VERSIONS
from tests.matrix.world import ENDS, PDF, World

UNENDING = frozenset({"listen"})
"""A stream that never ends: only those whom it refuses are tried."""
OF_A_DRAFT = frozenset(
    {
        "submit_plan",
        "cancel_plan",
        "add_goal",
        "change_goal",
        "remove_goal",
        "add_indicator",
        "change_indicator",
        "remove_indicator",
        "set_expectation",
        "set_supports",
    }
)
OF_A_SUBMITTED = frozenset({"withdraw_plan", "return_plan", "agree_plan"})
OTHER_PLANS = {
    OF_A_DRAFT: "draft",
    OF_A_SUBMITTED: "submitted",
    frozenset({"list_versions", "get_version"}): "agreed",
}
"""Operations on another plan of Wayan's than the one that is worked on."""
OWN_KEYS: dict[str, Any] = {
    "get_rule_table": {"name": "quadrant"},
    "get_rule_text": {"rule_id": "R37"},
    "get_version": {"number": 1},
    "set_expectation": {"value_code": 1},
    "set_supports": {"kind": "sumber_daya"},
    "open_period": {"period_id": 20261012},
    "propose_cycle": {"year": 2027},
} | training.OWN_KEYS
QUERIES: dict[str, Any] = {
    "upload_file": {"name": "rekap.pdf"},
    "start_import": {"kind": "employees", "file_name": "pegawai.xlsx"},
    "list_agreements": {"year": 2026},
    "list_colleagues": {"q": "Sukerti"},
    "get_import_template": {"kind": "employees"},
    "list_unready": {"kind": "not_reported"},
    "list_leadership_acts": {"point": "evidence"},
    "list_missing": {"tally": "unreported"},
    "list_candidates": {"cycle_id": 20261},
    **PROMOTION_QUERIES,
} | training.QUERIES
CONTENTS = {
    "upload_file": PDF + b"%",
    "start_import": sheet([person(2)]),
    "take_model_file": b"kode;kelompok;nama\nimunisasi;teknis;Imunisasi\n",
    "deliver_file": b"id izin;tgl berkas lengkap\nSIP-9;2026-10-01\n",
}


@cache
def requests_of(world: World) -> dict[str, tuple[Asking, dict[str, Any]]]:
    """Make the request of every operation, with what the contract says of it."""
    document = contract(world.app)
    bodies, found = _bodies(world), {}
    for method, path, operation in Contract(document, {}).operations():
        name = operation["operationId"]
        known: dict[str, list[Any]] = {
            key: [str(value)] for key, value in (world.keys | _keys_of(world, name)).items()
        }
        known |= {key: [int(known[key][0])] for key in _NUMBERS if key in known}
        asking = Contract(document, known).plain(method, path, operation)
        asking.query |= QUERIES.get(name, {})
        asking.body = bodies.get(name, asking.body)
        if name in VERSIONS:
            asking.headers["If-Match"] = f'"{VERSIONS[name]}"'
        found[name] = asking, operation
    return found


_NUMBERS = ("agency_id", "cycle_id", "period_id", "value_code", "number", "year")


def _keys_of(world: World, name: str) -> dict[str, Any]:
    """Give the keys that an operation needs others of: the draft where one writes, and so on."""
    keys = world.keys
    own = dict(OWN_KEYS.get(name, {}))
    for names, which in OTHER_PLANS.items():
        if name in names:
            made = keys[which]
            own |= {"plan_id": made.id, "goal_id": made.goals[0]}
            own["indicator_id"] = made.indicators[0]
    for key, places in ELSEWHERE.items():
        if name in places:
            own[key] = keys[places[name]]
    others = training.OTHER_PROGRAMMES | helped.OTHER_SESSIONS
    own |= {key: keys[which] for key, which in others.get(name, {}).items()}
    if name.endswith(("agreement_indicator", "agreement_programme")):
        own["line_id"] = keys["programme_line" if "programme" in name else "indicator_line"]
    return own


def _bodies(world: World) -> dict[str, Any]:
    """Give the bodies that cannot be guessed from the contract."""
    keys = {key: str(value) for key, value in world.keys.items()}
    post = {"title": "Pengelola Data", "position_kind": "pelaksana", "valid_from": "2026-10-01"}
    return {
        "sign_in": {"login": keys["login"], "password": "bukan ini"},
        "activate": {
            "login": keys["login"],
            "code": "AAAAA-AAAAA",
            "new_password": "jukung biru di Serangan",
        },
        "change_password": {"old_password": PASSWORD, "new_password": "jukung biru di Serangan"},
        "make_token": {"name": "skrip", "scopes": ["goals:read"], "expires_on": ENDS},
        "grant_role": {
            "user_id": keys["user_id"],
            "role": "hr_agency",
            "for_agency_id": 1,
            "valid_from": "2026-10-01",
            "reason": "SK 12",
        },
        "make_service_account": {"name": "baru", "scopes": ["goals:read"], "home_agency_id": 1},
        "make_secret": {"expires_on": ENDS},
        "add_employee": {
            "number": "198609262015051777",
            "name": "I Gede Baru",
            "kind": "pns",
            "unit_id": keys["unit_id"],
            **post,
        },
        "change_employee": {"nickname": "Wayan"},
        "search_by_number": {"number": keys["login"]},
        "find_by_number": {"number": keys["login"][4:12]},
        "end_service": {"state": "berhenti", "on": "2026-10-08", "reason": "permintaan sendiri"},
        "begin_assignment": {"unit_id": keys["unit_id"], "kind": "rangkap", **post},
        "name_assessor": {
            "assignment_id": keys["assignment_id"],
            "assessor_id": keys["assessor_id"],
            "kind": "delegasi",
            "valid_from": "2026-10-01",
            "valid_until": "2026-11-01",
            "reason": "Mengikuti pelatihan",
        },
        "delegate_assessing": {
            "assignment_id": keys["assignment_id"],
            "assessor_id": keys["assessor_id"],
            "valid_from": "2026-10-08",
            "valid_until": "2026-11-01",
            "reason": "Mengikuti pelatihan",
        },
        "add_unit": {
            "parent_id": keys["unit_id"],
            "kind": "seksi",
            "name": "Tata Usaha",
            "valid_from": "2026-10-01",
        },
        "change_unit": {"name": "Puskesmas Satu"},
        "choose_for_import": {"choices": {keys["question"]: "pelaksana"}},
        "apply_import": {"only_good_rows": True},
        "report": {"lines": [{"indicator_id": keys["indicator_id"], "value": "7", "version": 1}]},
        "submit_evidence": {
            "period_id": world.keys["period_id"],
            "kind": "link",
            "url": "https://contoh.go.id/b",
            "title": "Rekap",
            "indicator_ids": [keys["indicator_id"]],
        },
        "judge_evidence": {"verdict": "accepted"},
        **development_bodies(keys),
        "add_goal": {"kind": "utama", "text": "Ibu hamil terlayani"},
        "change_goal": {"text": "Ibu hamil terlayani"},
        "add_indicator": {
            "text": "Diperiksa",
            "target": "9",
            "unit_of_measure": "%",
            "aspect": "kuantitas",
        },
        "change_indicator": {"text": "Diperiksa"},
        "give_feedback": {
            "plan_id": keys["plan_id"],
            "goal_id": keys["goal_id"],
            "period_id": world.keys["period_id"],
            "text": "Rekap rapi sekali.",
        },
        "begin_cycle": {"year": 2027},
        "ask_for_feedback": {"plan_id": keys["plan_id"], "asked_id": keys["assessor_id"]},
        "rate_evaluation": {
            "results_rating": "sesuai_ekspektasi",
            "behaviour_rating": "sesuai_ekspektasi",
        },
        "acknowledge_evaluation": {"receipt": "agree"},
        "reopen_evaluation": {"reason": "Realisasi September belum ikut dinilai."},
        "step_period_back": {"reason": "Dimulai sebelum laporan berakhir"},
        "nudge": {
            "unit_id": keys["unit_id"],
            "period_id": world.keys["period_id"],
            "tally": "feedback_missing",
            "everybody": True,
        },
        "register_service": service_of(UUID(keys["unit_id"]), "SIP-2"),
        "change_service": {"name": "Izin praktik"},
        "set_standard": {
            "working_days": 3,
            "valid_from": "2026-11-01",
            "legal_basis": "Perwali 9/2026",
        },
        "deliver_cases": {"cases": [{"external_key": "SIP-9", "complete_on": "2026-10-01"}]},
        **(bodies_of(keys) | training.bodies_of(world.town)),
        **helped.bodies_of(world.town),
        **LEARNED,
        "answer_disagreement": ANSWER,
        "correct_evaluation": CORRECTION,
        "plan_observation": {"plan_id": keys["observable"], **APPOINTMENT},
        **BODIES,
        **POLICY_BODIES,
    }


HELD = {
    "list_sessions": "session_id",
    "list_tokens": "token_id",
    "list_employees": "employee_id",
    "list_cockpit_people": "employee_id",
    "list_missing": "employee_id",
    "list_views": "view_id",
    "list_services": "service_id",
    "list_cases": "case_id",
    "list_sources": "source_id",
    "list_mappings": "mapping_id",
    "list_candidates": "indicator_id",
    "list_contests": "contest_id",
    **PROMOTION_HELD,
    "list_colleagues": "employee_id",
    "find_by_number": "employee_id",
    "list_imports": "import_id",
    "list_plans": "plan_id",
    "list_observations": "observation_id",
    "list_guidance": "guidance_id",
    "list_observable": "plan_id",
    "list_policies": "policy_id",
    "list_evaluations": "evaluation_id",
    "list_unit_achievements": "unit_id",
    "list_feedback": "goal_id",
    "list_evidence": "evidence_id",
    "get_team": "employee_id",
    "list_addressees": "plan_id",
    "list_role_grants": "grant_id",
    "list_service_accounts": "account_id",
}
"""Lists that answer everybody, each with their own: what of Wayan's stands in them or does not."""
LETTERS = {401: "u", 403: "x", 404: ".", 409: "c", 422: "i"}


def letter_of(world: World, name: str, answer: httpx.Response) -> str:
    """Write an answer as a cell of the table has it."""
    if answer.status_code >= 300:
        return LETTERS.get(answer.status_code, str(answer.status_code))
    holds = name not in HELD or str(world.keys[HELD[name]]) in answer.text
    return "o" if holds else "-"


def ask(world: World, client: Client, name: str, asking: Asking) -> str:
    """Ask, and keep nothing of the answer: no cookie either."""
    cookies = dict(client.cookies)
    answer = send(client, name, asking)
    client.cookies = cookies
    return letter_of(world, name, answer)


def send(client: Client, name: str, asking: Asking) -> httpx.Response:
    """Ask, by whoever it is."""
    body = {"content": CONTENTS[name]} if name in CONTENTS else {"json": asking.body}
    return client.request(
        asking.method, asking.address, params=asking.query, headers=asking.headers, **body
    )

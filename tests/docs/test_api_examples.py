"""docs/api.md does what it says: each example runs as it stands there, and gives what is shown."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.errors import every_problem
from api.goals.models import Goal, Plan, PlanState
from api.identity.models import User
from api.identity.scopes import EVERY_SCOPE, SESSION_ONLY
from demo.personas import PASSWORD
from tests.conftest import Db
from tests.demo.town import copy_of_city
from tests.found import found
from tests.server import ROOT, environment, serving

PAGE = ROOT / "docs" / "api.md"
OWNER = "perawat"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUNS = ("bash", "python")
ANY_LINES = "(?:.*\n)*?"


@dataclass(frozen=True)
class Example:
    """One fenced program and the output that the page shows below it."""

    language: str
    code: str
    shown: str


def examples() -> list[Example]:
    blocks: list[tuple[str, str]] = FENCE.findall(PAGE.read_text(encoding="utf-8"))
    programs = [number for number, (language, _) in enumerate(blocks) if language in RUNS]
    return [Example(*blocks[number], shown=blocks[number + 1][1]) for number in programs]


def pattern(shown: str) -> re.Pattern[str]:
    """Read `…` as anything within its line, and a line of it as any lines."""
    lines = (
        ANY_LINES if line == "…" else re.escape(line).replace("…", ".*?") + "\n"
        for line in shown.splitlines()
    )
    return re.compile("".join(lines))


@dataclass
class Reader:
    """Somebody who tries the page: runs its programs with what it says to put in the environment."""

    env: dict[str, str]

    def run(self, example: Example) -> str:
        programs = {"bash": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}
        done = subprocess.run(
            [*programs[example.language], example.code],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, f"{example.code}\n{done.stdout}\n{done.stderr}"
        return done.stdout.replace("\r\n", "\n").removesuffix("\n") + "\n"


@pytest.fixture
def database_url(engine: str, tmp_path: Path, runner: asyncio.Runner) -> str:
    return copy_of_city(engine, tmp_path, runner)


@pytest.fixture
def base(database_url: str, tmp_path: Path) -> Iterator[str]:
    """Serve the demo city, as `make run` does."""
    assert shutil.which("curl"), "curl was not found: install Debian's package curl"
    env = environment(database_url, tmp_path / "served")
    with serving(env, tmp_path / "server.log") as address:
        yield f"{address}/api/v1"


def token_for_writing(base: str, login: str) -> str:
    with httpx.Client(base_url=base) as person:
        person.post("/session", json={"login": login, "password": PASSWORD}).raise_for_status()
        scopes = ["goals:read", "goals:write", "events:read"]
        draft = {"name": "skrip", "scopes": scopes, "expires_on": "2026-12-31"}
        token: str = person.post("/tokens", json=draft).raise_for_status().json()["token"]
    return token


def _drafting(session: Session) -> str | None:
    """Find somebody whose plan is a draft, and who leads nobody whose draft comes first."""
    found = (
        select(User.login_key)
        .join(Plan, Plan.employee_id == User.id)
        .where(Plan.state == PlanState.DRAFT)
    )
    return session.scalars(found.order_by(User.login_key)).first()


def _goals(session: Session) -> list[str]:
    owned = select(Goal.text).join(Plan, Plan.id == Goal.plan_id).join(User, _IS_OWNER)
    return list(session.scalars(owned.where(User.login_key == OWNER).order_by(Goal.position)))


_IS_OWNER = User.id == Plan.employee_id


@pytest.fixture
def reader(base: str, db: Db) -> Reader:
    login = db.read(_drafting)
    assert login
    here = Path(sys.executable).parent
    return Reader(
        {
            "PATH": f"{here}:{os.environ['PATH']}",
            "BASE": base,
            "LOGIN": OWNER,
            "PASSWORD": PASSWORD,
            "ADMIN_LOGIN": "admin",
            "WRITE_TOKEN": token_for_writing(base, login),
        }
    )


@pytest.mark.timeout(180)
def test_every_example_gives_what_is_shown(reader: Reader, db: Db) -> None:
    outputs = []
    for example in found(examples()):
        output = reader.run(example)
        assert pattern(example.shown).fullmatch(output), f"{example.code}\n{output}"
        if "TOKEN" not in reader.env:
            reader.env["TOKEN"] = json.loads(output)["token"]
        outputs.append(output)

    goals = db.read(_goals)
    read = [line.removeprefix("- ") for line in outputs[2].splitlines() if line.startswith("- ")]
    assert len(goals) >= 3
    assert read == goals
    assert outputs[2].startswith("Ni Kadek Ayu Lestari | ")
    head, body = outputs[3].split("\n\n", 1)
    assert head.startswith("HTTP/1.1 403 ")
    assert "\ncontent-type: application/problem+json\n" in head
    assert json.loads(body)["missing"] == ["goals:write"]


def test_there_are_examples_in_both_languages() -> None:
    languages = [example.language for example in examples()]

    assert (languages.count("bash"), languages.count("python")) == (6, 3)


def test_what_the_page_names_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    problems = set(re.findall(r"`(/problems/[a-z-]+)`", text))
    scopes = set(re.findall(r"`([a-z]+:(?:read|write))`", text))

    assert problems
    assert problems <= {kind.kind() for kind in every_problem()}
    assert scopes == EVERY_SCOPE - SESSION_ONLY

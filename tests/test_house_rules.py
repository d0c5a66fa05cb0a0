"""The house rules that no linter knows, kept by reading the code itself."""

import ast
from pathlib import Path

from tests.found import found
from tests.hollow import hollow_lines

ROOT = Path(__file__).resolve().parent.parent
API = found(sorted((ROOT / "api").rglob("*.py")))
TESTS = found(sorted((ROOT / "tests").rglob("*.py")))
EVERYTHING = [
    *API,
    *TESTS,
    *found(sorted((ROOT / "bench").rglob("*.py"))),
    *found(sorted((ROOT / "demo").rglob("*.py"))),
]
LONGEST = 300


def _calls(path: Path) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            target = node.func
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            found.append((name, node.lineno))
    return found


def test_a_file_is_one_thing() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in EVERYTHING
        if len(path.read_text().splitlines()) > LONGEST
    ]

    assert long == []


def test_nobody_commits_but_the_edge() -> None:
    outside = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in API
        if "foundation" not in path.parts
        for name, line in _calls(path)
        if name in {"commit", "rollback"}
    ]

    assert outside == []


def test_nobody_raises_a_framework_refusal() -> None:
    named = [
        str(path.relative_to(ROOT))
        for path in API
        if "HTTPException" in path.read_text() and path.name != "problem_handlers.py"
    ]

    assert named == []


def test_every_python_file_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in API
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []


def test_no_exemption_without_a_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in EVERYTHING
        if path.name != "test_house_rules.py"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if ("type: ignore" in line and line.count("#") < 2)
        or ("noqa" in line and " - " not in line.split("noqa", 1)[1])
    ]

    assert bare == []


def test_no_test_is_skipped() -> None:
    marks = ("pytest.skip", "mark.skip", "mark.xfail", "importorskip")
    skipped = [
        str(path.relative_to(ROOT))
        for path in TESTS
        if path.name != "test_house_rules.py" and any(mark in path.read_text() for mark in marks)
    ]

    assert skipped == []


def test_arithmetic_that_differs_between_engines_is_not_in_sql() -> None:
    averaging = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in API
        for name, line in _calls(path)
        if name == "avg"
    ]

    assert averaging == []


def test_no_search_by_like() -> None:
    """`LIKE` ignores case on one engine only; ranges on folded columns do not."""
    liking = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in API
        for name, line in _calls(path)
        if name in {"like", "ilike", "startswith_", "icontains"}
    ]

    assert liking == []


def test_no_test_looks_at_nothing() -> None:
    hollow = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in TESTS
        for line in hollow_lines(ast.parse(path.read_text()))
    ]

    assert hollow == []


HOLLOW = """
def test_hollow():
    for one in search():
        assert one
    assert all(one for one in search())
    assert not any(one for one in search())
    assert [one for one in search() if one] == []
    wrong = [one for one in measured if one]
    assert wrong == []
"""
WHOLE = """
def test_whole():
    wanted = found(search())
    for one in sorted(wanted):
        assert one
    assert all(one for one in WANTED.values())
    wrong = [one for one in measured if one]
    assert len(measured) > 5
    assert wrong == []
"""


def test_the_search_for_hollow_tests_knows_them() -> None:
    assert hollow_lines(ast.parse(HOLLOW)) == [3, 5, 6, 7, 8]
    assert hollow_lines(ast.parse(WHOLE)) == []

"""The files of the demonstration's content: wrong ones are refused with their file and line or key."""

from pathlib import Path

import pytest

from demo.content import KindLine, Names, ProgrammeLine, words
from demo.reading import ContentRefused, document, refuse_unknown, table

KINDS = "kind,born_from,born_until,may_be_pppk\n"


def _file(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_lines_are_read_as_what_they_are(tmp_path: Path) -> None:
    folder = _file(tmp_path, "kinds.csv", f"{KINDS}terampil,1985,2001,ya\n")

    [line] = table("kinds", KindLine, folder)
    assert (line.kind, line.born_from) == ("terampil", 1985)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mahir,1975,,", r"kinds.csv, line 3, born_until: Field required"),
        ("mahir,then,1990,", r"kinds.csv, line 3, born_from: .*integer"),
        ("chief,1975,1990,", r"kinds.csv, line 3, kind: "),
        ("mahir,1975,1990,,more", r"kinds.csv, line 3, "),
    ],
)
def test_a_wrong_line_is_refused_by_its_number(tmp_path: Path, line: str, said: str) -> None:
    folder = _file(tmp_path, "kinds.csv", f"{KINDS}terampil,1985,2001,ya\n{line}\n")

    with pytest.raises(ContentRefused, match=said):
        table("kinds", KindLine, folder)


def test_a_budget_that_the_service_would_refuse_is_refused_here(tmp_path: Path) -> None:
    folder = _file(tmp_path, "programmes.csv", "agency,name,budget\nDINKES,Program,-1\n")

    with pytest.raises(ContentRefused, match=r"programmes.csv, line 2, budget: "):
        table("programmes", ProgrammeLine, folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[lists]\npatterns = 3\n", r"names.toml, lists.patterns: "),
        ("[lists]\na = ['x']\n[[patterns]]\nweight = 1\nl = ['a']\n", r"patterns.0.p: Field"),
        ("lists = {\n", r"names.toml: .*line"),
        ("[lists]\n[more]\n", r"names.toml, "),
    ],
)
def test_a_wrong_document_is_refused_by_its_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ContentRefused, match=said):
        document("names", Names, _file(tmp_path, "names.toml", text))


def test_a_word_that_nothing_is_called_by_is_refused() -> None:
    with pytest.raises(ContentRefused, match=r"people.csv, part: unknown 'late'"):
        refuse_unknown("people.csv, part", ["on_time", "", "late"], {"on_time"})


def test_texts_that_are_missing_are_named() -> None:
    with pytest.raises(ContentRefused, match=r"words.toml: nothing under report.shrug"):
        words("report", "shrug")

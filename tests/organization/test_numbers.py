"""NIP and NI PPPK (R123–R125), grades (R120, R121), names, and paths of units: tables."""

from datetime import date

import pytest

from api.organization.names import (
    name_key,
    nickname,
    search_name,
    sort_name,
    split_titles,
)
from api.organization.people.grades import PANGKAT, PPPK, normal_grade
from api.organization.people.numbers import Number, NumberRefused, read
from api.organization.units import paths


def test_w60_a_nip_tells_birth_and_sex() -> None:
    """W60, R123."""
    assert read("198609262015051001") == Number("198609262015051001", "nip", date(1986, 9, 26), "l")


def test_w62_an_ni_of_a_pppk_is_told_by_its_mark() -> None:
    """W62, R124."""
    assert read("198902252024211013") == Number(
        "198902252024211013", "ni_pppk", date(1989, 2, 25), "l"
    )


@pytest.mark.parametrize(
    "damaged",
    [
        "'198609262015051001",
        "19860926 201505 1 001",
        "19860926.201505.1.001",
        " 198609262015051001 ",
        "198609262015051001.0",
        "198609262015051001,0",
        "\u00a0198609262015051001",
        "19860926-201505-1-001",
    ],
)
def test_what_a_spreadsheet_adds_is_taken_off(damaged: str) -> None:
    assert read(damaged).text == "198609262015051001"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1.98609E+17", "scientific_notation"),
        ("1,98609262015051E+17", "scientific_notation"),
        ("1.9860926201505101e+17", "scientific_notation"),
        ("19860926201505100", "not_18_digits"),
        ("1986092620150510011", "not_18_digits"),
        ("1986O9262015051001", "not_digits"),
        ("", "not_digits"),
        ("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١", "not_digits"),
        ("198602302015051001", "birth_date"),
        ("188609262015051001", "birth_date"),
        ("198609262015131001", "appointment_month"),
        ("198609262015001001", "appointment_month"),
        ("198609262015301001", "appointment_month"),
        ("198609261985051001", "appointed_before_birth"),
        ("198609262015053001", "sex_digit"),
        ("198609262015051000", "serial_000"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_reason(number: str, code: str) -> None:
    """R123: real date, month, sex, serial; scientific notation has lost digits for good."""
    with pytest.raises(NumberRefused) as refused:
        read(number)

    assert refused.value.code == code


def test_an_ni_that_begins_with_0_is_taken_with_a_warning() -> None:
    """R124: unclear, so warn and do not reject; it tells neither birth nor sex."""
    taken = read("019890225202421013")

    assert (taken.kind, taken.born_on, taken.sex, taken.warning) == (
        "ni_pppk",
        None,
        None,
        "leading_zero",
    )


def test_r125_digit_15_tells_the_sex() -> None:
    assert [read(n).sex for n in ("198609262015051001", "198609262015052001")] == ["l", "p"]


def test_r120_there_are_17_grades_of_pns() -> None:
    assert len(PANGKAT) == 17
    assert all(normal_grade(grade) == grade for grade in PANGKAT)


def test_r121_there_are_17_grades_of_pppk() -> None:
    assert len(PPPK) == 17
    assert [normal_grade(f"{number:02}") for number in range(1, 18)] == list(PPPK)


@pytest.mark.parametrize(
    ("raw", "grade"),
    [
        ("III/c", "III/c"),
        ("iii/C ", "III/c"),
        ("IV.a", "IV/a"),
        ("IVe", "IV/e"),
        ("Gol. III-d", "III/d"),
        ("Golongan IX", "IX"),
        ("9", "IX"),
        ("III/e", None),
        ("V/a", None),
        ("XVIII", None),
        ("0", None),
        ("Penata", None),
    ],
)
def test_grades_are_read_as_people_write_them(raw: str, grade: str | None) -> None:
    assert normal_grade(raw) == grade


@pytest.mark.parametrize(
    ("raw", "front", "name", "back"),
    [
        ("drg. I Made Wirawan, M.Kes.", "drg.", "I Made Wirawan", "M.Kes."),
        ("Dr. dr. Ni Luh Sari, Sp.A., M.Kes.", "Dr. dr.", "Ni Luh Sari", "Sp.A., M.Kes."),
        ("I KETUT RAI S.H. M.H.", None, "I KETUT RAI", "S.H. M.H."),
        ("dr Putu Oka", "dr.", "Putu Oka", None),
        ("DRS. I WAYAN SUDARMA", "DRS.", "I WAYAN SUDARMA", None),
        ("Suparno", None, "Suparno", None),
        ("A.A. Gede Agung", None, "A.A. Gede Agung", None),
        ("Made S.", None, "Made S.", None),
        ("  Ida  Bagus   Rai ,S.E. ", None, "Ida Bagus Rai", "S.E."),
        ("H. Ahmad Fauzi, S.Ag.", "H.", "Ahmad Fauzi", "S.Ag."),
    ],
)
def test_titles_stand_apart_from_names(
    raw: str, front: str | None, name: str, back: str | None
) -> None:
    """Case matters: dr. is a physician, Dr. a doctorate."""
    parts = split_titles(raw)

    assert (parts.front_title, parts.name, parts.back_title) == (front, name, back)


@pytest.mark.parametrize(
    ("name", "sorted_as", "called"),
    [
        ("I Wayan Sudarma", "wayan sudarma", "Sudarma"),
        ("Ni Luh Putu Ariani", "luh putu ariani", "Ariani"),
        ("Ni Luh Putu", "luh putu", "Luh"),
        ("Ida Bagus Putu Adnyana", "ida bagus putu adnyana", "Adnyana"),
        ("I Gusti Ayu Komang Dewi", "gusti ayu komang dewi", "Dewi"),
        ("I Gusti Ngurah Agung", "gusti ngurah agung", "Agung"),
        ("A.A. Gede Mahendra", "a.a. gede mahendra", "Mahendra"),
        ("Kadek Agus Wiguna", "kadek agus wiguna", "Agus"),
        ("SITI ROHMAH", "siti rohmah", "Siti"),
        ("Suparno", "suparno", "Suparno"),
        ("I", "i", "I"),
        ("José André", "jose andre", "José"),
    ],
)
def test_names_are_sorted_without_marker_and_called_without_birth_order(
    name: str, sorted_as: str, called: str
) -> None:
    assert (sort_name(name), nickname(name)) == (sorted_as, called)


def test_a_name_is_found_without_its_markers() -> None:
    assert search_name("Ni Made Sri Utari") == "made sri utari"


def test_unit_names_are_compared_without_case_and_punctuation() -> None:
    assert name_key("UPTD. Puskesmas  I – Denpasar") == name_key("uptd puskesmas i denpasar")


def test_a_subtree_is_a_range_of_text() -> None:
    parent = paths.below("000G/", 3)
    inside = [parent, paths.below(parent, 1), paths.below(paths.below(parent, 2), 35)]
    outside = ["000G/", paths.below("000G/", 2), paths.below("000G/", 4)]

    assert all(parent <= path < paths.end_of(parent) for path in inside)
    assert not any(parent <= path < paths.end_of(parent) for path in outside)


def test_siblings_keep_their_order_and_leave_room_between() -> None:
    signs = [paths.level(rank) for rank in range(1, 2_000)]

    assert signs == sorted(signs)
    assert (signs[0], signs[1]) == ("000G", "000W")
    assert [paths.rank_of(f"000G/{sign}/") for sign in signs[:50]] == list(range(1, 51))


def test_a_path_knows_what_is_above_it() -> None:
    assert paths.above("000G/000G/000W/") == ["000G/000G/", "000G/"]
    assert paths.above("000G/") == []

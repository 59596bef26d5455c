"""How often the role of a column is recognised: against labels set by hand, on real surveys and on invented ones."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from loyalty_desktop.paths import resource
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.roles import SURE
from loyalty_desktop.survey.survey import Column, Survey, survey
from tests.survey.invented import english, held_back, japanese, last, listed
from tests.survey.invented.answers import Asked, rows_of
from tests.survey.making import survey_of

ROOT = resource().parent
LEAST = 0.95
"""What issue 4 asks for; what is measured stands beside each test."""

INVENTED = {
    "hotel": japanese.HOTEL,
    "bank": japanese.BANK,
    "hospital": japanese.HOSPITAL,
    "school": japanese.SCHOOL,
    "saas": english.SAAS,
    "shop": english.SHOP,
    "park": held_back.PARK,
    "phone": held_back.PHONE,
    "garage": held_back.GARAGE,
    "restaurant": last.RESTAURANT,
    "insurer": last.INSURER,
    "gym": last.GYM,
}
LISTED = listed.surveys()


class Labelled(NamedTuple):
    """A column with what a person calls it: the roles that are right, the scales that are right ('' for none)."""

    column: Column
    roles: tuple[str, ...]
    scales: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        scale = self.column.scale
        read = f"{scale.low}-{scale.high}" + (" falling" if scale.reversed else "")
        return self.column.role in self.roles and (not self.scales or read in self.scales)

    def __str__(self) -> str:
        scale = self.column.scale
        return (
            f"{self.column.heading[:60]}: {self.column.role} {scale.kind} {scale.low}-{scale.high}, not "
            f"{'|'.join(self.roles)} {'|'.join(self.scales)}"
        )


def fits(heading: str, wanted: str) -> bool:
    if wanted.startswith("*"):
        return heading.endswith(wanted[1:])
    return heading.startswith(wanted[:-1]) if wanted.endswith("*") else heading == wanted


def labels() -> list[dict[str, object]]:
    text = (Path(__file__).parent / "role_labels.toml").read_text(encoding="utf-8")
    found: list[dict[str, object]] = tomllib.loads(text)["survey"]
    return found


@cache
def labelled(file: str) -> tuple[Labelled, ...]:
    lines = next(one["columns"] for one in labels() if one["file"] == file)
    assert isinstance(lines, list)
    out = []
    for column in _read(file).columns:
        line = next(line for line in lines if fits(column.heading, line[0]))  # every column has a label
        scales = tuple(line[2].split("|")) if len(line) > 2 else ()
        out.append(Labelled(column, tuple(line[1].split("|")), scales))
    return tuple(out)


def _read(file: str) -> Survey:
    return survey(read_here(ROOT / file, None, lambda _share: None))


def made(questions: tuple[Asked, ...], seed: int) -> tuple[Labelled, ...]:
    columns = survey_of(rows_of(questions, seed)).columns
    scales = [(one.scale,) if one.scale else () for one in questions]
    return tuple(
        Labelled(column, one.roles, scale) for column, one, scale in zip(columns, questions, scales, strict=True)
    )


def wrong(found: tuple[Labelled, ...]) -> list[str]:
    return [str(one) for one in found if not one.is_right]


FILES = tuple(str(one["file"]) for one in labels())


def test_roles_when_surveys_are_real() -> None:
    # Measured: 452 of 454 columns, 99.6 %; before this test existed 408, 89.9 %.
    found = tuple(one for file in FILES for one in labelled(file))
    assert len(wrong(found)) <= (1 - LEAST) * len(found), wrong(found)


@pytest.mark.parametrize("file", [file for file in FILES if "qualtRics" not in file])
def test_roles_when_it_is_one_real_survey(file: str) -> None:
    # Measured at least 99 % each. A sample of one answer (qualtRics) proves nothing by itself.
    found = labelled(file)
    assert len(wrong(found)) <= (1 - LEAST) * len(found), wrong(found)


@pytest.mark.parametrize("file", FILES)
def test_the_loyalty_question_when_surveys_are_real(file: str) -> None:
    found = labelled(file)
    wanted = [one.column.heading for one in found if one.roles == ("loyalty",)]
    assert [one.column.heading for one in found if one.column.role == "loyalty"] == wanted


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_roles_when_surveys_are_invented(seed: int) -> None:
    # Read for the first time: 135 of 145 columns of the first six (93.1 %), then 55 of 58 of the next three (94.8 %)
    # and 57 of 58 of the last three (98.3 %); the general failings of the first nine were mended in between.
    found = tuple(one for questions in INVENTED.values() for one in made(questions, seed))
    assert len(wrong(found)) <= (1 - LEAST) * len(found), wrong(found)


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_roles_when_surveys_are_listed(seed: int) -> None:
    # Parts of four sets that were written before they were read. Read for the first time: 832 of 948 columns (87.8 %),
    # then 361 of 379 (95.3 %), 270 of 304 (88.8 %, data sets with code-like headings among them) and 260 of 272
    # (95.6 %). What failed generally was mended after each set, so that here hardly any column is wrong.
    found = tuple(one for questions in LISTED.values() for one in made(questions, seed))
    assert len(wrong(found)) <= (1 - LEAST) * len(found), wrong(found)
    sure = [one for one in found if one.column.guess.confidence >= SURE and one.column.role not in one.roles]
    assert not sure, [str(one) for one in sure]


@pytest.mark.parametrize("name", LISTED)
def test_the_loyalty_question_when_surveys_are_listed(name: str) -> None:
    for one in made(LISTED[name], 7):
        if one.roles == ("loyalty",):
            assert one.column.role == "loyalty", str(one)
            assert one.scales != ("0-10",) or one.column.scale.kind == "zero_to_ten"


@pytest.mark.parametrize("name", [name for name in INVENTED if name != "school"])
def test_the_loyalty_question_when_surveys_are_invented(name: str) -> None:
    for seed in (7, 8, 9):
        for one in made(INVENTED[name], seed):
            if one.roles == ("loyalty",) and one.scales == ("0-10",):
                assert (one.column.role, one.column.scale.kind) == ("loyalty", "zero_to_ten"), str(one)

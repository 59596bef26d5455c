"""Templates: offered for the same headings, taken over whole, and every difference told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.corrections import set_role
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.project import Project, Source
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.journey.templates import Offer, Template, best_offer, offer_of, taken_over, template_of
from loyalty_desktop.messages import message
from loyalty_desktop.survey import questions, roles
from loyalty_desktop.survey.reading import ColumnKey, Join, Reading
from loyalty_desktop.survey.roles import Guess
from loyalty_desktop.survey.survey import Survey, survey
from tests.journey.surveys import SCORES, WORDS, YES_NO, survey_of

Columns = tuple[tuple[str, tuple[object, ...]], ...]
COLUMNS: Columns = (
    ("Q1 推奨度（0〜10）", SCORES),
    ("Q2 接客の満足度", WORDS),
    ("Q3 品揃えの満足度", WORDS),
    ("Q4 試着した", YES_NO),
    ("店舗", ("渋谷", "新宿", "池袋")),
)
SHOP = ColumnKey("店舗")


def read(columns: Columns, reading: Reading | None = None) -> Survey:
    made = survey_of(*columns)  # type: ignore[arg-type]
    return survey(made.workbook, reading)


def template(**fields: object) -> Template:
    """Return what is kept of a project in which the shop was told to be an experience and the journey drawn."""
    reading = set_role(Reading(), (SHOP, ColumnKey("Q3 品揃えの満足度")), "unused")
    understood = read(COLUMNS, msgspec.structs.replace(reading, **fields))
    journey = edit.add_stage(suggest_journey(understood))
    project = Project((Source("/data/調査.xlsx", reading=understood.reading),), journey)
    return template_of(project, understood, Path("/data/第1回.loyalty"))


def offered(columns: Columns) -> Offer | None:
    new = read(columns)
    return offer_of(template(), new, suggest_journey(new))


def test_the_same_headings_are_read_the_same_way() -> None:
    kept = template()
    new = read(COLUMNS)
    offer = offer_of(kept, new, suggest_journey(new))
    assert offer is not None
    assert (offer.share, offer.differences) == (1.0, ())
    taken = taken_over(offer, new.workbook)
    assert taken.journey == kept.journey
    assert taken.survey.reading == kept.reading
    assert [one.role for one in taken.survey.columns][2:] == ["unused", "experience", "unused"]
    assert taken.told == ()
    assert taken.said == message("template_taken", name="第1回", found=5, count=5)


def test_nothing_is_offered_that_would_change_nothing() -> None:
    understood = read(COLUMNS)
    project = Project((Source("/a.xlsx"),), suggest_journey(understood))
    same = template_of(project, understood, Path("/a.loyalty"))
    assert offer_of(same, read(COLUMNS), suggest_journey(understood)) is None


def test_other_surveys_are_left_alone() -> None:
    assert offered((("年齢", ("20代", "30代")), ("Q2 接客の満足度", WORDS), ("推奨度", SCORES))) is None


def test_differences_are_listed() -> None:
    changed: Columns = (
        ("Q1 推奨度（0〜10）", SCORES),
        ("Q5 接客の満足度", WORDS),
        ("Q3 品揃えの満足度", WORDS),
        ("Q4 試着した", YES_NO),
        ("アプリの満足度", WORDS),
    )
    offer = offered(changed)
    assert offer is not None
    assert offer.renamed == ((ColumnKey("Q2 接客の満足度"), ColumnKey("Q5 接客の満足度")),)
    assert offer.missing == (SHOP,)
    assert offer.new == (ColumnKey("アプリの満足度"),)
    assert [one.id for one in offer.differences] == ["template_renamed", "template_missing", "template_new"]
    assert all(one.text() for one in offer.differences)
    taken = taken_over(offer, read(changed).workbook)
    used = {one.column for one in taken.journey.drivers}
    assert ColumnKey("Q5 接客の満足度") in used
    assert SHOP not in {one.column for one in taken.survey.reading.corrections}


def test_a_column_with_other_words_is_proposed_as_the_same_one() -> None:
    changed = (*COLUMNS[:1], ("Q9 店員の接客の満足度", WORDS), *COLUMNS[2:])
    offer = offered(changed)
    assert offer is not None
    assert offer.likely == ((ColumnKey("Q2 接客の満足度"), ColumnKey("Q9 店員の接客の満足度")),)
    assert (offer.missing, offer.new, offer.renamed) == ((), (), ())
    assert [one.id for one in offer.differences] == ["template_likely"]
    taken = taken_over(offer, read(changed).workbook)
    assert ColumnKey("Q9 店員の接客の満足度") in {one.column for one in taken.journey.drivers}
    assert [one.id for one in taken.told] == ["template_likely"]
    assert taken.said == message("template_taken", name="第1回", found=5, count=5)


@pytest.mark.parametrize(
    "other",
    [
        ("Q2 価格の満足度", WORDS),  # shares only what every question has
        ("Q9 接客で気になった点", ("早口", "無愛想", "特になし")),  # the same words, answers of another kind
    ],
)
def test_another_question_is_not_taken_for_a_renamed_one(other: tuple[str, tuple[object, ...]]) -> None:
    offer = offered((*COLUMNS[:1], other, *COLUMNS[2:]))
    assert offer is not None
    assert offer.likely == ()
    assert offer.missing == (ColumnKey("Q2 接客の満足度"),)
    assert offer.new == (ColumnKey(other[0]),)


def test_a_column_that_nothing_was_said_of_is_told_when_it_is_missing() -> None:
    kept = template()
    untold = msgspec.structs.replace(
        kept, headings=(*kept.headings, ColumnKey("年代")), kinds=(*kept.kinds, "category")
    )
    new = read(COLUMNS)
    offer = offer_of(untold, new, suggest_journey(new))
    assert offer is not None
    assert offer.share == 1.0  # nothing was done with it
    assert offer.missing == (ColumnKey("年代"),)
    assert taken_over(offer, new.workbook).said == message("template_taken", name="第1回", found=5, count=6)


def test_corrections_go_with_a_renamed_column() -> None:
    changed = (*COLUMNS[:2], ("Q7 品揃えの満足度", WORDS), *COLUMNS[3:])
    offer = offered(changed)
    assert offer is not None
    taken = taken_over(offer, read(changed).workbook)
    found = taken.survey.column(ColumnKey("Q7 品揃えの満足度"))
    assert found is not None
    assert found.role == "unused"


def test_sheet_and_rules_of_the_file_are_taken_where_they_fit() -> None:
    kept = template(sheet="回答", left_out=("rows_straight",), kept=("rows_hidden", "seen:direction_asked"))
    new = read(COLUMNS)
    offer = offer_of(kept, new, suggest_journey(new))
    assert offer is not None
    assert (offer.reading.sheet, offer.reading.left_out, offer.reading.kept) == (
        "回答",
        ("rows_straight",),
        ("rows_hidden",),
    )
    other = survey(replace(new.workbook, sheets=(replace(new.sheet, name="Sheet1"),)))
    fits = offer_of(kept, other, suggest_journey(other))
    assert fits is not None
    assert fits.reading.sheet is None


def test_files_beside_the_survey_are_no_part_of_a_template_but_told() -> None:
    shop = replace(
        survey_of(("店舗", ("渋谷", "新宿", "池袋")), ("地域", ("東", "西", "東"))).workbook, file_name="店舗.xlsx"
    )
    reading = Reading(joins=(Join("店舗.xlsx", SHOP, SHOP),), encoding="cp932", questionnaire="調査票.xlsx")
    told = set_role(reading, (SHOP, ColumnKey("Q3 品揃えの満足度")), "unused")
    read_so = survey(replace(survey_of(*COLUMNS).workbook, beside=(shop,)), told)  # type: ignore[arg-type]
    assert read_so.column(ColumnKey("地域")) is not None
    project = Project((Source("/data/調査.xlsx", reading=told),), edit.add_stage(suggest_journey(read_so)))
    kept = template_of(project, read_so, Path("/data/第1回.loyalty"))
    assert (kept.reading.joins, kept.reading.encoding, kept.reading.questionnaire) == ((), None, None)
    assert ColumnKey("地域") not in kept.headings
    assert "渋谷" not in msgspec.json.encode(kept).decode()  # no answer of anybody
    new = read(COLUMNS)
    offer = offer_of(kept, new, suggest_journey(new))
    assert offer is not None
    assert offer.missing == ()
    beside = message("template_beside", name="第1回", files="調査票.xlsx, 店舗.xlsx", count=2)
    assert offer.differences == (beside,)
    assert beside in taken_over(offer, new.workbook).told


def test_the_template_that_fits_best_is_offered() -> None:
    new = read(COLUMNS)
    worse = msgspec.structs.replace(
        template(), name="別", reading=set_role(template().reading, (ColumnKey("ない"),), "unused")
    )
    best = best_offer((worse, template()), new, suggest_journey(new))
    assert best is not None
    assert best.template.name == "第1回"
    assert best_offer((), new, Journey()) is None


def test_a_stored_choice_beats_every_new_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = template()
    before = read(COLUMNS, kept.reading)

    guess = roles.guess_role

    def another(*given: object) -> Guess:
        old = guess(*given)  # type: ignore[arg-type]
        return Guess("comment", old.confidence, old.why)

    monkeypatch.setattr(questions, "guess_role", another)
    after = read(COLUMNS, kept.reading)
    assert [one.guess.role for one in after.columns] == ["comment"] * 5
    for column in after.columns:
        told = column.correction.role
        same = before.column(column.key)
        assert same is not None
        assert column.role == (same.role if told is not None else "comment")
    assert after.column(SHOP).role == "unused"  # type: ignore[union-attr]

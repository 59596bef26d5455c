"""The answers 0 to 10 in the codes 1 to 11: read where something says so, asked where nothing does (I18)."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey.measures import choose_measure
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from loyalty_desktop.survey.wording import Wording
from tests.survey.making import cells, sheet_of

CODES = [3, 5, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11] * 10
ASKED, ASKED_EN = "友人に勧めたいですか", "How likely are you to recommend us?"
ENDS = (("1", "全く勧めない"), ("11", "ぜひ勧めたい"))


def book(heading: str, text: str = "", labels: tuple[tuple[str, str], ...] = ()) -> Workbook:
    rows: list[list[Cell]] = [["ID", heading], *(cells(n, code) for n, code in enumerate(CODES))]
    told = (Wording(heading, text, labels=labels),) if text else ()
    return Workbook((sheet_of(rows),), file_name="a.sav", code_book=told)


def note(read: Survey, id_: str) -> Noted | None:
    return next((one for one in read.notes if one.message.id == id_), None)


def steps(read: Survey) -> dict[str, float]:
    one = read.columns[1]
    rows = zip(one.distinct.typed_texts, one.scale.codes.tolist(), one.distinct.counts.tolist(), strict=True)
    return {text: code for text, code, n in rows if n}


@pytest.mark.parametrize(
    "told",
    [
        book(f"{ASKED}（0〜10）"),
        book(f"{ASKED_EN} (0-10)"),
        book(f"{ASKED}（11段階）"),
        book("Q1", f"{ASKED} 0〜10でお答えください"),
        book("Q1", f"{ASKED}（0〜10）", ENDS),
        book("Q1", ASKED, (("1", "0 全く勧めない"), ("11", "10 ぜひ勧めたい"))),
        book("Q1", ASKED, (("1", "全く勧めない（0）"), ("11", "ぜひ勧めたい（10点）"))),
        book("Q1", ASKED, (("1", "0"), ("11", "10"))),
        book("Q1", ASKED_EN, (("1", "0 - Not at all likely"), ("11", "10 - Extremely likely"))),
    ],
)
def test_codes_are_read_as_the_answers_that_they_stand_for(told: Workbook) -> None:
    read = survey(told)
    assert (read.columns[1].role, read.columns[1].scale.kind) == ("loyalty", "zero_to_ten")
    assert steps(read) == {str(code): code - 1 for code in sorted(set(CODES), key=CODES.index)}
    assert measure_name(choose_measure(read)) == "NPS"
    found = note(read, "coded_from_one")
    assert found is not None
    assert (found.count, found.state) == (len(CODES), "told")
    assert note(read, "coded_from_one_asked") is None


@pytest.mark.parametrize("told", [book(ASKED), book("Q1", ASKED, ENDS)])
def test_codes_that_nothing_explains_stay_as_they_are_and_are_asked_about(told: Workbook) -> None:
    read = survey(told)
    assert (read.columns[1].scale.low, read.columns[1].scale.high) == (1, 11)
    assert measure_name(choose_measure(read)) != "NPS"
    asked = note(read, "coded_from_one_asked")
    assert asked is not None
    yes, no = value_choices(asked, read)
    answered = survey(told, yes.reading)
    assert measure_name(choose_measure(answered)) == "NPS"
    assert steps(answered) == {str(code): code - 1 for code in sorted(set(CODES), key=CODES.index)}
    assert note(answered, "coded_from_one_asked") is None
    kept = survey(told, no.reading)
    assert (kept.columns[1].scale.low, kept.columns[1].scale.high) == (1, 11)
    assert note(kept, "coded_from_one_asked") is None


def test_eleven_steps_that_the_heading_numbers_from_one_are_no_codes() -> None:
    read = survey(book(f"{ASKED}（1〜11の11段階）"))
    assert (read.columns[1].scale.low, read.columns[1].scale.high) == (1, 11)
    assert note(read, "coded_from_one_asked") is None


def test_a_single_eleven_is_no_code() -> None:
    rows: list[list[Cell]] = [["ID", f"{ASKED}（0〜10）"], *(cells(n, 1 + n % 10) for n in range(100)), [100, 11]]
    read = survey(Workbook((sheet_of(rows),)), Reading())
    assert steps(read)["10"] == 10
    assert note(read, "coded_from_one") is None


def answers(heading: str, *given: list[int]) -> Workbook:
    """Return a file with one such question, or with a grid of them."""
    names = ["接客", "価格", "店内"][: len(given)]
    headings = [heading] if len(given) == 1 else [f"{heading} [{name}]" for name in names]
    rows: list[list[Cell]] = [["ID", *headings]]
    rows += [cells(n, *numbers) for n, numbers in enumerate(zip(*given, strict=True))]
    return Workbook((sheet_of(rows),))


TEN = [1 + n % 10 for n in range(100)]
RARE, SINGLE = [*TEN[:94], *[11] * 6], [*TEN[:99], 11]


@pytest.mark.parametrize("heading", [f"{ASKED}（0〜10）", f"{ASKED_EN} (0-10)", "スタッフの満足度（0〜10）"])
@pytest.mark.parametrize("given", [RARE, SINGLE])
def test_rare_elevens_without_a_zero_are_asked_about_and_shifted_in_one_step(heading: str, given: list[int]) -> None:
    told = answers(heading, given)
    read = survey(told)
    asked = note(read, "one_higher_asked")
    assert asked is not None
    assert (asked.count, asked.state) == (given.count(11), "asked")
    assert note(read, "extra_code_asked") is None  # once is enough
    shifted = survey(told, value_choices(asked, read)[0].reading)
    assert steps(shifted) == {str(code): code - 1 for code in range(1, 12)}
    assert shifted.columns[1].scale.kind == "zero_to_ten"
    assert note(shifted, "answers_outside") is None
    slip = survey(told, value_choices(asked, read)[1].reading)
    assert steps(slip)["10"] == 10
    assert note(slip, "one_higher_asked") is None


@pytest.mark.parametrize(
    ("heading", "given"),
    [
        (f"{ASKED}（0〜10）", TEN),  # nobody was so strict: that happens
        (f"{ASKED}（0〜10）", [0, *RARE[1:]]),
        (f"{ASKED}（0〜10）", [*RARE[:99], 12]),
        (ASKED, RARE),
    ],
)
def test_nothing_is_said_of_a_shift_that_the_answers_do_not_bear_out(heading: str, given: list[int]) -> None:
    assert note(survey(answers(heading, given)), "one_higher_asked") is None


def test_a_grid_is_asked_about_once_with_the_questions_in_which_nobody_chose_eleven() -> None:
    read = survey(answers("満足度（0〜10）", RARE, TEN, SINGLE))
    asked = note(read, "one_higher_asked")
    assert asked is not None
    assert (len(asked.columns), asked.count) == (3, 7)
    shifted = survey(read.workbook, value_choices(asked, read)[0].reading)
    assert [one.scale.codes.tolist()[1] for one in shifted.columns[1:]] == [0, 0, 0]
    with_zero = survey(answers("満足度（0〜10）", RARE, [0, *TEN[1:]], SINGLE))
    assert note(with_zero, "one_higher_asked") is None


def test_a_question_beside_others_that_are_read_one_lower_is_asked_about() -> None:
    read = survey(answers("満足度（0〜10）", [*TEN[:80], *[11] * 20], TEN, [*TEN[:80], *[11] * 20]))
    told, asked = note(read, "coded_from_one"), note(read, "one_higher_asked")
    assert told is not None
    assert (told.count, len(told.columns)) == (200, 2)
    assert asked is not None
    assert [key.heading for key in asked.columns] == ["満足度（0〜10） [価格]"]

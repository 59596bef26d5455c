from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loyalty_desktop.paths import resource
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import ROLES, ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of, column, observed, of_columns, roles, survey_of

DATA = Path(__file__).resolve().parents[1] / "data"

# One question of each kind, 24 answers each.
QUESTIONS: dict[str, list[Cell]] = {
    "回答者番号": [f"A{n:03}" for n in range(24)],
    "回答日": [f"2026/4/{n + 1}" for n in range(24)],
    "Q1. 友人に勧めたいですか": [10, 9, 8, 7, 6, 0, 3, 10] * 3,
    "満足度 [接客]": [5, 4, 3, 2, 1, 5, 4, None] * 3,
    "満足度 [品揃え]": [4, 4, 3, 2, 1, 5, 6, 5] * 3,
    "満足度 [価格]": [1, 2, 3, 4, 5, 5, 4, 3] * 3,
    "満足度 [駐車場]": [1, 2, 3, 4, 5, 5, 4, 2] * 3,
    "総合評価": ["とても満足", "満足", "普通", "不満", "利用していない", "満足"] * 4,
    "店員に相談した": ["○", "×", "〇", None] * 6,
    "利用したもの": ["店舗, 電話", "電話", "店舗", "サイト, 店舗"] * 6,
    "年代": ["20代", "30代", "40代", "60代以上"] * 6,
    "都道府県": ["東京都", "大阪府", "北海道"] * 8,
    "購入金額": ["1,200円", "800円", "23,000円", "無回答"] * 6,
    "ご意見": [f"{n}番のレジの方が親切でした" for n in range(24)],
}
HEADINGS = list(QUESTIONS)
ROWS: list[list[Cell]] = [[*HEADINGS], *map(list, zip(*QUESTIONS.values(), strict=True))]
FAST = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(read: Survey) -> dict[ColumnKey, object]:
    """Return what each column is read as, whatever its place and whatever the order of its values."""
    return {
        one.key: (
            one.role,
            one.guess,
            one.scale.kind,
            (one.scale.low, one.scale.high, one.scale.reversed, one.scale.family, one.scale.unsure),
            sorted(
                (text, str(code), str(reason), n)
                for text, code, reason, n in zip(
                    one.distinct.labels,
                    one.scale.codes.tolist(),
                    one.scale.reasons,
                    one.distinct.counts.tolist(),
                    strict=True,
                )
                if n
            ),
            sorted((option.text, option.count) for option in one.scale.options),
        )
        for one in read.columns
    }


BASE = told(survey_of(ROWS))


def test_survey_when_read() -> None:
    read = survey_of(ROWS)
    assert list(roles(read).values()) == [
        "id",
        "timestamp",
        "loyalty",
        "driver",
        "driver",
        "driver",
        "driver",
        "overall_satisfaction",
        "experience",
        "experience",
        "segment",
        "segment",
        "spend",
        "comment",
    ]
    assert read.rows == 24
    assert read.heading_rows == (1,)
    assert read.left_out == ()
    assert [one.letter for one in read.columns][:3] == ["A", "B", "C"]
    assert [one.heading for one in read.with_role("driver")] == HEADINGS[3:7]
    assert read.column(ColumnKey("ない")) is None


def test_letter_when_columns_go_on() -> None:
    read = survey_of([[f"h{n}" for n in range(60)], *[[n] * 60 for n in range(3)]])
    assert [read.columns[at].letter for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


@FAST
@given(st.permutations(range(len(HEADINGS))))
def test_columns_when_shuffled(order: list[int]) -> None:
    assert told(survey_of([[row[at] for at in order] for row in ROWS])) == BASE


@FAST
@given(st.permutations(range(24)))
def test_answers_when_shuffled(order: list[int]) -> None:
    assert told(survey_of([HEADINGS, *(ROWS[1 + at] for at in order)])) == BASE


@FAST
@given(
    st.lists(st.sampled_from([["2026年4月 顧客満足度調査"], ["実施期間：4/1～4/30"], [], ["n=24"]]), max_size=4),
    st.lists(st.integers(1, 24), max_size=5),
    st.integers(0, 3),
)
def test_rows_when_titles_and_empty_ones_are_added(titles: list[list[Cell]], gaps: list[int], below: int) -> None:
    answers: list[list[Cell]] = [list(row) for row in ROWS[1:]]
    for at in gaps:
        answers.insert(at, [])
    read = survey_of([*titles, HEADINGS, *answers, *[[] for _ in range(below)]])
    assert told(read) == BASE
    assert read.heading_rows == (len(titles) + 1,)


NOTATIONS = (
    lambda n: n,
    str,
    float,
    lambda n: chr(0xFF10 + n),
    lambda n: f"{n}点",
    lambda n: f"{n}.0",
    lambda n: f" {n} ",
)


@FAST
@given(st.lists(st.sampled_from(NOTATIONS), min_size=24, max_size=24), st.sampled_from(HEADINGS[3:7]))
def test_notation_when_changed_in_a_rating(notations: list[object], heading: str) -> None:
    numbers = QUESTIONS[heading]
    changed = [
        cell if cell is None else notation(cell)  # type: ignore[operator]
        for cell, notation in zip(numbers, notations, strict=True)
    ]
    clean, read = survey_of(ROWS), of_columns({**QUESTIONS, heading: changed})

    def answers(one: Survey) -> list[object]:
        found = column(one, heading)
        return [
            (found.scale.reasons[code], str(found.scale.codes[code]), found.role, found.scale.kind, found.scale.points)
            for code in found.raw.codes
        ]

    assert answers(read) == answers(clean)
    assert roles(read) == roles(clean)


def some_correction(heading: str, values: list[str]) -> st.SearchStrategy[Correction]:
    value = st.sampled_from(values)
    return st.builds(
        Correction,
        st.just(ColumnKey(heading)),
        role=st.none() | st.sampled_from(ROLES),
        missing=st.lists(st.tuples(value, st.sampled_from(["blank", "not_used", "dont_know"])), max_size=2).map(tuple),
        yes=st.none() | st.lists(value, max_size=2).map(tuple),
        reversed=st.none() | st.booleans(),
        codes=st.just(()) | st.lists(st.tuples(value, st.integers(0, 10)), min_size=1, max_size=3).map(tuple),
    )


CORRECTIONS = st.sampled_from(HEADINGS).flatmap(
    lambda heading: some_correction(heading, sorted({str(cell) for cell in QUESTIONS[heading] if cell is not None}))
)


@FAST
@given(st.lists(CORRECTIONS, min_size=1, max_size=3))
def test_survey_when_a_previous_one_is_given(corrections: list[Correction]) -> None:
    workbook = book_of(ROWS)
    reading, previous = Reading(), survey(workbook)
    for correction in corrections:
        reading = reading.with_correction(correction)
        previous = survey(workbook, reading, previous)
    assert observed(previous) == observed(survey(workbook, reading))
    assert observed(survey(workbook, Reading(), previous)) == observed(survey(workbook))


@FAST
@given(CORRECTIONS)
def test_correction_when_made_it_changes_its_column_only(correction: Correction) -> None:
    read = survey_of(ROWS, correction)
    corrected = read.column(correction.column)
    assert corrected is not None
    beside = {one.key for one in read.columns if corrected.group and one.group == corrected.group}
    for key, found in told(read).items():
        if key != correction.column and key not in beside:
            assert found == BASE[key]
    if correction.role is not None:
        assert corrected.role == correction.role


def test_columns_when_nothing_changed_they_are_equal() -> None:
    workbook = book_of(ROWS)
    before = survey(workbook)
    key = ColumnKey("満足度 [接客]")
    after = survey(workbook, Reading(corrections=(Correction(key, reversed=True),)), before)
    same = [one for one, other in zip(before.columns, after.columns, strict=True) if one == other]
    assert len(same) >= len(HEADINGS) - 4  # the column itself and, at most, those that share its scale
    assert before.column(key) != after.column(key)


def test_scale_when_columns_share_words() -> None:
    # Nobody used the lower half of one question; the question beside it shows that it is there (I41).
    read = of_columns(
        {
            "No": list(range(10)),
            "満足度（接客）": ["大いに満足", "満足", "普通", "不満", "大いに不満"] * 2,
            "満足度（価格）": ["満足", "普通"] * 5,
        }
    )
    assert [one.scale.points for one in read.columns[1:]] == [5, 5]


@pytest.fixture(scope="module")
def toyama() -> Workbook:
    return read_here(resource("samples", "toyama_2025.csv"), None, lambda _share: None)


def test_toyama_when_read(toyama: Workbook) -> None:
    expected = json.loads((DATA / "toyama-2025" / "expected.json").read_text(encoding="utf-8"))
    read = survey(toyama)
    (loyalty,) = read.with_role("loyalty")
    assert (loyalty.heading, loyalty.guess.confidence) == (expected["loyalty"]["column"], 0.95)
    assert [one.heading for one in read.with_role("driver")] == list(expected["drivers"])
    assert [one.heading for one in read.with_role("overall_satisfaction")] == list(expected["overall_satisfaction"])
    assert all(one.scale.points == 5 for one in (*read.with_role("driver"), *read.with_role("overall_satisfaction")))
    for heading, wanted in expected["experiences"].items():
        options = {option.text: option.count for option in column(read, heading).scale.options}
        for text, counted in wanted["options"].items():
            assert options[text] == counted["count"], (heading, text)
    traffic = column(read, "満足度（交通）")
    blank = sum(int(n) for n, why in zip(traffic.distinct.counts, traffic.scale.reasons, strict=True) if why == "blank")
    assert blank == 719
    assert column(read, "").index == 51  # I33


def test_airport_when_its_codes_are_given_as_corrections() -> None:
    workbook = read_here(DATA / "sfo-2017" / "sfo-2017.csv", None, lambda _share: None)
    first = survey(workbook)
    drivers = [one.key for one in first.columns if one.heading.startswith("Q7") and one.heading != "Q7ALL"]
    corrections = [
        Correction(key, role="driver", missing=(("6", "not_used"), ("0", "blank"), ("Blank", "blank")))
        for key in drivers
    ]
    corrections.append(
        Correction(ColumnKey("Q4BAGS"), role="experience", yes=("1",), missing=(("3", "dont_know"), ("0", "blank")))
    )
    read = survey(workbook, Reading(corrections=tuple(corrections)), first)
    for key in drivers:
        one = read.column(key)
        assert one is not None
        assert (one.scale.kind, one.scale.low, one.scale.high, one.scale.unsure) == ("points", 1, 5, False)
    expected = json.loads((DATA / "sfo-2017" / "expected.json").read_text(encoding="utf-8"))
    for heading, wanted in expected["drivers"].items():
        one = column(read, heading)
        if one.key in drivers:
            valid = sum(int(n) for n, why in zip(one.distinct.counts, one.scale.reasons, strict=True) if why is None)
            assert valid == wanted["n_valid"]
    assert column(read, "Q4BAGS").scale.kind == "yes_no"
    assert column(read, "NETPRO").role == "loyalty"


def test_what_nobody_touched_is_not_understood_again(toyama: Workbook) -> None:
    first = survey(toyama)
    corrected = ColumnKey("満足度（交通）")
    again = survey(toyama, Reading(corrections=(Correction(corrected, missing=(("普通", "not_used"),)),)), first)
    both = zip(again.columns, first.columns, strict=True)
    changed = [one.key for one, before in both if one.scale is not before.scale]
    assert corrected in changed
    assert len(changed) < len(first.columns) / 4


def test_bare_ratings_beside_the_satisfaction_as_a_whole_are_drivers() -> None:
    scores: list[Cell] = [1, 2, 3, 4, 5, 5, 4, 3] * 5
    grid: dict[str, Sequence[Cell]] = {
        f"Q7{name}": scores[at:] + scores[:at] for at, name in enumerate(("FOOD", "SIGN", "WIFI"))
    }
    alone = {one.heading: one.guess.confidence for one in of_columns(grid).columns}
    beside = {one.heading: one.guess for one in of_columns(grid | {"Q7ALL": scores}).columns}
    assert {beside[name].role for name in grid} == {"driver"}
    assert all(beside[name].confidence > max(alone.values()) for name in grid)
    assert {beside[name].why.id for name in grid} == {"why_with_overall"}

"""From a journey to Results: definitions of METHOD 2-4, its invariants, and everything that can be absent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import Results
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading, Role
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.surveys import survey_from

Rows: TypeAlias = Sequence[tuple[Cell, ...]]
SCORE, SERVICE, PRICE, HELPED, USED, WEIGHT, AREA = (
    ColumnKey(name)
    for name in ("推奨度", "満足度（接客）", "満足度（価格）", "相談した", "使ったもの", "ウェイト", "地域")
)
HEADINGS = [key.heading for key in (SCORE, SERVICE, PRICE, HELPED, USED, WEIGHT, AREA)]
ROLES: tuple[tuple[ColumnKey, Role], ...] = (
    (SCORE, "loyalty"),
    (SERVICE, "driver"),
    (PRICE, "driver"),
    (HELPED, "experience"),
    (USED, "experience"),
    (WEIGHT, "weight"),
)
JOURNEY = Journey(
    Measure(SCORE),
    (
        Stage("1", "店", (Driver("a", "接客", SERVICE),)),
        Stage("2", "物", (Driver("b", "価格", PRICE, "basic"),)),
    ),
    (
        Experience("x", "相談", HELPED, None, "a"),
        Experience("y", "アプリ", USED, "アプリ"),
        Experience("z", "電話", USED, "電話"),
    ),
)
row_of = st.tuples(
    st.one_of(st.none(), st.integers(0, 10)),
    st.one_of(st.none(), st.integers(1, 5), st.just("利用していない"), st.just("わからない")),
    st.one_of(st.none(), st.sampled_from(["とても満足", "満足", "普通", "不満", "とても不満"])),
    st.sampled_from(["はい", "いいえ", None]),
    st.sampled_from(["アプリ", "電話", "アプリ, 電話", "電話, 店", None]),
    st.sampled_from([0.5, 1.0, 1.25, 2.0, 4.0]),
    st.sampled_from(["北", "南"]),
)
# Every answer is there at least once, so that each column is read as the same scale in every example.
SEED: list[tuple[Cell, ...]] = [
    (10, 5, "とても満足", "はい", "アプリ", 0.5, "北"),
    (9, 4, "満足", "いいえ", "電話", 1.0, "南"),
    (0, 3, "普通", None, "アプリ, 電話", 1.25, "北"),
    (5, 2, "不満", "はい", "電話, 店", 2.0, "南"),
    (8, 1, "とても不満", "いいえ", "アプリ", 4.0, "北"),
    (7, "利用していない", None, "はい", None, 1.0, "南"),
]
IN_BOTH_AREAS = SEED + [(*row[:6], "南" if row[6] == "北" else "北") for row in SEED]
tables = st.lists(row_of, min_size=0, max_size=120).map(lambda rows: IN_BOTH_AREAS * 2 + rows)


def make(rows: Rows, *more: Correction) -> Survey:
    # The figures are tested here, not how answers are recognised: what parts them is told.
    corrections = tuple(Correction(key, role=role, separator=", " if key == USED else None) for key, role in ROLES)
    reading = Reading(corrections=corrections)
    for one in more:
        reading = reading.with_correction(one)
    return survey_from([HEADINGS, *rows], reading)


def figures(rows: Rows, **changes: Any) -> Results:
    return analyze(Counter(make(rows)), msgspec.structs.replace(JOURNEY, **changes))


def score(rows: Rows) -> float | None:
    """Count the net score of rows by hand; None below ten answers, as METHOD 1.6 wants."""
    valid = [int(row[0]) for row in rows if isinstance(row[0], int)]
    if len(valid) < 10:
        return None
    return 100 * (sum(one >= 9 for one in valid) - sum(one <= 6 for one in valid)) / len(valid)


def near(value: float | None, expected: float | None) -> bool:
    return value is None if expected is None else value == pytest.approx(expected)


@settings(max_examples=50, deadline=None)
@given(tables)
def test_figures_are_what_counting_by_hand_gives(rows: Rows) -> None:
    results = figures(rows)
    assert near(results.loyalty.score.value, score(rows))
    service, price = results.drivers
    rated = [row for row in rows if isinstance(row[1], int)]
    top = [row for row in rated if isinstance(row[1], int) and row[1] >= 4]
    assert (service.head.n, service.top2) == (len(rated), len(top))
    assert near(service.head.value, len(top) / len(rated) if len(rated) >= 10 else None)
    assert near(service.heart.value, score(top))
    assert near(service.rest.value, score([row for row in rated if row not in top]))
    content = [row for row in rows if row[2] in {"とても満足", "満足"}]
    assert price.top2 == len(content)
    assert near(price.heart.value, score(content))
    helped, app, _phone = results.experiences
    assert (helped.count, helped.incidence.n) == (
        sum(row[3] == "はい" for row in rows),
        sum(row[3] is not None for row in rows),
    )
    assert near(helped.with_it.value, score([row for row in rows if row[3] == "はい"]))
    assert near(helped.without_it.value, score([row for row in rows if row[3] == "いいえ"]))
    users = [row for row in rows if isinstance(row[4], str) and "アプリ" in row[4]]
    assert (app.count, app.incidence.n) == (len(users), sum(row[4] is not None for row in rows))
    assert near(app.with_it.value, score(users))


@settings(max_examples=30, deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: Rows, random: Any) -> None:
    """METHOD 8, invariant 2."""
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert _shown(figures(rows)) == _shown(figures(shuffled))


def _shown(results: Results) -> Any:
    """Return the figures; answers of equal code may come in another order when the file does."""
    return [(one.head, one.heart, one.lift, one.reach) for one in results.drivers], [
        (one.incidence, one.with_it, one.difference, one.verdict) for one in results.experiences
    ]


@settings(max_examples=30, deadline=None)
@given(tables)
def test_group_and_rest_make_up_the_base(rows: Rows) -> None:
    """METHOD 8, invariants 13, 14 and 23, weighted."""
    results = figures(rows, weight=WEIGHT)
    for driver in results.drivers:
        if driver.lift.points is None or driver.versus_base.points is None:
            continue
        assert driver.heart.value is not None
        assert driver.rest.value is not None
        share = driver.heart.w / (driver.heart.w + driver.rest.w)
        base = share * driver.heart.value + (1 - share) * driver.rest.value
        assert driver.lift.points == pytest.approx(driver.heart.value - driver.rest.value)
        assert driver.versus_base.points == pytest.approx(driver.heart.value - base)


@settings(max_examples=30, deadline=None)
@given(tables)
def test_contribution_is_the_share_of_those_who_had_it_times_the_difference(
    rows: Rows,
) -> None:
    """METHOD 4.4: W(had it, valid outcome) / W(valid outcome) · difference."""
    results = figures(rows)
    for one in results.experiences:
        if one.difference.points is None:
            assert one.contribution.points is None
            continue
        share = one.with_it.n / results.loyalty.score.n
        assert one.contribution.points == pytest.approx(share * one.difference.points)


@settings(max_examples=30, deadline=None)
@given(tables, st.sampled_from([0.001, 7.0, 1000.0]))
def test_the_size_of_weights_changes_nothing(rows: Rows, times: float) -> None:
    """METHOD 8, invariant 3."""
    larger = [(*row[:5], float(row[5] or 0) * times, row[6]) for row in rows]  # type: ignore[arg-type]
    for one, two in zip(figures(rows, weight=WEIGHT).drivers, figures(larger, weight=WEIGHT).drivers, strict=True):
        assert one.heart.n == two.heart.n
        assert one.heart.value == pytest.approx(two.heart.value)
        assert one.heart.n_eff == pytest.approx(two.heart.n_eff)
        assert one.lift.p == pytest.approx(two.lift.p)


def test_constant_weights_are_no_weights() -> None:
    """METHOD 8, invariant 4."""
    rows = [(*row[:5], 3.0, row[6]) for row in SEED * 20]
    plain, weighted = figures(rows), figures(rows, weight=WEIGHT)
    assert weighted.loyalty.score.value == pytest.approx(plain.loyalty.score.value)
    assert weighted.loyalty.score.low == pytest.approx(plain.loyalty.score.low)
    assert weighted.loyalty.score.n_eff == pytest.approx(plain.loyalty.score.n)


@settings(max_examples=20, deadline=None)
@given(tables)
def test_a_filter_gives_the_figures_of_the_rows_it_keeps(rows: Rows) -> None:
    kept = [row for row in rows if row[6] == "北"]
    filtered = figures(rows, filters=(Filter(AREA, ("北",)),))
    alone = figures(kept)
    assert filtered.respondents == alone.respondents
    assert filtered.loyalty.score == alone.loyalty.score
    assert [one.heart for one in filtered.drivers] == [one.heart for one in alone.drivers]
    assert [one.lift.p for one in filtered.drivers] == [one.lift.p for one in alone.drivers]


@settings(max_examples=20, deadline=None)
@given(tables)
def test_an_edit_and_its_undo_end_where_they_began(rows: Rows) -> None:
    first = make(rows)
    counter = Counter(first)
    before = analyze(counter, JOURNEY)
    reading = first.reading.with_correction(Correction(SERVICE, role="driver", missing=(("4", "not_used"),)))
    changed = survey(first.workbook, reading, first)
    edited = analyze(counter.of(changed), JOURNEY)
    fresh = analyze(Counter(survey(first.workbook, reading)), JOURNEY)
    assert edited == fresh
    assert edited.drivers[0].head.n < before.drivers[0].head.n
    back = survey(first.workbook, first.reading, changed)
    assert analyze(counter.of(changed).of(back), JOURNEY) == before


def test_reach_counts_users_among_those_who_were_asked() -> None:
    """METHOD 4.4: (valid ratings + don't know) / asked; blanks were not asked."""
    rows: list[tuple[Cell, ...]] = [(9, at % 5 + 1, None, "はい", None, 1, "北") for at in range(20)]
    rows += [(9, "利用していない", None, "はい", None, 1, "北")] * 6 + [
        (9, "わからない", None, "はい", None, 1, "北")
    ] * 4
    rows += [(9, None, None, "はい", None, 1, "北")] * 10
    reach = figures(rows).drivers[0].reach
    assert (reach.n, reach.count) == (30, 24)
    assert reach.share == pytest.approx(0.8)


def test_a_reversed_scale_turns_the_top_box_round() -> None:
    """METHOD 2 and invariant 21: top box of the reversed scale is the bottom box."""
    rows = SEED * 5
    plain = figures(rows)
    turned = make(rows, Correction(SERVICE, role="driver", reversed=True))
    reversed_ = analyze(Counter(turned), JOURNEY).drivers[0]
    bottom = sum(answer.count for answer in plain.drivers[0].answers if answer.code <= 2)
    assert reversed_.top2 == bottom
    # What was answered keeps its own number; only its place on the scale changes.
    assert [answer.text for answer in reversed_.answers] == ["5", "4", "3", "2", "1"]
    assert [answer.code for answer in reversed_.answers] == [1, 2, 3, 4, 5]


def test_steps_nobody_chose_are_shown_with_nought() -> None:
    rows = [(10 if at % 2 else 9, 5 if at % 3 else 1, "満足", "はい", None, 1, "北") for at in range(40)]
    results = figures(rows)
    assert [answer.text for answer in results.loyalty.distribution] == [str(at) for at in range(11)]
    assert [answer.count for answer in results.drivers[0].answers] == [14, 0, 0, 0, 26]


def test_cut_offs_are_the_journeys() -> None:
    rows = SEED * 10
    strict = figures(rows, measure=Measure(SCORE, negative_max=4, positive_min=10))
    assert (strict.loyalty.positive, strict.loyalty.negative) == (10, 10)


def test_without_a_loyalty_question_heads_are_still_there() -> None:
    results = figures(SEED * 10, measure=Measure())
    assert results.loyalty.score.flags == ("no_base",)
    assert results.drivers[0].head.value == pytest.approx(0.4)
    assert results.drivers[0].heart.value is None
    assert results.experiences[0].incidence.value == pytest.approx(0.6)
    assert results.experiences[0].verdict == "too_few"


def test_drawn_but_unmapped_items_have_no_figures_and_say_why() -> None:
    drawn = Journey(Measure(SCORE), (Stage("1", "店", (Driver("a", "接客"), Driver("b", "色", ColumnKey("地域")))),))
    results = analyze(Counter(make(SEED * 10)), drawn)
    assert [one.flags for one in results.drivers] == [("no_column",), ("no_scale",)]
    assert [one.head.n for one in results.drivers] == [0, 0]
    gone = Journey(
        Measure(SCORE),
        (),
        (Experience("x", "消えた", ColumnKey("消えた")), Experience("y", "FAX", USED, "FAX")),
    )
    missing = analyze(Counter(make(SEED * 10)), gone).experiences
    assert [one.flags for one in missing] == [("no_column",), ("no_scale",)]


def test_an_empty_journey_and_a_filter_that_leaves_nobody_are_calm() -> None:
    assert analyze(Counter(make(SEED)), Journey()).drivers == ()
    results = figures(SEED * 10, filters=(Filter(AREA, ("東",)),))
    assert results.respondents == 0
    assert results.loyalty.score.flags == ("no_base",)
    assert {one.head.value for one in results.drivers} == {None}


def test_small_bases_follow_the_one_rule() -> None:
    """DESIGN: below 10 no value, 10-29 the value with a flag; METHOD 1.6."""
    nine = [(10, 5, "満足", "はい", "アプリ", 1, "北")] * 9
    ten = [(10, 5, "満足", "はい", "アプリ", 1, "北")] * 10
    assert figures(nine).loyalty.score.value is None
    assert figures(nine).loyalty.score.n == 9
    assert figures(ten).loyalty.score.value == 100
    assert figures(ten).loyalty.score.flags == ("small_base",)


def test_stage_and_value_means_leave_out_what_is_hidden() -> None:
    """METHOD 4.4: unweighted means of the drivers' values that are not null."""
    results = figures(SEED * 10)
    heads = {one.driver.id: one.head.value for one in results.drivers}
    assert [one.head for one in results.stages] == [heads["a"], heads["b"]]
    assert {one.value: one.head for one in results.values} == {"basic": heads["b"], "experience": heads["a"]}
    both = Stage("1", "全部", (*JOURNEY.drivers, Driver("c", "未定")))
    merged = figures(SEED * 10, stages=(both,)).stages[0]
    assert merged.head == pytest.approx(((heads["a"] or 0) + (heads["b"] or 0)) / 2)


def test_p_values_are_adjusted_within_their_family() -> None:
    """METHOD 7: all drivers of the journey are one family, all its experiences another; adding a family
    member can only raise the others' adjusted p."""
    rows = SEED * 20
    both, alone = figures(rows), figures(rows, stages=JOURNEY.stages[:1])
    assert alone.drivers[0].lift.p == both.drivers[0].lift.p
    assert alone.drivers[0].lift.p_adjusted == alone.drivers[0].lift.p
    first, second = (one.lift.p_adjusted for one in both.drivers)
    assert first is not None
    assert second is not None
    assert first >= (both.drivers[0].lift.p or 0)
    assert {one.difference.p_adjusted is None for one in both.experiences} == {False}


def test_left_out_rows_are_counted_and_named() -> None:
    rows = [
        *SEED * 5,
        (None, 5, "満足", "はい", "アプリ", 1, "北"),
        (11, 5, "満足", "はい", "アプリ", None, "北"),
    ]
    results = figures(rows, weight=WEIGHT)
    said = {what.id: count for what, count in results.left_out}
    assert said == {"rows_without_weight": 1, "loyalty_blank": 1}
    assert {what.id: count for what, count in figures(rows).left_out} == {
        "loyalty_blank": 1,
        "loyalty_out_of_range": 1,
    }

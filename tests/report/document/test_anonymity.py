"""Reports in which nobody can be recognised: tables, charts and sentences together."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.document.anonymity import anonymous
from loyalty_desktop.report.document.charts import (
    Bar,
    Bars,
    Dot,
    Grid,
    Line,
    Lines,
    Parts,
    Portion,
    Scatter,
    Spot,
    Whole,
)
from loyalty_desktop.report.document.model import Block, Column, Figure, Page, Report, Row, Table, Words
from tests.report.document import example
from tests.report.document.test_anonymity_cells import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.charts import Tone

LEAST = 5
AXIS = Axis(-100.0, 100.0, (-100.0, 0.0, 100.0))
Numbers: TypeAlias = "Sequence[Sequence[int]]"


def _report(*blocks: Block, title: str = "結論", lead: tuple[str, ...] = (), base: str = "") -> Report:
    page = Page("one", "compare", "年代別", title, blocks, lead, base=base)
    return replace(example.report(), pages=(page,))


def _page(report: Report) -> Page:
    return anonymous(report).pages[0]


def _groups(sizes: Sequence[int], *, adds_up: bool = True) -> Table:
    rows = tuple(Row((f"G{chr(65 + at)}", Figure(float(n)), Figure(10.0 + at)), n=n) for at, n in enumerate(sizes))
    total = Row(("All", Figure(float(sum(sizes))), Figure(12.0)), "total", sum(sizes))
    columns = (Column("Group"), Column("n", "count", adds_up=adds_up), Column("Score", "score"))
    return Table("groups", "Groups", columns, (*rows, total))


def _classes(numbers: Numbers) -> Table:
    """Groups in rows, their classes in columns beside their sum."""
    columns = (
        Column("Group"),
        Column("n", "count", adds_up=True),
        *_class_columns(len(numbers[0])),
        Column("S", "share"),
    )
    rows = [Row((f"G{at}", *map(_figure, (sum(one), *one)), Figure(0.5)), n=sum(one)) for at, one in enumerate(numbers)]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    total = Row(("All", *map(_figure, (sum(sums), *sums)), Figure(0.4)), "total", sum(sums))
    return Table("classes", "Classes", columns, (*rows, total))


def _class_columns(count: int) -> tuple[Column, ...]:
    return tuple(Column(f"C{at}", "count", adds_up=True) for at in range(count))


def _figure(value: int) -> Figure:
    return Figure(float(value))


def _values(table: Table) -> list[list[float | None]]:
    return [[cell.value for cell in row.cells if isinstance(cell, Figure)] for row in table.rows]


def _table(report: Report) -> Table:
    found = _page(report).blocks[0]
    assert isinstance(found, Table)
    return found


def test_a_small_group_goes_with_the_next_smallest_and_all_their_figures() -> None:
    found = _table(_report(_groups([3, 40, 12, 90])))
    assert _values(found) == [[None, None], [40.0, 11.0], [None, None], [90.0, 13.0], [145.0, 12.0]]
    assert [row.n for row in found.rows] == [None, 40, None, 90, 145]
    assert all(cell.state == "hidden" for cell in found.rows[0].cells if isinstance(cell, Figure))
    assert [row.cells[0] for row in found.rows] == ["GA", "GB", "GC", "GD", "All"]


def test_what_is_hidden_has_no_name_by_which_it_could_be_worked_out() -> None:
    rows = (Row(("A", Figure(3.0, key="a/n")), n=3), Row(("B", Figure(30.0, key="b/n")), n=30))
    found = _table(_report(Table("t", "", (Column("G"), Column("n", "count")), rows)))
    assert [row.cells[1] for row in found.rows] == [Figure(None, "hidden"), Figure(30.0, key="b/n")]


def test_a_small_group_goes_alone_where_groups_do_not_add_up() -> None:
    assert _values(_table(_report(_groups([3, 40, 12], adds_up=False))))[:3] == [[None, None], [40, 11], [12, 12]]


def test_nothing_changes_without_small_groups() -> None:
    report = _report(_groups([30, 40]), Words("w", "", ("GA: +10 (n=30)",)), base="n = 70")
    assert anonymous(report) == report


def test_nobody_is_no_small_group() -> None:
    assert _values(_table(_report(_groups([0, 40]))))[0] == [0.0, 10.0]


def test_a_count_goes_with_the_shares_that_tell_it() -> None:
    found = _table(_report(_classes([[2, 20, 30], [40, 50, 60], [15, 25, 35]])))
    assert _values(found)[0][0] == 52.0
    assert _values(found)[0][1] is None
    assert _values(found)[0][-1] is None
    assert sum(one is None for one in _values(found)[0][1:4]) == 2
    assert sum(row[1] is None for row in _values(found)[:3]) == 2


@given(
    st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 14), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
@settings(deadline=None, max_examples=150)
def test_no_count_of_groups_by_class_can_be_worked_out(numbers: list[list[int]]) -> None:
    found = _values(_table(_report(_classes(numbers))))
    shown = [row[:-1] for row in found]
    full = [[sum(one), *one] for one in numbers]
    full.append([sum(column) for column in zip(*full, strict=True)])
    counts = {(at, column): value for at, row in enumerate(full) for column, value in enumerate(row)}
    for place, value in counts.items():
        assert shown[place[0]][place[1]] in {None, float(value)}
        assert not 0 < value < LEAST or shown[place[0]][place[1]] is None
    hidden = {place for place in counts if shown[place[0]][place[1]] is None}
    for place, (low, high) in _signed_ranges(counts, hidden, len(numbers), len(numbers[0])).items():
        assert not counts[place] or high - low >= 1 - 1e-6


def _signed_ranges(
    counts: dict[tuple[int, int], int], hidden: set[tuple[int, int]], rows: int, columns: int
) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the ranges of hidden counts; sums are counts like others, known only where they are shown."""
    free_rows = {at for at in range(rows) if (at, 0) in hidden}
    free_columns = {at for at in range(1, columns + 1) if (rows, at) in hidden}
    inner = {place for place in hidden if place[0] < rows and place[1]}
    known = [at for at in range(rows) if at not in free_rows]
    across = [at for at in range(1, columns + 1) if at not in free_columns]
    found = ranges(counts, inner, known, across) if inner else {}
    sizes = {place for place in hidden if place[0] < rows and not place[1]}
    if sizes and (rows, 0) not in hidden:
        found |= ranges(counts, sizes, [], [0])
    sums = {place for place in hidden if place[0] == rows and place[1]}
    if sums and (rows, 0) not in hidden:
        found |= ranges(counts, sums, [rows], [])
    return found


def test_what_is_hidden_in_a_table_is_hidden_in_charts_and_sentences_too() -> None:
    bars = tuple(
        Bar(f"G{name}", 10.0, "plain", 5.0, 15.0, n) for name, n in (("A", 3), ("B", 40), ("C", 12), ("D", 90))
    )
    parts = (Portion("P", 0.5, "positive"), Portion("N", 0.5, "negative"))
    wholes = tuple(Whole(name, parts, n) for name, n in (("All", 145), ("GA", 3), ("GB", 40), ("GC", 12), ("GD", 90)))
    lines = Lines("l", "", ("w",), (Line("All", "plain", (1.0,)), Line("GC", "plain", (2.0,))), AXIS, "score", "")
    heat = Table("h", "", (Column("D"), Column("GC", "score", "n=12"), Column("GD", "score", "n=90")),
                 (Row(("店", Figure(1.0), Figure(2.0))),))  # fmt: skip
    told = ("GC: +12 (n=12)", "GB: +11 (n=40)", "GC stands out", "somebody (n = 3)")
    report = _report(
        _groups([3, 40, 12, 90]), Bars("b", "", bars, "score", AXIS, ""), Parts("p", "", wholes), lines, heat,
        Words("w", "", told), title="GC leads with +12", lead=told, base="n=145 · GC: n=12",
    )  # fmt: skip
    page = _page(report)
    _first, bar_chart, part_chart, line_chart, heat_table, words = page.blocks
    assert isinstance(bar_chart, Bars)
    assert [one.name for one in bar_chart.bars] == ["GB", "GD"]
    assert isinstance(part_chart, Parts)
    assert [one.name for one in part_chart.wholes] == ["All", "GB", "GD"]
    assert isinstance(line_chart, Lines)
    assert [one.name for one in line_chart.lines] == ["All"]
    assert isinstance(heat_table, Table)
    assert _values(heat_table) == [[None, 2.0]]
    assert heat_table.columns[1].meaning == ""
    assert isinstance(words, Words)
    assert words.lines == page.lead == ("GB: +11 (n=40)", "GC stands out")
    assert page.title == "年代別"
    assert page.base.startswith("n=145 · ")
    assert "GC" not in page.base


def test_a_page_and_a_table_say_how_much_is_hidden() -> None:
    page = _page(_report(_groups([3, 40, 12, 90])))
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert table.notes[-1] == page.base
    assert page.base.startswith("4 figures are hidden so that nobody can be recognised")


def test_a_group_is_no_other_one_of_the_same_name() -> None:
    other = replace(_groups([30, 40, 50]), id="other")
    page = _page(_report(_groups([3, 40, 12, 90]), other))
    assert page.blocks[1] == other


def test_a_driver_of_few_people_is_no_group_that_is_hidden_elsewhere() -> None:
    few = replace(_groups([3, 40], adds_up=False), id="few")
    many = Table("many", "", (Column("Driver"), Column("Score", "score")), (Row(("GA", Figure(5.0))),))
    assert _page(_report(few, many)).blocks[1] == many


def test_a_chart_of_which_nothing_is_left_goes() -> None:
    bars = Bars("b", "", (Bar("x", 1.0, "plain", n=3),), "score", AXIS, "")
    assert _page(_report(bars, Words("w", "", ("stays",)))).blocks == (Words("w", "", ("stays",)),)
    assert not anonymous(_report(bars)).pages


def test_a_distribution_keeps_its_places_and_the_sums_of_its_classes() -> None:
    counts = (2, 9, 30, 6, 40, 8, 70)
    tones: tuple[Tone, ...] = ("negative", "negative", "negative", "passive", "passive", "positive", "positive")
    bars = tuple(Bar(str(at), n / 165, tone, n=n) for at, (n, tone) in enumerate(zip(counts, tones, strict=True)))
    chart = _page(_report(Bars("d", "", bars, "share", AXIS, "", upright=True))).blocks[0]
    assert isinstance(chart, Bars)
    assert [one.value is None for one in chart.bars] == [True, True, False, False, False, False, False]
    assert [one.n for one in chart.bars][:2] == [None, None]


def test_a_class_of_few_people_cannot_be_worked_out_by_the_score() -> None:
    counts = (3, 30, 10, 26, 30)
    tones: tuple[Tone, ...] = ("negative", "passive", "passive", "positive", "positive")
    bars = tuple(Bar(str(6 + at), n / 99, tone, n=n) for at, (n, tone) in enumerate(zip(counts, tones, strict=True)))
    chart = _page(_report(Bars("d", "", bars, "share", AXIS, "", upright=True))).blocks[0]
    assert isinstance(chart, Bars)
    assert [one.n for one in chart.bars] == [None, 30, None, None, 30]


def test_the_rows_of_classes_go_where_one_of_them_is_about_few_people() -> None:
    sizes = {"Detractors": 3, "Passives": 40, "Promoters": 56}
    portions = tuple(Portion(name, n / 99, "plain", n) for name, n in sizes.items())
    columns = (Column("Class"), Column("n", "count", adds_up=True), Column("Share", "share"))
    rows = tuple(Row((name, Figure(float(n)), Figure(n / 99)), n=n) for name, n in sizes.items())
    total = Row(("All", Figure(99.0), Figure(1.0)), "total", 99)
    table = Table("classes", "", columns, (*rows, total))
    found = _page(_report(Parts("p", "", (Whole("Everybody", portions, 99),)), table)).blocks[1]
    assert isinstance(found, Table)
    assert _values(found) == [[None, None]] * 3 + [[99.0, 1.0]]


def test_a_grid_of_classes_does_not_tell_a_small_class_by_the_score() -> None:
    counts = ((1, 20, 40), (2, 60, 80))
    spots = tuple(
        tuple(Spot(f"S{r}{c}", (f"n={n}",), "positive", 0.5, n=n) for c, n in enumerate(row))
        for r, row in enumerate(counts)
    )
    chart = _page(_report(Grid("g", "", ("a", "b", "c"), ("h", "l"), spots))).blocks[0]
    assert isinstance(chart, Grid)
    hidden = [[spot.n is None for spot in row] for row in chart.spots]
    assert all(any(column) for column in zip(*hidden, strict=True))  # no class has a sum that is known
    assert all(sum(row) > 1 for row in hidden)


def test_the_means_of_drivers_do_not_tell_the_one_that_is_missing() -> None:
    dots = tuple(Dot(f"D{n}", f"D{n}", 0.5, 10.0, "plain", n=n) for n in (3, 50, 60))
    lines = {"x_line": 0.4, "y_line": 12.0, "x_line_name": "mean", "y_line_name": "mean"}
    chart = Scatter("s", "", dots, AXIS, AXIS, "", "", "share", "score", quarters=("a", "b", "c", "d"), **lines)  # type: ignore[arg-type]
    report = _report(chart)
    told = "Dashed lines: the means of 3 drivers, head 40.0% and heart +12.0", "Other note"
    page = _page(replace(report, pages=(replace(report.pages[0], notes=told),)))
    assert page.notes == ("Other note",)
    found = page.blocks[0]
    assert isinstance(found, Scatter)
    assert (found.x_line, found.y_line, found.x_line_name) == (None, None, "")
    every = _page(_report(replace(chart, dots=dots[1:]))).blocks[0]
    assert isinstance(every, Scatter)
    assert every.x_line == 0.4


def test_a_stage_of_a_driver_of_few_people_tells_nothing() -> None:
    columns = (Column("Stage / driver"), Column("n", "count"), Column("Head", "share"))
    rows = (
        Row(("Buying", "", Figure(0.4)), "group"),
        Row(("Till", Figure(3.0, key="drivers/d1/head/n"), Figure(0.4, key="drivers/d1/head/share"))),
        Row(("Using", "", Figure(0.6)), "group"),
        Row(("Fit", Figure(60.0, key="drivers/d2/head/n"), Figure(0.6, key="drivers/d2/head/share"))),
    )
    curve = Lines("curve", "", ("Buying", "Using"), (Line("Head", "head", (0.4, 0.6)),), AXIS, "share", "")
    found = _page(_report(Table("drivers", "", columns, rows), curve))
    table, chart = found.blocks
    assert isinstance(table, Table)
    assert isinstance(chart, Lines)
    assert [[cell.value for cell in row.cells if isinstance(cell, Figure)] for row in table.rows] == [
        [None], [None, None], [0.6], [60.0, 0.6]
    ]  # fmt: skip
    assert chart.lines[0].values == (None, 0.6)


@pytest.mark.parametrize(("fewest", "stays"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_page_whose_differences_tell_of_few_people_goes(fewest: int, stays: bool) -> None:
    report = _report(_groups([50, 60]))
    made = replace(report, pages=(replace(report.pages[0], fewest=fewest),))
    assert bool(anonymous(made).pages) is stays


def test_a_grid_hides_a_rectangle() -> None:
    counts = ((3, 50, 60), (70, 20, 90))
    spots = tuple(
        tuple(Spot(f"S{r}{c}", (f"n={n}",), "positive", 0.5, n=n) for c, n in enumerate(row))
        for r, row in enumerate(counts)
    )
    chart = _page(_report(Grid("g", "", ("a", "b", "c"), ("h", "l"), spots))).blocks[0]
    assert isinstance(chart, Grid)
    gone = [[spot.state == "hidden" for spot in row] for row in chart.spots]
    assert gone == [[True, True, False], [True, True, False]]
    assert all(not spot.lines and spot.n is None for row in chart.spots for spot in row if spot.state == "hidden")


def test_parts_of_few_people_go() -> None:
    few = (Portion("P", 0.9, "positive"), Portion("N", 0.1, "negative"))
    many = (Portion("P", 0.5, "positive"), Portion("N", 0.5, "negative"))
    wholes = (Whole("All", many, 150), Whole("GA", few, 20), Whole("GB", many, 50), Whole("GC", many, 80))
    chart = _page(_report(Parts("p", "", wholes))).blocks[0]
    assert isinstance(chart, Parts)
    assert [one.parts[0].share for one in chart.wholes] == [0.5, None, None, 0.5]


def test_the_only_missing_part_of_a_total_takes_another_along() -> None:
    many = (Portion("P", 0.5, "positive"), Portion("N", 0.5, "negative"))
    wholes = (Whole("All", many, 103), Whole("A", many, 3), Whole("B", many, 100))
    chart = _page(_report(Parts("p", "", wholes))).blocks[0]
    assert isinstance(chart, Parts)
    assert [one.name for one in chart.wholes] == ["All"]


def test_a_point_of_few_people_goes() -> None:
    dots = tuple(Dot(name, name, 0.5, 1.0, "basic", n=n) for name, n in (("x", 4), ("y", 5)))
    chart = _page(_report(Scatter("s", "", dots, AXIS, AXIS, "", "", "share", "score"))).blocks[0]
    assert isinstance(chart, Scatter)
    assert [one.name for one in chart.dots] == ["y"]


@pytest.mark.parametrize("sizes", [[1, 1, 12, 30], [4, 4, 4], [3], [2, 100]])
def test_hiding_twice_is_hiding_once(sizes: list[int]) -> None:
    once = anonymous(_report(_groups(sizes)))
    assert [_values(one) for one in anonymous(once).pages[0].blocks if isinstance(one, Table)] == [
        _values(one) for one in once.pages[0].blocks if isinstance(one, Table)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Not compared: 3 people (no answer)",
        "比べていない人 4 人",
        "うち3人",
        "somebody (n = 1)",
        "1,002 行（ほかに除外 2 行）",
        "1,002 行 − ロイヤルティの無回答など 4",
    ],
)
def test_sentences_about_few_people_go(sentence: str) -> None:
    assert _page(_report(Words("w", "", (sentence, "stays")))).blocks[0] == Words("w", "", ("stays",))


@pytest.mark.parametrize(
    "sentence",
    [
        "In neither group: 1,003 people",
        "5人未満は伏せています",
        "顧客1人あたりの平均",
        "12 人",
        "n=5",
        "“x” and 2 more are clearly more loyal",
        "1,002 行（ほかに除外 10 行）",
    ],
)
def test_sentences_about_many_stay(sentence: str) -> None:
    assert _page(_report(Words("w", "", (sentence,)))).blocks[0] == Words("w", "", (sentence,))


def test_quotations_are_left_to_masking() -> None:
    quotes = Words("q", "", ("n=3 でした",), "quotes")
    assert _page(_report(quotes)).blocks[0] == quotes

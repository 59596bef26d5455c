"""Reports without what few people used, had or were left out for, and without the same figures elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.document.anonymity import anonymous
from loyalty_desktop.report.document.charts import Bar, Bars, Parts, Portion, Whole
from loyalty_desktop.report.document.model import Block, Column, Fact, Figure, Page, Report, Row, Table, Words
from tests.report.document import example

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Tone

AXIS = Axis(-100.0, 100.0, (-100.0, 0.0, 100.0))


def report_of(*blocks: Block, base: str = "") -> Report:
    return replace(example.report(), pages=(Page("one", "compare", "N", "T", blocks, base=base),))


def page_of(report: Report) -> Page:
    return anonymous(report).pages[0]


def table_of(report: Report) -> Table:
    found = page_of(report).blocks[0]
    assert isinstance(found, Table)
    return found


def values(table: Table) -> list[list[float | None]]:
    return [[cell.value for cell in row.cells if isinstance(cell, Figure)] for row in table.rows]


def _had(asked: int, had: int, *, name: str = "Accident", id_: str = "e1") -> Row:
    path = f"experiences/{id_}"
    cells = (
        *(name, Figure(float(asked), key=f"{path}/incidence/n"), Figure(float(had), key=f"{path}/incidence/count")),
        *(Figure(had / asked, key=f"{path}/incidence/share"), Figure(float(had), key=f"{path}/with/n")),
        *(Figure(-42.0, key=f"{path}/with/score"), Figure(float(asked - had), key=f"{path}/without/n")),
        Figure(8.0, key=f"{path}/without/score"),
    )
    return Row(cells)


def _experiences(*rows: Row) -> Table:
    columns = (
        *(Column("Experience"), Column("n asked", "count"), Column("n had it", "count"), Column("Had it", "share")),
        *(Column("n with it", "count"), Column("with", "score")),
        *(Column("n without it", "count"), Column("without", "score")),
    )
    return Table("experiences", "", columns, rows)


@pytest.mark.parametrize("had", [3, 297])
def test_all_figures_of_an_experience_that_few_had_or_had_not_are_hidden(had: int) -> None:
    found = values(table_of(report_of(_experiences(_had(300, had), _had(300, 120, name="Praise", id_="e2")))))
    assert found == [[None] * 7, [300.0, 120.0, 0.4, 120.0, -42.0, 180.0, 8.0]]


def test_an_experience_of_few_is_hidden_in_every_section_and_sentence() -> None:
    columns = (Column("Experience"), Column("Contribution", "points"))
    path = "experiences/e1/contribution/points"
    bars = (Bar("Accident", -1.0, "plain", n=297), Bar("Praise", 2.0, "plain", n=120))
    first = Page("a", "experiences", "E", "fewest “Accident” (1%)", (_experiences(_had(300, 297)),))
    blocks = (
        Table("t", "", columns, (Row(("Accid. (short)", Figure(-1.0, key=path))),)),
        Bars("b", "", bars, "points", AXIS, ""),
        Words("w", "", ("Accid. (short): −1", "Accident is what counts")),
    )
    found = anonymous(replace(example.report(), pages=(first, Page("b", "actions", "A", "T", blocks))))
    assert found.pages[0].title == "E"
    table, chart, words = found.pages[1].blocks
    assert isinstance(table, Table)
    assert values(table) == [[None]]
    assert isinstance(chart, Bars)
    assert [one.name for one in chart.bars] == ["Praise"]
    assert isinstance(words, Words)
    assert words.lines == ("Accident is what counts",)


@pytest.mark.parametrize(("share", "is_hidden"), [(4 / 21, True), (18 / 21, True), (12 / 21, False), (0.33, True)])
def test_a_share_that_tells_of_few_goes(share: float, is_hidden: bool) -> None:
    """A weighted share (0.33 of 21) does not tell how many it is."""
    columns = (Column("Driver"), Column("n rated", "count"), Column("Head", "share"))
    row = Row(("Price", Figure(21.0, key="drivers/d/head/n"), Figure(share, key="drivers/d/head/share")))
    found = values(table_of(report_of(Table("t", "", columns, (row,)))))[0]
    assert (found == [None, None]) is is_hidden


def test_importance_is_no_share_of_people() -> None:
    columns = (Column("Driver"), Column("n", "count"), Column("Importance", "share"))
    row = Row(("Price", Figure(30.0, key="importance/drivers/d/n"), Figure(0.1, key="importance/drivers/d/share")))
    table = Table("t", "", columns, (row,))
    assert table_of(report_of(table)) == table


def _left_out(*counts: int) -> Table:
    rows = tuple(Row((f"Reason {chr(65 + at)}", Figure(float(n)))) for at, n in enumerate(counts))
    return Table("left_out", "", (Column("Reason"), Column("n", "count")), rows)


def test_what_few_were_left_out_for_is_hidden_in_table_facts_and_footer() -> None:
    facts = (
        *(Fact("Left out", f"Reason {name}: {n}") for name, n in (("A", "3"), ("B", "1,200"), ("C", "12"))),
        Fact("Answers", "n=97 of 100 rows, 3 of them without a loyalty answer"),
        Fact("Filter", "Age is 3"),
    )
    report = report_of(_left_out(3, 1200, 12), base="n=97 · of 100 rows; 3 more are left out")
    found = anonymous(replace(report, facts=facts, footer="survey 3.csv · n=3 · no filter"))
    table = found.pages[0].blocks[0]
    assert isinstance(table, Table)
    assert values(table) == [[None], [1200.0], [None]]
    assert [one.value for one in found.facts] == ["Reason A: –", "Reason B: 1,200", "Reason C: –", "n=97", "Age is 3"]
    assert found.footer == "survey 3.csv · no filter"
    assert found.pages[0].base.startswith("n=97 · 2 figures are hidden")


def test_the_size_of_a_table_does_not_tell_how_few_did_not_answer() -> None:
    facts = (
        Fact("Size of the table", "100 rows, 20 columns"),
        Fact("Answers", "n=97 of 100 rows, 3 of them without a loyalty answer"),
    )
    report = report_of(_left_out(12, 1200), base="n=97 · of 100 people, 40 wrote")
    close = replace(report, facts=facts, footer="survey.csv · n=97")
    found = anonymous(close)
    assert [one.value for one in found.facts] == ["about 100 rows, 20 columns", "n=97"]
    assert found.pages[0].base == "n=97"
    assert anonymous(found) == found
    far = anonymous(replace(close, footer="survey.csv · n=60"))
    assert far.facts[0] == facts[0]
    assert far.pages[0].base == report.pages[0].base


def test_the_same_answers_are_hidden_in_every_section() -> None:
    counts = (2, 9, 30, 6, 40, 8, 70)
    tones: tuple[Tone, ...] = ("negative", "negative", "negative", "passive", "passive", "positive", "positive")
    bars = tuple(Bar(str(at), n / 165, tone, n=n) for at, (n, tone) in enumerate(zip(counts, tones, strict=True)))
    chart = Bars("d", "", bars, "share", AXIS, "", upright=True)
    rows = tuple(Row((f"{at} (text)" if at == 3 else str(at), Figure(float(n))), n=n) for at, n in enumerate(counts))
    table = Table("answers", "", (Column("Answer"), Column("n", "count", adds_up=True)), rows)
    pages = (Page("a", "summary", "S", "T", (table,)), Page("b", "customers", "C", "T", (chart,)))
    found = anonymous(replace(example.report(), pages=pages))
    (one,), (other,) = (page.blocks for page in found.pages)
    assert isinstance(one, Table)
    assert isinstance(other, Bars)
    gone = [value is None for (value,) in values(one)]
    assert gone == [bar.value is None for bar in other.bars]
    assert gone[0]
    assert sum(gone) >= 4


def test_parts_are_judged_by_people_and_not_by_weight() -> None:
    def whole(name: str, few: int | None) -> Whole:
        return Whole(name, (Portion("N", 0.12, "negative", few), Portion("P", 0.88, "positive")), 50)

    for counts in ((3, 20, 20), (20, 20, 3)):
        wholes = tuple(whole(name, n) for name, n in zip("ABC", counts, strict=True))
        chart = page_of(report_of(Parts("p", "", wholes))).blocks[0]
        assert isinstance(chart, Parts)
        at = counts.index(3)
        assert chart.wholes[at].parts[0] == Portion("N", None, "negative")


def test_a_weighted_part_of_unknown_size_has_to_be_larger() -> None:
    parts = (Portion("N", 0.131, "negative"), Portion("P", 0.869, "positive"))
    chart = page_of(report_of(Parts("p", "", (Whole("A", parts, 50),)))).blocks[0]
    assert isinstance(chart, Parts)
    assert chart.wholes[0].parts[0].share is None

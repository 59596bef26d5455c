"""The report as slides tell it: main pages first with their top rows, every row at the end."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.document.charts import Parts, Whole
from loyalty_desktop.report.document.choice import Choice, chosen
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.document.deck import as_deck
from loyalty_desktop.report.document.model import Column, Figure, Level, Page, Report, Row, RowKind, Table
from tests.report.document import example
from tests.report.document.compare_materials import full

COLUMNS = (Column("Driver"), Column("n", "count"), Column("Head", "share"), Column("Experiences", "number"))


def row(at: int, *, reference: bool = False, kind: RowKind = "row") -> Row:
    figure = Figure(0.5, "reference" if reference else "shown")
    return Row((f"Driver {at}", Figure(40.0), figure, Figure(1.0)), kind)


def report_with(table: Table, level: Level = "detail") -> Report:
    first = Page("first", "drivers", "Drivers", "Drivers told", (table,), ("Lead",), ("Note",), "n=40", level)
    last = Page("last", "actions", "Actions", "Actions told", (), level="key")
    figures = Page("figures", "summary", "Score", "All figures", (), level="appendix")
    return replace(example.report(), pages=(figures, first, last))


def tables(page: Page) -> list[Table]:
    return [one for one in page.blocks if isinstance(one, Table)]


def names(table: Table) -> list[str]:
    return [str(one.cells[0]) for one in table.rows]


def test_the_appendix_comes_last_and_is_called_so() -> None:
    found = as_deck(report_with(Table("t", "Table", COLUMNS, tuple(map(row, range(3))))))
    assert [one.id for one in found.pages] == ["first", "last", "figures"]
    assert [one.name for one in found.pages] == ["Drivers", "Actions", "Appendix: Score"]


def test_a_table_that_fits_stays_as_it_is() -> None:
    table = Table("t", "Table", COLUMNS, tuple(map(row, range(12))), ("Note",), (3, 1))
    assert tables(as_deck(report_with(table)).pages[0]) == [table]


def test_a_long_table_has_its_first_rows_on_the_main_slide_and_all_of_them_at_the_end() -> None:
    table = Table("t", "Table", COLUMNS, tuple(map(row, range(24))), ("Note",))
    found = as_deck(report_with(table))
    short = tables(found.pages[0])[0]
    assert names(short) == [f"Driver {at}" for at in range(10)]
    assert short.notes == ("The first 10 of 24 rows; all of them are in the appendix.", "Note")
    assert [one.id for one in found.pages] == ["first", "last", "figures", "t_all"]
    assert found.pages[-1].title == "Table: all rows"
    assert tables(found.pages[-1])[0].rows == table.rows


def test_the_rows_that_tell_most_stand_in_the_order_of_the_table_below_their_headings() -> None:
    rows = [row(at, kind="group" if at in {0, 7, 14} else "row") for at in range(20)]
    table = Table("t", "Table", COLUMNS, (*rows, row(20, kind="total")), main=tuple(range(19, 7, -1)))
    short = tables(as_deck(report_with(table)).pages[0])[0]
    assert names(short) == [f"Driver {at}" for at in (7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)]
    assert short.notes[0] == "The 10 of 17 rows that tell most; all of them are in the appendix."


def test_rows_for_reference_only_are_told_in_a_sentence() -> None:
    table = Table("t", "Table", COLUMNS, tuple(row(at, reference=at % 2 == 1) for at in range(16)))
    found = as_deck(report_with(table))
    short = tables(found.pages[0])[0]
    assert names(short) == [f"Driver {at}" for at in range(0, 16, 2)]
    assert "8 rows" in short.notes[0]
    assert "“Driver 1”, “Driver 3”, “Driver 5”, “Driver 7”, “Driver 9” and 3 more" in short.notes[0]
    assert [one.id for one in found.pages] == ["first", "last", "figures"]
    at_the_end = as_deck(report_with(table, "appendix")).pages[-1]
    assert names(tables(at_the_end)[0]) == names(short)


def test_rows_that_nobody_may_see_are_not_said_to_be_in_other_files() -> None:
    gone = Row(("Secret", *[Figure(None, "hidden")] * 3))
    table = Table("t", "Table", COLUMNS, (*(row(at) for at in range(14)), gone, row(15, reference=True)))
    short = tables(as_deck(report_with(table)).pages[0])[0]
    assert "1 row," in short.notes[1]
    assert "“Driver 15”" in short.notes[1]
    assert not any("Secret" in one for one in short.notes)


def test_a_table_of_nothing_but_reference_rows_stays() -> None:
    table = Table("t", "Table", COLUMNS, tuple(row(at, reference=True) for at in range(16)))
    assert tables(as_deck(report_with(table)).pages[0]) == [table]


def test_nothing_comes_behind_the_pages_of_the_management() -> None:
    table = Table("t", "Table", COLUMNS, tuple(map(row, range(24))))
    found = as_deck(chosen(report_with(table), Choice(audience="management")))
    assert [one.id for one in found.pages] == ["first", "last"]
    short = tables(found.pages[0])[0]
    assert len(short.rows) == 10
    assert "appendix" not in short.notes[0]


def test_no_two_pages_or_tables_of_a_deck_have_the_same_name() -> None:
    found = as_deck(report_of(full()))
    pages = [one.id for one in found.pages]
    blocks = [one.id for page in found.pages for one in page.blocks]
    assert len(set(pages)) == len(pages)
    assert len(set(blocks)) == len(blocks)
    main = [one for one in found.pages if one.level != "appendix"]
    assert max(sum(row.kind == "row" for row in table.rows) for page in main for table in tables(page)) <= 12


def test_a_chart_of_the_appendix_has_its_few_figures_below_it() -> None:
    chart = Parts("classes", "Classes by gender", (Whole("Women", (), 40),))
    few, many = (Table("t", "Groups", COLUMNS, tuple(map(row, range(count)))) for count in (3, 9))
    base = "n=40"

    def found(table: Table, name: str = "By gender") -> list[str]:
        one = Page("classes", "compare", "By gender", "Told", (chart,), (), ("Note",), base, "appendix")
        other = Page("table", "compare", name, "Figures", (table,), (), (), f"{base} and more", "appendix")
        pages = as_deck(replace(example.report(), pages=(one, other))).pages
        assert [block for page in pages for block in page.blocks] == [chart, table]
        assert pages[-1].base == f"{base} and more"
        return [page.id for page in pages]

    assert found(few) == ["classes"]
    assert found(many) == ["classes", "table"]
    assert found(few, "By age") == ["classes", "table"]

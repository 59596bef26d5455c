"""Joining against a slow and simple join: whatever the ids look like, rows and counts are exactly those."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.report.join_report import join_report
from loyalty_desktop.survey.reading import ColumnKey, Correction, Join, Reading
from loyalty_desktop.survey.sheet import Cell, Sheet, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import column, raw_column

KEY, OTHER = ColumnKey("会員番号"), ColumnKey("顧客ID")
NONE = {"", "無回答", "N/A"}
CORES = ("7", "07", "007", "12", "C1", "C01", "C2", "kunde", "ｱ1")


def wide(text: str) -> str:
    """Return ASCII in full width."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def spelled(core: str) -> st.SearchStrategy[Cell]:
    """Return ways in which people and programs write one id."""
    ways: list[Cell] = [core, f" {core}", f"{core}　", wide(core), core.upper(), f"\ufeff{core}", f"{core}\u200b"]
    if core.isdigit() and not core.startswith("0"):
        ways += [int(core), float(core), f"{core}.0", f"{core}.00"]
    return st.sampled_from(ways)


IDS: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from(CORES).flatmap(spelled), st.sampled_from((None, "", "無回答", "N/A", "X9"))
)
SHOPS = st.sampled_from(("渋谷", "新宿"))


def plainly(cell: Cell) -> str:
    """Return an id as anybody would compare it; '' for none."""
    if isinstance(cell, float):
        return str(int(cell))
    text = unicodedata.normalize("NFKC", "" if cell is None else str(cell)).replace("\ufeff", "").replace("\u200b", "")
    text = text.strip().casefold()
    if "." in text and text.partition(".")[0].isdigit() and not text.partition(".")[2].strip("0"):
        text = text.partition(".")[0]
    return "" if text.upper() in NONE else text


def bare(key: str) -> str:
    """Return an id without zeros in front."""
    return key.lstrip("0") or key[-1:]


@dataclass
class Slow:
    """The join, row by row."""

    rows: list[int]
    counts: dict[str, int]


def slow_join(here: Sequence[Cell], there: Sequence[Cell], shops: Sequence[str], *, loose: bool) -> Slow:
    """Look at every row for every answer."""
    keys = [plainly(cell) for cell in there]
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if key:
            places.setdefault(key, []).append(at)
    differ = {key for key, rows in places.items() if len({shops[at] for at in rows}) > 1}
    rows, used = [], set()
    counts = dict.fromkeys(("joined", "join_unmatched", "join_ambiguous", "join_blank", "join_zeros"), 0)
    for key in map(plainly, here):
        like = [other for other in places if bare(other) == bare(key)] if key else []
        found = key if key in places else None
        by_zeros = like[0] if found is None and len(like) == 1 else None
        counts["join_zeros"] += by_zeros is not None and by_zeros not in differ
        several = loose and found is None and len(like) > 1
        found = found or (by_zeros if loose else None)
        ambiguous = several or found in differ
        used |= {found} if found else set()
        rows.append(places[found][0] if found and not ambiguous else -1)
        which = "join_blank" if not key else "join_ambiguous" if ambiguous else "joined" if found else "join_unmatched"
        counts[which] += 1
    counts["join_unused"] = sum(1 for key in keys if key and key not in used)
    counts["join_repeated"] = sum(1 for key, at in places.items() if len(at) > 1 and key not in differ)
    counts["join_blank_there"] = keys.count("")
    return Slow(rows, counts)


def book(name: str, table: dict[str, Sequence[Cell]]) -> Workbook:
    columns = tuple(raw_column([heading, *cells]) for heading, cells in table.items())
    return Workbook((Sheet("表", columns, len(columns[0].codes)),), None, name)


def joined(here: Sequence[Cell], there: Sequence[Cell], shops: Sequence[str], *, loose: bool) -> tuple[Survey, Survey]:
    """Return the survey with the table, and the table alone."""
    mine = book("調査.xlsx", {"会員番号": here, "推奨度（0〜10）": [at % 11 for at in range(len(here))]})
    other = book("顧客.xlsx", {"顧客ID": there, "店舗": list(shops), "種別": ["会員"] * len(shops)})
    join = Join("顧客.xlsx", KEY, OTHER, loose=loose)
    reading = Reading(corrections=(Correction(KEY, role="id"),), joins=(join,), heading_rows=(1,))
    table = survey(other, Reading(heading_rows=(1,)))
    return survey(replace(mine, beside=(other,)), reading), table


def told(read: Survey) -> dict[str, int]:
    return {note.message.id: note.count for note in read.notes if note.message.id.startswith("join")}


TABLES = st.lists(st.tuples(IDS, SHOPS), min_size=4, max_size=14)


@settings(deadline=None)
@given(st.lists(IDS, min_size=4, max_size=14), TABLES, st.booleans())
def test_joined_rows_and_counts_are_those_of_a_slow_join(
    here: list[Cell], table: list[tuple[Cell, str]], loose: bool
) -> None:
    there, shops = [one for one, _shop in table], [shop for _one, shop in table]
    read, alone = joined(here, there, shops, loose=loose)
    if read.rows != len(here) or alone.rows != len(there):
        return  # rows that are totals, notes or empty are another test's question
    slow = slow_join(here, there, shops, loose=loose)
    raw = column(read, "店舗").raw
    found = [raw.values[code] for code in raw.codes.tolist()]
    assert found == [shops[at] if at >= 0 else None for at in slow.rows]
    assert told(read) == {id_: n for id_, n in slow.counts.items() if n or id_ == "joined"}
    assert sum(slow.counts[one] for one in ("joined", "join_unmatched", "join_ambiguous", "join_blank")) == read.rows


@settings(deadline=None)
@given(st.lists(IDS, min_size=4, max_size=14), TABLES, st.booleans())
def test_report_before_joining_says_what_joining_does(
    here: list[Cell], table: list[tuple[Cell, str]], loose: bool
) -> None:
    there, shops = [one for one, _shop in table], [shop for _one, shop in table]
    read, alone = joined(here, there, shops, loose=loose)
    before = survey(replace(read.workbook, beside=()), replace_joins(read.reading))
    report = join_report(before, alone, read.reading.joins[0])
    assert report is not None
    if alone.rows == len(there):
        assert {line.message.id: line.count for line in report.lines} == told(read)


def replace_joins(reading: Reading) -> Reading:
    return Reading(corrections=reading.corrections, heading_rows=reading.heading_rows)


def test_id_typed_in_two_ways_is_one_customer() -> None:
    """Both rows of one customer say the same: that the id is typed otherwise is no contradiction."""
    read, _table = joined(
        ["C1", "C2", "7", "12"], ["C1", "ｃ１ ", "C2", "7"], ["渋谷", "渋谷", "新宿", "新宿"], loose=False
    )
    assert told(read) == {"joined": 3, "join_unmatched": 1, "join_repeated": 1}

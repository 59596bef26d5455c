"""Breaks surveys cell by cell, with other files beside them, and what is kept of them: readings, projects, templates.

    python -m build_scripts.fuzz_together [--seconds N] [--seed S] [--only NUMBER] [--kind join]

Where build_scripts.fuzz breaks the bytes of files, this breaks what is in them, and hands it on as the program does:
each input has to end as a survey with its figures or as a plain sentence. It is made from its number and the seed
alone. The exit code is 1 if there are failures.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
import warnings
from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TypeAlias

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.fuzz import bases, opened_sentence, understood
from build_scripts.fuzz_mutations import text_mutations
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.project import Project, Source, decode, encode
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.journey.templates import offer_of, taken_over, template_of
from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.what_was_read import what_was_read
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.join_proposal import propose_join
from loyalty_desktop.survey.missing import REASONS
from loyalty_desktop.survey.patience import watched
from loyalty_desktop.survey.reading import ROLES, ColumnKey, Correction, Join, Reading
from loyalty_desktop.survey.sheet import Cell, Sheet, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import raw_column

SEEDS = (1, 2, 3)  # those that were run for several minutes each
_LONGEST = 60.0
_LARGEST = 60_000
_ODD: tuple[Cell, ...] = (
    *(None, "", " ", "\n", "無回答", "わからない", "N/A", "#N/A", "#DIV/0!", "nan", "inf", "-inf", "1e999", "－", "0"),
    *(0, -1, 1, 5, 6, 10, 11, 99, 999, -99, 1.5, 1e15, 1e308, -1e308, 5e-324, 2**63, -(2**63), True, False),
    *("５", "①", "1-5", "1月5日", "2026/02/30", "令和元年13月", "1,234", "△500", "1.2万円", "10万円以上", "〜", "～10"),
    *("A, B", "A;", ";", ", ", "A\nB\n", " / A / B", "満足" * 300, "●●●", "a@example.com", "090-1234-5678", "=1+1"),
    *(
        "合計",
        "平均",
        "n=500",
        "ID",
        "Q1",
        "Response",
        '{"ImportId":"QID1"}',
        "<b>",
        "&amp;",
        "\u202e",
        "\u200b",
        "é" * 50,
    ),
    *("とても満足", "Very satisfied", "1: 満足", "10(強く)", "★★★", "👍", "100%", "[TABLE001]", "Row Labels"),
)
_HEADS: tuple[str, ...] = (
    *(
        "満足度（接客）",
        "推奨度（0〜10）",
        "年齢",
        "購入金額（千円）",
        "会員ID",
        "Q1",
        "Q2_1",
        "Q2_2",
        "ご意見",
        "回答日",
        "",
    ),
    *(
        "性別",
        "氏名",
        "メールアドレス",
        "NPS_GROUP",
        "Unnamed: 3",
        "Column2",
        "満足度 [接客]",
        "満足度 [価格]",
        "その他",
        "ウェイト",
    ),
)


@lru_cache(maxsize=1)
def workbooks() -> tuple[Workbook, ...]:
    """Return the layouts of the tests as workbooks, without those that only calamine reads: it may end the process."""
    found = []
    for base in bases():
        if base.file.endswith(("xls", "xlsb")):
            continue
        try:
            book = workbook_of(Given(base.data, base.file, None, base.password), lambda _share: None)
        except LoyaltyError:
            continue
        if sum(one.rows * len(one.columns) for one in book.sheets) < _LARGEST:
            found.append(book)
    return tuple(found)


def some_book(random: Random) -> Workbook:
    """Return one of the layouts, as it is or with cells broken."""
    book = random.choice(workbooks())
    if random.random() < 0.2:
        return book
    return replace(book, sheets=tuple(broken(one, random) for one in book.sheets))


def broken(sheet: Sheet, random: Random) -> Sheet:
    """Return a sheet with cells, rows or columns that are not what they were."""
    rows = [list(sheet.row(at)) for at in range(sheet.rows)]
    for _ in range(random.choice((1, 1, 2, 5))):
        if not rows or not rows[0]:
            break
        random.choice(_WAYS)(rows, random)
    rows = rows or [[None]]
    width = max(map(len, rows))
    columns = zip(*([*row, *[None] * (width - len(row))] for row in rows), strict=True)
    name = sheet.name if random.random() < 0.9 else random.choice(("", "質問対応表", "Codes", "集計", "a" * 40))
    return Sheet(name, tuple(map(raw_column, columns)), len(rows), hidden=sheet.hidden and random.random() < 0.5)


Rows: TypeAlias = "list[list[Cell]]"


def _odd_row(rows: Rows, random: Random) -> None:
    row = random.choice(rows)
    row[:] = [random.choice(_ODD) for _ in row]


def _odd_column(rows: Rows, random: Random) -> None:
    odd, column = random.sample(_ODD, 3), random.randrange(len(rows[0]))
    for row in rows[1:]:
        row[column] = random.choice(odd)


def _odd_cells(rows: Rows, random: Random) -> None:
    share = random.choice((0.02, 0.2, 0.8))
    for row in rows:
        row[:] = [random.choice(_ODD) if random.random() < share else cell for cell in row]


def _other_headings(rows: Rows, random: Random) -> None:
    rows[0] = [random.choice(_HEADS) for _ in rows[0]]


def _row_put_in(rows: Rows, random: Random) -> None:
    rows.insert(random.randrange(len(rows)), list(random.choice((rows[0], [None] * len(rows[0]), rows[-1]))))


def _turned(rows: Rows, _random: Random) -> None:
    rows[:] = [list(one) for one in zip(*rows, strict=True)]


def _cut(rows: Rows, random: Random) -> None:
    del rows[random.randrange(len(rows)) :]


def _column_twice(rows: Rows, random: Random) -> None:
    at, place = random.randrange(len(rows[0])), random.randrange(len(rows[0]))
    for row in rows:
        row.insert(place, row[at])


def _column_out(rows: Rows, random: Random) -> None:
    at = random.randrange(len(rows[0]))
    for row in rows:
        del row[at]


def _shuffled(rows: Rows, random: Random) -> None:
    random.shuffle(rows)


def _again(rows: Rows, random: Random) -> None:
    rows.extend([list(one) for _ in range(random.choice((1, 3))) for one in rows])


_WAYS = (
    *(_odd_row, _odd_column, _odd_cells, _other_headings, _row_put_in, _turned, _cut, _column_twice, _column_out),
    *(_shuffled, _again),
)


def some_reading(book: Workbook, keys: list[ColumnKey], random: Random) -> Reading:
    """Return decisions such as somebody may have made, about this file or another one."""
    corrections = {key: _correction(key, random) for key in random.sample(keys, min(len(keys), random.randrange(6)))}
    rules = (
        *("rows_straight", "rows_identical", "rows_duplicates", "rows_totals", "rows_hidden", "widened", "turned"),
        *("sheets", "code_book", "second_table", "personal_columns", "personal_in_comments", "seen:x"),
    )
    chance = random.random
    return Reading(
        sheet=random.choice([one.name for one in book.sheets] or [""]) if chance() < 0.2 else None,
        heading_rows=tuple(sorted(random.sample(range(1, 6), random.randrange(4)))) if chance() < 0.2 else None,
        corrections=tuple(corrections[key] for key in sorted(corrections)),
        sheets=tuple(one.name for one in book.sheets) if chance() < 0.1 else (),
        shape=random.choice((None, None, "as_is", "widened", "turned")),
        kept=tuple(sorted(random.sample(rules, random.randrange(4)))),
        left_out=tuple(sorted(random.sample(rules, random.randrange(4)))),
        code_sheet=random.choice((None, None, "", "Codes")),
        questionnaire="b.xlsx" if chance() < 0.1 else None,
    )


def _correction(key: ColumnKey, random: Random) -> Correction:
    def some(count: int) -> list[str]:
        return [str(one) for one in random.sample(_ODD, random.randrange(count))]

    may = random.random
    return Correction(
        key,
        role=random.choice((None, *ROLES)),
        missing=tuple((value, random.choice(REASONS)) for value in some(3)),
        yes=tuple(some(3)) if may() < 0.2 else None,
        reversed=random.choice((None, True, False)),
        codes=tuple((value, random.randrange(-2, 12)) for value in some(4)) if may() < 0.3 else (),
        low=random.choice((None, None, 0, 1, 5, -3)),
        high=random.choice((None, None, 4, 5, 10, 100, 0)),
        blank_is_no=random.choice((None, True, False)),
        separator=random.choice((None, None, "", ", ", ";", "\n", "a", "・")),
        merged=(tuple(some(4)),) if may() < 0.1 else (),
        parted=tuple(some(2)) if may() < 0.1 else (),
        amounts=tuple((value, random.choice((0.0, 1.5, 1e300, -1.0))) for value in some(3)) if may() < 0.2 else (),
        times=random.choice((None, None, 1000.0, 1.0, 0.0, -1.0, 1e300)),
        day_first=random.choice((None, True, False)),
        read_as=tuple((value, "1-5") for value in some(2)) if may() < 0.2 else (),
    )


def _shown(read: Survey) -> None:
    """Make all that a window shows of a survey."""
    repr(what_was_read(read))
    cells = Cells(read, everything=True)
    for at in range(len(read.columns)):
        cells.column(at).shown(0, min(cells.rows, 20))


def _keys(book: Workbook) -> list[ColumnKey]:
    try:
        return [column.key for column in survey(book).columns]
    except LoyaltyError:
        return [ColumnKey("Q1"), ColumnKey("満足度（接客）")]


def _cells(random: Random) -> None:
    book = some_book(random)
    understood(book)
    _shown(survey(book))


def _reading(random: Random) -> None:
    book = some_book(random)
    keys = _keys(book)
    before = None
    for _ in range(3):
        reading = some_reading(book, keys, random)
        alone = survey(book, reading)
        after = survey(book, reading, before)
        if json.dumps(_plain(after)) != json.dumps(_plain(alone)):
            msg = "a survey that was understood step by step is another one"
            raise AssertionError(msg)
        _shown(after)
        understood(book, reading)
        before = after


def _plain(read: Survey) -> object:
    return [
        [column.key.heading, column.role, column.scale.kind, column.scale.codes.tolist(), column.scale.reasons]
        for column in read.columns
    ]


def _join(random: Random) -> None:
    mine, other = some_book(random), replace(some_book(random), file_name="b.xlsx")
    if random.random() < 0.5:
        other = replace(mine, file_name="b.xlsx", sheets=tuple(broken(one, random) for one in mine.sheets))
    here, there = survey(mine), survey(other)
    proposed = propose_join(here, there)
    keys = [column.key for column in here.columns], [column.key for column in there.columns]
    told = Join("b.xlsx", random.choice(keys[0]), random.choice(keys[1]), None, random.random() < 0.5)
    reading = Reading(joins=tuple(one for one in (proposed, told) if one is not None)[: random.choice((1, 2))])
    both = replace(mine, beside=(other,))
    understood(both, reading)
    _shown(survey(both, reading))


def _questionnaire(random: Random) -> None:
    book = replace(some_book(random), beside=(replace(some_book(random), file_name="b.xlsx"),))
    reading = Reading(questionnaire="b.xlsx")
    understood(book, reading)
    _shown(survey(book, reading))


def _project(random: Random) -> None:
    book = some_book(random)
    read = survey(book, some_reading(book, _keys(book), random))
    project = Project((Source("/a/b.xlsx", "b.xlsx", "b.xlsx", "00", read.reading),), suggest_journey(read))
    data = encode(project, Path("/a/p.loyalty"))
    if decode(data, "p.loyalty") != project:
        msg = "a project that was saved is another one"
        raise AssertionError(msg)
    for _ in range(random.choice((1, 2, 4))):
        if data:
            data = random.choice(text_mutations())(data, random)[: 1 << 20]
    found = decode(data, "p.loyalty")
    for source in found.sources:
        understood(book, source.reading, found.journey)


def _template(random: Random) -> None:
    book = some_book(random)
    read = survey(book, some_reading(book, _keys(book), random))
    project = Project((Source("/a/b.xlsx", reading=read.reading),), suggest_journey(read))
    kept = template_of(project, read, Path("/a/p.loyalty"))
    if msgspec.json.decode(msgspec.json.encode(kept), type=type(kept)) != kept:
        msg = "a template that was kept is another one"
        raise AssertionError(msg)
    later = survey(replace(book, sheets=tuple(broken(one, random) for one in book.sheets)))
    offer = offer_of(kept, later, suggest_journey(later))
    if offer is not None:
        repr([one.text() for one in taken_over(offer, later.workbook).told])


KINDS: dict[str, Callable[[Random], None]] = {
    "cells": _cells,
    "reading": _reading,
    "join": _join,
    "questionnaire": _questionnaire,
    "project": _project,
    "template": _template,
}


def end_of(seed: int, number: int, kind: str = "") -> tuple[str, str]:
    """Return of which kind an input is and how it ended: `survey`, the id of a sentence, or a traceback."""
    random = Random(f"{seed}:{number}")  # noqa: S311 - it has to be the same every time
    chosen = kind or random.choice(list(KINDS))
    try:
        with watched("a.xlsx", patience=_LONGEST):
            KINDS[chosen](random)
    except LoyaltyError as error:
        told = opened_sentence(error)
        return chosen, "slow\n" if told == "understanding_stuck" else told
    except Exception:  # all of them are what is looked for
        return chosen, traceback.format_exc()
    return chosen, "survey"


def main() -> int:
    """Run and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=SEEDS[0])
    parser.add_argument("--only", type=int, help="this one alone")
    parser.add_argument("--kind", default="", choices=["", *KINDS])
    options = parser.parse_args()
    warnings.simplefilter("error")
    workbooks()
    tally: Tally[str] = Tally()
    ends, number = time.monotonic() + options.seconds, options.only or 0
    while time.monotonic() < ends:
        begun = time.monotonic()
        kind, told = end_of(options.seed, number, options.kind)
        failed = "\n" in told
        tally["FAILURE" if failed else told] += 1
        if failed or time.monotonic() - begun > _LONGEST:
            print(f"FAILURE {options.seed}:{number} {kind}\n{told}", flush=True)
        if options.only is not None:
            print(kind, told)
            break
        number += 1
    for one, count in tally.most_common():
        print(f"{count:7,} {one}")
    print(f"{number:,} inputs, seed {options.seed}, {tally['FAILURE']} failures")
    return 1 if tally["FAILURE"] else 0


if __name__ == "__main__":
    sys.exit(main())

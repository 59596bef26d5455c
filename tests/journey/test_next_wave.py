"""The next wave of a survey: columns moved, renamed, gone or new, another encoding or sheet; every choice holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.journey.project import Project, Source
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.journey.templates import Offer, Template, offer_of, taken_over, template_of
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Column, Survey, survey

N = 40
Table = dict[str, list[Cell]]
WORDS = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")


def wave(start: int = 0) -> Table:
    """Return the answers of a wave; those of the next one are others."""
    random = Random(start)
    return {
        "会員番号": [f"{start + at:05}" for at in range(N)],
        "Q1 推奨度（0〜10）": [random.randrange(11) for _ in range(N)],
        "Q2 接客の満足度": [random.choice(WORDS) for _ in range(N)],
        "Q3 待ち時間": [random.randrange(1, 6) for _ in range(N)],
        "Q4 アプリを使った": [random.choice((1, 2)) for _ in range(N)],
        "Q5 来店のきっかけ": [random.choice(("広告, 紹介", "紹介", "検索, 広告")) for _ in range(N)],
        "Q6 値ごろ感": [random.choice((1, 2, 3, 4, 5, 9)) for _ in range(N)],
        "店舗": [random.choice(("渋谷", "新宿")) for _ in range(N)],
        "年間購入金額": [random.choice(("1万円未満", "1万円以上3万円未満", "3万円以上")) for _ in range(N)],
    }


CORRECTIONS = (
    Correction(ColumnKey("Q3 待ち時間"), role="driver", reversed=True),
    Correction(ColumnKey("Q4 アプリを使った"), role="experience", yes=("1",)),
    Correction(ColumnKey("Q5 来店のきっかけ"), separator=""),
    Correction(ColumnKey("Q6 値ごろ感"), role="driver", missing=(("9", "not_used"),), low=1, high=7),
    Correction(ColumnKey("店舗"), role="unused"),
    Correction(ColumnKey("年間購入金額"), role="spend", amounts=(("1万円未満", 5_000.0), ("3万円以上", 50_000.0))),
)


def as_csv(table: Table, encoding: str = "utf-8") -> Workbook:
    out = io.StringIO()
    csv.writer(out).writerows([list(table), *zip(*table.values(), strict=True)])
    return workbook_of(Given(out.getvalue().encode(encoding), "次.csv"), lambda _share: None)


def as_xlsx(table: Table, name: str = "回答", before: Sequence[str] = ()) -> Workbook:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = name
    for title in before:
        sheet.append([title])
    for row in [list(table), *zip(*table.values(), strict=True)]:
        sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return workbook_of(Given(out.getvalue(), "次.xlsx"), lambda _share: None)


def kept(workbook: Workbook | None = None, **reading: object) -> Template:
    """Return what is kept of the first wave, in which all of CORRECTIONS were made."""
    read = survey(workbook or as_csv(wave()), Reading(corrections=CORRECTIONS, **reading))  # type: ignore[arg-type]
    project = Project((Source("/a/1.csv", reading=read.reading),), suggest_journey(read))
    return template_of(project, read, Path("/a/第1回.loyalty"))


def taken(workbook: Workbook, template: Template | None = None) -> tuple[Offer, Survey]:
    new = survey(workbook)
    offer = offer_of(template or kept(), new, suggest_journey(new))
    assert offer is not None
    return offer, taken_over(offer, workbook).survey


def column(read: Survey, heading: str) -> Column:
    found = read.column(ColumnKey(heading))
    assert found is not None, [one.heading for one in read.columns]
    return found


def assert_choices_hold(read: Survey, called: Callable[[str], str] = str, gone: frozenset[str] = frozenset()) -> None:
    """Assert that each column is read as was decided, whatever it is called now."""
    for told in CORRECTIONS:
        if told.column.heading not in gone:
            one = column(read, called(told.column.heading))
            assert one.correction == Correction(one.key, *told.__reduce__()[1][1:])
            assert one.role == (told.role or one.role)
    held = {
        told.column.heading: column(read, called(told.column.heading))
        for told in CORRECTIONS
        if told.column.heading not in gone
    }
    checks: dict[str, Callable[[Column], bool]] = {
        "Q3 待ち時間": lambda one: one.scale.reversed,
        "Q4 アプリを使った": lambda one: one.scale.kind == "yes_no",
        "Q5 来店のきっかけ": lambda one: one.scale.kind != "multi",
        "Q6 値ごろ感": lambda one: (one.scale.low, one.scale.high) == (1, 7) and "not_used" in one.scale.reasons,
    }
    assert [name for name, check in checks.items() if name in held and not check(held[name])] == []


@settings(deadline=None, max_examples=20)
@given(st.permutations(list(wave())))
def test_columns_in_another_order(order: list[str]) -> None:
    later = wave(100)
    offer, read = taken(as_csv({name: later[name] for name in order}))
    assert offer.differences == ()
    assert_choices_hold(read)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16"])
def test_another_encoding(encoding: str) -> None:
    offer, read = taken(as_csv(wave(100), encoding), kept(as_csv(wave(), "cp932"), encoding="cp932"))
    assert offer.reading.encoding is None
    assert_choices_hold(read)


def test_another_format_and_another_sheet() -> None:
    template = kept(as_xlsx(wave(), "2025年"), sheet="2025年")
    _offer, read = taken(as_xlsx(wave(100), "2026年"), template)
    assert read.sheet.name == "2026年"
    assert_choices_hold(read)
    _offer, read = taken(as_csv(wave(100)), template)
    assert_choices_hold(read)


def test_title_rows_that_were_not_there_before() -> None:
    """The heading rows that were told were those of another file where they do not fit."""
    template = kept(as_xlsx(wave()), heading_rows=(1,))
    _offer, read = taken(as_xlsx(wave(100), before=("2026年4月 顧客満足度調査", "実施期間：4/1〜4/30")), template)
    assert read.heading_rows == (3,)
    assert_choices_hold(read)


def test_renamed_columns_keep_what_was_decided_and_are_listed() -> None:
    numbers = {"Q3 待ち時間": "Q13 待ち時間", "Q6 値ごろ感": "Q6　値ごろ感", "店舗": " 店舗 "}
    later = {numbers.get(name, name): answers for name, answers in wave(100).items()}
    offer, read = taken(as_csv(later))
    assert [one.heading for one, _new in offer.renamed] == [
        name for name in sorted(numbers) if name != " 店舗 " and read.column(ColumnKey(name)) is None
    ]
    assert_choices_hold(read, lambda name: "Q13 待ち時間" if name == "Q3 待ち時間" else name)


def test_missing_and_new_columns_are_listed_and_nothing_else_changes() -> None:
    later = wave(100)
    del later["店舗"]
    later["Q7 駐車場の満足度"] = [at % 5 + 1 for at in range(N)]
    offer, read = taken(as_csv(later))
    assert offer.missing == (ColumnKey("店舗"),)
    assert [one.heading for one in offer.new] == ["Q7 駐車場の満足度"]
    assert {one.id for one in offer.differences} == {"template_missing", "template_new"}
    assert_choices_hold(read, gone=frozenset({"店舗"}))
    assert column(read, "Q7 駐車場の満足度").correction == Correction(ColumnKey("Q7 駐車場の満足度"))


def test_columns_of_one_heading_keep_what_was_decided_by_their_place() -> None:
    first = {**wave(), "満足度": [at % 5 + 1 for at in range(N)]}
    rows = [[*first, "満足度"], *([*row, 6 - int(row[-1])] for row in zip(*first.values(), strict=True))]

    def book(lines: list[list[Cell]]) -> Workbook:
        out = io.StringIO()
        csv.writer(out).writerows(lines)
        return workbook_of(Given(out.getvalue().encode(), "a.csv"), lambda _share: None)

    second = Correction(ColumnKey("満足度", 2), role="driver", reversed=True)
    read = survey(book(rows), Reading(corrections=tuple(sorted((*CORRECTIONS, second), key=lambda one: one.column))))
    project = Project((Source("/a/1.csv", reading=read.reading),), suggest_journey(read))
    template = template_of(project, read, Path("/a/1.loyalty"))
    _offer, later = taken(book(rows), template)
    twins = [one for one in later.columns if one.heading == "満足度"]
    assert [one.scale.reversed for one in twins] == [False, True]


def test_answers_of_which_the_program_would_think_otherwise() -> None:
    """The next wave alone would be read as 5 points, as 0 and 1, or as something else: what was decided stays."""
    later = wave(100)
    later["Q3 待ち時間"] = [5, 4] * (N // 2)
    later["Q4 アプリを使った"] = [1] * N
    later["Q6 値ごろ感"] = [1, 2, 3, 9] * (N // 4)
    _offer, read = taken(as_csv(later))
    assert_choices_hold(read)

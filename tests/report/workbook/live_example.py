"""A small survey with every kind of answer, and its workbook with formulas; its texts are hostile."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl import Workbook

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Driver, Experience, Filter, Group, Grouping, Journey, Measure, Stage
from loyalty_desktop.journey.project import Project
from loyalty_desktop.report.document.choice import Choice
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.workbook.live import Live, live_of
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import survey_from

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell
    from loyalty_desktop.survey.survey import Survey

WORDS = ("とても不満", "不満", "どちらともいえない", "満足", "とても満足")
SHOPS = ("=cmd()", "20", "@SUM(A1)", "<b>&\"'")
HEADS = (
    *("会員番号", "おすすめ度（0-10）", "接客の満足度", "品揃えの満足度", "試着を利用した", "来店のきっかけ"),
    *("店舗", "性別", "ウェイト", "購入金額（円）", "ご意見"),
)
STAFF, RANGE = Driver("staff", "接客", ColumnKey(HEADS[2])), Driver("range", "品揃え", ColumnKey(HEADS[3]), "basic")
TRIED = Experience("tried", "試着", ColumnKey(HEADS[4]), driver="staff")
FRIEND = Experience("friend", "友人", ColumnKey(HEADS[5]), option="友人")
JOURNEY = Journey(
    Measure(ColumnKey(HEADS[1])),
    (Stage("shop", "店で", (STAFF, RANGE)),),
    (TRIED, FRIEND),
)


def survey(rows: int = 240) -> Survey:
    """Return a survey of so many respondents; every seventh left the loyalty question out."""
    found: list[list[Cell]] = [list(HEADS)]
    for at in range(rows):
        mood = (at * 7 + at // 5) % 5
        found.append(
            [
                f"K{at:04}",
                None if at % 7 == 6 else min(10, 2 * mood + at % 4),
                "利用していない" if at % 11 == 3 else WORDS[mood] if at % 13 else None,
                "わからない" if at % 17 == 5 else WORDS[(mood + at % 2) % 5],
                None if at % 19 == 4 else "はい" if (at + mood) % 3 else "いいえ",
                ("友人;広告", "広告", "友人", "通りがかり;広告")[at % 4],
                SHOPS[at // 3 % 4],
                ("女性", "男性")[at % 3 == 0],
                None if at % 50 == 49 else round(0.5 + (at % 10) / 7, 3),
                None if at % 8 == 0 else 1000 + 37 * at,
                ("", "=HYPERLINK(1)", "_x000D_ とてもよい", "山田 花子です a@example.com", f"よい\x07店{at}")[at % 5],
            ]
        )
    return survey_from(found)


def material(journey: Journey = JOURNEY, *by: str) -> Material:
    """Return what a report of the survey is made of; groups are compared by the columns of these headings."""
    read = survey()
    counter = Counter(read)
    compared = tuple(compare(counter, journey, ColumnKey(one)) for one in by)
    made = Project((), journey)
    return Material(read, counter, journey, analyze(counter, journey), made, dt.date(2026, 11, 22), compared)


def grouped(one: Material, grouping: Grouping) -> Material:
    """Return the material with a comparison of groups of one's own."""
    return replace(one, comparisons=(*one.comparisons, compare(one.counter, one.journey, grouping)))


REGIONS = Grouping("g", "規模", ColumnKey("店舗"), (Group("大きい", ("=cmd()", "20")), Group("20だけ", ("20",))))
WOMEN = Filter(ColumnKey("性別"), ("女性",))


def finished(live: Live) -> zipfile.ZipFile:
    """Return the parts of the workbook that has only the sheets behind the formulas."""
    book, saved, out = Workbook(), io.BytesIO(), io.BytesIO()
    live.write(book)
    book.save(saved)
    saved.seek(0)
    live.finish(saved, out)
    return zipfile.ZipFile(out)


def live(one: Material, *, personal: bool = False) -> Live:
    """Return the formulas of a report."""
    return live_of(one, Choice(answers=True, personal=personal))

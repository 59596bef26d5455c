"""Workbooks of several sheets: under a password (I59), with macros and links to other workbooks (I63); ja and en."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import TypeAlias

from msoffcrypto.format.ooxml import OOXMLFile

from loyalty_desktop.survey.survey import Survey
from tests.survey.files.workbooks import book_of_sheets, changed
from tests.survey.layouts.layout import Layout, codes, roles, said

N = 24
Headings: TypeAlias = tuple[str, str, str, str]
JA: Headings = ("会員番号", "この店を友人に薦める可能性（0～10）", "接客の満足度（5段階）", "ご意見")
EN: Headings = (
    "Respondent ID",
    "How likely are you to recommend us? (0-10)",
    "Satisfaction with the staff (1-5)",
    "Comments",
)
ROLES = ("id", "loyalty", "driver", "comment")
SAID = {JA: "{}番の窓口の案内が丁寧でした", EN: "The person at desk {} was very kind to us"}
COVERS: dict[Headings, dict[str, list[tuple[object, ...]]]] = {
    JA: {
        "はじめに": [("社外秘",), ("このファイルは調査会社が作成しました。",)],
        "集計": [("設問", "回答数", "平均"), ("接客の満足度（5段階）", N, 3.04)],
    },
    EN: {
        "Read me": [("Confidential",), ("This workbook was made by the agency.",)],
        "Summary": [("Question", "Count", "Mean"), ("Satisfaction with the staff (1-5)", N, 3.04)],
    },
}
ANSWERS = {JA: "回答データ", EN: "Responses"}
PASSWORDS = {JA: "秘密１２３！", EN: "Pass phrase #7"}
MACROS, LINK = "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"


def book(headings: Headings) -> bytes:
    rows = [headings, *((2000 + at, at % 11, at % 5 + 1, SAID[headings].format(at)) for at in range(N))]
    first, last = COVERS[headings].items()
    return book_of_sheets(dict([first, (ANSWERS[headings], rows), last]))


def locked(headings: Headings) -> Callable[[], bytes]:
    def make() -> bytes:
        buffer = io.BytesIO()
        OOXMLFile(io.BytesIO(book(headings))).encrypt(PASSWORDS[headings], buffer)
        return buffer.getvalue()

    return make


def linked(headings: Headings, *parts: str) -> Callable[[], bytes]:
    """Return what makes a workbook whose ratings are formulas about another workbook; their values are kept in it."""

    def formulas(sheet: bytes) -> bytes:
        told, count = re.subn(rb'(<c r="C(?!1")\d+"[^>]*>)<v>', rb"\1<f>[1]Export!$C$2+WEBSERVICE(1)</f><v>", sheet)
        assert count == N
        return told

    def make() -> bytes:
        buffer = io.BytesIO(changed(book(headings), sheet2=formulas))
        with zipfile.ZipFile(buffer, "a") as package:
            for part in parts:
                package.writestr(part, b"\x00" if part == MACROS else b"<externalLink/>")
        return buffer.getvalue()

    return make


def answers(headings: Headings, format_: str, *notes: str) -> Callable[[Survey], None]:
    """Return what has to come of the workbook: the answers of the sheet that holds them, nothing run or followed."""

    def check(survey: Survey) -> None:
        assert (survey.workbook.format, survey.sheet.name, survey.rows) == (format_, ANSWERS[headings], N)
        assert roles(survey) == dict(zip(headings, ROLES, strict=True))
        assert codes(survey, headings[2]) == {str(code): code for code in range(1, 6)}
        told = {id_ for id_ in said(survey) if id_ in {"note_unlocked", "note_macros", "note_links"}}
        assert told == set(notes)

    return check


LAYOUTS: tuple[Layout, ...] = (
    *(
        Layout(("I59",), f"password, sheets in {name}", "a.xlsx", locked(headings),
               answers(headings, "xlsx", "note_unlocked"), password=PASSWORDS[headings])
        for name, headings in (("Japanese", JA), ("English", EN))
    ),
    Layout(("I59",), "password asked, sheets in English", "a.xlsx", locked(EN), refused="file_password"),
    Layout(("I59",), "password of another file", "a.xlsx", locked(JA), refused="file_password_wrong",
           password=PASSWORDS[EN]),
    Layout(("I63",), "macros and links, in English", "a.xlsm", linked(EN, MACROS, LINK),
           answers(EN, "xlsm", "note_macros", "note_links")),
    Layout(("I63",), "links to another workbook, in Japanese", "GT.xlsx", linked(JA, LINK),
           answers(JA, "xlsx", "note_links")),
    Layout(("I63",), "macros, in Japanese", "a.xlsm", linked(JA, MACROS), answers(JA, "xlsm", "note_macros")),
)  # fmt: skip

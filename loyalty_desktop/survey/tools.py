"""The survey tool that wrote a file, recognised by its signature: the headings that only it writes (INPUTS.md 1A).

A signature is a value. To know another tool is to add one to `_SIGNATURES` and its sentence `tool_...`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.messages import message
from loyalty_desktop.survey.distinct import is_date, text_of
from loyalty_desktop.survey.heading_kinds import IMPORT_ID
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.noted import Noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.sheet import RawColumn, Sheet

_CLOCK_12 = re.compile(
    r".*\d(?::\d\d)?\s*(?:午前|午後|am|pm|a\.m\.|p\.m\.)\s*(?:(?:gmt|utc)\s*(?:[+-]\d.*)?)?", re.IGNORECASE
)
"""The time of Google's own csv: 2020/07/27 3:15:06 午後 GMT+9 (I03)."""
_LONG_NUMBER = re.compile(r"\d{9,13}")
"""The number of a respondent of SurveyMonkey."""
_USUAL = 0.95
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class Tool:
    """A survey tool and the variant of its export; `name` is a proper name, `variant` '' where there is only one."""

    id: str
    name: str
    variant: str = ""

    @property
    def said(self) -> str:
        """The id of the sentence that names the tool in the user's language."""
        return f"tool_{self.id}_{self.variant}" if self.variant else f"tool_{self.id}"


@dataclass(frozen=True, slots=True)
class _Signature:
    """How the export of one tool is known; all that is given must hold.

    `needed`: headings that are there, each a choice of spellings. `first` is the first heading, of whose answers
    `values` holds for nearly all. `pattern` is that of at least `like` of the headings, but two of them in any case.
    `rows` is how many rows the headings take.
    """

    tool: Tool
    needed: tuple[frozenset[str], ...] = ()
    first: frozenset[str] = frozenset()
    values: Callable[[str], bool] | None = None
    pattern: re.Pattern[str] | None = None
    like: float = 0.0
    rows: tuple[int, ...] = ()


def tool_of(sheet: Sheet, heading_rows: tuple[int, ...]) -> Tool | None:
    """Return the tool that wrote `sheet`, None when no signature is in its heading rows (0-based)."""
    rows = [[plain(text_of(cell)) for cell in sheet.row(at)] for at in heading_rows if at < sheet.rows]
    if not rows:
        return None
    first = heading_rows[-1] + 1
    return next((one.tool for one in _SIGNATURES if _fits(one, rows, sheet, first)), None)


def tool_note(tool: Tool) -> Noted:
    """Return the line that says which tool wrote the file."""
    return Noted(message(tool.said))


def _fits(signature: _Signature, rows: list[list[str]], sheet: Sheet, first: int) -> bool:
    if signature.rows and len(rows) not in signature.rows:
        return False
    names = {match_text(text) for row in rows for text in row}
    if any(not names & choice for choice in signature.needed):
        return False
    if signature.first and not _leads(signature, rows, sheet, first):
        return False
    if signature.pattern is None:
        return True
    texts = [text for column in zip(*rows, strict=True) if (text := next(filter(None, reversed(column)), ""))]
    hits = sum(1 for text in texts if signature.pattern.fullmatch(text))
    return hits >= max(2, signature.like * len(texts))


def _leads(signature: _Signature, rows: list[list[str]], sheet: Sheet, first: int) -> bool:
    """Say whether the first named column is headed as it must be, and answered so."""
    at = next((place for place in range(len(sheet.columns)) if any(row[place] for row in rows)), 0)
    if not any(match_text(row[at]) in signature.first for row in rows):
        return False
    return signature.values is None or _mostly(sheet.columns[at], first, signature.values)


def _mostly(column: RawColumn, first: int, holds: Callable[[str], bool]) -> bool:
    codes = column.codes[first : first + _SAMPLE].tolist()
    texts = [text for code in codes if (text := text_of(column.values[code]))]
    return bool(texts) and sum(map(holds, texts)) >= _USUAL * len(texts)


def _dated(text: str) -> bool:
    return is_date(text) or is_date(text.rpartition(".")[0]) or bool(_CLOCK_12.fullmatch(text))


def _clock_12(text: str) -> bool:
    return bool(_CLOCK_12.fullmatch(text))


def _long_number(text: str) -> bool:
    return bool(_LONG_NUMBER.fullmatch(text))


def _headings(*choices: str) -> tuple[frozenset[str], ...]:
    """Return headings that must be there; the spellings of one are parted by |."""
    return tuple(frozenset(match_text(one) for one in choice.split("|")) for choice in choices)


_STAMPED = frozenset(
    map(
        match_text,
        (
            "タイムスタンプ", "Timestamp", "타임스탬프", "Horodateur", "Zeitstempel", "Marca temporal", "时间戳记",
            "時間戳記", "Carimbo de data/hora", "Informazioni cronologiche", "Tijdstempel", "Отметка времени",
            "ประทับเวลา", "Sygnatura czasowa", "Zaman damgası", "Dấu thời gian", "Cap waktu", "Tidsstämpel",
        ),
    )
)  # fmt: skip
"""How Google Forms heads its first column, language by language."""
_PERSON = _headings("respondent id|回答者 id")
_FORMS = _headings("id", "開始時刻|start time", "完了時刻|completion time")
_SIGNATURES = (
    _Signature(Tool("qualtrics", "Qualtrics", "three_rows"), pattern=re.compile(IMPORT_ID.pattern + ".*"), like=0.5),
    _Signature(Tool("qualtrics", "Qualtrics", "legacy"), _headings("responseid", "responseset"), rows=(2, 3)),
    _Signature(
        Tool("qualtrics", "Qualtrics", "two_rows"), _headings("responseid", "status|finished|progress"), rows=(2,)
    ),
    _Signature(Tool("qualtrics", "Qualtrics", "one_row"), _headings("responseid", "status", "finished")),
    _Signature(Tool("surveymonkey", "SurveyMonkey", "more_rows"), _PERSON, rows=(2, 3, 4)),
    _Signature(Tool("surveymonkey", "SurveyMonkey"), _PERSON + _headings("collector id|コレクター id")),
    _Signature(Tool("surveymonkey", "SurveyMonkey"), first=_PERSON[0], values=_long_number),
    _Signature(
        Tool("microsoft_forms", "Microsoft Forms", "quiz"),
        _FORMS + _headings("total points|合計点|合計ポイント|合計点数|合計得点"),
    ),
    _Signature(Tool("microsoft_forms", "Microsoft Forms"), _FORMS),
    _Signature(Tool("limesurvey", "LimeSurvey", "codes"), _headings("submitdate", "lastpage", "startlanguage")),
    _Signature(
        Tool("limesurvey", "LimeSurvey", "full_text"),
        _headings(
            "response id|回答 id|回答番号",
            "date submitted|提出日|提出日時|送信日|送信日時|回答日時",
            "last page|最後のページ|最終ページ",
        ),
    ),
    _Signature(
        Tool("limesurvey", "LimeSurvey", "code_and_text"),
        pattern=re.compile(r"[A-Za-z]\w*(?:\[\w+\]){1,2}\.\s.*", re.DOTALL),
    ),
    _Signature(Tool("limesurvey", "LimeSurvey", "codes"), pattern=re.compile(r"[A-Za-z]\w*\[SQ\d+\](?:\[\w+\])?")),
    _Signature(Tool("typeform", "Typeform"), _headings("#", "submit date (utc)|送信日 (utc)|送信日時 (utc)")),
    _Signature(Tool("typeform", "Typeform"), _headings("#", "network id")),
    _Signature(
        Tool("agency", "", "codes"),
        _headings("sampleid"),
        pattern=re.compile(r"q\d+(?:[_s]\d+)*(?:_?(?:fa|t))?", re.IGNORECASE),
    ),
    _Signature(Tool("surveroid", "Surveroid"), pattern=re.compile(r"q\d+(?:s\d+c\d+|[sc]\d+)t?"), like=0.3),
    _Signature(Tool("google_forms", "Google Forms", "csv"), first=_STAMPED, values=_clock_12),
    _Signature(Tool("google_forms", "Google Forms"), first=_STAMPED, values=_dated),
)

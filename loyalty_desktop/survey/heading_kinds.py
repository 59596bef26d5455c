"""What one cell or one row near the top of a table looks like: a name, a unit, a code, how to answer (I26-I29)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loyalty_desktop.survey.distinct import is_date, number_of
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.vocabulary import keys

Texts = Sequence[str]

IMPORT_ID = re.compile(r'^\{"ImportId"')
"""Qualtrics' own name of a question, in the third heading row of its csv (I11)."""
LEGACY = re.compile(r"v\d{1,2}")
CODE = re.compile(r"(?:[a-z]{1,12}[-_]?\d+[a-z0-9_\-.#\[\]]*|(?:問|設問)\d+[-_\d()]*|\d+x\d+x\d+\w*)", re.IGNORECASE)
"""What a questionnaire's columns are called before anybody names them: Q1, Q3_2, v12, 問4."""
_COUNT = re.compile(r"n\s*=", re.IGNORECASE)
_UNIT = re.compile(r"[(\[（].{1,8}[)\]）]|円|回|点|%|千円|万円|歳|人|泊|件|usd|jpy|yen", re.IGNORECASE)
_LEGEND = re.compile(
    r"[(\[]?(?:(?:[0-2]|-[1-5])\s*(?:[~-]|to|から|\.\.+)\s*(?:[2-9]|1[0-2]|100)(?:点|段階)?|\d{1,2}\s*(?:段階|件法|点満点|択)(?:評価)?"
    r"|(?:はい|有|あり|○|yes|y|true|1)\s*[/・|]\s*(?:いいえ|無|なし|×|x|no|n|false|0)|[smf]a|単一(?:回答|選択)?|複数(?:回答|選択)?"
    r"|自由(?:記述|回答|記入)|数値(?:回答)?|数字|テキスト|文字列?|日付"
    r"|single(?: answer| choice)?|multiple(?: answers?| choice)?"
    r"|(?:free|open)[ -]?(?:text|ended|answer)?|text|number|numeric|date|string|integer|int|float)[)\]]?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"Unnamed: \d+(?:_level_\d+)?|__EMPTY(?:_\d+)?|\.\.\.\d+")
"""What pandas, SheetJS and readr call a column without a heading when they save a table again."""
_LONGEST_GROUP = 60
_FEW = 2
"""So many answers below prove nothing yet."""


def named_by_program(text: str) -> bool:
    """Say whether a program called a column so because its heading was empty."""
    return bool(_NO_NAME.fullmatch(text))


def is_words(text: str) -> bool:
    """Say whether a cell holds words, no number."""
    return bool(text) and number_of(text) is None


def is_unit(text: str) -> bool:
    """Say whether a cell below a heading holds a unit: （円）, 回, (pt)."""
    return bool(_UNIT.fullmatch(text))


def is_legend(text: str) -> bool:
    """Say whether a cell below a heading says how to answer: 0~10, はい/いいえ, SA."""
    return bool(_LEGEND.fullmatch(text))


def is_response(text: str) -> bool:
    """Say whether a cell of SurveyMonkey's second heading row stands for the question itself (I09)."""
    return match_text(text) in keys("marks", "response")


def is_group(text: str) -> bool:
    """Say whether a cell above a heading may name several columns."""
    return is_words(text) and len(text) <= _LONGEST_GROUP and not is_date(text) and not _COUNT.match(text)


def are_codes(row: Texts) -> bool:
    """Say whether a row names most columns by codes (Q1, Q2_1); what stands below may be their words."""
    named = [text for text in row if text]
    return len(named) > 1 and sum(1 for text in named if CODE.fullmatch(text)) >= 0.5 * len(named)


def is_legend_row(top: Sequence[Texts], at: int) -> bool:
    """Say whether a row below the headings says how to answer and answers nothing itself.

    A respondent's own "1-5" comes again further down; a legend does not.
    """
    said = [(place, text) for place, text in enumerate(top[at]) if text]
    if at == 0 or len(said) < 2 or not all(is_legend(text) for _place, text in said):
        return False
    return not any(row[place] == text for row in top[at + 1 :] for place, text in said)


def heads_columns(row: Texts, below: Sequence[Texts], held: Texts) -> bool:
    """Say whether `row` is a further heading row above the answers `below`; `held` are the headings so far.

    Words above numbers, dates or marks speak for it; numbers above numbers, and words that are answered again
    below, against it.
    """
    speaks = 0
    for place, text in enumerate(row):
        if not text:
            continue
        answers = [other[place] for other in below if other[place]]
        kind = _speaks(text, answers, hole=not held[place])
        if kind < 0:
            return False
        speaks += kind
    return speaks >= 2 and speaks * 3 >= sum(map(bool, row))


def _speaks(text: str, answers: list[str], *, hole: bool) -> int:
    """Return 1 where a cell stands above answers as a heading does, -1 where it is an answer itself, 0 for neither."""
    if not answers:
        return 0
    few = len(answers) < _FEW
    option = hole and set(answers) == {text}
    marks = {match_text(one) for one in answers} <= _marks()
    if option:
        return 1
    if text in answers or reason_of(text) is not None:
        return -1
    figures = sum(1 for one in answers if number_of(one) is not None or is_date(one)) >= 0.8 * len(answers)
    if number_of(text) is not None or is_date(text):
        return 1 if marks and not figures else -1
    return 1 if (figures or marks) and not few else 0


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    return keys("marks", "yes") | keys("marks", "no") | keys("marks", "ticks")


def explains_codes(row: Texts, below: Sequence[Texts], codes: Texts) -> bool:
    """Say whether `row` holds the questions behind a row of `codes`, where all answers are words too."""
    texts = [text for text in row if text]
    if not are_codes(codes) or len(texts) < 2 or len(set(texts)) < len(texts) or not all(map(is_words, texts)):
        return False
    answers = [[other[place] for other in below if other[place]] for place in range(len(row))]
    again = sum(1 for one in answers if len(one) > len(set(one)))
    return again >= 1 and not any(text in one for text, one in zip(row, answers, strict=True) if text)

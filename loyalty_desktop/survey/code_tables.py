"""Code tables: a column names the data's columns, others hold question texts, codes and labels (INPUTS.md I19, I25).

番号   | 内容              | 区分       変数 | コード | ラベル       設問 | 設問文 | 選択肢
Q-001 | 年代性別          | S/A        SEX | 1     | 男性         Q1  | 性別   | 1: 男性 / 2: 女性
1     | 男性20代                      SEX | 2     | 女性

SEX | SA | 性別
    | 1  | 男性
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.normal import match_text, one_line
from loyalty_desktop.survey.questionnaires import asked_of
from loyalty_desktop.survey.vocabulary import keys
from loyalty_desktop.survey.wording import Asked, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.survey.sheet import Sheet

_MOST_ROWS, _MOST_COLUMNS = 20_000, 60
_PAIR = re.compile(
    r"[(（]?(?P<code>-?\d{1,5})[)）]?\s*[:：=＝.．、)）]\s*(?P<label>.+?)\s*[,，;；/／|｜、]?\s*$", re.DOTALL
)
_NEXT = re.compile(r"(?:\n|[,，;；/／|｜、]\s*|\s+)(?=[(（]-?\d{1,5}[)）]|-?\d{1,5}\s*[:：=＝.．)）]\s*[^\d\s])")
_OPTION_HEAD = re.compile(r"(?:選択肢|回答|option|choice|answer|code|値)?\s*(?P<code>\d{1,3})", re.IGNORECASE)
_QUESTION = re.compile(r"(?:q|sc|sq|f|s|問|設問)[-_]?\d+[-_\w]*", re.IGNORECASE)
_FEWEST_OPTIONS = 2
_POINTS = range(12)


@dataclass
class _Question:
    text: str = ""
    asked: Asked = ""
    labels: dict[str, str] = field(default_factory=dict)


def read_code_table(sheet: Sheet, known: Callable[[str], bool]) -> tuple[Wording, ...]:
    """Return what a code table says; `known` tells whether a text names a column of the data. () for other sheets."""
    if sheet.rows > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS:
        return ()
    grid = [[one_line(text_of(cell)) if cell is not None else "" for cell in sheet.row(at)] for at in range(sheet.rows)]
    raw = [[cell if isinstance(cell, str) else text_of(cell) for cell in sheet.row(at)] for at in range(sheet.rows)]
    scores = [len({row[at] for row in grid if row[at] and known(row[at])}) for at in range(len(sheet.columns))]
    best = max(scores, default=0)
    if not best:
        return ()
    name = scores.index(best)
    first = next(at for at, row in enumerate(grid) if row[name] and known(row[name]))
    head = _Head.of(grid, name, first, known)
    found: dict[str, _Question] = {}
    current = ""
    for row, typed in zip(grid[first:], raw[first:], strict=True):
        said = row[name]
        if said and (known(said) or _QUESTION.fullmatch(said)):
            current = said
        elif said and number_of(said) is None:
            current = ""  # another table begins, or a chapter of this one
        if not current or not any(row):
            continue
        question = found.setdefault(current, _Question())
        if head.is_below and said == current:
            _begin(question, row, name)
        else:
            _read(question, head, row, typed, begins=said == current)
    told = ((key, one, tuple(one.labels.items()) if _are_labels(one.labels) else ()) for key, one in found.items())
    return tuple(Wording(key, one.text, "", labels, (), one.asked) for key, one, labels in told if one.text or labels)


def _are_labels(labels: dict[str, str]) -> bool:
    """Say whether codes are given words: figures beside them are counts, unless they are the points of a scale."""
    numbers = [number_of(label) for label in labels.values()]
    if not labels or any(number is None for number in numbers):
        return bool(labels)
    return len(set(numbers)) == len(numbers) and all(number in _POINTS for number in numbers)


@dataclass(frozen=True, slots=True)
class _Head:
    """Which column of a code table holds what; None for what it has not. `options` hold a label each, by code.

    `is_below` says that the row of a question holds its kind and its text where the rows below hold code and label.
    """

    name: int
    text: int | None
    code: int | None
    label: int | None
    asked: int | None
    options: tuple[tuple[int, str], ...] = ()
    is_below: bool = False

    @classmethod
    def of(cls, grid: Sequence[Sequence[str]], name: int, first: int, known: Callable[[str], bool]) -> _Head:
        """Find the columns by their headings, and by what stands in them where a heading says nothing."""
        above = next((row for row in reversed(grid[:first]) if sum(map(bool, row)) > 1), [""] * len(grid[first]))
        titles = [match_text(text) for text in above]
        rows = grid[first:]
        others = [at for at in range(len(titles)) if at != name and any(row[at] for row in rows)]
        options = tuple(
            (at, found["code"])
            for at in others
            if (found := _OPTION_HEAD.fullmatch(above[at]))
            and any(number_of(row[at]) is None for row in rows if row[at])
        )
        options = options if len(options) >= _FEWEST_OPTIONS else ()
        left = [at for at in others if at not in {place for place, _code in options}]

        def titled(which: str) -> int | None:
            return next((at for at in left if titles[at] in keys("code_books", which)), None)

        asked = next((at for at in left if _tells_kind(rows, at)), None)
        code = next((at for at in left if at != asked and _holds_codes(rows, at, name, known)), None)
        if code is None and not options and (below := _codes_below(rows, name, left)) is not None:
            return cls(name, None, *below, asked=None, is_below=True)
        text = titled("text")
        rest = [at for at in left if at not in {asked, code}]
        if code is not None:
            right = [at for at in rest if at > code] or rest
            label = next((at for at in right if titles[at] in keys("code_books", "label")), None)
            label = label if label is not None else next(iter(right), None)
            text = text if text != label else None
            text = text if text is not None else _longest(rows, [at for at in rest if at != label])
        else:
            listed = next((at for at in rest if any(pairs_in(row[at]) for row in rows)), None)
            label = listed if listed is not None else titled("label")
            label = label if label != text or listed is not None else None
            text = text if text != label else None
            text = text if text is not None else _longest(rows, [at for at in rest if at != label])
        return cls(name, text, code, label, asked, options)


def _tells_kind(rows: Sequence[Sequence[str]], at: int) -> bool:
    said = [row[at] for row in rows if row[at]]
    return bool(said) and sum(1 for text in said if asked_of(text)) >= 0.5 * len(said)


def _holds_codes(rows: Sequence[Sequence[str]], at: int, name: int, known: Callable[[str], bool]) -> bool:
    """Say whether a column holds codes: numbers that come again with other questions, or begin with each."""
    said = [row[at] for row in rows if row[at]]
    numbers = [text for text in said if number_of(text) is not None]
    if len(numbers) < _FEWEST_OPTIONS or len(numbers) < 0.9 * len(said):
        return False
    # A running number of the questions has one row a question; codes have several, or go on below the name.
    below = sum(1 for row in rows if row[at] and not row[name])
    named = [row[name] for row in rows if row[name] and row[at] and known(row[name])]
    return below > 0 or len(set(named)) < len(named)


def _codes_below(rows: Sequence[Sequence[str]], name: int, places: Sequence[int]) -> tuple[int, int] | None:
    """Return where codes and labels stand in the rows that name no question, as far as these hold nothing else."""
    below = [row for row in rows if not row[name] and sum(map(bool, row)) > 1]
    if len(below) < _FEWEST_OPTIONS:
        return None
    for at in places:
        if sum(1 for row in below if number_of(row[at]) is not None) < 0.9 * len(below):
            continue
        label = next((other for other in places if other > at and any(row[other] for row in below)), None)
        if label is not None:
            return at, label
    return None


def _longest(rows: Sequence[Sequence[str]], places: Sequence[int]) -> int | None:
    words = {at: sum(len(row[at]) for row in rows if number_of(row[at]) is None) for at in places}
    return max(words, key=lambda at: words[at]) if words and max(words.values()) else None


def _read(question: _Question, head: _Head, row: Sequence[str], typed: Sequence[str], *, begins: bool) -> None:
    """Take what one row says into its question."""

    def said(at: int | None) -> str:
        return row[at] if at is not None else ""

    if begins:
        question.text = question.text or said(head.text)
        question.asked = question.asked or asked_of(said(head.asked))
        for at, code in head.options:
            if row[at]:
                question.labels.setdefault(code, row[at])
        question.text = question.text or _heading_of_codes(head, row)
    if head.code is not None:
        if said(head.code) and said(head.label):
            question.labels.setdefault(said(head.code), said(head.label))
    elif not begins and number_of(row[head.name]) is not None:
        label = said(head.text) or said(head.label)
        if label:
            question.labels.setdefault(row[head.name], label)
    if head.code is None and (begins or not row[head.name]):
        places = [at for at in range(len(row)) if not begins or at != head.text]
        if begins and head.label is not None:
            places = [head.label]
        least = _FEWEST_OPTIONS if begins else 1  # an option on a line of its own: １．男性
        _read_pairs(question, [typed[at] for at in places], least)


def _read_pairs(question: _Question, cells: Sequence[str], least: int) -> None:
    for cell in cells:
        for code, label in pairs_in(cell, least):
            question.labels.setdefault(code, label)


def _begin(question: _Question, row: Sequence[str], name: int) -> None:
    """Take kind and text of a question from the row above its codes, in whichever order they stand there."""
    others = [text for at, text in enumerate(row) if at != name and text]
    question.asked = question.asked or next(filter(None, map(asked_of, others)), "")
    words = (text for text in others if not asked_of(text) and number_of(text) is None)
    question.text = question.text or next(words, "")


def _heading_of_codes(head: _Head, row: Sequence[str]) -> str:
    """Return the words of a question that stand where those of its codes do: the row that begins it has no code."""
    if head.code is None or head.label is None or head.text is not None or row[head.code]:
        return ""
    return row[head.label]


def pairs_in(cell: str, least: int = _FEWEST_OPTIONS) -> tuple[tuple[str, str], ...]:
    """Return the codes and labels that one cell lists ("1: 男性 / 2: 女性", "1=Yes; 2=No"); () when it lists none.

    It lists `least` of them at least.
    """
    found = [_PAIR.fullmatch(part.strip()) for part in _NEXT.split(cell) if part.strip()]
    pairs = tuple((f"{int(one['code'])}", one_line(one["label"])) for one in found if one)
    return pairs if len(pairs) >= least and len(pairs) == len(found) else ()

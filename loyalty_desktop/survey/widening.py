"""One person's answers in several rows, a row a question, put side by side (INPUTS.md I24)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reshaping import tidy
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet

if TYPE_CHECKING:
    import numpy.typing as npt

_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_FEWEST_ROWS = 4
_MOST_ITEMS = 200
_ASKED_ITEMS = 50
_SURE_GRID = 0.8
"""Share of all pairs of person and question that must be there before the program puts them side by side itself."""
_MOST_TWICE = 0.05
_QUESTION = re.compile(r"(?:q|sq|sc|f|問|設問|質問)[-_]?\d+[-_()\w]*", re.IGNORECASE)
_ITEM = re.compile(
    r"(?:survey[-_]?)?(?:item|question|prompt)(?:[-_]?(?:id|text|name|label|code|title|category|type|no|number|body))?s?"
    r"|variable|var|key|attribute|field|measure|設問.*|質問.*|項目.*|変数.*|問|アイテム",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:.*\b)?(?:quarter|month|year|week|wave|period|season|date|day|fy|qtr)s?|.*(?:四半期|年度|期|月|年|週|時期|期間|回|日付?)",
    re.IGNORECASE,
)
"""Headings of what comes again and again for one customer: such rows are answers of their own."""
_ANSWER = re.compile(
    r"(?:ans|answer|value|response|reply|score)(?:[-_]?(?:content|text|value|body|data|raw|score))?|回答.*|値|答え|得点|評価値",
    re.IGNORECASE,
)
_LIKE_ID = re.compile(
    r"(?:.*id|.*no\.?|.*番号|.*コード|user|respondent|customer|person|回答者.*|会員.*|顧客.*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Long:
    """Which columns hold person, question and answer; `kept` say one thing of a person, `dropped` several.

    `sure` says that nothing else can be meant: persons and questions make a grid without doubles, some questions
    are answered by numbers and others by words, and nothing else differs from row to row. A customer who rates every
    quarter, or every article bought, on one and the same scale has answered several times. `twice` counts second
    answers to one question.
    """

    id: int
    item: int
    answer: int
    kept: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    people: int = 0
    items: int = 0
    sure: bool = False
    twice: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class _Keys:
    """The different texts of a column below its heading: which one each row has, and where each was first."""

    codes: npt.NDArray[np.int64]
    texts: tuple[str, ...]


def find_long(sheet: Sheet, heading: int) -> Long | None:
    """Return how a table is long, None when its rows are one respondent each."""
    rows = sheet.rows - heading - 1
    used = [at for at, column in enumerate(sheet.columns) if any(value is not None for value in column.values)]
    if not _FEWEST_COLUMNS <= len(used) <= _MOST_COLUMNS or rows < _FEWEST_ROWS:
        return None
    # The different raw cells settle most of it, without a look at any text.
    repeated = [at for at in used if len(sheet.columns[at].values) <= rows // 2 + 2]
    few = [at for at in repeated if len(sheet.columns[at].values) <= _MOST_ITEMS + 2]
    if not few or len(repeated) < 2:
        return None
    table = _Table(sheet, heading, tuple(used))
    best: Long | None = None
    for item in filter(table.holds_items, few):
        for id_ in (at for at in repeated if at != item and table.holds_people(at, item)):
            for answer in (at for at in used if at not in {item, id_} and not _ITEM.fullmatch(table.name(at))):
                found = _described(table, id_, item, answer)
                if found is not None and (best is None or table.rank(found) > table.rank(best)):
                    best = found
    return best


class _Table:
    """The columns of a table; what is worked out of one is kept."""

    def __init__(self, sheet: Sheet, heading: int, used: tuple[int, ...]) -> None:
        self.sheet = sheet
        self.first = heading + 1
        self.used = used
        self._heading = heading
        self._keys: dict[int, _Keys] = {}

    def keys(self, at: int) -> _Keys:
        """Return the different texts of a column."""
        if at not in self._keys:
            self._keys[at] = _keys_of(self.sheet.columns[at], self.first)
        return self._keys[at]

    def name(self, at: int) -> str:
        """Return the heading of a column, as headings are compared."""
        return match_text(text_of(self.sheet.columns[at].cell(self._heading)))

    def holds_items(self, at: int) -> bool:
        """Say whether a column may name questions: a few words, none of them a number, no blank."""
        texts = self.keys(at).texts
        named = bool(_ITEM.fullmatch(self.name(at)))
        words = all(text and number_of(text) is None for text in texts)
        return words and 2 <= len(texts) <= (_MOST_ITEMS if named else _ASKED_ITEMS)

    def rank(self, long: Long) -> tuple[bool, bool, bool, int]:
        """Return what makes one way of reading the table likelier than another."""
        named = bool(_LIKE_ID.fullmatch(self.name(long.id)))
        return long.sure, named, bool(_ITEM.fullmatch(self.name(long.item))), -long.twice

    def holds_people(self, at: int, item: int) -> bool:
        """Say whether a column may say whose answer a row is."""
        people = len(self.keys(at).texts)
        likely = bool(_LIKE_ID.fullmatch(self.name(at))) or people > len(self.keys(item).texts)
        return likely and 2 <= people <= (self.sheet.rows - self.first) // 2


def _keys_of(column: RawColumn, first: int) -> _Keys:
    places: dict[str, int] = {}
    own = np.array([places.setdefault(match_text(text_of(value)), len(places)) for value in column.values])
    used, codes = np.unique(own[column.codes[first:]], return_inverse=True)
    texts = tuple(places)
    return _Keys(codes.reshape(-1).astype(np.int64), tuple(texts[int(at)] for at in used))


def _described(table: _Table, id_: int, item: int, answer: int) -> Long | None:
    ids, items = table.keys(id_).codes, table.keys(item).codes
    people, questions = len(table.keys(id_).texts), len(table.keys(item).texts)
    pairs = len(np.unique(ids * questions + items))
    twice = len(ids) - pairs
    if twice > _MOST_TWICE * len(ids) or pairs < 0.5 * people * questions:
        return None
    mixed = _is_mixed(table.sheet.columns[answer], table.first, items)
    coded = all(map(_QUESTION.fullmatch, table.keys(item).texts))
    named = bool(_ITEM.fullmatch(table.name(item)))
    if not (mixed or coded or named):
        return None
    others = [at for at in table.used if at not in {id_, item, answer}]
    constant = tuple(at for at in others if _is_constant(table.keys(at).codes, ids))
    dropped = tuple(at for at in others if at not in constant)
    answered = bool(_ANSWER.fullmatch(table.name(answer)))
    grid = pairs >= _SURE_GRID * people * questions and not twice
    once = all(_numbers_rows(table, at, items) for at in dropped) and not _PERIOD.fullmatch(table.name(item))
    sure = grid and once and mixed and (coded or named or answered)
    return Long(id_, item, answer, constant, dropped, people, questions, sure=sure, twice=twice)


def _numbers_rows(table: _Table, at: int, items: npt.NDArray[np.int64]) -> bool:
    """Say whether a column only numbers questions (question_id beside question) or rows (answer_id)."""
    codes = table.keys(at).codes
    return _is_constant(codes, items) or (bool(_LIKE_ID.fullmatch(table.name(at))) and codes.max() + 1 == len(codes))


def _is_constant(codes: npt.NDArray[np.int64], ids: npt.NDArray[np.int64]) -> bool:
    """Say whether a column says one thing of each person."""
    return len(np.unique(ids * (codes.max() + 1) + codes)) == len(np.unique(ids))


def _is_mixed(column: RawColumn, first: int, items: npt.NDArray[np.int64]) -> bool:
    """Say whether some questions are answered by numbers and others by words."""
    texts = [text_of(value) for value in column.values]
    numbers = np.array([number_of(text) is not None for text in texts], dtype=bool)[column.codes[first:]]
    filled = np.array([bool(text) for text in texts], dtype=bool)[column.codes[first:]]
    kinds = set()
    for item in np.unique(items):
        mine = (items == item) & filled
        total = int(mine.sum())
        share = float(numbers[mine].mean()) if total else 0.5
        kinds.add("numbers" if total and share >= 0.9 else "words" if total and share <= 0.1 else "")
    return {"numbers", "words"} <= kinds


def widen(sheet: Sheet, heading: int, long: Long) -> Sheet:
    """Return one row a person: the id, what is said once of each, then a column a question, in order of appearance.

    A question that somebody was not asked is blank; of two answers to one question the first counts.
    """
    first = heading + 1
    ids, people = _order(_keys_of(sheet.columns[long.id], first).codes)
    items, starts = _order(_keys_of(sheet.columns[long.item], first).codes)
    columns = [_headed(sheet.columns[at], heading, people + first) for at in (long.id, *long.kept)]
    answer = sheet.columns[long.answer]
    values = (*answer.values, None)
    grid = np.full((len(starts), len(people)), len(answer.values), dtype=np.int64)
    _pairs, chosen = np.unique(items * len(people) + ids, return_index=True)  # the first row of each pair
    grid[items[chosen], ids[chosen]] = answer.codes[first:][chosen]
    for at, start in enumerate(starts):
        name: Cell = sheet.columns[long.item].cell(first + int(start))
        codes = np.concatenate([[len(values)], grid[at]])
        columns.append(tidy((*values, name), codes, answer.number_format))
    return Sheet(sheet.name, tuple(columns), 1 + len(people), sheet.hidden, delimiter=sheet.delimiter)


def _order(codes: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return codes in order of first appearance, and the row where each appears first."""
    _used, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank[inverse.reshape(-1)], first[order].astype(np.int64)


def _headed(column: RawColumn, heading: int, rows: npt.NDArray[np.int64]) -> RawColumn:
    taken = np.concatenate([[heading], rows])
    return tidy(column.values, column.codes[taken].astype(np.int64), column.number_format)

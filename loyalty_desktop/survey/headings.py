"""Which rows hold the headings, and which parts a heading has (INPUTS.md I04, I09, I11, I12, I26-I29, I35)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from loyalty_desktop.survey.distinct import is_date, number_of, text_of
from loyalty_desktop.survey.normal import match_text, plain, tidy_heading
from loyalty_desktop.survey.sheet import Cell, Sheet
from loyalty_desktop.survey.vocabulary import keys as vocabulary_keys

_LOOK = 30
_IMPORT_ID = re.compile(r'^\{"ImportId"')
_LEGACY = re.compile(r"v\d{1,2}")
_COUNT = re.compile(r"n\s*=", re.IGNORECASE)
_UNIT = re.compile(r"[(\[（].{1,8}[)\]）]|円|回|点|%|千円|万円|歳|人")
_LEGEND = re.compile(
    r"[(\[]?(?:(?:[0-2]|-[1-5])\s*(?:[~-]|to|から|\.\.+)\s*(?:[2-9]|1[0-2]|100)(?:点|段階)?|\d{1,2}\s*(?:段階|件法|点満点|択)(?:評価)?"
    r"|(?:はい|有|あり|○|yes|y|true|1)\s*[/・|]\s*(?:いいえ|無|なし|×|x|no|n|false|0)|[smf]a|単一(?:回答|選択)?|複数(?:回答|選択)?"
    r"|自由(?:記述|回答|記入)|数値(?:回答)?|数字|テキスト|文字列?|日付"
    r"|single(?: answer| choice)?|multiple(?: answers?| choice)?"
    r"|(?:free|open)[ -]?(?:text|ended|answer)?|text|number|numeric|date)[)\]]?",
    re.IGNORECASE,
)
"""How a question is to be answered, as some files say below each heading."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of each column, tidy, and the group that a heading above it names ('' if none)."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    groups: tuple[str, ...]


def find_heading_rows(sheet: Sheet) -> tuple[int, ...]:
    """Return the 0-based rows that hold the headings; () when the sheet has no table."""
    top = [[text_of(cell) for cell in sheet.row(at)] for at in range(min(_LOOK, sheet.rows))]
    filled = [at for at, row in enumerate(top) if any(row)]
    if not filled:
        return ()
    coded = next((at for at in filled if any(map(_IMPORT_ID.match, top[at]))), None)
    if coded is not None:
        return tuple(at for at in filled if at <= coded)
    width = max(sum(map(bool, row)) for row in top)
    best = max(filled, key=lambda at: _score(top, at, width))
    if _is_legend(top, best) and best - 1 in filled:
        best -= 1
    following = next((at for at in filled if at > best), None)
    legend = following is not None and _is_legend(top, following)
    if legend and following is not None and following + 1 < sheet.rows:
        grouped = best > 0 and best - 1 in filled and _groups_above(top[best - 1], top[best])
        return (best - 1, best, following) if grouped else (best, following)
    if following is not None and _continues(top[best], top[following], following + 1 < sheet.rows):
        return (best, following)
    if best > 0 and best - 1 in filled and _groups_above(top[best - 1], top[best]):
        return (best - 1, best)
    return (best,)


def _is_words(text: str) -> bool:
    return bool(text) and number_of(text) is None


def _score(top: list[list[str]], at: int, width: int) -> float:
    """Fill + difference + words - numbers, and rows below that look otherwise; earlier rows win ties."""
    row = top[at]
    filled = [text for text in row if text]
    words = [text for text in filled if _is_words(text)]
    below = top[at + 1 : at + 9]
    differs = sum(
        1
        for place, text in enumerate(row)
        if _is_words(text) and any(other[place] and other[place] != text for other in below)
    )
    return (
        min(1.0, len(filled) / width)
        + len(set(filled)) / len(filled)
        + len(words) / len(filled)
        + differs / len(filled)
        - 0.03 * at
        - (0.0 if any(map(any, below)) else 1.0)
    )


def _continues(upper: list[str], lower: list[str], more: bool) -> bool:
    """Say whether the row below the headings still belongs to them: options, question texts or units."""
    keys = {match_text(text) for text in lower if text}
    names = {match_text(text) for text in upper if text}
    if "respondentid" in names and keys & vocabulary_keys("marks", "response"):
        return True
    if "responseid" in keys and (_LEGACY.fullmatch(match_text(upper[0])) or "responseid" in names):
        return True
    # Options under a question that is written only above the first of them.
    spread = sum(1 for above, below in zip(upper, lower, strict=True) if not above and _is_words(below))
    bare = sum(1 for above, below in zip(upper, lower, strict=True) if above and not below)
    if spread >= 2 and bare >= 1 and "respondentid" in names:
        return True
    return more and bool(keys) and all(_UNIT.fullmatch(text) for text in lower if text)


def _is_legend(top: list[list[str]], at: int) -> bool:
    """Say whether a row below the headings says how to answer (0~10, 1~5, yes/no, SA) and answers nothing itself.

    A respondent's own "1-5" comes again further down; a legend does not.
    """
    said = [(place, text) for place, text in enumerate(top[at]) if text]
    if at == 0 or len(said) < 2 or not all(_LEGEND.fullmatch(text) for _place, text in said):
        return False
    return not any(row[place] == text for row in top[at + 1 :] for place, text in said)


def _groups_above(above: list[str], lower: list[str]) -> bool:
    """Say whether the row above the headings names groups of columns (and is no title)."""
    named = [text for text in above if text]
    columns = sum(map(bool, lower))
    return 2 <= len(named) < columns and all(map(_is_group, named))


def _is_group(text: str) -> bool:
    return _is_words(text) and len(text) <= 60 and not is_date(text) and not _COUNT.match(text)


def read_headings(sheet: Sheet, rows: tuple[int, ...]) -> Headings:
    """Return the headings that `rows` (0-based) hold: joined over the rows, tidy; groups filled to the right."""
    cells = [_tidy_row(sheet.row(at)) for at in rows if at < sheet.rows]
    if len(cells) > 1 and _is_legend([[plain(text) for text in row] for row in cells], len(cells) - 1):
        cells.pop()
    if not cells:
        return Headings(rows, ("",) * len(sheet.columns), ("",) * len(sheet.columns))
    if len(cells) == 1:
        return Headings(rows, tuple(cells[0]), ("",) * len(cells[0]))
    if any(_IMPORT_ID.match(text) for text in cells[-1]):
        cells = cells[:-1]
        return Headings(
            rows, tuple(_code_and_label(column) for column in zip(*cells, strict=True)), ("",) * len(cells[0])
        )
    upper, lower = cells[0], cells[-1]
    if all(upper) or (_LEGACY.fullmatch(match_text(upper[0]))):
        joined = tuple(_code_and_label(column) for column in zip(*cells, strict=True))
        return Headings(rows, joined, ("",) * len(joined))
    return _two_levels(rows, upper, lower)


def _tidy_row(row: tuple[Cell, ...]) -> list[str]:
    return [tidy_heading(cell) if isinstance(cell, str) else tidy_heading(text_of(cell)) for cell in row]


def _code_and_label(parts: tuple[str, ...]) -> str:
    """Join a question code and its text; one of two equal texts is enough."""
    kept: list[str] = []
    for part in parts:
        if part and match_text(part) not in {match_text(one) for one in kept}:
            kept.append(part)
    return " ".join(kept)


def _two_levels(rows: tuple[int, ...], upper: list[str], lower: list[str]) -> Headings:
    texts: list[str] = []
    groups: list[str] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        if not below or match_text(below) in vocabulary_keys("marks", "response") or _UNIT.fullmatch(plain(below)):
            unit = f" {below}" if below and _UNIT.fullmatch(plain(below)) else ""
            texts.append(f"{above or group}{unit}")
            groups.append("")
        else:
            texts.append(f"{group} / {below}" if group else below)
            groups.append(group)
    return Headings(rows, tuple(texts), tuple(groups))


_BRACKET = re.compile(r"(?P<parent>.+?)\s*[\[［](?P<own>[^\[\]［］]+)[\]］]\s*")
_ROUND = re.compile(r"(?P<parent>[^（(]+?)\s*[（(](?P<own>.+)[）)]\s*")
_DASH = re.compile(r"(?P<parent>.{2,}?)\s*(?:\s[-–—|/]\s|[:：])\s*(?P<own>.+)")
_CODED = re.compile(r"(?P<parent>q\d+|問\d+)[_\-]?(?P<own>[a-z]{2,}\w*|[_\-]\d+.*|\D.*)", re.IGNORECASE)
_SUBQUESTION = re.compile(r"\[[A-Za-z]*\w*\d+\w*\]")
"""The code of one item of a LimeSurvey array: currentEmp13[SQ001]."""
_HINT = re.compile(
    r"(?:単位[: ]?)?(?:[千百万億]?円|ドル|回|点|%|歳|才|人|名|泊|日|月|年|分|時間|cm|kg|usd|years?|jpy)"
    r"|\d+(?:段階|点満点|件法).*|(?:0|1)\s*[~-]\s*\d+.*|必須|任意|[sm]a|fa|単一.{0,6}|複数.{0,8}|other|その他.{0,8}"
    r"|select all.*|optional|required|.*\d年.*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[_-]\d+[\s.:：、)）_-]+(?=\S)")
"""The number of an item before its words: Q3_1 フロントの対応."""
_SHAPES = (_BRACKET, _ROUND, _DASH, _CODED)


@dataclass(frozen=True, slots=True)
class Parts:
    """A heading as the group that several columns share, and the column's own part."""

    group: str
    own: str


def split_headings(headings: Headings) -> tuple[Parts, ...]:
    """Return group and own part of each heading.

    A group needs two columns that share it; a part in square brackets needs none, tools write it so (I04).
    """
    candidates = [_shapes_of(text) for text in headings.texts]
    uses = Counter(match_text(one.group) for shapes in candidates for one in shapes)
    parts = []
    for text, above, shapes in zip(headings.texts, headings.groups, candidates, strict=True):
        shared = next((one for one in shapes if uses[match_text(one.group)] >= 2), None)
        if above:
            parts.append(Parts(above, text.removeprefix(f"{above} / ")))
        elif shared is not None:
            parts.append(shared)
        else:
            bracket = _BRACKET.fullmatch(text)
            alone = bracket is not None and _names_item(bracket["parent"], bracket["own"])
            parts.append(shapes[0] if alone else Parts("", text))
    return tuple(parts)


def _names_item(parent: str, own: str) -> bool:
    """Say whether square brackets hold an item, not a unit, a code or a hint how to answer."""
    coded = _SUBQUESTION.search(f"[{own}]") is not None and own.isascii() and " " not in own
    return len(parent) > 1 and not coded and not _HINT.fullmatch(plain(own))


def _shapes_of(text: str) -> list[Parts]:
    """Return every way in which a heading can be a group and a part of its own."""
    found = (shape.fullmatch(text) for shape in _SHAPES)
    pairs = ((_SUBQUESTION.sub("", one["parent"]).strip(), _NUMBER.sub("", one["own"]).strip()) for one in found if one)
    return [Parts(group, own) for group, own in pairs if group]

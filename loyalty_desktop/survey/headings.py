"""Which rows hold the headings, and which parts a heading has (INPUTS.md I04, I09, I11, I12, I26-I29, I35)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.normal import match_text, plain, tidy_heading
from loyalty_desktop.survey.sheet import Cell, Sheet

_LOOK = 30
_IMPORT_ID = re.compile(r'^\{"ImportId"')
_LEGACY = re.compile(r"v\d{1,2}")
_RESPONSE = frozenset({"response", "open-endedresponse", "回答", "自由回答"})
_UNIT = re.compile(r"[(\[（].{1,8}[)\]）]|円|回|点|%|千円|万円|歳|人")


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of each column, tidy, and the group that a heading above it names ('' if none)."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    groups: tuple[str, ...]


def find_heading_rows(sheet: Sheet) -> tuple[int, ...]:
    """Return the 0-based rows that hold the headings; () when the sheet has no table."""
    top = [sheet.row(at) for at in range(min(_LOOK, sheet.rows))]
    filled = [at for at, row in enumerate(top) if any(cell is not None for cell in row)]
    if not filled:
        return ()
    coded = next(
        (at for at in filled if any(isinstance(c, str) and _IMPORT_ID.match(c) for c in top[at])), None
    )
    if coded is not None:
        return tuple(at for at in filled if at <= coded)
    best = max(filled, key=lambda at: _score(top, at))
    following = next((at for at in filled if at > best), None)
    if following is not None and _continues(top[best], top[following], top[following + 1 :]):
        return (best, following)
    above = [at for at in filled if at < best]
    if above and above[-1] == best - 1 and _groups_above(top[best - 1], top[best]):
        return (best - 1, best)
    return (best,)


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return [text_of(cell) for cell in row]


def _is_words(text: str) -> bool:
    return bool(text) and number_of(text) is None


def _score(top: list[tuple[Cell, ...]], at: int) -> float:
    """Fill + difference + words - numbers, and rows below that look otherwise; earlier rows win ties."""
    row = _texts(top[at])
    width = max(1, max(sum(1 for text in _texts(other) if text) for other in top))
    filled = [text for text in row if text]
    if not filled:
        return -1.0
    words = [text for text in filled if _is_words(text)]
    below = [_texts(other) for other in top[at + 1 : at + 9]]
    differs = sum(
        1
        for place, text in enumerate(row)
        if _is_words(text)
        and any(place < len(other) and other[place] and other[place] != text for other in below)
    )
    return (
        min(1.0, len(filled) / width)
        + len(set(filled)) / len(filled)
        + len(words) / len(filled)
        + differs / len(filled)
        - 0.03 * at
        - (1.0 if not below else 0.0)
    )


def _continues(first: tuple[Cell, ...], second: tuple[Cell, ...], rest: list[tuple[Cell, ...]]) -> bool:
    """Say whether the row below the headings still belongs to them: options, question texts or units."""
    upper, lower = _texts(first), _texts(second)
    keys = {match_text(text) for text in lower if text}
    names = {match_text(text) for text in upper if text}
    if keys & _RESPONSE and {"respondentid"} & names:
        return True
    if {"responseid"} & keys and (_LEGACY.fullmatch(match_text(upper[0])) or "responseid" in names):
        return True
    # Options under a question that is written only above the first of them.
    spread = sum(1 for above, below in zip(upper, lower, strict=True) if not above and _is_words(below))
    bare = sum(1 for above, below in zip(upper, lower, strict=True) if above and not below)
    if spread >= 2 and bare >= 1 and "respondentid" in names:
        return True
    units = [text for text in lower if text]
    return bool(units) and bool(rest) and all(_UNIT.fullmatch(text) for text in units)


def _groups_above(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> bool:
    """Say whether the row above the headings names groups of columns (and is no title)."""
    above = _texts(upper)
    named = [text for text in above if text]
    columns = sum(1 for text in _texts(lower) if text)
    return (
        2 <= len(named) < columns
        and all(_is_words(text) for text in named)
        and all(len(text) <= 60 for text in named)
    )


def read_headings(sheet: Sheet, rows: tuple[int, ...]) -> Headings:
    """Return the headings that `rows` (0-based) hold: joined over the rows, tidy; groups filled to the right."""
    cells = [_tidy_row(sheet.row(at)) for at in rows if at < sheet.rows]
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
        if not below or match_text(below) in _RESPONSE or _UNIT.fullmatch(plain(below)):
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
_SHAPES = (_BRACKET, _ROUND, _DASH, _CODED)


@dataclass(frozen=True, slots=True)
class Parts:
    """A heading as the group that several columns share, and the column's own part."""

    group: str
    own: str


def split_headings(headings: Headings) -> tuple[Parts, ...]:
    """Return group and own part of each heading; a group needs at least two columns that share it."""
    candidates = [
        [found.groupdict() for shape in _SHAPES if (found := shape.fullmatch(text))]
        for text in headings.texts
    ]
    for shapes in candidates:
        for one in shapes:
            one["parent"] = _SUBQUESTION.sub("", one["parent"])
    uses = Counter(match_text(one["parent"]) for shapes in candidates for one in shapes)
    parts = []
    for text, above, shapes in zip(headings.texts, headings.groups, candidates, strict=True):
        if above:
            parts.append(Parts(above, text.removeprefix(f"{above} / ")))
            continue
        shared = next((one for one in shapes if uses[match_text(one["parent"])] >= 2), None)
        parts.append(Parts(shared["parent"].strip(), shared["own"].strip()) if shared else Parts("", text))
    return tuple(parts)

"""A heading as the group that several columns share and the column's own part (INPUTS.md I04, I15, I16, I21)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.survey.normal import match_text, plain

if TYPE_CHECKING:
    from loyalty_desktop.survey.heading_levels import Headings

_BRACKET = re.compile(r"(?P<parent>.+?)\s*[\[［](?P<own>[^\[\]［］]+)[\]］]\s*")
_TWICE = re.compile(r"(?P<parent>.+?\s*[\[［][^\[\]［］]+[\]］])\s*[\[［](?P<own>[^\[\]［］]+)[\]］]\s*")
"""An array of two scales, or a rank: question [item] [scale]."""
_ROUND = re.compile(r"(?P<parent>[^（(]+?)\s*[（(](?P<own>(?![^（(]*[）)].*[）)]).+)[）)]\s*")
_DASH = re.compile(r"(?P<parent>.{2,}?)\s*(?:\s[-–—|/]\s|[:：])\s*(?P<own>.+)")
_BEHIND = re.compile(r"(?P<own>[^:：]{1,60})[:：]\s*(?P<parent>.{8,})")
"""An option before its question: Dashboards:Which features do you use? (Alchemer)."""
_PANEL = re.compile(r"(?P<parent>q\d+s\d+)(?P<own>c\d+t?)", re.IGNORECASE)
"""An option of one item of a matrix: q3s1c1 (I21)."""
_CODED = re.compile(r"(?P<parent>q\d+|問\d+)[_\-]?(?!_?nps_?group)(?P<own>[a-z]{2,}\w*|[_\-]\d+.*|\D.*)", re.IGNORECASE)
_LIMESURVEY = re.compile(
    r"(?P<parent>\d+X\d+X\d+?|[A-Za-z]\w*?)_?(?P<own>SQ\d{1,4}\w*|(?<=[\d_])other\w*)(?:\s.*)?", re.IGNORECASE
)
"""LimeSurvey's codes without brackets: Q02_SQ001, 123X45X678SQ001 (I15)."""
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
_SHAPES = (_TWICE, _BRACKET, _ROUND, _DASH, _PANEL, _LIMESURVEY, _CODED, _BEHIND)


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
    owns = headings.owns or headings.texts
    parts = []
    for text, above, own, shapes in zip(headings.texts, headings.groups, owns, candidates, strict=True):
        shared = next((one for one in shapes if uses[match_text(one.group)] >= 2), None)
        if above:
            parts.append(Parts(above, own))
        elif shared is not None:
            parts.append(shared)
        else:
            bracket = _BRACKET.fullmatch(text)
            alone = bracket is not None and _names_item(bracket["parent"], bracket["own"])
            parts.append(next(one for one in shapes if one.own) if alone else Parts("", text))
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

"""Shares of a population as people type them and as they come out of a spreadsheet, found among the answers."""

from __future__ import annotations

import csv
import math
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.survey.normal import match_text, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

Unit: TypeAlias = Literal["percent", "count"]

NEAR = 0.1
"""What sums to within a tenth of 1 or 100 is meant as shares."""
_LEAST, _MOST = 50, 150
"""Between these, numbers of a spreadsheet are meant as per cent, even if they do not come to 100."""
_THOUSANDS = re.compile(r"(?<=\d)[,'](?=\d{3}(?:\D|$))")
_UNITS = re.compile(r"(?:%|人|名|世帯|件|people|persons)$", re.IGNORECASE)
_TWO = re.compile(r"^(.*\S?)(?:[\s;:]|,(?!\d{3}(?:\D|$)))+([^\s;:]+)$")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.:)、](?=\D|\d{3})")
_RANGE = re.compile(r"(?<=\d)(?:歳|才)?[~ー—―-](?=\d)")
_AGE = re.compile(r"(?<=\d)(?:歳|才)")
_DECADE = re.compile(r"^(\d)0(?:-\1?9|s)$")
_UP = re.compile(r"(?<=\d)(?:代?(?:以上|[~-]|\+)|andover|andolder|ormore|orolder)$")
_ENDINGS = ("性", "都", "府", "県", "市", "区", "町", "村", "s")
_TOTALS = frozenset(
    {"合計", "計", "総計", "総数", "全体", "全国", "小計", "男女計", "男女合計", "年齢計", "年代計", "全年齢"}
    | {"total", "sum", "all", "grandtotal", "subtotal", "bothsexes", "allages"}
)


class Pasted(msgspec.Struct, frozen=True):
    """What came out of a spreadsheet: (answer, number) as found, names that no answer has, answers named twice."""

    shares: tuple[tuple[str, float], ...]
    unit: Unit
    unknown: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """Answers beside which there is no number."""

    @property
    def is_whole(self) -> bool:
        """Whether every line that was pasted found its place."""
        return bool(self.shares) and not (self.unknown or self.twice or self.unread)


def share_number(text: str) -> float | None:
    """Return the number that was typed (49.2 %, ４９．２, 1,234 人), None for anything else."""
    tidy = _THOUSANDS.sub("", _UNITS.sub("", plain(text).replace(" ", "")))
    if tidy.count(",") == 1 and "." not in tidy:
        tidy = tidy.replace(",", ".")
    try:
        value = float(tidy)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def is_block(text: str) -> bool:
    """Say whether a text is cells of a spreadsheet and not one number to be put where one types."""
    return "\t" in text.strip() or "\n" in text.strip()


def pasted_shares(text: str, answers: Sequence[str], first: int = 0) -> Pasted:
    """Return the shares in the cells of a spreadsheet for these answers.

    Two columns are names and numbers; headings and totals are passed over. Numbers alone are for the answers from
    the place `first` on, in their order.
    """
    rows = [cells for line in lines_of(text) if (cells := _cells(line))]
    if all(len(row) == 1 and share_number(row[0]) is not None for row in rows):
        names = (*answers[first:], *[""] * len(rows))
        rows = [[name, row[0]] for name, row in zip(names, rows, strict=False)]
    found: dict[str, tuple[str, float]] = {}
    unknown, twice, unread = [], [], []
    for name, number in (_pair(row) for row in rows):
        answer = answer_named(name, answers)
        value = share_number(number)
        if answer is None:
            if value is not None and not is_total(name):
                unknown.append(name or number)
        elif value is None:
            unread.append(answer)
        elif answer in found:
            twice.append(answer)
        else:
            found[answer] = (number, value)
    unit, factor = unit_of([*found.values()])
    shares = tuple((answer, value * factor) for answer, (_text, value) in found.items())
    return Pasted(shares, unit, tuple(unknown), tuple(dict.fromkeys(twice)), tuple(unread))


def lines_of(text: str) -> list[str]:
    """Return the lines that hold something; commas that are as wide as a kanji are commas."""
    return [line for line in text.replace("\r", "\n").replace("，", ",").split("\n") if line.strip()]


def parted(lines: list[str], between: str) -> list[list[str]]:
    """Return the cells of lines that a spreadsheet saved; quotation marks that never end are signs like any other."""
    try:
        return list(csv.reader(lines, delimiter=between))
    except csv.Error:
        return [line.split(between) for line in lines]


def answer_named(name: str, answers: Sequence[str]) -> str | None:
    """Return the one answer that a name means: 東京 is 東京都, 20～29 is 20-29歳; None when it is none, or several."""
    for form in (match_text, _loose):
        wanted = form(name)
        alike = [one for one in answers if wanted and form(one) == wanted]
        if len(alike) == 1:
            return alike[0]
    wanted = _loose(name)
    longer = {wanted + ending for ending in _ENDINGS} if wanted else set[str]()
    shorter = {wanted[: -len(one)] for one in _ENDINGS if wanted.endswith(one)} - {""}
    alike = [one for one in answers if _loose(one) in longer | shorter]
    return alike[0] if len(alike) == 1 else None


def _loose(name: str) -> str:
    """Return a name without its number in a list; ages without their unit, 20-29 as 20代, 80歳以上 as 80+."""
    ages = _AGE.sub("", _RANGE.sub("-", _NUMBERED.sub("", match_text(name))))
    return _DECADE.sub(r"\g<1>0代", _UP.sub("+", ages))


def _cells(line: str) -> list[str]:
    """Return the cells of a line that hold something; without tabs a number stands at its end."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t") if cell.strip()]
    if '"' in line:  # as a spreadsheet saves a name or a number with a comma in it
        return [cell.strip() for row in parted([line], ",") for cell in row if cell.strip()]
    two = _TWO.match(line.strip())
    return [line.strip()] if two is None else [two[1].strip(), two[2].strip()]


def _pair(row: list[str]) -> tuple[str, str]:
    """Return the name and the number of a line, whichever comes first."""
    name, others = row[0], row[1:]
    if others and share_number(name) is not None and all(share_number(one) is None for one in others):
        return others[0], name
    return name, next((one for one in others if share_number(one) is not None), "")


def is_total(name: str) -> bool:
    """Say whether a line of a spreadsheet adds up others."""
    return match_text(name).replace(" ", "") in _TOTALS


def unit_of(found: list[tuple[str, float]]) -> tuple[Unit, float]:
    """Return what the numbers are, and what makes per cent of them where they are fractions."""
    total = math.fsum(value for _text, value in found)
    # What comes to 120 is rather per cent with a slip, which is told, than a population of 120 people.
    is_percent = _LEAST <= total <= _MOST and all(value <= 100 for _text, value in found)
    if is_percent or any("%" in plain(text) for text, _value in found):
        return "percent", 1.0
    return ("percent", 100.0) if abs(total - 1) <= NEAR else ("count", 1.0)

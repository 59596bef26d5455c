"""Numbers with a decimal comma (4,5 and 1.234,56), as Europe writes them: in which columns, and how sure that is.

A column is read so only when all of its answers have that form and something tells them from thousands (1,234) and
from lists of options (1,3). Where nothing tells, it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.in_bulk import only_texts, shapes_of, texts_of
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import plain
from loyalty_desktop.survey.noted import Noted, State
from loyalty_desktop.survey.sheet import RawColumn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from loyalty_desktop.survey.cell import Cell
    from loyalty_desktop.survey.reading import ColumnKey, Reading

RULE, RULE_OPEN = "decimal_commas", "decimal_commas_open"
_EUROPEAN = ";"
"""What separates cells where the comma is not free for it."""
_FORM = re.compile(
    r"(?P<before>[€$£¥]\s*|(?:EUR|USD|GBP|CHF|PLN|CZK)\s+)?(?P<sign>[-+])?"
    r"(?:(?P<dotted>\d{1,3}(?:\.\d{3})+)|(?P<whole>\d{1,15}))(?:,(?P<parts>\d{1,15}))?"
    r"(?P<behind>\s*(?:[€$£¥%]|(?:EUR|USD|GBP|CHF|PLN|CZK|kr|zł|Kč)\b))?"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}")
_SIGNS = (",", ".", "，", "．")
_LONGEST = 40
_FIRST, _MOST_HEADINGS, _ENOUGH = 60, 12, 5_000
_MOST_OPTIONS = 50
_SURE, _LIKELY, _OPEN, _THOUSAND = 3, 2, 1, 0
"""What the answers of a column say by themselves: decimals; decimals or a list in any order; as well a list in its
order; as well thousands."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the values of a column are when their commas are decimal ones; how sure, and how many answers have one."""

    values: tuple[Cell, ...]
    sure: bool
    count: int
    example: str


@dataclass(frozen=True, slots=True, eq=False)
class DecimalCommas:
    """The columns, by their place in the sheet, whose commas or dots can be those of European numbers."""

    found: Mapping[int, _Found]
    reading: Reading

    def column(self, at: int, raw: RawColumn) -> RawColumn:
        """Return a column as it is read: with decimal points where the rule applies."""
        one = self.found.get(at)
        if one is None or not self._applies(sure=one.sure):
            return raw
        return replace(raw, values=one.values)

    def _applies(self, *, sure: bool) -> bool:
        return self.reading.applies(RULE if sure else RULE_OPEN, usual=sure)

    def noted(self, keys: Mapping[int, ColumnKey]) -> tuple[Noted, ...]:
        """Return what to say; `keys` are the columns that there are questions of."""
        notes = []
        for sure, rule in ((True, RULE), (False, RULE_OPEN)):
            of_kind = {at: one for at, one in self.found.items() if one.sure is sure and at in keys}
            if not of_kind:
                continue
            applies = self._applies(sure=sure)
            state: State = "done" if applies else "offered" if sure or rule in self.reading.kept else "asked"
            first = next(iter(of_kind.values()))
            said = message(rule, example=first.example, number=_read(first.example))
            count = sum(one.count for one in of_kind.values())
            notes.append(Noted(said, count, state, rule, columns=tuple(keys[at] for at in of_kind)))
        return tuple(notes)


def decimal_commas(raws: Sequence[RawColumn], delimiter: str, reading: Reading) -> DecimalCommas:
    """Return in which columns commas can be decimal ones; `delimiter` is what separates the cells of the file."""
    european = delimiter == _EUROPEAN
    written = {at: texts for at, raw in enumerate(raws) if (texts := _written(raw))}
    says = {at: _says(texts.values()) for at, texts in written.items() if any("," in text for text in texts.values())}
    sure = {at for at, one in says.items() if one == _SURE or (european and one == _LIKELY)}
    if sure and european:  # one program wrote the whole file
        sure |= {at for at, one in says.items() if one == _THOUSAND}
    if sure:
        sure |= {at for at, texts in written.items() if at not in says and _are_grouped(texts.values())}
    asked = {
        at
        for at, one in says.items()
        if at not in sure and (european or one == _LIKELY or (one == _OPEN and _are_halves(written[at].values())))
    }
    found = {at: _found(raws[at], written[at], sure=at in sure) for at in sorted(sure | asked)}
    return DecimalCommas(found, reading)


def _written(raw: RawColumn) -> dict[int, str]:
    """Return the answers of a column by their codes, if all have the form of such numbers and one has a sign in it."""
    if sum(map(_is_unfit, raw.values[:_FIRST])) > _MOST_HEADINGS:  # most columns of words
        return {}
    together = "\n".join([value for value in raw.values if isinstance(value, str)])
    if not any(sign in together for sign in _SIGNS):  # most columns of numbers
        return {}
    used = np.flatnonzero(np.bincount(raw.codes, minlength=len(raw.values))).tolist()
    values = [raw.values[at] for at in used]
    if not only_texts(values) or any(map(_is_unfit, values[:_FIRST])):
        return {}
    texts = texts_of(values)
    if any(map(_is_unfit, shapes_of(texts))) and any(map(_is_unfit, texts)):
        return {}
    return {at: text for at, text in zip(used, texts, strict=True) if text[-1:].isdigit() or _FORM.fullmatch(text)}


def _is_unfit(value: Cell) -> bool:
    """Say whether a value is neither such a number nor a way to say that there is none."""
    if not isinstance(value, str):
        return value is not None
    text = plain(value) if len(value) <= _LONGEST else value
    return bool(text) and (len(text) > _LONGEST or _FORM.fullmatch(text) is None) and reason_of(text) is None


def _says(texts: Iterable[str]) -> int:
    """Return what the commas of a column can be by themselves."""
    some = list(islice(texts, _ENOUGH))
    alone = {text for text in some if text.isdecimal()}
    matches = [found for text in some if (found := _FORM.fullmatch(text)) and found["parts"]]
    if all(map(_may_be_thousands, matches)):
        return _THOUSAND
    most = _THOUSAND
    for found in matches:
        most = max(most, _weight(found, alone))
        if most == _SURE:
            break
    return most


def _may_be_thousands(found: re.Match[str]) -> bool:
    return len(found["parts"]) == 3 and not found["dotted"] and bool(_THOUSANDS.fullmatch(found["whole"]))


def _weight(found: re.Match[str], alone: Collection[str]) -> int:
    """Say how far one answer is from a list of two options: 1,3 is one, 3,1 hardly, and 3,0 or 12,50 € is none.

    A high number is an option all the same where it also stands alone: 5,99 beside 99 for "other".
    """
    whole, parts = found["whole"] or "", found["parts"]
    marked = found["dotted"] or found["before"] or found["sign"] or found["behind"]
    high = int(parts) >= _MOST_OPTIONS and parts not in alone
    if marked or whole == parts or whole.startswith("0") or parts.startswith("0") or high:
        return _SURE if not _may_be_thousands(found) else _THOUSAND
    return _LIKELY if int(whole) > int(parts) else _OPEN


def _are_halves(texts: Iterable[str]) -> bool:
    """Say whether half points may be meant: 3,5 and 4,5, and nothing else behind a comma."""
    with_commas = [text for text in texts if "," in text]
    return len(with_commas) > 1 and all(text.endswith(",5") for text in with_commas)


def _are_grouped(texts: Iterable[str]) -> bool:
    """Say whether dots part thousands: 1.234 in a file with decimal commas."""
    dotted = [found for text in texts if "." in text and (found := _FORM.fullmatch(text))]
    return bool(dotted) and all(found["dotted"] and found["dotted"][0] != "0" for found in dotted)


def _found(raw: RawColumn, texts: Mapping[int, str], *, sure: bool) -> _Found:
    values = tuple(_read(texts[at]) if at in texts else value for at, value in enumerate(raw.values))
    counts = np.bincount(raw.codes, minlength=len(raw.values))
    converted = [at for at, text in texts.items() if "," in text or "." in text]
    return _Found(values, sure, int(counts[converted].sum()), texts[converted[0]])


def _read(text: str) -> str:
    """Return a European number with a decimal point and without dots between thousands."""
    return text.replace(".", "").replace(",", ".")

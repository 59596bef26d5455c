"""Which column a word of the code book is about: Q1 itself, Q1_3 as its third option, Q1_14FA as a free text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.survey.sheet import RawColumn

_SIGNS = re.compile(r"[-_.\s\[\]()]")
_LEADING = re.compile(
    r"(?P<code>(?:q|sc|sq|f|s|問|設問)[-_]?\d+(?:[-_]\d+|s\d+|c\d+)*)(?=[\s.:、)|/]|[^\x00-\x7f])", re.IGNORECASE
)
_FREE = r"fa|fat|t|text|txt|oa|other|open|自由記述|その他"
_REST = re.compile(
    rf"[-_.\s]?(?:\[?(?P<letter>[caosx]|sq|no)?[-_.]?0*(?P<code>\d{{1,4}})\]?)?(?P<free>[-_.\s]?(?:{_FREE}))?",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?:questions?|ques|q|問|設問|質問)(?=\d)")
_LONGEST_REST = 30
_MARKS = frozenset({0.0, 1.0})


def code_key(text: str) -> str:
    """Return the form in which codes are compared: 1, 1.0 and 01 are one."""
    number = number_of(text)
    bare = number is not None and not text.strip(" -.0123456789")
    return f"{number:.15g}" if bare else match_text(text)


class CodeBook:
    """The wordings of one source by the name of their column; of two with one name each adds what the other lacks."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._named: dict[str, Wording] = {}
        for one in wordings:
            key = _key(one.name)
            known = self._named.get(key)
            self._named[key] = one if known is None else _filled(known, one)
        self._folded = {_folded(key): one for key, one in reversed(self._named.items())}
        self._texts = {match_text(one.text): one for one in self._named.values() if one.text}

    def of(self, heading: str, column: RawColumn) -> Wording | None:
        """Return what the code book says about a column; None when it does not know it."""
        found = self._called(heading)
        if found is not None:
            return replace(found, name=heading)
        leading = _LEADING.match(heading)
        found = self._called(leading["code"]) if leading else self._texts.get(match_text(heading))
        if found is not None:
            return replace(found, name=heading)
        return self._part(heading, column)

    def _called(self, name: str) -> Wording | None:
        """Return what is said of a name as it is written, or of the same question under another prefix (Q1, 問1)."""
        return self._named.get(_key(name)) or self._folded.get(_folded(_key(name)))

    def _part(self, heading: str, column: RawColumn) -> Wording | None:
        """Return the wording of an option, an item or a free text of a question that has columns of its own."""
        for end in _ends(heading):
            rest = _REST.fullmatch(heading[end:])
            whole = self._called(heading[:end]) if rest else None
            if whole is None or rest is None or (heading[end - 1].isdigit() and heading[end].isdigit()):
                continue
            labels = {code_key(code): label for code, label in whole.labels}
            own = labels.get(code_key(rest["code"])) if rest["code"] else None
            group = whole.text if not whole.group else f"{whole.group} / {whole.text}"
            if rest["free"]:
                suffix = rest["free"].strip("-_. ")
                if own is None:
                    return Wording(heading, f"{whole.text} ({suffix})", whole.group, (), (), "text")
                return Wording(heading, f"{own} ({suffix})", group, (), (), "text")
            if whole.asked == "multi" or (whole.asked == "" and own and _are_marks(column, rest["code"])):
                return Wording(heading, own or rest["code"], group, (), (), "multi")
            return Wording(heading, rest["code"], group, whole.labels, whole.missing, whole.asked)
        return None


def _key(name: str) -> str:
    return _SIGNS.sub("", match_text(name))


def _folded(key: str) -> str:
    """Return the key of a question whatever its number is called: Q1, 問1, 設問1 and Question 1 are one."""
    return _PREFIX.sub("q", key, count=1) if _PREFIX.match(key) else key


def _ends(heading: str) -> range:
    """Return where the name of a question may end and what says which of its columns it is begin, the last first."""
    return range(len(heading) - 1, max(0, len(heading) - _LONGEST_REST), -1)


def _filled(one: Wording, other: Wording) -> Wording:
    return replace(
        one,
        text=one.text or other.text,
        group=one.group or other.group,
        labels=one.labels or other.labels,
        missing=one.missing or other.missing,
        asked=one.asked or other.asked,
    )


def _are_marks(column: RawColumn, code: str) -> bool:
    """Say whether a column of one option holds marks: 1 and 0, or its own code."""
    numbers = {number_of(text_of(value)) for value in column.values} - {None}
    return numbers <= _MARKS | {float(code)}


def knows(headings: Sequence[str]) -> frozenset[str]:
    """Return all names under which a code book may speak of columns with these headings."""
    found: set[str] = set()
    for heading in headings:
        if not heading:
            continue
        found.add(_key(heading))
        leading = _LEADING.match(heading)
        if leading:
            found.add(_key(leading["code"]))
        ends = (end for end in _ends(heading) if _REST.fullmatch(heading[end:]) and heading[:end].strip())
        found |= {_key(heading[:end]) for end in ends if re.search(r"\d", heading[:end])}
    return frozenset(found | set(map(_folded, found))) - {""}


def is_known(text: str, names: frozenset[str]) -> bool:
    """Say whether a cell of a code table names one of these columns; a bare number never does."""
    key = _key(text)
    return number_of(text) is None and (key in names or _folded(key) in names)

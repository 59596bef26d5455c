"""Whom hidden figures are about, so that they are hidden in every chart, table and sentence of a section."""

from __future__ import annotations

import re

import msgspec

_SMALL_N = re.compile(
    r"n\s*=\s*(\d[\d,]*)|(?<![\d,.])(\d[\d,]*)\s?(?:people|person|respondents?|customers?|人(?!未満|以|あたり|当たり))"
    r"|(?<![\d,.])(\d[\d,]*)\s?(?:rows?\b|of them without|more are left out|行)|(?:無回答(?:など)?|除外)\s?(\d[\d,]*)"
)
_DIGIT = re.compile(r"\d")
_CUT = re.compile(r"[^\s「」“”（）()、,：:]*…[^\s「」“”（）()、,：:]*")
_WITH_TEXT = re.compile(r"(\d+)\s?[(（]")


class Names(msgspec.Struct, frozen=True):
    """Names of groups with how many they are, None where that is not told.

    Nothing is shown of those `found`; of those `parted` a count is hidden, which their shares and scores would tell.
    `elsewhere` are found in other sections: the same only where the number is the same as well. `items` are drivers and
    experiences of few people (drivers/<id>), `called` their names. `sizes` are numbers of people that tell of few
    beside the number of answers.
    """

    found: tuple[tuple[str, int | None], ...] = ()
    parted: tuple[tuple[str, int | None], ...] = ()
    elsewhere: tuple[tuple[str, int | None], ...] = ()
    items: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()

    def has(self, name: str, n: int | None) -> bool:
        """Say whether nothing is shown of a group; where both say how many it is, they must say the same."""
        return _is_among(name, n, self.found) or self._is_elsewhere(name, n)

    def touches(self, name: str, n: int | None) -> bool:
        """Say whether a group is hidden as a whole or in part."""
        return _is_among(name, n, (*self.found, *self.parted)) or self._is_elsewhere(name, n)

    def with_others(self, others: Names) -> Names:
        """Return these and the others, each once."""
        return Names(
            tuple(dict.fromkeys((*self.found, *others.found))),
            tuple(dict.fromkeys((*self.parted, *others.parted))),
            tuple(dict.fromkeys((*self.elsewhere, *others.elsewhere))),
            tuple(sorted({*self.items, *others.items})),
            tuple(sorted({*self.called, *others.called})),
            tuple(sorted({*self.sizes, *others.sizes})),
        )

    def calls(self, name: str) -> bool:
        """Say whether this is what one of the hidden drivers and experiences is called, perhaps cut short with “…”."""
        if name in self.called:
            return bool(name)
        parts = [one for one in name.split("…") if one]
        return "…" in name and bool(parts) and any(all(one in called for one in parts) for called in self.called)

    def outside(self) -> Names:
        """Return what other sections have to know of these."""
        return Names(
            elsewhere=tuple((name, n) for name, n in self.found if n is not None), items=self.items, called=self.called
        )

    def _is_elsewhere(self, name: str, n: int | None) -> bool:
        return n is not None and _is_among(name, n, self.elsewhere)

    def is_told_in(self, sentence: str, least: int) -> bool:
        """Say whether a sentence gives figures of one of them, or tells of fewer than `least` people."""
        told = [int("".join(one).replace(",", "")) for one in _SMALL_N.findall(sentence)]
        if any(0 < one < least or one in self.sizes for one in told):
            return True
        if any(self.calls(one) and _DIGIT.search(sentence.replace(one, "")) for one in _CUT.findall(sentence)):
            return True
        return any(
            name in sentence and _DIGIT.search(sentence.replace(name, ""))
            for name in (*(name for name, _n in (*self.found, *self.parted)), *self.called)
            if any(letter.isalpha() for letter in name)
        )


def _is_among(name: str, n: int | None, those: tuple[tuple[str, int | None], ...]) -> bool:
    named = _plain(name)
    return bool(name) and any(
        named == _plain(other) and (n is None or size is None or n == size) for other, size in those
    )


def _plain(name: str) -> str:
    """Return an answer without what it means: charts call it 10, tables 10 (very likely)."""
    found = _WITH_TEXT.match(name)
    return name if found is None else found[1]

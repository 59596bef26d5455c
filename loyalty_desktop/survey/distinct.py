"""The distinct answers of one column, each parsed once: text, number or date, with its count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.cells import counts_things, has_currency, is_date, number_of, text_of
from loyalty_desktop.survey.in_bulk import MANY, dates_of, keys_of, numbers_of, reasons_of, texts_of
from loyalty_desktop.survey.missing import Reason, ends_of_nothing, key_says_nothing
from loyalty_desktop.survey.normal import one_line
from loyalty_desktop.survey.number_formats import as_formatted
from loyalty_desktop.survey.sheet import Cell, Codes, RawColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.split_search import Refusal

__all__ = ["Distinct", "counts_things", "has_currency", "is_date", "number_of", "text_of"]


_AT_ONCE = 50_000
_OF_VALUES = frozenset(
    {"texts", "cells", "keys", "typed_keys", "typed_texts", "typed_labels", "labels", "numbers", "dates"}
    | {"first_dates", "reasons", "missing", "figures", "nothing", "refused"}
)
"""What is the same however many rows have each value."""
_OF_ONE_VALUE = ("texts", "cells", "keys", "labels", "numbers", "dates", "reasons")
"""What is known of each value by itself, where no code book has a say."""


@dataclass(frozen=True, eq=False)
class Distinct:
    """The distinct raw values of a column in its order of codes, and how many rows have each."""

    values: tuple[Cell, ...]
    counts: npt.NDArray[np.int64]
    raw: tuple[Cell, ...] = ()
    """What was typed, where a code book gave codes their words; () where it is `values`."""
    declared: tuple[Reason | None, ...] = ()
    """Why a code is no answer, by the code book; () when it says nothing."""
    ends: tuple[int, int] | None = None
    """The lowest and the highest step of the rating that the code book describes."""
    steps: tuple[str, ...] = ()
    """All answers that the code book offers in words, chosen or not."""

    @classmethod
    def of(cls, column: RawColumn) -> Distinct:
        """Count the values of a column; heading rows must have been cut off."""
        values = as_formatted(column.values, column.number_format)
        return cls(values, np.bincount(column.codes, minlength=len(values)))

    def without(self, codes: Codes) -> Distinct:
        """Return the same values without the rows of these codes; what is known of the values is taken over."""
        other = replace(self, counts=self.counts - np.bincount(codes, minlength=len(self.values)))
        known = {name: found for name, found in vars(self).items() if name in _OF_VALUES}
        vars(other).update(known)
        return other

    def changed(self, values: tuple[Cell, ...], places: Sequence[int]) -> Distinct:
        """Return the answers with other values in some places; what is known of all others is taken over."""
        other = replace(self, values=values)
        few = Distinct(tuple([values[at] for at in places]), self.counts[list(places)])
        for name, found in vars(self).items():
            if name in _OF_ONE_VALUE:
                each = list(found)
                for at, one in zip(places, getattr(few, name), strict=True):
                    each[at] = one
                vars(other)[name] = tuple(each)
        return other

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Each value as plain text; numbers without a needless .0, blanks as ''."""
        return texts_of(self.values)

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Each value with the spaces and line breaks that it has in its cell: several answers are parted by them."""
        pairs = zip(self.values, self.texts, strict=True)
        return tuple([value if isinstance(value, str) else text for value, text in pairs])

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Each text in the form in which texts are compared."""
        return keys_of(self.texts)

    @cached_property
    def typed_keys(self) -> tuple[str, ...]:
        """The same of each value as the file has it."""
        return keys_of(self.typed_texts) if self.raw else self.keys

    @cached_property
    def typed(self) -> tuple[Cell, ...]:
        """Each value as the file has it: the code, where a code book gave it words."""
        return self.raw or self.values

    @cached_property
    def typed_texts(self) -> tuple[str, ...]:
        """Each value as the file has it, as plain text."""
        return texts_of(self.raw) if self.raw else self.texts

    @cached_property
    def typed_labels(self) -> tuple[str, ...]:
        """Each value as the file has it, on one line: what a correction of it is called by."""
        if not self.raw:
            return self.labels
        rows = zip(self.raw, self.typed_texts, strict=True)
        return tuple(one_line(value) if isinstance(value, str) else text for value, text in rows)

    def words(self, at: int) -> str:
        """Return what the code of value `at` means by the code book; '' where it says nothing of it."""
        if not self.raw or self.values[at] is self.raw[at]:
            return ""
        return one_line(str(self.values[at])).removeprefix(f"{self.typed_texts[at]}: ")

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Each value as it is shown: as it was typed, on one line."""
        return tuple(
            one_line(value) if isinstance(value, str) else text
            for value, text in zip(self.values, self.texts, strict=True)
        )

    @cached_property
    def numbers(self) -> tuple[float | None, ...]:
        """Each value as a number, None where it is none."""
        return numbers_of(self.values, self.texts)

    @cached_property
    def figures(self) -> npt.NDArray[np.float64]:
        """The same as an array, NaN where a value is no number."""
        numbers = self.numbers
        figures = np.empty(len(numbers))
        for start in range(0, len(numbers), _AT_ONCE):  # in between, other threads have their turn
            figures[start : start + _AT_ONCE] = numbers[start : start + _AT_ONCE]
        figures.flags.writeable = False
        return figures

    @cached_property
    def dates(self) -> tuple[bool, ...]:
        """Whether each value is a date or a time."""
        return dates_of(self.values, self.texts)

    @cached_property
    def first_dates(self) -> tuple[bool, ...]:
        """The same of the first quarter of very many values, which tells most columns that are no dates; else ()."""
        first = len(self.values) // 4
        return dates_of(self.values[:first], self.texts[:first]) if first >= MANY else ()

    @cached_property
    def nothing(self) -> frozenset[int]:
        """The values that say in words that there is nothing to say."""
        ends = ends_of_nothing()
        return frozenset([at for at, key in enumerate(self.keys) if key[-1:] in ends and key_says_nothing(key)])

    @cached_property
    def reasons(self) -> tuple[Reason | None, ...]:
        """Why each value is no answer by its words alone; None where it may be one."""
        reasons = reasons_of(self.texts, self.keys)
        if not self.declared:
            return reasons
        return tuple(told or reason for told, reason in zip(self.declared, reasons, strict=True))

    @cached_property
    def missing(self) -> list[int]:
        """The values that have such a reason."""
        return [at for at, reason in enumerate(self.reasons) if reason is not None]

    @cached_property
    def refused(self) -> list[Refusal]:
        """For which counts of the same values it is known that no separator parts them; the search keeps it here."""
        return []

    def present(self) -> list[int]:
        """Return the codes that occur and are not missing by their words."""
        return self._present

    @cached_property
    def _present(self) -> list[int]:
        given = self.counts > 0
        given[self.missing] = False
        present: list[int] = np.flatnonzero(given).tolist()
        return present

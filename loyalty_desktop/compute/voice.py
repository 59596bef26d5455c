"""One word or phrase of the comments with its figures."""

from __future__ import annotations

import msgspec

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.survey.speech.lexicon import Kind


class Voice(msgspec.Struct, frozen=True):
    """One word or phrase: the score of those who used it, of all others who wrote, and what lies between them.

    `users` are those with a loyalty answer, by class; `share` is their part of all who wrote and have one, 0..1.
    Within a group that was chosen, `inside` is the share of its members who used it, `outside` that of all others who
    wrote, `more` the difference in percentage points; None where no group was chosen.
    """

    key: str
    text: str
    kind: Kind
    forms: tuple[str, ...]
    """How a word was written, the most frequent form first: all of them are counted together."""
    users: ClassCounts
    score: Estimate
    rest: Estimate
    difference: Difference
    share: Estimate
    inside: Estimate | None = None
    outside: Estimate | None = None
    more: Difference | None = None
    inside_count: int = 0
    outside_count: int = 0
    told: tuple[str, ...] = ()
    """Of a phrase: words and phrases that are not listed beside it, coming in nearly the same comments."""

    @property
    def n(self) -> int:
        """How many respondents with a loyalty answer used it."""
        return self.users.total.n

"""What every figure is made of: additive counts of respondents and of their weights."""

from __future__ import annotations

import msgspec


class Tally(msgspec.Struct, frozen=True, gc=False):
    """Respondents in one cell: how many, the sum of their weights, the sum of squared weights.

    Unweighted, all three are the same number. Tallies of disjoint cells add up, which is why every figure
    can be computed from counts alone, wherever the counting was done.
    """

    n: int = 0
    w: float = 0.0
    w2: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.n + other.n, self.w + other.w, self.w2 + other.w2)

    @classmethod
    def of(cls, n: int) -> Tally:
        """Return the tally of `n` unweighted respondents."""
        return cls(n, float(n), float(n))

    @property
    def n_eff(self) -> float:
        """Effective number of respondents, (Σw)² / Σw² (Kish 1965); 0 for an empty cell."""
        return self.w * self.w / self.w2 if self.w2 > 0 else 0.0


class ClassCounts(msgspec.Struct, frozen=True, gc=False):
    """Respondents of one group with a valid loyalty answer, by class (METHOD 0.1)."""

    positive: Tally = Tally()
    passive: Tally = Tally()
    negative: Tally = Tally()

    def __add__(self, other: ClassCounts) -> ClassCounts:
        return ClassCounts(self.positive + other.positive, self.passive + other.passive, self.negative + other.negative)

    @classmethod
    def of(cls, negative: int, passive: int, positive: int) -> ClassCounts:
        """Return unweighted counts in the order in which METHOD.md prints them: D, P, R."""
        return cls(Tally.of(positive), Tally.of(passive), Tally.of(negative))

    @property
    def total(self) -> Tally:
        """All respondents of the group."""
        one, two, three = self.positive, self.passive, self.negative
        return Tally(one.n + two.n + three.n, one.w + two.w + three.w, one.w2 + two.w2 + three.w2)

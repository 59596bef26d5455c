"""Options of a cell as the user called them: several texts that are one option, what is rare put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from loyalty_desktop.survey.reading import Correction

RARE_ONES = ""
"""In `Correction.named` the text that stands for all texts too rare to be options."""


@dataclass(slots=True)
class Names:
    """Collects the options that have a name of their own while a column is split."""

    names: dict[str, str]
    called: dict[str, str]
    """The names by how they are compared."""
    _cells: dict[str, list[int]] = field(default_factory=dict)
    _written: dict[str, list[str]] = field(default_factory=dict)
    _spelled: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, correction: Correction | None) -> Names:
        """Make what collects the options that a correction names."""
        named = correction.named if correction else ()
        return cls(
            {match_text(text): name for text, name in named},
            {match_text(name): name for _text, name in reversed(named)},
        )

    def take(self, key: str, text: str, where: Sequence[int]) -> bool:
        """Take a text that the user named, or that is called as another one was; say whether it is one of these."""
        name = (self.names.get(key) if key else None) or self.called.get(key)
        if name is None:
            return False
        self._add(name, text, where)
        return True

    def take_rare(self, text: str, where: Sequence[int]) -> bool:
        """Take a text that is too rare to be an option, where these are put together."""
        name = self.names.get(RARE_ONES)
        if name is None:
            return False
        self._add(name, text, where)
        return True

    def options(self, cells: int, how_many: Sequence[int]) -> list[Option]:
        """Return the options that were taken, each over `cells` distinct cells."""
        return [
            Option(
                self._spelled[key],
                mask_of(where, cells),
                sum(how_many[at] for at in dict.fromkeys(where)),
                tuple(self._written[key]),
            )
            for key, where in self._cells.items()
        ]

    def _add(self, name: str, text: str, where: Sequence[int]) -> None:
        key = match_text(name)
        self._spelled.setdefault(key, name)
        self._cells.setdefault(key, []).extend(where)
        self._written.setdefault(key, []).append(text)


def mask_of(where: Sequence[int], cells: int) -> npt.NDArray[np.bool_]:
    """Return which of so many distinct cells hold an option."""
    mask = np.zeros(cells, dtype=bool)
    mask[list(where)] = True
    mask.flags.writeable = False
    return mask

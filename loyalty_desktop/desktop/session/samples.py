"""The bundled sample surveys and what is known of them before they are read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import language
from loyalty_desktop.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.journey.model import MeasureKind


@dataclass(frozen=True)
class Sample:
    """One sample: its file, its loyalty score's kind, the parts of its journey, its classes in respondents.

    `{language}` in the name of the file stands for the language in use: the same answers are there in each.
    """

    file: str
    kind: MeasureKind
    drivers: int
    experiences: int
    negative: int
    passive: int
    positive: int

    @property
    def n(self) -> int:
        """How many answered the loyalty question."""
        return self.negative + self.passive + self.positive

    @property
    def path(self) -> Path:
        """Where the sample is, in the language in use."""
        return resource("samples", self.file.format(language=language()))


@cache
def sample(code: str) -> Sample:
    """Return a sample by its code, `apparel` or `toyama`; any other raises KeyError."""
    return _samples()[code]


@cache
def _samples() -> dict[str, Sample]:
    with resource("samples", "samples.toml").open("rb") as file:
        return {code: Sample(**told) for code, told in tomllib.load(file).items()}

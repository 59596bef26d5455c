"""The bundled sample surveys and what is known of them before they are read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.journey.model import MeasureKind
from loyalty_desktop.paths import resource

if TYPE_CHECKING:
    from pathlib import Path


class Sample(msgspec.Struct, frozen=True):
    """One sample: its file, its loyalty score's kind, the parts of its journey, its classes in respondents."""

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
        """Where the sample is."""
        return resource("samples", self.file)


class _Samples(msgspec.Struct, frozen=True):
    apparel: Sample
    toyama: Sample


@cache
def sample(code: str) -> Sample:
    """Return a sample by its code, `apparel` or `toyama`; any other raises AttributeError."""
    found: Sample = getattr(_samples(), code)
    return found


@cache
def _samples() -> _Samples:
    return msgspec.toml.decode(resource("samples", "samples.toml").read_bytes(), type=_Samples)

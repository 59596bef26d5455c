"""The product's colours for drawings: the same roles as on the screen, read from the same theme file."""

from __future__ import annotations

import tomllib
from functools import lru_cache

import msgspec

from loyalty_desktop.paths import resource
from loyalty_desktop.report.document.charts import Tone

_FILLS: dict[Tone, str] = {
    "head": "head",
    "heart": "heart",
    "positive": "positive",
    "passive": "passive",
    "negative": "negative",
    "basic": "whisker",
    "experience": "whisker",
    "plain": "quiet",
    "muted": "dashed",
}
_INKS: dict[Tone, str] = {
    "head": "head",
    "heart": "heart",
    "positive": "positive_text",
    "passive": "muted",
    "negative": "negative_text",
    "basic": "ink",
    "experience": "ink",
    "plain": "ink",
    "muted": "muted",
}
_ON_DARK: tuple[Tone, ...] = ("head", "heart", "positive", "negative", "basic", "experience", "plain")


class Palette(msgspec.Struct, frozen=True):
    """The colours of one theme, by its name."""

    theme: str

    def colour(self, role: str) -> str:
        """Return the colour of a role, `#RRGGBB`; an unknown role raises KeyError."""
        return _colours(self.theme)[role]

    def fill(self, tone: Tone) -> str:
        """Return the colour of bars, lines and marks of a tone."""
        return self.colour(_FILLS[tone])

    def ink(self, tone: Tone) -> str:
        """Return the colour of figures of a tone: dark enough to be read."""
        return self.colour(_INKS[tone])

    def on(self, tone: Tone) -> str:
        """Return the colour of texts that stand on the colour of a tone."""
        return self.colour("panel" if tone in _ON_DARK else "ink")

    def mixed(self, colour: str, strength: float) -> str:
        """Return a colour thinned with the ground: 1 leaves it as it is, 0 is the ground."""
        return _mixed(colour, self.colour("panel"), min(max(strength, 0.0), 1.0))


LIGHT = Palette("light")


@lru_cache(maxsize=4)
def _colours(theme: str) -> dict[str, str]:
    with resource("themes", f"{theme}.toml").open("rb") as file:
        colours: dict[str, str] = tomllib.load(file)["colours"]
    return colours


def _mixed(colour: str, ground: str, strength: float) -> str:
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(over * strength + under * (1 - strength)):02X}" for over, under in pairs)

"""How a deck looks: fonts, colours of meaning and of the design, sizes; the program's own or a company's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Tone
    from loyalty_desktop.report.shown import Shown

JAPANESE_FONT = "Yu Gothic"
"""It comes with Windows and with Office for the Mac."""
LATIN_FONT = "Calibri"

MEANT: dict[Tone, str] = {
    "head": "3B6FD4",
    "heart": "D6336C",
    "positive": "0B8A7A",
    "passive": "B6BDC9",
    "negative": "D9572B",
    "muted": "C3CAD6",
}
"""The colours that mean the same on every screen and in every deck, whatever its template."""
_PALE = 0.45
_LEGIBLE = 4.0


class Look(msgspec.Struct, frozen=True):
    """The fonts and colours of a deck; colours as RRGGBB.

    `latin` and `east` are what every run of text names as its fonts, `heading_latin` and `heading_east` those of
    titles: `+mn-lt` and the like mean the font of the theme, so that they follow it. `ink` is the colour of text on
    `ground`; `accent` is that of the design, for what has no colour by its meaning.
    """

    language: str
    latin: str = "+mn-lt"
    east: str = "+mn-ea"
    heading_latin: str = "+mj-lt"
    heading_east: str = "+mj-ea"
    ink: str = "1D2433"
    ground: str = "F5F6F8"
    accent: str = "3B4CCA"
    is_own: bool = True

    @property
    def lang(self) -> str:
        """The language of its texts, for spelling and line breaks."""
        return "ja-JP" if self.language == "ja" else "en-US"

    @property
    def other_lang(self) -> str:
        """The language of what is written in the other script."""
        return "en-US" if self.language == "ja" else "ja-JP"

    @property
    def panel(self) -> str:
        """What charts and tables stand on."""
        return "FFFFFF" if self.is_own else self.ground

    @property
    def muted(self) -> str:
        """The colour of remarks, still legible."""
        return mixed(self.ink, self.ground, 0.68)

    @property
    def line(self) -> str:
        """The colour of thin lines."""
        return mixed(self.ink, self.ground, 0.16)

    @property
    def whisker(self) -> str:
        """The colour of intervals."""
        return mixed(self.ink, self.ground, 0.62)

    @property
    def faint(self) -> str:
        """The colour of intervals where there are many."""
        return mixed(self.ink, self.ground, 0.3)

    @property
    def heading_fill(self) -> str:
        """What headings of tables stand on."""
        return "ECEEFB" if self.is_own else mixed(self.accent, self.ground, 0.14)

    def tone(self, tone: Tone, state: Shown = "shown") -> str:
        """Return the colour of a tone; what is there for reference only is pale."""
        own = {"plain": self.accent, "basic": mixed(self.ink, self.ground, 0.75)}
        own["experience"] = mixed(self.ink, self.ground, 0.75)
        colour = MEANT.get(tone) or own.get(tone, self.accent)
        return colour if state == "shown" else mixed(colour, self.panel, _PALE)

    def tint(self, tone: Tone, strength: float) -> str:
        """Return the background that says how strong something is (0..1), pale enough for text on it."""
        return mixed(self.tone(tone), self.panel, 0.06 + 0.3 * min(max(strength, 0.0), 1.0))

    def legible(self, colour: str) -> str:
        """Return a colour in which text can be read on the ground: mixed with ink as far as it takes."""
        for share in (1.0, 0.8, 0.6, 0.4, 0.2):
            found = mixed(colour, self.ink, share)
            if contrast(found, self.panel) >= _LEGIBLE:
                return found
        return self.ink

    def text_on(self, fill: str) -> str:
        """Return the colour of text on a fill: whichever of dark and light can be read better."""
        return "FFFFFF" if brightness(fill) < 0.36 else "1D2433"


def mixed(one: str, other: str, share: float) -> str:
    """Return `share` of one colour and the rest of another."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "".join(f"{round(share * mine + (1 - share) * yours):02X}" for mine, yours in pairs)


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)

"""Colours come from the theme of the screen."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from loyalty_desktop.paths import resource
from loyalty_desktop.report.document.charts import Tone
from loyalty_desktop.report.drawing.palette import LIGHT, Palette

DARK = Palette("dark")


def test_colours_are_those_of_the_screen() -> None:
    assert (LIGHT.colour("head"), LIGHT.colour("heart")) == ("#3B6FD4", "#D6336C")
    with pytest.raises(KeyError):
        LIGHT.colour("nothing")


@pytest.mark.parametrize("tone", get_args(Tone))
def test_every_tone_can_be_drawn_and_read(tone: Tone) -> None:
    for palette in (LIGHT, DARK):
        assert palette.fill(tone).startswith("#")
        assert _contrast(palette.ink(tone), palette.colour("panel")) >= 3.9
    assert _contrast(LIGHT.on(tone), LIGHT.fill(tone)) >= 3.0


def test_a_thinned_colour_lies_between_itself_and_the_ground() -> None:
    assert LIGHT.mixed("#000000", 1.0) == "#000000"
    assert LIGHT.mixed("#000000", 0.0) == LIGHT.colour("panel")
    assert LIGHT.mixed("#000000", 0.5) == "#808080"


def _contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_printed_pages_have_the_colours_of_the_theme() -> None:
    source = resource("report", "parts.typ").read_text(encoding="utf-8")
    told = dict(re.findall(r'^#let ([a-z]+) = rgb\("(#\w{6})"\)', source, re.MULTILINE))
    for name in ("ink", "muted", "faint", "accent", "warn", "head"):
        assert told[name] == LIGHT.colour(name)
    assert told["hairline"] == LIGHT.colour("line")

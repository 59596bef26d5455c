"""Legends: what colours, marks and thin lines mean, in rows above a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Tone
from loyalty_desktop.report.drawing.letters import clean, text_width
from loyalty_desktop.report.drawing.primitives import Line, Rect
from loyalty_desktop.report.drawing.sketch import SMALL, centred

if TYPE_CHECKING:
    from loyalty_desktop.report.drawing.sketch import Sketch

_SIGN, _GAP, _APART, _STEP = 16.0, 5.0, 16.0, 15.0


class Key(msgspec.Struct, frozen=True):
    """One entry: what is drawn before the text. `colour` is '' for that of the tone."""

    text: str
    kind: Literal["swatch", "mark", "hollow", "line", "dashes", "rule", "pale", "whisker"]
    tone: Tone = "plain"
    colour: str = ""


def interval_key() -> Key:
    """Return the entry for thin lines at bars and dots."""
    return Key(_("95% interval"), "whisker")


def draw_legend(sketch: Sketch, keys: Sequence[Key], width: float) -> float:
    """Draw the entries in as many rows as they need, from the upper left, and return how high they are."""
    if not keys:
        return 0.0
    x, row = 0.0, 0
    for key in keys:
        room = width - _SIGN - _GAP
        wide = _SIGN + _GAP + min(text_width(clean(key.text), SMALL), room)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        middle = _STEP * (row + 0.5)
        _draw_sign(sketch, key, x, middle)
        sketch.words(key.text, (x + _SIGN + _GAP, centred(middle, SMALL)), SMALL, "muted", room=room)
        x += wide + _APART
    return _STEP * (row + 1) + 6.0


def _draw_sign(sketch: Sketch, key: Key, x: float, middle: float) -> None:
    colour = key.colour or sketch.palette.fill(key.tone)
    if key.kind == "swatch":
        sketch.add(Rect(x + 4, middle - 5, 10, 10, colour, radius=2))
    elif key.kind in {"mark", "hollow"}:
        sketch.mark(key.tone, (x + 9, middle), colour, hollow=key.kind == "hollow")
    elif key.kind == "line":
        sketch.add(Line(x + 1, middle, x + _SIGN, middle, colour, 2.0))
        sketch.mark("plain", (x + _SIGN / 2, middle), colour, hollow=True, reach=3.0)
    elif key.kind == "pale":
        sketch.mark("plain", (x + 9, middle), sketch.palette.colour("spark"), hollow=True)
    elif key.kind == "rule":
        sketch.rule((x + 1, middle), (x + _SIGN, middle), "faint", 1.0)
    elif key.kind == "dashes":
        sketch.rule((x + 1, middle), (x + _SIGN, middle), "quiet", 1.0, 2.5)
    else:
        sketch.whisker((x + 1, middle), (x + _SIGN, middle), sketch.palette.colour("quiet"))

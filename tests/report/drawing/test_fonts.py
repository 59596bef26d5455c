"""Fonts in order, and the one that lends its narrow quotes to a Japanese font in English."""

from __future__ import annotations

from loyalty_desktop import i18n
from loyalty_desktop.report.drawing.fonts import families_in_order, signs_among


def test_english_takes_latin_fonts_first_and_narrow_quotes_anyway() -> None:
    order = families_in_order()
    assert order.index("Segoe UI") < order.index("Yu Gothic")
    assert signs_among(("IPAexGothic", "DejaVu Sans")) == "DejaVu Sans"
    assert signs_among(("Segoe UI", "Yu Gothic")) == ""
    assert signs_among(("IPAexGothic",)) == ""
    assert signs_among(()) == ""


def test_japanese_keeps_its_own_quotes() -> None:
    i18n.use("ja")
    try:
        assert signs_among(("IPAexGothic", "DejaVu Sans")) == ""
    finally:
        i18n.use("en")

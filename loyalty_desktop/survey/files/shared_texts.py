"""The text of an `si` or `is` element, as both readers of xlsx files take it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.files.number_formats import MAIN_NAMESPACE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TEXT_ITEM = f"{{{MAIN_NAMESPACE}}}si"
_TEXT, _TEXT_RUN = f"{{{MAIN_NAMESPACE}}}t", f"{{{MAIN_NAMESPACE}}}r/{{{MAIN_NAMESPACE}}}t"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def text_of(element: Element) -> str:
    """Return the text of an item: its own or that of its runs, without the furigana."""
    return unescaped("".join([part.text or "" for path in (_TEXT, _TEXT_RUN) for part in element.findall(path)]))


def unescaped(text: str) -> str:
    """Return a text with its signs written as _x000D_ put back."""
    return _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), text) if "_x" in text else text

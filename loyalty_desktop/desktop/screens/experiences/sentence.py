"""A sentence whose figures stand out: its message says where they are, so that no text is ever searched."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.line_breaks import kept_together
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.messages import Argument, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.desktop.look import Look

_LEADING = 1.15
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Characters for private use mark a figure while the sentence is put together; no survey text goes in here."""


class Sentence(Label):
    """One message in words, wrapped; chosen arguments are bold, in the colour of a role."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 13, wrap=True)
        self._look = look
        self.setTextFormat(Qt.TextFormat.RichText)

    def say(self, message: Message, strong: Mapping[str, str]) -> None:
        """Show `message`; `strong` names the role of each argument that stands out."""
        self.setAccessibleName(message.text())
        marked = Message(message.id, tuple((name, _marked(name, value, strong)) for name, value in message.args))
        text = kept_together(html.escape(marked.text()))
        for name, role in strong.items():
            style = f"font-weight:600; color:{self._look.colour(role).name()}"
            text = text.replace(f"{_OPEN}{name}:", f'<span style="{style}">')
        high = round(_LEADING * self.fontMetrics().lineSpacing())  # joiners come from a font with higher lines
        self.setText(f'<p style="line-height:{high}px; margin:0">{text.replace(_CLOSE, "</span>")}</p>')


def _marked(name: str, value: Argument, strong: Mapping[str, str]) -> Argument:
    if name not in strong:
        return value
    shown = f"{value:,}" if isinstance(value, int) else str(value)
    return f"{_OPEN}{name}:{shown}{_CLOSE}"

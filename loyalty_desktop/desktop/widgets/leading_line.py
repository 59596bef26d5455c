"""What a screen says first: a sentence and, in quieter letters, the figures that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.desktop.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.leading import Leading


class LeadingLine(Panel):
    """Is as high as its words need in the width that it gets; a `brief` one has the figures in its tip."""

    def __init__(self, look: Look, *, brief: bool = False) -> None:
        super().__init__()
        self._is_brief = brief
        self.sentence = Wrapped(look, 13, 700, leading=1.35)
        self.figures = Wrapped(look, 12, tone="muted", leading=1.35)
        parts = column(self, (16, 5, 16, 5))
        for label in (self.sentence, self.figures):
            parts.addWidget(label)

    def show_leading(self, found: Leading | None) -> None:
        """Say this; None where there is nothing to be said."""
        self.setVisible(found is not None)
        if found is None:
            return
        self.sentence.setText(found.sentence)
        self.figures.setText(found.figures)
        self.figures.setVisible(bool(found.figures) and not self._is_brief)
        self.setToolTip(plain_tip(found.figures) if self._is_brief else "")
        self.setAccessibleName("\n".join(one for one in (found.sentence, found.figures) if one))

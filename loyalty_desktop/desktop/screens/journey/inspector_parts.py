"""Parts of the inspector's pages: captions, boxes with one figure, lines with a figure at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.measure_words import measure_name, name_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.shown import Shown

MARGIN = 14


class Page(QWidget):
    """One page of the inspector, a column of sections; `draw` shows the workspace's state and selection."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self.workspace = workspace
        self.look = look
        self.lines = column(self, (0, 12, 0, 16), 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def draw(self) -> None:
        """Show what is chosen."""
        raise NotImplementedError

    def begin_rename(self) -> bool:
        """Let the name of what is chosen be typed; say whether it has one that can be."""
        return False

    def take_focus(self) -> None:
        """Have the keyboard on the first part that takes it: the page with what had it is gone."""
        one = self.nextInFocusChain()
        while one is not None and self.isAncestorOf(one):
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            one = one.nextInFocusChain()

    def section(self, gap: int = 14) -> Section:
        """Add a part at the end of the page."""
        made = Section(self.look, gap)
        self.lines.addWidget(made)
        return made


class Section(QWidget):
    """A heading and what belongs to it, hidden as a whole; `add_wide` ignores the margins of the pane."""

    def __init__(self, look: Look, gap: int = 14) -> None:
        super().__init__()
        self.heading = Wrapped(look, 12, 600, "muted", leading=1.4)
        self._outer = column(self, (0, gap, 0, 0), 4)
        self.lines = column(None, (MARGIN, 0, MARGIN, 0), 6)
        self.lines.addWidget(self.heading)
        self._outer.addLayout(self.lines)

    def add_wide(self, widget: QWidget) -> None:
        """Add something that goes from edge to edge, below everything else."""
        self._outer.addWidget(widget)


def measure_short(measure: Measure) -> str:
    """Return what the score is called where there is little room."""
    return _("Score") if name_kind(measure) == "other" else measure_name(measure)


class FigureBox(QWidget):
    """One figure in large type with its name above and its base below; muted and tagged on a small base."""

    def __init__(self, look: Look, tone: str) -> None:
        super().__init__()
        self._look = look
        self.title = ElidedLabel(look, 11, tone=tone)
        self.value = Label(look, 22, 700)
        self.tag = Label(look, 10.5, 600, kind="reference")
        self.base = ElidedLabel(look, 11, tone="muted")
        self.extra = ElidedLabel(look, 11, tone="muted")
        lines = column(self, (10, 7, 8, 8), 1)
        lines.addWidget(self.title)
        figure = row(None, gap=5)
        figure.addWidget(self.value)
        figure.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        figure.addStretch()
        lines.addLayout(figure)
        lines.addWidget(self.base)
        self.extra_tag = Label(look, 10, 600, kind="reference")
        lines.addWidget(self.extra)
        lines.addWidget(self.extra_tag, 0, Qt.AlignmentFlag.AlignLeft)  # beside the figure it would cut it

    def show_figure(
        self,
        title: str,
        value: str,
        state: Shown,
        base: str,
        extra: str,
        tone: str = "muted",
        extra_state: Shown = "shown",
    ) -> None:
        """Show a figure; `extra` is its interval or what it is compared with, in the colour of `tone`.

        What is only compared on a small base (`extra_state`) has a tag of its own; one tag for both is enough.
        """
        self.title.setText(title)
        self.value.setText(value if state != "hidden" else "–")
        self.value.set_tone("ink" if state == "shown" else "muted" if state == "reference" else "faint")
        self.tag.setText(_("few"))
        self.tag.setVisible(state == "reference")
        self.base.setText(base)
        self.extra.setText(extra)
        self.extra.setVisible(bool(extra))
        self.extra.set_tone(tone)
        weak = extra_state == "reference" and state == "shown" and bool(extra)
        self.extra_tag.setText(_("few"))
        self.extra_tag.setVisible(weak)
        reference = _("For reference")
        said = [title, self.value.text(), reference if state == "reference" else "", base, extra]
        said.append(reference if weak else "")
        self.setAccessibleName(" ".join(one for one in said if one))
        self.update()

    def explain(self, text: str) -> None:
        """Say how the figure comes about."""
        self.setToolTip(plain_tip(text))
        self.setAccessibleDescription(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), 10, None, self._look.colour("line"))


class CountLines(QWidget):
    """Lines of a word with a count at the end; made anew only when there are more or fewer of them."""

    def __init__(self, look: Look, tone: str = "muted") -> None:
        super().__init__()
        self._look = look
        self._tone = tone
        self._rows: list[tuple[QWidget, ElidedLabel, Label]] = []
        self._lines = column(self, gap=2)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these words and counts."""
        while len(self._rows) < len(lines):
            self._rows.append(self._row())
        for at, (holder, word, count) in enumerate(self._rows):
            holder.setVisible(at < len(lines))
            if at < len(lines):
                word.setText(lines[at][0])
                count.setText(lines[at][1])

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Return the lines that are shown."""
        return tuple((word.full_text(), count.text()) for holder, word, count in self._rows if not holder.isHidden())

    def _row(self) -> tuple[QWidget, ElidedLabel, Label]:
        holder = QWidget()
        line = row(holder, gap=8)
        word, count = ElidedLabel(self._look, 12, tone=self._tone), Label(self._look, 12, tone=self._tone)
        line.addWidget(word, 1)
        line.addWidget(count)
        self._lines.addWidget(holder)
        return holder, word, count

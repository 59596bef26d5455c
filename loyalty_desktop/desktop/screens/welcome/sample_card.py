"""A card that opens a bundled sample survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter

from loyalty_desktop.desktop.icons import pixmap
from loyalty_desktop.desktop.painting import draw_box, draw_tag, draw_text, text_width
from loyalty_desktop.desktop.screens.welcome.pressable import Pressable
from loyalty_desktop.desktop.session.samples import sample
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.measure_words import score_title
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look

SampleCode: TypeAlias = Literal["apparel", "toyama"]
_HEIGHT, _LEFT, _TEXTS, _RIGHT, _ARROW = 66, 17, 59, 14, 16
_TALLEST = 22.0


class SampleCard(Pressable):
    """One sample: what it is, whether it is real, and what is in it."""

    def __init__(self, code: SampleCode, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._code = code
        self._sample = sample(code)
        self._tag = ""
        self._facts = ("", "")
        """Written out, and shorter for where that does not fit."""
        self.setFixedHeight(_HEIGHT)

    def draw(self) -> None:
        """Write everything in the language in use."""
        if self._code == "apparel":
            self.setText(_("Sample: clothing shop"))
            self._tag = _("invented")
            about = _("Members of an invented clothing shop, with web shop and stores")
        else:
            self.setText(_("Sample: Toyama tourism"))
            self._tag = _("real, CC BY 4.0")
            about = _(
                "Toyama Prefecture tourism web survey, April to October 2025. Source: Toyama Prefecture and Hokuriku "
                "Inbound Tourism DX Data Consortium, CC BY 4.0"
            )
        kind = self._sample.kind
        self._facts = self._facts_of(score_title(kind, 11)), self._facts_of(word("measure", kind))
        self.setAccessibleName(f"{self.text()} ({self._tag})")
        self.setAccessibleDescription(f"{self._facts[0]}. {about}")
        self.setToolTip(f"{about}\n{self._facts[0]}")
        self.update()

    def _facts_of(self, measure: str) -> str:
        facts = _("{measure} · {drivers} drivers · {experiences} experiences · {n}")
        parts = {"drivers": self._sample.drivers, "experiences": self._sample.experiences}
        return facts.format(measure=measure, n=f"n={self._sample.n:,}", **parts)

    def sizeHint(self) -> QSize:
        return QSize(372, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = self.look, QRectF(self.rect())
        line = look.colour("accent" if self.has_ring else "accent_line" if self.underMouse() else "line")
        draw_box(painter, box, 10, look.colour("selected" if self.isDown() else "panel"), line)
        self._draw_classes(painter)
        arrow = QPointF(box.right() - _RIGHT - _ARROW, box.center().y() - _ARROW / 2)
        painter.drawPixmap(arrow, pixmap(look, "arrow", "accent", _ARROW))
        width = arrow.x() - 8 - _TEXTS
        title, small = look.font(13.5, 600), look.font(10.5, 500)
        tag_width = text_width(small, self._tag) + 10
        title_width = min(text_width(title, self.text()) + 1, max(width - tag_width - 8, width / 2))
        draw_text(painter, QRectF(_TEXTS, 12, title_width, 22), self.text(), title, look.colour("ink"))
        if tag_width <= width - title_width - 8:
            left = _TEXTS + title_width + 8
            draw_tag(painter, left, 23.5, self._tag, small, look.colour("muted"), look.colour("row"))
        font, (long, short) = look.font(11), self._facts
        facts = long if text_width(font, long) <= width else short
        draw_text(painter, QRectF(_TEXTS, 34, width, 20), facts, font, look.colour("muted"))

    def _draw_classes(self, painter: QPainter) -> None:
        """Draw the classes as they are in the sample: columns as high as their shares."""
        classes = (
            ("negative", self._sample.negative),
            ("passive", self._sample.passive),
            ("positive", self._sample.positive),
        )
        largest = max(count for _role, count in classes)
        floor = _HEIGHT / 2 + _TALLEST / 2
        for at, (role, count) in enumerate(classes):
            height = _TALLEST * count / largest
            draw_box(painter, QRectF(_LEFT + at * 10, floor - height, 7, height), 1.5, self.look.colour(role))

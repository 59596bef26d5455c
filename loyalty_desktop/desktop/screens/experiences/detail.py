"""What is said about the chosen experience, beside the two scores as a picture, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.desktop.charts.with_without_chart import WithWithoutChart
from loyalty_desktop.desktop.explaining.spots import FigureSpots, whole_of
from loyalty_desktop.desktop.screens.experiences.cells import chip
from loyalty_desktop.desktop.screens.experiences.said_pane import SaidPane
from loyalty_desktop.desktop.screens.experiences.sentence import Sentence
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.tab_order import stop_while_it_scrolls
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.experience_detail import experience_detail
from loyalty_desktop.report.explained import contribution_told

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.plan_button import PlanButton
    from loyalty_desktop.desktop.screens.voices_offer import VoicesOffer
    from loyalty_desktop.report.experience_table import ExperienceRow
    from loyalty_desktop.report.voice_rows import VoiceRows

_LEAST_HEIGHT, _MOST_HEIGHT, _SWITCH, _WITH_COMMENTS = 154, 560, 22, 1240
_SENTENCES = 3
_SHARES = 26, 18, 21
_AROUND_PICTURE, _BELOW_SWITCH = (26, 16, 12, 10), (26, 2, 12, 8)
_CHIPS = {"positive_text": "good", "negative_text": "bad", "muted": "open", "warn": "reference"}


class ExperienceDetailPane(Panel):
    """The pane below the table."""

    explain_wanted = Signal(object, str, QRect)
    """A figure is asked how it comes about: the widget it is on, its column in the table, its place there."""

    def __init__(self, look: Look, plan: PlanButton, voices: VoicesOffer) -> None:
        super().__init__()
        self.plan, self.voices = plan, voices
        self._look = look
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMaximumHeight(_MOST_HEIGHT)
        self.name = ElidedLabel(look, 15, 700)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.chip = Label(look, 11, 600, kind="open")
        self.sentences = [Sentence(look) for _one in range(_SENTENCES)]
        self.sum = Label(look, 11.5, tone="muted", wrap=True)
        self.chart = WithWithoutChart(look)
        self.words = self._laid_out_words()
        self._picture = QWidget()
        self._has_picture = False
        self._around_picture = column(self._picture, _AROUND_PICTURE)
        self._around_picture.addWidget(self.chart)
        self._divider, self._second = Panel("divider"), Panel("divider")
        self.said = SaidPane(look)
        self._comments, self._side = 0, "picture"
        self.sides = Segmented(look, ("picture", "said"))
        self.sides.choose("picture")
        self.sides.chosen.connect(self._on_side)
        self._side_box = QWidget()
        sides = row(self._side_box, (15, 6, 15, 0))
        sides.addWidget(self.sides)
        sides.addStretch(1)
        self._lay_out()
        self._columns: tuple[str, ...] = ()
        self._offer_figures()

    def _offer_figures(self) -> None:
        """Have the sentences, the sum and the two scores of the picture explain themselves."""
        for at, label in enumerate(self.sentences):
            FigureSpots(
                self._look,
                label,
                lambda at=at, label=label: whole_of(label) if at < len(self._columns) else [],  # type: ignore[misc]
                lambda _key, rect, at=at, label=label: self.explain_wanted.emit(label, self._columns[at], rect),  # type: ignore[misc]
            )
        FigureSpots(
            self._look,
            self.sum,
            lambda: whole_of(self.sum),
            lambda _key, rect: self.explain_wanted.emit(self.sum, "contribution", rect),
            takes_keys=False,
        )
        FigureSpots(
            self._look,
            self.chart,
            self.chart.spots,
            lambda column, rect: self.explain_wanted.emit(self.chart, column, rect),
        )

    def _lay_out(self) -> None:
        beside = column(None)
        beside.addWidget(self._side_box)
        beside.addWidget(self._picture, 1)
        self._row = row(self)
        self._row.addWidget(self.words, _SHARES[0])
        self._row.addWidget(self._divider)
        self._row.addLayout(beside, _SHARES[1])
        self._row.addWidget(self._second)
        self._row.addWidget(self.said, _SHARES[2])
        self._beside = beside

    @property
    def has_room(self) -> bool:
        """Whether comments can stand beside the words and the picture; otherwise they take turns with the picture."""
        return self.width() >= _WITH_COMMENTS

    def show_voices(self, view: VoiceRows | None) -> None:
        """Show what those wrote who had the experience; None where there is nothing."""
        self._comments = 0 if view is None else len(view.rows)
        self.sides.set_texts(_("Picture"), _("Comments {n:,}").format(n=self._comments))
        self.sides.setAccessibleName(_("What is shown beside the words"))
        self.said.show_voices(view)
        self._share_room()

    def _on_side(self, side: str) -> None:
        self._side = side
        self._share_room()

    def _share_room(self) -> None:
        """Put the comments beside the picture, or where there is no room for both, in its place when asked for."""
        takes_turns = self._comments > 0 and self._has_picture and not self.has_room
        shows_said = self._comments > 0 and (not takes_turns or self._side == "said")
        home = self._beside if takes_turns else self._row
        if home.indexOf(self.said) < 0:
            home.addWidget(self.said, 1 if takes_turns else _SHARES[2])
        self._side_box.setVisible(takes_turns)
        self.setMinimumHeight(_LEAST_HEIGHT + (_SWITCH if takes_turns else 0))
        self._around_picture.setContentsMargins(*(_BELOW_SWITCH if takes_turns else _AROUND_PICTURE))
        self._picture.setVisible(self._has_picture and not (takes_turns and shows_said))
        self._divider.setVisible(self._has_picture)
        self.said.setVisible(shows_said)
        self.said.set_headed(is_headed=not takes_turns)
        self._second.setVisible(shows_said and not takes_turns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def show_row(self, row: ExperienceRow, loyalty: LoyaltyResult) -> None:
        """Tell and draw one experience."""
        detail = experience_detail(row, loyalty)
        self._columns = _asked(row, len(detail.sentences))
        self.name.setText(row.name)
        self.words.setAccessibleName(row.name)
        found = chip(row)
        self.chip.setVisible(found is not None)
        if found is not None:
            self.chip.setText(found[0])
            self.chip.set_kind(_CHIPS[found[1]])
        role = found[1] if row.verdict in {"positive", "negative"} and found is not None else "ink"
        for at, label in enumerate(self.sentences):
            label.setVisible(at < len(detail.sentences))
            if at < len(detail.sentences):
                label.say(detail.sentences[at], {"count": "ink", "score": role, "points": role})
        self.sum.setText(contribution_told(row))
        self.sum.setVisible(bool(self.sum.text()))
        if detail.chart is not None:
            self.chart.show_chart(detail.chart, row.verdict)
        self._has_picture = detail.chart is not None
        self._share_room()

    def _laid_out_words(self) -> QScrollArea:
        """Return the words, which scroll where a language needs more room than there is."""
        inner = QWidget()
        inner.setProperty("kind", "clear")
        words = column(inner, (16, 14, 16, 8), 4)
        title = row(None, gap=10)
        title.addWidget(self.name)
        title.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        title.addWidget(self.voices)
        title.addWidget(self.plan)
        words.addLayout(title)
        words.addSpacing(2)
        for label in self.sentences:
            words.addWidget(label)
        words.addSpacing(2)
        words.addWidget(self.sum)
        words.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        stop_while_it_scrolls(area)
        return area


def _asked(row: ExperienceRow, sentences: int) -> tuple[str, ...]:
    """Return which figure of the table each sentence rests on; without a column there is none."""
    if row.flags:
        return ()
    return (
        ("with", "difference", "contribution") if sentences == _SENTENCES else ("incidence", "difference")[:sentences]
    )

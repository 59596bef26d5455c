"""Says by hand that an answer to choose from here and one of a wave are the same in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.wave_settings import Reworded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.drift_results import Drift, OptionsChanged
    from loyalty_desktop.survey.reading import ColumnKey

_WIDEST, _LONGEST = 400, 24


class SameAnswer(Panel):
    """Chooses a question and one answer of each side; there only where both sides have one that the other lacks."""

    confirmed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__("fact")
        self._asked: tuple[OptionsChanged, ...] = ()
        self._wave = ""
        self.caption = Label(look, 12.5, 600, wrap=True)
        self.question = CaptionedCombo(look, _WIDEST)
        self.here, self.there = CaptionedCombo(look, _WIDEST), CaptionedCombo(look, _WIDEST)
        self.button = Button(look, "", 12)
        self.button.setAutoDefault(False)
        parts = column(self, (12, 9, 12, 9), 7)
        parts.addWidget(self.caption)
        for one in (self.question, self.here, self.there, self.button):
            parts.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.question.activated.connect(self._draw_answers)
        for combo in (self.here, self.there):
            combo.activated.connect(self._on_chosen)
        self.button.clicked.connect(self._on_confirmed)

    def show_answers(self, name: str, found: Drift) -> None:
        """Offer what only one side could be answered with; a likely pair that is asked about already is not all."""
        before = self._chosen()
        self._asked = tuple(one for one in found.options if one.is_choice and _is_open(one))
        self._wave = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        self.setVisible(bool(self._asked))
        self.caption.setText(_("Is an answer just worded differently? Choose the two that mean the same."))
        self.button.setText(_("Same answer"))
        self.question.set_choices(_("Question"), [(one.column.heading, str(at)) for at, one in enumerate(self._asked)])
        keys = [one.column for one in self._asked]
        if keys:
            known = before is not None and before.column in keys
            self.question.setCurrentIndex(keys.index(before.column) if before is not None and known else 0)
        self._draw_answers()

    def _draw_answers(self) -> None:
        asked = self._question()
        if asked is None:
            return
        captions = (_("Answer only in the open survey"), _("Answer only in {wave}").format(wave=self._wave))
        for combo, caption, texts in zip((self.here, self.there), captions, _answers(asked), strict=True):
            first = [] if len(texts) == 1 else [(_("choose an answer"), "")]
            combo.set_choices(caption, [*first, *((text, text) for text in texts)])
            combo.setCurrentIndex(0)
        self._on_chosen()

    def _question(self) -> OptionsChanged | None:
        code = self.question.currentData()
        return self._asked[int(code)] if code and int(code) < len(self._asked) else None

    def _chosen(self) -> Reworded | None:
        asked, here, there = self._question(), self.here.currentData(), self.there.currentData()
        return None if asked is None else Reworded(asked.column, str(here or ""), str(there or ""))

    def _on_chosen(self) -> None:
        chosen = self._chosen()
        is_whole = chosen is not None and bool(chosen.here) and bool(chosen.there)
        self.button.setEnabled(is_whole)
        self.button.setAccessibleDescription(asked_text(chosen) if is_whole and chosen is not None else "")

    def _on_confirmed(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.here and chosen.there:
            self.confirmed.emit(chosen)


def asked_text(pair: Reworded) -> str:
    """Return the question whether two answers are the same."""
    said = _("{column}: is “{there}” the same answer as “{here}”?")
    return said.format(column=pair.column.heading, there=pair.there, here=pair.here)


def pairs_of(column: ColumnKey, pairs: Sequence[tuple[str, str]]) -> tuple[Reworded, ...]:
    """Return pairs of answers of a question as they are decided about."""
    return tuple(Reworded(column, here, there) for here, there in pairs)


def _answers(one: OptionsChanged) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the answers that only one side has, those that nothing is like first."""
    return (
        (*one.removed, *(here for here, _there in one.reworded)),
        (*one.added, *(there for _here, there in one.reworded)),
    )


def _is_open(one: OptionsChanged) -> bool:
    """Say whether there is more to choose from than one pair that is asked about, or was decided about, anyway."""
    here, there = _answers(one)
    if len(here) == len(there) == 1 and (here[0], there[0]) in (*one.reworded, *one.refused):
        return False
    return bool(here and there)

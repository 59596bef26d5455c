"""What the inspector hears of options, labels and the numbers of ranges, handed on to what corrects columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, QPoint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.screens.data.correcting import Correcting
    from loyalty_desktop.desktop.screens.data.inspector import Inspector
    from loyalty_desktop.desktop.screens.data.option_edits import OptionEdit


class _Corrects(Protocol):
    @property
    def correcting(self) -> Correcting: ...


class ByHand(QObject):
    """Listens to an inspector for the screen that it belongs to, which corrects the chosen columns."""

    def __init__(self, inspector: Inspector, screen: QWidget) -> None:
        super().__init__(screen)
        inspector.label_wanted.connect(self._on_label)
        inspector.amount_wanted.connect(self._on_amount)
        inspector.amounts_wanted.connect(self._on_amounts)
        inspector.option_edit_wanted.connect(self._on_options)
        inspector.merge_wanted.connect(self._on_merge)

    @property
    def _correcting(self) -> Correcting:
        return cast("_Corrects", self.parent()).correcting

    def _on_label(self, value: str, label: str) -> None:
        self._correcting.set_label(value, label)

    def _on_amount(self, value: str, text: str) -> None:
        self._correcting.set_amount(value, text)

    def _on_amounts(self, used: bool) -> None:
        self._correcting.use_amounts(used=used)

    def _on_options(self, edit: OptionEdit) -> None:
        self._correcting.options(edit)

    def _on_merge(self, texts: tuple[str, ...], name: str, place: QPoint) -> None:
        menu = self._correcting.merge_options(texts, name, cast("QWidget", self.parent()))
        if menu is not None:
            menu.chosen.connect(self._on_options)
            menu.ask(place)

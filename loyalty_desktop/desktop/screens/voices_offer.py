"""The way from a figure to the comments of the people it counts: one press a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.compute.comments import comment_columns
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.voice_group import VoiceGroup


class VoicesOffer(QWidget):
    """A few links in a line, each to the comments of a group; not there where the survey has no comments."""

    wanted = Signal(object)
    """Somebody wants to read the comments of this VoiceGroup."""

    def __init__(self, workspace: Workspace, look: Look, most: int) -> None:
        super().__init__()
        self._workspace = workspace
        self._groups: tuple[VoiceGroup, ...] = ()
        self.caption = Label(look, 11.5, tone="muted")
        self.links = tuple(Button(look, "text", 12) for _each in range(most))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = row(self, gap=2)
        line.addWidget(self.caption)
        for at, link in enumerate(self.links):
            line.addWidget(link)
            link.clicked.connect(lambda _on=False, at=at: self.wanted.emit(self._groups[at]))

    def offer(self, groups: Sequence[tuple[str, str, VoiceGroup]]) -> None:
        """Offer groups: what the link says, what it says to those who hear the screen, and the group."""
        survey = self._workspace.state.survey
        there = bool(groups) and survey is not None and bool(comment_columns(survey))
        self.setVisible(there)
        self._groups = tuple(group for _text, _name, group in groups)
        self.caption.setText(_("Comments:"))
        self.caption.setVisible(len(groups) > 1)  # one link alone says what it leads to
        for link, (text, name, _group) in zip(self.links, groups, strict=False):
            link.setText(no_keys(text))
            link.setAccessibleName(_("Read the comments: {group}").format(group=name))
        for at, link in enumerate(self.links):
            link.setVisible(at < len(groups))

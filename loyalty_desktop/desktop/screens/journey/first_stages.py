"""What is to be done first while all drivers stand in one stage, said above the map and done from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.staging import beginnings, lone_stage, staged
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Driver, Stage

_SHOWN = 4
"""So many proposed stages are called by name."""


class FirstStages(Panel):
    """Says how the drivers get into stages; proposes some where their names begin alike. It can be closed."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__("strip")
        self._workspace = workspace
        self._stage: Stage | None = None
        self._is_closed = False
        self.text = Wrapped(look, 12.5)
        self.sort, self.name, self.add = Button(look, "primary", 12), Button(look, "", 12), Button(look, "", 12)
        self.close_button = Button(look, "text", 12)
        parts = row(self, (14, 8, 10, 8), 10)
        lines = column(None, gap=6)
        lines.addWidget(self.text)
        buttons = row(None, gap=8)
        for button in (self.sort, self.name, self.add):
            buttons.addWidget(button)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        parts.addLayout(lines, 1)
        parts.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.sort.clicked.connect(self._on_sort)
        self.close_button.clicked.connect(self._on_close)
        workspace.opened.connect(self._on_opened)

    @property
    def stage(self) -> str:
        """The id of the stage that all drivers stand in; '' where they are parted."""
        return self._stage.id if self._stage is not None else ""

    @property
    def names_stage(self) -> bool:
        """Whether naming this stage comes first."""
        return self._stage is not None and not self._stage.name and not self._is_closed

    def draw(self) -> None:
        """Say what comes next, in the language in use; nothing where the drivers are parted."""
        self._stage = stage = lone_stage(self._workspace.state.journey)
        self.setVisible(stage is not None and not self._is_closed)
        if stage is None:
            return
        found = beginnings(stage.drivers)
        self.text.setText(_told(stage, found))
        self.sort.setText(no_keys(_("Sort them: {stages}").format(stages=_listed(found))))
        self.sort.setVisible(bool(found))
        self.name.setText(_("Name this stage"))
        self.name.setVisible(not stage.name)
        self.add.setText(_("＋ Stage"))
        self.close_button.setText(_("Close"))

    def _on_sort(self) -> None:
        journey = self._workspace.state.journey
        count = len(staged(journey).stages) - len(journey.stages) + 1
        self._workspace.edit_journey(message("step_propose_stages", count=count), staged)

    def _on_close(self) -> None:
        self._is_closed = True
        self.draw()

    def _on_opened(self) -> None:
        self._is_closed = False


def _told(stage: Stage, found: tuple[tuple[str, tuple[Driver, ...]], ...]) -> str:
    count = f"{len(stage.drivers):,}"
    if found:
        text = _(
            "All {count} ratings stand in one stage. Several of their names begin alike: they can be sorted into "
            "stages by that, and you change what does not fit."
        )
    elif stage.name:
        text = _("Next: add the following step of the journey with ＋ Stage, and drag the cards that belong there.")
    else:
        text = _(
            "All {count} ratings stand in one stage. Give it the name of the first step that your customers go "
            "through, add the next steps with ＋ Stage, and drag the cards there."
        )
    return text.format(count=count)


def _listed(found: tuple[tuple[str, tuple[Driver, ...]], ...]) -> str:
    names = [_("{name} ({count})").format(name=name, count=len(drivers)) for name, drivers in found]
    return " · ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")

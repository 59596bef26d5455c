"""The one dialog before a report is written: what, for whom, how, where, and what it will look like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QWidget

from loyalty_desktop.desktop.exporting.asking import ask_deck, ask_folder, ask_template
from loyalty_desktop.desktop.exporting.contents_pane import ContentsPane
from loyalty_desktop.desktop.exporting.formats_pane import FormatsPane
from loyalty_desktop.desktop.exporting.place_pane import PlacePane
from loyalty_desktop.desktop.exporting.preview_pane import WIDTH, PreviewPane, count_text, kind_name
from loyalty_desktop.desktop.exporting.previewing import Previews
from loyalty_desktop.desktop.exporting.remembered import Remembered, folder_of, recall, remember
from loyalty_desktop.desktop.exporting.writing import Order
from loyalty_desktop.desktop.project_place import is_sample
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.choice import Choice
from loyalty_desktop.report.exporting import Manner, contradiction
from loyalty_desktop.report.placing import NotPlacedError, is_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from loyalty_desktop.desktop.exporting.writing import Exports
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.journey.project import Source
    from loyalty_desktop.report.document.model import SectionId
    from loyalty_desktop.report.placing import Kind

_SIZE, _LEAST = (1190, 640), (900, 540)
_OPTIONS = 590
_SOON_MS = 150
"""Ticks that follow one another draw the previews once."""


class ExportDialog(QDialog):
    """Chooses what is written; nothing is before the button is pressed."""

    def __init__(
        self, parts: Parts, exports: Exports, only: Sequence[SectionId] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts, self._exports, self._only = parts, exports, tuple(only)
        look, survey = parts.look, parts.workspace.state.survey
        assert survey is not None
        self.title, self.about = Label(look, 16, 700), Label(look, 12.5, tone="muted", wrap=True)
        self.formats, self.contents = FormatsPane(look, survey), ContentsPane(look)
        self.preview, self.place = PreviewPane(look), PlacePane(look)
        self.cancelling, self.writing = Button(look), Button(look, "primary")
        self.options = QScrollArea()
        self._previews = Previews(parts.jobs, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._lay_out()
        self._write()
        self._begin()
        self._connect()
        self._on_chosen()

    def _begin(self) -> None:
        """Show what was chosen last; what is proposed for the files is the survey's name and the day."""
        kept, workspace = recall(self._parts.settings), self._parts.workspace
        self.formats.begin(kept)
        template = Path(kept.template) if kept.template else None
        self.formats.template.show_path(template if template is not None and is_there(template, "file") else None)
        self.contents.begin(kept, self._only)
        near = _beside(workspace.path, workspace.state.project.sources)
        self.place.begin(self._exports.proposed_name(), folder_of(self._parts.settings, near))

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        whole = column(self, (22, 16, 22, 14), 10)
        whole.addWidget(self.title)
        whole.addWidget(self.about)
        body = row(gap=12)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        both = row(inside, (16, 12, 12, 12), 24)
        both.addWidget(self.formats, 1)
        both.addWidget(self.contents, 1)
        self.options.setWidget(inside)
        self.options.setWidgetResizable(True)
        self.options.setFrameShape(QFrame.Shape.NoFrame)
        self.options.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.options.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel = Panel()
        panel.setFixedWidth(_OPTIONS)
        column(panel, (1, 1, 1, 1)).addWidget(self.options)
        body.addWidget(panel)
        body.addWidget(self.preview, 1)
        whole.addLayout(body, 1)
        whole.addWidget(self.place)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(self.cancelling)
        foot.addWidget(self.writing)
        whole.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.writing.setDefault(True)

    def _write(self) -> None:
        self.setWindowTitle(_("Export report"))
        self.title.setText(_("Export report"))
        self.about.setText(_("Every figure goes with its n, its interval, the filter and the source it rests on."))
        self.cancelling.setText(_("Cancel"))
        self.writing.setText(_("Export"))

    def _connect(self) -> None:
        self._soon.timeout.connect(self._draw_previews)
        self.formats.changed.connect(self._on_chosen)
        self.contents.changed.connect(self._on_chosen)
        self.place.changed.connect(self._say_place)
        self.place.folder_wanted.connect(self._on_folder)
        self.formats.template.choose_wanted.connect(self._on_template)
        self.formats.earlier.choose_wanted.connect(self._on_earlier)
        self.cancelling.clicked.connect(self.reject)
        self.writing.clicked.connect(self._on_write)
        self.finished.connect(self._previews.stop)
        self._exports.collector.arrived.connect(self._soon.start)
        self._previews.came.connect(self._on_came)
        self._previews.ended.connect(self._on_ended)
        self._previews.failed.connect(lambda error: self.preview.say(error.message.text()))

    @property
    def choice(self) -> Choice:
        """What is chosen for the report itself."""
        return Choice(
            self.contents.chosen,
            self.contents.for_whom,
            self.contents.hides_small.isChecked(),
            self.contents.masks.isChecked(),
            self.formats.with_answers,
            self.formats.with_personal,
        )

    @property
    def order(self) -> Order:
        """What would be written now."""
        earlier = self.formats.earlier.path if "slides" in self.formats.chosen else None
        manner = Manner(self.formats.template.path, earlier, self.formats.scale_chosen)
        return Order(self.place.targets(self.formats.chosen), self.choice, manner)

    def _on_chosen(self) -> None:
        self.preview.begin(self.formats.chosen if self.contents.chosen else ())
        self.preview.say(_("Working out what takes longer…") if self.formats.chosen else "")
        self._soon.start()
        self._say_place()

    def _draw_previews(self) -> None:
        kinds, material = self.formats.chosen, self._exports.collector.material()
        if not kinds or not self.contents.chosen:
            self._previews.stop()
            return
        if material is not None:
            self.preview.begin(kinds)
            self._previews.draw(material, self.choice, kinds, WIDTH)

    def _on_came(self, kind: Kind, title: str, picture: QImage) -> None:
        self.preview.say("")
        self.preview.add(kind, title, picture)

    def _on_ended(self) -> None:
        self.preview.say("")
        self.preview.end()
        self._say_place()

    def _say_place(self) -> None:
        """Say what will be written where, or what is in the way."""
        lacking = self._lacking()
        self.writing.setEnabled(not lacking)
        if lacking:
            self.place.say(lacking, "negative")
            return
        targets = self.order.targets
        names = _(", ").join(one.path.name for one in targets)
        there = [one.path.name for one in targets if is_there(one.path) and one.kind != "pictures"]
        told = _("Will be written: {counts} as {names}.").format(counts=self._counts(), names=names)
        if there:
            told += " " + _("What is there already is replaced: {names}.").format(names=_(", ").join(there))
        self.place.say(told, "warn" if there else "muted")

    def _lacking(self) -> str:
        """Return what has to be chosen before anything can be written; '' for nothing."""
        if not self.formats.chosen:
            return _("Choose at least one kind of file.")
        if not self.contents.chosen:
            return _("Choose at least one part of the report.")
        against = contradiction(self.choice, self.order.manner)
        if against is not None:
            return against.text()
        return "" if self.place.stem else _("Give the files a name.")

    def _counts(self) -> str:
        """Return what there will be of each kind, as far as it is known."""
        told = []
        for kind in self.formats.chosen:
            count = self.preview.count(kind)
            told.append(count_text(kind, count) if count else kind_name(kind))
        return _(", ").join(told)

    def _on_folder(self) -> None:
        chosen = ask_folder(self, self.place.folder)
        if chosen is not None:
            self.place.show_folder(chosen)
            self._say_place()

    def _on_template(self) -> None:
        chosen = ask_template(self, self._near(self.formats.template.path))
        if chosen is not None:
            self.formats.template.take(chosen)

    def _on_earlier(self) -> None:
        chosen = ask_deck(self, self._near(self.formats.earlier.path))
        if chosen is not None:
            self.formats.earlier.take(chosen)

    def _near(self, path: Path | None) -> Path:
        return path.parent if path is not None else self.place.folder

    def _on_write(self) -> None:
        """Write it and close, or say what is in the way."""
        order = self.order
        try:
            self._exports.check(order)
        except LoyaltyError as error:
            self._refuse(error)
            return
        self._remember()
        self.accept()
        self._exports.write(order)

    def _refuse(self, error: LoyaltyError) -> None:
        other = self.place.free_name(self.formats.chosen) if isinstance(error, NotPlacedError) else ""
        self.place.say(error.message.text(), "negative", other)
        announce(self.place.problem)
        (self.place.other if other else self.place.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        """Keep what was chosen; parts that were ticked for one screen only are no choice for the next report."""
        before = recall(self._parts.settings)
        contents, formats = self.contents, self.formats
        without = tuple(one for one, tick in contents.sections.items() if not tick.isChecked())
        template = formats.template.path
        remember(
            self._parts.settings,
            Remembered(
                formats.chosen,
                before.without if self._only else without,
                contents.for_whom,
                contents.hides_small.isChecked(),
                contents.masks.isChecked(),
                formats.answers.isChecked(),
                "" if template is None else str(template),
                formats.scale_chosen,
                str(self.place.folder),
            ),
        )


def _beside(project: Path | None, sources: Sequence[Source]) -> Path | None:
    """Return the folder of the project, or of its survey; None for a sample, beside which nothing is written."""
    survey = Path(sources[0].path_absolute) if sources and sources[0].path_absolute else None
    place = project if project is not None else survey
    return None if place is None or is_sample(place) else place.parent

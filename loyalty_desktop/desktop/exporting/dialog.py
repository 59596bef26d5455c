"""The one dialog before a report is written: what, for whom, how, where, and what it will look like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QWidget

from loyalty_desktop.desktop.exporting.asking import ask_deck, ask_folder, ask_template
from loyalty_desktop.desktop.exporting.contents_pane import ContentsPane
from loyalty_desktop.desktop.exporting.formats_pane import FormatsPane
from loyalty_desktop.desktop.exporting.large_preview import LargePreview
from loyalty_desktop.desktop.exporting.left_out import has_pages, left_out
from loyalty_desktop.desktop.exporting.naming import folder_beside, proposed_name
from loyalty_desktop.desktop.exporting.place_pane import PlacePane, written_told
from loyalty_desktop.desktop.exporting.preview_pane import PreviewPane, count_text, kind_name
from loyalty_desktop.desktop.exporting.previewing import Previews
from loyalty_desktop.desktop.exporting.remembered import Kept, Remembered, folder_of, recall, remember
from loyalty_desktop.desktop.exporting.thumb import WIDTH
from loyalty_desktop.desktop.exporting.waiting import waiting_told
from loyalty_desktop.desktop.exporting.writing import Order
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.choice import Choice
from loyalty_desktop.report.exporting import Manner, contradiction
from loyalty_desktop.report.placing import is_there
from loyalty_desktop.report.previews import Details

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from loyalty_desktop.desktop.exporting.file_line import FileLine
    from loyalty_desktop.desktop.exporting.thumb import Thumb
    from loyalty_desktop.desktop.exporting.writing import Exports
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.report.document.model import Report, SectionId
    from loyalty_desktop.report.placing import Kind
    from loyalty_desktop.report.previews import Preview
    from loyalty_desktop.report.slides.written import Written

_SIZE, _LEAST = (1190, 640), (900, 540)
_AROUND, _HIGHEST = 80, 860
_OPTIONS = 590
_SOON_MS = 150
"""Ticks that follow one another draw the previews once."""
_PATIENCE_MS = 600
"""What is not worked out by then does not keep the pictures of what is known."""


class ExportDialog(QDialog):
    """Chooses what is written; nothing is before the button is pressed."""

    def __init__(
        self,
        parts: Parts,
        exports: Exports,
        only: Sequence[SectionId] = (),
        parent: QWidget | None = None,
        kept: Kept | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts, self._exports, self._only = parts, exports, tuple(only)
        self._report: Report | None = None
        self.large: LargePreview | None = None
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
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._draw_previews)
        self._patience.start(_PATIENCE_MS)
        self._lay_out()
        self._write()
        self._begin(kept or Kept(recall(parts.settings)))
        self._connect()
        self._on_chosen()

    def _begin(self, kept: Kept) -> None:
        """Show what was chosen last; where the files are proposed to be written is beside the survey."""
        chosen, workspace = kept.chosen, self._parts.workspace
        self.formats.begin(chosen)
        template = Path(chosen.template) if chosen.template else None
        self.formats.template.show_path(template if template is not None and is_there(template, "file") else None)
        self.formats.earlier.show_path(kept.earlier)
        self.contents.begin(chosen, self._only)
        near = folder_beside(workspace.path, workspace.state.project.sources)
        folder = Path(chosen.folder) if chosen.folder else None
        is_kept = folder is not None and is_there(folder, "folder")
        self.place.begin(kept.name, folder if folder is not None and is_kept else folder_of(self._parts.settings, near))

    def _lay_out(self) -> None:
        over = self.parentWidget()
        high = _SIZE[1] if over is None else over.window().height() - _AROUND
        self.resize(_SIZE[0], min(max(_SIZE[1], high), _HIGHEST))
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
        self.place.solved.connect(self._on_solved)
        self.preview.opened.connect(self._on_opened)
        self.formats.template.choose_wanted.connect(self._on_template)
        self.formats.earlier.choose_wanted.connect(self._on_earlier)
        self.cancelling.clicked.connect(self.reject)
        self.writing.clicked.connect(self._on_write)
        self.finished.connect(self._previews.stop)
        self._exports.collector.arrived.connect(self._soon.start)
        self._exports.collector.progressed.connect(self._say_waiting)
        self._previews.composed.connect(self._on_composed)
        self._previews.foretold.connect(self._on_foretold)
        self._previews.came.connect(self._on_came)
        self._previews.ended.connect(self._on_ended)
        self._previews.failed.connect(self._on_failed)

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

    @property
    def kept(self) -> Kept:
        """What the next dialog begins with if this one is closed without writing."""
        return Kept(self._to_remember(), self.formats.earlier.path, self.place.own_name)

    def _on_chosen(self) -> None:
        project = self._parts.workspace.state.project
        names = [one.file_name for one in project.sources]
        self.place.propose(proposed_name(names, self._parts.workspace.path, self.choice))
        self._begin_previews()
        self._show_left_out()
        self._soon.start()
        self._say_place()

    def _begin_previews(self) -> None:
        """Show empty places; what was said of the pictures before is true no longer."""
        if self.large is not None:
            self.large.reject()
        self.preview.begin(self.formats.chosen if self.contents.chosen else ())
        # what is lacking is asked for once the dialog stands: working it out would take turns with its making
        self.preview.say(_("Working out what takes longer…") if self._is_wanted else "")
        if not self.formats.earlier.told_is_refusal:
            self.formats.earlier.say("")

    @property
    def _is_wanted(self) -> bool:
        return bool(self.formats.chosen and self.contents.chosen)

    def _draw_previews(self) -> None:
        kinds, collector = self.formats.chosen, self._exports.collector
        if not self._is_wanted:
            self._previews.stop()
            return
        if self.large is not None:  # somebody looks at one of those before: they stay until it is closed
            self.large.finished.connect(self._soon.start)
            return
        whole = collector.material()
        material = whole if whole is not None or self._patience.isActive() else collector.so_far()
        if material is None:
            return
        self.preview.renew(is_whole=whole is not None)
        self._say_waiting()
        manner = self.order.manner
        details = Details(manner.template, manner.earlier, self.formats.with_answers)
        self._previews.draw(material, self.choice, kinds, WIDTH, details)

    def _say_waiting(self) -> None:
        """Say what the pictures wait for, and how far it is."""
        lacking = self._exports.collector.lacking()
        if lacking.parts and self._is_wanted:
            self.preview.wait(waiting_told(lacking, has_pictures=bool(self.preview.thumbs)), lacking.share)
        else:
            is_coming = self._is_wanted and not (self.preview.thumbs and self.preview.is_whole)
            self.preview.say(_("Working out what takes longer…") if is_coming else "")

    def _on_composed(self, report: Report) -> None:
        if not self.preview.is_whole:
            return  # what it lacks is not what the survey lacks
        self._report = report
        self._show_left_out()
        self._say_place()

    def _show_left_out(self) -> None:
        if self._report is not None:
            self.contents.show_left_out(*left_out(self._report, self.choice))

    def _on_foretold(self, written: Written) -> None:
        """Say what bringing an earlier deck up to date will do to its slides, before it is done."""
        told = "\n".join(one.text() for one in written.foretold())
        self.formats.earlier.say(told, "warn" if written.gone or written.taken_out or written.added else "muted")
        self.preview.set_count("slides", written.slides)
        self._say_place()

    def _on_came(self, kind: Kind, preview: Preview, picture: QImage) -> None:
        is_first = not self.preview.count(kind)
        self.preview.add(kind, preview, picture)
        self._say_waiting()
        if is_first:
            self._say_place()

    def _on_ended(self) -> None:
        self._say_waiting()
        self.preview.end()
        self._say_place()

    def _on_failed(self, kind: str, error: LoyaltyError) -> None:
        """Use a template or a deck no longer that is broken by now; tell all else where the pictures would be."""
        lines = self.formats.earlier, self.formats.template
        line = next((one for one in lines if one.path is not None), None)
        if kind != "slides" or line is None:
            self.preview.say(error.message.text())
            return
        line.refuse(error.message.text())
        self._soon.start()
        self._say_place()

    def _on_opened(self, thumb: Thumb) -> None:
        """Show a picture large; the small one that was shown last has the keys afterwards."""
        large = self.large = LargePreview(self._parts.look, self._previews, self.preview.thumbs, thumb, self)

        def closed() -> None:
            self.large = None
            if large.thumb in self.preview.thumbs:
                self.preview.go_to(large.thumb)

        large.finished.connect(closed)
        large.open()

    def _say_place(self) -> None:
        """Say what will be written where, or what is in the way."""
        lacking = self._lacking()
        self.writing.setEnabled(not lacking)
        if lacking:
            self.place.say(lacking, "negative")
            return
        self.place.say(*written_told(self._counts(), self.order.targets))

    def _lacking(self) -> str:
        """Return what has to be chosen before anything can be written; '' for nothing."""
        if not self.formats.chosen:
            return _("Choose at least one kind of file.")
        if not self.contents.chosen:
            return _("Choose at least one part of the report.")
        if self._report is not None and not has_pages(self._report, self.choice):
            return _("Nothing that is ticked would be written. Choose other parts, or the team as readers.")
        against = contradiction(self.choice, self.order.manner)
        if against is not None:
            return against.text()
        return "" if self.place.stem else _("Give the files a name.")

    def _counts(self) -> str:
        """Return what there will be of each kind, as far as it is known."""
        counts = [(kind, self.preview.count(kind)) for kind in self.formats.chosen]
        return _(", ").join(count_text(kind, count) if count else kind_name(kind) for kind, count in counts)

    def _on_folder(self) -> None:
        chosen = ask_folder(self, self.place.folder)
        if chosen is not None:
            self.place.show_folder(chosen)
            self._say_place()

    def _on_template(self) -> None:
        chosen = ask_template(self, self._near(self.formats.template.path))
        if chosen is not None:
            from loyalty_desktop.report.slides.checking import check_template  # noqa: PLC0415 - python-pptx comes along

            self._take(self.formats.template, chosen, check_template)

    def _on_earlier(self) -> None:
        chosen = ask_deck(self, self._near(self.formats.earlier.path))
        if chosen is not None:
            from loyalty_desktop.report.slides.checking import check_earlier  # noqa: PLC0415 - python-pptx comes along

            self._take(self.formats.earlier, chosen, check_earlier)

    def _take(self, line: FileLine, chosen: Path, check: Callable[[Path], None]) -> None:
        """Use a file that was chosen, or say why it cannot be used; then it is as if none had been chosen."""
        try:
            check(chosen)
        except LoyaltyError as error:
            line.refuse(error.message.text())
            self._on_chosen()
        else:
            line.take(chosen)

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
        """Say what is in the way, and what can be done about it: another name for that file alone."""
        self.place.refuse(error, self.order.targets)

    def _on_solved(self) -> None:
        self._say_place()
        self.writing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        remember(self._parts.settings, self._to_remember())

    def _to_remember(self) -> Remembered:
        """Return what was chosen; parts that were ticked for one screen only are no choice for the next report."""
        before = recall(self._parts.settings)
        contents, formats = self.contents, self.formats
        without = tuple(one for one, tick in contents.sections.items() if not tick.isChecked())
        template = formats.template.path
        return Remembered(
            formats.chosen,
            before.without if self._only else without,
            contents.for_whom,
            contents.hides_small.isChecked(),
            contents.masks.isChecked(),
            formats.answers.isChecked(),
            "" if template is None else str(template),
            formats.scale_chosen,
            str(self.place.folder),
        )

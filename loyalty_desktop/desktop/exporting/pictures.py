"""Pictures of charts for the clipboard and for files: drawn from the report's chart of the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from loyalty_desktop.desktop.exporting.writing import told_of, ways_out, ways_to
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import language, speaking
from loyalty_desktop.messages import message
from loyalty_desktop.report.placing import Exported, Made, NotPlacedError, place

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.desktop.exporting.collecting import Basis, Collector
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Table

PNG, SVG = "image/png", "image/svg+xml"
_LINE, _PLACING = "picture", "file of a picture"
_SCALE = 2


class Drawn(NamedTuple):
    """A picture in both kinds."""

    title: str
    png: bytes
    svg: bytes


class Wish(NamedTuple):
    """A picture that somebody wants: the ids it may have in the report, and where it is to go (None: the clipboard)."""

    charts: tuple[str, ...]
    path: Path | None = None
    scale: int = _SCALE
    language: str = ""


class Pictures(QObject):
    """Copies and saves charts of the open project."""

    copied = Signal()

    def __init__(self, jobs: Jobs, notices: Notices, collector: Collector) -> None:
        super().__init__(collector)
        self._jobs, self._notices, self._collector = jobs, notices, collector
        self._waiting: tuple[Wish, Basis] | None = None
        self._drawing: Wish | None = None
        collector.arrived.connect(self._on_arrived)
        collector.edited.connect(self._on_arrived)

    def want(self, wish: Wish) -> None:
        """Draw a picture of the project as it stands, once its figures are there, and put it where it is wanted."""
        basis = self._collector.basis()
        if basis is None:
            self._notices.say(message("export_no_figures"), "error")
            return
        self._waiting = (wish._replace(language=wish.language or language()), basis)
        if not basis.is_complete:
            self._notices.say(message("picture_under_way"))
        self._on_arrived()

    def forget(self) -> None:
        """Make no picture of the project before: another one is open."""
        if self._waiting is None and self._drawing is None:
            return
        self._waiting = self._drawing = None
        self._jobs.cancel(_LINE)
        self._notices.say(message("picture_forgotten"), "warning")

    def copy_table(self, table: Table) -> None:
        """Put a table on the clipboard, as text and as HTML."""
        from loyalty_desktop.report.table_texts import table_html, table_text  # noqa: PLC0415 - only when copied

        data = QMimeData()
        data.setText(table_text(table))
        data.setHtml(table_html(table))
        QGuiApplication.clipboard().setMimeData(data)
        self._notices.say(message("copied_table", count=len(table.rows)))
        self.copied.emit()

    def _on_arrived(self) -> None:
        if self._waiting is None:
            return
        wish, basis = self._waiting
        make = self._collector.maker(basis)
        if make is None:
            return
        self._waiting, self._drawing = None, wish
        ticket = self._jobs.start(_LINE, lambda running: _spoken(make(running), wish, running))
        ticket.done.connect(lambda drawn: self._on_drawn(wish, drawn))
        ticket.failed.connect(self._on_failed)

    def _on_drawn(self, wish: Wish, drawn: Drawn) -> None:
        self._drawing = None
        if wish.path is None:
            self._copy(drawn)
            return
        content = drawn.svg if wish.path.suffix.casefold() == ".svg" else drawn.png
        self._write((Made(wish.path, content),))

    def _copy(self, drawn: Drawn) -> None:
        data = QMimeData()
        data.setImageData(QImage.fromData(drawn.png))
        data.setData(PNG, QByteArray(drawn.png))
        data.setData(SVG, QByteArray(drawn.svg))
        QGuiApplication.clipboard().setMimeData(data)
        self._notices.say(message("copied_picture", name=drawn.title))
        self.copied.emit()

    def _write(self, files: tuple[Made, ...]) -> None:
        ticket = self._jobs.start(_PLACING, lambda _running: place(files))
        ticket.done.connect(self._on_written)
        ticket.failed.connect(self._on_failed)

    def _on_written(self, done: Exported) -> None:
        self._notices.say(told_of(done, is_picture=True), "info", ways_to(done, self._notices))
        if not done.notes:
            self._notices.let_pass()

    def _on_failed(self, error: object) -> None:
        self._drawing = None
        if not isinstance(error, LoyaltyError):
            assert isinstance(error, BaseException)
            raise error
        actions = ways_out(error, self._write) if isinstance(error, NotPlacedError) else ()
        self._notices.say(error.message, "error", actions)


def _spoken(material: Material, wish: Wish, running: Running) -> Drawn:
    with speaking(wish.language):
        return _drawn(material, wish, running)


def _drawn(material: Material, wish: Wish, running: Running) -> Drawn:
    """Draw the first chart of the report that has one of these ids; raises LoyaltyError where there is none."""
    from loyalty_desktop.report.document.choice import Choice  # noqa: PLC0415 - only for a picture
    from loyalty_desktop.report.document.composing import report_of  # noqa: PLC0415
    from loyalty_desktop.report.document.preparing import prepared  # noqa: PLC0415
    from loyalty_desktop.report.drawing.png import png_of  # noqa: PLC0415
    from loyalty_desktop.report.drawing.svg import svg_of  # noqa: PLC0415
    from loyalty_desktop.report.pictures import charts_of, picture_of  # noqa: PLC0415

    report = prepared(report_of(material), Choice())
    charts = [(page, chart) for page in report.pages for chart in charts_of(page)]
    for wanted in wish.charts:
        for page, chart in charts:
            if _is_wanted(chart.id, wanted):
                drawing = picture_of(chart, page, report)
                png = b"" if running.cancelled() else png_of(drawing, wish.scale)
                return Drawn(chart.title or page.name, png, svg_of(drawing))
    raise LoyaltyError(message("picture_gone"))


def _is_wanted(chart: str, wanted: str) -> bool:
    """Say whether a chart has an id, or one that begins and ends as told: `compare_*_scores`."""
    first, star, last = wanted.partition("*")
    return chart == wanted if not star else chart.startswith(first) and chart.endswith(last)

"""The window: menus, the welcome page or the book of screens, and what files do to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from loyalty_desktop import __version__
from loyalty_desktop.desktop.actions import ACTIONS, MENUS, Actions
from loyalty_desktop.desktop.dropped import dragged, dropped
from loyalty_desktop.desktop.project_place import go_back, is_sample, name_of, proposed_path, remember
from loyalty_desktop.desktop.session.samples import sample
from loyalty_desktop.desktop.session.settings import GEOMETRY, LANGUAGE, THEME
from loyalty_desktop.desktop.warming_up import import_figures, import_windows
from loyalty_desktop.desktop.widgets.after_paint import AfterPaint
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from loyalty_desktop.desktop.behind import Behind
    from loyalty_desktop.desktop.beside_dialog import How
    from loyalty_desktop.desktop.book import Book
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.desktop.screens.welcome.screen import WelcomeScreen
    from loyalty_desktop.desktop.session.settings import Settings
    from loyalty_desktop.desktop.session.workspace import ReplaceProject
    from loyalty_desktop.desktop.status_line import StatusLine
    from loyalty_desktop.survey.sheet import Workbook

PROGRAM = "Loyalty Desktop"


class MainWindow(QMainWindow):
    """The one window of the program.

    It stands with its menus alone. The start screen and the bottom line follow once they are painted,
    then the session and all that shows it, one by one; or before that, when somebody asks for it.
    """

    first_painted = Signal()
    """The window has been painted, the start screen with it."""

    def __init__(self, settings: Settings, look: Look, behind: Behind) -> None:
        super().__init__()
        self._settings = settings
        self._look = look
        self._behind = behind
        self._parts: Parts | None = None
        self._welcome: WelcomeScreen | None = None
        self._status: StatusLine | None = None
        self._book: Book | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.commands = Actions(self)
        self._recent_menu = QMenu(self)
        self._menus: list[QMenu] = []
        self._build_menus()
        self._pages = QStackedWidget()
        page = QWidget()
        self._stack = column(page)
        self._stack.addWidget(self._pages, 1)
        self.setCentralWidget(page)
        self._connect()
        self._restore()
        self._enable(is_open=False)
        self.setWindowTitle(PROGRAM)
        self.draw()
        AfterPaint(self, self._show_welcome)

    @property
    def parts(self) -> Parts:
        """What the window works with; asked for the first time, it is made and connected."""
        if self._parts is None:
            self._parts = self._behind.parts
            self._complete(self._parts)
        return self._parts

    @property
    def welcome(self) -> WelcomeScreen:
        """The start screen; made when it is first needed."""
        if self._welcome is None:
            from loyalty_desktop.desktop.screens.welcome.screen import WelcomeScreen  # noqa: PLC0415 - after the frame

            self._welcome = WelcomeScreen(self._look, self._behind.recent)
            self._connect_welcome(self._welcome)
            self._pages.addWidget(self._welcome)
        return self._welcome

    @property
    def status(self) -> StatusLine:
        """The bottom line; made when it is first needed."""
        if self._status is None:
            from loyalty_desktop.desktop.status_line import StatusLine  # noqa: PLC0415 - after the frame

            self._status = StatusLine(self._look)
            self.setStatusBar(self._status)
        return self._status

    @property
    def book(self) -> Book:
        """The screens; made when they are first needed."""
        if self._book is None:
            from loyalty_desktop.desktop.book import Book  # noqa: PLC0415 - brings numpy and all, after the first window

            self._book = Book(self.parts, self.commands)
            self._book.survey_wanted.connect(self._open_new)
            self._pages.addWidget(self._book)
        return self._book

    @property
    def is_welcoming(self) -> bool:
        """Whether the welcome page is shown, or will be as soon as the window is painted."""
        return self._book is None or self._pages.currentWidget() is not self._book

    def open_path(self, path: Path, how: How = "opened") -> None:
        """Open a project or a survey, once unsaved changes are asked about; what belongs to the open one joins it."""
        documents = self.parts.documents
        if documents.is_awaited(path):
            documents.join(path)
        elif documents.may_belong(path):
            self.book.take_in(path, how)
        else:
            self._open_new(path)

    def _open_new(self, path: Path, cells: Workbook | None = None) -> None:
        return self.parts.documents.open(path, cells) if self._may_leave() else None

    def draw(self) -> None:
        """Write menus and title in the language in use."""
        self.commands.draw()
        for menu, (title, _ids) in zip(self._menus, MENUS, strict=True):
            menu.setTitle(_(title))
        self._recent_menu.setTitle(_("Open &recent"))
        self.commands[f"theme_{self._look.theme_choice}"].setChecked(True)
        self.commands[f"language_{self._look.language}"].setChecked(True)
        if self._parts is not None:
            self._draw_steps()
            self._draw_file()

    def _build_menus(self) -> None:
        for _title, ids in MENUS:
            menu = self.menuBar().addMenu("")
            self._menus.append(menu)
            for id_ in ids:
                if id_ == "-":
                    menu.addSeparator()
                elif id_ == "recent":
                    menu.addMenu(self._recent_menu)
                else:
                    menu.addAction(self.commands[id_])
        self._recent_menu.aboutToShow.connect(self._fill_recent)

    def _connect(self) -> None:
        on = self.commands.on
        on("new", self._on_new)
        on("open", lambda: self._open_chosen(self.parts.questions.file()))
        on("join", self._on_join)
        on("questionnaire", self._on_questionnaire)
        on("no_questionnaire", lambda: self.parts.documents.take_away_questionnaire())  # noqa: PLW0108 - made later
        on("templates", self._on_templates)
        on("save", self._save)
        on("save_as", self._save_as)
        on("earlier", self._on_earlier)
        on("close", self._on_close_project)
        on("quit", self.close)
        on("undo", self._undo)
        on("redo", self._redo)
        on("reading", self._on_reading)
        on("about", self._on_about)
        for choice in ("system", "light", "dark"):
            on(f"theme_{choice}", lambda choice=choice: self._set_theme(choice))  # type: ignore[misc]
        for language in ("ja", "en"):
            on(f"language_{language}", lambda language=language: self._set_language(language))  # type: ignore[misc]
        self._look.changed.connect(self.draw)

    def _connect_welcome(self, welcome: WelcomeScreen) -> None:
        welcome.open_wanted.connect(self.open_path)
        welcome.choose_wanted.connect(lambda: self._open_chosen(self.parts.questions.file()))
        welcome.choose_project_wanted.connect(lambda: self._open_chosen(self.parts.questions.project()))
        welcome.sample_wanted.connect(lambda name: self.open_path(sample(name).path))
        welcome.empty_wanted.connect(self._on_new)

    def _complete(self, parts: Parts) -> None:
        """Add what shows the session; the start screen is painted without."""
        from loyalty_desktop.desktop.widgets.notice_bar import NoticeBar  # noqa: PLC0415 - the first paint is soon
        from loyalty_desktop.desktop.widgets.reading_overlay import ReadingOverlay  # noqa: PLC0415

        parts.questions.parent = self
        self._stack.insertWidget(0, NoticeBar(parts.notices, parts.look))
        self.status.follow(parts.workspace)
        overlay = ReadingOverlay(parts.look, self)
        documents, workspace = parts.documents, parts.workspace
        documents.reading_started.connect(overlay.start)
        documents.reading_progress.connect(overlay.progress)
        documents.reading_ended.connect(overlay.end)
        documents.saved.connect(self._remember)
        documents.saved.connect(self.status.say_saved)
        overlay.cancel_wanted.connect(documents.cancel)
        workspace.opened.connect(self._on_opened)
        workspace.changed.connect(self._on_changed)
        workspace.file_changed.connect(self._draw_file)
        workspace.steps_changed.connect(self._draw_steps)
        self._draw_steps()

    def _restore(self) -> None:
        kept = self._settings.get(GEOMETRY)
        if not (kept and self.restoreGeometry(QByteArray(kept))):
            self.resize(1440, 900)

    def _on_new(self) -> None:
        if self._may_leave():
            self.parts.documents.new()

    def _open_chosen(self, path: Path | None) -> None:
        if path is not None:
            self.open_path(path)

    def _on_join(self) -> None:
        from loyalty_desktop.desktop.join_dialog import open_join  # noqa: PLC0415 - few surveys have another table

        open_join(self.parts, self)

    def _on_questionnaire(self) -> None:
        path = self.parts.questions.questionnaire()
        if path is not None:
            self.parts.documents.read_questionnaire(path)

    def _on_templates(self) -> None:
        from loyalty_desktop.desktop.templates_dialog import open_templates  # noqa: PLC0415 - rarely looked at

        open_templates(self.parts, self)

    def _on_earlier(self) -> None:
        from loyalty_desktop.desktop.earlier_dialog import open_earlier  # noqa: PLC0415 - rarely looked at

        open_earlier(self.parts, self, self._may_leave)

    def _on_changed(self) -> None:
        workspace = self.parts.workspace
        has_survey = workspace.state.survey is not None
        for id_ in ("join", "questionnaire"):
            self.commands[id_].setEnabled(has_survey)
        self.commands["no_questionnaire"].setEnabled(has_survey and workspace.reading.questionnaire is not None)

    def _undo(self) -> None:
        self.parts.workspace.steps.undo()

    def _redo(self) -> None:
        self.parts.workspace.steps.redo()

    def _save(self) -> bool:
        path = self.parts.workspace.path
        return self._save_as() if path is None or is_sample(path) else self.parts.documents.save(path)

    def _save_as(self) -> bool:
        chosen = self.parts.questions.target(proposed_path(self.parts.workspace))
        return chosen is not None and self.parts.documents.save(chosen)

    def _on_close_project(self) -> None:
        if self._may_leave():
            self.parts.workspace.close()

    def _may_leave(self) -> bool:
        """Ask about unsaved changes; say whether what is open may go."""
        answer = (
            self.parts.questions.unsaved(name_of(self.parts.workspace))
            if self.parts.workspace.is_modified
            else "discard"
        )
        may_leave = answer == "discard" or (answer == "save" and self._save())
        if may_leave and self.parts.workspace.is_open:
            self._remember()
        return may_leave

    def _on_reading(self) -> None:
        from loyalty_desktop.desktop.reading_dialog import open_reading  # noqa: PLC0415 - rarely opened

        open_reading(self._look, self.parts.workspace.state.journey.measure, self)

    def _on_about(self) -> None:
        said = _("Version {version}. Everything is worked out on this PC; nothing is sent anywhere.")
        self.parts.questions.tell(_("About Loyalty Desktop"), said.format(version=__version__))

    def _set_theme(self, choice: str) -> None:
        self._settings.put(THEME, choice)
        self._look.set_theme(choice)  # type: ignore[arg-type]

    def _set_language(self, language: str) -> None:
        self._settings.put(LANGUAGE, language)
        self._look.set_language(language)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for one in self._behind.recent.projects:
            path = Path(one.path)
            action = self._recent_menu.addAction(path.stem.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=path: self.open_path(path))
        if self._recent_menu.isEmpty():
            self._recent_menu.addAction(_("No project yet")).setEnabled(False)

    def _on_opened(self) -> None:
        workspace = self.parts.workspace
        self._enable(is_open=workspace.is_open)
        if not workspace.is_open:
            self._pages.setCurrentWidget(self.welcome)
            return
        self.book.show_screen(go_back(self._behind.recent, workspace))
        self._pages.setCurrentWidget(self.book)
        self.book.page(self.book.current).setFocus()
        self._remember()

    def _enable(self, *, is_open: bool) -> None:
        """Let only those actions be chosen that have something to act on."""
        if not is_open:
            export = ("export", "export_screen")
            for id_ in ("join", "questionnaire", "no_questionnaire", "known_shares", "how_many", "earlier", *export):
                self.commands[id_].setEnabled(False)
        for id_ in ("save", "save_as", "close", "measure", *(one.id for one in ACTIONS if one.group == "screen")):
            self.commands[id_].setEnabled(is_open)

    def _remember(self, _path: object = None) -> None:
        remember(self._behind.recent, self.parts.workspace, self.book.current)

    def _draw_file(self) -> None:
        self.setWindowTitle(
            f"{name_of(self.parts.workspace)}[*] — {PROGRAM}" if self.parts.workspace.is_open else PROGRAM
        )
        self.setWindowModified(self.parts.workspace.is_modified)
        self.commands["earlier"].setEnabled(self.parts.workspace.path is not None)

    def _draw_steps(self, _index: int = 0) -> None:
        steps = self.parts.workspace.steps
        for id_, name, at in (("undo", _("Undo"), steps.index() - 1), ("redo", _("Redo"), steps.index())):
            command = self._step(at)
            self.commands[id_].setEnabled(command is not None)
            text = name if command is None else _("{name}: {step}").format(name=name, step=command.step.text())
            self.commands[id_].setText(text.replace("&", "&&"))

    def _step(self, at: int) -> ReplaceProject | None:
        steps = self.parts.workspace.steps
        return steps.command(at) if 0 <= at < steps.count() else None  # type: ignore[return-value]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event):
            event.acceptProposedAction()
            self.welcome.set_drop_active(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.welcome.set_drop_active(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.welcome.set_drop_active(False)
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            # the drop has to end before a question is asked, or the other program hangs
            QTimer.singleShot(0, self, lambda: self.open_path(path, "dropped"))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        self._settings.put(GEOMETRY, bytes(self.saveGeometry().data()))
        self.parts.keeping.close()
        self.parts.documents.close()
        self.parts.jobs.finish()
        super().closeEvent(event)

    def _show_welcome(self) -> None:
        """Fill the frame that already stands; nothing else is begun before this is painted too."""
        self._look.check_system()
        self.commands.arm()
        self.status.show()
        welcome = self.welcome
        if self.is_welcoming:
            self._pages.setCurrentWidget(welcome)
            AfterPaint(welcome, self._on_first_painted)
        else:
            self._on_first_painted()

    def _on_first_painted(self) -> None:
        """Import what the screens need beside the window that already stands, and make them one by one."""
        self.first_painted.emit()
        ticket = self.parts.jobs.start("warm up", lambda _ticket: import_figures())
        ticket.done.connect(lambda _none: import_windows(self, self._prepare_screens))

    def _prepare_screens(self) -> None:
        self.book.prepare()
        from loyalty_desktop.desktop.rescuing import offer_left_behind  # noqa: PLC0415 - the screens come first

        offer_left_behind(self.parts, self, self._may_leave)

"""What happens when the program's own code breaks: it is written down, and the user is told once, in plain words.

Exceptions arrive here from Qt's event loop (one of `data()` once per role, so many at once), from worker threads,
and from the start of the program. Only the main thread opens a window; while one is open, and for whatever
breaks while it is being made, the log file is enough.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as _binding
from PySide6.QtCore import QCoreApplication, QStandardPaths, qVersion

from loyalty_desktop import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from loyalty_desktop.desktop.error_dialog import ErrorWindow

_log = logging.getLogger(__name__)
_LARGEST = 1 << 20


class LogFile(logging.Handler):
    """Writes warnings and errors to a file that is opened only when there is something to write.

    At one mebibyte the file becomes `….old.log` and a new one is begun. Where it cannot be written, nothing is.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self.path = path
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        try:
            text = self.format(record)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > _LARGEST:
                self.path.replace(self.path.with_suffix(".old.log"))
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{text}\n")
        except Exception:
            self.handleError(record)


class Reporter:
    """Hears of every exception that nobody caught."""

    def __init__(self, log: LogFile) -> None:
        self._log = log
        self._is_telling = False
        self.window: ErrorWindow | None = None

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take over from `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("unexpected error (%s)", versions(), exc_info=(kind, error, trace))
        if threading.current_thread() is not threading.main_thread() or self._is_telling or self.window is not None:
            return
        self._is_telling = True
        try:
            # from within Qt, the frames of the event loop stand below; nothing does when the program itself ends
            is_end = trace is not None and trace.tb_frame.f_back is None
            self._tell("".join(traceback.format_exception(kind, error, trace)), is_end=is_end)
        except Exception:
            _log.critical("the error could not be shown", exc_info=True)
        finally:
            self._is_telling = False

    def on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        """Take over from `threading.excepthook`."""
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self.on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, trace: str, *, is_end: bool) -> None:
        if QCoreApplication.instance() is None or QCoreApplication.closingDown():
            return
        # nothing of this is needed before the first paint
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        from loyalty_desktop.desktop.error_dialog import ErrorWindow  # noqa: PLC0415

        self.window = ErrorWindow(details(trace), self._log.path, is_end=is_end)
        self.window.finished.connect(self._on_closed)
        if is_end:  # nothing will run any more that could show it
            self.window.exec()
        else:  # whatever broke may be painting: let it come to its end first
            QTimer.singleShot(0, self.window.show)

    def _on_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
        self.window = None


def install(app: QApplication) -> Reporter:
    """Let every exception that nobody catches be written down and told; return who does so."""
    log = LogFile(log_path())
    logging.getLogger("loyalty_desktop").addHandler(log)
    reporter = Reporter(log)
    sys.excepthook = reporter.on_exception
    threading.excepthook = reporter.on_thread_exception
    app.aboutToQuit.connect(reporter._on_closed)
    return reporter


def log_path() -> Path:
    """Return where errors are written down: in the user's own folder, never beside the program."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder or ".") / "errors.log"


def versions() -> str:
    """Return what the program is running on."""
    import platform  # noqa: PLC0415 - as above

    frozen = "frozen" if getattr(sys, "frozen", False) else "from source"
    return (
        f"Loyalty Desktop {__version__} ({frozen}), Python {platform.python_version()}, "
        f"PySide6 {_binding}, Qt {qVersion()}, {platform.platform()}"
    )


def details(trace: str) -> str:
    """Return what helps to mend the error, as text to copy."""
    time = datetime.now().astimezone().isoformat(timespec="seconds")
    return f"{versions()}\n{time}\n\n{trace}"

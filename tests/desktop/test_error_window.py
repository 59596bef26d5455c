"""When code breaks: written down always, told once, in plain words, and only by the main thread."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QListView, QPushButton

from loyalty_desktop.desktop import error_dialog, error_window
from loyalty_desktop.desktop.error_dialog import ErrorWindow
from tests.surveys import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.error_window import Reporter
    from loyalty_desktop.desktop.look import Look

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reporter(qapp: QApplication, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reporter]:
    """The hooks installed, and taken out again; the log in a place of its own."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(error_window, "log_path", lambda: tmp_path / "deep" / "errors.log")
    log = logging.getLogger("loyalty_desktop")
    before = list(log.handlers)
    made = error_window.install(qapp)
    yield made
    if made.window is not None:
        made.window.close()
    log.handlers[:] = before


def broken(error: BaseException) -> tuple[type[BaseException], BaseException, Any]:
    """Return what an exception hook is given."""
    try:
        raise error
    except BaseException as caught:
        return type(caught), caught, caught.__traceback__


def in_loop(qtbot: QtBot, reporter: Reporter, *errors: BaseException) -> None:
    """Let code break while the event loop runs, as it does in a slot."""
    with qtbot.waitCallback() as called:

        def breaks() -> None:
            for error in errors:
                sys.excepthook(*broken(error))
            called()

        QTimer.singleShot(0, breaks)


def logged(reporter: Reporter) -> str:
    path = reporter._log.path
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_install_when_nothing_breaks(reporter: Reporter) -> None:
    assert sys.excepthook == reporter.on_exception
    assert not reporter._log.path.exists()
    assert reporter.window is None


def test_error_when_a_slot_breaks(reporter: Reporter, qtbot: QtBot) -> None:
    in_loop(qtbot, reporter, ValueError("満足度が壊れた"))
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    window = reporter.window
    assert window is not None
    assert window.title.text() == "Something went wrong in the program"
    assert "othing was sent anywhere" in window.sentence.text()
    text = window.details.toPlainText()
    assert "ValueError: 満足度が壊れた" in text
    assert "test_error_window.py" in text
    for part in ("Loyalty Desktop", "Python 3.", "PySide6 6.", "Qt 6."):
        assert part in text
    assert window.details.isReadOnly()
    assert str(reporter._log.path) in window.log.text()
    assert "ValueError: 満足度が壊れた" in logged(reporter)


def test_error_when_details_are_copied(reporter: Reporter, qtbot: QtBot) -> None:
    in_loop(qtbot, reporter, ValueError("x"))
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    window = reporter.window
    assert window is not None
    qtbot.mouseClick(window.copy, LEFT)
    assert QGuiApplication.clipboard().text() == window.details.toPlainText()
    assert window.copy.text() == "Copied"


def test_error_when_the_window_is_open_already(reporter: Reporter, qtbot: QtBot) -> None:
    in_loop(qtbot, reporter, ValueError("one"), ValueError("two"), KeyError("three"))
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    first = reporter.window
    in_loop(qtbot, reporter, ValueError("four"))
    assert reporter.window is first
    assert len([one for one in QApplication.topLevelWidgets() if isinstance(one, ErrorWindow)]) == 1
    for said in ("one", "two", "three", "four"):
        assert said in logged(reporter)


@pytest.mark.parametrize("way", ["button", "escape", "enter"])
def test_error_when_the_window_was_closed(way: str, reporter: Reporter, qtbot: QtBot) -> None:
    in_loop(qtbot, reporter, ValueError("one"))
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    window = reporter.window
    assert window is not None
    if way == "button":
        qtbot.mouseClick(window.closing, LEFT)
    else:
        qtbot.keyClick(window, Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reporter.window is None)
    in_loop(qtbot, reporter, ValueError("two"))
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    assert "two" in reporter.window.details.toPlainText()  # type: ignore[union-attr]


def test_error_when_a_model_breaks_for_every_role(reporter: Reporter, qtbot: QtBot) -> None:
    """One visible cell asks `data` many times: still one window."""

    class Broken(QStringListModel):
        asked = 0

        def data(self, _index: QModelIndex | QPersistentModelIndex, _role: int = 0) -> Any:
            Broken.asked += 1
            sys.excepthook(*broken(RuntimeError("cell")))  # what PySide does with an exception in here

    view = QListView()
    qtbot.addWidget(view)
    model = Broken(["a"])
    view.setModel(model)
    with qtbot.waitCallback() as called:
        QTimer.singleShot(0, lambda: (view.grab(), called()))
    view.setModel(None)
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    assert Broken.asked > 1
    assert logged(reporter).count("RuntimeError: cell") == Broken.asked
    assert len([one for one in QApplication.topLevelWidgets() if isinstance(one, ErrorWindow)]) == 1


@pytest.mark.parametrize("hook", ["sys", "threading"])
def test_error_when_a_thread_breaks(hook: str, reporter: Reporter, qtbot: QtBot) -> None:
    def work() -> None:
        if hook == "sys":  # as Qt's own threads do
            sys.excepthook(*broken(ValueError("elsewhere")))
        else:
            raise ValueError("elsewhere")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "ValueError: elsewhere" in logged(reporter)
    qtbot.wait(50)
    assert reporter.window is None


def test_error_when_a_thread_ends_itself(reporter: Reporter) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert logged(reporter) == ""


def test_error_when_the_window_cannot_be_made(
    reporter: Reporter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bool] = []

    def fails(*_parts: object, **_more: object) -> None:
        tried.append(True)
        sys.excepthook(*broken(ValueError("again")))  # whatever breaks meanwhile must not start it all over
        raise RuntimeError("no window")

    monkeypatch.setattr(error_dialog, "ErrorWindow", fails)
    in_loop(qtbot, reporter, ValueError("first"))
    assert reporter.window is None
    assert tried == [True]
    for said in ("first", "again", "no window"):
        assert said in logged(reporter)
    monkeypatch.undo()


def test_error_when_the_program_ends_by_it(tmp_path: Path) -> None:
    """Nothing would ever show the window then: it brings its own event loop, until it is closed."""
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from loyalty_desktop.desktop import error_window
app = QApplication([])
error_window.log_path = lambda: Path(sys.argv[1])
reporter = error_window.install(app)
def close():
    print(reporter.window.title.text(), flush=True)
    reporter.window.closing.click()
def slot():
    QTimer.singleShot(0, close)
    QTimer.singleShot(0, app.quit)
    raise ValueError("within Qt")
QTimer.singleShot(0, slot)
app.exec()
QTimer.singleShot(0, close)
def main():
    raise ImportError("half installed")
main()
"""
    log = tmp_path / "errors.log"
    command = [sys.executable, "-c", code, str(log)]
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines() == ["Something went wrong in the program", "The program had to stop"], done.stderr
    assert done.returncode == 1
    assert "half installed" in log.read_text(encoding="utf-8")


def test_error_when_another_window_is_modal(reporter: Reporter, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    in_loop(qtbot, reporter, ValueError("x"))
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    assert reporter.window is not None
    assert reporter.window.isModal(), "or the dialog would keep its buttons from working"


def test_error_when_the_user_interrupts(reporter: Reporter, capsys: pytest.CaptureFixture[str]) -> None:
    reporter.on_exception(*broken(KeyboardInterrupt()))
    assert reporter.window is None
    assert logged(reporter) == ""
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_window_when_in_japanese(look: Look, qtbot: QtBot) -> None:
    look.set_language("ja")
    window = ErrorWindow("details", Path("errors.log"))
    qtbot.addWidget(window)
    assert window.title.text() == "プログラムの内部で問題が起きました"
    assert [button.text() for button in window.findChildren(QPushButton)] == ["内容をコピー", "閉じる"]
    window.show()
    qtbot.waitUntil(window.closing.hasFocus)
    assert window.details.accessibleName()


def test_log_when_it_grows_too_large(reporter: Reporter) -> None:
    path = reporter._log.path
    logging.getLogger("loyalty_desktop.x").warning("first")
    path.write_text("x" * (1 << 20) + "\n", encoding="utf-8")
    logging.getLogger("loyalty_desktop.x").warning("second")
    logging.getLogger("loyalty_desktop.x").warning("third")
    assert "second" in path.read_text(encoding="utf-8")
    assert "third" in path.read_text(encoding="utf-8")
    assert (path.parent / "errors.old.log").stat().st_size > 1 << 20


def test_log_when_it_cannot_be_written(
    reporter: Reporter, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deep").write_text("a file where the folder should be", encoding="utf-8")
    in_loop(qtbot, reporter, ValueError("x"))
    qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    assert "Logging error" in capsys.readouterr().err


def test_log_when_only_informed(reporter: Reporter) -> None:
    logging.getLogger("loyalty_desktop.x").info("a job failed as jobs do")
    assert logged(reporter) == ""


def test_log_path_when_asked(qapp: QApplication) -> None:
    path = error_window.log_path()
    assert path.name == "errors.log"
    assert path.is_absolute()

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.session import readiness
from loyalty_desktop.survey.files.child import dismiss
from loyalty_desktop.survey.files.door import read_workbook
from loyalty_desktop.survey.survey import survey
from tests.surveys import TOYAMA

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_practice_holds_what_real_surveys_hold() -> None:
    understood = survey(readiness._practice())
    kinds = {column.scale.kind for column in understood.columns}
    assert {"zero_to_ten", "words", "points", "yes_no", "multi", "category", "text", "date"} <= kinds
    assert {"loyalty", "driver", "experience", "comment", "segment", "timestamp"} <= {
        column.role for column in understood.columns
    }


def test_a_process_stands_by_for_the_next_file(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.undo()  # in other tests none does
    readiness.expect_file()
    try:
        qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=10_000)
        assert len(read_workbook(TOYAMA).sheets[0].columns) > 50
        assert not multiprocessing.active_children()  # the one that stood by has done it
    finally:
        dismiss()


def test_everything_a_survey_needs_is_imported_afterwards() -> None:
    program = (
        "import sys; from loyalty_desktop.desktop.session import opening; before = set(sys.modules);"
        "opening.get_ready(); ready = set(sys.modules);"
        "from tests.desktop.session.test_opening import opened;"
        "from pathlib import Path; made = opened(Path('resources/samples/toyama_2025.csv'));"
        "assert made.counter is not None; assert 'loyalty_desktop.survey.survey' in ready - before;"
        "late = {one for one in set(sys.modules) - ready if one.startswith('loyalty_desktop.')};"
        "print(*sorted(one for one in late if '.survey.' in one and '.files.' not in one))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []

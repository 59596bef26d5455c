"""Two processes that share one piece of work."""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from loyalty_desktop.errors import Cancelled, DamagedFile
from loyalty_desktop.survey.files.child import Limits, dismiss, run_in_child, stand_by
from tests.survey.files import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    yield
    assert not multiprocessing.active_children()


def test_the_partner_does_its_part_with_the_bytes_it_was_given() -> None:
    (measured, giver) = run_in_child(work.share, work.measure, file="a.xlsx", in_two=True)
    assert measured[0] == 3_000_001
    assert measured[1] != giver


def test_a_child_that_stood_by_has_a_partner_too() -> None:
    stand_by("colorsys")
    (child,) = multiprocessing.active_children()
    pid = child.pid
    found: Any = run_in_child(work.share, work.measure, file="a.xlsx", in_two=True)
    assert found[1] == pid
    dismiss()


def test_there_is_none_where_nobody_asked_for_it() -> None:
    assert run_in_child(work.share, work.measure, file="a.xlsx") is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system sets no limit, the processes are watched")
def test_both_together_hold_no_more_than_one_may() -> None:
    limit = 800 << 20
    theirs: Any = run_in_child(work.share_all_memory, file="a.xlsx", in_two=True, limits=Limits(memory=limit))
    (partners, _giver), own = theirs
    assert 0.6 * limit < own < 0.75 * limit
    assert own + partners < limit


@pytest.mark.parametrize("part", [work.die, work.refuse_data])
def test_a_partner_that_fails_is_no_failure_of_the_child(part: Callable[..., None]) -> None:
    assert run_in_child(work.share, part, file="a.xlsx", in_two=True) == "failed"


def test_a_partner_that_is_stuck_is_a_sentence() -> None:
    with pytest.raises(DamagedFile) as raised:
        run_in_child(work.share, work.hang, file="a.xlsx", in_two=True, limits=Limits(patience=0.3))
    assert raised.value.message.id == "reading_stuck"


def test_cancel_ends_both(tmp_path: Path) -> None:
    note = tmp_path / "pid"

    def is_noted() -> bool:
        return note.exists() and bool(note.read_text())

    with pytest.raises(Cancelled):
        run_in_child(work.share_for_ever, str(note), file="a.xlsx", in_two=True, cancelled=is_noted)
    assert not psutil.pid_exists(int(note.read_text()))

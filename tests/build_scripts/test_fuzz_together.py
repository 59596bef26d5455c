"""The fuzzer of cells, readings and files beside: it makes the same input again, and each ends as it should."""

from __future__ import annotations

from random import Random

import pytest

from build_scripts import fuzz, fuzz_together
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.readers import Given, workbook_of


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """All layouts take a while to be read."""
    few = [one for one in fuzz.own_files() if one.name in {"csv", "xlsx"}]
    books = tuple(workbook_of(Given(one.data, one.file), lambda _share: None) for one in few)
    monkeypatch.setattr(fuzz_together, "workbooks", lambda: books)


def test_input_when_made_again_is_the_same() -> None:
    once, again, other = (fuzz_together.some_book(Random(seed)) for seed in ("6:1", "6:1", "6:2"))
    cells = [[sheet.row(at) for sheet in book.sheets for at in range(sheet.rows)] for book in (once, again, other)]
    assert repr(cells[0]) == repr(cells[1])
    assert repr(cells[0]) != repr(cells[2])


@pytest.mark.parametrize("kind", fuzz_together.KINDS)
def test_broken_surveys_end_in_a_survey_or_a_sentence(kind: str) -> None:
    ends = [fuzz_together.end_of(6, number, kind) for number in range(6)]
    assert [told for _kind, told in ends if "\n" in told] == []


def test_failure_is_told_with_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_random: Random) -> None:
        raise ZeroDivisionError

    def refuse(_random: Random) -> None:
        raise LoyaltyError(message("no_answers", file="a.xlsx"))

    monkeypatch.setitem(fuzz_together.KINDS, "cells", fail)
    assert "ZeroDivisionError" in fuzz_together.end_of(6, 0, "cells")[1]
    monkeypatch.setitem(fuzz_together.KINDS, "cells", refuse)
    assert fuzz_together.end_of(6, 0, "cells") == ("cells", "no_answers")

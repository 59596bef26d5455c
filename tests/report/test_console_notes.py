"""What a terminal says of the reading: questions first, with how many answers they are about and where."""

from __future__ import annotations

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.asked import confirmation
from loyalty_desktop.report.console import analysis_text, inspection_text
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import of_columns

QUESTION = "What does 9 mean beside 1 to 5? Until you say, these answers are left out of the figures.  [4]"


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def read() -> Survey:
    n = 40
    return of_columns({
        "ID": [f"A{at // 2 if at < 2 else at}" for at in range(n)],
        "NPS": [at % 11 for at in range(n)],
        "接客満足度": [*[at % 5 + 1 for at in range(n - 4)], *[9] * 4],
    })  # fmt: skip


def test_questions_stand_before_the_columns_and_the_rest_behind() -> None:
    lines = inspection_text(read()).splitlines()
    order = [lines.index(one) for one in ("Please check", f"  {QUESTION}", "What was read")]
    table = next(at for at, line in enumerate(lines) if line.startswith("Column "))
    assert order[0] < order[1] < table < order[2]
    outside = next(line for line in lines if line.startswith("  Answers outside the scale"))
    assert outside.endswith("[4: C38, C39, C40, C41]")
    assert lines.index(outside) > order[2]


def test_what_changes_all_figures_is_asked_first() -> None:
    lines = inspection_text(read()).splitlines()
    first = lines[lines.index("Please check") + 1]
    assert first.startswith("  Answers whose ID comes again further down.")
    assert first.endswith("[1: A2]")


def test_analysis_asks_too_and_is_quiet_about_what_is_settled() -> None:
    one = read()
    text = analysis_text(one, analyze(Counter(one), suggest_journey(one)))
    assert QUESTION in text
    (note,) = [note for note in one.notes if note.message.id == "extra_code_asked"]
    settled = survey(one.workbook, confirmation(note, one.reading).reading)
    assert QUESTION not in analysis_text(settled, analyze(Counter(settled), suggest_journey(settled)))


def test_a_file_without_a_question_has_no_such_part() -> None:
    plain = of_columns({"No": list(range(1, 41)), "満足度": ["満足", "普通", "不満", "とても満足"] * 10})
    assert "Please check" not in inspection_text(plain)

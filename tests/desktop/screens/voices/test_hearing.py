"""Comments are taken apart beside the window, those of each file by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loyalty_desktop.compute.comments import Comments, comment_columns
from loyalty_desktop.desktop.screens.voices.hearing import Hearing
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from tests.surveys import survey_from

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.survey.survey import Survey

SAID = ColumnKey("said")


def survey_of(text: str) -> Survey:
    reading = Reading(corrections=(Correction(SAID, role="comment"),))
    return survey_from([("score", "said"), *((at % 11, f"{text} {at}") for at in range(20))], reading)


def heard_by(hearing: Hearing, survey: Survey, qtbot: QtBot) -> Comments:
    columns = comment_columns(survey)
    if hearing.comments(survey, columns) is None:
        with qtbot.waitSignal(hearing.heard):
            pass
    found = hearing.comments(survey, columns)
    assert found is not None
    return found


def test_the_forms_of_a_word_are_those_of_its_own_file(jobs: Jobs, qtbot: QtBot) -> None:
    parent = QObject()
    hearing = Hearing(jobs, parent)
    spring, autumn = survey_of("The shops are friendly"), survey_of("A shop is friendly")
    forms = []
    for survey in (spring, autumn, spring):
        lexicon = heard_by(hearing, survey, qtbot).lexicon
        number = lexicon.number("shop")
        assert number is not None
        forms.append(lexicon.forms(number))
    assert forms == [("shops",), ("shop",), ("shops",)]

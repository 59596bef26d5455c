from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextDocumentFragment

from loyalty_desktop.desktop.line_breaks import without_joiners
from loyalty_desktop.desktop.screens.experiences.sentence import Sentence
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

_HAD = message("experience_had_measure", count=1175, share="14.1%", asked=11238, measure="<NRS>", score="−32")


@pytest.fixture
def sentence(qtbot: QtBot, look: Look) -> Sentence:
    made = Sentence(look)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_sentence_reads_as_its_message(sentence: Sentence, look: Look, language: str) -> None:
    look.set_language(language)
    sentence.say(_HAD, {"count": "ink", "score": "negative_text"})
    assert sentence.accessibleName() == _HAD.text()
    assert without_joiners(QTextDocumentFragment.fromHtml(sentence.text()).toPlainText()) == _HAD.text()


def test_figures_stand_out_in_their_colours(sentence: Sentence, look: Look) -> None:
    sentence.say(_HAD, {"count": "ink", "score": "negative_text"})
    for role, figure in (("ink", "1,175"), ("negative_text", "−32")):
        assert f'color:{look.colour(role).name()}">{figure}</span>' in sentence.text()
    assert "11,238</span>" not in sentence.text()


def test_words_are_never_markup(sentence: Sentence) -> None:
    sentence.say(_HAD, {})
    assert "&lt;NRS&gt;" in sentence.text()

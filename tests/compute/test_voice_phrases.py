"""A phrase and the words that are hardly ever written without it are one entry."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.comments import Listener, comment_columns
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.voices import Voices, voices
from loyalty_desktop.compute.whom import Loyal
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from tests.surveys import survey_from

SCORE, SAID = ColumnKey("score"), ColumnKey("said")


def heard(texts: list[str], *, of_group: bool = False) -> Voices:
    rows = [(at % 11, text) for at, text in enumerate(texts)]
    reading = Reading(corrections=(Correction(SCORE, role="loyalty"), Correction(SAID, role="comment")))
    survey = survey_from([("score", "said"), *rows], reading)
    comments = Listener().listen(comment_columns(survey))
    return voices(Counter(survey), Journey(Measure(SCORE)), comments, (Loyal(0, 6),) if of_group else None)


@pytest.mark.parametrize("of_group", [False, True])
def test_a_phrase_stands_for_its_words(of_group: bool) -> None:
    found = heard([*["着用例"] * 40, *["値段が高い"] * 40, *["値段は普通"] * 40], of_group=of_group)
    listed = {one.text: one.told for one in found.voices}
    assert listed["着用例"] == ("着用", "例")
    assert "着用" not in listed
    assert "例" not in listed
    assert listed["値段"] == ()  # in two phrases, most often in neither
    assert found.told == sum(len(words) for words in listed.values())
    assert found.tested == len(found.voices)


@pytest.mark.parametrize(("alone", "is_told"), [(4, True), (5, False)])
def test_nine_in_ten_of_those_who_used_a_word_are_nearly_all(alone: int, is_told: bool) -> None:
    found = heard([*["親切な店員"] * 40, *["親切"] * alone, *["店員"] * 30, *["遠い"] * 20])
    assert ("親切" in {one.text for one in found.voices}) is not is_told
    assert "店員" in {one.text for one in found.voices}


def test_a_word_that_may_be_judged_is_not_given_up_for_a_phrase_that_may_not() -> None:
    found = heard([*["親切な店員"] * 29, *["親切"] * 2, *["店員"] * 30, *["遠い"] * 30])
    firm = {one.text: "small_base" not in one.score.flags for one in found.voices}
    assert firm["親切"] is True
    assert firm["親切な店員"] is False


def test_what_a_phrase_tells_does_not_depend_on_who_is_loyal() -> None:
    texts = [*["着用例"] * 40, *["値段が高い"] * 40]
    one, other = heard(texts), heard(texts[::-1])
    assert {(voice.text, voice.told, voice.n) for voice in one.voices} == {
        (voice.text, voice.told, voice.n) for voice in other.voices
    }
    assert replace(one.written, scored=0) == replace(other.written, scored=0)


def test_phrases_that_hang_together_and_come_in_the_same_comments_are_one() -> None:
    texts = [*["写真の色と届いた色が違う"] * 40, *["色が好き"] * 30, *["遠い"] * 30]
    found = heard(texts)
    chain = [one for one in found.voices if one.n == 40]
    assert [one.kind for one in chain] == ["phrase"]
    assert {"写真", "届く", "違う"} <= set(chain[0].told)
    assert sum(len(one.told) for one in found.voices) == found.told
    assert next(one for one in found.voices if one.text == "色").n == 70  # it is written elsewhere too


@pytest.mark.parametrize(("alone", "are_one"), [(4, True), (5, False)])
def test_phrases_of_nearly_the_same_comments_are_one_without_a_word_in_common(alone: int, are_one: bool) -> None:
    """The same people wrote both: 試着室を出る says nothing else than そのまま帰る, unless others wrote it too."""
    texts = [*["試着室を出た。そのまま帰った"] * 40, *["そのまま帰った"] * alone, *["遠い"] * 30]
    found = heard(texts)
    listed = {one.text: one for one in found.voices}
    both = [one for one in ("試着室を出る", "そのまま帰る") if one in listed]
    assert len(both) == (1 if are_one else 2)
    if are_one:
        assert {"試着室を出る", "そのまま帰る"} - {both[0]} <= set(listed[both[0]].told)
    assert sum(len(one.told) for one in found.voices) == found.told


def test_exactly_nine_in_ten_are_nearly_all_whoever_wrote_first() -> None:
    found = heard([*["そのまま帰った"] * 4, *["試着室を出た。そのまま帰った"] * 36, *["遠い"] * 30])
    listed = {one.text for one in found.voices}
    assert len({"試着室を出る", "そのまま帰る"} & listed) == 1


def test_phrases_that_share_a_word_and_not_their_people_stay_apart() -> None:
    found = heard([*["値段が高い"] * 40, *["値段が安い"] * 40])
    assert {"値段が高い", "値段が安い"} <= {one.text for one in found.voices}

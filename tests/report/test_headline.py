"""The header strip: the score, its base, its classes, its target."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.journey.model import Measure, Target
from loyalty_desktop.report.headline import TargetPart, headline
from loyalty_desktop.report.measure_words import class_name, measure_name
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.making import apparel, loyalty, sfo, toyama

KEY = ColumnKey("Q")


def test_the_sample_reads_as_the_command_line_prints_it() -> None:
    """The figures of `analyze resources/samples/apparel_ja.loyalty`."""
    one = headline(apparel().loyalty)
    assert (one.score_text, one.low_text, one.high_text, one.n) == ("+12.4", "+7.9", "+16.7", 1238)
    assert one.state == "shown"
    assert one.n_eff is None
    assert one.unanswered == 21
    assert one.missing == (("blank", 20), ("out_of_range", 1))
    assert [(part.code, part.kind, part.count) for part in one.parts] == [
        ("negative", "nrs", 317),
        ("passive", "nrs", 451),
        ("positive", "nrs", 470),
    ]
    assert sum(part.share or 0 for part in one.parts) == 1
    assert one.target is not None
    assert (one.target.score_text, one.target.date, one.target.gap_text) == ("+18.0", "2027-03-31", "5.6")
    assert not one.target.reached


def test_real_surveys_have_their_published_scores() -> None:
    """SFO 2017 and Toyama 2025: tests/data/README.md."""
    assert headline(toyama().loyalty).score_text == "+34.6"
    assert headline(sfo().loyalty).score_text == "+39.8"


def test_a_weighted_score_tells_its_effective_base() -> None:
    one = headline(sfo(weighted=True).loyalty)
    assert one.n_eff is not None
    assert one.n_eff < one.n


def test_a_target_that_is_reached_has_no_gap() -> None:
    measure = Measure(KEY, target=Target(10, "2026-12-31"))
    assert headline(loyalty((20, 30, 50), measure)).target == TargetPart("+10.0", "2026-12-31", None, "", reached=True)


def test_nothing_is_said_about_a_target_on_a_small_base() -> None:
    measure = Measure(KEY, target=Target(10))
    one = headline(loyalty((0, 0, 20), measure))
    assert one.state == "reference"
    assert one.target == TargetPart("+10.0", "", None, "", reached=False)


def test_fewer_than_ten_show_only_their_number() -> None:
    one = headline(loyalty((1, 2, 6)))
    assert one.state == "hidden"
    assert (one.score_text, one.low_text, one.high_text, one.n) == ("–", "–", "–", 9)
    assert [part.share for part in one.parts] == [None, None, None]


def test_without_a_loyalty_question_the_reason_is_there() -> None:
    nobody = loyalty((0, 0, 0), Measure())
    one = headline(replace(nobody, score=replace(nobody.score, flags=("no_base", "no_column"))))
    assert one.state == "hidden"
    assert "no_column" in one.flags


def test_only_questions_from_zero_to_ten_are_called_nps() -> None:
    """METHOD 0.1."""
    i18n.use("en")
    five = Measure(KEY, "nps", 1, 5, 3, 5)
    one = headline(loyalty((30, 30, 40), five))
    assert one.kind == "other"
    assert [class_name(part.code, five) for part in one.parts] == ["Low answers", "Middle answers", "High answers"]
    assert measure_name(five) == "Score (5-point answers)"
    assert measure_name(Measure(KEY, "nrs")) == "NRS"
    assert class_name("positive", Measure(KEY, "nrs")) == "Repeaters"

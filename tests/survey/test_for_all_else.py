"""The answer for all that is not listed stands last: in codes, groups, filters, options and lists of values."""

from __future__ import annotations

import pytest

from loyalty_desktop.compute.admission import admission
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.parts import partition
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.report.filter_choices import answer_choices
from loyalty_desktop.report.option_rows import option_list
from loyalty_desktop.report.value_rows import value_rows
from loyalty_desktop.survey.for_all_else import is_for_all_else
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey
from tests.surveys import survey_from

WHERE, WHAT = ColumnKey("来店のきっかけ"), ColumnKey("買ったもの")


@pytest.mark.parametrize(
    "text",
    [
        "その他",
        "その他（具体的に）",
        "その他：",
        "そのほか",
        "Other",
        "other (please specify)",
        "Others",
        "Other: ____",
        "其他",
    ],
)
def test_what_is_for_all_else(text: str) -> None:
    assert is_for_all_else(text)


@pytest.mark.parametrize("text", ["その他の店舗", "Otherwise", "Other brands", "another", "", "ソノタ商店"])
def test_what_names_something(text: str) -> None:
    assert not is_for_all_else(text)


@pytest.fixture
def survey() -> Survey:
    """The answer for all else is the commonest, and neither the first nor the last by name."""
    places = ["広告", "その他", "知人", "その他", "その他", "雑誌"] * 10
    bought = ["傘;その他", "その他;靴", "その他;傘;帽子", "靴;その他", "傘;その他", "帽子;その他"] * 10
    rows = [(at % 11, place, what) for at, (place, what) in enumerate(zip(places, bought, strict=True))]
    roles = (Correction(WHERE, role="segment"), Correction(WHAT, role="segment", separator=";"))
    return survey_from([("score", WHERE.heading, WHAT.heading), *rows], Reading(corrections=roles))


@pytest.mark.parametrize("key", [WHERE, WHAT])
def test_it_is_last_wherever_answers_are_listed(survey: Survey, key: ColumnKey) -> None:
    column = survey.column(key)
    assert column is not None
    counter, journey = Counter(survey), Journey(Measure(ColumnKey("score")))
    lists = {
        "groups": partition(counter, key).names,
        "filter": tuple(one.text for one in answer_choices(admission(counter, journey, key))),
        "values": tuple(row.value for row in value_rows(column, journey.measure)[0]),
    }
    if column.scale.kind == "multi":
        found = option_list(column)
        assert found is not None
        lists["options"] = tuple(row.text for row in found.rows)
    for where, names in lists.items():
        assert len(names) > 2, where
        assert names[-1] == "その他", where
        assert "その他" not in names[:-1], where

from __future__ import annotations

import pytest

from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.normal import heading_words


@pytest.mark.parametrize(
    "heading",
    [
        "店舗",
        "ご利用の店舗",
        "店舗コード",
        "Gender",
        "Age group",
        "Branch code",
        "Country of residence",
        "Purpose of stay",
        "JOB",
        "Which store did you visit?",
        "What is your age?",
        "Region (1=North)",
        "plan_type",
        "sexe",
        "매장",
    ],
)
def test_what_people_are_sorted_by(heading: str) -> None:
    assert sorts_people(heading_words(heading))


@pytest.mark.parametrize(
    "heading",
    [
        "店舗の清潔さ",
        "店舗・ATMの立地",
        "プランのわかりやすさ",
        "Gate location",
        "Store atmosphere",
        "Class difficulty",
        "接客",
        "Quality of the store",
        "매장 청결도",
    ],
)
def test_what_is_rated(heading: str) -> None:
    assert not sorts_people(heading_words(heading))

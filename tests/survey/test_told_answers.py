"""Whether few texts are people's own words, options to choose from, or names."""

from __future__ import annotations

import pytest

from tests.survey.making import column_of

TOLD = ("席が広くて助かりました。", "駅から遠いです", "また家族と伺います")
NAMES = tuple(f"{one} {other}" for one in ("Marine", "Soil", "Plant", "Animal") for other in ("Biology", "Science"))


@pytest.mark.parametrize(
    ("heading", "answers", "role"),
    [
        ("お気づきの点がありましたらお教えください", TOLD * 12, "comment"),
        ("noteOther", TOLD * 12, "comment"),
        ("来店の手段", ("電車", "バス", "徒歩") * 12, "segment"),
        ("Discipline", NAMES * 3, "segment"),
        (
            "What worked well?",
            ("Easy to set up; Nice colours on it", "Easy to set up", "Nice colours on it; Runs all day") * 9,
            "comment",
        ),
        ("Which channels do you use?", ("Mail; Phone", "Phone", "Mail", "Mail; Chat") * 9, "experience"),
    ],
)
def test_role_of_few_texts(heading: str, answers: tuple[str, ...], role: str) -> None:
    assert column_of(answers, heading).role == role

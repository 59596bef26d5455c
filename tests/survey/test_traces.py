"""What tools and browsers wrote down is no answer: addresses, programs, seconds, states."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of

N = 40
AGENTS: list[Cell] = ["Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0", "Opera/9.80 (Windows NT 6.1)"] * (N // 2)
SECONDS: list[Cell] = [31.25 + 7.17 * n for n in range(N)]
STATES: list[Cell] = ["Complete", "Partial"] * (N // 2)


@pytest.mark.parametrize(
    ("heading", "answers", "role"),
    [
        ("Sent from", [f"198.51.100.{n}" for n in range(N)], "personal"),
        ("Where", [f"48.85{n:02} 2.35{n:02} 0 0" for n in range(N)], "personal"),
        ("Client", AGENTS, "unused"),
        ("Came by", ["https://example.org/shop", "https://example.org/mail?c=3"] * (N // 2), "unused"),
        ("Page time: Your visit", SECONDS, "unused"),
        ("block2_Page Submit", SECONDS, "unused"),
        ("groupTime31", SECONDS, "unused"),
        ("TIME004", [3 + n for n in range(N)], "unused"),
        ("回答所要時間（秒）", [40 + 3 * n for n in range(N)], "unused"),
        ("Response status", STATES, "unused"),
        ("visit_survey_complete", [2, 2, 2, 0] * (N // 4), "unused"),
        ("回答ステータス", ["完了", "途中"] * (N // 2), "unused"),
        # the same words over what people answered
        ("Marital status", ["Single", "Married"] * (N // 2), "segment"),
        ("Response time of our hotline (1-5)", [1, 2, 3, 4, 5] * (N // 5), "driver"),
        ("来店までの所要時間", ["10分", "20分", "30分", "1時間"] * (N // 4), "segment"),
        ("Was your order complete?", ["Yes", "No"] * (N // 2), "experience"),
    ],
)
def test_what_was_written_down_is_told_from_answers(heading: str, answers: list[Cell], role: str) -> None:
    assert column_of(answers, heading).role == role


def test_one_name_for_all_names_nobody() -> None:
    assert column_of(["Spring mailing"] * N, "Campaign link name").role == "unused"

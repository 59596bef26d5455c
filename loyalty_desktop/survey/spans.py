"""How long something took, written as a time of the day is: 所要時間 00:08:47."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.facts import Facts

_LASTED = re.compile(r"所要時間|経過時間|回答時間|duration|time (?:taken|spent|to complete)|dauer$|durée|duración")
_CLOCK = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?")
_SAMPLE = 2000


def is_span(facts: Facts) -> bool:
    """Say whether a heading asks how long something took, and all answers are hours and minutes without a day."""
    if not _LASTED.search(facts.words):
        return False
    return all(_CLOCK.fullmatch(facts.distinct.texts[at].strip()) for at in facts.distinct.present()[:_SAMPLE])

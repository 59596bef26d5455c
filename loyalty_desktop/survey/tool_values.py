"""Words that survey tools head columns with and other people too: Status, Progress. Their values tell which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.facts import Facts

_SAMPLE = 200
_STATUS = re.compile(
    r"(?:ip address|(?:survey )?preview|survey test|imported|spam(?: preview)?|offline|email|complete[d]?|partial|"
    r"incomplete|in progress|disqualified|screened out|over quota|quota full|true|false|0|1|2|4|8|9|12|16|"
    r"17|32|40|48|128|完了|未完了|途中|回答済み?|未回答)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(r"anonymous|email|gl|preview|qr(?:-?code)?|social|sms|test|web|app|personal|kiosk", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_PERCENT = re.compile(r"(?:\d{1,2}(?:\.\d+)?|100(?:\.0)?) ?%?")
_DONE = frozenset({"100", "100%", "100.0"})


def by_tool(facts: Facts) -> bool:
    """Say whether a column under such a word holds what a survey tool writes there."""
    present = facts.distinct.present()[:_SAMPLE]
    texts = [facts.distinct.texts[at].strip() for at in present]
    if len(texts) <= 1:
        return True  # one value throughout tells nothing of anybody
    if facts.words.startswith("progress"):
        return all(map(_PERCENT.fullmatch, texts)) and not _DONE.isdisjoint(texts)
    written = {"status": _STATUS, "distribution": _CHANNEL, "user": _LANGUAGE}
    return any(facts.words.startswith(word) and all(map(found.fullmatch, texts)) for word, found in written.items())

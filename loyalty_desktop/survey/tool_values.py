"""Words that survey tools head columns with and other people too: Status, Progress. Their values tell which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.facts import Facts

_SAMPLE = 200
_STATUS = re.compile(
    r"(?:ip address|(?:survey )?preview|survey test|imported|spam(?: preview)?|offline|email|complete[d]?|partial|"
    r"incomplete|unverified|in progress|disqualified|screened out|over quota|quota full|true|false|0|1|2|4|8|9|12|16|"
    r"17|32|40|48|128|完了|未完了|途中|回答済み?|未回答)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(r"anonymous|email|gl|preview|qr(?:-?code)?|social|sms|test|web|app|personal|kiosk", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_PERCENT = re.compile(r"(?:\d{1,2}(?:\.\d+)?|100(?:\.0)?) ?%?")
_PROGRESS = ("progress", "進捗", "回答進捗")
_WRITTEN = (
    (re.compile(r"status|state$|ステータス|状況|状態|complete\??$"), _STATUS),
    (re.compile(r"^(?:v\d{1,2} )?distribution"), _CHANNEL),
    (re.compile(r"^(?:v\d{1,2} )?user"), _LANGUAGE),
)
_DONE = frozenset({"100", "100%", "100.0"})


def by_tool(facts: Facts) -> bool:
    """Say whether a column under such a word holds what a survey tool writes there."""
    present = facts.distinct.present()[:_SAMPLE]
    texts = [facts.distinct.texts[at].strip() for at in present]
    if len(texts) <= 1:
        return True  # one value throughout tells nothing of anybody
    if facts.words.startswith(_PROGRESS):
        return all(map(_PERCENT.fullmatch, texts)) and not _DONE.isdisjoint(texts)
    return any(named.search(facts.words) and all(map(found.fullmatch, texts)) for named, found in _WRITTEN)

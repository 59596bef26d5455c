"""Labels that compare with what was expected: Far exceeds my expectations, 期待を少し下回った."""

from __future__ import annotations

import re
from functools import lru_cache

_STRONG, _PLAIN, _MODERATE = 6, 4, 2
_FAR = r"far|greatly|significantly|well|much|a lot|大きく|はるかに|遥かに|大幅に|とても|かなり"
_SLIGHTLY = r"slightly|somewhat|a little|a bit|just|少し|すこし|やや|若干|わずかに"
_WHOSE = r"(?: (?:all )?(?:of )?(?:my|our|the|your|his|her|their))?"
_LABEL = re.compile(
    rf"(?:it |they )?(?:(?P<far>{_FAR}) |(?P<slightly>{_SLIGHTLY}) )?"
    rf"(?:(?:exceed(?:s|ed)?|surpass(?:es|ed)?|above|beyond|better than)(?P<above>{_WHOSE} expect(?:ations?|ed))"
    rf"|(?:meets?|met|as|in line with|matched|matches|equal to)(?P<met>{_WHOSE} expect(?:ations?|ed))"
    rf"|(?:(?:fell|falls?) )?(?:(?P<far_below>{_FAR}) |(?P<little_below>{_SLIGHTLY}) )?"
    rf"(?:below|short of|worse than|fail(?:s|ed)? to meet|did not meet|does not meet|didn't meet|not meet)"
    rf"(?P<below>{_WHOSE} expect(?:ations?|ed)))"
    rf"|(?:期待|予想)(?:を|に|より(?:も)?|して(?:い)?た(?:より(?:も)?|ほど))?(?:(?P<far_ja>{_FAR})|(?P<slightly_ja>{_SLIGHTLY}))?"
    r"(?:(?P<above_ja>上回|超え|以上)|(?P<met_ja>通り|どおり|程度|並み)|(?P<below_ja>下回|以下|未満|届かな|外れ))"
    r"(?:っ?た|りました|り?ます|ている|ていた|ました|ます|る|だ(?:った)?|で(?:す|した)|か?った|い)?"
)
_LONGEST = 60


@lru_cache(maxsize=4096)
def expectation_of(words: str) -> int | None:
    """Return how far above or below what was expected a whole label (lower case) says things are; None for others."""
    found = _LABEL.fullmatch(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    if found["met"] or found["met_ja"]:
        return 0
    far = found["far"] or found["far_below"] or found["far_ja"]
    size = (
        _STRONG if far else _MODERATE if found["slightly"] or found["little_below"] or found["slightly_ja"] else _PLAIN
    )
    return size if found["above"] or found["above_ja"] else -size

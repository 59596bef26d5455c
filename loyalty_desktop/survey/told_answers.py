"""Whether answers are told in sentences, as people write them, and are no options or names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.distinct import Distinct

_SAMPLE, _MOSTLY = 100, 0.6
_TOLD = re.compile(
    r".*(?:です|ます|でした|ました|ません|ください|下さい|ましょう|ほしい|欲しい|たいと思う|かった|よかった)(?:が|けど|ね|よ)?[。.!！…]*|.*。.*",
    re.DOTALL,
)
"""A sentence in polite Japanese, or one that ends as it should."""
_SAID = re.compile(
    r"(?=.*\b(?:i|i'm|it|my|we|us|our|you|your|was|were|is|are|would|could|should|not|didn't|don't|too|very|more|please|love|loved|need"
    r"|needs|the|a|an|when|than)\b)(?:\S+ ){2,}\S+.*",
    re.IGNORECASE | re.DOTALL,
)
"""Three words of English or more, one of them such as sentences have."""
_NAME = re.compile(r"[^\W\d_][\w&.'-]*(?:[ _/][\w&.'()-]+){0,2}")
_LONGEST_NAME, _PHRASE = 28, 3


def are_told(distinct: Distinct) -> bool:
    """Say whether most different answers are sentences, the kind that nobody offers to choose from."""
    texts = _texts(distinct)
    return sum(1 for text in texts if _TOLD.fullmatch(text) or _SAID.fullmatch(text)) >= _MOSTLY * max(1, len(texts))


def are_names(distinct: Distinct) -> bool:
    """Say whether nearly all answers are one to three words that begin with a capital: Biology, Marine Science."""
    texts = _texts(distinct)
    fits = [len(text) <= _LONGEST_NAME and text[0].isupper() and _NAME.fullmatch(text) is not None for text in texts]
    return sum(fits) >= 0.9 * max(1, len(texts))


def are_phrases(texts: Sequence[str]) -> bool:
    """Say whether texts mostly have three words or more, as what people write has."""
    return 2 * sum(1 for text in texts if len(text.split()) >= _PHRASE) >= len(texts) > 0


def _texts(distinct: Distinct) -> list[str]:
    return [text for at in distinct.present()[:_SAMPLE] if (text := distinct.texts[at].strip())]

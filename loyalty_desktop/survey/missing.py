"""Words and codes that say why there is no answer (INPUTS.md I44), kept apart by reason."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, get_args

from loyalty_desktop.survey.normal import match_text

Reason: TypeAlias = Literal["blank", "not_used", "dont_know", "refused", "out_of_range", "error"]
REASONS: tuple[Reason, ...] = get_args(Reason)

_WORDS: dict[Reason, list[str]] = {
    "blank": (
        "無回答 未回答 回答なし 回答無し 無記入 未記入 記入なし 空白 空欄 欠損 欠測 ブランク - -- --- ― — . … ? ※無回答 "
        "blank (blank) missing null (null) nan #null! (空白)"
    ).split()
    + ["no answer", "no response", "not answered", "unanswered", "no reply"],
    "not_used": (
        "利用していない 利用していません 利用しなかった 利用しない 利用なし 利用無し 利用経験なし 未利用 使っていない 使用していない "
        "使わなかった 未使用 使用なし 該当なし 該当無し 該当しない 非該当 対象外 該当施設なし 選択肢なし 選択なし "
        "選択なし/該当施設なし 体験していない 経験していない 訪れていない 行っていない 購入していない 食べていないためわからない "
        "n/a na n.a. n.a notapplicable"
    ).split()
    + [
        "not applicable",
        "does not apply",
        "doesn't apply",
        "never used",
        "not used",
        "did not use",
        "didn't use",
        "have not used",
        "haven't used",
        "never used/not applicable",
        "not applicable/did not use",
        "no experience",
        "did not visit",
    ],
    "dont_know": (
        "わからない 分からない 判らない 解らない わかりません 分かりません 不明 覚えていない おぼえていない 未定 dk unsure "
    ).split()
    + [
        "don't know",
        "do not know",
        "i don't know",
        "don't remember",
        "can't remember",
        "not sure",
        "can't say",
        "cannot say",
        "no opinion",
        "undecided/don't know",
        "don't know/not sure",
    ],
    "refused": "答えたくない 答えない 回答したくない 回答しない 回答拒否 拒否 refused".split()
    + [
        "prefer not to say",
        "prefer not to answer",
        "prefer not to disclose",
        "i prefer not to say",
        "rather not say",
        "i'd rather not say",
        "decline to answer",
        "decline to state",
        "no answer (refused)",
    ],
    "error": "#n/a #div/0! #ref! #value! #name? #num! #spill! #calc! #field! #getting_data #no_result!".split(),
}

_REASON_OF: dict[str, Reason] = {
    match_text(word): reason for reason, words in _WORDS.items() for word in words if match_text(word)
}

# Codes that survey tools write for "no answer"; taken as such only outside the question's scale.
NO_ANSWER_CODES = frozenset(
    {-1.0, -8.0, -9.0, -77.0, -88.0, -99.0, -999.0, -9999.0, 88.0, 99.0, 888.0, 999.0, 9999.0}
)
# In a comment these say that there is nothing to say (I54); in a yes/no question なし is an answer.
NO_COMMENT = frozenset(
    match_text(word)
    for word in "なし 無し ない 無い 特になし 特に無し 特にない 特に無い 特になし。 特にありません 特にありません。 ありません "
    "とくになし とくにない none no nothing nil - . ..".split()
)


_OPTION_NUMBER = re.compile(r"^[(]?\d{1,4}[)]?[:.)、=](?=.)")
"""The number before an answer: 6: 無回答, 99=No answer."""


def reason_of(text: str) -> Reason | None:
    """Return why `text` is no answer, or None when it may be one.

    A cell such as 分からない/無回答 counts when each of its parts is such a word; the first part decides.
    """
    key = match_text(text)
    if not key:
        return "blank"
    found = _REASON_OF.get(key) or _REASON_OF.get(_OPTION_NUMBER.sub("", key))
    if found is None and "/" in key:
        parts = [_REASON_OF.get(part) for part in key.split("/")]
        found = parts[0] if all(parts) else None
    return found

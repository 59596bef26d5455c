"""Labels in polite Japanese, in the plain form in which they are known."""

from __future__ import annotations

_ROWS = ("わいう", "かきく", "がぎぐ", "さしす", "たちつ", "なにぬ", "ばびぶ", "まみむ", "らりる")
"""How the last sound of a verb changes between plain denial, polite speech and plain speech."""


def plain_forms(words: str) -> tuple[str, ...]:
    """Return what a label in polite speech may be in plain speech: いえません is いえない, 思います is 思う.

    The ending does not tell how a verb is conjugated: the form that is no word fits no label either.
    """
    if words.endswith("くなかった"):
        return (words.removesuffix("なかった") + "ない",)
    if words.endswith("かった") and not words.endswith("なかった"):
        return (words.removesuffix("かった") + "い",)
    if words.endswith("です"):
        return (words.removesuffix("です"), *plain_forms(words.removesuffix("です")))
    for polite, of_stem, row in (("ませんでした", "なかった", 0), ("ません", "ない", 0), ("ます", "る", 2)):
        if words.endswith(polite):
            stem = words.removesuffix(polite)
            changed = [stem[:-1] + line[row] for line in _ROWS if stem.endswith(line[1])]
            bare = [stem.removesuffix("あり") + of_stem] if stem.endswith("あり") and row == 0 else []
            return (stem + of_stem, *(one + (of_stem if row == 0 else "") for one in changed), *bare)
    return ()

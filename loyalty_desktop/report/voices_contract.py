"""The JSON of comments: `voices` of `analyze --voices --json` (README.md).

Scores and their differences are points, shares 0..1, differences of shares percentage points, all unrounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.report.contract_figures import Json, difference_json, estimate_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.voice import Voice
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.report.measure_words import ClassCode

Heard: TypeAlias = "tuple[Voices, Mapping[ClassCode, Voices]]"
"""The words of some questions by score, and by how often each class used them."""


def voices_json(heard: Sequence[Heard]) -> list[Json]:
    """Return what was found in all questions together, then in each of them."""
    return [_voices(found, by_class) for found, by_class in heard]


def _voices(found: Voices, by_class: Mapping[ClassCode, Voices]) -> Json:
    written = found.written
    classes = {code: {one.key: one for one in each.voices} for code, each in by_class.items()}
    return {
        "columns": [{"column": one.heading, "occurrence": one.occurrence} for one in found.columns],
        "respondents": written.respondents,
        "wrote": written.wrote,
        "nothing": written.nothing,
        "silent": written.silent,
        "scored": written.scored,
        "writers": _score(found.writers),
        "others": _score(found.silent),
        "difference": difference_json(found.difference),
        "tested": found.tested,
        "rare": found.rare,
        "told": found.told,
        "flags": list(found.flags),
        "words": [_word(one, {code: known[one.key] for code, known in classes.items()}) for one in found.voices],
    }


def _word(one: Voice, in_classes: Mapping[ClassCode, Voice]) -> Json:
    users = one.users
    return {
        "word": one.text,
        "key": one.key,
        "kind": one.kind,
        "forms": list(one.forms),
        "told": list(one.told),
        **_score(one.score),
        "negative": users.negative.n,
        "passive": users.passive.n,
        "positive": users.positive.n,
        "share": one.share.value,
        "rest": _score(one.rest),
        "versus_rest": difference_json(one.difference),
        "classes": [
            {
                "class": code,
                "inside": None if each.inside is None else {"count": each.inside_count, **_share(each.inside)},
                "outside": None if each.outside is None else {"count": each.outside_count, **_share(each.outside)},
                "difference": None if each.more is None else difference_json(each.more),
            }
            for code, each in in_classes.items()
        ],
    }


def _score(one: Estimate) -> Json:
    return estimate_json(one, "score")


def _share(one: Estimate) -> Json:
    return estimate_json(one, "share")

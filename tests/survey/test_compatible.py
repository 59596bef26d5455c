"""Long texts get the very form that `unicodedata` gives them."""

from __future__ import annotations

import random
import unicodedata

import numpy as np
import pytest

from loyalty_desktop.survey.compatible import in_compatibility_form
from loyalty_desktop.survey.in_bulk import texts_of
from loyalty_desktop.survey.normal import plain

POOLS = (
    "あいうえおがぎ、。！？（）ＡＢ１２３①㈱…～〜漢字",
    "ｶﾞﾊﾟｱｲﾜabc ",
    "e\u0301a\u0300ö한국어\u1100\u1161\u11a8ক\u09be",
    "".join(map(chr, range(0x2000, 0x3400, 7))),
    "\ufb01\ufdfa\U0001d538\U0001f600\uf900",
)


@pytest.mark.parametrize("pools", [POOLS[:1], (POOLS[0], POOLS[3]), POOLS])
def test_every_mixture_of_signs(pools: tuple[str, ...]) -> None:
    chance = random.Random(5)
    for _each in range(1_500):
        text = "".join(chance.choice(chance.choice(pools)) for _sign in range(chance.randrange(20)))
        signs = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        assert in_compatibility_form(text, signs) == unicodedata.normalize("NFKC", text)


def test_many_untidy_texts_at_once_are_what_each_is_alone() -> None:
    chance = random.Random(7)
    signs = [*"aＡ１カ漢 　\n\t&<;、！＆…ﾊﾟé", "\u200b", "&amp;", "&lt;b&gt;", "<br>", "&#0;", "  ", "\u0301", "한"]
    texts = ["".join(chance.choice(signs) for _sign in range(chance.randrange(12))) for _text in range(6_000)]
    assert list(texts_of(texts)) == [plain(text) for text in texts]

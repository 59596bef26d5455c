"""Text made comparable: what people typed, without the differences that mean nothing.

Matching is always between whole normalised texts, never substrings: 満足 is part of 大いに満足
(INPUTS.md section 0, finding 5).
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_UNTIDY = re.compile(r"[<&\u200b\u200c\u200d\u2060\ufeff\u00ad]|[^\S ]|  |^ | $")
_UNSEEN = re.compile(f"[{''.join(map(chr, INVISIBLE))}]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
# NFKC leaves these apart, although people type them for one another (INPUTS.md I43, section 3).
SAME = str.maketrans(
    {
        **dict.fromkeys("◯〇⭕", "○"),
        **dict.fromkeys("✔☑✅", "✓"),
        **dict.fromkeys("✕✖✗✘❌", "×"),
        **dict.fromkeys("−–‐", "-"),
        **dict.fromkeys("〜∼", "~"),
    }
)
_SPELLED = re.compile(f"[{''.join(map(chr, SAME))}]")
_QUESTION_NUMBER = re.compile(
    r"^(?:【[^】]{0,12}\d[^】]{0,6}】"
    r"|(?:q\.?|問|設問|no\.?)\s*\d+(?:[-_]\d+)*(?:\s*[.:)、．]\s*|\s+|(?=[^\x00-\x7f])|(?=[a-z]{3,}))"
    r"|\d+(?:[-.]\d+)*[.)、]\s*(?!\d)|\d+-(?!\d|point|pt))",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z][A-Z])(?=[A-Z][a-z])")
_BEHIND_LETTER = frozenset(".．、)）:：")
_OPTION_LETTER = re.compile(r"^(?:[A-Ha-h][.．、)）:：]|\([A-Ha-h]\))\s*(?=\S)")
_REQUIRED = re.compile(r"(?:[(（\[]\s*(?:必須|任意|required|optional)\s*[)）\]]|\*)\s*$", re.IGNORECASE)


def is_tidy(text: str) -> bool:
    """Say whether `one_line` would leave `text` as it is."""
    return not _UNTIDY.search(text)


def one_line(text: str) -> str:
    """Return `text` as one tidy line: no HTML, no invisible characters, single spaces; letters untouched."""
    if is_tidy(text):
        return text
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if _UNSEEN.search(text):
        text = text.translate(INVISIBLE)
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return `text` in compatibility form (５ → 5, ﾊﾟ → パ, ◯ → ○) on one line, case kept."""
    normal = unicodedata.normalize("NFKC", one_line(text))
    if _SPELLED.search(normal):
        normal = normal.translate(SAME)
    return on_one_line(normal)


def on_one_line(normal: str) -> str:
    """Return a text in compatibility form on one line: what looks like HTML in it now was none."""
    return one_line(normal) if "<" not in normal and "&" not in normal else " ".join(normal.split())


def without_letter(text: str) -> str:
    """Return an option without the letter it is listed by: A. Very good, B、满意."""
    return _OPTION_LETTER.sub("", text) if text[1:2] in _BEHIND_LETTER or text[:1] == "(" else text


@lru_cache(maxsize=65536)
def match_text(text: str) -> str:
    """Return the form in which two texts are compared: plain, lower case, without spaces or curly quotes."""
    return plain(text).casefold().replace(" ", "").replace("’", "'")


def tidy_heading(text: str) -> str:
    """Return a heading as it is shown and saved: one line, without a mark that the answer is required."""
    tidy = one_line(text)
    return _REQUIRED.sub("", tidy).strip() or tidy


def heading_words(heading: str) -> str:
    """Return the part of a heading that keywords are looked for in: plain, lower case, no question number."""
    words = plain(heading)
    # OverallSatisfaction: what programs call a column is taken apart, if it is one word.
    words = (_CAMEL.sub(" ", words) if words.isascii() and " " not in words else words).casefold()
    shorter = _QUESTION_NUMBER.sub("", words).strip()
    return shorter or words

"""Ways to break a survey file: bytes, text, marks of XML and HTML, and the parts of a zip. All by a given chance."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from random import Random
from typing import TypeAlias

from loyalty_desktop.survey.files.broken import BROKEN

Mutation: TypeAlias = "Callable[[bytes, Random], bytes]"
Parts: TypeAlias = "list[tuple[str, bytes]]"

_MOST = 3 << 20  # what a mutation may make of a file: large inputs only make the run slow
_NUMBERS = (
    *("0", "-1", "1", "255", "65536", "1048576", "1048577", "16384", "16385", "2147483647", "4294967295"),
    *("9" * 30, "-" + "9" * 30, "1e999", "-1e999", "NaN", "INF", "1e-400", "1.7976931348623157e308", "0x10", "", " "),
    *("٣", "１２", "1" * 5_000, "2958466", "-693595", "1.5.5", "--1"),
)
_PLACES = ("XFD1048576", "A1048576", "XFD1", "XFE1", "A0", "A1048577", "ZZZZZZ9", "1A", "A", "1", "A-1", "a1", "B1:A9")
_TEXTS = (
    *(
        "\0",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\ud800",
        "\U0010ffff",
        "�",
        "e\u0301" * 50,
        "<b>",
        "&amp;",
        "&#0;",
        "&#xD800;",
    ),
    *(
        "&#1114112;",
        "&lol9;",
        "]]>",
        "_x0000_",
        "_xD83D_",
        "=1+1",
        '"',
        "'",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "\x1a",
    ),
    *(
        "（",
        "、",
        "〜",
        "①",
        "５",
        "満足" * 40,
        "%s",
        "{0}",
        "{file}",
        "\\",
        "/ A / B",
        "A, B",
        "A;",
        "合計",
        "ID",
        "1-2",
        "12:",
    ),
    *(
        "2026/02/30",
        "R99.13.40",
        "99999/99/99 99:99:99",
        "令和元年",
        "-99",
        "999",
        "1/0",
        "#N/A",
        "nan",
        "inf",
        "1_000",
    ),
)
_BOMB = (
    b'<!DOCTYPE a [<!ENTITY l0 "lol">'
    + b"".join(b'<!ENTITY l%d "%s">' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 10))
    + b"]>"
)
_OUTSIDE = b'<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>'


def bytes_mutations() -> tuple[Mutation, ...]:
    """Return what can be done to any file."""
    return (
        *(_flipped, _overwritten, _cut, _without_a_span, _span_again, _spans_changed, _zeros, _tail_added, _halves),
        _number_overwritten,
    )


def text_mutations() -> tuple[Mutation, ...]:
    """Return what can be done to delimited text, XML and HTML."""
    return (_digits_changed, _text_put_in, _long_line, _line_again, _lines_changed, _other_delimiter, _quote_put_in)


def markup_mutations() -> tuple[Mutation, ...]:
    """Return what can be done to XML and HTML."""
    return (
        *(_attribute_changed, _tag_dropped, _tag_again, _deep, _with_document_type, _content_changed),
        *(_place_changed, _element_again, _attributes_swapped),
    )


def mutated(data: bytes, random: Random) -> tuple[bytes, str]:
    """Return a broken copy and what was done to it."""
    done = []
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        way, data = _one(data, random)
        done.append(way)
        data = data[:_MOST]
    return data, "+".join(done)


def _one(data: bytes, random: Random) -> tuple[str, bytes]:
    if data.startswith(b"PK") and random.random() < 0.85:
        try:
            return _in_zip(data, random)
        except (*BROKEN, NotImplementedError):
            pass  # broken before: as bytes
    ways = bytes_mutations() if data.startswith(b"PK") else _ways_of(data, random)
    way = random.choice(ways)
    return way.__name__.strip("_"), way(data, random) if data else data


def _ways_of(data: bytes, random: Random) -> tuple[Mutation, ...]:
    start = data[:200].lstrip()
    if start.startswith((b"<", b"\xef\xbb\xbf<")) and random.random() < 0.8:
        return markup_mutations() if random.random() < 0.7 else text_mutations()
    return text_mutations() if b"\0" not in data[:400] and random.random() < 0.75 else bytes_mutations()


def _span(data: bytes, random: Random, most: int = 400) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randint(1, most))


def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 30))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwritten(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random, 16)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def _without_a_span(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _span_again(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 50, 2_000)) + data[end:]


def _spans_changed(data: bytes, random: Random) -> bytes:
    (start, end), (other, last) = sorted((_span(data, random), _span(data, random)))
    if end > other:
        return data
    return data[:start] + data[other:last] + data[end:other] + data[start:end] + data[last:]


def _zeros(data: bytes, random: Random) -> bytes:
    start, _ = _span(data, random)
    return data[:start] + bytes(random.choice((1, 3, 1_000, 200_000))) + data[start:]


def _tail_added(data: bytes, random: Random) -> bytes:
    return data + random.choice((data, random.randbytes(64), b"PK\x05\x06" + bytes(18), b"\x1a", b"\r\n" * 5_000))


def _halves(data: bytes, random: Random) -> bytes:
    middle = random.randrange(len(data))
    return data[middle:] + data[:middle]


def _number_overwritten(data: bytes, random: Random) -> bytes:
    number = struct.pack(random.choice(("<i", ">i", "<q", "<d", "<H")), random.choice((0, 1, 127, 255, 32_767)))
    high = random.choice((b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\0\0\0\x80", b"\xff\xff", b"\0\0\0\x40"))
    at, new = random.randrange(len(data)), random.choice((number, high))
    return data[:at] + new + data[at + len(new) :]


def _digits_changed(data: bytes, random: Random) -> bytes:
    return _instead(rb"\d+(?:\.\d+)?", data, random, random.choice(_NUMBERS).encode())


def _text_put_in(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    text = random.choice(_TEXTS).encode(random.choice(("utf-8", "utf-8", "utf-16-le")), "surrogatepass")
    return data[:at] + text + data[at:]


def _long_line(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    sign = random.choice((b"a", b"9", b"(", b'"', b",", b" ", b"[", "満".encode(), b"a,", b"<", b"&", b"1 ", b"- "))
    return data[:at] + sign * random.choice((300, 3_000, 40_000, 400_000)) + data[at:]


def _line_again(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines))
    return b"".join([*lines[:at], *lines[at : at + 1] * random.choice((2, 30, 3_000)), *lines[at:]])


def _lines_changed(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def _other_delimiter(data: bytes, random: Random) -> bytes:
    one, other = random.sample((b",", b"\t", b";", b"|", b"\n", b"\r", b'"', b" "), 2)
    return data.replace(one, other, random.choice((1, 5, -1)))


def _quote_put_in(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.choice((b'"', b'""', b'","', b'"\n', b"'", b'""""')) + data[at:]


def _instead(pattern: bytes, data: bytes, random: Random, new: bytes) -> bytes:
    """Return `data` with one, several or all finds of the pattern replaced."""
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    is_all = random.random() < 0.1 and len(found) * len(new) < _MOST
    chosen = found if is_all else random.sample(found, min(len(found), random.choice((1, 1, 5))))
    pieces, last = [], 0
    for one in sorted(chosen, key=re.Match.start):
        pieces += [data[last : one.start()], new]
        last = one.end()
    return b"".join([*pieces, data[last:]])


def _attribute_changed(data: bytes, random: Random) -> bytes:
    text = random.choice(_NUMBERS if random.random() < 0.7 else _TEXTS).encode("utf-8", "surrogatepass")
    return _instead(rb'(?<==")[^"<>]{0,80}(?=")', data, random, text)


def _tag_dropped(data: bytes, random: Random) -> bytes:
    return _instead(rb"<[^<>]{0,500}>", data, random, b"")


def _tag_again(data: bytes, random: Random) -> bytes:
    found = re.findall(rb"<[^<>]{0,500}>", data)
    return (
        _instead(rb"<[^<>]{0,500}>", data, random, random.choice(found) * random.choice((1, 2, 500))) if found else data
    )


def _deep(data: bytes, random: Random) -> bytes:
    found = re.findall(rb"<([A-Za-z:]+)[^<>]{0,500}>", data) or [b"a"]
    name = random.choice(found)
    depth = random.choice((50, 3_000, 100_000))
    close = b"</%s>" % name if random.random() < 0.6 else b""
    return _at_tag(data, random, b"<%s>" % name * depth + close * depth)


def _at_tag(data: bytes, random: Random, new: bytes) -> bytes:
    places = [one.end() for one in re.finditer(b">", data)] or [0]
    at = random.choice(places)
    return data[:at] + new + data[at:]


def _with_document_type(data: bytes, random: Random) -> bytes:
    head = re.match(rb"\s*<\?xml[^>]*\?>", data)
    at = head.end() if head else 0
    bomb = random.choice((_BOMB, _OUTSIDE))
    return data[:at] + bomb + _instead(rb"(?<=>)[^<>]{1,500}(?=<)", data[at:], random, b"&l9;")


def _content_changed(data: bytes, random: Random) -> bytes:
    text = random.choice(_TEXTS + _NUMBERS).encode("utf-8", "surrogatepass")
    return _instead(rb"(?<=>)[^<>]{1,500}(?=<)", data, random, text)


def _place_changed(data: bytes, random: Random) -> bytes:
    return _instead(rb'(?<=r=")[A-Z]*\d+(?=")', data, random, random.choice(_PLACES + _NUMBERS).encode())


def _element_again(data: bytes, random: Random) -> bytes:
    found = list(re.finditer(rb"<(\w+)(?:\s[^<>]*)?>.{0,300}?</\1>", data[:100_000], re.DOTALL))
    return _at_tag(data, random, random.choice(found).group() * random.choice((1, 3, 200))) if found else data


def _attributes_swapped(data: bytes, random: Random) -> bytes:
    """Return the text with the name of one attribute where another's was."""
    names = re.findall(rb'(?<=\s)[\w:-]+(?==")', data)
    return _instead(rb'(?<=\s)[\w:-]+(?==")', data, random, random.choice(names)) if names else data


def _in_zip(data: bytes, random: Random) -> tuple[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    if not parts:
        return "nothing", data
    way = random.choice(("part",) * 12 + ("all",) + tuple(_IN_ZIP) + ("nest", "lie", "flag"))
    if way == "nest":
        return way, _zipped([(random.choice(("a.zip", "a.xlsx", parts[0][0])), data)], random)
    at = random.randrange(len(parts))
    if way in _IN_ZIP:
        return f"zip:{way}", _zipped(_IN_ZIP[way](parts, at, random), random)
    if way in {"lie", "flag"}:
        return f"zip:{way}", _lying(_zipped(parts, random), random, way)
    told = "empty"
    for place in range(len(parts)) if way == "all" else [at]:
        if parts[place][1]:
            told, changed = _one(parts[place][1], random)
            parts[place] = (parts[place][0], changed[:_MOST])
    return f"{way}:{told}", _zipped(parts, random)


def _dropped(parts: Parts, at: int, _random: Random) -> Parts:
    return parts[:at] + parts[at + 1 :]


def _twice(parts: Parts, at: int, random: Random) -> Parts:
    return [*parts, (parts[at][0], random.choice(parts)[1])]


def _swapped(parts: Parts, at: int, random: Random) -> Parts:
    other = random.randrange(len(parts))
    changed = dict(enumerate(parts))
    changed[at], changed[other] = (parts[at][0], parts[other][1]), (parts[other][0], parts[at][1])
    return list(changed.values())


def _renamed(parts: Parts, at: int, random: Random) -> Parts:
    name, content = parts[at]
    names = ("../" + name, name.upper(), name.replace("/", "\\"), "x", "a" * 300, "表.csv")
    return [*parts[:at], (random.choice(names), content), *parts[at + 1 :]]


def _inflated(parts: Parts, at: int, random: Random) -> Parts:
    name, content = parts[at]
    filling = random.choice((b" ", b"<c>", b"0", b"\n")) * (1 << 20)
    return [*parts[:at], (name, content[:-20] + filling + content[-20:]), *parts[at + 1 :]]


def _emptied(parts: Parts, at: int, _random: Random) -> Parts:
    return [*parts[:at], (parts[at][0], b""), *parts[at + 1 :]]


_IN_ZIP: dict[str, Callable[[Parts, int, Random], Parts]] = {
    "drop": _dropped,
    "twice": _twice,
    "swap": _swapped,
    "name": _renamed,
    "bomb": _inflated,
    "empty": _emptied,
}


def _zipped(parts: Parts, random: Random) -> bytes:
    out = io.BytesIO()
    method = zipfile.ZIP_STORED if random.random() < 0.15 else zipfile.ZIP_DEFLATED
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # two parts of one name are meant
        for name, content in parts:
            info = zipfile.ZipInfo(name or "x")
            info.compress_type = method
            archive.writestr(info, content)
    return out.getvalue()


def _lying(packed: bytes, random: Random, way: str) -> bytes:
    """Return the archive with a wrong size or flag in an entry of its directory, and half the time in both places."""
    changed = bytearray(packed)
    entries = [one.start() for one in re.finditer(rb"PK\x01\x02", packed)]
    at = random.choice(entries)
    place, size = (8, 2) if way == "flag" else (random.choice((20, 24)), 4)
    value = random.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 1 << 20)) if size == 4 else random.choice((1, 8, 0x41, 0x800))
    changed[at + place : at + place + size] = struct.pack("<I" if size == 4 else "<H", value)
    if random.random() < 0.3:
        changed[at + 10 : at + 12] = struct.pack("<H", random.choice((0, 8, 9, 12, 14, 93, 99)))
    return bytes(changed)

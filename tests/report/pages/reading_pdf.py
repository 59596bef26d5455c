"""What a PDF says of itself, read without a library: its objects unpacked, its pages, its outline."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_HEX = re.compile(rb"/Title\s*<([0-9A-Fa-f]+)>|/Title\s*\(((?:[^()\\]|\\.)*)\)", re.DOTALL)


def unpacked(pdf: bytes) -> bytes:
    """Return all of a PDF, its streams unpacked."""
    found = [pdf]
    for packed in _STREAM.findall(pdf):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue  # not packed, or a picture
    return b"\n".join(found)


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", unpacked(pdf)))


def titles(pdf: bytes) -> list[str]:
    """Return the titles of its outline, and its own."""
    return [_text(written, plain) for written, plain in _HEX.findall(unpacked(pdf))]


def unicode_of_letters(pdf: bytes) -> set[str]:
    """Return the texts that its letters stand for, as whoever copies them gets them."""
    found = set()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", unpacked(pdf), re.DOTALL):
        for _code, written in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found.add(bytes.fromhex(written.decode()).decode("utf-16-be"))
    return found


def copied(pdf: bytes, folder: Path, *, lines: bool = False) -> str:
    """Return the text of a PDF, in its lines or in one, as pdftotext reads it; skips the test where that is lacking."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    told = subprocess.run([program, "-raw", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    text = told.stdout.decode().replace("\f", "")
    return text if lines else text.replace("\n", "")


def _text(written: bytes, plain: bytes) -> str:
    if not written:
        plain = re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), plain)
        raw = re.sub(rb"\\(.)", rb"\1", plain, flags=re.DOTALL)
        return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")
    raw = bytes.fromhex(written.decode())
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")

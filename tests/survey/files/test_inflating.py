"""Parts unpacked by the fast library are what zipfile makes of them, and damage is told."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.survey.files.inflating import Inflated, is_deflated


def archive(content: bytes, level: int = 6, before: bytes = b"") -> tuple[bytes, zipfile.ZipInfo]:
    data = io.BytesIO(before)
    data.seek(0, io.SEEK_END)
    with zipfile.ZipFile(data, "a" if before else "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        package.writestr("満足度.xml", content)
    return data.getvalue(), info_of(data.getvalue())


def info_of(data: bytes) -> zipfile.ZipInfo:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.infolist()[0]


def read(data: bytes, info: zipfile.ZipInfo, size: int) -> bytes:
    part, found = Inflated(data, info), b""
    while block := part.read(size):
        assert len(block) <= size
        found += block
    assert part.read() == b""
    return found


@given(st.binary(max_size=3_000), st.integers(1, 40), st.integers(0, 9), st.integers(1, 5_000))
def test_reads_what_was_packed(content: bytes, times: int, level: int, size: int) -> None:
    data, info = archive(content * times, level)
    assert is_deflated(info)
    assert read(data, info, size) == content * times


def test_reads_large_parts_in_any_blocks() -> None:
    content = random.Random(5).randbytes(700_000) + bytes(5_000_000)
    data, info = archive(content)
    assert Inflated(data, info).read() == content
    assert read(data, info, 1 << 20) == content


def test_reads_an_archive_behind_something_else() -> None:
    data, info = archive(b"<sst/>" * 999, before=b"#!/bin/sh\n" * 9)
    assert Inflated(data, info).read() == b"<sst/>" * 999


@pytest.mark.parametrize("at", [40, 200, -1])
def test_changed_bytes_are_told(at: int) -> None:
    content = random.Random(7).randbytes(600)
    data, info = archive(content)
    assert read(data, info, 100) == content
    place = info.compress_size + 30 + at if at < 0 else 30 + at
    damaged = bytearray(data)
    damaged[place] ^= 0x55
    with pytest.raises(zipfile.BadZipFile, match="満足度"):
        read(bytes(damaged), info, 100)


def test_a_part_that_is_cut_off_is_told() -> None:
    data, info = archive(random.Random(7).randbytes(600))
    with pytest.raises(zipfile.BadZipFile, match="size"):
        Inflated(data[:300], info)
    info.compress_size = 300
    with pytest.raises(zipfile.BadZipFile, match="CRC"):
        read(data, info, 100)


def test_a_place_that_holds_no_part_is_told() -> None:
    data, info = archive(b"content")
    info.header_offset = 5
    with pytest.raises(zipfile.BadZipFile, match="header"):
        Inflated(data, info)
    info.header_offset = len(data)
    with pytest.raises(zipfile.BadZipFile, match="header"):
        Inflated(data, info)


def test_no_more_is_unpacked_than_declared() -> None:
    data, info = archive(bytes(50_000_000))
    info.file_size = 1_000
    part = Inflated(data, info)
    assert len(part.read(900)) == 900
    with pytest.raises(zipfile.BadZipFile, match="CRC"):  # what was declared is not what was packed
        part.read()


def test_other_ways_of_packing_are_left_to_zipfile() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as package:
        package.writestr("a.xml", b"content")
    info = info_of(data.getvalue())
    assert not is_deflated(info)
    locked = archive(b"content")[1]
    locked.flag_bits |= 1
    assert not is_deflated(locked)

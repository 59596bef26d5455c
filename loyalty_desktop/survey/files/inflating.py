"""The parts of an archive unpacked twice as fast as by zlib: a third of the time that a large workbook takes."""

from __future__ import annotations

import struct
import zipfile
from typing import Protocol

from isal import igzip_lib, isal_zlib

_LOCAL = struct.Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
_AT_ONCE = 1 << 18


class Stream(Protocol):
    """A part being unpacked."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""


def is_deflated(info: zipfile.ZipInfo) -> bool:
    """Say whether a part is packed in the usual way, which `Inflated` unpacks."""
    return info.compress_type == zipfile.ZIP_DEFLATED and not info.flag_bits & _ENCRYPTED


class Inflated:
    """A deflated part of an archive in memory, for reading from its start to its end.

    Gives what `zipfile` gives, and no byte more than the part declares; raises BadZipFile where that is not what
    was packed.
    """

    def __init__(self, data: bytes, info: zipfile.ZipInfo) -> None:
        self._name = info.filename
        local = data[info.header_offset : info.header_offset + _LOCAL.size]
        if len(local) < _LOCAL.size or not local.startswith(_SIGNATURE):
            raise self._bad("header")
        _signature, name, extra = _LOCAL.unpack(local)
        self._at = info.header_offset + _LOCAL.size + name + extra
        self._end = self._at + info.compress_size
        self._packed = memoryview(data)
        if self._end > len(data):
            raise self._bad("size")
        self._left = info.file_size
        self._wanted = info.CRC
        self._sum = 0
        self._unpacker = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_DEFLATE)

    def read(self, size: int = -1) -> bytes:
        """Return the next `size` bytes, fewer only at the end, or all that are left."""
        wanted = self._left if size < 0 else min(size, self._left)
        blocks: list[bytes] = []
        while wanted > 0 and (block := self._next(wanted)):
            blocks.append(block)
            wanted -= len(block)
            self._left -= len(block)
            self._sum = isal_zlib.crc32(block, self._sum)
        if (wanted > 0 or not self._left) and self._sum != self._wanted:
            raise self._bad("CRC")
        return b"".join(blocks)

    def _next(self, most: int) -> bytes:
        """Return some of the next bytes, none at the end."""
        while not self._unpacker.eof:
            given = self._packed[:0]
            if self._unpacker.needs_input:
                if self._at >= self._end:
                    return b""
                given = self._packed[self._at : min(self._at + _AT_ONCE, self._end)]
                self._at += len(given)
            try:
                block = self._unpacker.decompress(given, most)
            except igzip_lib.IsalError as error:  # type: ignore[misc]  # a class, whatever its stub says
                raise self._bad("content") from error
            if block:
                return block
        return b""

    def _bad(self, what: str) -> zipfile.BadZipFile:
        return zipfile.BadZipFile(f"bad {what} of {self._name!r}")

"""What Python's own readers raise at a broken or hostile zip file and what is in it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from lzma import LZMAError

BROKEN = (
    zipfile.BadZipFile, zlib.error, LZMAError, struct.error, OSError, EOFError, ValueError, LookupError, RuntimeError,
    ArithmeticError,
)  # fmt: skip

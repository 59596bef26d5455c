"""Workbooks under a password: decrypted in memory only; neither the password nor what it opens ever touches a disk."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, InvalidKeyError
from msoffcrypto.format import xls97

from loyalty_desktop.errors import DamagedFile, Locked, UnknownFormat
from loyalty_desktop.messages import message

# the library decrypts old workbooks through a temporary file; here that file is memory
vars(xls97)["tempfile"] = SimpleNamespace(TemporaryFile=io.BytesIO)

_UNASKED = "VelvetSweatshop"
"""Excel's own password for workbooks that may be read by everybody but not changed; it never asks for it either."""


def is_encrypted(data: bytes) -> bool:
    """Return whether an old workbook (xls) is encrypted; a broken one is not."""
    try:
        return bool(_container(data).is_encrypted())
    except Exception:  # broken in whatever way: its reader will say so
        return False


def decrypted(data: bytes, password: str | None, file: str) -> bytes:
    """Return the workbook in `data` without its password.

    Raises Locked when it needs a password, or another one.
    """
    if b"<!" in data[: 1 << 20] and b"<!DOCTYPE" in data:  # no description of an encryption declares a document type
        raise DamagedFile(message("file_damaged", file=file))
    for word in dict.fromkeys((password or _UNASKED, _UNASKED)):
        try:
            return _opened(data, word)
        except InvalidKeyError:
            continue
        except (DecryptionError, NotImplementedError) as error:
            raise UnknownFormat(message("file_encrypted_otherwise", file=file)) from error
        except MemoryError:
            raise
        except Exception as error:  # broken in whatever way
            raise DamagedFile(message("file_damaged", file=file)) from error
    raise Locked(message("file_password_wrong" if password else "file_password", file=file))


def _opened(data: bytes, password: str) -> bytes:
    container = _container(data)
    # old workbooks always check the word; new ones only when told to
    is_old = isinstance(container, xls97.Xls97File)
    container.load_key(password=password, **({} if is_old else {"verify_password": True}))
    plain = io.BytesIO()
    container.decrypt(plain)
    return plain.getvalue()


def _container(data: bytes) -> Any:
    return msoffcrypto.OfficeFile(io.BytesIO(data))

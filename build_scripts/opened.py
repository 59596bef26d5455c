"""One whole process that reads or opens a survey file, for reading_times.py: python opened.py KIND FILE.

Each way imports only what it needs, as that is part of what it costs.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def ours_read(path: Path) -> None:
    from loyalty_desktop.survey.files.door import read_workbook  # noqa: PLC0415

    assert read_workbook(path).sheets


def ours_open(path: Path) -> None:
    from loyalty_desktop.desktop.session.opening import open_file  # noqa: PLC0415

    assert open_file(path, None, lambda _share: None, lambda: False).counter is not None


def pandas_excel(path: Path) -> None:
    import pandas as pd  # noqa: PLC0415

    assert len(pd.read_excel(path, engine="openpyxl"))


def pandas_csv(path: Path) -> None:
    import pandas as pd  # noqa: PLC0415

    assert len(pd.read_csv(path, encoding="utf-8-sig"))


def inflate(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            with package.open(name) as part:
                while part.read(1 << 19):
                    pass


KINDS = {call.__name__: call for call in (ours_read, ours_open, pandas_excel, pandas_csv, inflate)}

if __name__ == "__main__":
    KINDS[sys.argv[1]](Path(sys.argv[2]))

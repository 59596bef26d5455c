"""Build the program that needs no Python into dist/loyalty-desktop, and try it on the bundled sample.

python3 build_scripts/dev.py freeze
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import translations

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "loyalty-desktop"
PROGRAM = FOLDER / ("loyalty-desktop.exe" if os.name == "nt" else "loyalty-desktop")
SAMPLE = ROOT / "resources" / "samples" / "apparel_ja.xlsx"
REPORT = {"--excel": "r.xlsx", "--slides": "r.pptx", "--pdf": "r.pdf", "--charts": "charts"}
"""What the built program writes of the sample: each needs libraries and resources of its own."""


def main() -> int:
    """Build, measure, try; return the exit code."""
    translations.compile_all(ROOT)
    if build() != 0:
        print("The program could not be built; what PyInstaller said is above.")
        return 1
    print(f"{FOLDER.relative_to(ROOT).as_posix()}: {megabytes(FOLDER):.0f} MB", flush=True)
    fault = fault_of(*analyze_sample())
    print(fault or "The built program analysed the bundled sample and wrote its report.")
    return 1 if fault else 0


def build() -> int:
    """Let PyInstaller build the folder and return its exit code."""
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    spec = ROOT / "build_scripts" / "loyalty_desktop.spec"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(spec)]
    env = {**os.environ, "PYTHONHASHSEED": "0"}  # the same sources give the same files
    return subprocess.run(command, env=env, check=False).returncode


def megabytes(folder: Path) -> float:
    """Return what the files in `folder` take on disk, links counted once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def analyze_sample() -> tuple[int, str, str]:
    """Let the built program analyse the sample and write its report, away from the sources.

    Returns code, output and errors.
    """
    ours = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTHONUTF8")
    env = {name: value for name, value in os.environ.items() if name not in ours}
    outputs = [part for option in REPORT.items() for part in option]
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(
            [str(PROGRAM), "analyze", str(SAMPLE), "--json", "-", "--live", *outputs],
            cwd=elsewhere,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
            check=False,
        )
        lacking = [name for name in REPORT.values() if not (Path(elsewhere) / name).exists()]
    if done.returncode == 0 and lacking:
        return 1, "", f"It did not write {', '.join(lacking)}."
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def fault_of(code: int, output: str, errors: str) -> str:
    """Return what is wrong with the answer of the built program, nothing if it holds a score."""
    if code != 0:
        return f"The built program ended with {code}:\n{errors or output}"
    try:
        answer = json.loads(output)
    except json.JSONDecodeError as error:
        return f"The built program did not print JSON ({error}):\n{output[:500]}"
    return "" if has_score(answer) else f"The JSON of the built program has no score:\n{output[:500]}"


def has_score(answer: object) -> bool:
    """Return whether a number stands under the name `score` somewhere in the answer."""
    if isinstance(answer, list):
        return any(has_score(each) for each in answer)
    if not isinstance(answer, dict):
        return False
    return is_figure(answer.get("score")) or any(has_score(each) for each in answer.values())


def is_figure(value: object) -> bool:
    """Return whether `value` is a number, or a figure that carries one beside its base and interval."""
    inner = value.get("value") if isinstance(value, dict) else value
    return isinstance(inner, int | float) and not isinstance(inner, bool)


if __name__ == "__main__":
    sys.exit(main())

"""Set up, run and test Loyalty Desktop. Nothing but Python 3.11 to 3.13 is needed to start.

python3 build_scripts/dev.py setup              prepare .venv, system libraries, translations
python3 build_scripts/dev.py run [FILE ...]     set up, then open FILE, or the bundled sample
python3 build_scripts/dev.py test [...]         set up, then every check; arguments go to pytest
python3 build_scripts/dev.py lock [...]         renew requirements.lock with uv; arguments go to uv
python3 build_scripts/dev.py freeze             set up, then build the program that needs no Python
"""

from __future__ import annotations

import importlib.util
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import environment, system_libraries
from build_scripts.environment import ROOT, Environment, Failed, child_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Command = Callable[[Sequence[str]], int]
    Call = Callable[[Sequence[str], Mapping[str, str]], int]

SAMPLE = ROOT / "resources" / "samples" / "apparel_ja.loyalty"
TRANSLATIONS = ROOT / "resources" / "translations"
LOCK_NOTE = "# Made by: python3 build_scripts/dev.py lock\n"
LOCK_OPTIONS = (
    *("pip", "compile", "pyproject.toml", "--extra", "dev", "--quiet", "--no-config"),
    *("--universal", "--python-version", ".".join(map(str, environment.LOWEST)), "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"),
)


def main(arguments: Sequence[str]) -> int:
    """Run the command and return the exit code."""
    commands: dict[str, Command] = {
        "setup": setup,
        "run": run,
        "test": test,
        "lock": lock,
        "freeze": freeze,
    }
    name, *rest = arguments or [""]
    if name not in commands:
        print(__doc__)
        return 0 if name in ("-h", "--help") else 2
    try:
        return commands[name](rest)
    except Failed as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def say(text: str) -> None:
    """Print at once, so that our lines and those of child processes keep their order."""
    print(text, flush=True)


def call(command: Sequence[str], env: Mapping[str, str]) -> int:
    """Run `command` in full view and return its exit code."""
    return subprocess.run(command, env=env, check=False).returncode


def setup(_arguments: Sequence[str] = ()) -> int:
    """Bring everything that the program needs into place; return fast when it is there already."""
    system_libraries.check(say)
    environment.ensure(Environment(), say)
    compile_translations()
    return 0


def python() -> str:
    """Return the Python of the virtual environment."""
    return str(Environment().python)


def compile_translations() -> None:
    """Compile the catalogues if one of them is newer than its compiled form."""
    if not any(is_outdated(catalogue) for catalogue in TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        return
    say("Compiling the translations.")
    done = environment.run_quietly([python(), str(ROOT / "build_scripts" / "translations.py"), "compile"])
    if done.returncode != 0:
        say(done.stdout)
        msg = "The translations could not be compiled; the reason is above."
        raise Failed(msg)


def is_outdated(catalogue: Path) -> bool:
    """Return whether `catalogue` has to be compiled (judged without Babel, which is slow to import)."""
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns <= catalogue.stat().st_mtime_ns


def run(arguments: Sequence[str]) -> int:
    """Open the window on the file in `arguments`, or on the bundled sample; without a screen print its figures."""
    setup()
    files = list(arguments) or [str(SAMPLE)]
    command = ["analyze"] if len(files) > 1 else []  # options are the command line's
    if not has_screen(sys.platform, os.environ):
        command = ["analyze"]
        say("There is no screen here, so the figures are printed instead of shown.")
    return call([python(), "-m", "loyalty_desktop", *command, *files], child_environment())


def has_screen(platform: str, env: Mapping[str, str]) -> bool:
    """Return whether a window can be seen: on Linux a display must be named, other systems have one."""
    return not platform.startswith("linux") or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def test(arguments: Sequence[str]) -> int:
    """Run every check, the tests last, and return 1 if any of them found something."""
    setup()
    os.chdir(ROOT)
    return run_checks(checks(python(), arguments), call)


def checks(interpreter: str, pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """Return the commands of all checks by name, in order."""
    module = [interpreter, "-m"]
    return {
        "ruff check": [*module, "ruff", "check"],
        "ruff format": [*module, "ruff", "format", "--check"],
        "mypy": [*module, "mypy"],
        "translations": [interpreter, "build_scripts/translations.py", "check"],
        "pytest": [*module, "pytest", "-n", "auto", "--dist", "loadfile", *pytest_arguments],
    }


def run_checks(commands: Mapping[str, Sequence[str]], run_one: Call) -> int:
    """Run all `commands`, whatever each says, and close with one line that names those that failed."""
    env = checks_environment(os.environ)
    unclean = []
    for name, command in commands.items():
        say(f"\n== {name} ==")
        if run_one(command, env) != 0:
            unclean.append(name)
    say(f"\nNot clean: {', '.join(unclean)}." if unclean else f"\nClean: {', '.join(commands)}.")
    return 1 if unclean else 0


def checks_environment(outer: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the checks: the same whatever the language and the screen of this machine."""
    left_out = ("LANG", "LANGUAGE", "PYTHONDONTWRITEBYTECODE")  # the last: every child would compile everything anew
    env = {name: value for name, value in child_environment().items() if name not in left_out}
    env["LC_ALL"] = "C.UTF-8"
    if not has_screen("linux", outer):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env


def freeze(_arguments: Sequence[str]) -> int:
    """Build and try the program that needs no Python on the user's machine."""
    setup()
    return call([python(), str(ROOT / "build_scripts" / "freeze.py")], child_environment())


def lock(arguments: Sequence[str]) -> int:
    """Renew the lock from pyproject.toml; without arguments what is locked stays unless it has to change."""
    path = Environment().lock
    os.chdir(ROOT)
    done = environment.run_quietly([*uv(), *LOCK_OPTIONS, "--output-file", str(path), *arguments])
    if done.returncode != 0:
        say(done.stdout)
        msg = "The lock could not be renewed; what uv said is above."
        raise Failed(msg)
    text = path.read_text(encoding="utf-8")
    if "://" in text:
        msg = "The lock holds a download address; it must hold names, versions and hashes only."
        raise Failed(msg)
    path.write_text(LOCK_NOTE + text.removeprefix(LOCK_NOTE), encoding="utf-8", newline="\n")
    say(f"{path.relative_to(ROOT).as_posix()}: {text.count('==')} packages.")
    return 0


def uv() -> list[str]:
    """Return the command that starts uv, which only this one task needs."""
    place = Environment()
    if place.is_whole() and environment.run_quietly([str(place.python), "-m", "uv", "--version"]).returncode == 0:
        return [str(place.python), "-m", "uv"]
    if importlib.util.find_spec("uv") is not None:
        return [sys.executable, "-m", "uv"]
    program = shutil.which("uv")
    if program is None:
        msg = "Renewing the lock needs uv: install it with `pip install uv`, also into .venv if you like."
        raise Failed(msg)
    return [program]


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # a Japanese Windows writes cp932 to pipes
    sys.exit(main(sys.argv[1:]))

"""The rules of DESIGN.md's house, as functions from a source tree to the breaches found in it.

A tree maps paths such as `loyalty_desktop/survey/sheet.py` to source text, so that the tests can judge the
real package and forged ones alike.
"""

from __future__ import annotations

import ast
import graphlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Tree: TypeAlias = "Mapping[str, str]"

PACKAGE = "loyalty_desktop"
LAYERS = ("ground", "survey", "journey", "compute", "report", "desktop", "cli", "__main__")
GROUND = {"i18n", "messages", "sentences", "words", "errors", "paths"}
LAZY_ONLY = ("desktop",)
MODULE_LINES, FUNCTION_LINES = 400, 60
IMPORTERS = ("import_module", "__import__")
DRAWERS = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "managers"}

WINDOW_LIBRARIES = ("PySide6", "shiboken6", "pyqtgraph")
SESSION_QT = ("PySide6.QtCore", "PySide6.QtGui")
HEAVY_LIBRARIES = ("scipy", "statsmodels", "pyarrow", "polars", "numba")
NETWORK_LIBRARIES = (
    *("socket", "socketserver", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib"),
    *("imaplib", "poplib", "nntplib", "telnetlib", "xmlrpc", "wsgiref", "asyncio", "webbrowser"),
    *("requests", "httpx", "aiohttp", "urllib3", "websockets", "sentry_sdk"),
    *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtHttpServer"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebView", "PySide6.QtBluetooth"),
)


@dataclass(frozen=True)
class Import:
    """One name that a module imports, spelled in full."""

    path: str
    line: int
    name: str
    lazy: bool
    """Whether it happens inside a function."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.name}"

    def reaches(self, libraries: Iterable[str]) -> bool:
        return any(self.name == each or self.name.startswith(f"{each}.") for each in libraries)


def read_tree(root: Path, *folders: str) -> dict[str, str]:
    """Return the Python sources below `folders` of the checkout at `root`."""
    files = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def module_name(path: str) -> str:
    """Return the dotted name of the module at `path`."""
    return ".".join(PurePosixPath(path).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: Tree) -> list[Import]:
    """Return everything that the tree imports, wherever it stands and however it is spelled."""
    modules = {module_name(path) for path in tree}
    return [
        Import(path, node.lineno, name, lazy)
        for path, source in tree.items()
        for node, lazy in _importing(source)
        for name in _imported(node, path, modules)
    ]


@lru_cache(maxsize=4096)
def _importing(source: str) -> tuple[tuple[ast.stmt | ast.Call, bool], ...]:
    """Return what imports in a source, parsed once for all rules: that takes seconds for the whole package."""
    found = _walk(ast.parse(source), lazy=False)
    return tuple((node, lazy) for node, lazy in found if not isinstance(node, ast.Call) or _called(node) in IMPORTERS)


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _walk(node: ast.AST, *, lazy: bool) -> Iterator[tuple[ast.stmt | ast.Call, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom | ast.Call):
            yield child, lazy
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _walk(child, lazy=lazy or inside)


def _imported(node: ast.stmt | ast.Call, path: str, modules: set[str]) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=module, names=names, level=level):
            base = _base(path, level, module or "")
            return [_from(base, alias.name, modules) for alias in names]
        case ast.Call(args=[ast.Constant(str(name)), *_]):
            return [name] if _called(node) in IMPORTERS else []
    return []


def _base(path: str, level: int, module: str) -> str:
    """Return the full name of the module after `from`."""
    if level == 0:
        return module
    parts = PurePosixPath(path).parts[:-level]
    return ".".join([*parts, *([module] if module else [])])


def _from(base: str, name: str, modules: set[str]) -> str:
    """Return the module that `from base import name` reaches: ours if known, else the longer spelling."""
    inside = base == PACKAGE or base.startswith(f"{PACKAGE}.")
    layer_of_ours = base == PACKAGE and (name in LAYERS or _is_ground(name) or name.startswith("cli_"))
    if inside and not layer_of_ours and f"{base}.{name}" not in modules:
        return base
    return f"{base}.{name}"


def layer(module: str) -> str | None:
    """Return the layer of one of our modules, None when the house has no place for it."""
    parts = module.split(".")
    part = parts[1] if len(parts) > 1 else ""
    if part == "" or _is_ground(part):
        return "ground"
    if part.startswith("cli_"):
        return "cli"  # an option of the command line in a module of its own
    return part if part in LAYERS[1:] else None


def _is_ground(part: str) -> bool:
    """Say whether a module stands below all layers; sentences are kept by subject."""
    return part in GROUND or part.endswith("_sentences")


def strangers(tree: Tree) -> list[str]:
    """Return modules that stand in no layer."""
    return [f"{path} has no place in the house" for path in tree if layer(module_name(path)) is None]


def upward_imports(tree: Tree) -> list[str]:
    """Return imports of a higher layer, and of the window where it is not to be loaded."""
    return [str(each) for each in imports(tree) if each.reaches([PACKAGE]) and not _allowed(each)]


def _allowed(each: Import) -> bool:
    own, other = layer(module_name(each.path)), layer(each.name)
    if own is None or other is None or LAYERS.index(other) > LAYERS.index(own):
        return False
    if other in LAZY_ONLY and own != other:  # the command line works without a screen
        return own == "__main__" and each.lazy
    return True


def window_library_imports(tree: Tree) -> list[str]:
    """Return imports of Qt outside desktop/; the entry point may import it once it knows that it needs it."""
    found = [each for each in imports(tree) if each.reaches(WINDOW_LIBRARIES)]
    return [str(each) for each in found if not _may_use_window(each)]


def _may_use_window(each: Import) -> bool:
    own = layer(module_name(each.path))
    return own == "desktop" or (own == "__main__" and each.lazy)


def session_imports(tree: Tree) -> list[str]:
    """Return what desktop/session/ imports of Qt or of the screens beyond values and signals."""
    session, desktop = f"{PACKAGE}.desktop.session", f"{PACKAGE}.desktop"
    own = [each for each in imports(tree) if f"{module_name(each.path)}.".startswith(f"{session}.")]
    widgets = [each for each in own if each.reaches(WINDOW_LIBRARIES) and not each.reaches(SESSION_QT)]
    upwards = [each for each in own if each.reaches([desktop]) and not each.reaches([session])]
    return [str(each) for each in (*widgets, *upwards)]


def network_imports(tree: Tree) -> list[str]:
    """Return imports that could reach the network."""
    return [str(each) for each in imports(tree) if each.reaches(NETWORK_LIBRARIES)]


def heavy_imports(tree: Tree) -> list[str]:
    """Return imports of libraries that start-up time and size forbid."""
    return [str(each) for each in imports(tree) if each.reaches(HEAVY_LIBRARIES)]


def import_cycles(tree: Tree) -> list[str]:
    """Return one circle of modules that import one another, if there is any."""
    modules = {module_name(path) for path in tree}
    graph: dict[str, set[str]] = {module: set() for module in sorted(modules)}
    for each in imports(tree):
        target = _existing(each.name, modules)
        if target is not None and target != module_name(each.path):
            graph[module_name(each.path)].add(target)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return [" <- ".join(error.args[1])]
    return []


def _existing(name: str, modules: set[str]) -> str | None:
    """Return the longest beginning of `name` that is a module of the tree."""
    parts = name.split(".")
    beginnings = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((each for each in beginnings if each in modules), None)


def oversized(tree: Tree) -> list[str]:
    """Return modules and functions longer than the ceilings."""
    found = []
    for path, source in tree.items():
        length = len(source.splitlines())
        if length > MODULE_LINES:
            found.append(f"{path} has {length} lines")
        if length <= FUNCTION_LINES:  # no function in it can be longer
            continue
        for node in _functions(ast.parse(source)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                found.append(f"{path}:{node.lineno} {node.name} has {length} lines")
    return found


def _functions(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function: it stands in a statement, so that no expression need be looked into."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield from _functions(child)


def drawers(tree: Tree) -> list[str]:
    """Return modules and folders whose name says nothing of what is inside."""
    return [path for path in tree if DRAWERS & set(module_name(path).replace(".", "_").split("_"))]

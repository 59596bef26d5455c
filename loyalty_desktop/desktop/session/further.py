"""Figures that only some screens show: worked out when they are first asked for, kept until what they rest on changes.

`now` is for what takes less than a frame, `later` for what takes longer: it is worked out beside the window, and
`arrived` says when it is there. An old figure is never given for a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.errors import LoyaltyError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

T = TypeVar("T")


def _all_of(journey: Journey) -> Journey:
    return journey


class _Basis(NamedTuple):
    """What figures rest on; the counter is another one as soon as the survey is read otherwise."""

    counter: Counter
    journey: Journey
    asked: Hashable

    def is_like(self, other: _Basis | None) -> bool:
        return other is not None and self.counter is other.counter and self[1:] == other[1:]


class Further(QObject):
    """The further figures of one workspace."""

    arrived = Signal(str)
    """What was asked for under this name is there, or cannot be had."""
    progressed = Signal(str, float)
    """How far what was asked for under this name is, 0..1."""

    def __init__(self, workspace: Workspace, jobs: Jobs) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._jobs = jobs
        self._known: dict[str, tuple[_Basis, Any]] = {}
        self._under_way: dict[str, _Basis] = {}
        workspace.opened.connect(self._forget)

    def now(
        self,
        name: str,
        work: Callable[[Counter, Journey], T],
        asked: Hashable = (),
        part: Callable[[Journey], Journey] = _all_of,
    ) -> T | LoyaltyError | None:
        """Return what `work` makes of the present journey, or why it cannot; None without figures at all.

        `asked` is what else it depends on, such as the column that was chosen. `work` is given the `part` of the
        journey that its figures rest on: as long as that is equal, what was worked out stays.
        """
        basis = self._basis(asked, part)
        if basis is None:
            return None
        known = self._known.get(name)
        if known is None or not basis.is_like(known[0]):
            try:
                known = (basis, work(basis.counter, basis.journey))
            except LoyaltyError as error:
                known = (basis, error)
            self._known[name] = known
        found: T | LoyaltyError = known[1]
        return found

    def later(
        self,
        name: str,
        work: Callable[[Counter, Journey, Running], T],
        asked: Hashable = (),
        part: Callable[[Journey], Journey] = _all_of,
    ) -> T | LoyaltyError | None:
        """Return the same once it has been worked out beside the window; None until it `arrived`."""
        basis = self._basis(asked, part)
        if basis is None:
            return None
        known = self._known.get(name)
        if known is not None and basis.is_like(known[0]):
            found: T | LoyaltyError = known[1]
            return found
        if not basis.is_like(self._under_way.get(name)):
            self._start(name, work, basis)
        return None

    def is_known(self, name: str, asked: Hashable = (), part: Callable[[Journey], Journey] = _all_of) -> bool:
        """Say whether what was worked out under this name is that of the present journey."""
        basis, known = self._basis(asked, part), self._known.get(name)
        return basis is not None and known is not None and basis.is_like(known[0])

    def let_go(self, name: str, asked: Hashable = (), part: Callable[[Journey], Journey] = _all_of) -> None:
        """Stop working out under this name what is no longer true: it would take turns with the painting."""
        basis, before = self._basis(asked, part), self._under_way.get(name)
        if before is not None and not before.is_like(basis):
            self._jobs.cancel(f"figures {name}")
            del self._under_way[name]

    def _basis(self, asked: Hashable, part: Callable[[Journey], Journey]) -> _Basis | None:
        counter, state = self._workspace.counter, self._workspace.state
        return None if counter is None or state.results is None else _Basis(counter, part(state.journey), asked)

    def _start(self, name: str, work: Callable[[Counter, Journey, Running], Any], basis: _Basis) -> None:
        self._under_way[name] = basis
        ticket = self._jobs.start(f"figures {name}", lambda running: work(basis.counter, basis.journey, running))

        def on_done(found: object) -> None:
            self._under_way.pop(name, None)
            self._known[name] = (basis, found)
            self.arrived.emit(name)

        def on_failed(error: object) -> None:
            self._under_way.pop(name, None)
            if not isinstance(error, LoyaltyError):
                assert isinstance(error, BaseException)
                raise error
            self._known[name] = (basis, error)
            self.arrived.emit(name)

        ticket.progress.connect(lambda share: self.progressed.emit(name, share))
        ticket.done.connect(on_done)
        ticket.failed.connect(on_failed)

    def _forget(self) -> None:
        """Let go of what was worked out for the project before."""
        for name in list(self._under_way):
            self._jobs.cancel(f"figures {name}")
        self._under_way.clear()
        self._known.clear()

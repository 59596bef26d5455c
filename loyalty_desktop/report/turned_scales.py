"""The warning that scales may stand the wrong way round: most drivers fall as loyalty rises (I42, METHOD 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.messages import message
from loyalty_desktop.survey.noted import Noted

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import Results

_LEAST = 2


def turned_scales(results: Results | None) -> tuple[Noted, ...]:
    """Return the warning with the columns it is about; () while most drivers rise with loyalty, or nobody knows.

    One driver that falls may really do so; when most of them fall, their scale is turned round.
    """
    if results is None:
        return ()
    known = [one for one in results.drivers if not {"no_column", "no_scale"} & set(one.flags) and one.head.n]
    turned = [one.driver.column for one in known if "reverse_direction" in one.flags and one.driver.column is not None]
    if len(turned) < _LEAST or len(turned) * 2 <= len(known):
        return ()
    said = message("scales_turned", count=len(turned), drivers=len(known))
    return (Noted(said, len(turned), "asked", columns=tuple(dict.fromkeys(turned))),)

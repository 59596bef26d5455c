"""An earlier deck with new figures: slides, places and edits of the user stay, what is ours is drawn anew."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import msgspec
from pptx.exc import PythonPptxError
from pptx.util import Emu

from loyalty_desktop.report.slides.boxes import Box
from loyalty_desktop.report.slides.drawing import (
    chart_title,
    describe,
    draw_slide,
    drawn_chart,
    held,
    notes_text,
    put,
    recorded,
    subtitle_of,
    title_of,
    write_notes,
    write_subtitle,
    write_title,
)
from loyalty_desktop.report.slides.gone_slides import is_as_written, take_out
from loyalty_desktop.report.slides.plan import ChartSpot, GridSpot, TextSpot
from loyalty_desktop.report.slides.tables import add_grid, add_table, grid_told, table_told
from loyalty_desktop.report.slides.tagging import Record, SlideRecord, Tag, digest, tag, tag_of
from loyalty_desktop.report.slides.texts import write
from loyalty_desktop.report.slides.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.presentation import Presentation as Deck

    from loyalty_desktop.report.slides.look import Look
    from loyalty_desktop.report.slides.places import Places
    from loyalty_desktop.report.slides.plan import SlidePlan, Spot, TableSpot


_FOREIGN = (
    *(PythonPptxError, AttributeError, IndexError, KeyError, NotImplementedError, TypeError, ValueError),
    *(BadZipFile, SyntaxError),  # the second is what lxml says of broken XML
)
"""What python-pptx raises for a chart that another program changed: kinds it does not know, axes, workbooks or parts of
the XML that are gone. Such a chart is drawn anew."""


class Refreshing:
    """One earlier deck on its way to the next wave."""

    def __init__(self, deck: Deck, record: Record | None, places: Places, look: Look) -> None:
        self._deck, self._places, self._look = deck, places, look
        self._old = record or Record()
        self._new: dict[str, SlideRecord] = dict(self._old.slides)
        self._slides = _slides_by_key(deck, self._old)
        self._edited: list[str] = []
        self._replaced: list[str] = []

    def run(self, plans: tuple[SlidePlan, ...], step: Callable[[int, int], None]) -> tuple[Written, Record]:
        """Bring the deck up to date; return what happened, and the record for the next time."""
        found = self.foreseen(plans)
        hidden = self._without_gone({plan.key for plan in plans})
        before: Any = None
        for at, plan in enumerate(plans):
            step(at, len(plans))
            if plan.key in self._slides:
                for slide in self._slides[plan.key]:
                    self._refresh(slide, plan)
            elif plan.key not in self._old.slides:
                self._add(plan, before)
            before = self._slides.get(plan.key, [before])[-1]
        kept, replaced = tuple(self._edited), tuple(self._replaced)
        written = msgspec.structs.replace(found, slides=len(self._deck.slides), edited=kept, replaced=replaced)
        return written, Record(self._new, hidden, self._old.is_own)

    def foreseen(self, plans: tuple[SlidePlan, ...]) -> Written:
        """Return what `run` is going to do, without what it finds edited."""
        known = [plan for plan in plans if plan.key in self._slides]
        fresh = [plan for plan in plans if plan.key not in self._slides]
        added = tuple(plan.page for plan in fresh if plan.key not in self._old.slides)
        gone = self._gone({plan.key for plan in plans})
        hidden = tuple(_name_of(slide, key) for key, slide, is_plain in gone if not is_plain)
        taken = tuple(_name_of(slide, key) for key, slide, is_plain in gone if is_plain)
        return Written(
            len(self._deck.slides) + len(added) - len(taken),
            is_refreshed=True,
            refreshed=sum(len(self._slides[plan.key]) for plan in known),
            own=len(self._deck.slides) - sum(map(len, self._slides.values())),
            added=added,
            deleted=tuple(plan.page for plan in fresh if plan.key in self._old.slides),
            gone=hidden,
            taken_out=taken,
        )

    def _add(self, plan: SlidePlan, before: Any) -> None:
        """Add a slide after the one that comes before it in the report; at the end where that has none."""
        slide = draw_slide(self._deck, plan, self._places, self._look)
        self._new[plan.key] = recorded(slide, plan)
        self._slides[plan.key] = [slide]
        places = {one.slide_id: at for at, one in enumerate(self._deck.slides)}
        if before is not None:
            ids = self._deck.slides._sldIdLst
            element = ids[-1]
            ids.remove(element)
            ids.insert(places[before.slide_id] + 1, element)

    def _gone(self, keys: set[str]) -> list[tuple[str, Any, bool]]:
        """Return our slides whose page the report has no longer, and whether they are as they were written."""
        slides = [(key, slide) for key, some in self._slides.items() if key not in keys for slide in some]
        return [(key, one, is_as_written(self._deck, one, self._old.slides.get(key))) for key, one in slides]

    def _without_gone(self, keys: set[str]) -> tuple[str, ...]:
        """Take out what is gone, hide what the user worked on, show again what is back; return what is hidden now."""
        hidden = []
        for key, slide, is_plain in self._gone(keys):
            if is_plain:
                take_out(self._deck, slide)
                self._slides[key] = [one for one in self._slides[key] if one is not slide]
                self._new.pop(key, None)
            else:
                slide._element.set("show", "0")
                hidden.append(key)
        for key in keys & set(self._old.hidden):
            for slide in self._slides.get(key, ()):
                slide._element.attrib.pop("show", None)
        return tuple(dict.fromkeys(hidden))

    def _refresh(self, slide: Any, plan: SlidePlan) -> None:
        """Bring one slide up to date."""
        old = self._old.slides.get(plan.key)
        has_edits = self._refresh_placeholders(slide, plan, old)
        found = {one.role: (shape, one) for shape, one in _ours(slide) if one.key == plan.key}
        known = set(old.roles) if old is not None else set(found)
        by_hand = {role: shape for role, (shape, _tag) in found.items() if held(shape) != _held(old, role)}
        if any(shape.has_table for shape in by_hand.values()):
            self._replaced.append(plan.page)
        charts = {role: "edited" for role, shape in by_hand.items() if shape.has_chart}
        for spot in plan.spots:
            if spot.role in found:
                shape, tagged = found[spot.role]
                has_edits |= self._refresh_spot(slide, shape, tagged, spot)
            elif spot.role not in known:
                put(slide, plan.key, spot, self._look)
        planned = {spot.role for spot in plan.spots} | {"title", "subtitle"}
        for role, (shape, tagged) in found.items():
            is_edited = shape.has_text_frame and digest(shape.text_frame.text) != tagged.digest
            if role not in planned and not is_edited:
                _take_away(slide, shape)
        fresh = recorded(slide, plan)
        self._new[plan.key] = msgspec.structs.replace(
            fresh,
            roles=tuple(dict.fromkeys((*fresh.roles, *sorted(known)))),
            held=fresh.held | charts,
            **self._kept_digests(slide, plan, old),
        )
        if has_edits:
            self._edited.append(plan.page)

    def _kept_digests(self, slide: Any, plan: SlidePlan, old: SlideRecord | None) -> dict[str, str]:
        """Return the digests of what was edited as they were: it is not ours, and will be kept again."""
        kept = {}
        title, subtitle = title_of(slide), subtitle_of(slide)
        if title is not None and _plain(title.text_frame.text) != _plain(plan.title):
            kept["title"] = old.title if old is not None else "edited"
        if subtitle is not None and _plain(subtitle.text_frame.text) != _plain(plan.subtitle):
            kept["subtitle"] = old.subtitle if old is not None else "edited"
        if _plain(notes_text(slide)) != _plain(" ".join(plan.notes)):
            kept["notes"] = old.notes if old is not None else "edited"
        return kept

    def _refresh_placeholders(self, slide: Any, plan: SlidePlan, old: SlideRecord | None) -> bool:
        """Write title, subtitle and notes anew where they are ours; return whether any was edited and kept."""
        has_edits = False
        title, subtitle = title_of(slide), subtitle_of(slide)
        if title is not None and _plain(title.text_frame.text) != _plain(plan.title):
            if old is not None and digest(title.text_frame.text) == old.title:
                write_title(title, plan, self._places, self._look)
            else:
                has_edits = True
        if plan.kind == "cover" and subtitle is not None and plan.subtitle:
            is_new = _plain(subtitle.text_frame.text) != _plain(plan.subtitle)
            is_ours = old is not None and digest(subtitle.text_frame.text) == old.subtitle
            if is_new and is_ours:
                write_subtitle(slide, plan, self._places, self._look)
            has_edits |= is_new and not is_ours
        notes = notes_text(slide)
        if not notes or (old is not None and digest(notes) == old.notes):
            write_notes(slide, plan, self._look)
        return has_edits

    def _refresh_spot(self, slide: Any, shape: Any, tagged: Tag, spot: Spot) -> bool:
        """Bring one shape up to date, where it stands if it was moved; return whether it has an edited text, kept."""
        now = Box(int(shape.left), int(shape.top), int(shape.width), int(shape.height))
        is_table = not isinstance(spot, TextSpot | ChartSpot)
        compared = Box(now.left, now.top, now.width, _height(tagged)) if is_table else now
        box = spot.box if tagged.has_stayed(compared) else now
        if isinstance(spot, TextSpot):
            if not shape.has_text_frame or digest(shape.text_frame.text) != (tagged.digest or digest("")):
                text = shape.text_frame.text if shape.has_text_frame else ""
                return _plain(text) != _plain(" ".join(piece.text for piece in spot.pieces))
            _move(shape, box)
            write(shape.text_frame, spot.pieces, self._look)
            shape.name = tag(tagged.key, tagged.role, shape.text_frame.text, _stood(tagged, box, spot)).name()
            return False
        if isinstance(spot, ChartSpot):
            return self._refresh_chart(slide, shape, tagged, spot, box)
        self._refresh_table(slide, shape, tagged, spot, box)
        return False

    def _refresh_chart(self, slide: Any, shape: Any, tagged: Tag, spot: ChartSpot, box: Box) -> bool:
        """Put new figures into a chart, whatever kind it is now; one that cannot hold them is drawn anew."""
        if not shape.has_chart:
            self._redraw(slide, shape, tagged, spot, box)
            return False
        drawn = drawn_chart(spot.chart, box, self._look)
        chart = shape.chart
        is_titled_by_us = digest(chart_title(chart)) == tagged.digest
        try:
            is_same = chart.chart_type == drawn.kind
            plots = list(chart.plots)
            parts = (sum(len(plot.series) for plot in plots), len(plots))
            if is_same and drawn.parts is not None and parts != drawn.parts:
                raise ValueError(parts)
            chart.replace_data(drawn.data)
            if is_same:
                drawn.colour(chart)
                if is_titled_by_us:
                    drawn.entitle(chart)
        except _FOREIGN:
            self._redraw(slide, shape, tagged, spot, box)
            return False
        _move(shape, box)
        describe(shape, drawn.told)
        title = chart_title(chart) if is_titled_by_us else ""
        fresh = tag(tagged.key, tagged.role, title, _stood(tagged, box, spot))
        shape.name = (fresh if is_titled_by_us else msgspec.structs.replace(fresh, digest=tagged.digest)).name()
        return not is_titled_by_us

    def _refresh_table(self, slide: Any, shape: Any, tagged: Tag, spot: GridSpot | TableSpot, box: Box) -> None:
        """Replace what is in the frame of a table, whatever the number of its rows is now."""
        if not shape.has_table:
            self._redraw(slide, shape, tagged, spot, box)
            return
        if isinstance(spot, GridSpot):
            fresh: Any = add_grid(slide.shapes, spot.grid, box, self._look)
            told = grid_told(spot.grid)
        else:
            fresh = add_table(slide.shapes, spot.table, spot.part, box, self._look)
            told = table_told(spot.table)
        old, new = shape._element.graphic.graphicData, fresh._element.graphic.graphicData
        old.replace(old.tbl, new.tbl)
        _move(shape, Box(box.left, box.top, int(fresh.width), int(fresh.height)))
        fresh._element.getparent().remove(fresh._element)
        describe(shape, told)
        shape.name = tag(tagged.key, tagged.role, "", _stood(tagged, box, spot)).name()

    def _redraw(self, slide: Any, shape: Any, tagged: Tag, spot: Spot, box: Box) -> None:
        fresh = put(slide, tagged.key, spot, self._look, box)
        shape._element.addprevious(fresh._element)
        _take_away(slide, shape)


def _slides_by_key(deck: Deck, record: Record) -> dict[str, list[Any]]:
    """Return our slides by key: by the names of their shapes, else by the title that we wrote."""
    found: dict[str, list[Any]] = defaultdict(list)
    nameless = []
    for slide in deck.slides:
        keys = [one.key for _shape, one in _ours(slide)]
        if keys:
            found[max(set(keys), key=keys.count)].append(slide)
        else:
            nameless.append(slide)
    missing = {one.title: key for key, one in record.slides.items() if key not in found and one.title}
    for slide in nameless:
        shape = title_of(slide)
        key = missing.pop(digest(shape.text_frame.text), None) if shape is not None else None
        if key is not None:
            found[key].append(slide)
    return dict(found)


def _name_of(slide: Any, key: str) -> str:
    shape = title_of(slide)
    return key if shape is None else " ".join(shape.text_frame.text.split()) or key


def _take_away(slide: Any, shape: Any) -> None:
    """Remove a shape, a chart with its workbook: the old figures must not stay in the file unseen."""
    if shape.has_chart:
        slide.part.drop_rel(shape._element.chart_rId)  # kept where the user has copied the chart
    shape._element.getparent().remove(shape._element)


def _ours(slide: Any) -> list[tuple[Any, Tag]]:
    tagged = ((shape, tag_of(shape.name)) for shape in slide.shapes)
    return [(shape, one) for shape, one in tagged if one is not None]


def _held(old: SlideRecord | None, role: str) -> str:
    """Return the digest of what a table or chart held when it was written."""
    return "" if old is None else old.held.get(role, "")


def _height(tagged: Tag) -> int:
    """Return the height that we gave a table: PowerPoint lets tables grow, which is no edit of the user's."""
    return tagged.place[3] * 9_144 if len(tagged.place) == 4 else 0


def _stood(tagged: Tag, box: Box, spot: Spot) -> Box:
    """Return where the tag says that a shape was put: a moved one keeps what it said, so that it stays moved."""
    if box == spot.box or len(tagged.place) != 4:
        return box
    left, top, width, height = (one * 9_144 for one in tagged.place)
    return Box(left, top, width, height)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _move(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(one) for one in box)

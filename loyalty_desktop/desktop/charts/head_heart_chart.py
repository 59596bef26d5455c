"""The head x heart picture on the screen: what wins heads, what wins hearts; zoomed, moved, chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QGraphicsObject, QSizePolicy, QWidget

from loyalty_desktop.desktop.charts import head_heart_words as words
from loyalty_desktop.desktop.charts.head_heart_layout import Arranged, arranged
from loyalty_desktop.desktop.charts.head_heart_painter import Scene, draw_picture
from loyalty_desktop.desktop.charts.plane import Plane
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import gettext

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.head_heart import AxisKind, HeadHeart, Point

_ = gettext
# Every move of the pointer counts: of a hundred a second the last one may be dropped, and a card would stay.
pyqtgraph.setConfigOption("mouseRateLimit", -1)
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 26, 22, 50  # around the area: ticks, titles, the label of the mean
_CATCH = 11.0  # how near to a point a click or the pointer must be, in pixels
_CLOSEST_X, _CLOSEST_Y, _CLOSEST_SHARE = 0.02, 5.0, 0.01  # how far the picture can be zoomed
_ZOOM, _STEP = 0.75, 0.15  # of a key
_DUST = 1e-9
_Key = Qt.Key


class HeadHeartChart(QWidget):
    """Draws a HeadHeart.

    The wheel zooms, dragging moves what was zoomed, a double click shows the whole picture again; a click chooses
    the driver of a point, one on the point that is chosen asks how its figures come about. By keyboard: arrows go
    from point to point, Space asks, + and - zoom, Shift with arrows moves, 0 or Home shows the whole picture.
    """

    chosen = Signal(str)
    """Somebody chose the driver with this id."""
    explain_wanted = Signal(str, QRect)
    """Somebody asks how the figures of this driver come about; its point on the canvas."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture: HeadHeart | None = None
        self._measure: Measure | None = None
        self._chosen: str | None = None
        self._pointed: str | None = None
        self._arranged: tuple[object, Arranged] | None = None
        self._view: Any = pyqtgraph.GraphicsView(self, useOpenGL=False, background=None)
        self._box: Any = pyqtgraph.ViewBox(enableMenu=False, defaultPadding=0)
        self._layer = _Layer(self)
        self._whole = Button(look, "text", 11.5, self)
        self._absent = ElidedLabel(look, 11.5, tone="muted")
        self._set_up()
        look.changed.connect(self._on_look)

    def show_picture(self, picture: HeadHeart, measure: Measure) -> None:
        """Show these values; a zoomed part stays in view as long as the axes mean the same."""
        before, zoomed = self._picture, self.is_zoomed
        self._picture, self._measure, self._pointed = picture, measure, None
        x, y = picture.x_axis, picture.y_axis
        if before is None or (before.x_axis, before.y_axis, before.axis) != (x, y, picture.axis):
            near = _CLOSEST_SHARE if picture.axis == "importance" else _CLOSEST_Y
            self._box.setLimits(xMin=x.low, xMax=x.high, yMin=y.low, yMax=y.high, minXRange=_CLOSEST_X, minYRange=near)
        if before is None or before.axis != picture.axis or not zoomed:
            self.show_whole()
        self._describe()
        self._redraw()

    def choose(self, driver: str | None) -> None:
        """Show the point of a driver as chosen, without a signal."""
        if driver != self._chosen:
            self._chosen = driver
            self._describe()
            self._redraw()

    def show_whole(self) -> None:
        """Show the whole picture."""
        if self._picture is not None:
            x, y = self._picture.x_axis, self._picture.y_axis
            self._box.setRange(xRange=(x.low, x.high), yRange=(y.low, y.high), padding=0, disableAutoRange=True)

    @property
    def axis(self) -> AxisKind | None:
        """What heads are set against; None without a picture."""
        return None if self._picture is None else self._picture.axis

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part of the picture is shown."""
        if self._picture is None:
            return False
        (low_x, high_x), (low_y, high_y) = self._box.viewRange()
        x, y = self._picture.x_axis, self._picture.y_axis
        part = (high_x - low_x) / (x.high - x.low), (high_y - low_y) / (y.high - y.low)
        return bool(min(part) < 1 - 1e-6)

    @property
    def plane(self) -> Plane:
        """Where values lie now, in pixels of the canvas."""
        (low_x, high_x), (low_y, high_y) = self._box.viewRange()
        return Plane(self._area(), low_x, high_x, low_y, high_y)

    @property
    def pointed(self) -> str | None:
        """The driver whose figures are shown on a card: the one under the pointer, or last come to by keys."""
        return self._pointed

    @property
    def canvas(self) -> QWidget:
        """The widget that the picture is painted on."""
        canvas: QWidget = self._view.viewport()
        return canvas

    def places(self) -> Arranged | None:
        """Return where everything stands now; made anew only when something has moved."""
        if self._picture is None or self._measure is None:
            return None
        plane = self.plane
        key = (self._picture, self._measure, plane, self._look.language)
        if self._arranged is None or self._arranged[0] != key:
            self._arranged = key, arranged(self._look, self._picture, self._measure, plane)
        return self._arranged[1]

    def paint(self, painter: QPainter) -> None:
        """Paint the picture on its canvas."""
        places = self.places()
        if places is None or self._picture is None or self._measure is None:
            return
        scene = Scene(self._picture, self._measure, self._chosen, self._pointed)
        whole = QRectF(self.canvas.rect())
        draw_picture(self._look, painter, scene, places, whole)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._look.colour("accent_line"))
            painter.drawRoundedRect(whole.adjusted(4.5, 1.5, -4.5, -1.5), 8, 8)

    def _set_up(self) -> None:
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setCacheMode(self._view.CacheModeFlag.CacheNone)
        self._view.viewport().setAutoFillBackground(False)
        self._view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go to the chart, which has a name
        self._view.scene().addItem(self._box)
        self._view.scene().addItem(self._layer)
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        self._view.scene().sigMouseMoved.connect(self._on_moved)
        self._box.sigRangeChanged.connect(self._on_range)
        self._whole.clicked.connect(self.show_whole)
        self._whole.hide()
        self._absent.hide()
        layout = column(self, (0, 0, 0, 0))
        layout.addWidget(self._view, 1)
        below = column(margins=(16, 0, 16, 0))
        below.addWidget(self._absent)
        layout.addLayout(below)
        layout.addSpacing(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._on_look()

    def _area(self) -> QRectF:
        size = self._view.size()
        width, height = size.width() - _LEFT - _RIGHT, size.height() - _TOP - _BOTTOM
        return QRectF(_LEFT, _TOP, max(40, width), max(40, height))

    def _redraw(self) -> None:
        self._layer.update()
        self.canvas.update()

    def _describe(self) -> None:
        is_share = self._picture is not None and self._picture.axis == "importance"
        name = _("Satisfaction and importance of the drivers") if is_share else _("Head and heart of the drivers")
        self.setAccessibleName(name)
        if self._picture is None or self._measure is None:
            return
        self.setAccessibleDescription(words.picture_spoken(self._picture, self._point(self._chosen), self._measure))
        self._absent.setText(words.absent_text(self._picture, short=True), whole=words.absent_text(self._picture))
        self._absent.setVisible(bool(self._picture.absent))

    def _point(self, driver: str | None) -> Point | None:
        points = () if self._picture is None else self._picture.points
        return next((point for point in points if point.driver == driver), None)

    def _under(self, at: QPointF) -> str | None:
        """Return the driver whose point is nearest to a place on the canvas, None when none is near."""
        places = self.places()
        apart = [] if places is None else [((mark.at - at).manhattanLength(), mark) for mark in places.marks]
        near = min(apart, key=lambda one: one[0], default=None)
        if near is not None and near[0] <= _CATCH:
            return near[1].point.driver
        labels = () if places is None else places.marks
        return next((one.point.driver for one in labels if one.box is not None and one.box.contains(at)), None)

    def _point_at(self, driver: str | None) -> None:
        if driver != self._pointed:
            self._pointed = driver
            shape = Qt.CursorShape.PointingHandCursor if driver is not None else Qt.CursorShape.ArrowCursor
            self.canvas.setCursor(shape)
            self._redraw()

    def _say(self, driver: str) -> None:
        self.choose(driver)
        self.chosen.emit(driver)

    def _go(self, key: int) -> None:
        """Choose the next point in the direction of an arrow key."""
        points = () if self._picture is None else self._picture.points
        across = key in (_Key.Key_Left, _Key.Key_Right)
        order = sorted(points, key=lambda one: (one.x, one.y) if across else (one.y, one.x))
        if not order:
            return
        now = next((at for at, one in enumerate(order) if one.driver == self._chosen), None)
        step = 1 if key in (_Key.Key_Right, _Key.Key_Up) else -1
        at = (0 if step > 0 else len(order) - 1) if now is None else min(max(now + step, 0), len(order) - 1)
        point = order[at]
        self._bring_into_view(point)
        self._say(point.driver)
        self._point_at(point.driver)

    def _bring_into_view(self, point: Point) -> None:
        plane = self.plane
        x = point.x - (plane.low_x + plane.high_x) / 2 if not plane.shows_x(point.x) else 0.0
        y = point.y - (plane.low_y + plane.high_y) / 2 if not plane.shows_y(point.y) else 0.0
        if x or y:
            self._box.translateBy(x=x, y=y)

    def _move(self, key: int) -> None:
        plane = self.plane
        across, along = _STEP * (plane.high_x - plane.low_x), _STEP * (plane.high_y - plane.low_y)
        x = {_Key.Key_Left: -across, _Key.Key_Right: across}.get(_Key(key), 0.0)
        y = {_Key.Key_Down: -along, _Key.Key_Up: along}.get(_Key(key), 0.0)
        self._box.translateBy(x=x, y=y)

    def _zoom(self, factor: float) -> None:
        """Zoom around the chosen point while it is seen, else around the middle."""
        point, plane = self._point(self._chosen), self.plane
        seen = point is not None and plane.shows_x(point.x) and plane.shows_y(point.y)
        self._box.scaleBy((factor, factor), center=QPointF(point.x, point.y) if point is not None and seen else None)

    def _on_clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        driver = self._under(event.scenePos())
        if event.double() and driver is None:
            self.show_whole()
        elif driver is not None and driver == self._chosen:
            self._explain(driver)
        elif driver is not None:
            self._say(driver)

    def _explain(self, driver: str) -> None:
        """Ask about a point that can be seen; the card with its figures in short makes room for the long one."""
        places = self.places()
        mark = next((one for one in places.marks if one.point.driver == driver), None) if places is not None else None
        if mark is not None:
            self._point_at(None)
            spot = QRectF(mark.at.x() - _CATCH, mark.at.y() - _CATCH, 2 * _CATCH, 2 * _CATCH)
            self.explain_wanted.emit(driver, spot.toAlignedRect())

    def _on_moved(self, at: QPointF) -> None:
        self._point_at(self._under(at))

    def _on_range(self) -> None:
        self._box.updateMatrix()  # at once, not before the next paint: a second turn of the wheel counts from here
        self._whole.setVisible(self.is_zoomed)
        self._redraw()

    def _on_look(self) -> None:
        self._arranged = None
        self._whole.setText(_("Whole picture"))
        self._whole.setToolTip(_("Show all drivers again (double-click, or press 0)"))
        self._place_button()
        self._describe()
        self._redraw()

    def _place_button(self) -> None:
        size = self._whole.sizeHint()
        self._whole.setGeometry(
            self._view.width() - _RIGHT - size.width() + 4,
            self._view.height() - size.height(),
            size.width(),
            size.height(),
        )

    def sizeHint(self) -> QSize:
        return QSize(600, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._layer.set_size(self._view.size())
        self._box.setGeometry(self._area())
        self._place_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down):
            self._move(key) if shift else self._go(key)
        elif key in (_Key.Key_0, _Key.Key_Home):
            self.show_whole()
        elif key in (_Key.Key_Plus, _Key.Key_Equal, _Key.Key_Semicolon):
            self._zoom(_ZOOM)
        elif key == _Key.Key_Minus:
            self._zoom(1 / _ZOOM)
        elif key in (_Key.Key_Return, _Key.Key_Enter) and self._point(self._chosen) is not None:
            self._say(str(self._chosen))
        elif key == _Key.Key_Space and self._point(self._chosen) is not None:
            self._explain(str(self._chosen))
        elif key == _Key.Key_Escape and self._pointed is not None:
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)
        self._redraw()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)


class _Layer(QGraphicsObject):
    """The whole picture as one thing in the scene: no point, line or label costs an item of its own."""

    def __init__(self, chart: HeadHeartChart) -> None:
        super().__init__()
        self._chart = chart
        self._rect = QRectF(0, 0, 1, 1)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(10)

    def set_size(self, size: QSize) -> None:
        """Cover a canvas of this size."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, size.width(), size.height())

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        self._chart.paint(painter)

"""The templates: whether they are kept and offered at all, which there are, and deleting one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button, Switch
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import column, empty, row, rule, scrolled
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.desktop.session.templates import Templates
    from loyalty_desktop.journey.templates import Template

_SIZE = (540, 420)


def open_templates(parts: Parts, parent: QWidget) -> None:
    """Open the list of templates."""
    if parts.documents.templates is not None:
        TemplatesDialog(parts.look, parts.documents.templates, parent).open()


class TemplatesDialog(QDialog):
    """Lists the templates, the newest first; a switch says whether they are wanted."""

    def __init__(self, look: Look, templates: Templates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look, self._templates = look, templates
        self.deleting: list[Button] = []
        self.names: list[ElidedLabel] = []
        self.wanted = Switch(look)
        self.closing = Button(look, "primary")
        self._title, self._about = Label(look, 16, 700), Label(look, 12.5, tone="muted", wrap=True)
        self._wanted_name = Label(look, 13, wrap=True)
        self._lay_out()
        self._write()
        self._show_all()
        self.wanted.setChecked(templates.is_wanted)
        self.wanted.toggled.connect(templates.want)
        self.closing.clicked.connect(self.accept)
        self.setFixedSize(*_SIZE)

    def _lay_out(self) -> None:
        whole = column(self, (24, 20, 24, 18), 10)
        whole.addWidget(self._title)
        whole.addWidget(self._about)
        switch = row(gap=10)
        switch.addWidget(self.wanted)
        switch.addWidget(self._wanted_name, 1)
        whole.addLayout(switch)
        panel, self._lines = scrolled()
        whole.addWidget(panel, 1)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self.closing)
        whole.addLayout(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.closing.setDefault(True)

    def _write(self) -> None:
        self.setWindowTitle(_("Templates"))
        self._title.setText(_("Templates"))
        about = _(
            "A template keeps how a project reads its survey, and its journey, but no answers. It is "
            "offered when you open a file with the same headings."
        )
        self._about.setText(about)
        self._wanted_name.setText(_("Keep and offer templates"))
        self.wanted.setAccessibleName(self._wanted_name.text())
        self.closing.setText(_("Close"))

    def _show_all(self) -> None:
        """List what there is; the keys stay at the place of what was deleted."""
        focused = next((at for at, button in enumerate(self.deleting) if button is self.focusWidget()), None)
        empty(self._lines)
        self.deleting, self.names = [], []
        for at, template in enumerate(self._templates.all()):
            if at:
                self._lines.addWidget(rule())
            self._lines.addLayout(self._line(template))
        self.nothing = Label(self._look, 12.5, tone="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setText(_("No templates yet. Saving a project creates one."))
        self.nothing.setContentsMargins(20, 40, 20, 40)
        self._lines.addWidget(self.nothing)
        self.nothing.setVisible(not self.names)
        self._lines.addStretch(1)
        for button in self.deleting:
            button.show()  # at once: what is not seen yet cannot have the keyboard
        if focused is not None:
            target = self.deleting[min(focused, len(self.deleting) - 1)] if self.deleting else self.closing
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, template: Template) -> QHBoxLayout:
        line = row(margins=(14, 8, 10, 8), gap=10)
        texts = column(gap=1)
        name, told = ElidedLabel(self._look, 13, 600), ElidedLabel(self._look, 11.5, tone="muted")
        name.setText(template.name)
        count = len(template.headings)
        columns = ngettext("{count} column", "{count} columns", count).format(count=count)
        told.setText(_("{columns} · {project}").format(columns=columns, project=template.project))
        texts.addWidget(name)
        texts.addWidget(told)
        button = Button(self._look, size=12)
        button.setText(_("Delete"))
        button.setAccessibleName(_("Delete the template “{name}”").format(name=template.name))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._delete(template))
        line.addLayout(texts, 1)
        line.addWidget(button)
        self.deleting.append(button)
        self.names.append(name)
        return line

    def _delete(self, template: Template) -> None:
        self._templates.forget(template)
        self._show_all()

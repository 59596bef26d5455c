"""The offer to read a survey as an earlier project did: made where a template fits, taken, or declined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loyalty_desktop.desktop.session.notices import NoticeAction
from loyalty_desktop.desktop.session.opening import as_template
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.templates import Templates
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.templates import Offer
    from loyalty_desktop.survey.survey import Survey


class TemplateOffers:
    """Makes offers; `start` has work done beside the window: what it is about, the work, what shows its answer."""

    def __init__(
        self, workspace: Workspace, notices: Notices, templates: Templates, start: Callable[..., object]
    ) -> None:
        self._workspace, self._notices, self._templates, self._start = workspace, notices, templates, start

    def make(self, offer: Offer, notes: tuple[Message, ...]) -> None:
        """Say, after `notes`, which template fits and how the survey differs from it."""
        said = (*notes, message("template_offered", name=offer.template.name), *offer.differences)
        use = NoticeAction(message("template_use"), lambda: self._take_over(offer))
        forget = NoticeAction(message("template_forget"), lambda: self._templates.forget(offer.template))
        never = NoticeAction(message("template_never"), self._want_none)
        self._notices.say(said, "info", (use, forget, never))

    def _take_over(self, offer: Offer) -> None:
        """Read the open survey as a template says and use its journey, as one step."""
        state = self._workspace.state
        if state.survey is None:
            return
        project, workbook = state.project, state.survey.workbook
        step = message("step_template", name=offer.template.name)

        def show(answer: tuple[Project, Survey, Counter, tuple[Message, ...]]) -> None:
            new, survey, counter, told = answer
            self._workspace.edit_source(step, new, survey, counter, as_is=True)
            self._notices.say(told, "warning" if len(told) > 1 else "info")

        def work(_running: Any, _passwords: Any) -> tuple[Project, Survey, Counter, tuple[Message, ...]]:
            return as_template(project, workbook, offer)

        self._start(workbook.file_name, work, show)

    def _want_none(self) -> None:
        self._templates.want(False)
        self._notices.say(message("templates_unwanted"))

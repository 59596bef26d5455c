"""What the window and its screens work with, made once by `app` and handed down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.keeping import Keeping
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.recent import RecentProjects
    from loyalty_desktop.desktop.session.settings import Settings
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The session and what the window asks and looks like."""

    settings: Settings
    look: Look
    notices: Notices
    jobs: Jobs
    workspace: Workspace
    documents: Documents
    further: Further
    waves: Waves
    recent: RecentProjects
    questions: Questions
    keeping: Keeping

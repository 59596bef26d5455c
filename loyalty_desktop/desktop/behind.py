"""What stands behind the window, each part imported and made when it is first asked for.

The window itself is painted before any of it is there: the imports alone would take longer than its first paint.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.recent import RecentProjects
    from loyalty_desktop.desktop.session.settings import Settings

KEPT = "unsaved"
"""The folder beside the settings in which unsaved work is kept."""
BACKUPS = "backups"
"""The folder of earlier states of projects."""


class Behind:
    """Jobs, recent projects and the session of one window."""

    def __init__(self, settings: Settings, look: Look, questions: Questions | None = None) -> None:
        self._settings = settings
        self._look = look
        self._questions = questions

    @cached_property
    def jobs(self) -> Jobs:
        """The work beside the window."""
        from loyalty_desktop.desktop.session.jobs import Jobs  # noqa: PLC0415

        return Jobs()

    @cached_property
    def recent(self) -> RecentProjects:
        """The projects that were open lately."""
        from loyalty_desktop.desktop.session.recent import RecentProjects  # noqa: PLC0415

        return RecentProjects(self._settings, self.jobs)

    @cached_property
    def parts(self) -> Parts:
        """The session, and what the window asks."""
        from loyalty_desktop.desktop.parts import Parts  # noqa: PLC0415
        from loyalty_desktop.desktop.project_place import is_sample, name_of  # noqa: PLC0415
        from loyalty_desktop.desktop.questions import Questions  # noqa: PLC0415
        from loyalty_desktop.desktop.session.documents import Documents  # noqa: PLC0415
        from loyalty_desktop.desktop.session.folder_encodings import FolderEncodings  # noqa: PLC0415
        from loyalty_desktop.desktop.session.further import Further  # noqa: PLC0415
        from loyalty_desktop.desktop.session.keeping import Keeping  # noqa: PLC0415
        from loyalty_desktop.desktop.session.notices import Notices  # noqa: PLC0415
        from loyalty_desktop.desktop.session.project_lock import ProjectLock  # noqa: PLC0415
        from loyalty_desktop.desktop.session.settings import TEMPLATES  # noqa: PLC0415
        from loyalty_desktop.desktop.session.templates import Templates  # noqa: PLC0415
        from loyalty_desktop.desktop.session.waves import Waves  # noqa: PLC0415
        from loyalty_desktop.desktop.session.workspace import Workspace  # noqa: PLC0415

        settings, jobs, notices = self._settings, self.jobs, Notices()
        workspace = Workspace(notices)
        questions = self._questions or Questions(settings)
        templates = Templates(
            settings.folder / "templates",
            wanted=bool(settings.get(TEMPLATES)),
            remember=lambda wanted: settings.put(TEMPLATES, int(wanted)),
        )
        encodings = FolderEncodings(settings)
        documents = Documents(workspace, jobs, notices, questions.password, templates=templates, encodings=encodings)
        documents.backups, documents.lock = settings.folder / BACKUPS, ProjectLock(is_sample)
        documents.lock.follow(workspace)
        further = Further(workspace, jobs)
        waves = Waves(workspace, documents, further)
        keeping = Keeping(workspace, settings.folder / KEPT, lambda: name_of(workspace))
        session = (notices, jobs, workspace, documents, further, waves, self.recent)
        return Parts(settings, self._look, *session, questions, keeping)

"""The screen of voices: words that go with a high or a low score, and the comments behind them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.compute.comments import comment_columns, telling
from loyalty_desktop.compute.customers import profit_column
from loyalty_desktop.compute.voices import voices
from loyalty_desktop.compute.whom import rows_of
from loyalty_desktop.desktop.explaining.offering import offer
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.screens.voices.comments_panel import CommentsPanel
from loyalty_desktop.desktop.screens.voices.filter_bar import FilterBar
from loyalty_desktop.desktop.screens.voices.hearing import Hearing
from loyalty_desktop.desktop.screens.voices.words_panel import WordsPanel
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.file_names import file_name
from loyalty_desktop.report.voice_group import EVERYBODY, VoiceGroup, group_name, still_there, whom_of
from loyalty_desktop.report.voice_rows import VoiceRows, matching, ordered
from loyalty_desktop.report.voices_view import writers_text, written_text
from loyalty_desktop.survey.speech.folded import search_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from loyalty_desktop.compute.comments import Comments
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.customer_lists import CustomerLists
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.customer_list import CustomerTable
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey

_NAME = "voices"
_AT_ONCE = 20_000
"""The words of more respondents are counted beside the window."""
_WORDS, _COMMENTS = 57, 43


class VoicesScreen(Screen):
    """What customers write, and which of their words go with loyalty."""

    data_wanted = Signal()
    """Somebody wants to say on the Data screen which column holds comments."""
    back_wanted = Signal(str)
    """Somebody wants to go back to the screen that sent them here."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        further: Further,
        jobs: Jobs,
        lists: CustomerLists,
        questions: Questions,
    ) -> None:
        super().__init__(workspace, look)
        self._further, self._lists, self._questions = further, lists, questions
        self._hearing = Hearing(jobs, self)
        self._question: ColumnKey | None = None
        self._group, self._origin = EVERYBODY, ""
        self._word = ""
        self.title, self.subtitle = Label(look, 17, 700), ElidedLabel(look, 12.5, tone="muted")
        self.question = CaptionedCombo(look, 260)
        self.filters = FilterBar(look)
        self.facts = ElidedLabel(look, 12, tone="muted")
        self.words, self.comments = WordsPanel(look), CommentsPanel(look)
        self.said, self.act = Said(look, 560), Button(look, "primary")
        self.waiting = Said(look, 420)
        self._nothing, self._content, self._pages = Panel(), QWidget(), QStackedWidget()
        self._left = QStackedWidget()
        self._wait_panel = Panel()
        self._lay_out()
        self._connect()

    def show_group(self, group: VoiceGroup, origin: str) -> None:
        """Show the comments of a group to somebody who comes from another screen."""
        self._group, self._origin, self._word = group, origin, ""
        self.comments.start_anew()
        self._on_changed()

    @property
    def group(self) -> VoiceGroup:
        """Whose comments are shown."""
        return self._group

    @property
    def is_pending(self) -> bool:
        """Whether words are still being counted that the screen will show."""
        return self._pages.currentWidget() is self._content and self._left.currentWidget() is self._wait_panel

    def draw(self) -> None:
        self.title.setText(_("Voices"))
        self.subtitle.setText(_("What customers write, and which words go with their loyalty"))
        state = self.workspace.state
        columns = () if state.survey is None else comment_columns(state.survey)
        usable = bool(columns) and self.workspace.counter is not None and state.results is not None
        for part in (self.question, self.filters, self.facts):
            part.setVisible(usable)
        if not usable or state.survey is None:
            self._hearing.stop()
            self._say_nothing(has_columns=bool(columns))
            return
        self._draw_heads(columns)
        heard = self._heard(state.survey)
        if heard is None:
            self._say_waiting(columns)
            return
        self._pages.setCurrentWidget(self._content)
        self._draw_words(heard)
        self._draw_comments(heard)

    def mark(self) -> None:
        """Show what is chosen elsewhere: nothing here depends on it."""

    def _heard(self, survey: Survey) -> Comments | None:
        """Return the comments of the question; None while they are taken apart."""
        return self._hearing.comments(survey, self._columns(comment_columns(survey)))

    def _columns(self, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """Return the question whose comments are read, or all of them."""
        return tuple(one for one in columns if one.key == self._question) or columns

    def _draw_heads(self, columns: tuple[Column, ...]) -> None:
        names = [(_("all together"), ""), *((column_text(one), str(at)) for at, one in enumerate(columns))]
        keys = [one.key for one in columns]
        self.question.set_choices(_("Question"), names)
        self.question.setCurrentIndex(keys.index(self._question) + 1 if self._question in keys else 0)
        self.question.setVisible(len(columns) > 1)
        if len(columns) == 1:
            self.subtitle.setText(_("What customers write to “{question}”").format(question=names[1][0]))
        journey, has_grid = self.workspace.state.journey, self._has_grid()
        self._group = still_there(self._group, journey, has_grid=has_grid)
        self.filters.show_group(self._group, journey, has_grid=has_grid, origin=self._origin)

    def _has_grid(self) -> bool:
        """Say whether there is a customer grid, without working it out."""
        state = self.workspace.state
        return state.survey is not None and profit_column(state.survey, state.journey) is not None

    def _draw_words(self, heard: Comments) -> None:
        found = self._counted(heard)
        if found is None or isinstance(found, LoyaltyError):
            self._left.setCurrentWidget(self._wait_panel)
            said = _("This takes a moment.") if found is None else found.message.text()
            self.waiting.say(_("Counting words…") if found is None else _("No figures yet"), said)
            self.facts.setText("")
            return
        self._left.setCurrentWidget(self.words)
        journey = self.workspace.state.journey
        if self._word and heard.lexicon.number(self._word) is None:
            self._word = ""
        self.words.draw(found, group_name(self._group, journey), journey.measure, self._word or None)
        self.words.table.is_of_report = self._group == EVERYBODY and self._question is None
        facts = [written_text(found), writers_text(found)]
        self.facts.setText("    ".join(one for one in facts if one))

    def _counted(self, heard: Comments) -> Voices | LoyaltyError | None:
        whom = whom_of(self._group, self.workspace.state.journey.measure)

        def work(counter: Counter, journey: Journey, _running: object = None) -> Voices:
            return voices(counter, journey, heard, whom)

        asked = (tuple(one.key for one in heard.columns), id(heard), self._group)
        survey = self.workspace.state.survey
        if survey is not None and survey.rows > _AT_ONCE:
            return self._further.later(_NAME, work, asked)
        return self._further.now(_NAME, work, asked)

    def _draw_comments(self, heard: Comments) -> None:
        view = self._shown(heard)
        if view is None:
            return
        number = heard.lexicon.number(self._word) if self._word else None
        text = "" if number is None else heard.lexicon.text(number)
        self.comments.draw(view, text, group_name(self._group, self.workspace.state.journey))

    def _shown(self, heard: Comments) -> VoiceRows | None:
        """Return the comments of the group that hold the word and what is looked for."""
        state, counter = self.workspace.state, self.workspace.counter
        if state.survey is None or counter is None:
            return None
        measure = state.journey.measure
        try:
            rows = rows_of(counter, state.journey, whom_of(self._group, measure) or ())
        except LoyaltyError:
            rows = np.zeros(0, dtype=np.intp)
        rows = rows[heard.of_row[rows] >= 0]
        number = heard.lexicon.number(self._word) if self._word else None
        if number is not None:
            rows = rows[heard.holding(number)[heard.of_row[rows]]]
        sought = search_words(self.comments.search.text())
        if sought:
            rows = rows[matching(heard.columns, sought, state.survey.rows)[rows]]
        view = VoiceRows(state.survey, measure, heard, rows, sought, self._word)
        found = ordered(view, self.comments.order)
        return VoiceRows(state.survey, measure, heard, found, sought, self._word)

    def _say_waiting(self, columns: tuple[Column, ...]) -> None:
        self._pages.setCurrentWidget(self._nothing)
        self.act.setVisible(True)
        self.facts.setText("")
        if self._hearing.is_stopped:
            self.act.setText(_("Read the comments"))
            self.said.say(_("Reading was stopped"), _("What has been read is kept; the rest follows when you go on."))
            return
        self.act.setText(_("Stop"))
        different = sum(int((telling(one) & (one.distinct.counts > 0)).sum()) for one in columns)
        told = _("Splitting {n:,} different comments into words: {share}")
        self.said.say(_("Reading the comments…"), told.format(n=different, share=share_text(self._hearing.share)))

    def _say_nothing(self, *, has_columns: bool) -> None:
        """Say why there is nothing to see, and what to do about it."""
        state = self.workspace.state
        self._pages.setCurrentWidget(self._nothing)
        missing = state.survey is not None and not has_columns
        self.act.setVisible(missing)
        self.act.setText(_("Choose the column in the Data screen"))
        if state.survey is None:
            self.said.say(_("No answers yet"), _("Open a survey to see what its customers write."))
        elif missing:
            self.said.say(
                _("No column with comments"),
                _(
                    "This survey has no column with answers in people's own words. If there is one, give it "
                    "the role “Comment” on the Data screen."
                ),
            )
        else:
            problem = state.problem.text() if state.problem is not None else ""
            self.said.say(_("No figures yet"), problem)

    def _on_act(self) -> None:
        state = self.workspace.state
        if state.survey is None or not comment_columns(state.survey):
            self.data_wanted.emit()
        elif self._hearing.is_stopped:
            self._hearing.go_on()
            self.draw()
        else:
            self._hearing.stop(told=True)
            self.draw()

    def _on_question(self, at: int) -> None:
        survey = self.workspace.state.survey
        columns = () if survey is None else comment_columns(survey)
        self._question = columns[at - 1].key if at else None
        self._hearing.go_on()
        self.draw()

    def _on_group(self, group: VoiceGroup) -> None:
        self._group = group
        self.draw()

    def _on_word(self, word: str) -> None:
        self._word = word
        self._draw_again()

    def _on_figure(self, word: str, column_key: str, at: QRect) -> None:
        make = partial(self.words.explained, word=word, column=column_key)
        offer(self.workspace, self.look, self.words.table.viewport(), at, make)

    def _on_every_word(self) -> None:
        self._word = ""
        self.words.table.choose(None)
        self._draw_again()

    def _draw_again(self) -> None:
        """Show other comments; the words are the same."""
        survey = self.workspace.state.survey
        heard = None if survey is None else self._heard(survey)
        if heard is not None:
            self._draw_comments(heard)

    def _on_progress(self) -> None:
        survey = self.workspace.state.survey
        if survey is not None and self.isVisible() and self._pages.currentWidget() is self._nothing:
            self._say_waiting(self._columns(comment_columns(survey)))

    def _on_arrived(self, name: str) -> None:
        if name != _NAME:
            return
        survey = self.workspace.state.survey
        heard = None if survey is None else self._heard(survey)
        if not self._stale and self.isVisible() and heard is not None:
            self._draw_words(heard)

    def _on_export(self) -> None:
        view, name = self.comments.view(), self.comments.title.full_text()
        if view is None or not self._questions.personal_list(name, len(view.rows)):
            return
        target = self._questions.list_target(file_name(name))
        if target is None:
            return

        def table(goes_on: Callable[[int], bool]) -> CustomerTable:
            from loyalty_desktop.report.voice_list import voice_table  # noqa: PLC0415 - openpyxl is slow to import

            return voice_table(view, name, goes_on)

        self._lists.write(target.path, table, len(view.rows), target.encoding)

    def _on_back(self) -> None:
        origin, self._origin = self._origin, ""
        self._stale = True
        self.back_wanted.emit(origin)

    def _on_opened(self) -> None:
        self._hearing.forget()
        self._question, self._group, self._origin, self._word = None, EVERYBODY, "", ""
        self._hearing.go_on()
        self.words.start_anew()
        self.comments.start_anew()
        self._on_changed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no further while nobody looks: what was read is kept."""
        super().hideEvent(event)
        self._hearing.stop(told=self._hearing.is_stopped)
        self._stale = True

    def _connect(self) -> None:
        self.question.activated.connect(self._on_question)
        self.filters.chosen.connect(self._on_group)
        self.filters.back_wanted.connect(self._on_back)
        self.words.chosen.connect(self._on_word)
        self.words.table.explain_wanted.connect(self._on_figure)
        self.comments.asked.connect(self._draw_again)
        self.comments.every_word_wanted.connect(self._on_every_word)
        self.comments.export_wanted.connect(self._on_export)
        self.act.clicked.connect(self._on_act)
        self._hearing.heard.connect(self._on_changed)
        self._hearing.progress.connect(self._on_progress)
        self._further.arrived.connect(self._on_arrived)
        self.workspace.opened.connect(self._on_opened)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)

    def _on_find(self) -> None:
        self.comments.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.comments.search.selectAll()

    def _lay_out(self) -> None:
        page = column(self, (20, 12, 20, 16), 10)
        head_box = QWidget()
        head_box.setFixedHeight(34)
        head = row(head_box, gap=14)
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        head.addWidget(self.question)
        page.addWidget(head_box)
        page.addWidget(self.filters)
        page.addWidget(self.facts)
        page.addWidget(self._pages, 1)
        parts = column(self._nothing)
        parts.addStretch(1)
        parts.addWidget(self.said)
        parts.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
        parts.addStretch(1)
        column(self._wait_panel).addWidget(self.waiting)
        self._left.addWidget(self.words)
        self._left.addWidget(self._wait_panel)
        sides = row(self._content, gap=12)
        sides.addWidget(self._left, _WORDS)
        sides.addWidget(self.comments, _COMMENTS)
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._nothing)

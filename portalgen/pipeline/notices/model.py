"""A notice to the readers of an item: the request, and the planned changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from portalgen.content.front_matter_text import clean_line
from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.kinds.definition import Effect, label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.lint.linking_pages import ItemLinks
from portalgen.pipeline.definitions import Definitions, standard_definitions

NoticeAction = Literal["correct", "withdraw", "remove"]


@frozen
class NoticeRequest:
    """The item and the text of a notice."""

    root: Path
    action: NoticeAction
    id: str
    """The id of the item, or the path of any of its pages."""
    at: datetime
    note: str
    """In the language of the original, or in `language`."""
    language: str = ""
    """For `correct`: the language of the corrected page; empty for the original's."""
    reason: str = ""
    """A published class of reasons; empty for `correct`."""
    superseded_by: str = ""
    title: str = ""
    """For `remove`: the name of the item in the notice, if not its title."""
    notes_in: Mapping[str, str] = field(default_factory=dict)
    """For `withdraw`: the note in other languages."""
    titles_in: Mapping[str, str] = field(default_factory=dict)
    """For `remove`: the title in other languages."""
    definitions: Callable[[], Definitions] = standard_definitions


@frozen
class PlannedFile:
    """New content of a file, or None to delete it."""

    path: str
    before: bytes
    after: bytes | None


@frozen
class LastingEffect:
    """An effect of an item on another item that outlasts its removal."""

    page: Page
    """The original of the other item."""
    effect: Effect
    number: str
    """The number used to cite the removed item; empty if it has none."""
    since: date | None
    has_come: bool
    """True if it is already in effect."""


@frozen
class NoticePlan:
    """The changes of a notice, and the links to the item."""

    request: NoticeRequest
    item: Item
    changes: tuple[PlannedFile, ...]
    urls: tuple[str, ...]
    """The addresses of the item."""
    links: ItemLinks
    shared_files: tuple[str, ...] = ()
    """Files of the item that stay, since other pages use them."""
    languages_without_note: tuple[str, ...] = ()
    """For `correct`: the item's other languages, without the note."""
    repository: Repository | None = None
    effects: tuple[LastingEffect, ...] = ()
    """For `remove`: effects on other items, kept in the notice."""

    @property
    def reason_of_record(self) -> str:
        """The text for an approval record, on one line: the class of the reason, if any, and the note."""
        reason, note = self.request.reason, clean_line(self.request.note)
        return f"{reason_label(reason, 'vi')}: {note}" if reason else note


def reason_label(reason: str, language: str) -> str:
    """Return the published label of a class of reasons."""
    return label_of_choice(WITHDRAWAL_REASONS, reason).text(language)

"""A notice to readers about an item: the request for it, and the planned changes."""

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
    """The request for a notice: the item and the texts of the notice."""

    root: Path
    action: NoticeAction
    id: str
    """The id of the item, or the path of any of its pages."""
    at: datetime
    note: str
    """The text of the notice, in `language` or the language of the original."""
    language: str = ""
    """For `correct`: the language of the corrected page. Empty for the language of the original."""
    reason: str = ""
    """The published class of the reason; empty for `correct`."""
    superseded_by: str = ""
    title: str = ""
    """For `remove`: the name to use for the item in the notice. If empty, its title is used."""
    notes_in: Mapping[str, str] = field(default_factory=dict)
    """For `withdraw`: the note in other languages, keyed by language."""
    titles_in: Mapping[str, str] = field(default_factory=dict)
    """For `remove`: the title in other languages, keyed by language."""
    definitions: Callable[[], Definitions] = standard_definitions


@frozen
class PlannedFile:
    """The new content of a file, or None if the file is to be deleted."""

    path: str
    before: bytes
    after: bytes | None


@frozen
class LastingEffect:
    """An effect on another item that continues after the item itself has been removed."""

    page: Page
    """The original page of the other item."""
    effect: Effect
    number: str
    """The number by which the removed item is cited; empty if it has none."""
    since: date | None
    has_come: bool
    """True if the effect has already begun."""


@frozen
class NoticePlan:
    """The changes made by a notice, and the links to the item."""

    request: NoticeRequest
    item: Item
    changes: tuple[PlannedFile, ...]
    urls: tuple[str, ...]
    """The addresses of the item."""
    links: ItemLinks
    shared_files: tuple[str, ...] = ()
    """Files of the item to keep because other pages use them."""
    languages_without_note: tuple[str, ...] = ()
    """For `correct`: the other languages of the item, in which the note does not appear."""
    repository: Repository | None = None
    effects: tuple[LastingEffect, ...] = ()
    """For `remove`: the effects on other items, which the notice keeps."""

    @property
    def reason_of_record(self) -> str:
        """The reason to write into an approval record, on one line: the class of the reason, if any, and the note."""
        reason, note = self.request.reason, clean_line(self.request.note)
        return f"{reason_label(reason, 'vi')}: {note}" if reason else note


def reason_label(reason: str, language: str) -> str:
    """Return the label under which a class of reasons is published."""
    return label_of_choice(WITHDRAWAL_REASONS, reason).text(language)

"""A notice to readers of an item: what is asked for, and what it changes."""

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
    """What readers are to be told, and of which item."""

    root: Path
    action: NoticeAction
    id: str
    """Of the item; the path of one of its pages will do."""
    at: datetime
    note: str
    """In the language of the original, or of `language`."""
    language: str = ""
    """Of `correct`: the language whose page is corrected; that of the original where it is empty."""
    reason: str = ""
    """One of the published classes; of `correct` none."""
    superseded_by: str = ""
    title: str = ""
    """Of `remove`: what the notice calls the item, where that is not its title."""
    notes_in: Mapping[str, str] = field(default_factory=dict)
    """Of `withdraw`: the note in other languages."""
    titles_in: Mapping[str, str] = field(default_factory=dict)
    """Of `remove`: the title in other languages."""
    definitions: Callable[[], Definitions] = standard_definitions


@frozen
class PlannedFile:
    """New content of a file, or None where it is deleted."""

    path: str
    before: bytes
    after: bytes | None


@frozen
class LastingEffect:
    """What an item does to another, which goes on when it is removed."""

    page: Page
    """The original of the other item."""
    effect: Effect
    number: str
    """By which the removed item is cited; empty where it has none."""
    since: date | None
    has_come: bool
    """Whether it does so already."""


@frozen
class NoticePlan:
    """What a notice changes, and what leads to the item."""

    request: NoticeRequest
    item: Item
    changes: tuple[PlannedFile, ...]
    urls: tuple[str, ...]
    """Where readers find the item."""
    links: ItemLinks
    shared_files: tuple[str, ...] = ()
    """Files of the item that stay, since other pages use them."""
    languages_without_note: tuple[str, ...] = ()
    """Of `correct`: the other languages of the item, whose pages were not given the note."""
    repository: Repository | None = None
    effects: tuple[LastingEffect, ...] = ()
    """Of `remove`: what the item did to others, which its notice keeps."""

    @property
    def reason_of_record(self) -> str:
        """What a record of approval says: the class of the reason where there is one, and the note, on one line."""
        reason, note = self.request.reason, clean_line(self.request.note)
        return f"{reason_label(reason, 'vi')}: {note}" if reason else note


def reason_label(reason: str, language: str) -> str:
    """Return how readers are told a class of reasons."""
    return label_of_choice(WITHDRAWAL_REASONS, reason).text(language)

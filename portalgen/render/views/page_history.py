"""The versions of a page and their differences."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.links import Link, Time


@frozen
class ChangedWords:
    """Words of a passage; `kind` is `same`, `removed` or `added`."""

    kind: str
    text: str


@frozen
class ChangedPassage:
    """A passage that differs between two versions."""

    label: str
    """The part of the page: the title, a fact by its label, the text, a file by its name."""
    words: tuple[ChangedWords, ...]
    """Empty if the text is not shown again."""


@frozen
class VersionView:
    """A version available to readers, or the moment at which the page became unavailable."""

    anchor: str
    event: str
    """The event, in words."""
    time: Time
    worth: str
    """The reliability of the time, in words; empty if proven."""
    approval: str
    """The posts that approved it, or another basis."""
    note: str
    """The note published for readers; empty if there was none."""
    reason: str
    """The class of reason for a withdrawal or removal; else empty."""
    withheld: str
    """The reason for not showing its text again; else empty."""
    passages: tuple[ChangedPassage, ...]
    more: str
    """The number of further passages that differ, in words; else empty."""


@frozen
class PageHistoryView:
    """The history of a page (layout `page_history`)."""

    frame: Frame
    title: str
    page: Link
    """The page itself."""
    versions: tuple[VersionView, ...]
    """The newest first."""
    older: str
    """The number of still older versions, in words; else empty."""

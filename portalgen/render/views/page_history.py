"""How a page changed, version by version."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.links import Link, Time


@frozen
class ChangedWords:
    """Words of a passage; `kind` is one of same, removed, added."""

    kind: str
    text: str


@frozen
class ChangedPassage:
    """A passage that differs between two versions."""

    label: str
    """What it is: the title, a fact by its label, the text, a file by its name."""
    words: tuple[ChangedWords, ...]
    """Empty where it is not shown again."""


@frozen
class VersionView:
    """A version that readers had, or the moment from which they had none."""

    anchor: str
    event: str
    """What happened, in words."""
    time: Time
    worth: str
    """What the time is worth, in words; empty where it is proved."""
    approval: str
    """Which posts approved it, or what else stands behind it."""
    note: str
    """What readers were told; empty where that is nothing."""
    reason: str
    """The class of reason of what was withdrawn or removed; else empty."""
    withheld: str
    """Why its text is not shown again; else empty."""
    passages: tuple[ChangedPassage, ...]
    more: str
    """How many passages more differ, in words; else empty."""


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
    """How many versions are older than these, in words; else empty."""

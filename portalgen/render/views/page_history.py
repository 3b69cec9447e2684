"""The versions of a page and the differences between them."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.links import Link, Time


@frozen
class ChangedWords:
    """Some words of a passage. `kind` is `same`, `removed` or `added`."""

    kind: str
    text: str


@frozen
class ChangedPassage:
    """A passage that differs between two versions."""

    label: str
    """The part of the page that contains it: the title, the label of a fact, the text, or the name of a file."""
    words: tuple[ChangedWords, ...]
    """The words of the passage. Empty if its text is not shown again."""


@frozen
class VersionView:
    """A version of the page that readers could see, or the moment at which the page became unavailable."""

    anchor: str
    event: str
    """The event that began this version, in words."""
    time: Time
    worth: str
    """The reliability of `time`, in words; empty if the time is proven."""
    approval: str
    """The posts that approved the version, or another basis for its publication."""
    note: str
    """The note published with this version for readers; empty if there was none."""
    reason: str
    """The class of reason for which the page was withdrawn or removed; otherwise empty."""
    withheld: str
    """The reason for which the text of this version is not shown again; otherwise empty."""
    passages: tuple[ChangedPassage, ...]
    more: str
    """A text with the number of further passages that differ; otherwise empty."""


@frozen
class PageHistoryView:
    """The history of a page (layout `page_history`)."""

    frame: Frame
    title: str
    page: Link
    """A link to the page itself."""
    versions: tuple[VersionView, ...]
    """The versions shown, the newest first."""
    older: str
    """A text with the number of older versions, which are not shown; otherwise empty."""

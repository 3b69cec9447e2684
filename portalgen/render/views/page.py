"""A page written by an editor."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.links import DayView, Fact, Heading, Link, Time


@frozen
class PagePanel:
    """A part of a page below its body, built from its front matter and the files beside it."""

    name: str
    """The name of its definition."""
    title: str
    """Its heading; empty if it has none."""
    html: Markup
    title_language: str = ""
    """Language (`lang`) of the heading, if different from the page's."""


@frozen
class ChannelView:
    """An official channel: a site of the portal, or a service outside of it."""

    name: str
    name_language: str
    """Language (`lang`) of the name, if different from the page's."""
    url: str
    """Its address, shown literally; empty if unconfirmed."""
    purpose: str = ""
    """Its purpose or language; may be empty."""


@frozen
class ChannelGroup:
    """Channels of the same sort under a title."""

    title: str
    channels: tuple[ChannelView, ...]


@frozen
class PageView:
    """A page written by an editor: layouts page, news, legal_document, organization, official."""

    frame: Frame
    kind: str
    kind_label: str
    section_title: str
    """Title of its section; empty outside sections."""
    title: str
    summary: str
    day: DayView | None
    body: Markup
    contents: tuple[Heading, ...]
    facts: tuple[Fact, ...]
    """The kind's own fields in the order of its definition, only if set and not in `facts_first`."""
    attachments: tuple[AttachmentView, ...]
    images: tuple[ImageView, ...]
    """Lead pictures from the front matter; pictures in the text are already in `body`."""
    terms: tuple[Fact, ...]
    """Taxonomies: a fact per taxonomy, its terms in `links`."""
    previous: Link | None
    """The preceding page in its section's list: the newer page if the list is sorted by date."""
    next: Link | None
    by_date: bool
    """True if `previous` and `next` are the newer and older page by date, else neighbours in the list."""
    related: tuple[Link, ...]
    """The pages in the editor's `related`, if shown, in that order."""
    text_url: str
    """The page as plain text; empty if the site does not publish it."""
    source: Fact | None
    """The source of quoted or supplied content (QĐ 2111 Art. 8(3))."""
    facts_first: tuple[Fact, ...] = ()
    """Facts above the body if the others follow it: the time and place of an event."""
    history_url: str = ""
    """The page with the history of this page; empty if there is none."""
    is_notice: bool = False
    """True if this replaces a removed or expired page: nothing to print or share."""
    category: str = ""
    """The name of its kind or, if more specific, of its section.

    Notices and schedules are of the kind news, so they are named by their section (`Kind.is_named_by_section`).
    """
    body_title: str = ""
    """The heading above the body; empty if there is no heading or no body."""
    panels: tuple[PagePanel, ...] = ()
    """Parts below the body: data, maps, channels for opinions."""
    updated: Time | None = None
    """The last change after publication; None if it never changed, or if a correction states the time."""
    folds_facts: bool = False
    """True if `facts` are folded below `facts_first`."""
    panels_first: bool = False
    """True if `panels` stand above facts and body, as the main content for readers."""
    body_first: bool = False
    """True if `facts` stand below the body, which says what to do now."""
    labels: tuple[str, ...] = ()
    """Short statements directly below the title: the end of the item's period, its closure or its cancellation.

    A layout that shows the state there itself omits them.
    """

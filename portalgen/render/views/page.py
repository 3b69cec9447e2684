"""A page written by an editor."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.links import DayView, Fact, Heading, Link, Time


@frozen
class PagePanel:
    """A part of a page below its body. It is built from the front matter and the files beside the page."""

    name: str
    """The name under which the panel is defined."""
    title: str
    """Its heading; empty if it has none."""
    html: Markup
    title_language: str = ""
    """Language (`lang`) of the heading, if different from the page's."""


@frozen
class ChannelView:
    """An official channel of communication: a site of the portal, or a service outside the portal."""

    name: str
    name_language: str
    """Language (`lang`) of the name, if different from the page's."""
    url: str
    """The address of the channel, displayed as it is; empty if not confirmed."""
    purpose: str = ""
    """The purpose or the language of the channel; may be empty."""


@frozen
class ChannelGroup:
    """Channels of the same sort, listed under a common title."""

    title: str
    channels: tuple[ChannelView, ...]


@frozen
class PageView:
    """A page written by an editor: layouts page, news, legal_document, organization, official."""

    frame: Frame
    kind: str
    kind_label: str
    section_title: str
    """Title of the page's section; empty if the page is in no section."""
    title: str
    summary: str
    day: DayView | None
    body: Markup
    contents: tuple[Heading, ...]
    facts: tuple[Fact, ...]
    """The fields that are set and not in `facts_first`, in the order in which the kind defines them."""
    attachments: tuple[AttachmentView, ...]
    images: tuple[ImageView, ...]
    """Lead pictures from the front matter. Pictures in the text are part of `body`."""
    terms: tuple[Fact, ...]
    """The terms of the page: one fact for each taxonomy, with the terms as `links`."""
    previous: Link | None
    """The preceding page in the list of its section. If the list is sorted by date, this is the next newer page."""
    next: Link | None
    by_date: bool
    """True if the list is sorted by date, so that `previous` is the newer page and `next` the older page."""
    related: tuple[Link, ...]
    """The pages that the editor listed in `related`, in that order. Pages that readers do not see are omitted."""
    text_url: str
    """The address of the page as plain text; empty if the site does not publish it."""
    source: Fact | None
    """The source of content that is quoted or was supplied by another publisher (QĐ 2111 Art. 8(3))."""
    facts_first: tuple[Fact, ...] = ()
    """Facts shown above the body while the remaining facts follow it, such as the time and place of an event."""
    history_url: str = ""
    """The page that shows the history of this page; empty if there is none."""
    is_notice: bool = False
    """True if the page is a notice in place of a removed or expired page. There is nothing to print or share."""
    category: str = ""
    """The name of the page's kind, or of its section if that is more specific.

    Notices and schedules are of the kind news, so they are named by their section (`Kind.is_named_by_section`).
    """
    body_title: str = ""
    """The heading above the body; empty if it has none or there is no body."""
    panels: tuple[PagePanel, ...] = ()
    """The parts below the body, such as data, maps, and channels for opinions."""
    updated: Time | None = None
    """The time of the last change after publication. None if it never changed, or if a correction states the time."""
    folds_facts: bool = False
    """True if `facts` are initially folded below `facts_first`."""
    panels_first: bool = False
    """True if `panels` are shown above facts and body, because they are the main content for readers."""
    body_first: bool = False
    """True if `facts` are shown below the body, because the body says what to do now."""
    labels: tuple[str, ...] = ()
    """Short statements directly below the title: that the item's period ended, or that it was closed or cancelled.

    If a layout shows the state there itself, they are omitted.
    """

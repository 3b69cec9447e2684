"""A page that an editor wrote."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.links import DayView, Fact, Heading, Link, Time


@frozen
class PagePanel:
    """A piece of a page below its body that is made of its front matter and the files beside it."""

    name: str
    """What it is: the name of its definition."""
    title: str
    """Its heading; empty where it stands without one."""
    html: Markup
    title_language: str = ""
    """Of the heading (`lang`), where it is not the page's."""


@frozen
class ChannelView:
    """An official channel: a site of the portal, or a service outside of it."""

    name: str
    name_language: str
    """Of the name (`lang`), where it is not the page's."""
    url: str
    """Its address, which is shown as it is; empty where nobody has confirmed it."""
    purpose: str = ""
    """What it is for, or the language that it is in; may be empty."""


@frozen
class ChannelGroup:
    """Channels of one sort under a title."""

    title: str
    channels: tuple[ChannelView, ...]


@frozen
class PageView:
    """A page written by an editor: layouts page, news, legal_document, organization, official."""

    frame: Frame
    kind: str
    kind_label: str
    section_title: str
    """Title of the section that holds it; empty outside sections."""
    title: str
    summary: str
    day: DayView | None
    body: Markup
    contents: tuple[Heading, ...]
    facts: tuple[Fact, ...]
    """The kind's own fields in the order of its definition, only those that are set and not in `facts_first`."""
    attachments: tuple[AttachmentView, ...]
    images: tuple[ImageView, ...]
    """Lead pictures from the front matter (those in the body are already in `body`)."""
    terms: tuple[Fact, ...]
    """Taxonomies: one fact a taxonomy, its terms in `links`."""
    previous: Link | None
    """The page before it in its section's list: the newer one, where that is sorted by date."""
    next: Link | None
    by_date: bool
    """Whether the two are the newer and the older one by their days; else those before and after it in the list."""
    related: tuple[Link, ...]
    """The pages that the editor names in `related`, those that are shown, in that order."""
    text_url: str
    """The page as plain text; empty where the site does not make it."""
    source: Fact | None
    """Where quoted or supplied content comes from (QĐ 2111 Art. 8(3))."""
    facts_first: tuple[Fact, ...] = ()
    """What is read above the body where the other facts stand at the end: when and where an event is."""
    history_url: str = ""
    """The page that says how this one changed; empty where there is none."""
    is_notice: bool = False
    """Whether it stands in the place of a page that was removed or has expired: there is nothing to print or to share."""
    category: str = ""
    """What it is called for people: its kind; a notice or a schedule is news to the system, and its section says more."""
    body_title: str = ""
    """The heading above the body; empty where there is none, or no body."""
    panels: tuple[PagePanel, ...] = ()
    """What stands below the body: data, maps, where to send an opinion."""
    updated: Time | None = None
    """When it was changed last after its publication; None where it never was, or where a correction says it."""
    folds_facts: bool = False
    """Whether `facts` stand folded below `facts_first`."""
    panels_first: bool = False
    """Whether `panels` stand above facts and body: they are what readers come for."""
    body_first: bool = False
    """Whether `facts` stand below the body, which tells what to do now."""
    labels: tuple[str, ...] = ()
    """What is told right under the title: until when the item is open, that it is over, that it is called off. A layout
    that shows the state there itself leaves them out."""

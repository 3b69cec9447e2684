"""A page as plain text beside it, for people who save it, forward it or have it read aloud.

It depends only on the page's view and the agency's imprint. Its key therefore consists of the digests of the view's
parts that it shows, already known when the page's view was built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from portalgen.config.by_language import choose_for_language
from portalgen.config.portal import Site
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import DerivedFile, FollowedView, OutputDefinition
from portalgen.plan.addresses import plan_plain_text
from portalgen.plan.model import PAGE_OUTPUT, OutputType
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.links import Fact, Link, Notice
from portalgen.render.views.page import PagePanel, PageView

with on_demand():
    from portalgen.render import html_to_text

SHOWN_PARTS: Final = frozenset(
    {
        "category",
        "title",
        "summary",
        "day",
        "updated",
        "body",
        "body_first",
        "body_title",
        "panels",
        "panels_first",
        "facts_first",
        "facts",
        "labels",
        "attachments",
        "images",
        "terms",
        "related",
        "source",
        "frame.head",
        "frame.notices",
    }
)
"""The parts of a page's view shown in its text, verified by a test."""


@frozen
class Imprint:
    """The agency of a page, and its terms of use."""

    agency: str
    superior: str
    reuse: str


def render_text_page(page: PageView, imprint: Imprint, lookup: html_to_text.StringLookup) -> str:
    """Return the text of a page, ending with a line feed. `lookup` returns the strings of the theme."""
    url = page.frame.head.canonical
    parts = urlsplit(url)
    addresses = html_to_text.NumberedAddresses(f"{parts.scheme}://{parts.netloc}")
    blocks = (
        "\n".join(each for each in (imprint.superior, imprint.agency) if each),
        html_to_text.underline_heading(" ".join(page.title.split())),
        *(_notice(each, addresses) for each in page.frame.notices),
        "\n".join(
            filter(None, (page.category, page.day.long if page.day else "", _update(page, lookup), *page.labels))
        ),
        page.summary,
        *_panels(page.panels if page.panels_first else (), addresses, lookup),
        "\n".join(_fact(fact, addresses) for fact in (*page.facts_first, *(() if page.body_first else page.facts))),
        "\n".join(_pictures(page.images, lookup)),
        html_to_text.underline_heading(page.body_title) if page.body_title else "",
        html_to_text.convert_html_to_text(page.body, addresses, lookup),
        "\n".join(_fact(fact, addresses) for fact in (page.facts if page.body_first else ())),
        *_panels(() if page.panels_first else page.panels, addresses, lookup),
        _attachments(page.attachments, addresses, lookup),
        "\n".join(_fact(fact, addresses) for fact in page.terms),
        _related(page.related, addresses, lookup),
        _addresses(addresses, lookup),
        "\n".join(_end(page, imprint, url, lookup)),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _panels(
    panels: Iterable[PagePanel], addresses: html_to_text.NumberedAddresses, lookup: html_to_text.StringLookup
) -> tuple[str, ...]:
    return tuple(_panel(each, addresses, lookup) for each in panels)


def _update(page: PageView, lookup: html_to_text.StringLookup) -> str:
    return f"{lookup('updated')} {page.updated.text}" if page.updated is not None else ""


def _panel(panel: PagePanel, addresses: html_to_text.NumberedAddresses, lookup: html_to_text.StringLookup) -> str:
    heading = html_to_text.underline_heading(panel.title) if panel.title else ""
    return "\n\n".join(filter(None, (heading, html_to_text.convert_html_to_text(panel.html, addresses, lookup))))


def _notice(notice: Notice, addresses: html_to_text.NumberedAddresses) -> str:
    link = f" {_link(notice.link, addresses)}" if notice.link is not None else ""
    links = (f"- {_link(each, addresses)}" for each in notice.links)
    return "\n".join((notice.text + link, *links, *(f"- {each}" for each in notice.earlier)))


def _fact(fact: Fact, addresses: html_to_text.NumberedAddresses) -> str:
    value = _value(fact, addresses)
    if not fact.label:
        return value
    return f"{fact.label}:{value}" if value.startswith("\n") else f"{fact.label}: {value}"


def _value(fact: Fact, addresses: html_to_text.NumberedAddresses) -> str:
    """Return the words of a fact; several labelled rows are put on separate lines."""
    if fact.rows:
        return _rows(fact, addresses)
    linked = "; ".join(_link(link, addresses) for link in fact.links)
    value = " ".join(each for each in (fact.value, linked) if each) if fact.links else fact.value
    if fact.day is not None:
        value = fact.day.long
    numbered = fact.url and fact.value != fact.url
    return value + (f" [{addresses.number(fact.url)}]" if numbered else "")


def _rows(fact: Fact, addresses: html_to_text.NumberedAddresses) -> str:
    rows = ["; ".join(_fact(each, addresses) for each in row) for row in fact.rows]
    if len(rows) > 1 and any(each.label for row in fact.rows for each in row):
        return "".join(f"\n- {row}" for row in rows)
    return "; ".join(rows)


def _link(link: Link, addresses: html_to_text.NumberedAddresses) -> str:
    words = f"{link.label}: {link.title}" if link.label else link.title
    told = "".join(f" ({each})" for each in (link.day, link.state) if each)
    return f"{words}{told} [{addresses.number(link.url)}]"


def _pictures(images: Iterable[ImageView], lookup: html_to_text.StringLookup) -> Iterator[str]:
    for image in images:
        words = lookup("text.picture", words=image.alt)
        credit = lookup("figure.credit", credit=image.credit) if image.credit else ""
        yield " ".join(each for each in (words, image.caption, credit) if each)


def _attachments(
    attachments: tuple[AttachmentView, ...],
    addresses: html_to_text.NumberedAddresses,
    lookup: html_to_text.StringLookup,
) -> str:
    if not attachments:
        return ""
    lines = (
        f"- {each.title} ({', '.join(part for part in (each.format, each.size) if part)})\n  {addresses.as_absolute(each.url)}"
        for each in attachments
    )
    return "\n".join((html_to_text.underline_heading(lookup("document.attachments"), 2), "", *lines))


def _related(
    links: tuple[Link, ...], addresses: html_to_text.NumberedAddresses, lookup: html_to_text.StringLookup
) -> str:
    if not links:
        return ""
    lines = (
        f"- {each.title}{f' ({each.state})' if each.state else ''}\n  {addresses.as_absolute(each.url)}"
        for each in links
    )
    return "\n".join((html_to_text.underline_heading(lookup("related.label"), 2), "", *lines))


def _addresses(addresses: html_to_text.NumberedAddresses, lookup: html_to_text.StringLookup) -> str:
    lines = addresses.lines()
    return "\n".join((html_to_text.underline_heading(lookup("text.addresses"), 2), "", *lines)) if lines else ""


def _end(page: PageView, imprint: Imprint, url: str, lookup: html_to_text.StringLookup) -> Iterator[str]:
    yield "* * *"
    if page.source is not None:
        yield f"{page.source.label}: {page.source.value}" + (f" ({page.source.url})" if page.source.url else "")
    yield f"{lookup('text.url')}: {url}"
    if imprint.reuse:
        yield imprint.reuse


def _write(followed: FollowedView) -> bytes:
    return render_text_page(followed.view, followed.imprint, followed.lookup).encode()


def build_imprint(site: Site, language: str) -> Imprint:
    """Return the imprint below every plain text of a site."""
    superior = dict(site.superior).get(language, "")
    return Imprint(site.name(language).full, superior, choose_for_language(site.reuse, language))


OUTPUT: Final = OutputDefinition(
    OutputType(
        "text", plan_plain_text, step="following", follows=PAGE_OUTPUT, media_type="text/plain", needs_bodies=True
    ),
    derived=DerivedFile(SHOWN_PARTS, _write, build_imprint),
)

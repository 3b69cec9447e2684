"""Lasting addresses of a site: its pages, lists and homes, and their old addresses.

Filtered lists, further pages of lists, feeds and files are derived from these and not included.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_notice, is_shown
from portalgen.plan.model import HOME_OUTPUT, PAGE_OUTPUT, REDIRECT_OUTPUT, SECTION_OUTPUT, Output, Plan
from portalgen.plan.redirects import REDIRECTS_FILE

AnswerKind = Literal["page", "notice", "list", "redirect"]
"""The answer at an address.

It is a page by an editor, a notice for a removed page, a list or home, or a redirect by a page or a rule of the web
server.
"""

_ANSWERS: Final[dict[str, AnswerKind]] = {PAGE_OUTPUT: "page", HOME_OUTPUT: "list", SECTION_OUTPUT: "list"}


@frozen
class PublishedAddress:
    """An address with an answer."""

    url: str
    language: str
    answer: AnswerKind
    id: str = ""
    """Id of the item shown there, or of the redirect's target; "" if it is not an item."""
    page: Page | None = None
    """The page shown there, or the redirect's target."""


def list_published_addresses(plan: Plan, graph: Graph, at: datetime) -> Iterator[PublishedAddress]:
    """Yield the addresses of a site at `at`, in the order of its plan; drafts in the graph are excluded."""
    listed: dict[str, Page | None] = {}
    for output in plan.outputs:
        answer = _ANSWERS.get(output.type.name)
        if answer is None or output.number != 1:
            continue
        page = _page_of(output, graph)
        if answer == "page" and (page is None or not _is_published(page, at)):
            continue
        if output.type.name == SECTION_OUTPUT and not _has_published_list(output, graph, at):
            continue
        listed[output.address.url] = page
        shown = "notice" if output.status == "removed" else answer
        yield PublishedAddress(output.address.url, output.language, shown, page.id if page is not None else "", page)
    for url, language, to, source in _list_old_addresses(plan):
        target = to.partition("#")[0]
        if target in listed:
            page = listed[target]
            yield PublishedAddress(url, language, "redirect", page.id if page is not None else "", page)
        elif source == REDIRECTS_FILE:
            yield PublishedAddress(url, language, "redirect")


def _list_old_addresses(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    """Yield (permalink, language, target, source) of each page at an old address, and of each rule for an address."""
    for output in plan.outputs:
        if output.type.name == REDIRECT_OUTPUT:
            yield output.address.url, output.language, output.subject, output.source
    for rule in plan.rules:
        if not rule.is_prefix:
            yield rule.url, rule.language, rule.to, rule.source


def _page_of(output: Output, graph: Graph) -> Page | None:
    """Return the editor's page for an output; for a list the text above it."""
    if output.type.name == PAGE_OUTPUT:
        return graph.addressed_pages.get(output.subject)
    return graph.indexes.get((output.site, output.language, output.subject))


def _has_published_list(output: Output, graph: Graph, at: datetime) -> bool:
    """Return True if a section's list exists without drafts, by a page, a text above it, or a section below."""
    site, language, section = output.site, output.language, output.subject
    below = (each for each in graph.sections[site, language] if each == section or each.startswith(f"{section}/"))
    return any(
        is_shown(page, at)
        for each in below
        for page in (
            *graph.lists.get((site, language, each), ()),
            *filter(None, (graph.indexes.get((site, language, each)),)),
        )
    )


def _is_published(page: Page, at: datetime) -> bool:
    return is_shown(page, at) or is_notice(page, at)

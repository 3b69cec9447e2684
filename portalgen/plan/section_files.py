"""The files that a section has beside its list, where its site offers feeds of sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from portalgen.content.model import Page
from portalgen.plan.model import Address, Output, OutputType, PlanFunction, PlanScope
from portalgen.plan.segments import section_path
from portalgen.text.bilingual import Bilingual

SECTION_FEED_TITLE: Final = Bilingual("{section}: tin mới ({site})", "{section}: latest ({site})")
"""What the feeds of a section are called, in every format; words of their own, as a theme may know none for them."""

SectionCondition = Callable[[PlanScope, str], bool]
"""Whether a section of the language that is planned, by its path, has anything to offer."""


def plan_section_file(name: str | Bilingual, has_content: SectionCondition) -> PlanFunction:
    """Return what plans a file called `name` below the address of each section for which `has_content`.

    A section keeps its files when its last item has expired, and its list is gone: programs are subscribed to them.
    """

    def plan(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
        site, code, graph = scope.site, scope.language, scope.graph
        file = name if isinstance(name, str) else name.text(code)
        for section in _list_sections(scope) if site.section_feeds else ():
            if has_content(scope, section):
                index = graph.indexes.get((site.id, code, section))
                address = Address(site.host, f"{section_path(site, section, code)}{file}")
                yield Output(address, site.id, code, output_type, section, index.source if index else site.source)

    return plan


def has_dated_items(scope: PlanScope, section: str) -> bool:
    """Whether a section has a page in its own language with a date, which alone feeds hold: in its list, or one that
    has expired or was removed, so that those who subscribed to the feeds go on having them.
    """
    code = scope.language
    pages = scope.graph.lists.get((scope.site.id, code, section), ())
    return any(
        page.date is not None and page.language == code for page in chain(pages, list_former_pages(scope, section))
    )


def list_former_pages(scope: PlanScope, section: str) -> Iterator[Page]:
    """The pages of a section in the place of which readers find notices."""
    return (page for page in scope.graph.notice_pages.values() if (page.site, page.section) == (scope.site.id, section))


def _list_sections(scope: PlanScope) -> Iterator[str]:
    """The sections that have a list in the language, and those that only have former pages in it, in their order."""
    site, code, graph = scope.site, scope.language, scope.graph
    published = graph.sections[site.id, code]
    former = {page.section for page in graph.notice_pages.values() if page.language == code}
    return (each.path for each in site.sections if each.path in published or each.path in former)

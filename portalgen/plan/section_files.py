"""Files of a section beside its list, if its site offers feeds of sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from portalgen.content.model import Page
from portalgen.plan.model import Address, Output, OutputType, PlanFunction, PlanScope
from portalgen.plan.segments import section_path
from portalgen.text.bilingual import Bilingual

SECTION_FEED_TITLE: Final = Bilingual("{section}: tin mới ({site})", "{section}: latest ({site})")
"""The title of a section's feeds, in every format; independent of themes, which may lack such a string."""

SectionCondition = Callable[[PlanScope, str], bool]
"""Returns True if a section of the planned language, by its path, has content."""


def plan_section_file(name: str | Bilingual, has_content: SectionCondition) -> PlanFunction:
    """Return a function that plans a file called `name` below the address of each section with `has_content`.

    A section keeps its files after its last item has expired and its list is gone, since programs subscribe to them.
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
    """Return True if a section has a dated page in its own language, as needed for feeds.

    The page is in its list, or has expired or was removed: subscribers keep their feeds.
    """
    code = scope.language
    pages = scope.graph.lists.get((scope.site.id, code, section), ())
    return any(
        page.date is not None and page.language == code for page in chain(pages, list_former_pages(scope, section))
    )


def list_former_pages(scope: PlanScope, section: str) -> Iterator[Page]:
    """Yield the pages of a section now replaced by notices."""
    return (page for page in scope.graph.notice_pages.values() if (page.site, page.section) == (scope.site.id, section))


def _list_sections(scope: PlanScope) -> Iterator[str]:
    """Yield the sections with a list, or only former pages, in the language, in order."""
    site, code, graph = scope.site, scope.language, scope.graph
    published = graph.sections[site.id, code]
    former = {page.section for page in graph.notice_pages.values() if page.language == code}
    return (each.path for each in site.sections if each.path in published or each.path in former)

"""The files that a section has beside its list, where its site offers feeds of sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from portalgen.plan.model import Address, Output, OutputType, PlanFunction, PlanScope
from portalgen.plan.segments import section_path
from portalgen.text.bilingual import Bilingual

SECTION_FEED_TITLE: Final = Bilingual("{section}: tin mới ({site})", "{section}: latest ({site})")
"""What the feeds of a section are called, in every format; words of their own, as a theme may know none for them."""

SectionCondition = Callable[[PlanScope, str], bool]
"""Whether a section of the language that is planned, by its path, has anything to offer."""


def plan_section_file(name: str | Bilingual, has_content: SectionCondition) -> PlanFunction:
    """Return what plans a file called `name` below the address of each section for which `has_content`."""

    def plan(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
        site, code, graph = scope.site, scope.language, scope.graph
        file = name if isinstance(name, str) else name.text(code)
        for section in graph.sections[site.id, code] if site.section_feeds else ():
            if has_content(scope, section):
                index = graph.indexes.get((site.id, code, section))
                address = Address(site.host, f"{section_path(site, section, code)}{file}")
                yield Output(address, site.id, code, output_type, section, index.source if index else site.source)

    return plan


def has_dated_items(scope: PlanScope, section: str) -> bool:
    """Whether the list of a section has a page in its own language with a date, which alone feeds hold."""
    code = scope.language
    pages = scope.graph.lists.get((scope.site.id, code, section), ())
    return any(page.date is not None and page.language == code for page in pages)

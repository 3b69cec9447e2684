"""Addresses of the list of compulsory public information: a paginated list per kind and year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.public_information import NO_YEAR, PublicGroup, group_public_pages
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.plan.pagination import paginate_output
from portalgen.text.bilingual import Bilingual

PUBLIC_PAGE_SIZE: Final = 100
"""Rows per page: shown without delay on a telephone, and some sheets of paper."""
_NO_YEAR_SEGMENT: Final = Bilingual("khong-ghi-ngay", "no-date")


def subject_of_public_group(group: PublicGroup) -> str:
    """Return the subject of the list of a kind and year."""
    return f"{group.kind.name}/{group.year}"


def plan_public_lists(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the pages of the list below its overview, for each kind and year with items in a language."""
    site, language = scope.site, scope.language
    for overview in scope.outputs:
        for group in group_public_pages(scope.graph, scope.portal.kinds, language):
            year = _NO_YEAR_SEGMENT.text(language) if group.year == NO_YEAR else str(group.year)
            base = f"{overview.address.path}{group.kind.name.replace('_', '-')}/{year}/"
            total = len(group.pages) + len(group.samples)
            subject = subject_of_public_group(group)
            yield from paginate_output(
                site, language, output_type, subject, base, total, PUBLIC_PAGE_SIZE, overview.source
            )

"""`find_functions(…)`: each duty of the Regulation's Điều 3 and 7 and of other instruments, with its address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from portalgen.config.duties import DutySettings
from portalgen.config.portal import Portal, Site
from portalgen.frozen import frozen
from portalgen.law.duties import CONTENT_DUTIES, FUNCTION_DUTIES, Binds, Duty
from portalgen.law.quotations import QUOTED_INSTRUMENT
from portalgen.reports.coverage import (
    PublishedSite,
    find_site_coverage,
    group_by_duty,
    list_countable_items,
)
from portalgen.reports.function_finders import FINDERS, FunctionFinding, FunctionSources
from portalgen.reports.provisional_duties import PROVISIONAL_DUTIES
from portalgen.text.bilingual import Bilingual

Certainty = Literal["text", "provisional"]
"""`text`: from the words in force; `provisional`: from a forerunner or a secondary source."""


@frozen
class FunctionCoverage:
    """A duty, and its place of fulfilment."""

    id: str
    basis: str
    """Instrument and article as they are cited."""
    names: Bilingual
    quote: str
    """The words of the Regulation; "" if not available."""
    certainty: Certainty
    finding: FunctionFinding


@frozen
class Functions:
    """All functions of a site, in the order of the instruments."""

    at: datetime
    site: Site
    functions: tuple[FunctionCoverage, ...]
    content: tuple[FunctionCoverage, ...]
    provisional: tuple[FunctionCoverage, ...]
    faulty_pages: int = 0
    """The number of unreadable files: missing content may be in them."""
    is_component: bool = False
    """True for a component site: only Điều 3(4) covers its functions."""

    @property
    def every(self) -> tuple[FunctionCoverage, ...]:
        """All of them."""
        return (*self.functions, *self.content, *self.provisional)


def find_functions(portal: Portal, published: PublishedSite, settings: DutySettings) -> Functions:
    """Return the address at which the site fulfils each duty at the moment of its graph."""
    coverage = find_site_coverage(portal, published, settings)
    sources = FunctionSources(portal, published, group_by_duty(list_countable_items(published)), coverage, settings)
    is_component = published.site != portal.main_site
    bound: Binds = "component" if is_component else "main"
    return Functions(
        published.graph.at,
        published.site,
        tuple(_of_regulation(sources, tuple(each for each in FUNCTION_DUTIES if each.binds == bound))),
        tuple(_of_regulation(sources, CONTENT_DUTIES)),
        tuple(
            FunctionCoverage(each.id, each.basis, each.names, "", "provisional", FINDERS[each.id](sources))
            for each in PROVISIONAL_DUTIES
        ),
        coverage.faulty_pages,
        is_component,
    )


def _of_regulation(sources: FunctionSources, duties: tuple[Duty, ...]) -> Iterator[FunctionCoverage]:
    for each in duties:
        basis = f"{QUOTED_INSTRUMENT} {each.article}"
        yield FunctionCoverage(each.id, basis, each.names, each.quote, "text", FINDERS[each.id](sources))

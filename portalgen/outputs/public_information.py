"""The list of information that must be public (NĐ 13/2018 Art. 11), as an overview by kind and year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from portalgen.config.portal import Site
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.generated_page import build_generated_head
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, PUBLIC_LIST_OUTPUT, Output, OutputType
from portalgen.plan.public_information import subject_of_public_group
from portalgen.render.breadcrumbs import build_top_level_trail
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import build_frame
from portalgen.render.metadata.page_facts import find_day_of_list
from portalgen.render.views.links import Link
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.graph import public_information as graph_public_information
    from portalgen.outputs import public_records
    from portalgen.render.views import public_information

DATA_FORMATS: Final = (("public_information_csv", "CSV"), ("public_information_json", "JSON"))
"""The types of the list's data files, with the names of their formats."""


def build_public_information_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the number of items by kind and year, with links to the lists and to the whole list as data."""
    site, language = context.portal.site(output.site), output.language
    title = context.title_of_type(site, language, output.type)
    groups = public_records.list_public_groups(context, language)
    day = find_day_of_list(context, output, (page for group in groups for page in group.pages))
    head = build_generated_head(site, output, title, day=day)
    trail = build_top_level_trail(title, output)
    frame, chrome_digest = build_frame(context, chrome, output, "public_information", head, trail)
    view = public_information.PublicInformationView(
        frame=frame,
        title=title,
        agency=site.agency_name(language),
        groups=tuple(_build_groups(context, site, output, groups)),
        total=sum(len(each.pages) for each in groups),
        samples=sum(len(each.samples) for each in groups),
        files=tuple(_link_to_files(context, site, language)),
        others=tuple(_link_to_others(context, site, output)),
    )
    return ViewResult(view, chrome_digest)


def build_years(
    context: Context,
    site: Site,
    language: str,
    groups: tuple[graph_public_information.PublicGroup, ...],
    current: int | None = None,
) -> tuple[public_information.PublicPart, ...]:
    """Return the years of a kind, each with the address of its list. `current` is the year of the page itself."""
    parts = []
    for each in groups:
        address = context.plan.addresses[site.id, language, PUBLIC_LIST_OUTPUT, subject_of_public_group(each)]
        link = Link(name_year(context, site, language, each.year), address.path, current=each.year == current)
        parts.append(public_information.PublicPart(link, len(each.pages), len(each.samples)))
    return tuple(parts)


def name_year(context: Context, site: Site, language: str, year: int) -> str:
    """Return the name of a year, or a text that says the year is unknown."""
    return context.text(site, language, "public.no_day") if year == graph_public_information.NO_YEAR else str(year)


def _build_groups(
    context: Context, site: Site, output: Output, groups: tuple[graph_public_information.PublicGroup, ...]
) -> Iterator[public_information.PublicGroupView]:
    for kind, of_kind in groupby(groups, key=lambda each: each.kind):
        years = build_years(context, site, output.language, tuple(of_kind))
        yield public_information.PublicGroupView(
            kind.label.text(output.language),
            sum(each.count for each in years),
            sum(each.samples for each in years),
            years,
        )


def _link_to_files(context: Context, site: Site, language: str) -> Iterator[Link]:
    for name, title in DATA_FORMATS:
        address = context.plan.address(site.id, language, name)
        if address is not None:
            yield Link(title, address.path)


def _link_to_others(context: Context, site: Site, output: Output) -> Iterator[Link]:
    """Yield links to the same list in other languages with entries: each list has only items in its language."""
    for code in site.codes:
        address = context.plan.address(site.id, code, PUBLIC_INFORMATION_OUTPUT)
        if code != output.language and address is not None and public_records.list_public_groups(context, code):
            title = context.title_of_type(site, code, output.type)
            yield Link(title, address.path, language=code, title_language=code)


OUTPUT: Final = OutputDefinition(
    OutputType(
        PUBLIC_INFORMATION_OUTPUT,
        plan_generated_page,
        is_listed=True,
        is_searched=True,
        is_target=True,
        segment=Bilingual("danh-muc-cong-khai", "public-information"),
        title=Bilingual("Danh mục thông tin phải được công khai", "List of information that must be public"),
    ),
    without_files(build_public_information_view),
)

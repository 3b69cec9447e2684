"""The contact page of the agency."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.generated_page import build_generated_head
from portalgen.outputs.sending_ways import build_site_receptions
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import CONTACT_OUTPUT, Output, OutputType
from portalgen.render.breadcrumbs import build_top_level_trail
from portalgen.render.chrome import ChromeRenderer, build_contact_view, build_menu_links
from portalgen.render.context import Context
from portalgen.render.frames import build_frame
from portalgen.render.views.links import Link
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import site_pages


def build_contact_page_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the ways to reach the agency."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.contact")
    frame, chrome_digest = build_frame(
        context,
        chrome,
        output,
        "contact",
        build_generated_head(site, output, title, "ContactPage"),
        build_top_level_trail(title, output),
    )
    receptions = build_site_receptions(context, site, language)
    contact = build_contact_view(site, language)
    takes_letters = bool(contact.address or contact.email)
    view = site_pages.ContactPageView(
        frame=frame,
        title=title,
        agency=site.name(language).full,
        superior=dict(site.superior).get(language, ""),
        contact=contact,
        receptions=tuple(each for each in receptions if each.ways),
        not_received=tuple(each.takes for each in receptions if not each.ways) if takes_letters else (),
        recipient=site.agency_name(language),
        links=_others(build_menu_links(context, site, language, site.quick_links, output.address), output),
    )
    return ViewResult(view, chrome_digest)


def _others(links: tuple[Link, ...], output: Output) -> tuple[Link, ...]:
    """Return the links that do not lead to the page itself."""
    return tuple(link for link in links if link.url != output.address.path)


OUTPUT: Final = OutputDefinition(
    OutputType(
        CONTACT_OUTPUT,
        plan_generated_page,
        is_listed=True,
        is_searched=True,
        is_target=True,
        segment=Bilingual("lien-he", "contact"),
        title="page.contact",
    ),
    without_files(build_contact_page_view),
)

"""The page for unknown addresses (404)."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.site_map import build_browse_links
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import Output, OutputType
from portalgen.render.chrome import ChromeRenderer, build_menu_links
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame

with on_demand():
    from portalgen.render.views import site_pages


def build_not_found_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the page for unknown addresses."""
    site = context.portal.site(output.site)
    title = context.text(site, output.language, "page.not_found")
    frame, chrome_digest = build_frame(context, chrome, output, "not_found", Head(title, indexed=False), ())
    browse = build_browse_links(context, site, output.language)
    quick = build_menu_links(context, site, output.language, site.quick_links, output.address)
    return ViewResult(site_pages.NotFoundView(frame, title, browse, quick), chrome_digest)


OUTPUT: Final = OutputDefinition(
    OutputType("not_found", plan_language_file("404.html"), title="page.not_found"), without_files(build_not_found_view)
)

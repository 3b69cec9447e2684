"""The introduction page of a site without an introduction of its own."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.generated_page import build_generated_head
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import Output, OutputType
from portalgen.render.breadcrumbs import build_top_level_trail
from portalgen.render.chrome import ChromeRenderer, build_contact_view
from portalgen.render.context import Context
from portalgen.render.frames import build_frame
from portalgen.render.views.links import Fact
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import site_pages


def build_about_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the introduction of a site."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.about")
    frame, chrome_digest = build_frame(
        context,
        chrome,
        output,
        "about",
        build_generated_head(site, output, title, "AboutPage"),
        build_top_level_trail(title, output),
    )
    pairs = [
        ("agency", site.name(language).full),
        ("english_name", dict(site.names)["en"].full if language != "en" and "en" in dict(site.names) else ""),
        ("duties", dict(site.duties_in_brief).get(language, "")),
        ("superior", dict(site.superior).get(language, "")),
        ("unit_code", site.unit_code or ""),
        ("host", site.host),
    ]
    facts = tuple(
        Fact(
            name,
            context.text(site, language, f"about.{name}"),
            value,
            url=f"https://{value}/" if name == "host" else "",
            language="en" if name == "english_name" else "",
        )
        for name, value in pairs
        if value
    )
    return ViewResult(site_pages.AboutView(frame, title, facts, build_contact_view(site, language)), chrome_digest)


OUTPUT: Final = OutputDefinition(
    OutputType(
        "about",
        plan_generated_page,
        is_listed=True,
        is_searched=True,
        is_target=True,
        segment=Bilingual("gioi-thieu", "about"),
        title="page.about",
    ),
    without_files(build_about_view),
)

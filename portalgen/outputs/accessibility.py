"""The accessibility statement, describing the generator and its theme; its text comes from the theme."""

from __future__ import annotations

from typing import Final

from portalgen.config.by_language import choose_for_language
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.generated_page import build_generated_head
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import ACCESSIBILITY_OUTPUT, Output, OutputType
from portalgen.render.breadcrumbs import build_top_level_trail
from portalgen.render.chrome import ChromeRenderer, build_contact_view
from portalgen.render.context import Context
from portalgen.render.frames import build_frame
from portalgen.render.presenters import build_day_view
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import site_pages


def build_accessibility_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the accessibility measures of the site and the ways to report a problem."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.accessibility")
    head = build_generated_head(site, output, title)
    frame, chrome_digest = build_frame(
        context, chrome, output, "accessibility", head, build_top_level_trail(title, output)
    )
    monitoring = context.portal.settings.monitoring
    view = site_pages.AccessibilityView(
        frame=frame,
        title=title,
        agency=site.name(language).full,
        day=build_day_view(site.statement_day, language),
        contact=build_contact_view(site, language),
        measured_by=choose_for_language(tuple(monitoring.measured_by.items()), language) if monitoring else "",
        measuring_script=monitoring.script_host if monitoring else "",
        measuring_hosts=monitoring.sends_to if monitoring else (),
    )
    return ViewResult(view, chrome_digest)


OUTPUT: Final = OutputDefinition(
    OutputType(
        ACCESSIBILITY_OUTPUT,
        plan_generated_page,
        is_listed=True,
        is_searched=True,
        is_target=True,
        segment=Bilingual("kha-nang-tiep-can", "accessibility"),
        title="page.accessibility",
    ),
    without_files(build_accessibility_view),
)

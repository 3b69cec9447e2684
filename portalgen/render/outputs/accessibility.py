"""The accessibility statement, which says what the generator and its theme do; its words are the theme's."""

from __future__ import annotations

from portalgen.plan.model import Output
from portalgen.render.breadcrumbs import own_trail
from portalgen.render.chrome import Furnisher, contact_view
from portalgen.render.context import Context
from portalgen.render.entries import day_view
from portalgen.render.frames import frame
from portalgen.render.outputs.generated_page import generated_head
from portalgen.render.outputs.view_result import ViewResult
from portalgen.render.views.site_pages import AccessibilityView


def accessibility_view(context: Context, furnisher: Furnisher, output: Output) -> ViewResult:
    """What the site does for everyone to be able to use it, and how to report a problem."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.accessibility")
    head = generated_head(site, output, title)
    made, furniture = frame(context, furnisher, output, "accessibility", head, own_trail(title, output))
    view = AccessibilityView(
        frame=made,
        title=title,
        agency=site.name(language).full,
        day=day_view(site.statement_day, language),
        contact=contact_view(site, language),
    )
    return ViewResult(view, furniture)

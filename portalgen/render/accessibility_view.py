"""The view of the accessibility statement, which says what the generator and its theme do; its words are the theme's."""

from __future__ import annotations

from portalgen.plan.model import Output
from portalgen.render.chrome import Furnisher, contact_view
from portalgen.render.context import Context
from portalgen.render.entries import day_view
from portalgen.render.frames import frame
from portalgen.render.page_views import MadeView
from portalgen.render.site_views import generated_head, own_trail
from portalgen.render.views import AccessibilityView


def accessibility_view(context: Context, furnisher: Furnisher, output: Output) -> MadeView:
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
    return MadeView(view, furniture)

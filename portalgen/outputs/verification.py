"""The page on verifying that a page or file was published by the portal; its text comes from the theme."""

from __future__ import annotations

from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.generated_page import build_generated_head
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import VERIFICATION_OUTPUT, Output, OutputType
from portalgen.render.breadcrumbs import build_top_level_trail
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import build_frame
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import site_pages


def build_verification_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the verifiable and the unverifiable aspects of a page, with steps for manual verification."""
    site = context.portal.site(output.site)
    settings = context.portal.settings
    title = context.text(site, output.language, "page.verification")
    head = build_generated_head(site, output, title)
    trail = build_top_level_trail(title, output)
    frame, chrome_digest = build_frame(context, chrome, output, "verification", head, trail)
    view = site_pages.VerificationView(
        frame=frame,
        title=title,
        agency=site.name(output.language).full,
        host=site.host,
        main_host=context.portal.main_site.host,
        document=_confirmed(settings.release_document),
        fingerprint=_confirmed(settings.release_fingerprint),
    )
    return ViewResult(view, chrome_digest)


def _confirmed(value: str) -> str:
    return "" if value == UNCONFIRMED else value


OUTPUT: Final = OutputDefinition(
    OutputType(
        VERIFICATION_OUTPUT,
        plan_generated_page,
        is_listed=True,
        is_searched=True,
        is_target=True,
        segment=Bilingual("kiem-tra-tinh-xac-thuc", "verification"),
        title="page.verification",
    ),
    without_files(build_verification_view),
)

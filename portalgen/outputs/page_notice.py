"""The page at the address of a removed or expired page: title, date and notice, without content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from portalgen.content.model import Page
from portalgen.outputs.page_head import list_files
from portalgen.outputs.page_history import find_history_url
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import Output
from portalgen.plan.segments import PLAIN_TEXT_FILE
from portalgen.render.breadcrumbs import build_page_trail, title_of_section
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_own_day
from portalgen.render.page_statuses import build_expiry_notice, build_status_notices
from portalgen.render.presenters import build_day_view
from portalgen.render.views.links import Fact, Notice
from portalgen.render.views.page import PageView
from portalgen.text.bilingual import Bilingual as B

_LAYOUT: Final = "page"
_KIND: Final = B("Loại bài", "Kind")
_DATE: Final = B("Ngày đăng", "Date")


def build_page_notice_view(context: Context, chrome: ChromeRenderer, output: Output, page: Page) -> ViewResult:
    """Return the view of the notice, without the page's text, summary, pictures and files."""
    site = context.portal.site(output.site)
    kind = _former_kind(context, page)
    frame, chrome_digest = build_frame(
        context,
        chrome,
        output,
        _LAYOUT,
        Head(
            title=page.title,
            indexed=False,
            day=find_own_day(page),
            is_licensed=False,
            files=list_files(context, site, output.address),
        ),
        build_page_trail(context, page, output.address),
        tuple(_notices(context, page)),
    )
    view = PageView(
        frame=frame,
        kind=page.kind.name,
        kind_label=page.kind.label.text(page.language),
        section_title=title_of_section(context, site, page.section, page.language) if page.section else "",
        title=page.title,
        summary="",
        day=None,  # it is one of the facts
        body=Markup(""),
        contents=(),
        facts=tuple(_facts(page, kind)),
        attachments=(),
        images=(),
        terms=(),
        previous=None,
        next=None,
        by_date=False,
        related=(),
        text_url=output.address.path + PLAIN_TEXT_FILE if site.plain_text else "",
        source=None,
        history_url=find_history_url(context, page),
        is_notice=True,
    )
    return ViewResult(view, chrome_digest)


def _notices(context: Context, page: Page) -> Iterator[Notice]:
    if page.fields.get("sample"):
        yield Notice("sample", context.text(context.site, page.language, "notice.sample"))
    if page.kind.is_tombstone:
        yield from build_status_notices(page, context.graph.at, None)
    else:
        yield build_expiry_notice(page)


def _former_kind(context: Context, page: Page) -> str:
    """Return the kind of the item, if known."""
    kind = context.portal.kinds.find(page.fields.get("former_kind")) if page.kind.is_tombstone else page.kind
    return kind.label.text(page.language) if kind is not None else ""


def _facts(page: Page, kind: str) -> Iterator[Fact]:
    if kind:
        yield Fact("kind", _KIND.text(page.language), kind)
    day = build_day_view(page.day, page.language)
    if day is not None:
        yield Fact("date", _DATE.text(page.language), day.text, day=day)

"""The page shown by a web server when it cannot serve any other page, in all languages of the site at once.

It is self-contained, because no other file may be reachable: no scripts, no pictures, and no links to pages of the
portal. Its style is inline, and web servers are configured with the style's digest (`portalgen.publish.servers.facts`).
It is independent of the theme, so every portal has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Site
from portalgen.frozen import frozen
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.outage_style import OUTAGE_STYLE
from portalgen.plan.model import Address, Output, OutputType, PlanScope
from portalgen.plan.sitemaps import plan_host_file
from portalgen.render.chrome import build_banner_views
from portalgen.render.context import Context
from portalgen.render.views.chrome import BannerView
from portalgen.render.views.links import Time
from portalgen.text.bilingual import Bilingual

OUTAGE_FILE: Final = "503.html"
TITLE: Final = Bilingual("Trang tạm ngừng phục vụ", "This site is temporarily unavailable")
EXPLANATION: Final = Bilingual(
    "Trang đang được bảo trì hoặc gặp sự cố. Mong ông, bà quay lại sau ít phút.",
    "It is under maintenance or has a fault. Please come back in a few minutes.",
)
TELEPHONE: Final = Bilingual("Điện thoại", "Telephone")
EMAIL: Final = Bilingual("Thư điện tử", "E-mail")
REGION: Final = Bilingual("Thông tin khẩn cấp", "Emergency information")
CALL: Final = Bilingual("Gọi khi cần giúp", "Call for help")
CHANGED: Final = Bilingual("Cập nhật lúc", "Last updated")
UNTIL: Final = Bilingual("Có hiệu lực đến", "In force until")
MAY_HAVE_CHANGED: Final = Bilingual(
    "Tin này có từ trước khi trang tạm ngừng, nay có thể đã thay đổi.",
    "This is from before the interruption and may have changed since.",
)
AFTER_END: Final = Bilingual("Quá giờ ấy, hãy tìm thông báo mới.", "After that time, look for newer information.")


@frozen
class OutagePart:
    """The page in a language."""

    language: str
    agency: str
    title: str
    explanation: str
    contacts: tuple[str, ...]
    """The contacts from the site's settings, without unconfirmed values."""
    emergencies: tuple[BannerView, ...] = ()
    """The emergencies in the site's banners when the page was built, gravest first."""


@frozen
class OutageView:
    """The page for outages in all languages of its site. The language of the address comes first."""

    parts: tuple[OutagePart, ...]
    host: str


def plan_outage_pages(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the page of a host, and another for each further language, beginning with that language."""
    for output in plan_host_file(OUTAGE_FILE)(output_type, scope):
        yield output
        for code in _list_languages(scope.site)[1:]:
            yield replace(output, address=Address(scope.site.host, f"/503.{code}.html"), language=code)


def _list_languages(site: Site) -> list[str]:
    """Return the site's languages supported by this page."""
    return [code for code in site.codes if code in {"vi", "en"}] or ["vi", "en"]


def build_outage_view(context: Context, output: Output) -> OutageView:
    """Return the page of the host's site, without languages that this page does not support."""
    site = context.portal.site(output.site)
    codes = sorted(_list_languages(site), key=lambda code: code != output.language)
    parts = (_build_part(site, code, build_banner_views(context, code, output.address)) for code in codes)
    return OutageView(tuple(parts), output.address.host)


def _build_part(site: Site, code: str, emergencies: tuple[BannerView, ...]) -> OutagePart:
    written = ((TELEPHONE, site.contact.telephone), (EMAIL, site.contact.email))
    contacts = tuple(f"{label.text(code)}: {value}" for label, value in written if value and value != UNCONFIRMED)
    return OutagePart(code, site.name(code).full, TITLE.text(code), EXPLANATION.text(code), contacts, emergencies)


def serialize_outage_page(view: OutageView) -> bytes:
    """Return the page as HTML."""
    first = view.parts[0]
    agencies = "".join(f'<p lang="{escape(each.language)}">{escape(each.agency)}</p>\n' for each in view.parts)
    line = "<hr>\n" if first.emergencies else ""
    texts = line + "<hr>\n".join(_format_part(each, is_first=each is first) for each in view.parts)
    contacts = "".join(f"<p>{escape(each)}</p>\n" for each in first.contacts)
    return (
        f'<!doctype html>\n<html lang="{escape(first.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(first.title)} – {escape(first.agency)}</title>\n"
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        f"<style>{OUTAGE_STYLE}</style>\n</head>\n"
        f'<body>\n<div id="card">\n<header>\n{agencies}</header>\n<main>\n{texts}</main>\n'
        f"<footer>\n{contacts}<p>{escape(view.host)}</p>\n</footer>\n</div>\n</body>\n</html>\n"
    ).encode()


def _format_part(part: OutagePart, *, is_first: bool) -> str:
    heading = "h1" if is_first else "h2"
    return (
        f'<section lang="{escape(part.language)}">\n{_format_emergencies(part)}'
        f"<{heading}>{escape(part.title)}</{heading}>\n<p>{escape(part.explanation)}</p>\n</section>\n"
    )


def _format_emergencies(part: OutagePart) -> str:
    """Return all emergencies in full, because no page can be opened; only telephone numbers are links."""
    if not part.emergencies:
        return ""
    texts = "".join(f"{_format_emergency(each, part.language)}<hr>\n" for each in part.emergencies)
    return f'<section aria-label="{REGION.text(part.language)}">\n{texts}</section>\n'


def _format_emergency(banner: BannerView, code: str) -> str:
    language = f' lang="{escape(banner.language)}"' if banner.language else ""
    number = escape(banner.telephone)
    if banner.telephone_url:
        number = f'<a href="{escape(banner.telephone_url)}">{number}</a>'
    call = f"<p>{CALL.text(code)}: {number}</p>\n" if number else ""
    end = f" {UNTIL.text(code)} {_format_time(banner.end)}. {AFTER_END.text(code)}" if banner.end else ""
    return (
        f"<p><strong>{escape(banner.label)}: <span{language}>{escape(banner.title)}</span></strong></p>\n"
        f"<p{language}>{escape(banner.text)}</p>\n{call}"
        f"<p>{CHANGED.text(code)} {_format_time(banner.time)}.{end}</p>\n<p>{MAY_HAVE_CHANGED.text(code)}</p>\n"
    )


def _format_time(time: Time) -> str:
    return f'<time datetime="{escape(time.iso)}">{escape(time.text)}</time>'


OUTPUT: Final = OutputDefinition(
    OutputType("outage", plan_outage_pages, step="last"),
    without_chrome(build_outage_view),
    serialize=serialize_outage_page,
)

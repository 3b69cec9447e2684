"""The page that a web server answers with while it can answer with no other: in all languages of the site at once.

It stands alone, since nothing else can be reached then: no style, no script, no picture, and no link to a page of the portal.
No theme writes it, so that every portal has it. The style sheet of browsers makes it readable.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType
from portalgen.plan.sitemaps import plan_host_file
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

OUTAGE_FILE: Final = "503.html"
TITLE: Final = Bilingual("Trang tạm ngừng phục vụ", "This site is temporarily unavailable")
EXPLANATION: Final = Bilingual(
    "Trang đang được bảo trì hoặc gặp sự cố. Mong ông, bà quay lại sau ít phút.",
    "It is under maintenance or has a fault. Please come back in a few minutes.",
)


@dataclass(frozen=True, slots=True)
class OutagePart:
    """The page in one language."""

    language: str
    agency: str
    title: str
    explanation: str


@dataclass(frozen=True, slots=True)
class OutageView:
    """The page in all languages of its site, the site's own first."""

    parts: tuple[OutagePart, ...]
    host: str


def build_outage_view(context: Context, output: Output) -> OutageView:
    """Return the page of the host's site; a language that the program has no words for is left to the others."""
    site = context.portal.site(output.site)
    codes = [code for code in site.codes if code in {"vi", "en"}] or ["vi", "en"]
    return OutageView(
        tuple(OutagePart(code, site.name(code).full, TITLE.text(code), EXPLANATION.text(code)) for code in codes),
        output.address.host,
    )


def serialize_outage_page(view: OutageView) -> bytes:
    """Return the page as HTML."""
    first = view.parts[0]
    agencies = "".join(f'<p lang="{escape(each.language)}">{escape(each.agency)}</p>\n' for each in view.parts)
    texts = "<hr>\n".join(_format_part(each, is_first=each is first) for each in view.parts)
    return (
        f'<!doctype html>\n<html lang="{escape(first.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(first.title)} – {escape(first.agency)}</title>\n"
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n</head>\n'
        f"<body>\n<header>\n{agencies}</header>\n<main>\n{texts}</main>\n"
        f"<footer>\n<p>{escape(view.host)}</p>\n</footer>\n</body>\n</html>\n"
    ).encode()


def _format_part(part: OutagePart, *, is_first: bool) -> str:
    heading = "h1" if is_first else "h2"
    return (
        f'<section lang="{escape(part.language)}">\n'
        f"<{heading}>{escape(part.title)}</{heading}>\n<p>{escape(part.explanation)}</p>\n</section>\n"
    )


OUTPUT: Final = OutputDefinition(
    OutputType("outage", plan_host_file(OUTAGE_FILE), step="last"),
    without_chrome(build_outage_view),
    serialize=serialize_outage_page,
)

"""`html`: a self-contained page without scripts or other files, readable in the dark and by screen readers."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from typing import Final

from portalgen.differences.formats.difference_report import DifferenceReport, build_difference_report
from portalgen.differences.formats.size_limit import MORE_PAGES, ReportPiece, join_within
from portalgen.differences.formats.statements import DifferenceSection, DifferenceStatement, MarkedSpan, show_span
from portalgen.differences.model import PortalDifference
from portalgen.text.bilingual import Bilingual as B

HTML_LIMIT: Final = 8_000_000

_LEGEND: Final = B(
    "Cách đọc: <del><span class='h'>bỏ: </span>chữ gạch ngang</del> là chữ bị bỏ, "
    "<ins><span class='h'>thêm: </span>chữ gạch chân</ins> là chữ mới, … là phần giữ nguyên được lược bớt.",
    "How to read it: <del><span class='h'>gone: </span>struck out</del> is gone, "
    "<ins><span class='h'>new: </span>underlined</ins> is new, … marks unchanged words.",
)
_REMOVED: Final = B("bỏ: ", "gone: ")
_ADDED: Final = B("thêm: ", "new: ")
_END: Final = B(" (hết)", " (end)")
_CONTENTS: Final = B("Các trang", "Pages")

_STYLE: Final = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--quiet:#555;--line:#c8c8c8;--del:#fbe3e1;--del-ink:#7d1007;--ins:#dff2e1;--ins-ink:#0b4f17}
@media (prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;--quiet:#b8b8b8;--line:#4a4a4a;--del:#4d1713;--del-ink:#ffd9d5;--ins:#12401a;--ins-ink:#d7f7dc}}
body{margin:0 auto;max-width:54rem;padding:1.5rem;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.3rem;margin-top:2.5rem;border-bottom:2px solid var(--line)}h3{font-size:1.1rem;margin-top:2rem}h4{font-size:1rem;margin-bottom:.3rem}
article{border-left:4px solid var(--line);padding-left:1rem;margin-top:1.5rem}
ul{padding-left:1.3rem}li{margin:.25rem 0}
del{background:var(--del);color:var(--del-ink);text-decoration:line-through}
ins{background:var(--ins);color:var(--ins-ink);text-decoration:underline}
code{color:var(--quiet);font-size:.92em}
.h{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{body{max-width:none}article{break-inside:avoid-page}}
"""
_TAGS: Final = {"removed": ("del", _REMOVED), "added": ("ins", _ADDED)}


def format_difference_as_html(difference: PortalDifference, limit: int = HTML_LIMIT) -> str:
    """Return the difference as a page of at most `limit` bytes of UTF-8, from 8,000 on."""
    report = build_difference_report(difference)
    language = report.language
    pieces = [ReportPiece(_write_head(report))]
    for number, section in enumerate(report.sections):
        pieces += _pieces_of(section, language, f"s{number}")
    closing = MORE_PAGES.text(language)
    body = join_within(
        pieces,
        limit - len(_FOOT),
        lambda count: f"<p><strong>{escape(closing.format(count=count, limit=limit))}</strong></p>\n",
    )
    return body + _FOOT


_FOOT: Final = "</main>\n</body>\n</html>\n"


def _write_head(report: DifferenceReport) -> str:
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    statements = "".join(f"<p>{_write_spans(each.spans, report.language)}</p>\n" for each in report.statements)
    legend = f"<p>{_LEGEND.text(report.language)}</p>\n" if report.sections else ""
    return (
        f'<!doctype html>\n<html lang="{escape(report.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(report.title)}</h1>\n{statements}{legend}{_write_contents(report)}"
    )


_CONTENTS_LIMIT: Final = 200


def _write_contents(report: DifferenceReport) -> str:
    """Return links to the pages, if there are several."""
    links = [
        f'<li><a href="#s{number}-{index}">{_write_plain(page.heading, report.language)}</a></li>\n'
        for number, section in enumerate(report.sections)
        for index, page in enumerate(section.sections)
        if page.entries
    ]
    if len(links) < 2:
        return ""
    name = escape(_CONTENTS.text(report.language))
    return f'<nav aria-label="{name}">\n<ol>\n{"".join(links[:_CONTENTS_LIMIT])}</ol>\n</nav>\n'


def _pieces_of(section: DifferenceSection, language: str, anchor: str) -> Iterator[ReportPiece]:
    if section.entries:
        yield ReportPiece(_write_page(section, language, anchor), section.entries)
        return
    depth = 2 if "-" not in anchor else 3
    heading = f'<h{depth} id="{anchor}">{_write_spans(section.heading, language)}</h{depth}>\n'
    statements = (
        "".join(f"<p>{_write_spans(each.spans, language)}</p>\n" for each in section.statements)
        if section.sections
        else _write_list(section.statements, language)
    )
    yield ReportPiece(heading + statements)
    for index, each in enumerate(section.sections):
        yield from _pieces_of(each, language, f"{anchor}-{index}")


def _write_page(section: DifferenceSection, language: str, anchor: str) -> str:
    lines = [
        f'<article aria-labelledby="{anchor}">\n<h3 id="{anchor}">{_write_spans(section.heading, language)}</h3>\n<p>'
    ]
    lines.append("<br>\n".join(_write_spans(each.spans, language) for each in section.statements))
    lines.append("</p>\n")
    lines += [
        f"<h4>{_write_spans(group.heading, language)}</h4>\n{_write_list(group.statements, language)}"
        for group in section.sections
    ]
    return "".join(lines) + "</article>\n"


def _write_list(statements: Sequence[DifferenceStatement], language: str) -> str:
    if not statements:
        return ""
    entries = (
        f"<li>{_write_spans(each.spans, language)}{_write_list(each.details, language)}</li>\n" for each in statements
    )
    return f"<ul>\n{''.join(entries)}</ul>\n"


def _write_plain(spans: Sequence[MarkedSpan], language: str) -> str:
    return escape("".join(show_span(span, language) for span in spans))


def _write_spans(spans: Sequence[MarkedSpan], language: str) -> str:
    return "".join(_write_span(span, language) for span in spans).replace("</del><ins>", "</del> <ins>")


def _write_span(span: MarkedSpan, language: str) -> str:
    text = f"{escape(show_span(span, language))}"
    if span.mark in _TAGS:
        tag, word = _TAGS[span.mark]
        before, after = (f"<span class='h'>{escape(each.text(language))}</span>" for each in (word, _END))
        return f"<{tag}>{before}{text}{after}</{tag}>"
    if span.mark == "address":
        return f"<code>{text}</code>"
    if span.mark == "strong":
        return f"<strong>{text}</strong>"
    return text

"""The page with every finding by file, with counts."""

from __future__ import annotations

import html
from itertools import groupby
from typing import Any, Final

from portalgen.diagnostics.limit import count_left_out, format_left_out
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import format_severity_count
from portalgen.lint.formats.limit import limit_by_file
from portalgen.lint.formats.order import SEVERITIES, sort_by_place
from portalgen.lint.model import Finding
from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.bar import FINDINGS_PATH, build_finding_item, format_finding_counts
from portalgen.serve.messages import format_preview_message
from portalgen.serve.pages import render_excerpt, render_own_page
from portalgen.serve.preview_state import CheckResult, PreviewState

FINDINGS_PAGE_LIMIT: Final = 500
"""Findings on the page; more would be slow to read and to show."""


def render_findings_page(state: PreviewState, addresses: LocalAddresses, severity: str, language: str) -> str:
    """Return the page with the findings of `severity` (a value of Severity); any other text means all."""
    title = format_preview_message("findings", language)
    if state.check_result is None:
        return render_own_page(
            title, f"<p>{html.escape(format_preview_message('findings.waiting', language))}</p>", language
        )
    notice = (
        f'<p class="portalgen-fault">{html.escape(state.check_result.fault)}</p>' if state.check_result.fault else ""
    )
    selected = next((each for each in Severity if each.value == severity), None)
    findings = sort_by_place(each for each in state.check_result.findings if selected in (None, each.severity))
    body = notice + _render_filters(state.check_result, selected, language) + _render_summary(findings, language)
    return render_own_page(
        title, body + _render_files(findings, _find_page_addresses(state, addresses), language), language
    )


def _render_filters(result: CheckResult, selected: Severity | None, language: str) -> str:
    every = format_preview_message("findings.every", language, count=str(len(result.findings)))
    links = [_render_filter(FINDINGS_PATH, every, selected is None)]
    for severity in SEVERITIES:
        count = sum(each.severity is severity for each in result.findings)
        if count:
            text = format_severity_count(severity, count, language)
            links.append(_render_filter(f"{FINDINGS_PATH}?severity={severity.value}", text, selected is severity))
    label = html.escape(format_preview_message("findings.severity", language))
    return f'<nav class="portalgen-filters" aria-label="{label}"><ul>{"".join(links)}</ul></nav>'


def _render_filter(address: str, text: str, is_current: bool) -> str:
    current = ' aria-current="page"' if is_current else ""
    return f'<li><a href="{html.escape(address)}"{current}>{html.escape(text)}</a></li>'


def _render_summary(findings: list[Finding], language: str) -> str:
    if not findings:
        return f"<p>{html.escape(format_preview_message('findings.none', language))}</p>"
    files = str(len({each.place.path for each in findings}))
    return f"<p>{html.escape(format_preview_message('findings.files', language, counts=format_finding_counts(findings, language), files=files))}</p>"


def _find_page_addresses(state: PreviewState, addresses: LocalAddresses) -> dict[str, str]:
    """Return the local address of the first page of each source."""
    addresses_by_source: dict[str, str] = {}
    for path, source in state.sources.items():
        host, _, rest = path.partition("/")
        if host in addresses.origin_by_host:
            addresses_by_source.setdefault(
                source, f"{addresses.origin_by_host[host]}/{rest.removesuffix('index.html')}"
            )
    return addresses_by_source


def _render_files(findings: list[Finding], pages: dict[str, str], language: str) -> str:
    sections = []
    left = FINDINGS_PAGE_LIMIT
    for path, group in groupby(findings, lambda each: each.place.path):
        in_file = list(group)
        shown = list(limit_by_file(in_file)[:left])
        sections.append(_render_file(path, in_file, shown, pages.get(path, ""), language))
        left -= len(shown)
        if not left:
            break
    hidden = len(findings) - FINDINGS_PAGE_LIMIT + left
    more = format_preview_message("findings.more", language, count=str(hidden)).replace("`", "") if hidden > 0 else ""
    return "".join(sections) + (f"<p>{html.escape(more)}</p>" if more else "")


def _render_file(path: str, findings: list[Finding], shown: list[Finding], page: str, language: str) -> str:
    items = [build_finding_item(each, language) for each in shown]
    name = items[0]["path"] if items else path
    link = (
        f' · <a href="{html.escape(page)}">{html.escape(format_preview_message("findings.page", language))}</a>'
        if page
        else ""
    )
    counts = html.escape(format_finding_counts(findings, language))
    rows = "".join(_render_row(each) for each in items)
    left_out = count_left_out(findings, shown).get(path)
    more = f"<p>{html.escape(format_left_out(left_out, language))}</p>\n" if left_out else ""
    return (
        f"<section>\n<h2><code>{html.escape(name)}</code></h2>\n<p>{counts}{link}</p>\n"
        f'<ol class="portalgen-list">{rows}</ol>\n{more}</section>\n'
    )


def _render_row(item: dict[str, Any]) -> str:
    texts = [item["note"], item["help"], item["basis"], *item["details"]]
    lines = "".join(f"<p>{html.escape(text)}</p>" for text in texts if text)
    head = f"<code>{html.escape(item['where'])}</code><strong>{html.escape(item['label'])}: "
    return f'<li class="portalgen-{item["severity"]}">{head}{html.escape(item["message"])}</strong>{render_excerpt(item)}{lines}</li>'

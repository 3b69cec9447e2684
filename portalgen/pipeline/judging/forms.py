"""Writes the report on a submission for terminals, for a forge's summary, for programs and for workflow steps."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any, Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import sentence_of
from portalgen.differences.formats.json_report import difference_as_data
from portalgen.differences.formats.markdown import format_difference_as_markdown
from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.masked import mask_difference
from portalgen.differences.model import PortalDifference
from portalgen.editorial.audit.proposed_changes import format_proposed_markdown, format_proposed_text
from portalgen.editorial.roster.role_names import name_person
from portalgen.frozen import frozen
from portalgen.lint.formats.json_report import as_json_report
from portalgen.lint.formats.limit import limit_by_file
from portalgen.lint.formats.markdown import SUMMARY_BYTE_LIMIT, as_markdown, format_markdown_sentence
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.order import sort_by_place, sort_by_severity
from portalgen.lint.formats.sanitize import replace_surrogates, sanitize_line
from portalgen.lint.formats.table import FORMATS
from portalgen.lint.report_data import build_report_data
from portalgen.pipeline.comparing.affected_sites import site_as_json, touched_as_json
from portalgen.pipeline.judging.finding_order import keep_first_of_equal
from portalgen.pipeline.judging.report import SubmissionReport
from portalgen.pipeline.judging.sections import build_sections, write_headline
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.masking import mask_personal_numbers

_FINDING_LIMIT: Final = 50
"""The most findings shown in text."""
_SECTION_BYTES: Final = 600_000
"""The most bytes of a forge's summary before the findings."""
_SUMMARY_DIFFERENCE_BYTES: Final = 400_000
_TEXT_DIFFERENCE_BYTES: Final = 60_000
"""The most bytes of the difference shown in a terminal; `portalgen diff` shows all of it."""
_VERSION: Final = 1


@frozen
class FormOptions:
    """The options for writing a report."""

    language: str
    tool_version: str
    failing: tuple[Severity, ...]
    """The severities that prevent publication."""
    preview: str = ""
    """Describes how to see the pages; empty if unknown."""


def as_text(report: SubmissionReport, options: FormOptions) -> str:
    """Return the whole report for a terminal."""
    language = options.language
    lines = [sanitize_line(line) for line in write_headline(report, language, fails=report.fails(options.failing))]
    for section in build_sections(report, language):
        lines += ["", section.heading]
        lines += [f"  {'  ' * level}{sanitize_line(line)}" for level, line in section.lines]
    lines += ["", format_difference_as_text(_leave_out_banners(report), _TEXT_DIFFERENCE_BYTES).rstrip("\n")]
    if options.preview and report.has_changed_pages:
        lines += ["", f"{_PREVIEW.text(language)}: {sanitize_line(options.preview)}"]
    approvals = format_proposed_text(report.approvals, language)
    if approvals:
        lines += ["", _APPROVALS.text(language), *(f"  {line}" for line in approvals.splitlines())]
    data = build_data(report, options)
    distinct = keep_first_of_equal(sort_by_place(data.findings))
    shown = tuple(sort_by_severity(limit_by_file(distinct))[:_FINDING_LIMIT])
    lines += ["", FORMATS["text"](replace(data, shown_findings=shown, clocks=()), language).rstrip("\n")]
    if len(shown) < len(data.findings):
        more = len(data.findings) - len(shown)
        lines.append(
            B(f"… và {more} mục nữa; --report json=TỆP ghi đủ", f"… and {more} more; --report json=FILE has all").text(
                language
            )
        )
    return "\n".join(lines) + "\n"


def _leave_out_banners(report: SubmissionReport) -> PortalDifference:
    """Return the difference without parts already shown in a section above it."""
    return replace(_mask_difference(report), banners=())


def _mask_difference(report: SubmissionReport) -> PortalDifference:
    """Return the difference with personal data masked: any form of this report may be kept or posted."""
    return mask_difference(report.difference, "others")


def as_summary(report: SubmissionReport, options: FormOptions) -> str:
    """Return the report in Markdown, cut to the size allowed by forges."""
    language = options.language
    head, *rest = (
        format_markdown_sentence(line) for line in write_headline(report, language, fails=report.fails(options.failing))
    )
    pieces = [f"## {head}\n", *(f"\n**{line}**\n" for line in rest)]
    for section in build_sections(report, language):
        lines = "".join(f"{'  ' * level}- {format_markdown_sentence(line)}\n" for level, line in section.lines)
        pieces.append(f"\n### {section.heading}\n\n{lines}")
    pieces.append(f"\n{format_difference_as_markdown(_leave_out_banners(report), _SUMMARY_DIFFERENCE_BYTES, level=3)}")
    if options.preview and report.has_changed_pages:
        pieces.append(f"\n{_PREVIEW.text(language)}: {format_markdown_sentence(options.preview)}\n")
    if any(each.severity is not Severity.NOTE for each in report.approvals.findings):
        pieces.append(f"\n{format_proposed_markdown(report.approvals, language)}")
    text = _cut("".join(pieces), language)
    data = build_data(report, options)
    data = replace(data, clocks=(), shown_findings=keep_first_of_equal(sort_by_place(data.findings)))
    return f"{text}\n{as_markdown(data, language, SUMMARY_BYTE_LIMIT - len(text.encode('utf-8')))}"


def _cut(text: str, language: str) -> str:
    data = text.encode("utf-8")
    if len(data) <= _SECTION_BYTES:
        return text
    kept = data[:_SECTION_BYTES].decode("utf-8", "ignore").rpartition("\n")[0]
    return f"{kept}\n\n**{B('Báo cáo dài nên chỉ hiện phần đầu; dạng json ghi đủ', 'The report is long, so only its beginning is shown; the json form is complete').text(language)}**\n"


def as_annotations(report: SubmissionReport, options: FormOptions) -> str:
    """Return workflow commands for the findings, which a forge shows beside the lines, and one for the verdict."""
    level = "error" if report.fails(options.failing) else "notice"
    headline = [sanitize_line(line) for line in write_headline(report, options.language, fails=level == "error")]
    verdict = "%0A".join(line.replace("%", "%25") for line in headline)
    return f"::{level}::{verdict}\n{FORMATS['github'](build_data(report, options), options.language)}"


def as_json_document(report: SubmissionReport, options: FormOptions) -> str:
    """Return the whole report as JSON."""
    language = options.language
    document: dict[str, Any] = {
        "version": _VERSION,
        "passes": not report.fails(options.failing),
        "headline": list(write_headline(report, language, fails=report.fails(options.failing))),
        "base": report.base,
        "tip": report.tip,
        "head": report.head,
        "at": report.at.isoformat(),
        **touched_as_json(report.touched),
        "compared": report.is_compared,
        "built_sites": report.built_count,
        "all_sites": report.site_count,
        "sites": [site_as_json(each) for each in report.sites],
        "conflicts": list(report.conflicts),
        "commits": [
            {
                "id": each.id,
                "subject": mask_personal_numbers(each.subject, with_runs=False),
                "committed_at": each.committed_at.isoformat(),
            }
            for each in report.commits
        ],
        "needs": _needs_as_json(report, language),
        "approvals": [
            {
                "code": each.diagnostic.code,
                "severity": each.severity.value,
                "message": sentence_of(each.diagnostic, language),
                "site": each.site,
                "paths": list(each.paths),
            }
            for each in report.approvals.findings
        ],
        "difference": difference_as_data(_mask_difference(report)),
        "outdated_translations": [asdict(each) for each in report.outdated_translations],
        "lint": json.loads(as_json_report(build_data(report, options), language)),
    }
    return replace_surrogates(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _needs_as_json(report: SubmissionReport, language: str) -> dict[str, Any]:
    needs = report.needs
    return {
        "complete": needs.is_complete,
        "content_digest": needs.proposed.content_digest if needs.proposed is not None else "",
        "problem": needs.problem.text(language) if needs.problem is not None else "",
        "refusals": [
            {
                "digest": each.digest,
                "by": each.record.by,
                "at": each.record.at.isoformat(),
                "reason": each.record.reason,
                "paths": list(each.paths),
                "same": each.is_same,
            }
            for each in needs.refusals
        ],
        "groups": [
            {
                "class": each.group.path_class.id,
                "site": each.group.site,
                "level": each.level,
                "paths": [change.path for change in each.group.changes],
                "may_approve": [person.id for person in each.people],
                "signed": [record.path for record in each.records],
                "open": [
                    {
                        "action": need.action,
                        "roles": list(need.roles),
                        "people": [{"id": person.id, "name": name_person(person)} for person in need.people],
                        "keyless": [person.id for person in need.keyless],
                        "delegates": [{"id": person.id, "name": name_person(person)} for person in need.delegates],
                        "paths": [change.path for change in need.group.changes],
                    }
                    for need in each.open_needs
                ],
            }
            for each in needs.groups
        ],
    }


def as_outputs(report: SubmissionReport, options: FormOptions) -> str:
    """Return the outputs for later workflow steps as lines of `key=value`.

    The values consist only of words and site ids.
    """
    values = {
        "passes": _flag(not report.fails(options.failing)),
        "findings": _flag(not report.has_finding(options.failing)),
        "approved": _flag(not report.lacks_approval(options.failing)),
        "rules": "changed" if report.is_rules_change_open else "same",
        "content_alone": _flag(report.touched.is_content_alone),
        "runs_code": _flag(bool(report.touched.code_files)),
        "themes": _flag(bool(report.touched.themes)),
        "sites": json.dumps([each.site for each in report.sites], separators=(",", ":")),
    }
    return "".join(f"{key}={value}\n" for key, value in values.items())


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def build_data(report: SubmissionReport, options: FormOptions) -> ReportData:
    """Return the findings of linter, build and inspection as input for the linter's formats."""
    scope = B("bài gửi duyệt này", "this submission").text(options.language)
    lint = report.lint
    return build_report_data(
        report.findings, lint.suppressed_findings, lint.clocks, report.at, scope, lint.checked_count,
        options.tool_version, options.language,
    )  # fmt: skip


_PREVIEW: Final = B("Xem thử", "Preview")
_APPROVALS: Final = B("Phê duyệt", "Approvals")

SUBMISSION_FORMS: Final[Mapping[str, Callable[[SubmissionReport, FormOptions], str]]] = MappingProxyType(
    {"text": as_text, "markdown": as_summary, "github": as_annotations, "json": as_json_document, "outputs": as_outputs}
)
"""The functions that write a report, keyed by the name of the format on the command line."""

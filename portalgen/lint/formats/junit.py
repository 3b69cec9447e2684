"""`junit`: JUnit XML in the form that Jenkins reads (schema junit-10.xsd). Each file is a suite, each finding a case.

Errors and warnings are failures with the code as their type; a note is a passed case with its text as output. The first
suite describes the scope of the check, so that a clean check is not a report without tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import sentence_with_reason
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.order import sort_by_place
from portalgen.lint.formats.sanitize import sanitize_finding, sanitize_line
from portalgen.lint.formats.text import format_finding
from portalgen.lint.formats.words import format_report_summary
from portalgen.lint.model import Finding
from portalgen.text.xml_text import escape_xml, remove_forbidden_characters

_NAME: Final = "portalgen lint"
_MARK: Final = "\ufffd"


def as_junit(report: ReportData, language: str) -> str:
    """Return an XML document in UTF-8."""
    findings = sort_by_place(report.findings)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_format_totals(_NAME, findings, 1)}>"]
    lines += _format_summary_suite(report, language)
    for path, group in groupby(findings, key=lambda each: each.place.path):
        lines += _format_suite(path, list(group), language)
    return "\n".join((*lines, "</testsuites>")) + "\n"


def quote_xml_attribute(text: str) -> str:
    """Return `text` as a quoted attribute."""
    escaped = escape_xml_content(text).replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{escaped}"'


def escape_xml_content(text: str) -> str:
    """Return `text` as the content of an element. Characters that are invalid in XML are replaced by a visible mark.

    Findings may be about such characters.
    """
    return escape_xml(remove_forbidden_characters(text, _MARK)).replace("\r", "&#13;")


def _format_totals(name: str, findings: list[Finding], others: int = 0) -> str:
    failures = sum(each.severity is not Severity.NOTE for each in findings)
    return f'name={quote_xml_attribute(name)} tests="{len(findings) + others}" failures="{failures}" errors="0"'


def _format_summary_suite(report: ReportData, language: str) -> Iterator[str]:
    yield f'  <testsuite name="{_NAME}" tests="1" failures="0" errors="0">'
    yield f'    <testcase classname="{_NAME}" name={quote_xml_attribute(report.scope)}>'
    yield f"      <system-out>{escape_xml_content(format_report_summary(report, language))}</system-out>"
    yield "    </testcase>"
    yield "  </testsuite>"


def _format_suite(path: str, findings: list[Finding], language: str) -> Iterator[str]:
    yield f"  <testsuite {_format_totals(path, findings)} file={quote_xml_attribute(path)}>"
    for each in findings:
        sentence = sanitize_line(sentence_with_reason(sanitize_finding(each).diagnostic, language))
        name = f"{each.code} {each.place.line}:{each.place.column} {sentence}"
        yield f"    <testcase classname={quote_xml_attribute(path)} name={quote_xml_attribute(name)}>"
        yield f"      {_format_result(each, sentence, language)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _format_result(each: Finding, sentence: str, language: str) -> str:
    text = escape_xml_content(format_finding(each, language))
    if each.severity is Severity.NOTE:
        return f"<system-out>{text}</system-out>"
    return f"<failure type={quote_xml_attribute(each.code)} message={quote_xml_attribute(sentence)}>{text}</failure>"

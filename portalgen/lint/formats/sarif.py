"""`sarif`: SARIF 2.1.0 (OASIS Standard), for code scanning. Sections in brackets are those of the standard.

Addresses are relative to the portal's root (`%SRCROOT%`), columns count code points, and no time is written, so that
the file depends only on the findings. Rules have no `helpUri`: their help is in the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, sentence_with_reason
from portalgen.lint.formats.json_report import dump_json
from portalgen.lint.formats.model import ReportData, Suppressed
from portalgen.lint.formats.order import sort_by_place, sort_suppressed
from portalgen.lint.formats.sanitize import replace_surrogates, sanitize_finding, sanitize_line
from portalgen.lint.formats.words import last_day_of, name_of_party, translate_label
from portalgen.lint.model import Finding

SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ROOT: Final = "%SRCROOT%"
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
_ITEM: Final = "id:"
"""The prefix of a related item; related entries without it are sources."""
_KINDS: Final = MappingProxyType({"comment": "inSource", "waiver": "external", "baseline": "external"})


def as_sarif(report: ReportData, language: str) -> str:
    """Return a SARIF log with a single run: the rules that have findings, and the results sorted by place."""
    findings, suppressed = sort_by_place(report.findings), sort_suppressed(report.suppressed_findings)
    codes = sorted({each.code for each in (*findings, *(row.finding for row in suppressed))})
    index = {code: number for number, code in enumerate(codes)}
    results = [_build_result(each, index, language) for each in findings]
    results += [_build_suppressed_result(row, index, language) for row in suppressed]
    run = {
        "tool": {"driver": _build_driver(report.tool_version, codes, language)},
        "language": language,
        "automationDetails": {"id": "portalgen/lint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "thư mục gốc của cổng / the portal's root"}}},
        "invocations": [{"executionSuccessful": True}],
        "results": results,
        "properties": {"scope": report.scope, "checked": report.checked_count},
    }
    return dump_json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def escape_sarif_message(text: str) -> str:
    """Return `text` escaped as a message: braces are doubled (3.11.5), and links are disabled (3.11.6)."""
    return sanitize_line(text).replace("{", "{{").replace("}", "}}").replace("](", "]\\(")


def as_relative_uri(path: str) -> str:
    """Return a path from the root as a relative URI (RFC 3986).

    A colon in its first segment is escaped, as it would end a scheme.
    """
    return quote(replace_surrogates(path), safe="/-._~!$&'()*+,;=@")


def _build_driver(version: str, codes: Iterable[str], language: str) -> Mapping[str, Any]:
    rules = [_build_rule(CODES[code], language) for code in codes]
    return {"name": "portalgen", "version": version, "rules": rules}


def _build_rule(code: Code, language: str) -> Mapping[str, Any]:
    short, _, way_out = (_PLACEHOLDER.sub("…", text) for text in (code.en if language == "en" else code.vi))
    lines = [(translate_label("help", language), way_out)]
    if code.basis:
        lines.append((translate_label("basis", language), code.basis))
    lines.append((translate_label("party", language), name_of_party(code.party, language)))
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": escape_sarif_message(short)},
        "fullDescription": {"text": escape_sarif_message(short)},
        "help": {
            "text": "\n".join(escape_sarif_message(f"{name}: {words}") for name, words in lines),
            "markdown": "\n".join(f"- **{name}**: {escape_sarif_message(words)}" for name, words in lines),
        },
        "defaultConfiguration": {"level": code.severity.value},
        "properties": {"tags": [code.code[:3], code.party], "problem.severity": _problem_severity(code.severity.value)},
    }


def _problem_severity(level: str) -> str:
    # Code scanning's own word for its lowest level.
    return "recommendation" if level == "note" else level


def _build_result(each: Finding, index: Mapping[str, int], language: str) -> dict[str, Any]:
    diagnostic = sanitize_finding(each).diagnostic
    lines = (
        sentence_with_reason(diagnostic, language),
        f"{translate_label('help', language)}: {help_of(diagnostic, language)}",
    )
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": index[each.code],
        "level": each.severity.value,
        "message": {"text": "\n".join(escape_sarif_message(line) for line in lines)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _build_artifact(as_relative_uri(each.place.path)),
                    "region": _build_region(each),
                }
            }
        ],
        # Code scanning uses the first; the second is named after this program.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{each.fingerprint}:1",
            "portalgenFinding/v1": each.fingerprint,
        },
    }
    # Each address once: the standard asks for a set.
    uris = dict.fromkeys(as_relative_uri(path) for path in each.related if not path.startswith(_ITEM))
    if uris:
        result["relatedLocations"] = [{"physicalLocation": {"artifactLocation": _build_artifact(uri)}} for uri in uris]
    return {**result, "properties": dict(_build_properties(each, language))}


def _build_properties(each: Finding, language: str) -> Iterator[tuple[str, Any]]:
    yield "party", name_of_party(each.party, language)
    items = [name.removeprefix(_ITEM) for name in each.related if name.startswith(_ITEM)]
    if items:
        yield "items", items
    if each.start is not None:
        yield "start", each.start.isoformat()
    if each.due is not None:
        yield "due", each.due.isoformat()
        yield "lastDay", last_day_of(each.due)
    if each.origin:
        yield "origin", replace_surrogates(each.origin)


def _build_region(each: Finding) -> Mapping[str, int]:
    place = each.place
    region = {"startLine": place.line, "startColumn": place.column}
    # Without an end the region is the rest of the line (3.30.8); a place without a length has no end.
    return {**region, "endColumn": place.column + place.length} if place.length else region


def _build_artifact(uri: str) -> Mapping[str, str]:
    return {"uri": uri, "uriBaseId": _ROOT}


def _build_suppressed_result(row: Suppressed, index: Mapping[str, int], language: str) -> dict[str, Any]:
    suppression: dict[str, str] = {"kind": _KINDS[row.method], "status": "accepted"}
    if row.reason:
        suppression["justification"] = row.reason
    return {**_build_result(row.finding, index, language), "suppressions": [suppression]}

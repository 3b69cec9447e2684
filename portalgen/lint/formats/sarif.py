"""`sarif`: SARIF 2.1.0 (OASIS Standard), for code scanning. Sections in brackets are those of the standard.

Addresses are relative to the portal's root (`%SRCROOT%`), columns count code points, and no time is written, so
that the file depends on the findings alone. No rule has a `helpUri`: its help stands in the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.formats.json_report import dumped
from portalgen.lint.formats.model import SetAside, Written
from portalgen.lint.formats.order import aside_by_place, by_place
from portalgen.lint.formats.plain import encodable, plain, plain_finding
from portalgen.lint.formats.words import label, last_day, party_name
from portalgen.lint.model import Finding

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ROOT: Final = "%SRCROOT%"
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
_ITEM: Final = "id:"
"""How a related item begins; everything else that is related is a source."""
_KINDS: Final = MappingProxyType({"comment": "inSource", "waiver": "external", "baseline": "external"})


def as_sarif(report: Written, language: str) -> str:
    """A SARIF log with one run, the rules that it used, and its results by place."""
    found, aside = by_place(report.findings), aside_by_place(report.set_aside)
    codes = sorted({each.code for each in (*found, *(row.finding for row in aside))})
    index = {code: number for number, code in enumerate(codes)}
    results = [_result(each, index, language) for each in found]
    results += [_set_aside(row, index, language) for row in aside]
    run = {
        "tool": {"driver": _driver(report.tool_version, codes, language)},
        "language": language,
        "automationDetails": {"id": "portalgen/lint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "thư mục gốc của cổng / the portal's root"}}},
        "invocations": [{"executionSuccessful": True}],
        "results": results,
        "properties": {"scope": report.scope, "checked": report.checked},
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def message_text(text: str) -> str:
    """`text` as a message: braces are doubled (3.11.5), and nothing in it is a link (3.11.6)."""
    return plain(text).replace("{", "{{").replace("}", "}}").replace("](", "]\\(")


def relative_uri(path: str) -> str:
    """A path from the root as a relative URI (RFC 3986): a colon in its first segment would be a scheme."""
    return quote(encodable(path), safe="/-._~!$&'()*+,;=@")


def _driver(version: str, codes: Iterable[str], language: str) -> Mapping[str, Any]:
    rules = [_rule(CODES[code], language) for code in codes]
    return {"name": "portalgen", "version": version, "rules": rules}


def _rule(code: Code, language: str) -> Mapping[str, Any]:
    short, _, way_out = (_PLACEHOLDER.sub("…", text) for text in (code.en if language == "en" else code.vi))
    lines = [(label("help", language), way_out)]
    if code.basis:
        lines.append((label("basis", language), code.basis))
    lines.append((label("party", language), party_name(code.party, language)))
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": message_text(short)},
        "fullDescription": {"text": message_text(short)},
        "help": {
            "text": "\n".join(message_text(f"{name}: {words}") for name, words in lines),
            "markdown": "\n".join(f"- **{name}**: {message_text(words)}" for name, words in lines),
        },
        "defaultConfiguration": {"level": code.severity.value},
        "properties": {"tags": [code.code[:3], code.party], "problem.severity": _problem(code.severity.value)},
    }


def _problem(level: str) -> str:
    # Code scanning's own word for its lowest level.
    return "recommendation" if level == "note" else level


def _result(each: Finding, index: Mapping[str, int], language: str) -> dict[str, Any]:
    diagnostic = plain_finding(each).diagnostic
    told = (sentence_of(diagnostic, language), f"{label('help', language)}: {help_of(diagnostic, language)}")
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": index[each.code],
        "level": each.severity.value,
        "message": {"text": "\n".join(message_text(line) for line in told)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(relative_uri(each.place.path)),
                    "region": _region(each),
                }
            }
        ],
        # Code scanning goes by the first; the second says whose number it is.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{each.fingerprint}:1",
            "portalgenFinding/v1": each.fingerprint,
        },
    }
    # Each address once: the standard asks for a set.
    uris = dict.fromkeys(relative_uri(path) for path in each.related if not path.startswith(_ITEM))
    if uris:
        result["relatedLocations"] = [{"physicalLocation": {"artifactLocation": _artifact(uri)}} for uri in uris]
    return {**result, "properties": dict(_properties(each, language))}


def _properties(each: Finding, language: str) -> Iterator[tuple[str, Any]]:
    yield "party", party_name(each.party, language)
    items = [name.removeprefix(_ITEM) for name in each.related if name.startswith(_ITEM)]
    if items:
        yield "items", items
    if each.start is not None:
        yield "start", each.start.isoformat()
    if each.due is not None:
        yield "due", each.due.isoformat()
        yield "lastDay", last_day(each.due)


def _region(each: Finding) -> Mapping[str, int]:
    place = each.place
    region = {"startLine": place.line, "startColumn": place.column}
    # Without an end the region is the rest of the line (3.30.8); nothing underlined has no end to tell.
    return {**region, "endColumn": place.column + place.length} if place.length else region


def _artifact(uri: str) -> Mapping[str, str]:
    return {"uri": uri, "uriBaseId": _ROOT}


def _set_aside(row: SetAside, index: Mapping[str, int], language: str) -> dict[str, Any]:
    suppression: dict[str, str] = {"kind": _KINDS[row.by], "status": "accepted"}
    if row.reason:
        suppression["justification"] = row.reason
    return {**_result(row.finding, index, language), "suppressions": [suppression]}

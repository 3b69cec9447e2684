"""SARIF 2.1.0, held against its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from hypothesis import given
from jsonschema import Draft4Validator

from portalgen.diagnostics.model import Severity
from portalgen.lint.formats.model import ReportData, Suppressed
from portalgen.lint.formats.sanitize import replace_surrogates
from portalgen.lint.formats.sarif import as_relative_uri, as_sarif, escape_sarif_message
from tests.makers.lint.samples import AT, FINDING, any_report, finding, make_finding, texts, written

SCHEMA = Draft4Validator(
    json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8")),
    format_checker=Draft4Validator.FORMAT_CHECKER,
)


def run_of(report: ReportData, language: str = "vi") -> Any:
    log = json.loads(as_sarif(report, language).encode("utf-8"))
    SCHEMA.validate(log)
    (run,) = log["runs"]
    return run


def test_a_finding_is_a_result_at_its_columns() -> None:
    (result,) = run_of(written(FINDING))["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "content/so/a.vi.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 4, "startColumn": 8, "endColumn": 16},
    }
    assert (result["ruleId"], result["level"]) == ("TXT203", "warning")
    assert result["message"]["text"].startswith("tiêu đề viết hoa toàn bộ\ncách sửa: ")


def test_columns_count_code_points_and_nothing_underlined_has_no_end() -> None:
    place = replace(FINDING.place, length=0)
    run = run_of(written(replace(FINDING, diagnostic=replace(FINDING.diagnostic, place=place))))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 8}


def test_only_rules_that_were_used_are_listed_and_results_point_to_them() -> None:
    run = run_of(written(make_finding("x"), FINDING, finding(line=9)))
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert rules == ["FMT103", "TXT203"]
    assert all(rules[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
    assert all("helpUri" not in each for each in run["tool"]["driver"]["rules"])


def test_a_rule_reports_its_help_without_values() -> None:
    (rule,) = run_of(written(make_finding("x")))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "`…` không phải là …"
    assert "cách sửa" in rule["help"]["text"]
    assert "**cách sửa**" in rule["help"]["markdown"]


def test_the_level_is_that_of_the_finding() -> None:
    run = run_of(written(*(finding(each, line=number) for number, each in enumerate(Severity, 1))))
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]


def test_the_fingerprint_survives_moved_lines() -> None:
    first, second = (run_of(written(replace(finding(line=line), fingerprint="ab")))["results"][0] for line in (1, 9))
    assert first["partialFingerprints"] == second["partialFingerprints"]


def test_related_sources_are_places_and_related_items_are_named() -> None:
    related = ("content/so/Tệp một.vi.md", "id:so-bai")
    (result,) = run_of(written(replace(FINDING, related=related, start=AT, due=AT)))["results"]
    (place,) = result["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "content/so/T%E1%BB%87p%20m%E1%BB%99t.vi.md"
    assert result["properties"]["items"] == ["so-bai"]
    assert result["properties"]["lastDay"] == "2026-11-24"


def test_what_was_suppressed_is_suppressed_with_its_reason() -> None:
    waived = Suppressed(FINDING, "waiver", "Chánh Văn phòng đồng ý (mẫu)")
    (result,) = run_of(replace(written(), suppressed_findings=(waived,)))["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Chánh Văn phòng đồng ý (mẫu)"}
    ]
    (commented,) = run_of(replace(written(), suppressed_findings=(Suppressed(FINDING, "comment"),)))["results"]
    assert commented["suppressions"] == [{"kind": "inSource", "status": "accepted"}]


def test_no_time_and_no_path_of_the_machine_is_written() -> None:
    assert as_sarif(written(FINDING), "vi") == as_sarif(replace(written(FINDING), at=AT + timedelta(days=1)), "vi")
    run = run_of(written(FINDING))
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]


def test_words_of_an_author_are_neither_placeholders_nor_links() -> None:
    assert escape_sarif_message("{0} [a](1)") == "{{0}} [a]\\(1)"


@given(texts())
def test_any_path_is_a_relative_address_of_itself(path: str) -> None:
    uri = as_relative_uri(f"content/{path}")
    assert uri.isascii()
    assert unquote(uri) == replace_surrogates(f"content/{path}")
    assert (urlsplit(uri).scheme, urlsplit(uri).query, urlsplit(uri).fragment) == ("", "", "")


@given(any_report())
def test_any_findings_fit_the_schema(report: ReportData) -> None:
    assert len(run_of(report)["results"]) == len(report.findings) + len(report.suppressed_findings)

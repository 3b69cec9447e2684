"""The Code Quality report, held against its schema."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from jsonschema import Draft7Validator

from portalgen.diagnostics.model import Severity
from portalgen.lint.formats.gitlab import as_gitlab
from portalgen.lint.formats.model import ReportData
from tests.makers.lint.samples import FINDING, any_report, finding, written

SCHEMA = Draft7Validator(
    json.loads((Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text("utf-8"))
)


def test_a_finding_is_an_issue() -> None:
    assert json.loads(as_gitlab(written(FINDING), "vi")) == [
        {
            "description": "cảnh báo TXT203: tiêu đề viết hoa toàn bộ; "
            "cách sửa: viết như câu thường, chỉ viết hoa chữ đầu và tên riêng",
            "check_name": "TXT203",
            "fingerprint": "0123456789abcdef0123456789abcdef",
            "severity": "minor",
            "location": {"path": "content/so/a.vi.md", "lines": {"begin": 4}},
        }
    ]


def test_severities_are_major_minor_and_info() -> None:
    report = written(*(finding(each, line=number) for number, each in enumerate(Severity, 1)))
    assert [each["severity"] for each in json.loads(as_gitlab(report, "vi"))] == ["major", "minor", "info"]


def test_a_clean_check_is_an_empty_list() -> None:
    assert as_gitlab(written(), "vi") == "[]\n"


@given(any_report())
def test_any_findings_fit_the_schema(report: ReportData) -> None:
    read = json.loads(as_gitlab(report, "vi").encode("utf-8"))
    SCHEMA.validate(read)
    assert len(read) == len(report.findings)

"""JUnit's XML, held against Jenkins' schema."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from lxml import etree

from portalgen.diagnostics.model import Severity
from portalgen.lint.formats.junit import as_junit, escape_xml_content, quote_xml_attribute
from portalgen.lint.formats.model import ReportData
from tests.makers.lint.samples import FINDING, any_report, finding, make_finding, texts, written

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def read(report: ReportData, language: str = "vi") -> etree._Element:
    root = etree.fromstring(as_junit(report, language).encode("utf-8"))
    SCHEMA.assertValid(root)
    return root


def test_a_warning_is_a_failure_of_its_code() -> None:
    (failure,) = read(written(FINDING)).iter("failure")
    assert dict(failure.attrib) == {"type": "TXT203", "message": "tiêu đề viết hoa toàn bộ"}
    assert failure.text is not None and "cách sửa: viết như câu thường" in failure.text


def test_a_note_is_no_failure() -> None:
    root = read(written(finding(Severity.NOTE)))
    assert root.get("failures") == "0"
    assert not list(root.iter("failure"))
    assert any("lưu ý TXT203" in (each.text or "") for each in root.iter("system-out"))


def test_each_file_is_a_suite_and_the_sums_are_right() -> None:
    root = read(written(finding(line=1), finding(Severity.NOTE, line=2), finding(path="content/so/b.vi.md")))
    suites = [(each.get("name"), each.get("tests"), each.get("failures")) for each in root.iter("testsuite")]
    assert suites == [
        ("portalgen lint", "1", "0"),
        ("content/so/a.vi.md", "2", "1"),
        ("content/so/b.vi.md", "1", "1"),
    ]
    assert (root.get("tests"), root.get("failures")) == ("4", "2")


def test_a_clean_check_is_one_case_that_passed() -> None:
    root = read(written())
    assert [each.get("name") for each in root.iter("testcase")] == ["toàn bộ cổng"]


@given(texts())
def test_escaping_is_undone_by_reading_but_for_what_xml_cannot_hold(text: str) -> None:
    root = etree.fromstring(f"<a b={quote_xml_attribute(text)}>{escape_xml_content(text)}</a>".encode())
    held = "".join(
        letter
        if letter in "\t\n\r" or "\x20" <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter > "\uffff"
        else "\ufffd"
        for letter in text
    )
    assert (root.text or "", root.get("b")) == (held, held)


@given(any_report())
def test_any_findings_fit_the_schema(report: ReportData) -> None:
    root = read(report)
    assert len(list(root.iter("testcase"))) == len(report.findings) + 1


def test_the_end_of_a_cdata_section_in_a_page_breaks_nothing() -> None:
    (failure,) = read(written(make_finding("]]>"))).iter("failure")
    assert "`]]>`" in (failure.get("message") or "")

"""Workflow commands: one a line, whatever an author wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from hypothesis import given

from portalgen.diagnostics.model import Severity, diagnostic
from portalgen.lint.formats.github import ANNOTATION_LIMIT, as_github, escape_message, escape_property
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.sanitize import replace_surrogates
from tests.makers.lint.samples import FINDING, any_report, finding, make_finding, texts, written

_COMMAND: Final = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def unescaped(text: str) -> str:
    """As the runner reads a message or a property: `%` last, so that `%250A` is not a line break."""
    for sign, escaped in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(escaped, sign)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """(level, properties, message) of each line, read as the runner does."""
    read = []
    for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")) if text else []:
        found = _COMMAND.fullmatch(line)
        assert found is not None, line
        pairs = (pair.partition("=") for pair in found[2].split(","))
        read.append((found[1], {name: unescaped(value) for name, _, value in pairs}, unescaped(found[3])))
    return read


def test_a_finding_is_a_command() -> None:
    assert as_github(written(FINDING), "vi") == (
        "::warning file=content/so/a.vi.md,line=4,col=8,endColumn=16,title=cảnh báo TXT203::tiêu đề viết hoa toàn bộ"
        "%0Acách sửa: viết như câu thường, chỉ viết hoa chữ đầu và tên riêng%0Abên chịu trách nhiệm: biên tập viên\n"
    )


def test_the_legal_basis_is_reported_where_there_is_one() -> None:
    for language, words in (("vi", "căn cứ pháp lý: QĐ 2111 Điều 7"), ("en", "legal basis: QĐ 2111 Điều 7")):
        secret = replace(FINDING, diagnostic=diagnostic("PRV201", FINDING.place, mark="MẬT"))
        (command,) = commands(as_github(written(secret), language))
        assert words in command[2].split("\n")
    (command,) = commands(as_github(written(FINDING), "vi"))
    assert "căn cứ" not in command[2]


def test_errors_come_first() -> None:
    report = written(*(finding(each, line=9 - number) for number, each in enumerate(Severity)))
    assert [level for level, _, _ in commands(as_github(report, "vi"))] == ["error", "warning", "notice"]


def test_ten_of_a_level_are_all_reported() -> None:
    report = written(*(finding(line=number) for number in range(1, ANNOTATION_LIMIT + 1)))
    read = commands(as_github(report, "vi"))
    assert [each["line"] for _, each, _ in read] == [str(number) for number in range(1, ANNOTATION_LIMIT + 1)]


def test_of_more_than_ten_nine_are_reported_and_then_how_many_more() -> None:
    warnings = (finding(line=number) for number in range(1, 14))
    read = commands(as_github(written(*warnings, finding(Severity.ERROR)), "vi"))
    assert [level for level, _, _ in read] == ["error"] + ["warning"] * ANNOTATION_LIMIT
    assert read[-1][2] == "và 4 cảnh báo nữa, xem tóm tắt của lần chạy"
    assert "file" not in read[-1][1]


@given(texts())
def test_escaping_is_undone_by_reading(text: str) -> None:
    assert unescaped(escape_property(text)) == text
    assert not set(escape_property(text)) & set("\r\n:,")
    assert not set(escape_message(text)) & set("\r\n")


@given(any_report())
def test_any_findings_give_commands_only(report: ReportData) -> None:
    read = commands(as_github(report, "vi"))
    for severity, level in zip(Severity, ("error", "warning", "notice"), strict=True):
        count = sum(each.severity is severity for each in report.findings)
        assert sum(each[0] == level for each in read) == min(count, ANNOTATION_LIMIT)
    assert {each["file"] for _, each, _ in read} == {replace_surrogates(each.place.path) for each in report.findings}


def test_an_author_cannot_give_a_command() -> None:
    (command,) = commands(as_github(written(make_finding("x\n::error::giả\r::set-env name=A::b")), "vi"))
    assert command[0] == "error"
    assert command[2].count("\n") == 2

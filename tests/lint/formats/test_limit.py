"""Of a file with very many findings people see the first, and how many more there are; programs read them all."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.cli.lint_report import print_report
from portalgen.diagnostics.limit import FILE_LIMIT
from portalgen.diagnostics.model import Severity
from portalgen.lint.formats.limit import limit_by_file
from portalgen.lint.formats.markdown import as_markdown
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.table import FORMATS
from portalgen.lint.formats.text import as_concise_report, as_text_report
from tests.makers.lint.samples import finding, written

A, B = "content/so/a.vi.md", "content/so/b.vi.md"
MANY = written(
    *(finding(line=line, path=A) for line in range(1, 1001)),
    finding(Severity.ERROR, line=1001, path=A),
    finding(line=3, path=B),
)
REST = f"… và {1001 - FILE_LIMIT} mục nữa trong tệp này"


def shown(report: ReportData) -> ReportData:
    return replace(report, shown_findings=limit_by_file(report.findings))


def test_the_gravest_findings_of_a_file_are_shown_by_place() -> None:
    lines = [each.place.line for each in limit_by_file(MANY.findings) if each.place.path == A]
    assert lines == [*range(1, FILE_LIMIT), 1001]


def test_a_terminal_shows_the_first_findings_of_a_file_and_counts_the_rest() -> None:
    text = as_text_report(shown(MANY), "vi")
    assert text.count("\n  cách sửa") == FILE_LIMIT + 1
    assert f"{A}: {REST}\n" in text
    assert text.index(REST) < text.index(f"{B}:3:")
    assert "1 lỗi, 1001 cảnh báo" in text
    concise = as_concise_report(shown(MANY), "en").splitlines()
    assert len(concise) == FILE_LIMIT + 2
    assert concise[FILE_LIMIT] == f"{A}: … and {1001 - FILE_LIMIT} more in this file"


def test_a_report_of_few_findings_says_nothing_of_a_rest() -> None:
    few = written(*(finding(line=line) for line in range(1, FILE_LIMIT + 1)))
    for form in (as_text_report, as_concise_report, as_markdown):
        assert form(shown(few), "vi") == form(few, "vi")
        assert "mục nữa" not in form(few, "vi")


def test_the_board_reads_the_first_findings_of_a_file_and_the_number_of_the_rest() -> None:
    text = as_markdown(MANY, "vi")
    assert text.count("- **TXT203**") == FILE_LIMIT + 1
    assert text.count(f"- {REST}\n") == 1
    assert "1 lỗi, 1001 cảnh báo" in text


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "junit"])
def test_programs_read_every_finding(name: str) -> None:
    text = FORMATS[name](MANY, "vi")
    assert FORMATS[name](shown(MANY), "vi") == text
    assert "mục nữa" not in text
    if name == "json":
        assert len(json.loads(text)["findings"]) == 1002


@pytest.mark.parametrize("name", ["text", "concise"])
def test_a_report_file_holds_all_and_the_exit_code_counts_all(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bao-cao.txt"
    assert print_report(MANY, name, ((name, file),), "error", "vi") == 1
    printed = capsys.readouterr().out
    assert f"… và {1001 - FILE_LIMIT} mục nữa; dùng --report {name}=TỆP để ghi đầy đủ\n" in printed
    assert file.read_text("utf-8").count(": cảnh báo TXT203: ") == 1001
    assert printed.count(": cảnh báo TXT203: ") == FILE_LIMIT


OF_CODES = written(
    *(finding(line=line, path=A, code=code) for line in range(1, 101) for code in ("TXT203", "TXT210")),
    *(finding(line=line, path=A, code="TXT207") for line in range(201, 204)),
    finding(Severity.ERROR, line=300, path=A, code="FMT135"),
)


def test_a_mistake_in_every_line_does_not_hide_the_others() -> None:
    codes = Counter(each.code for each in limit_by_file(OF_CODES.findings))
    assert codes == {"FMT135": 1, "TXT203": 23, "TXT207": 3, "TXT210": 23}


def test_what_is_left_out_is_counted_by_code() -> None:
    assert "… và 154 mục nữa trong tệp này (77 TXT203, 77 TXT210)" in as_concise_report(shown(OF_CODES), "vi")

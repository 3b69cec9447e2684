"""Every format: pure, stable in its bytes, and quick."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import portalgen.lint.formats as package
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.table import FORMATS
from tests.makers.growth import check_linear_growth
from tests.makers.lint.samples import CLOCK, FINDING, any_report, many, written

LANGUAGES: Final = ("vi", "en")
_SHARED: Final = {"__init__", "limit", "model", "order", "sanitize", "table", "words"}


def test_the_formats_are_those_that_the_command_offers() -> None:
    assert tuple(FORMATS) == ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")


def test_no_module_of_a_format_is_missing_from_the_table() -> None:
    modules = {file.stem for file in Path(package.__path__[0]).glob("*.py")} - _SHARED
    assert {each.__module__.rpartition(".")[2] for each in FORMATS.values()} == modules


@given(report=any_report(), language=st.sampled_from(LANGUAGES), data=st.data())
def test_the_same_findings_in_another_order_give_the_same_bytes_in_every_format(
    report: ReportData, language: str, data: st.DataObject
) -> None:
    shuffled = replace(
        report,
        findings=tuple(data.draw(st.permutations(report.findings))),
        clocks=tuple(data.draw(st.permutations(report.clocks))),
        suppressed_findings=tuple(data.draw(st.permutations(report.suppressed_findings))),
    )
    for name, write in FORMATS.items():
        text = write(report, language)
        assert write(shuffled, language).encode("utf-8") == text.encode("utf-8"), name
        assert text == "" or text.endswith("\n"), name


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"concise"}))
def test_the_commit_that_brought_a_finding_is_named(name: str) -> None:
    origin = "f0b4e62142 Sửa bài"
    assert origin in FORMATS[name](written(replace(FINDING, origin=origin)), "vi")
    assert origin not in FORMATS[name](written(FINDING), "vi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_check_is_reported_in_every_format(name: str, language: str) -> None:
    assert FORMATS[name](written(), language) == FORMATS[name](written(), language)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_in_as_many_steps_as_it_has_findings(name: str) -> None:
    check_linear_growth(lambda report: FORMATS[name](report, "vi"), many, 300)


@pytest.mark.parametrize("name", ["text", "concise", "github", "junit", "markdown"])
def test_reports_for_people_are_vietnamese_or_english_throughout(name: str) -> None:
    report = written(FINDING, clocks=(replace(CLOCK, title="x", last_day="", time_left="", class_name="x"),))
    english = FORMATS[name](replace(report, scope="x"), "en")
    for word in ("cách sửa", "cảnh báo", "hạn", "bên chịu trách nhiệm", "Tính đến", "đã kiểm tra"):
        assert word not in english
    assert "viết hoa" in FORMATS[name](report, "vi")

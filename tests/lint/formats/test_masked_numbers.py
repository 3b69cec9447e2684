"""No form of the linter's report repeats the digits of a person's number: neither its sentence nor the line it quotes."""

from __future__ import annotations

from datetime import datetime

import pytest

from portalgen.config.lint_settings import LintSettings
from portalgen.diagnostics.formats import diagnostics_as_json, diagnostics_as_text
from portalgen.diagnostics.model import LocalizedText, diagnostic, place_in_line
from portalgen.law.calendar import VIETNAM
from portalgen.lint.findings import build_findings
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.table import FORMATS
from portalgen.lint.model import Violation
from portalgen.text.masked_diagnostics import mask_diagnostic

NUMBERS = ("001090000001", "0010 9000 0002", "001.090.000.003", "0123456789012", "8012345678")
LINE = (
    f"Ông Nguyễn Văn Mẫu, CCCD {NUMBERS[0]}, vợ CCCD {NUMBERS[1]}, con {NUMBERS[2]}, số tài khoản {NUMBERS[3]}, "
    f"MST cá nhân {NUMBERS[4]}, https://example.vn/{NUMBERS[0]}"
)
FOUND = diagnostic(
    "IDN210",
    place_in_line("content/so/tin.vi.md", 9, 1, 3, LINE),
    id="so-tin",
    change=LocalizedText(f"thêm câu `{LINE}`", f"adds `{LINE}`"),
    more="",
    day="2026-11-24",
)


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_form_repeats_the_digits(form: str, language: str) -> None:
    findings = build_findings((Violation(FOUND),), LintSettings(), {})
    data = ReportData(findings, datetime(2026, 11, 24, tzinfo=VIETNAM), "", 1, "1")
    written = FORMATS[form](data, language)
    assert "IDN210" in written
    assert [each for each in NUMBERS if each in written] == []


def test_a_diagnostic_of_the_build_is_masked_in_both_of_its_forms() -> None:
    for write in (diagnostics_as_text, diagnostics_as_json):
        written = write((mask_diagnostic(FOUND),), "vi")
        assert [each for each in NUMBERS if each in written] == []

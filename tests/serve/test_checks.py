"""What the linter found and what only the build can find, as one list."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.lint_settings import LintSettings
from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.lint.findings import build_findings
from portalgen.lint.formats.model import Suppressed
from portalgen.lint.model import Violation
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.serve.checks import add_build_findings, run_check
from tests.makers.lint.story import AT
from tests.makers.quiet_portal import news, quiet_portal

JUDGED = diagnostic("TXT203", Place("content/so/a.vi.md", 4))
ASIDE = diagnostic("TXT203", Place("content/so/b.vi.md", 4))
BUILT = diagnostic("ATT101", Place("content/so/c.vi.md", 7), file="x.pdf", suggestion="")


def report() -> LintReport:
    findings = build_findings((Violation(JUDGED), Violation(ASIDE)), LintSettings(), {})
    return LintReport(findings[:1], (Suppressed(findings[1], "comment", "tên riêng"),))


def test_what_the_build_alone_found_is_added_once_and_what_was_suppressed_stays_so() -> None:
    found = add_build_findings(report(), (JUDGED, ASIDE, BUILT, BUILT), LintSettings())
    assert [each.diagnostic for each in found] == [JUDGED, BUILT]


def test_the_settings_weigh_what_the_build_found_too() -> None:
    warned = diagnostic("LNK104", Place("content/so/c.vi.md", 9), target="so-cu")
    noted = add_build_findings(report(), (warned,), LintSettings(severity={"LNK104": "note"}))
    assert noted[-1].severity is Severity.NOTE
    assert len(add_build_findings(report(), (warned,), LintSettings(severity={"LNK104": "off"}))) == 1


def test_what_the_build_refuses_stays_an_error_whatever_the_settings_say() -> None:
    kept = add_build_findings(report(), (BUILT,), LintSettings(severity={"ATT101": "note"}))
    assert kept[-1].severity is Severity.ERROR


def test_a_draft_is_held_against_the_rules(tmp_path: Path) -> None:
    root = tmp_path / "portal"
    draft = news("so-nhap", title="HỘI NGHỊ XÚC TIẾN ĐẦU TƯ", draft="true")
    quiet_portal(root, {"content/so/tin-tuc/nhap.vi.md": draft})
    found = run_check(LintOptions(root, AT, sites=("so",)), ())
    assert ("TXT203", "content/so/tin-tuc/nhap.vi.md", 4) in [
        (each.code, each.place.path, each.place.line) for each in found
    ]

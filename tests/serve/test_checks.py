"""What the linter found and what only the build can find, as one list."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.lint_settings import LintSettings
from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.lint.findings import findings_of
from portalgen.lint.formats.model import SetAside
from portalgen.lint.model import Hit
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.serve.checks import check, with_built
from tests.lint.story import AT
from tests.pipeline.quiet_portal import news, quiet_portal

JUDGED = diagnostic("TXT203", Place("content/so/a.vi.md", 4))
ASIDE = diagnostic("TXT203", Place("content/so/b.vi.md", 4))
BUILT = diagnostic("ATT101", Place("content/so/c.vi.md", 7), file="x.pdf", suggestion="")


def report() -> LintReport:
    findings = findings_of((Hit(JUDGED), Hit(ASIDE)), LintSettings(), {})
    return LintReport(findings[:1], (SetAside(findings[1], "comment", "tên riêng"),))


def test_what_the_build_alone_found_is_added_once_and_what_was_set_aside_stays_so() -> None:
    found = with_built(report(), (JUDGED, ASIDE, BUILT, BUILT), LintSettings())
    assert [each.diagnostic for each in found] == [JUDGED, BUILT]


def test_the_settings_weigh_what_the_build_found_too() -> None:
    warned = diagnostic("LNK104", Place("content/so/c.vi.md", 9), target="so-cu")
    noted = with_built(report(), (warned,), LintSettings(severity={"LNK104": "note"}))
    assert noted[-1].severity is Severity.NOTE
    assert len(with_built(report(), (warned,), LintSettings(severity={"LNK104": "off"}))) == 1


def test_what_the_build_refuses_stays_an_error_whatever_the_settings_say() -> None:
    kept = with_built(report(), (BUILT,), LintSettings(severity={"ATT101": "note"}))
    assert kept[-1].severity is Severity.ERROR


def test_a_draft_is_held_against_the_rules(tmp_path: Path) -> None:
    root = tmp_path / "portal"
    draft = news("so-nhap", title="HỘI NGHỊ XÚC TIẾN ĐẦU TƯ", draft="true")
    quiet_portal(root, {"content/so/tin-tuc/nhap.vi.md": draft})
    found = check(LintOptions(root, AT, sites=("so",)), ())
    assert ("TXT203", "content/so/tin-tuc/nhap.vi.md", 4) in [
        (each.code, each.place.path, each.place.line) for each in found
    ]

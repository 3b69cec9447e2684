"""What `check` says beside what a build refuses: the marks that readers would see as they were typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.diagnostics.model import Severity
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting import page_families
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.deadlines import LIMITS
from tests.makers.lint.story import LEGAL
from tests.makers.portal import AT, FILES, SmallPortal, page

PATH = "content/so/tin-tuc/cho-hoa.vi.md"
BODY = "** Lưu ý: ** chợ mở sớm.\n"


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    return write(SmallPortal(tmp_path / "portal"), BODY)


def write(portal: SmallPortal, body: str, **keys: str) -> SmallPortal:
    portal.write(PATH, page("so-cho-hoa", body, kind="news", title="Chợ hoa", date="2026-01-05", **keys))
    return portal


def codes(portal: SmallPortal) -> list[str]:
    return [each.code for each in portal.check().findings]


def test_check_names_marks_that_readers_would_see_and_nothing_else_of_the_linter(portal: SmallPortal) -> None:
    result = portal.check()
    assert [(each.code, each.place.path, each.severity) for each in result.findings] == [
        ("WRD216", PATH, Severity.WARNING)
    ]
    assert not result.has_failed


def test_a_comment_that_suppresses_a_finding_holds_for_check(portal: SmallPortal) -> None:
    assert codes(write(portal, f"[//]: # (portalgen: bỏ qua WRD216: tên của chương trình)\n\n{BODY}")) == []


@pytest.mark.parametrize(("level", "severities"), [("off", []), ("error", [Severity.ERROR])])
def test_the_severities_of_the_linter_hold_for_check_and_no_build_is_refused(
    portal: SmallPortal, level: str, severities: list[Severity]
) -> None:
    portal.write("site-config/lint.yaml", f'severity:\n  WRD216: "{level}"\n')
    result = portal.check()
    assert [each.severity for each in result.findings] == severities
    assert not result.has_failed


def test_drafts_are_looked_at_where_check_is_asked_for_drafts(portal: SmallPortal) -> None:
    write(portal, BODY, draft="true")
    assert codes(portal) == []
    assert [each.code for each in portal.check(unpublished=True).findings] == ["WRD216"]


def test_only_the_sites_that_are_asked_for_are_looked_at(portal: SmallPortal) -> None:
    assert portal.check(sites=("portal",)).findings == ()


def test_a_page_that_did_not_change_is_not_read_again(portal: SmallPortal, monkeypatch: pytest.MonkeyPatch) -> None:
    first = portal.check().findings

    def refuse(*_: object) -> None:
        raise AssertionError("a page was read again")

    monkeypatch.setattr(page_families, "read_page_text", refuse)
    assert portal.check().findings == first


def test_what_the_linter_found_is_taken_where_the_page_did_not_change(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = lint(LintOptions(portal.root, AT))
    monkeypatch.setattr(page_families, "read_page_text", None)
    assert [each.code for each in report.findings if each.code.startswith("WRD")] == codes(portal)


def test_the_command_shows_and_counts_the_findings_and_ends_well(
    portal: SmallPortal, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "bao-cao.json"
    assert run_command(["--root", str(portal.root), "check", "--report", str(file)]) == 0
    shown = capsys.readouterr().err
    assert f"{PATH}:" in shown
    assert "viết `**Lưu ý:**`" in shown
    assert "1 cảnh báo" in shown
    assert [row["code"] for row in json.loads(file.read_text("utf-8"))].count("WRD216") == 1


def test_what_is_wrong_with_the_law_is_told(tmp_path: Path) -> None:
    """A length that leaves a gap, which no build asks for."""
    portal = SmallPortal(tmp_path / "portal", {**FILES, **LEGAL})
    assert [each.code for each in portal.check().findings if each.code.startswith("CFG2")] == []
    lengths = (
        "lengths:\n      - {to: 2026-11-08, working_days: 2, instrument: qd-2111}\n"
        "      - {from: 2026-11-10, working_days: 1, instrument: qd-2111}\n"
    )
    portal.write(LIMITS, str(LEGAL[LIMITS]).replace("length: {working_days: 2}\n", lengths, 1))
    assert [each.code for each in portal.check().findings if each.code.startswith("CFG2")] == ["CFG240"]

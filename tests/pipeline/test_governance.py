"""Who decides, what was approved and which addresses were published: no build depends on it, while the linter and `check` say what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.pipeline.incremental.inputs import read_inputs
from portalgen.pipeline.why import why
from portalgen.serve.server import follow_changes
from tests.makers.lint.story import LIGHT, commit
from tests.makers.portal import SmallPortal, stamps, tree
from tests.makers.quiet_portal import LATER, codes, kept_portal, report_of
from tests.makers.rosters import BOARDS, ROSTER, board_of, person, roster_documents, write_documents

SO = f"{BOARDS}/so.yaml"
RECORD = f"site-config/approvals/so/2026/{'a' * 64}.json"
LEDGER = "site-config/addresses/so.txt"
FAULTY = {SO: board_of("xa")}


def demanding_documents() -> dict[str, Any]:
    """A roster without faults, and a policy that asks for its signatures."""
    classes = {"content": {"level": "person"}}
    return {**roster_documents(), "site-config/governance/policy.yaml": {"approval": {"classes": classes}}}


class TestBuild:
    def test_a_record_and_a_new_chief_rebuild_no_site(self, portal: SmallPortal) -> None:
        write_documents(portal.root, demanding_documents())
        portal.build_successfully()
        before = tree(portal.out), stamps(portal.out)
        board = board_of("so", person("so-truong-ban-moi", "chief"))
        write_documents(portal.root, {SO: {**board, "version": 2}})
        portal.write(RECORD, "{}\n")
        portal.write(RECORD.replace(".json", ".sig"), "chữ ký\n")
        result = portal.build_successfully()
        assert (tree(portal.out), stamps(portal.out)) == before
        assert (result.changed_paths, result.removed_paths) == ((), ())
        some = list(before[0])[::6]  # of every site: each answer reads the portal anew
        assert [why(portal.options(), path).status for path in some] == ["same"] * len(some)

    @pytest.mark.parametrize("path", [ROSTER, SO, RECORD, LEDGER])
    def test_what_is_wrong_there_stops_no_build(self, portal: SmallPortal, path: str) -> None:
        portal.write(path, b"\xff: [")
        assert portal.build_successfully().diagnostics == ()

    def test_a_link_there_stops_no_build_and_is_refused_by_the_linter(self, portal: SmallPortal) -> None:
        outside = portal.root.parent / "ngoai.yaml"
        outside.write_text("version: 1\n")
        (portal.root / ROSTER).parent.mkdir(parents=True)
        (portal.root / ROSTER).symlink_to(outside)
        assert portal.build_successfully().diagnostics == ()
        assert "CFG132" in codes(report_of(portal))

    @pytest.mark.parametrize(
        ("path", "counts"), [(SO, False), (RECORD, False), (LEDGER, False), ("site-config/portal.yaml", True)]
    )
    def test_the_digest_of_the_configuration_leaves_it_out(self, portal: SmallPortal, path: str, counts: bool) -> None:
        before = read_inputs(portal.root)
        portal.write(path, "# khác\n")
        assert (read_inputs(portal.root) != before) is counts


class TestFindings:
    def test_check_shows_what_is_wrong_and_is_not_failed_by_it(self, portal: SmallPortal) -> None:
        write_documents(portal.root, {**demanding_documents(), **FAULTY})
        result = portal.check()
        assert [(each.code, each.severity) for each in result.findings] == [("CFG173", Severity.ERROR)]
        assert not result.has_failed
        assert portal.check(sites=("xa",)).findings == ()

    def test_the_linter_shows_it_as_an_error(self, tmp_path: Path) -> None:
        portal = kept_portal(tmp_path / "portal", LIGHT)
        write_documents(portal.root, {**demanding_documents(), **FAULTY})
        report = report_of(portal)
        assert [(each.code, each.severity) for each in report.findings if each.code.startswith("CFG")] == [
            ("CFG173", Severity.ERROR)
        ]
        assert report.is_complete  # no verdict depends on it, and the baseline may be renewed

    def test_the_clock_is_the_one_that_was_asked_for(self, portal: SmallPortal) -> None:
        from portalgen.config.values import parse_datetime

        write_documents(portal.root, demanding_documents())
        early = portal.check(at=parse_datetime("2025-12-31T16:59+00:00"))
        assert {each.code for each in early.findings} == {"CFG177", "CFG183", "CFG187"}
        assert portal.check(at=parse_datetime("2025-12-31T17:00+00:00")).findings == ()  # 2026 in Vietnam


class TestSubmission:
    """A roster is judged with what it would be on main, and no page for the faults of main's."""

    @pytest.fixture
    def portal(self, tmp_path: Path) -> SmallPortal:
        return kept_portal(tmp_path / "portal", {**LIGHT, **_texts({**demanding_documents(), **FAULTY})})

    def test_a_page_is_not_held_up_by_the_faults_of_mains_roster(self, portal: SmallPortal) -> None:
        portal.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "Nội dung mới.")
        commit(portal.root, LATER, "Bài")
        assert "CFG173" not in codes(report_of(portal, base="main"))

    def test_a_roster_that_mends_them_is_shown_without_them(self, portal: SmallPortal) -> None:
        write_documents(portal.root, {SO: board_of("so")})
        commit(portal.root, LATER, "Ban Biên tập")
        assert codes(report_of(portal, base="main")) == ["GOV201"]

    def test_a_roster_that_leaves_them_is_shown_with_them_wherever_they_stand(self, portal: SmallPortal) -> None:
        write_documents(portal.root, {f"{BOARDS}/xa.yaml": {**board_of("xa"), "version": 2}})
        commit(portal.root, LATER, "Ban Biên tập")
        assert codes(report_of(portal, base="main")) == ["CFG173", "GOV201"]

    def test_its_record_may_stand_beside_it(self, portal: SmallPortal) -> None:
        write_documents(portal.root, {SO: board_of("so")})
        portal.write(RECORD, "{}\n")
        commit(portal.root, LATER, "Ban Biên tập")
        assert codes(report_of(portal, base="main")) == ["GOV201"]


def _texts(documents: dict[str, Any]) -> dict[str, str | bytes | None]:
    return {path: json.dumps(document, ensure_ascii=False) for path, document in documents.items()}


@pytest.mark.parametrize(
    ("path", "called"),
    [
        (None, ["rebuild"]),
        ("content/so/_index.vi.md", ["rebuild"]),
        ("site-config/portal.yaml", ["rebuild"]),
        ("site-config", ["rebuild"]),
        (SO, ["check"]),
        (RECORD, []),
    ],
)
def test_a_preview_only_checks_again_who_decides(path: str | None, called: list[str]) -> None:
    calls: list[str] = []
    follow = follow_changes(Path("/cong"), lambda *_: calls.append("rebuild"), lambda: calls.append("check"))
    follow(None if path is None else Path("/cong") / path, 0.1)
    assert calls == called

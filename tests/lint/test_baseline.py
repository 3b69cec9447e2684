"""The baseline holds what was there, only ever shrinks, and never hides what may not be set aside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.cli.main import run_command
from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.lint.baseline import (
    BASELINE,
    Baseline,
    BaselineEntry,
    create_baseline,
    parse_baseline,
    read_baseline,
    shrink_baseline,
)
from portalgen.lint.model import Finding
from tests.makers.lint.story import LIGHT, commit, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import LATER, codes, describe_findings, kept_portal, news, report_of

LOUD: Final = "content/so/tin-tuc/cu.vi.md"
NEW: Final = "content/so/tin-tuc/moi.vi.md"
LOCKED: Final = ("DDL205", "SUP201", "MRK101", "PRV201", "ATT204")
SHOUT: Final = "HỘI NGHỊ XÚC TIẾN ĐẦU TƯ"


@pytest.fixture
def recorded_portal(tmp_path: Path) -> SmallPortal:
    return kept_portal(tmp_path / "portal", {**LIGHT, LOUD: news("so-cu", title=SHOUT)})


def finding(fingerprint: str, code: str = "TXT203", path: str = LOUD) -> Finding:
    return Finding(diagnostic(code, Place(path)), Severity.WARNING, fingerprint, "editor")


def update(portal: SmallPortal, *arguments: str) -> int:
    return run_command(
        ["--root", str(portal.root), "lint", "--update-baseline", "--at", "2026-11-24T08:00", "--jobs", "1", *arguments]
    )


def list_baseline_codes(portal: SmallPortal) -> list[str]:
    return sorted(each.code for each in read_baseline(portal.root).entries.values())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"5",
        b'"x"',
        b"\xff\xfe",
        b'{"version": 2, "findings": []}',
        b'{"version": 1}',
        b'{"version": 1, "findings": 5}',
        b'{"version": 1, "findings": [5]}',
        b'{"version": 1, "findings": [{"fingerprint": "a"}]}',
        b'{"version": 1, "findings": [{"fingerprint": [], "code": "TXT203", "path": "a"}]}',
        b'{"version": 1, "findings": [{"fingerprint": 5, "code": "TXT203", "path": "a"}]}',
        b'{"version": 1, "findings": {"a": 1}}',
        b"[" * 200_000,
        b'{"version": ' + b"9" * 5_000 + b', "findings": []}',
    ],
)
def test_a_file_that_makes_no_sense_is_no_baseline(data: bytes) -> None:
    assert parse_baseline(data) == Baseline(exists=True, readable=False)


def test_a_fingerprint_that_stands_twice_counts_once() -> None:
    row = {"fingerprint": "a", "code": "TXT203", "path": LOUD}
    read = parse_baseline(json.dumps({"version": 1, "findings": [row, row]}).encode())
    assert list(read.entries) == ["a"]


def test_the_first_baseline_takes_in_all_but_what_is_locked() -> None:
    made = parse_baseline(create_baseline([finding("a"), *(finding(code, code) for code in LOCKED)]).encode())
    assert made.entries == {"a": BaselineEntry("TXT203", LOUD)}


def test_what_is_locked_leaves_the_baseline_whatever_its_row_says() -> None:
    read = Baseline({"a": BaselineEntry("TXT203", LOUD)}, exists=True)
    assert parse_baseline(shrink_baseline(read, [finding("a", "DDL205")]).encode()).entries == {}


prints = st.text("abc", min_size=1, max_size=2)


@given(st.sets(prints), st.lists(prints))
def test_a_baseline_never_grows(before: set[str], found: list[str]) -> None:
    read = Baseline({each: BaselineEntry("TXT203", LOUD) for each in before}, exists=True)
    text = shrink_baseline(read, [finding(each) for each in found])
    assert parse_baseline(text.encode()).entries.keys() == before & set(found)
    assert shrink_baseline(parse_baseline(text.encode()), [finding(each) for each in found]) == text


def test_the_first_baseline_silences_what_was_there_and_nothing_new(recorded_portal: SmallPortal) -> None:
    assert update(recorded_portal) in (0, 1)
    assert "TXT203" in list_baseline_codes(recorded_portal)
    assert codes(report_of(recorded_portal)) == []
    recorded_portal.write(NEW, news("so-moi", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    assert describe_findings(report_of(recorded_portal)) == [f"TXT203 {NEW}:4"]
    update(recorded_portal)
    assert describe_findings(report_of(recorded_portal)) == [f"TXT203 {NEW}:4"]


def test_what_was_fixed_leaves_and_does_not_come_back(recorded_portal: SmallPortal) -> None:
    update(recorded_portal)
    recorded_portal.edit(LOUD, SHOUT, "Hội nghị xúc tiến đầu tư")
    assert codes(report_of(recorded_portal)) == ["SUP206"]
    update(recorded_portal)
    assert codes(report_of(recorded_portal)) == []
    recorded_portal.edit(LOUD, "Hội nghị xúc tiến đầu tư", SHOUT)
    assert codes(report_of(recorded_portal)) == ["TXT203"]


def test_a_renamed_file_and_moved_lines_stay_known_and_changed_words_do_not(recorded_portal: SmallPortal) -> None:
    update(recorded_portal)
    recorded_portal.write(
        NEW, (recorded_portal.root / LOUD).read_bytes().replace(b"title:", "# chú thích\ntitle:".encode())
    )
    recorded_portal.remove(LOUD)
    assert codes(report_of(recorded_portal)) == []
    recorded_portal.edit(NEW, SHOUT, f"{SHOUT} LẦN HAI")
    assert codes(report_of(recorded_portal)) == ["SUP206", "TXT203"]


@pytest.mark.parametrize(
    "arguments",
    [(LOUD,), ("--base", "main"), ("--staged",), ("--site", "so", LOUD)],
)
def test_a_check_of_a_part_leaves_the_baseline_alone(recorded_portal: SmallPortal, arguments: tuple[str, ...]) -> None:
    update(recorded_portal)
    before = (recorded_portal.root / BASELINE).read_bytes()
    assert update(recorded_portal, *arguments) == 2
    assert (recorded_portal.root / BASELINE).read_bytes() == before


@pytest.mark.parametrize(
    "path", ["site-config/portal.yaml", "site-config/lint.yaml", "site-config/legal/deadlines.yaml"]
)
def test_a_fault_in_the_settings_leaves_the_baseline_alone(recorded_portal: SmallPortal, path: str) -> None:
    update(recorded_portal)
    before = (recorded_portal.root / BASELINE).read_bytes()
    recorded_portal.write(path, "a: [\n")
    assert update(recorded_portal) == 2
    assert (recorded_portal.root / BASELINE).read_bytes() == before


def test_selected_codes_and_sites_do_not_shorten_the_baseline(recorded_portal: SmallPortal) -> None:
    update(recorded_portal)
    before = (recorded_portal.root / BASELINE).read_bytes()
    update(recorded_portal, "--select", "ACC")
    update(recorded_portal, "--site", "xa")
    assert (recorded_portal.root / BASELINE).read_bytes() == before


def test_a_link_that_was_broken_before_stays_known_in_a_submission(tmp_path: Path) -> None:
    body = "Xem [tin cũ](https://so.example.vn/khong-co/).\n\n[a](khong-co.vi.md)\n"
    portal = kept_portal(tmp_path / "portal", {**LIGHT, LOUD: news("so-cu", body)})
    update(portal)
    git(portal.root, "checkout", "-q", "main")
    commit(portal.root, LATER, "Danh sách đã biết")
    git(portal.root, "checkout", "-q", "-B", "bai")
    portal.write(NEW, news("so-moi", title="Tin mới của cơ quan"))
    assert codes(report_of(portal, base="main")) == []


def test_rows_that_a_submission_adds_by_hand_are_reported(recorded_portal: SmallPortal) -> None:
    update(recorded_portal)
    git(recorded_portal.root, "checkout", "-q", "main")
    commit(recorded_portal.root, LATER, "Danh sách đã biết")
    git(recorded_portal.root, "checkout", "-q", "-B", "bai")
    assert codes(report_of(recorded_portal, base="main")) == []
    recorded_portal.write(NEW, news("so-moi", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    (loud,) = [each for each in report_of(recorded_portal).findings if each.place.path == NEW]
    rows = json.loads((recorded_portal.root / BASELINE).read_bytes())
    rows["findings"].append({"fingerprint": loud.fingerprint, "code": loud.code, "path": NEW})
    recorded_portal.write(BASELINE, json.dumps(rows))
    report = report_of(recorded_portal, base="main")
    assert codes(report) == ["SUP207", loud.code]
    assert [each.severity for each in report.findings if each.code == "SUP207"] == [Severity.ERROR]
    git(recorded_portal.root, "add", "-A")
    assert codes(report_of(recorded_portal, staged=True)) == ["SUP207"]


def test_a_row_for_a_locked_code_silences_nothing(tmp_path: Path) -> None:
    portal = kept_portal(tmp_path / "portal", LIGHT)
    portal.write(NEW, news("so-moi", event_end="2026-11-21T20:00"))
    (late,) = [each for each in report_of(portal, paths=(NEW,)).findings if each.code == "DDL204"]
    row = {"fingerprint": late.fingerprint, "code": "TXT203", "path": NEW}
    portal.write(BASELINE, json.dumps({"version": 1, "findings": [row]}))
    assert "DDL204" in codes(report_of(portal))
    update(portal)
    assert list_baseline_codes(portal) == []


def test_a_baseline_that_cannot_be_read_is_reported_and_not_written_over(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(BASELINE, "{")
    assert "SUP208" in codes(report_of(recorded_portal))
    assert update(recorded_portal) == 2
    assert (recorded_portal.root / BASELINE).read_text("utf-8") == "{"


def test_a_baseline_that_is_a_folder_is_reported(recorded_portal: SmallPortal) -> None:
    (recorded_portal.root / BASELINE).mkdir(parents=True)
    assert "SUP208" in codes(report_of(recorded_portal))
    assert update(recorded_portal) == 2


def test_words_that_are_no_text_break_nothing(recorded_portal: SmallPortal) -> None:
    update(recorded_portal)
    rows = json.loads((recorded_portal.root / BASELINE).read_bytes())
    rows["findings"][0]["path"] = "\ud800"
    recorded_portal.write(BASELINE, json.dumps(rows))
    assert update(recorded_portal) in (0, 1, 2)

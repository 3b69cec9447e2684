"""What the board waives: for an item or a site, from and until a day, and what is said of waivers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from portalgen.config.values import parse_datetime
from portalgen.lint.apply_suppressions import apply_suppressions
from portalgen.lint.baseline import Baseline
from tests.makers.lint.story import LIGHT
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import codes, describe_findings, news, quiet_portal, report_of

PATH: Final = "content/so/tin-tuc/moi.vi.md"
OTHER: Final = "content/xa/tin-tuc/khac.vi.md"
WAIVERS: Final = "site-config/governance/waivers.yaml"
SHOUT: Final = "HỘI NGHỊ XÚC TIẾN ĐẦU TƯ"


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    """Two sites, each with a page that has the same fault."""
    return quiet_portal(
        tmp_path / "portal", {**LIGHT, PATH: news("so-moi", title=SHOUT), OTHER: news("xa-khac", title=f"{SHOUT} XÃ")}
    )


def waive(portal: SmallPortal, **keys: str) -> None:
    given = {
        "code": "TXT203",
        "item": "so-moi",
        "reason": "Tên riêng",
        "approved_by": "Trưởng Ban Biên tập",
        "from": "2026-11-10",
        "until": "2026-11-24",
        **keys,
    }
    lines = "\n    ".join(f"{key}: {value}" for key, value in given.items() if value)
    portal.write(WAIVERS, f"waivers:\n  - {lines}\n")


def of_text(portal: SmallPortal, **changes: Any) -> list[str]:
    return [each for each in describe_findings(report_of(portal, **changes)) if each.startswith(("TXT", "SUP", "CFG"))]


def test_a_waiver_concerns_its_item_only(portal: SmallPortal) -> None:
    waive(portal)
    report = report_of(portal)
    assert of_text(portal) == [f"TXT203 {OTHER}:4"]
    assert [(each.method, each.reason) for each in report.suppressed_findings] == [("waiver", "Tên riêng")]


def test_a_waiver_concerns_its_site_only(portal: SmallPortal) -> None:
    waive(portal, item="", site="xa")
    assert of_text(portal) == [f"TXT203 {PATH}:4"]


@pytest.mark.parametrize(
    ("at", "told_of_page", "about_waiver"),
    [
        ("2026-11-09T23:59", True, []),
        ("2026-11-10T00:00", False, []),
        ("2026-11-24T23:59", False, []),
        ("2026-11-25T00:00", True, [f"SUP210 {WAIVERS}:7"]),
    ],
)
def test_the_first_and_the_last_day_count(
    portal: SmallPortal, at: str, told_of_page: bool, about_waiver: list[str]
) -> None:
    waive(portal)
    found = of_text(portal, at=parse_datetime(at))
    assert (f"TXT203 {PATH}:4" in found) is told_of_page
    assert [each for each in found if WAIVERS in each] == about_waiver


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"code": "ACC203"}, "SUP209"),
        ({"item": "so-khong-co"}, "SUP209"),
        ({"code": "TXT999"}, "CFG160"),
        ({"code": "SUP203"}, "CFG164"),
        ({"site": "so"}, "CFG161"),
        ({"item": ""}, "CFG161"),
        ({"until": "2026-11-01"}, "CFG162"),
        ({"until": "24/11/2026"}, "CFG"),
        ({"reason": ""}, "CFG105"),
    ],
)
def test_a_waiver_without_effect_is_reported_and_silences_nothing(
    portal: SmallPortal, keys: dict[str, str], code: str
) -> None:
    waive(portal, **keys)
    found = of_text(portal)
    assert f"TXT203 {PATH}:4" in found
    about_waivers = [each for each in found if WAIVERS in each]
    assert len(about_waivers) == 1 and about_waivers[0].startswith(code)


@pytest.mark.parametrize("data", [b"waivers: [\n", b"waivers: 5\n", b"\xff\xfe", b"- a\n", b"", b"waivers:\n"])
def test_a_file_that_makes_no_sense_waives_nothing(portal: SmallPortal, data: bytes) -> None:
    portal.write(WAIVERS, data)
    assert f"TXT203 {PATH}:4" in of_text(portal)


def test_a_waiver_and_a_suppression_of_the_same_finding_are_both_used(portal: SmallPortal) -> None:
    portal.write(PATH, news("so-moi", title=f"{SHOUT} # portalgen: bỏ qua TXT203: tên riêng"))
    waive(portal)
    assert of_text(portal) == [f"TXT203 {OTHER}:4"]


def test_a_waiver_follows_its_item_to_another_file(portal: SmallPortal) -> None:
    waive(portal)
    portal.write("content/so/tin-tuc/ten-khac.vi.md", (portal.root / PATH).read_bytes())
    portal.remove(PATH)
    assert of_text(portal) == [f"TXT203 {OTHER}:4"]


def test_a_waiver_with_a_byte_order_mark_and_crlf_is_read_and_placed(portal: SmallPortal) -> None:
    waive(portal, until="2026-11-20")
    text = (portal.root / WAIVERS).read_text("utf-8")
    portal.write(WAIVERS, "\ufeff" + text.replace("\n", "\r\n"))
    assert f"SUP210 {WAIVERS}:7" in of_text(portal)


def test_nothing_found_means_nothing_suppressed() -> None:
    kept, aside, outcome = apply_suppressions((), (), (), Baseline(), (), {}, parse_datetime("2026-11-24"))
    assert (kept, aside, outcome.stale_entries, outcome.added_entries) == ((), (), (), ())


def test_settings_may_switch_a_rule_off_for_some_paths_only(portal: SmallPortal) -> None:
    portal.write("site-config/lint.yaml", "overrides:\n  - {paths: ['content/so/**'], severity: {TXT: 'off'}}\n")
    assert of_text(portal) == [f"TXT203 {OTHER}:4"]
    portal.write("site-config/lint.yaml", "overrides:\n  - {sites: [xa], severity: {TXT203: error}}\n")
    assert [each.severity.value for each in report_of(portal).findings if each.code == "TXT203"] == ["warning", "error"]


def test_a_locked_severity_in_the_settings_is_reported(portal: SmallPortal) -> None:
    portal.write("site-config/lint.yaml", "severity:\n  DDL: 'off'\n")
    assert "CFG163" in codes(report_of(portal))
    assert "DDL211" in codes(report_of(portal))


REFUSED: Final = "Nội dung.\n\n[a](khong-co.vi.md)\n"
SECRET: Final = "Nội dung.\n\nTUYỆT MẬT\n"


def test_nobody_waives_what_the_build_refuses(portal: SmallPortal) -> None:
    portal.write(PATH, news("so-moi", REFUSED))
    (code,) = [each for each in codes(report_of(portal)) if each.startswith("LNK1")]
    waive(portal, code=code, item="", site="so")
    assert {code, "CFG164"} <= set(codes(report_of(portal)))


def test_nobody_sets_aside_what_the_build_refuses_in_the_page_or_in_the_settings(portal: SmallPortal) -> None:
    portal.write(PATH, news("so-moi", REFUSED))
    (code,) = [each for each in codes(report_of(portal)) if each.startswith("LNK1")]
    portal.write(PATH, news("so-moi", REFUSED, suppress=f"\n  - {{code: {code}, reason: chờ bài}}"))
    portal.write("site-config/lint.yaml", "severity: {LNK: 'off'}\n")
    assert {code, "SUP203"} <= set(codes(report_of(portal)))


def test_a_mark_of_secrecy_is_waived_by_the_board_only(portal: SmallPortal) -> None:
    portal.write(PATH, news("so-moi", SECRET, suppress="\n  - {code: PRV201, reason: ví dụ}"))
    portal.write("site-config/lint.yaml", "severity: {PRV: 'off'}\n")
    assert {"PRV201", "SUP203"} <= set(codes(report_of(portal)))
    portal.write(PATH, news("so-moi", SECRET))
    waive(portal, code="PRV201")
    assert "PRV201" not in codes(report_of(portal))
    assert [each.finding.code for each in report_of(portal).suppressed_findings] == ["PRV201"]

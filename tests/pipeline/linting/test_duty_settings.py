"""The linter says what is wrong in where a portal meets its duties, once and with its place."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.duties import DUTIES_FILE
from tests.makers.quiet_portal import describe_findings, quiet_portal, report_of


def test_a_kind_that_does_not_exist_is_found_and_what_is_right_is_not(tmp_path: Path) -> None:
    def find_faults() -> list[str]:
        return [each for each in describe_findings(report_of(portal)) if each.startswith("CFG2")]

    portal = quiet_portal(tmp_path / "portal", {DUTIES_FILE: "places: [{duty: '7.4', kinds: [ke_hoach]}]\n"})
    assert find_faults() == [f"CFG201 {DUTIES_FILE}:1"]
    portal.write(DUTIES_FILE, "places: [{duty: '7.4', kinds: [news]}]\n")
    assert find_faults() == []

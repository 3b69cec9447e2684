"""Rules about setting aside: each says one thing, once, where it stands."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from portalgen.config.lint_settings import WAIVERS_FILE, Waiver
from portalgen.diagnostics.model import Place
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.apply_suppressions import SuppressionOutcome
from portalgen.lint.baseline import BASELINE, Baseline, BaselineEntry
from portalgen.lint.run import run_suppression_rules
from portalgen.lint.suppression import Suppression

TODAY: Final = date(2026, 11, 24)
PLACE: Final = Place("content/so/a.vi.md", 4)
WAIVER: Final = Waiver("TXT203", "Tên riêng", "Trưởng Ban Biên tập", date(2026, 11, 1), TODAY, item="so-a")
TEXT: Final = (
    "waivers:\n  - code: TXT203\n    item: so-a\n    reason: x\n    approved_by: y\n    from: 2026-11-01\n"
    "    until: 2026-11-24\n"
)


def report_codes(**parts: Any) -> list[str]:
    given = {
        "suppressions": (),
        "waivers": (),
        "baseline": Baseline(),
        "stale_entries": (),
        "added_entries": (),
        "waiver_text": TEXT,
    }
    outcome = SuppressionOutcome(TODAY, **{**given, **parts})
    return [
        f"{each.diagnostic.code} {each.diagnostic.place.path}:{each.diagnostic.place.line}"
        for each in run_suppression_rules(outcome)
    ]


def suppression(code: str = "TXT203", until: date | None = None) -> Suppression:
    return Suppression(code, "lý do" if code else "", PLACE, 5, 5, until)


@pytest.mark.parametrize(
    ("code", "until", "acted", "expected"),
    [
        ("TXT203", None, True, []),
        ("TXT203", TODAY, True, []),
        ("TXT203", None, False, ["SUP201"]),
        ("TXT203", date(2026, 11, 23), False, ["SUP202"]),
        ("DDL205", None, False, ["SUP203"]),
        ("SUP201", None, False, ["SUP203"]),
        ("MRK111", None, False, ["SUP203"]),
        ("PRV201", None, False, ["SUP203"]),
        ("ATT204", date(2026, 12, 31), False, ["SUP203"]),
        ("DDL999", None, False, ["SUP204"]),
        ("TXT999", None, False, ["SUP204"]),
        ("", None, False, ["SUP205"]),
    ],
)
def test_a_suppression_is_reported_by_one_code_at_most(
    code: str, until: date | None, acted: bool, expected: list[str]
) -> None:
    found = report_codes(suppressions=((suppression(code, until), acted),))
    assert found == [f"{each} content/so/a.vi.md:4" for each in expected]


@pytest.mark.parametrize("code", ["PRV200", "MRK199", "DOC209", "TXT99", "TXT2O3"])
def test_a_suggested_code_can_be_suppressed(code: str) -> None:
    outcome = SuppressionOutcome(TODAY, ((suppression(code), False),), (), Baseline(), (), ())
    (found,) = run_suppression_rules(outcome)
    suggestion = str(dict(found.diagnostic.values)["suggestion"])
    assert not suggestion or report_codes(suppressions=((suppression(suggestion), True),)) == []


@pytest.mark.parametrize(
    ("code", "reason", "way_out"),
    [
        ("MRK111", "lệnh dựng cổng từ chối", "sửa chỗ bị báo"),
        ("DDL205", "thời hạn", "waivers.yaml"),
        ("PRV201", "độ mật", "waivers.yaml"),
    ],
)
def test_why_and_what_to_do_is_reported_for_a_locked_code(code: str, reason: str, way_out: str) -> None:
    outcome = SuppressionOutcome(TODAY, ((suppression(code), False),), (), Baseline(), (), ())
    (each,) = run_suppression_rules(outcome)
    assert reason in sentence_of(each.diagnostic, "vi")
    assert way_out in help_of(each.diagnostic, "vi")


@pytest.mark.parametrize(
    ("starts", "until", "used", "expected"),
    [
        (date(2026, 11, 1), TODAY, True, []),
        (date(2026, 11, 1), TODAY, False, [f"SUP209 {WAIVERS_FILE}:2"]),
        (TODAY, TODAY, False, [f"SUP209 {WAIVERS_FILE}:2"]),
        (date(2026, 11, 25), date(2026, 12, 1), False, []),
        (date(2026, 11, 1), date(2026, 11, 23), False, [f"SUP210 {WAIVERS_FILE}:7"]),
    ],
)
def test_a_waiver_is_reported_by_one_code_at_most(starts: date, until: date, used: bool, expected: list[str]) -> None:
    waiver = Waiver(WAIVER.code, WAIVER.reason, WAIVER.approved_by, starts, until, item="so-a")
    assert report_codes(waivers=((waiver, used),)) == expected


def test_the_baseline_is_reported_once_whatever_it_holds() -> None:
    many = tuple(BaselineEntry(f"TXT20{number}", "a") for number in range(9))
    assert report_codes(stale_entries=many) == [f"SUP206 {BASELINE}:1"]
    assert report_codes(added_entries=many) == [f"SUP207 {BASELINE}:1"]
    assert report_codes(baseline=Baseline(exists=True, readable=False)) == [f"SUP208 {BASELINE}:1"]
    assert report_codes(baseline=Baseline(exists=True)) == []

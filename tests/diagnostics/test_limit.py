"""People see the first of very many diagnostics, some of every file, and how many more each file has."""

from __future__ import annotations

from collections import Counter

from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.limit import FINDINGS_PER_TURN, choose_by_file, format_first
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import severity_of

A, B, C = "site-config/redirects.yaml", "site-config/sites/so.yaml", "content/so/a.vi.md"


def unknown_keys(path: str, count: int) -> list[Diagnostic]:
    return [
        diagnostic("CFG104", Place(path, line), key=f"khoa{line}", suggestion="", known="site")
        for line in range(1, count + 1)
    ]


def late_records(path: str, count: int) -> list[Diagnostic]:
    """Warnings, where unknown keys are errors."""
    return [
        diagnostic("APR202", Place(path, line), files="`a.vi.md`", signer="chief-so") for line in range(1, count + 1)
    ]


def show(found: list[Diagnostic], in_all: int) -> list[str]:
    return list(
        format_first(found, severity_of, lambda each, language: diagnostics_as_text((each,), language), "vi", in_all)
    )


def test_few_are_shown_as_they_are() -> None:
    found = [*late_records(A, 3), *unknown_keys(B, 2)]
    assert show(found, 5) == [diagnostics_as_text((each,), "vi") for each in found]


def test_a_file_with_a_thousand_faults_does_not_hide_those_of_another() -> None:
    shown = show([*unknown_keys(A, 1_000), *unknown_keys(B, 1)], 50)
    assert Counter(text.split(":")[0] for text in shown) == {A: 49 + 1, B: 1}
    assert shown[49] == f"{A}: … và 951 mục nữa trong tệp này\n"
    assert shown[50].startswith(f"{B}:1:")


def test_errors_are_not_hidden_by_warnings_before_them() -> None:
    shown = show([*late_records(A, 1_000), *unknown_keys(B, 20)], 30)
    assert sum(text.startswith(f"{B}:") for text in shown) == 20


def test_the_codes_of_what_is_left_out_are_told_where_they_are_few() -> None:
    shown = show([*unknown_keys(A, 100), *late_records(A, 30)], 50)
    assert shown[-1] == f"{A}: … và 80 mục nữa trong tệp này (70 CFG104, 10 APR202)\n"


def test_each_file_and_code_has_its_turn_before_the_first_goes_on() -> None:
    chosen = choose_by_file(
        [*unknown_keys(A, 100), *unknown_keys(B, 100), *late_records(C, 1)], in_all=2 * FINDINGS_PER_TURN + 1
    )
    assert Counter(each.place.path for each in chosen) == {A: FINDINGS_PER_TURN, B: FINDINGS_PER_TURN, C: 1}

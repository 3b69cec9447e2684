"""Who may set a code aside."""

from __future__ import annotations

import pytest

from portalgen.config.authority import authority_over, keeps_severity, why_locked
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES


@pytest.mark.parametrize(
    ("code", "authority"),
    [
        ("MRK111", "nobody"),
        ("LNK101", "nobody"),
        ("CFG101", "nobody"),
        ("SUP203", "nobody"),
        ("LNK104", "author"),
        ("LNG104", "author"),
        ("FMT201", "author"),
        ("ATT208", "author"),
        ("TXT203", "author"),
        ("PRV202", "author"),
        ("PRV201", "board"),
        ("ATT204", "board"),
        ("DDL205", "board"),
        ("APR001", "board"),
    ],
)
def test_a_code_is_set_aside_by_those_who_may(code: str, authority: str) -> None:
    assert authority_over(code) == authority


def test_an_author_never_sets_aside_what_the_build_refuses() -> None:
    refused = [code for code, each in CODES.items() if code[3] == "1" and each.severity is Severity.ERROR]
    assert refused and all(authority_over(code) == "nobody" for code in refused)


@pytest.mark.parametrize("prefix", ["MRK", "ATT1", "TPL10", "PRV201", "DDL2", "SUP"])
def test_a_prefix_of_locked_codes_only_keeps_its_severity(prefix: str) -> None:
    assert keeps_severity(prefix)


@pytest.mark.parametrize("prefix", ["ATT", "PRV", "LNK", "LNK104", "TXT", "ZZZ999"])
def test_a_prefix_that_covers_others_does_not(prefix: str) -> None:
    assert not keeps_severity(prefix)


def test_the_reason_is_that_of_the_code() -> None:
    said = {why_locked(code).vi for code in ("MRK111", "SUP203", "DDL205", "PRV201")}
    assert len(said) == 4
    assert "lệnh dựng cổng từ chối" in why_locked("MRK111").vi

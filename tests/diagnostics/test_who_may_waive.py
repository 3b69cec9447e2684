"""Who may waive a code."""

from __future__ import annotations

from typing import get_args

import pytest

from portalgen.diagnostics.code import Code, WaivableBy
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES, RESERVED_FAMILIES
from portalgen.diagnostics.who_may_waive import keeps_severity, lock_reason_of, who_may_waive
from tests.makers.cases import check_each

WORDS = ("câu", "", "cách sửa")


@pytest.mark.parametrize(
    ("code", "by"),
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
    ],
)
def test_a_code_is_waived_by_those_who_may(code: str, by: str) -> None:
    assert who_may_waive(code) == by


def test_a_code_that_does_not_state_who_may_waive_it_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="waivable_by"):
        Code("TXT299")  # type: ignore[call-arg] # that it lacks something is what is tested


def test_every_code_states_one_of_those_who_may_waive() -> None:
    assert {each.waivable_by for each in CODES.values()} == set(get_args(WaivableBy))


@pytest.mark.parametrize("code", ["TXT299", "MRK999", "DDL299", "ZZZ999", "TXT", ""])
def test_a_code_that_does_not_exist_is_waived_by_nobody(code: str) -> None:
    assert who_may_waive(code) == "nobody"


def test_nobody_waives_what_the_build_refuses_or_is_about_suppressions_submissions_records_and_hiding() -> None:
    refused = {
        code
        for code, each in CODES.items()
        if (each.mirrors or code)[3] == "1" and code[3] == "1" and each.severity is Severity.ERROR
    }
    refused |= {"CFG210", "CFG211", "CFG212"}  # of tables of other names, which the build reads
    refused |= {"CFG224", "CFG226"}  # of the file of the units' boundaries, which the build reads
    refused |= {"CFG239", "CFG240", "CFG241", "CFG242"}  # of dated lengths: without them no time limit is judged
    refused |= {"CFG244"}  # of aliases that lead on through a hundred others
    about_records = {code for code in CODES if code.startswith("APR1")}
    refused -= about_records
    about_suppressions = {code for code in CODES if code.startswith("SUP")}
    hiding = {code for code, each in CODES.items() if code.startswith("REP") and each.severity is Severity.ERROR}
    about_submissions = {code for code in CODES if code.startswith("GOV")}
    personal = {"PRV214", "PRV215", "PRV216"}  # which a record of the chief accepts
    locked = refused | about_suppressions | about_submissions | about_records | hiding | personal
    assert {code for code, each in CODES.items() if each.waivable_by == "nobody"} == locked
    assert all(lock_reason_of(code) == lock_reason_of("MRK111") for code in refused)
    assert all(lock_reason_of(code) == lock_reason_of("SUP203") for code in about_suppressions)
    assert all(lock_reason_of(code) == lock_reason_of("GOV201") for code in about_submissions)
    assert all(lock_reason_of(code) == lock_reason_of("REP201") for code in hiding)
    assert all(lock_reason_of(code) == lock_reason_of("APR116") for code in about_records)


def test_only_the_board_waives_deadlines_approval_and_secrecy() -> None:
    terms = ("KND235", "KND238")  # of consultations and of notices of suspensions
    limits = {code for code in CODES if code.startswith(("DDL", "APR2", *terms))}
    secrecy = {code for code, each in CODES.items() if "secrecy" in each.name}
    assert limits and secrecy == {"PRV201", "ATT204"}
    addresses = {code for code, each in CODES.items() if each.lock == "address"}
    assert {"IDN208", "CHG201", "CHG204"} <= addresses
    notices = {code for code, each in CODES.items() if each.lock == "notice"}
    assert "CHG209" in notices
    by_board = limits | secrecy | addresses | notices
    assert {code for code, each in CODES.items() if each.waivable_by == "board"} == by_board
    assert all(lock_reason_of(code) == lock_reason_of("DDL205") for code in limits)
    assert all(lock_reason_of(code) == lock_reason_of("PRV201") for code in secrecy)


def test_a_reserved_family_has_no_codes_and_is_never_the_authors() -> None:
    assert not {code[:3] for code in CODES} & RESERVED_FAMILIES.keys()
    assert "author" not in RESERVED_FAMILIES.values()
    for family, by in RESERVED_FAMILIES.items():
        assert who_may_waive(f"{family}201") == by
        assert keeps_severity(family) and keeps_severity(f"{family}201")


@pytest.mark.parametrize("prefix", ["MRK", "ATT1", "TPL10", "PRV201", "DDL2", "SUP"])
def test_a_prefix_of_locked_codes_only_keeps_its_severity(prefix: str) -> None:
    assert keeps_severity(prefix)


@pytest.mark.parametrize("prefix", ["ATT", "PRV", "LNK", "LNK104", "TXT", "ZZZ999"])
def test_a_prefix_that_covers_others_does_not(prefix: str) -> None:
    assert not keeps_severity(prefix)


def test_the_reason_is_that_of_the_code() -> None:
    said = {lock_reason_of(code).vi for code in ("MRK111", "SUP203", "DDL205", "PRV201")}
    assert len(said) == 4
    assert "lệnh dựng cổng từ chối" in lock_reason_of("MRK111").vi


def test_there_is_a_reason_where_authors_may_not_waive() -> None:
    def check(code: Code) -> None:
        if code.waivable_by == "author":
            assert code.lock == "usual"
        else:
            assert all((lock_reason_of(code.code).vi, lock_reason_of(code.code).en))

    check_each(CODES.values(), check, name=lambda code: code.code)

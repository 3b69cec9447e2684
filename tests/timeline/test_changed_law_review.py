"""Histories of changed law that a hostile newcomer tried: each is a fault of the verdicts, or of what reports say of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.makers.audit_command import ROOT, print_deadline_audit, verdict_word_of
from tests.makers.changed_law import (
    DEADLINES,
    INSTRUMENTS,
    POLICY,
    TWO,
    Edit,
    amend,
    by_amendment,
    day_off,
    draft,
    in_file,
    instrument,
    lengths,
    new_on_main_portal,
    plain,
    usual_pages,
    wants_freshness,
)
from tests.makers.histories import document, moment, news, send, set_evidence_starts, submit
from tests.makers.law_repository import LawRepo

pytestmark = pytest.mark.long
AT = moment("2026-06-29T09:00")
NINE = plain("administrative_document", "working_days: 9")


class PortalWithoutLegal(LawRepo):
    """Its first policy does not name the class `legal`, as those of today."""

    policy = ""

    def commit(self, *words: Any, **named: Any) -> str:
        if not self.policy:
            self.policy = self.read(POLICY)
            self.write(POLICY, re.sub(r"\n    legal: \{level: person\}[^\n]*", "", self.policy))
        return super().commit(*words, **named)


class PortalOfMay(LawRepo):
    """Its evidence begins on 1 May."""

    is_set = False

    def commit(self, *words: Any, **named: Any) -> str:
        if not self.is_set:
            self.is_set = True
            set_evidence_starts(self, "2026-05-01T00:00")
        return super().commit(*words, **named)


@pytest.fixture
def repo(tmp_path: Path) -> LawRepo:
    return quiet(LawRepo(tmp_path / "portal"))


def quiet(repo: Any) -> Any:
    """What an audit keeps is not committed."""
    info = repo.folder / ".git/info"
    info.mkdir(exist_ok=True)
    (info / "exclude").write_text(".portalgen\n")
    return repo


def verdict(repo: LawRepo, id: str, party: str = "board", at: str = AT) -> str:
    rows = print_deadline_audit(repo.folder, at)["tables"]["clocks"]["rows"]
    return next((verdict_word_of(each) for each in rows if (each["id"], each["party"]) == (id, party)), "none")


def run(repo: LawRepo, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from portalgen.cli.main import main; main()", "--root", str(repo.folder), *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def land_unsigned(repo: LawRepo, branch: str, when: str, *edits: Edit) -> None:
    repo.checkout("main")
    repo.branch(branch)
    for each in edits:
        each(repo)
    repo.commit("Sửa", f"{when}T09:00")
    repo.checkout("main")
    repo.merge(branch, f"{when}T10:00")


# ------------------------------------------------------------------------------ 1. a wrong "on time", unsigned


def test_law_dated_before_the_adoption_is_not_adopted(repo: LawRepo) -> None:
    """`find_adoption` takes the dates that commits of the law claim, and looks at no other commit of the line."""
    usual_pages(repo, "2026-06-12T10:00")
    NINE(repo)
    repo.commit("Sửa", "2026-01-01T07:30")
    assert verdict(repo, "so-tre") in ("late", "unproven")


def test_days_off_dated_before_the_adoption_are_not_adopted(repo: LawRepo) -> None:
    usual_pages(repo, "2026-06-12T10:00")
    repo.checkout("main")
    repo.branch("lich")
    for each in ("2026-06-10", "2026-06-11"):
        day_off(each)(repo)
    repo.commit("Lịch", "2026-01-01T07:20")
    repo.checkout("main")
    repo.merge("lich", "2026-01-01T07:30")
    assert verdict(repo, "so-tre") in ("late", "unproven")


def test_a_policy_that_nobody_signed_makes_nothing_approved(tmp_path: Path) -> None:
    """Nobody entered days off and nobody signed; naming `legal` in the policy, unsigned, adopts them afterwards."""
    repo = quiet(PortalWithoutLegal(tmp_path / "portal"))
    land_unsigned(repo, "lich", "2026-06-02", day_off("2026-06-10"), day_off("2026-06-11"))
    usual_pages(repo, "2026-06-12T10:00")
    assert verdict(repo, "so-tre") == "unproven"
    land_unsigned(repo, "quy-dinh", "2026-06-22", lambda r: r.write(POLICY, repo.policy))
    assert verdict(repo, "so-tre") == "unproven"


def test_a_merge_that_names_legal_and_changes_the_law_is_not_before_it(tmp_path: Path) -> None:
    """What came before the first policy that names the class counts as approved; this came with it, unsigned."""
    repo = quiet(PortalWithoutLegal(tmp_path / "portal"))
    land_unsigned(repo, "ca-hai", "2026-06-02", lambda r: r.write(POLICY, repo.policy), NINE)
    usual_pages(repo, "2026-06-12T10:00")
    assert verdict(repo, "so-tre") in ("late", "unproven")


def test_who_signs_one_sites_directive_signs_no_other(repo: LawRepo) -> None:
    def row(site: str, days: int) -> str:
        return (
            f"  - {{site: {site}, class: news, working_days: {days}, start: event_end, "
            'directive: "Văn bản số 00/MẪU", valid_from: 2026-02-01}\n'
        )

    begin = in_file(DEADLINES, r"\ndirected: \[\]\n", "\ndirected:\n" + row("xa", 1))
    amend(repo, "mot", "2026-01-05T09:00", "2026-01-05T10:00", TWO, begin)
    longer = in_file(DEADLINES, re.escape(row("xa", 1)), row("xa", 30))
    amend(repo, "hai", "2026-06-02T09:00", "2026-06-02T10:00", ("owner-1",), longer)
    other_site = in_file(DEADLINES, re.escape(row("xa", 30)), row("xa", 30) + row("so", 2))
    amend(repo, "ba", "2026-06-03T09:00", "2026-06-03T10:00", TWO, other_site)
    send(repo, "tin", "2026-06-08T16:30", "2026-06-15T10:00", news("xa-tin", "sự kiện", site="xa"))
    assert verdict(repo, "xa-tin") in ("late", "unproven")


# --------------------------------------------------------------------------- 2. what was late goes out of sight


def test_a_later_commit_as_start_takes_nothing_out_of_the_table(repo: LawRepo) -> None:
    """`evidence_starts` names a commit; nobody lets it name a later one. A day in its place works."""
    first = repo.head()
    amend(repo, "mot", "2026-01-03T09:00", "2026-01-03T10:00", TWO, lambda r: set_evidence_starts(r, first))
    usual_pages(repo, "2026-06-12T10:00")
    assert verdict(repo, "so-tre") == "late"
    last = repo.git("rev-parse", "main")
    land_unsigned(repo, "hai", "2026-06-20", in_file(DEADLINES, first, last))
    assert verdict(repo, "so-tre") in ("late", "unproven")


def test_a_later_start_by_nobody_hides_no_day_that_was_not_fresh(repo: LawRepo) -> None:
    wants_freshness(repo)
    new_on_main_portal(repo, "2026-06-11T08:00")
    land_unsigned(repo, "sau", "2026-06-15", lambda r: set_evidence_starts(r, "2026-06-14T00:00"))
    rows = print_deadline_audit(repo.folder, moment("2026-06-18T09:00"))["tables"]["freshness"]["rows"]
    assert "2026-06-11" in {each["day"] for each in rows}


def test_an_unsigned_change_does_not_silence_what_is_overdue(repo: LawRepo) -> None:
    """Overdue by what was approved; after nine unsigned days neither lint nor `audit due` says a word."""
    page = document("so-nhap", "việc nháp", "30/QĐ-SNgV", draft=True)
    send(repo, "nhap", "2026-06-08T11:00", "2026-06-08T12:00", page)
    at = moment("2026-06-17T09:00")
    assert "DDL205" in run(repo, "lint", "--at", at).stdout
    land_unsigned(repo, "han", "2026-06-15", NINE)
    found = run(repo, "lint", "--at", at).stdout
    assert "nhap.vi.md" in found
    assert re.search(r"nhap\.vi\.md\S* \S+ \S* ?DDL2(05|22)", found)
    assert run(repo, "audit", "due", "--at", at, "--fail-on", "note").returncode == 1


def test_an_open_limit_shows_what_each_settings_lead_to(repo: LawRepo) -> None:
    page = document("so-nhap", "việc nháp", "30/QĐ-SNgV", draft=True)
    send(repo, "nhap", "2026-06-08T11:00", "2026-06-08T12:00", page)
    land_unsigned(repo, "han", "2026-06-15", NINE)
    rows = print_deadline_audit(repo.folder, moment("2026-06-17T09:00"))["tables"]["clocks"]["rows"]
    row = next(each for each in rows if (each["id"], each["party"]) == ("so-nhap", "board"))
    assert row["verdict"] == "unproven"
    assert len(row["readings"]) == 2


# ----------------------------------------------------------------------------------- 3. a wrong accusation


def test_an_earlier_start_by_nobody_accuses_nobody(tmp_path: Path) -> None:
    repo = quiet(PortalOfMay(tmp_path / "portal"))
    page = document("so-cu", "việc cũ", "1/QĐ-SNgV", received="2026-04-06T09:00", issued="2026-04-03")
    send(repo, "cu", "2026-04-06T10:00", "2026-04-20T10:00", page)
    assert verdict(repo, "so-cu") == "none"
    earlier = in_file(DEADLINES, "evidence_starts: 2026-05-01T00:00", "evidence_starts: 2026-01-01T00:00")
    land_unsigned(repo, "som", "2026-06-22", earlier)
    assert verdict(repo, "so-cu") in ("none", "unproven")


# ------------------------------------------------------------------- 4. verdicts and tables that change unsaid


def test_an_audit_of_the_past_does_not_spoil_the_table_in_the_cache(repo: LawRepo) -> None:
    usual_pages(repo, "2026-06-12T10:00")
    land_unsigned(repo, "han", "2026-06-15", NINE)
    print_deadline_audit(repo.folder, moment("2026-06-10T09:00"))  # fills the cache folder
    warm = print_deadline_audit(repo.folder, AT)["tables"]["changes"]["rows"][0]["turned"]
    assert warm == 1


def test_a_policy_that_turns_a_verdict_is_counted_in_its_row(tmp_path: Path) -> None:
    """Two owners name `legal`; "unproven" becomes "on time" by that alone, and the row says 0."""
    repo = quiet(PortalWithoutLegal(tmp_path / "portal"))
    land_unsigned(repo, "lich", "2026-06-02", day_off("2026-06-10"), day_off("2026-06-11"))
    usual_pages(repo, "2026-06-12T10:00")
    before = verdict(repo, "so-tre")
    draft(repo, "quy-dinh", "2026-06-22T09:00", lambda r: r.write(POLICY, repo.policy))
    repo.land_law("quy-dinh", "2026-06-22T10:00", *TWO)
    row = print_deadline_audit(repo.folder, AT)["tables"]["changes"]["rows"][-1]
    assert verdict(repo, "so-tre") == before or row["turned"] != 0


# --------------------------------------------------------------------------- 5. honest people lose their proof


def test_an_amendment_postponed_in_time_costs_nothing(repo: LawRepo) -> None:
    """Two owners enter five days from 06-15 on; before that day they put it off to 07-01, with two signatures again."""

    def rows(last: str, first: str) -> Edit:
        rule = 'transition: {running: new, source: "Điều 3"}'
        new = by_amendment(first, "working_days: 5", rule)
        return lengths("normative_document", f"to: {last}, working_days: 7", new)

    new = instrument("qd-00-mau", "2026-06-15")
    amend(repo, "mot", "2026-06-01T09:00", "2026-06-01T10:00", TWO, new, rows("2026-06-14", "2026-06-15"))
    page = document(
        "so-a", "việc", "1/2026/QĐ-SNgV", received="2026-06-10T09:00", issued="2026-06-09", normative=True
    )  # 7 days: 11 12 15 16 17 18 19
    submit(repo, "bai", "2026-06-10T10:00", page)
    later = in_file(INSTRUMENTS, "valid_from: 2026-06-15", "valid_from: 2026-07-01")
    amend(repo, "hai", "2026-06-11T09:00", "2026-06-11T10:00", TWO, later, rows("2026-06-30", "2026-07-01"))
    repo.merge("bai", "2026-06-19T10:00")
    assert verdict(repo, "so-a") == "on_time"

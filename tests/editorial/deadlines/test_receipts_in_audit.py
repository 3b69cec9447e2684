"""What the audit of deadlines concludes where the server kept receipts: dates alone no longer prove anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from portalgen.editorial.deadlines.deadline_audit import audit_clocks, audit_deadlines
from portalgen.editorial.deadlines.deadline_report import report_deadlines
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.tables.period import period_of_month
from portalgen.history.receipts import RECEIPT_LOG
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.timeline.model import ReleasedCommit
from portalgen.timeline.reasons import EVIDENCE_REASONS
from tests.makers.board_repository import portal_roster
from tests.makers.histories import POLICY, Repo, document, send
from tests.makers.receipt_log import SERVER, ReceiptLogMaker
from tests.makers.signers import Signer

ROSTER = "site-config/governance/roster.yaml"
SUBMISSION = "refs/heads/bai/van-ban"
NOW = datetime(2026, 7, 1, 8, tzinfo=VIETNAM)
JUNE = period_of_month(2026, 6)


def at(text: str) -> datetime:
    """A moment of June 2026 in Vietnam: `25 09:00`."""
    return datetime.fromisoformat(f"2026-06-{text.replace(' ', 'T')}").replace(tzinfo=VIETNAM)


class Office:
    """A portal whose server keeps receipts since 1 June, and a document received on 2 June that is due by 4 June."""

    def __init__(self, folder: Path, *, since: str = "2026-06-01T00:00", server: Signer = SERVER) -> None:
        self.repo = Repo(folder)
        self.repo.write(ROSTER, yaml.safe_dump(self._roster(server), allow_unicode=True))
        policy = yaml.safe_load(self.repo.read(POLICY)) if (folder / POLICY).is_file() else {}
        self.repo.write(POLICY, yaml.safe_dump({**(policy or {}), **({"receipts_since": since} if since else {})}))
        self.start = self.repo.commit("Biên nhận", "2026-05-29T08:00")
        self.log = ReceiptLogMaker.of_folder(folder)
        self.released: list[ReleasedCommit] = []

    @staticmethod
    def _roster(server: Signer) -> dict[str, object]:
        return {**yaml.safe_load(portal_roster()), "server_keys": [{"public": server.public}]}

    def publish(self, submitted: str, approved: str) -> tuple[str, str]:
        """Ids of the submission and of its merge, with these claimed dates."""
        page = document("so-van-ban", "việc mẫu", number="12/QĐ-SYT", received="2026-06-02T08:00", issued="2026-06-01")
        merged = send(self.repo, "bai/van-ban", f"2026-06-{submitted}", f"2026-06-{approved}", page)
        return self.repo.git("rev-parse", "bai/van-ban"), merged

    @contextmanager
    def read(self) -> Iterator[MainContent]:
        repository, released = open_history(self.repo.folder), tuple(self.released)
        with open_main_content(repository, resolve_main(repository, "main"), NOW, released=released) as content:
            yield content

    def verdicts(self) -> dict[str, str]:
        """Verdict on the document by the party."""
        with self.read() as content:
            clocks = tuple(audit_clocks(content))
        return {each.clock.deadline.party: each.verdict for each in clocks
                if each.clock.page.id == "so-van-ban"}  # fmt: skip

    def head(self) -> str:
        """What the report says above its tables and in its notes."""
        with self.read() as content:
            report = report_deadlines(content, audit_deadlines(content, JUNE), JUNE, "vi")
        facts = [str(getattr(each.value, "vi", each.value)) for each in report.facts]
        return "\n".join([*facts, *(each.vi for each in report.notes)])


def test_a_document_pushed_late_with_dates_in_time_is_not_on_time(tmp_path: Path) -> None:
    without = Office(tmp_path / "khong", since="")
    without.publish("03T09:00", "03T10:00")
    assert without.verdicts() == {"board": "on_time", "supplier": "on_time"}
    office = Office(tmp_path / "co")
    submission, merged = office.publish("03T09:00", "03T10:00")
    office.log.add(at("01 08:00"), office.start, old=office.start)
    office.log.add(at("25 09:00"), submission, SUBMISSION)
    office.log.add(at("25 09:05"), merged, old=office.start)
    assert office.verdicts() == {"board": "unproven", "supplier": "unproven"}


def test_a_document_whose_receipts_are_in_time_is_on_time(tmp_path: Path) -> None:
    office = Office(tmp_path / "kho")
    submission, merged = office.publish("03T09:00", "03T10:00")
    office.log.add(at("03 09:01"), submission, SUBMISSION)
    office.log.add(at("03 10:01"), merged, old=office.start)
    assert office.verdicts() == {"board": "on_time", "supplier": "on_time"}


def test_hours_without_a_receipt_are_told(tmp_path: Path) -> None:
    office = Office(tmp_path / "kho")
    submission, merged = office.publish("03T09:00", "03T10:00")
    office.log.add(at("03 09:01"), submission, SUBMISSION)
    office.log.add(at("03 10:01"), merged, old=office.start)
    assert "Thiếu biên nhận mỗi giờ" not in office.head()
    office.log.add(at("03 13:01"), merged, old=merged)
    assert "Thiếu biên nhận mỗi giờ 1 lần, lâu nhất từ 10:01 ngày 03/06/2026 đến 13:01 ngày 03/06/2026" in office.head()


def test_who_says_himself_that_he_was_late_is_late(tmp_path: Path) -> None:
    office = Office(tmp_path / "kho")
    submission, merged = office.publish("08T09:00", "08T10:00")
    office.log.add(at("08 09:01"), submission, SUBMISSION)
    office.log.add(at("08 10:01"), merged, old=office.start)
    assert office.verdicts() == {"board": "late", "supplier": "late"}


@pytest.mark.parametrize("log", ["missing", "other key", "cut"])
def test_without_a_log_that_can_be_trusted_nothing_is_proven_and_the_report_says_why(tmp_path: Path, log: str) -> None:
    office = Office(tmp_path / "kho")
    submission, merged = office.publish("03T09:00", "03T10:00")
    signer = Signer("nguoi-la") if log == "other key" else SERVER
    if log != "missing":
        office.log.add(at("03 09:01"), submission, SUBMISSION, signer=signer)
        office.log.add(at("03 10:01"), merged, old=office.start, signer=signer)
    if log == "cut":
        office.log.write_again(office.repo, office.log.messages[1:], [at("03 10:01")])
    assert office.verdicts() == {"board": "unproven", "supplier": "unproven"}
    words = {"missing": "refs/receipts/log:refs/receipts/log", "other key": "server_keys", "cut": "bị cắt"}[log]
    assert words in office.head()
    assert "không đọc được biên nhận" in office.head()


@pytest.mark.parametrize(("released", "expected"), [("03 10:30", "on_time"), ("25 09:30", "unproven")])
def test_a_signed_release_is_a_witness_where_the_log_is_lost(tmp_path: Path, released: str, expected: str) -> None:
    office = Office(tmp_path / "kho")
    _, merged = office.publish("03T09:00", "03T10:00")
    office.released.append(ReleasedCommit(merged, at(released)))
    assert office.verdicts() == {"board": expected, "supplier": expected}


def test_a_release_makes_no_verdict_worse_that_receipts_prove(tmp_path: Path) -> None:
    office = Office(tmp_path / "kho")
    submission, merged = office.publish("03T09:00", "03T10:00")
    office.log.add(at("03 09:01"), submission, SUBMISSION)
    office.log.add(at("03 10:01"), merged, old=office.start)
    office.released.append(ReleasedCommit(merged, at("25 09:30")))
    assert office.verdicts() == {"board": "on_time", "supplier": "on_time"}


def test_without_receipts_since_the_log_changes_nothing_and_the_report_says_whose_times_these_are(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path / "kho", since="")
    submission, merged = office.publish("03T09:00", "03T10:00")
    office.log.add(at("25 09:00"), submission, SUBMISSION)
    office.log.add(at("25 09:05"), merged, old=office.start)
    assert office.verdicts() == {"board": "on_time", "supplier": "on_time"}
    assert "quy định chưa đòi biên nhận của máy chủ kho" in office.head()


def test_with_receipts_the_report_says_since_when(tmp_path: Path) -> None:
    office = Office(tmp_path / "kho")
    _, merged = office.publish("03T09:00", "03T10:00")
    office.log.add(at("03 10:01"), merged, old=office.start)
    assert "biên nhận của máy chủ kho từ" in office.head()
    assert office.repo.git("rev-parse", RECEIPT_LOG)


def test_every_reason_of_receipts_has_its_own_words() -> None:
    assert "biên nhận" in EVIDENCE_REASONS["received"].vi
    assert "biên nhận" in EVIDENCE_REASONS["no-receipt"].vi

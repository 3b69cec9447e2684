"""What the linter concludes of a submission where the server keeps receipts: those of the repository that is judged count."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from portalgen.cli.main import run_command
from portalgen.law.calendar import VIETNAM
from tests.makers.board_repository import portal_roster
from tests.makers.histories import POLICY, Repo, document, submit
from tests.makers.receipt_log import SERVER, ReceiptLogMaker

Output = pytest.CaptureFixture[str]
SUBMISSION = "refs/heads/bai/van-ban"


def lint(folder: Path, *options: str) -> int:
    arguments = ["lint", "--at", "2026-06-04T09:00", "--format", "concise", "--select", "DDL", *options]
    return run_command(["--root", str(folder), *arguments])


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "kho")
    roster = {**yaml.safe_load(portal_roster()), "server_keys": [{"public": SERVER.public}]}
    made.write("site-config/governance/roster.yaml", yaml.safe_dump(roster, allow_unicode=True))
    made.write(POLICY, "receipts_since: 2026-06-01T00:00\n")
    made.commit("Biên nhận", "2026-05-29T08:00")
    page = document("so-van-ban", "việc mẫu", number="12/QĐ-SYT", received="2026-06-02T08:00", issued="2026-06-01")
    submit(made, "bai/van-ban", "2026-06-03T09:00", page)
    return made


@pytest.mark.parametrize("has_moved", [False, True], ids=["in the folder", "in a repository of its own"])
def test_a_submission_with_a_receipt_is_proven_and_one_without_is_not(
    repo: Repo, has_moved: bool, capsys: Output
) -> None:
    options = ["--base", "main"]
    if has_moved:  # then it is judged as main would become with it
        repo.checkout("main")
        repo.write("README.md", "x")
        repo.commit("Khác", "2026-06-03T10:00")
        repo.checkout("bai/van-ban")
    lint(repo.folder, *options)
    assert "chưa có biên nhận" in capsys.readouterr().out
    at = datetime(2026, 6, 3, 9, 1, tzinfo=VIETNAM)
    ReceiptLogMaker.of_folder(repo.folder).add(at, repo.head(), SUBMISSION)
    lint(repo.folder, *options)
    assert "biên nhận" not in capsys.readouterr().out

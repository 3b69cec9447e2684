"""A bare repository without a forge: its hook judges each push to main with the program of what main holds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.audit.proposed_changes import find_judged_digest
from portalgen.editorial.forge.bare_git import render_git
from portalgen.editorial.forge.files import write_forge_files
from portalgen.editorial.forge.model import ForgeInputs
from portalgen.editorial.receipts.receipt_chain import read_receipts
from portalgen.editorial.records.records import digest_of_record
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.board import Board, without_git_settings
from tests.makers.git_objects import WrittenCommit
from tests.makers.lint.story import LEGAL, LIGHT, quiet_files
from tests.makers.own_program import program_files
from tests.makers.purges import purge
from tests.makers.receipt_log import KEYS, SERVER
from tests.makers.server_key import write_server_key
from tests.makers.signers import Signer

pytestmark = [pytest.mark.heavy, pytest.mark.long]

SITES = ("portal", "so", "xa")
PAGE = "content/so/tin-tuc/hop-bao.vi.md"
MAIN = "refs/heads/main"


@dataclass(frozen=True)
class Server:
    """A bare repository with the hook, and a board that pushes to it."""

    board: Board
    folder: Path
    start: WrittenCommit

    def push(self, commit: str, *options: str, ref: str = MAIN) -> tuple[bool, str]:
        """Whether a push of a commit is taken, and what the pusher reads."""
        command = ["git", "-C", str(self.board.folder), "push", *options, str(self.folder), f"{commit}:{ref}"]
        done = subprocess.run(command, env=without_git_settings(), capture_output=True, text=True, check=False)
        return done.returncode == 0, done.stderr

    def main(self) -> str:
        """What main is on the server."""
        command = ["git", "-C", str(self.folder), "rev-parse", MAIN]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def page(self, body: str) -> Mapping[str, str]:
        """A page with another body."""
        text = self.board.read(PAGE, self.start).decode()
        return {PAGE: text.replace("Nội dung.", body)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """With this very program in main, as a portal has it that nobody installed for it."""
    folder = tmp_path_factory.mktemp("bare")
    board = Board(folder / "ban", SITES, files={**portal_files(), **program_files()})
    bare = folder / "kho của tỉnh.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(bare)], check=True)
    roster, faults = parse_roster({path: board.read(path) for path in board.rosters})
    assert roster is not None, faults
    key = write_server_key(folder / "khoa", SERVER)
    inputs = ForgeInputs(
        roster, ApprovalPolicy(), SITES, date(2026, 6, 1), board.genesis, Path(sys.prefix), receipt_key=key
    )
    write_forge_files(bare, render_git(inputs))
    made = Server(board, bare, board.tip)
    taken, told = made.push(board.tip.id)
    assert taken, told
    return made


def test_what_main_took_has_a_receipt_and_what_it_refused_has_none(server: Server) -> None:
    board, before = server.board, server.main()
    unsigned = board.submit(server.page("Chưa ai ký."), author="editor-so")
    assert not server.push(unsigned.head.id)[0]
    board.publish(server.page("Có biên nhận."), site="so")
    merged = board.tip.id
    taken, told = server.push(merged)
    assert taken, told
    chain = read_receipts(open_history(server.folder), KEYS)
    assert chain.verdict == "whole"
    assert [(each.old, each.new) for each in chain.receipts if each.reference == MAIN][-1] == (before, merged)
    assert all(each.new != unsigned.head.id for each in chain.receipts)


def test_a_merge_that_is_dated_after_the_servers_clock_is_not_taken(server: Server) -> None:
    board, main = server.board, list(server.board.main)
    at, board.now = board.now, datetime(2099, 1, 1, tzinfo=VIETNAM)
    board.publish(server.page("Giờ tương lai."), site="so")
    taken, told = server.push(board.tip.id)
    board.restore(main)
    board.now = at
    assert not taken and "mang giờ sau giờ của máy chủ" in told


def test_a_push_that_is_too_costly_to_judge_is_refused_with_a_verdict(server: Server) -> None:
    board, before = server.board, server.main()
    board.publish(server.page("Chấm tốn quá."), site="so")
    setting = ["git", "-C", str(server.folder), "config"]
    subprocess.run([*setting, "portalgen.memoryLimit", "10"], check=True)
    refused = server.push(board.tip.id)
    subprocess.run([*setting, "--unset", "portalgen.memoryLimit"], check=True)
    taken = server.push(board.tip.id)
    assert not refused[0] and "GOV208" in refused[1] and "10 MiB" in refused[1]
    assert taken[0] and server.main() != before, taken[1]


def portal_files() -> dict[str, str | bytes]:
    """A small portal of which the linter has nothing to say."""
    files = {**quiet_files(), **LEGAL, **LIGHT}
    return {path: content for path, content in files.items() if content is not None}


def test_what_somebody_refused_is_taken_once_the_chief_names_the_refusal(server: Server) -> None:
    board = server.board
    submission = board.submit(server.page("Bài đã bị từ chối."), author="editor-so")
    changes = board.changes_of(submission)
    board.sign(submission, by="chief-so")
    refusal = board.make_record(changes, by="secretary-so", action="reject", reason="Chưa có văn bản gốc")
    board.land(refusal)
    before = list(board.main)
    refused, told = server.push(board.merge(submission))
    assert not refused and "APR220" in told and "Chưa có văn bản gốc" in told and "--despite" in told
    board.restore(before)
    board.sign(submission, by="chief-so", details={"refusal": digest_of_record(refusal.data)})
    taken, told = server.push(board.merge(submission))
    assert taken, told


def test_what_the_chief_approved_is_taken(server: Server) -> None:
    board, before = server.board, server.main()
    board.publish(server.page("Nội dung đã được duyệt."), site="so")
    taken, told = server.push(board.tip.id)
    assert taken, told
    assert f"Mã nội dung (SHA-256): {find_judged_digest(board.repository, before, board.tip.id)}" in told
    assert "APR" not in told and "lưu ý IDN210" in told  # what the linter noticed, a line each
    assert server.main() == board.tip.id
    kept = {each.name for each in (server.folder / "portalgen-cache").iterdir()}
    assert {"approvals.sqlite", "content.sqlite", "lint.sqlite"} <= kept  # for the next push


def test_what_nobody_approved_is_refused_in_vietnamese_though_its_own_program_takes_everything(server: Server) -> None:
    board, before = server.board, server.main()
    willing = {"portalgen/cli/main.py": "def main() -> None:\n    raise SystemExit(0)\n"}
    submission = board.submit({**willing, **server.page("Nội dung chưa ai duyệt.")}, author="editor-so")
    taken, told = server.push(submission.head.id)
    assert not taken
    assert "APR201" in told and PAGE in told and "portalgen/cli/main.py" in told
    assert "chưa nhận gì vào bản chính" in told and "portalgen approve" in told
    assert "ratify" not in told and "đã lên bản chính" not in told
    lines = [line for line in told.splitlines() if "lỗi APR" in line]
    assert ["→" in line for line in lines] == [True, True], told
    assert server.main() == before


def test_what_was_signed_is_not_taken_in_a_way_that_would_be_accused_for_ever(server: Server) -> None:
    board, before = server.board, server.main()
    submission = board.submit(server.page("Nội dung đưa lên trước phiếu."), author="editor-so")
    board.wait(hours=3)  # one rebase would have written both within the hour
    board.sign(submission, by="chief-so")
    taken, told = server.push(submission.head.id)
    assert not taken
    assert "APR202" in told and "git merge --no-ff" in told, told
    assert "portalgen approve" not in told  # everything is signed
    assert server.main() == before


def test_main_is_not_merged_into_a_submission_and_moved_there(server: Server) -> None:
    board, former = server.board, list(server.board.main)
    submission = board.submit({"README.md": "bản chính gộp vào\n"}, author="operator", base=board.main[-2])
    board.swap(submission, by="editor-so")
    swapped, board.main = board.tip, former
    taken, told = server.push(swapped.id)
    assert not taken
    assert "git merge --no-ff" in told and "APR" not in told, told
    assert server.main() == board.tip.id


def test_main_is_neither_overwritten_nor_deleted(server: Server) -> None:
    before = server.main()
    aside = server.board.submit({"README.md": "khác\n"}, author="operator", base=server.board.main[0])
    taken, told = server.push(aside.head.id, "--force")
    assert (taken, "không được ghi đè" in told) == (False, True), told
    taken, told = server.push("", "--force")
    assert (taken, "không được xóa bản chính" in told) == (False, True), told
    assert server.main() == before


def test_submissions_go_to_other_branches_unjudged(server: Server) -> None:
    submission = server.board.submit({"README.md": "đang soạn\n"}, author="editor-so")
    assert server.push(submission.head.id, ref="refs/heads/bai/moi")[0]


@pytest.mark.needs("ssh-keygen")
class TestSigners:
    def verify(self, server: Server, id: str, signer: Signer, namespace: str = "approval@portalgen") -> bool:
        signature = server.folder / "chu-ky"
        signature.write_bytes(signer.sign(b"x", namespace))
        signers = str(server.folder / "allowed_signers")
        command = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", id, "-n", namespace, "-s", str(signature)]
        return subprocess.run(command, input=b"x", capture_output=True, check=False).returncode == 0

    def test_ssh_knows_the_keys_for_approvals_and_for_nothing_else(self, server: Server) -> None:
        assert self.verify(server, "chief-so", Signer("chief-so"))
        assert not self.verify(server, "chief-so", Signer("chief-so"), "git")
        assert not self.verify(server, "chief-so", Signer("chief-xa"))
        assert not self.verify(server, "chief-so", Signer("stranger"))

    def test_an_appointment_that_ended_is_no_longer_good(self, server: Server) -> None:
        board = server.board
        edited = board.edit_roster("site-config/governance/roster/so.yaml", _end_chief)
        files = {path: board.read(path, server.start) for path in board.rosters}
        files |= {path: str(text).encode() for path, text in edited.items()}
        roster, _ = parse_roster(files)
        assert roster is not None
        (signers, _) = render_git(ForgeInputs(roster, ApprovalPolicy(), SITES, date(2026, 6, 1)))
        line = next(line for line in signers.text.splitlines() if line.startswith("chief-so "))
        assert 'valid-after="20251231170000Z"' in line
        assert 'valid-before="20260531170000Z"' in line
        (server.folder / "allowed_signers").write_text(signers.text)
        assert not self.verify(server, "chief-so", Signer("chief-so"))  # it is later than that now
        assert self.verify(server, "chief-xa", Signer("chief-xa"))


def _end_chief(roster: dict[str, list[dict[str, list[dict[str, str]]]]]) -> None:
    roster["people"][0]["roles"][0]["to"] = "2026-05-31"


def test_a_history_without_what_leaked_is_taken_with_a_map_that_two_owners_signed(server: Server) -> None:
    board, leaked = server.board, "content/so/tin-tuc/lo.vi.md"
    board.publish({leaked: "Dữ liệu mẫu bị lộ.\n"})
    board.publish({leaked: None})
    fetch = ["git", "-C", str(server.folder), "fetch", "--quiet", "--force", str(board.folder), "main:main"]
    subprocess.run(fetch, env=without_git_settings(), check=True)  # as if both had been pushed
    rewritten = purge(board, leaked)
    rewritten.land(rewritten.make_map(leaked))
    taken, told = server.push(board.tip.id, "--force")
    assert taken, told
    assert "APR" not in told and server.main() == board.tip.id, told

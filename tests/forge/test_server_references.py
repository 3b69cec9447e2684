"""The hook of a bare repository takes submissions, records and releases under one form of name each, and loses none."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.forge.bare_git import render_git
from portalgen.editorial.forge.files import write_forge_files
from portalgen.editorial.forge.model import ForgeInputs
from tests.makers.board_repository import portal_roster, so_roster
from tests.makers.git_objects import ObjectStore
from tests.makers.repository import RepositoryMaker, day

pytestmark = pytest.mark.heavy

RECORD = "site-config/approvals/so/2026/x.json"
ROSTER = {
    "site-config/governance/roster.yaml": portal_roster().encode(),
    "site-config/governance/roster/so.yaml": so_roster().encode(),
}


@dataclass
class Server:
    """A bare repository whose hook has judged main so far, and a clone that pushes to it."""

    clone: RepositoryMaker
    folder: Path

    def push(self, commit: str, ref: str, *options: str) -> str:
        """Return the refusal of a push, or nothing if it was taken."""
        command = ["git", "push", "--quiet", *options, str(self.folder), f"{commit}:{ref}"]
        done = subprocess.run(command, cwd=self.clone.top, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) == (self.commit_of(ref) == commit), done.stderr
        return done.stderr if done.returncode else ""

    def commit_of(self, ref: str) -> str:
        """Return the id of the commit that a reference has on the server, or nothing."""
        command = ["git", "-C", str(self.folder), "for-each-ref", "--format=%(objectname) %(refname)"]
        rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        return next((id for id, name in map(str.split, rows) if name == ref), "")

    def set(self, ref: str, commit: str) -> None:
        """Let a reference be at a commit, as if an earlier push had been judged."""
        subprocess.run(["git", "fetch", "--quiet", str(self.clone.top), commit], cwd=self.folder, check=True)
        subprocess.run(["git", "update-ref", ref, commit], cwd=self.folder, check=True)

    def write_hook(self, genesis: str) -> None:
        roster, faults = parse_roster(ROSTER)
        assert roster is not None, faults
        inputs = ForgeInputs(roster, ApprovalPolicy(), ("so",), date(2026, 3, 1), genesis, Path(sys.prefix))
        write_forge_files(self.folder, render_git(inputs))


@pytest.fixture
def server(tmp_path: Path) -> Server:
    clone = RepositoryMaker(tmp_path / "ban")
    clone.commit(day(1))
    folder = tmp_path / "kho.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(folder)], check=True)
    made = Server(clone, folder)
    made.set("refs/heads/main", clone.head())
    made.write_hook("")
    return made


@pytest.fixture
def submission(server: Server) -> str:
    """A submission that the server has as `bai/hop-bao`."""
    server.clone.branch("bai/hop-bao")
    commit = server.clone.page(day(2), "content/so/tin-tuc/hop-bao.vi.md", "so-hop-bao")
    assert server.push(commit, "refs/heads/bai/hop-bao") == ""
    return commit


@pytest.mark.parametrize("ref", ["refs/heads/bai/x", "refs/heads/bai/hop-bao_2026.1", "refs/heads/phieu/return-0f3a"])
def test_a_submission_and_a_record_are_taken_under_their_form_of_name(
    server: Server, submission: str, ref: str
) -> None:
    assert server.push(submission, ref) == ""


@pytest.mark.parametrize(
    "ref",
    [
        "refs/heads/bai-hop-bao", "refs/heads/origin/main", "refs/heads/main2", "refs/heads/bai/x/y", "refs/heads/bai/Họp",
        f"refs/heads/bai/{normalize('NFD', 'hội')}", "refs/heads/bai/-x", "refs/heads/bai/mаin", "refs/heads/HEAD",
        "refs/tags/main", "refs/tags/origin/main", "refs/tags/bai/hop-bao", "refs/tags/v1", "refs/receipts/log",
        "refs/replace/" + "0" * 40, "refs/notes/commits", "refs/remotes/origin/main", f"refs/heads/{'a' * 40}",
    ],
)  # fmt: skip
def test_any_other_name_is_refused_with_the_forms_that_are_taken(server: Server, submission: str, ref: str) -> None:
    refused = server.push(submission, ref)
    assert f"không nhận tên {ref}" in refused
    form = "refs/tags/phat-hanh/ten-moi" if ref.startswith("refs/tags/") else "refs/heads/bai/ten-moi"
    assert f":{form}" in refused


def test_a_push_of_very_many_names_is_refused_at_once(server: Server, submission: str) -> None:
    names = [f"{submission}:refs/heads/bai/b{number}" for number in range(201)]
    command = ["git", "push", "--quiet", str(server.folder), *names]
    done = subprocess.run(command, cwd=server.clone.top, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "quá 200 nhánh và thẻ" in done.stderr
    assert server.commit_of("refs/heads/bai/b0") == ""


def test_a_submission_is_a_commit(server: Server, submission: str) -> None:
    server.clone.git("tag", "-a", "-m", "x", "the", submission)
    assert "phải là một lần lưu" in server.push(server.clone.git("rev-parse", "the"), "refs/heads/bai/the")


def test_a_submission_only_goes_forward(server: Server, submission: str) -> None:
    more = server.clone.page(day(3), "content/so/tin-tuc/hop-bao.vi.md", "so-hop-bao", "Thêm.")
    assert server.push(more, "refs/heads/bai/hop-bao") == ""
    refused = server.push(submission, "refs/heads/bai/hop-bao", "--force")
    assert "chỉ được thêm vào, không được viết lại" in refused
    server.clone.checkout("main")
    server.clone.branch("other")
    aside = server.clone.page(day(3), "content/so/tin-tuc/khac.vi.md", "so-khac")
    assert "chỉ được thêm vào" in server.push(aside, "refs/heads/bai/hop-bao", "--force")
    assert server.commit_of("refs/heads/bai/hop-bao") == more


def test_a_submission_without_records_may_be_withdrawn(server: Server, submission: str) -> None:
    assert server.push("", "refs/heads/bai/hop-bao") == ""


@pytest.mark.parametrize("ref", ["refs/heads/bai/hop-bao", "refs/heads/phieu/reject-0f3a"])
def test_a_record_that_main_lacks_is_not_deleted_with_its_branch(server: Server, submission: str, ref: str) -> None:
    server.clone.write(RECORD, "{}")
    signed = server.clone.commit(day(3))
    assert server.push(signed, ref) == ""
    refused = server.push("", ref, "--force")
    assert "có phiếu ký chưa vào bản chính" in refused
    assert RECORD in refused
    server.clone.checkout("main")
    server.clone.merge(day(4), signed)
    server.set("refs/heads/main", server.clone.head())
    assert server.push("", ref) == ""


@pytest.mark.parametrize("how", ["removed", "changed"])
def test_a_record_that_main_lacks_stays_in_its_branch(server: Server, submission: str, how: str) -> None:
    server.clone.write(RECORD, "{}")
    signed = server.clone.commit(day(3))
    assert server.push(signed, "refs/heads/bai/hop-bao") == ""
    if how == "removed":
        (server.clone.root / RECORD).unlink()
    else:
        server.clone.write(RECORD, "{ }")
    refused = server.push(server.clone.commit(day(4)), "refs/heads/bai/hop-bao")
    assert "bỏ hoặc sửa phiếu ký" in refused and RECORD in refused


@pytest.mark.parametrize("asks_itself", [False, True])
def test_a_folder_that_names_one_file_twice_is_not_taken(server: Server, submission: str, asks_itself: bool) -> None:
    if asks_itself:
        subprocess.run(["git", "config", "receive.fsckObjects", "true"], cwd=server.folder, check=True)
    store = ObjectStore.of_folder(server.clone.top)
    first, second = (store.write_blob(each) for each in (b"Mot\n", b"Hai\n"))
    twice = store.write_raw_commit([("bai.md", first), ("bai.md", second)], (submission,))
    refused = server.push(twice, "refs/heads/bai/hai-lan")
    assert "duplicateEntries" in refused
    assert asks_itself or "hai tệp cùng tên" in refused


@pytest.mark.parametrize("claimed", ["0" * 40, "1" * 40, "main"])
def test_a_push_that_claims_another_old_id_than_the_server_has_is_refused(
    server: Server, submission: str, claimed: str
) -> None:
    """Git deletes a reference whose claimed old id is no object, whatever the reference has."""
    server.clone.write(RECORD, "{}")
    signed = server.clone.commit(day(3))
    assert server.push(signed, "refs/heads/phieu/reject-0f3a") == ""
    old = server.commit_of("refs/heads/main") if claimed == "main" else claimed
    told = push_raw(server.folder, old, "0" * 40, "refs/heads/phieu/reject-0f3a")
    assert "không phải là bản mà lần gửi này nói" in told
    assert server.commit_of("refs/heads/phieu/reject-0f3a") == signed


def push_raw(folder: Path, old: str, new: str, ref: str) -> str:
    """What a server says to a client that speaks the protocol of pushes itself, and claims what it likes."""
    line = f"{old} {new} {ref}\0report-status".encode()
    said = f"{len(line) + 4:04x}".encode() + line + b"0000"
    done = subprocess.run(["git", "receive-pack", str(folder)], input=said, capture_output=True, check=False)
    return done.stderr.decode()


def test_a_release_is_tagged_once_and_on_main_alone(server: Server, submission: str) -> None:
    first = server.commit_of("refs/heads/main")
    assert server.push(first, "refs/tags/phat-hanh/2026-03-01") == ""
    assert "chỉ được tạo một lần" in server.push(submission, "refs/tags/phat-hanh/2026-03-01", "--force")
    assert "chỉ được tạo một lần" in server.push("", "refs/tags/phat-hanh/2026-03-01")
    assert "trên một lần lưu của bản chính" in server.push(submission, "refs/tags/phat-hanh/2026-03-02")


def test_one_refused_name_refuses_the_whole_push(server: Server, submission: str) -> None:
    command = ["git", "push", str(server.folder), f"{submission}:refs/heads/bai/moi", f"{submission}:refs/tags/bai/moi"]
    done = subprocess.run(command, cwd=server.clone.top, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert server.commit_of("refs/heads/bai/moi") == ""


def test_the_first_push_is_the_beginning_that_was_published(tmp_path: Path, server: Server, submission: str) -> None:
    first = server.clone.git("rev-parse", "main")
    empty = Server(server.clone, tmp_path / "moi.git")
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(empty.folder)], check=True)
    empty.write_hook(f"{first}:{'0' * 64}")
    refused = empty.push(submission, "refs/heads/main")
    assert "phải đúng là lần lưu khởi đầu đã công bố" in refused
    assert f"git push origin {first}:refs/heads/main" in refused
    assert empty.push(first, "refs/heads/main") == ""

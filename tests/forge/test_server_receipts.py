"""The hooks of a bare repository note the time of each push and sign receipts, and lose no push over it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.forge.bare_git import render_git
from portalgen.editorial.forge.files import write_forge_files
from portalgen.editorial.forge.model import ForgeInputs
from portalgen.editorial.forge.server_checks import find_receipt_key
from portalgen.editorial.receipts.receipt_chain import ReceiptChain, read_receipts
from portalgen.history.repository import open_history
from tests.makers.board_repository import portal_roster, so_roster
from tests.makers.receipt_log import KEYS, MAIN, SERVER
from tests.makers.repository import RepositoryMaker, day
from tests.makers.server_key import write_server_key

pytestmark = pytest.mark.heavy

ROSTER = {
    "site-config/governance/roster.yaml": portal_roster().encode(),
    "site-config/governance/roster/so.yaml": so_roster().encode(),
}
SUBMISSION = "refs/heads/bai/hop-bao"


@dataclass
class Server:
    """A bare repository whose hooks sign receipts, and a clone that pushes to it."""

    clone: RepositoryMaker
    folder: Path
    key: Path

    def push(self, *specs: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
        command = ["git", "push", "--quiet", str(self.folder), *specs]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PORTALGEN_"))}
        return subprocess.run(
            command, cwd=self.clone.top, env={**kept, **surroundings}, capture_output=True, text=True, check=False
        )

    def heartbeat(self) -> subprocess.CompletedProcess[str]:
        command = [str(self.folder / "hooks/post-receive"), "heartbeat"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def read(self) -> ReceiptChain:
        return read_receipts(open_history(self.folder), KEYS)

    def commit_of(self, ref: str) -> str:
        command = ["git", "-C", str(self.folder), "rev-parse", "--quiet", "--verify", ref]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


@pytest.fixture
def server(tmp_path: Path) -> Server:
    clone = RepositoryMaker(tmp_path / "ban")
    first = clone.commit(day(1))
    folder = tmp_path / "kho của tỉnh.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(folder)], check=True)
    subprocess.run(["git", "fetch", "--quiet", str(clone.top), first], cwd=folder, check=True)
    subprocess.run(["git", "update-ref", MAIN, first], cwd=folder, check=True)
    made = Server(clone, folder, write_server_key(tmp_path / "khoa bien nhan", SERVER))
    roster, faults = parse_roster(ROSTER)
    assert roster is not None, faults
    inputs = ForgeInputs(
        roster, ApprovalPolicy(), ("so",), date(2026, 3, 1), "", Path(sys.prefix), receipt_key=made.key
    )
    write_forge_files(folder, render_git(inputs))
    return made


@pytest.fixture
def commit(server: Server) -> str:
    server.clone.branch("bai/hop-bao")
    return server.clone.page(day(2), "content/so/tin-tuc/hop-bao.vi.md", "so-hop-bao")


def test_a_push_gets_a_receipt_with_the_time_of_the_server_whatever_date_its_commits_bear(
    server: Server, commit: str
) -> None:
    begun = datetime.now(UTC).replace(microsecond=0)
    done = server.push(f"{commit}:{SUBMISSION}", PORTALGEN_PUSHER="van-thu-so", REMOTE_USER="khac")
    assert (done.returncode, done.stderr) == (0, "")
    chain = server.read()
    (receipt,) = chain.receipts
    assert chain.verdict == "whole"
    assert (receipt.reference, receipt.old, receipt.new) == (SUBMISSION, "", commit)
    assert receipt.pusher == "van-thu-so"
    assert begun <= receipt.at < begun + timedelta(minutes=5)


def test_each_reference_of_one_push_has_a_receipt_and_a_refused_push_none(server: Server, commit: str) -> None:
    assert server.push(f"{commit}:{SUBMISSION}", f"{commit}:refs/heads/phieu/a").returncode == 0
    assert server.push(f"{commit}:refs/heads/bai/b", f"{commit}:refs/tags/main").returncode != 0
    assert {each.reference for each in server.read().receipts} == {SUBMISSION, "refs/heads/phieu/a"}
    assert (server.folder / "receipts/intents").read_bytes() == b""


def test_without_the_key_a_push_is_taken_and_its_receipt_is_signed_at_the_next_one(server: Server, commit: str) -> None:
    hidden = server.key.rename(server.key.with_name("cat-di"))
    done = server.push(f"{commit}:{SUBMISSION}")
    assert done.returncode == 0
    assert server.commit_of(SUBMISSION) == commit
    assert "bài đã được nhận, nhưng chưa ký được biên nhận" in done.stderr
    hidden.rename(server.key)
    assert server.push(f"{commit}:refs/heads/bai/khac").returncode == 0
    assert [each.reference for each in server.read().receipts] == [SUBMISSION, "refs/heads/bai/khac"]


def test_a_push_whose_time_cannot_be_noted_is_refused(server: Server, commit: str) -> None:
    (server.folder / "receipts").write_text("x")  # a file where the folder has to be
    done = server.push(f"{commit}:{SUBMISSION}")
    assert done.returncode != 0
    assert "máy chủ chưa ghi được thời điểm nhận" in done.stderr
    assert server.commit_of(SUBMISSION) == ""


FULL = """
set -eu
server=$1; kept=$2; first=$3; second=$4
mount -t tmpfs -o size=16m tmpfs "$server"
cp -a "$kept/." "$server"
mv "$server/hooks/post-receive" "$server/hooks/signs"
printf '%s\n' '#!/bin/sh' 'dd if=/dev/zero of=filler bs=4k 2>/dev/null' 'exec hooks/signs' >"$server/hooks/post-receive"
chmod 755 "$server/hooks/post-receive"
git push --quiet "$server" "$first"
rm "$server/filler"
mv "$server/hooks/signs" "$server/hooks/post-receive"
git push --quiet "$server" "$second"
cp -a "$server/." "$kept"
"""
"""Two pushes to a server on a disk of its own, which is full when the receipt of the first one is signed."""


@pytest.mark.long
def test_a_disk_that_is_full_when_a_receipt_is_signed_loses_none(server: Server, commit: str) -> None:
    alone = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a disk of his own")
    kept = server.folder.with_name("kept.git")
    shutil.copytree(server.folder, kept, symlinks=True)
    pushes = (f"{commit}:{SUBMISSION}", f"{commit}:refs/heads/bai/khac")
    done = subprocess.run(
        [*alone, "sh", "-c", FULL, "sh", str(server.folder), str(kept), *pushes],
        cwd=server.clone.top, env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "chưa ký được biên nhận" in done.stderr
    chain = read_receipts(open_history(kept), KEYS)
    assert (chain.verdict, [each.reference for each in chain.receipts]) == (
        "whole",
        [SUBMISSION, "refs/heads/bai/khac"],
    )
    assert (kept / "receipts/intents").read_bytes() == b""


def test_pushes_at_once_all_get_receipts(server: Server, commit: str) -> None:
    commands = [["git", "push", "--quiet", str(server.folder), f"{commit}:refs/heads/bai/b{each}"] for each in range(4)]
    running = [subprocess.Popen(each, cwd=server.clone.top, stderr=subprocess.PIPE, text=True) for each in commands]
    assert [(each.wait(), each.stderr.read() if each.stderr else "") for each in running] == [(0, "")] * 4
    for each in running:
        assert each.stderr is not None
        each.stderr.close()
    chain = server.read()
    assert chain.verdict == "whole"
    assert {each.reference for each in chain.receipts} == {f"refs/heads/bai/b{each}" for each in range(4)}


def test_the_hourly_heartbeat_runs_the_hook(server: Server) -> None:
    done = server.heartbeat()
    assert (done.returncode, done.stderr) == (0, "")
    (receipt,) = server.read().receipts
    assert (receipt.reference, receipt.is_heartbeat) == (MAIN, True)
    server.key.unlink()
    failed = server.heartbeat()
    assert failed.returncode != 0
    assert "không ký được biên nhận" in failed.stderr


def test_receipts_are_not_pushed_from_outside(server: Server, commit: str) -> None:
    assert server.push(f"{commit}:{SUBMISSION}").returncode == 0
    before = server.read().head
    done = server.push(f"{commit}:refs/receipts/log", "--force")
    assert done.returncode != 0
    assert (server.read().head, server.read().verdict) == (before, "whole")


def test_a_hook_that_is_rendered_again_keeps_its_key(server: Server, tmp_path: Path) -> None:
    assert find_receipt_key(server.folder) == server.key
    (server.folder / "hooks/pre-receive").unlink()
    assert find_receipt_key(server.folder) is None


def test_without_a_key_for_receipts_the_hooks_write_none(server: Server, commit: str) -> None:
    shutil.rmtree(server.folder / "hooks")
    roster, _ = parse_roster(ROSTER)
    assert roster is not None
    files = tuple(render_git(ForgeInputs(roster, ApprovalPolicy(), ("so",), date(2026, 3, 1), "", Path(sys.prefix))))
    assert [each.path for each in files] == ["allowed_signers", "hooks/pre-receive"]
    write_forge_files(server.folder, files)
    assert server.push(f"{commit}:{SUBMISSION}").returncode == 0
    assert server.read().verdict == "missing"
    assert not (server.folder / "receipts").exists()

"""Intents become receipts once their references were moved; nothing that a server meets loses one or turns time back."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from portalgen.editorial.receipts import receipt_completion, receipt_intents
from portalgen.editorial.receipts.receipt_chain import ReceiptChain, read_receipts
from portalgen.editorial.receipts.receipt_completion import PATIENCE, Completion, complete_intents, write_heartbeat
from portalgen.editorial.receipts.receipt_intents import (
    ReferenceUpdate,
    lock_intents,
    parse_updates,
    write_intents,
)
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.receipts import KEPT_COMMITS, LONGEST_PUSHER
from portalgen.history.repository import Repository, open_history
from tests.makers.receipt_log import KEYS, MAIN, SERVER
from tests.makers.repository import RepositoryMaker, day
from tests.makers.server_key import write_server_key

SUBMISSION = "refs/heads/bai/hop-bao"
NOW = day(3)
pytestmark = [pytest.mark.heavy, pytest.mark.needs("ssh-keygen")]


@dataclass
class ServerFolder:
    """A bare repository with a commit on main, and the key beside it."""

    maker: RepositoryMaker
    folder: Path
    key: Path

    @property
    def repository(self) -> Repository:
        return open_history(self.folder)

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(self.folder), *arguments], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def intend(
        self, new: str, ref: str = SUBMISSION, *, old: str = "", at: datetime = NOW, pusher: str = "van-thu"
    ) -> None:
        write_intents(self.folder, [ReferenceUpdate(ref, old, new)], at, pusher)

    def move(self, new: str, ref: str = SUBMISSION) -> None:
        """What Git does between the two hooks."""
        self.git("fetch", "--quiet", str(self.maker.top), new)
        self.git("update-ref", ref, new)

    def complete(self, at: datetime = NOW) -> Completion:
        return complete_intents(self.repository, self.key, at)

    def read(self) -> ReceiptChain:
        return read_receipts(self.repository, KEYS)

    def intents(self) -> int:
        with lock_intents(self.folder) as file:
            return len(file.read())


@pytest.fixture
def server(tmp_path: Path) -> ServerFolder:
    maker = RepositoryMaker(tmp_path / "ban")
    tip = maker.commit(day(1))
    folder = tmp_path / "kho.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(folder)], check=True)
    made = ServerFolder(maker, folder, write_server_key(tmp_path / "khoa", SERVER))
    made.move(tip, MAIN)
    return made


@pytest.fixture
def commit(server: ServerFolder) -> str:
    server.maker.branch("bai/hop-bao")
    return server.maker.page(day(2), "content/so/tin-tuc/hop-bao.vi.md", "so-hop-bao")


def test_a_push_that_was_taken_gets_a_receipt_with_the_time_of_its_intent(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.move(commit)
    server.complete(NOW + timedelta(seconds=40))
    (receipt,) = server.read().receipts
    assert (receipt.reference, receipt.old, receipt.new, receipt.at) == (SUBMISSION, "", commit, NOW)
    assert receipt.pusher == "van-thu"
    assert server.intents() == 0


def test_the_log_is_what_git_and_ssh_keygen_take_for_good(server: ServerFolder, commit: str, tmp_path: Path) -> None:
    server.intend(commit)
    server.move(commit)
    server.complete()
    server.git("fsck", "--strict")
    (tmp_path / "allowed").write_text(f'may-chu namespaces="receipt@portalgen" {SERVER.public}\n', "utf-8")
    message = server.git("show", "--no-patch", "--format=%B", "refs/receipts/log") + "\n"
    line, _, signature = message.partition("\n")
    (tmp_path / "sig").write_text(signature, "utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "may-chu"]
    command += ["-n", "receipt@portalgen", "-s", str(tmp_path / "sig")]
    done = subprocess.run(command, input=f"{line}\n".encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_intent_whose_push_was_refused_is_dropped_after_a_while(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    assert len(server.complete(NOW + timedelta(seconds=1)).waiting) == 1
    assert len(server.complete(NOW + PATIENCE).dropped) == 1
    assert (server.read().verdict, server.intents()) == ("missing", 0)


def test_an_intent_without_receipt_is_completed_at_the_next_push_with_its_own_time(
    server: ServerFolder, commit: str
) -> None:
    server.intend(commit)
    server.move(commit)
    more = server.maker.page(day(4), "content/so/tin-tuc/hop-bao.vi.md", "so-hop-bao", "Thêm.")
    server.intend(more, old=commit, at=day(4))
    server.move(more)
    server.complete(day(4))
    assert [(each.new, each.at) for each in server.read().receipts] == [(commit, NOW), (more, day(4))]


def test_two_pushes_at_once_both_get_receipts_in_whatever_order_they_end(server: ServerFolder, commit: str) -> None:
    other = "refs/heads/bai/khac"
    server.intend(commit)
    server.intend(commit, other, at=NOW + timedelta(seconds=2))
    server.move(commit, other)
    server.complete(NOW + timedelta(seconds=3))
    assert [each.reference for each in server.read().receipts] == [other]
    server.move(commit)
    server.complete(NOW + timedelta(seconds=4))
    chain = server.read()
    assert [each.reference for each in chain.receipts] == [other, SUBMISSION]
    assert chain.verdict == "whole"


def test_processes_that_write_intents_at_once_lose_none(server: ServerFolder, commit: str) -> None:
    children = []
    for number in range(8):
        child = os.fork()
        if not child:
            try:
                for each in range(5):
                    server.intend(commit, f"refs/heads/bai/b{number}-{each}")
            finally:
                os._exit(0)
        children.append(child)
    for each in children:
        os.waitpid(each, 0)
    assert server.intents() == 40


def test_a_clock_an_hour_back_keeps_the_time_of_the_last_receipt(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.move(commit)
    server.complete()
    more = server.maker.page(day(4), "content/so/tin-tuc/hop-bao.vi.md", "so-hop-bao", "Thêm.")
    server.intend(more, old=commit, at=NOW - timedelta(hours=1))
    server.move(more)
    server.complete(NOW - timedelta(hours=1))
    chain = server.read()
    assert ([each.at for each in chain.receipts], chain.verdict) == ([NOW, NOW], "whole")


def test_intents_themselves_never_go_back(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.intend(commit, "refs/heads/bai/khac", at=NOW - timedelta(hours=1))
    with lock_intents(server.folder) as file:
        assert [each.at for each in file.read()] == [NOW, NOW]


def test_a_missing_key_loses_nothing(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.move(commit)
    hidden = server.key.rename(server.key.with_name("cat-di"))
    with pytest.raises(UnusableEnvironmentError, match="no receipt can be signed"):
        server.complete()
    assert server.intents() == 1
    hidden.rename(server.key)
    server.complete(day(5))
    assert [each.at for each in server.read().receipts] == [NOW]


def test_a_disk_that_fills_up_between_two_receipts_loses_and_doubles_none(
    server: ServerFolder, commit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "refs/heads/bai/khac"
    server.intend(commit)
    server.intend(commit, other)
    server.move(commit)
    server.move(commit, other)
    append, calls = receipt_completion.append_to_log, []

    def fill(*arguments):  # type: ignore[no-untyped-def]
        calls.append(1)
        if len(calls) > 1:
            raise UnusableEnvironmentError("đĩa đầy", "no space left on device")
        return append(*arguments)

    monkeypatch.setattr(receipt_completion, "append_to_log", fill)
    with pytest.raises(UnusableEnvironmentError):
        server.complete()
    monkeypatch.setattr(receipt_completion, "append_to_log", append)
    assert server.intents() == 2
    server.complete(day(5))
    assert [each.reference for each in server.read().receipts] == [SUBMISSION, other]
    assert server.intents() == 0


def test_an_intent_that_a_full_disk_cuts_off_leaves_no_trace(
    server: ServerFolder, commit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.intend(commit)
    before = (server.folder / "receipts/intents").read_bytes()
    write = os.write
    monkeypatch.setattr(receipt_intents.os, "write", lambda descriptor, data: write(descriptor, data[:20]))
    with pytest.raises(OSError, match="No space left"):
        server.intend(commit, "refs/heads/bai/khac")
    monkeypatch.undo()
    assert (server.folder / "receipts/intents").read_bytes() == before


def test_a_line_that_a_crash_cut_off_does_not_spoil_the_next_one(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    with (server.folder / "receipts/intents").open("ab") as stream:
        stream.write(b'{"at":"2026-')
    server.intend(commit, "refs/heads/bai/khac")
    assert server.intents() == 2


def test_the_same_update_twice_gets_one_receipt_with_the_later_time(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.intend(commit, at=NOW + timedelta(minutes=3))
    server.move(commit)
    server.complete(NOW + timedelta(minutes=3))
    assert [each.at for each in server.read().receipts] == [NOW + timedelta(minutes=3)]


def test_a_submission_that_is_withdrawn_stays_in_the_repository(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.move(commit)
    server.complete()
    server.intend("", old=commit, at=day(4))
    server.git("update-ref", "-d", SUBMISSION)
    server.complete(day(4))
    assert [(each.old, each.new) for each in server.read().receipts] == [("", commit), (commit, "")]
    assert server.git("rev-parse", f"{KEPT_COMMITS}{commit}") == commit
    server.git("gc", "--quiet", "--prune=now")
    assert server.git("cat-file", "-t", commit) == "commit"


def test_a_deletion_that_git_refused_gets_no_receipt(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.move(commit)
    server.complete()
    server.intend("", old=server.git("rev-parse", MAIN), at=day(4))
    server.complete(day(4))
    assert [(each.old, each.new) for each in server.read().receipts] == [("", commit)]


def test_a_branch_that_was_deleted_and_made_again_has_receipts_of_both(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.move(commit)
    server.complete()
    server.intend("", old=commit, at=day(4))
    server.intend(commit, at=day(5))
    server.complete(day(5))
    assert [(each.old, each.new) for each in server.read().receipts] == [("", commit), (commit, ""), ("", commit)]


def test_a_heartbeat_says_what_main_is_and_completes_what_is_open(server: ServerFolder, commit: str) -> None:
    server.intend(commit)
    server.move(commit)
    write_heartbeat(server.repository, server.key, day(4), MAIN)
    first, heartbeat = server.read().receipts
    main = server.git("rev-parse", MAIN)
    assert (first.new, heartbeat.reference, heartbeat.old, heartbeat.new) == (commit, MAIN, main, main)
    assert (heartbeat.is_heartbeat, heartbeat.at) == (True, day(4))


def test_a_clone_takes_the_log_as_long_as_it_only_grew(server: ServerFolder, commit: str, tmp_path: Path) -> None:
    clone = tmp_path / "ban-sao"
    subprocess.run(["git", "clone", "--quiet", str(server.folder), str(clone)], check=True)
    git = ["git", "-C", str(clone)]
    subprocess.run([*git, "config", "--add", "remote.origin.fetch", "refs/receipts/log:refs/receipts/log"], check=True)
    for at in (day(4), day(5)):
        write_heartbeat(server.repository, server.key, at, MAIN)
        assert subprocess.run([*git, "fetch", "--quiet"], check=False).returncode == 0
    head = read_receipts(open_history(clone), KEYS).head
    server.git("update-ref", "refs/receipts/log", f"{head}^")
    write_heartbeat(server.repository, server.key, day(6), MAIN)
    assert subprocess.run([*git, "fetch", "--quiet"], capture_output=True, check=False).returncode != 0
    assert read_receipts(open_history(clone), KEYS).head == head


def test_a_repository_with_ids_of_sha_256_has_receipts_too(server: ServerFolder, tmp_path: Path) -> None:
    folder = tmp_path / "kho-256.git"
    command = ["git", "init", "--quiet", "--bare", "--initial-branch=main", "--object-format=sha256", str(folder)]
    subprocess.run(command, check=True)
    other = ServerFolder(server.maker, folder, server.key)
    tree = other.git("hash-object", "-t", "tree", "-w", "/dev/null")
    made = other.git("-c", "user.name=x", "-c", "user.email=x", "commit-tree", "-m", "x", tree)
    other.git("update-ref", MAIN, made)
    write_heartbeat(other.repository, other.key, day(4), MAIN)
    write_heartbeat(other.repository, other.key, day(5), MAIN)
    assert (other.read().verdict, len(other.read().receipts)) == ("whole", 2)


def test_the_account_that_pushes_is_noted_without_control_characters(server: ServerFolder, commit: str) -> None:
    server.intend(commit, pusher="văn thư\n\x1b[31m" + "x" * 300)
    with lock_intents(server.folder) as file:
        (intent,) = file.read()
    assert intent.pusher.startswith("văn thư[31mx")
    assert len(intent.pusher) == LONGEST_PUSHER


def test_lines_that_git_does_not_write_are_refused() -> None:
    zeros = "0" * 40
    assert parse_updates(f"{zeros} {'1' * 40} {MAIN}\n") == (ReferenceUpdate(MAIN, "", "1" * 40),)
    with pytest.raises(UsageError, match="OLD NEW REFERENCE"):
        parse_updates("x\n")

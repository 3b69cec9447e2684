"""`portalgen approve` and its like, with a real agent: signing, verifying, and what is said where that cannot be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from tests.makers.board_repository import SIGNERS, SUBMISSION, BoardRepository, so_roster

pytestmark = [pytest.mark.heavy, pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")]

Output = pytest.CaptureFixture[str]


@dataclass
class Agent:
    """A running ssh-agent, and a key that it may be given."""

    socket: Path
    key: Path

    def add(self) -> None:
        done = subprocess.run(["ssh-add", "-q", str(self.key)], capture_output=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Agent]:
    socket, key = tmp_path / "agent", tmp_path / "key"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "khóa mẫu", "-f", str(key)], check=True, timeout=60
    )
    process = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL)
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    try:
        while not socket.exists():
            assert process.poll() is None
            time.sleep(0.01)
        yield Agent(socket, key)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.fixture
def repository(tmp_path: Path, agent: Agent) -> BoardRepository:
    """The chief of `so` has the agent's key."""
    public = agent.key.with_suffix(".pub").read_text("utf-8").strip()
    made = BoardRepository(tmp_path / "kho", so=so_roster().replace(SIGNERS["giam-doc-so"].public, public))
    made.submit_news()
    return made


def run(repository: BoardRepository, *arguments: str) -> int:
    return run_command(["--root", str(repository.root), *arguments])


def test_a_chief_approves_and_everybody_can_verify(
    repository: BoardRepository, agent: Agent, tmp_path: Path, capsys: Output
) -> None:
    agent.add()
    assert run(repository, "approve", "--yes", "--format", "json") == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["branch"], value["commit"]) == (SUBMISSION, repository.head())
    assert value["signer"] == {"id": "giam-doc-so", "post": "Giám đốc Sở (mẫu)", "site": "so"}
    assert run(repository, "verify-approval", value["path"]) == 0
    told = capsys.readouterr().out
    assert "Kết luận: phiếu có giá trị." in told and "Giám đốc Sở (mẫu)" in told
    record = (repository.root / value["path"]).read_bytes()
    (tmp_path / "allowed").write_text(
        f'giam-doc-so namespaces="approval@portalgen" {agent.key.with_suffix(".pub").read_text()}'
    )
    by_hand = ("ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "giam-doc-so", "-n", "approval@portalgen", "-s",
               str(repository.root / value["path"].replace(".json", ".sig")))  # fmt: skip
    assert subprocess.run(by_hand, input=record, capture_output=True, check=False, timeout=60).returncode == 0
    (repository.root / value["path"]).write_bytes(record.replace(b'"approve"', b'"review"'))
    assert run(repository, "verify-approval", "--format", "json", value["path"]) == 1
    assert [each["code"] for each in json.loads(capsys.readouterr().out)["problems"]] == ["APR104", "APR116"]


def test_a_board_rejects_and_is_told_how_to_hand_that_in(
    repository: BoardRepository, agent: Agent, capsys: Output
) -> None:
    agent.add()
    words = ("--reason", "Chưa có văn bản gốc", "--via", "thư công vụ", "--told-at", "2026-03-02T08:00")
    assert run(repository, "reject", "--yes", *words) == 0
    told = capsys.readouterr().out
    assert "git push origin phieu/reject-" in told and "2026-03-02T08:00:00+07:00" in told
    assert run(repository, "reject", "--yes", "--reason", "x") == 2
    assert "thiếu tùy chọn `--via`" in capsys.readouterr().err
    assert run(repository, "reject", "--yes", "--reason", "Gọi 0912 345 678", "--via", "thư") == 1
    refused = capsys.readouterr()
    assert "PRV204" in refused.err and "Chưa ký gì." in refused.err


def test_a_board_offers_an_item_and_an_answer_says_one_of_two_things(
    repository: BoardRepository, agent: Agent, capsys: Output
) -> None:
    agent.add()
    assert run(repository, "offer", "so-cu", "--to", "xa", "--head", "main", "--yes", "--format", "json") == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["record"]["details"], value["branch"][:12]) == ({"to": "xa"}, "phieu/offer-")
    assert value["record"]["changes"][0]["before"] == value["record"]["changes"][0]["after"]
    assert run(repository, "offer", "so-cu") == 2
    assert "thiếu tùy chọn `--to`" in capsys.readouterr().err
    assert run(repository, "answer", value["digest"], "--reason", "Đăng", "--yes") == 2
    assert "--accept" in capsys.readouterr().err
    assert run(repository, "answer", value["digest"], "--accept", "--in-list", "--reason", "Đăng", "--yes") == 2
    assert "phải có trên bản chính rồi mới trả lời được" in capsys.readouterr().err


def test_nothing_is_signed_unasked(repository: BoardRepository, agent: Agent, capsys: Output) -> None:
    agent.add()
    before = repository.head()
    assert run(repository, "approve", "--dry-run") == 0
    assert "Mã phiếu (SHA-256): " in capsys.readouterr().out
    assert run(repository, "approve") == 2
    assert "--yes" in capsys.readouterr().err
    assert repository.head() == before


@pytest.mark.parametrize("missing", ["key", "agent", "program", "other key"])
def test_where_nobody_can_sign_the_way_out_is_said(
    repository: BoardRepository,
    agent: Agent,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    tmp_path: Path,
) -> None:
    arguments, expected = ["approve", "--yes"], "ssh-add"
    if missing == "agent":
        monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "none"))
        expected = "chưa có ssh-agent"
    elif missing == "program":
        (tmp_path / "bin").mkdir()
        git = next(Path(each) / "git" for each in os.environ["PATH"].split(os.pathsep) if (Path(each) / "git").exists())
        (tmp_path / "bin" / "git").symlink_to(git)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
        expected = "hãy cài OpenSSH"
    elif missing == "other key":
        (tmp_path / "other.pub").write_text(SIGNERS["bien-tap-so"].public.replace("AAAAI", "AAAAJ", 1))
        arguments += ["--key", str(tmp_path / "other.pub")]
        expected = "không phải tệp khóa công khai"
    assert run(repository, *arguments) == 2
    told = capsys.readouterr().err
    assert expected in told and "Traceback" not in told
    assert repository.git("rev-list", "--count", "main..HEAD") == "1"


def test_an_agent_that_refuses_is_quoted(repository: BoardRepository, agent: Agent, capsys: Output) -> None:
    """The key is named by its file, but the agent does not hold it."""
    assert run(repository, "approve", "--yes", "--key", str(agent.key.with_suffix(".pub"))) == 2
    told = capsys.readouterr().err
    assert "ssh-agent không ký bằng khóa SHA256:" in told
    passkey = repository.root.parent / "passkey.pub"
    passkey.write_text(SIGNERS["pho-giam-doc-so"].public)
    assert run(repository, "emergency", "--yes", "--reason", "Mưa lũ", "--key", str(passkey)) == 2
    assert "bàn biên tập" in capsys.readouterr().err

"""`portalgen approve` and its like, with a real agent: signing, verifying, and what is said where that cannot be."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.editorial.approving import record_making
from portalgen.errors import UsageError
from portalgen.pipeline import diff
from tests.makers.agents import run_agent
from tests.makers.board import POLICY
from tests.makers.board_repository import SIGNERS, SUBMISSION, BoardRepository, so_roster
from tests.makers.judged_portal import write_news
from tests.makers.lint.story import LEGAL, LIGHT, quiet_files
from tests.makers.repository import day

pytestmark = [pytest.mark.heavy, pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")]

Output = pytest.CaptureFixture[str]
NEWS = "content/so/tin-tuc/xuc-tien.vi.md"


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
    key = tmp_path / "key"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "khóa mẫu", "-f", str(key)], check=True, timeout=60
    )
    with run_agent() as socket:
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        yield Agent(socket, key)


@pytest.fixture
def repository(tmp_path: Path, agent: Agent) -> BoardRepository:
    """The chief of `so` has the agent's key."""
    public = agent.key.with_suffix(".pub").read_text("utf-8").strip()
    made = BoardRepository(
        tmp_path / "kho",
        files={**quiet_files(), **LEGAL, **LIGHT, POLICY: "approval: {classes: {content: {level: person}}}\n"},
        so=so_roster().replace(SIGNERS["giam-doc-so"].public, public),
    )
    made.branch(SUBMISSION)
    made.write(NEWS, write_news("so-xuc-tien"))
    made.commit(day(2))
    return made


def run(repository: BoardRepository, *arguments: str) -> int:
    return run_command(["--root", str(repository.root), *arguments])


@pytest.fixture
def digest(repository: BoardRepository, agent: Agent, capsys: Output) -> str:
    """The content digest of the submission; the agent has the key now."""
    agent.add()
    assert run(repository, "approve", "--dry-run", "--format", "json") == 0
    return str(json.loads(capsys.readouterr().out)["content_digest"])


def test_a_chief_approves_and_everybody_can_verify(
    repository: BoardRepository, agent: Agent, digest: str, tmp_path: Path, capsys: Output
) -> None:
    assert run(repository, "approve", "--digest", digest, "--yes", "--format", "json") == 0
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
    assert run(repository, "offer", "so-hop-bao", "--to", "xa", "--head", "main", "--yes", "--format", "json") == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["record"]["details"], value["branch"][:12]) == ({"to": "xa"}, "phieu/offer-")
    assert value["record"]["changes"][0]["before"] == value["record"]["changes"][0]["after"]
    assert run(repository, "offer", "so-hop-bao") == 2
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


def test_nothing_else_than_the_content_of_the_given_digest_is_signed(
    repository: BoardRepository, digest: str, capsys: Output
) -> None:
    repository.write(NEWS, write_news("so-xuc-tien", body="Sau khi Trưởng Ban đã đọc."))
    repository.commit(day(2, 12))
    before = repository.head()
    for arguments in (("--yes",), ("--dry-run",)):
        assert run(repository, "approve", "--digest", digest, *arguments) == 2
        refused = capsys.readouterr().err
        assert "không phải mã ghi ở --digest" in refused
        assert "hãy đọc lại (`portalgen diff`)" in refused
    assert repository.head() == before


def test_the_content_digest_stays_the_same_when_main_moves_elsewhere(
    repository: BoardRepository, digest: str, capsys: Output
) -> None:
    repository.checkout("main")
    repository.write("content/so/tin-tuc/khac.vi.md", write_news("so-khac", "Tin khác"))
    repository.commit(day(2, 12))
    repository.checkout(SUBMISSION)
    assert run(repository, "approve", "--digest", digest.upper(), "--dry-run") == 0
    assert f"Mã nội dung (SHA-256): {digest}" in capsys.readouterr().out


def test_nothing_is_signed_without_digest_where_the_difference_cannot_be_shown(
    repository: BoardRepository, digest: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_nothing(options: object) -> None:
        raise UsageError("không có cổng nào", "there is no portal")

    monkeypatch.setattr(diff, "find_differences", find_nothing)
    before = repository.head()
    assert run(repository, "approve", "--yes") == 2
    refused = capsys.readouterr().err
    assert "không cho xem được khác biệt trước khi ký: không có cổng nào" in refused
    assert "--digest" in refused
    assert repository.head() == before
    assert run(repository, "approve", "--yes", "--digest", digest) == 0


@pytest.mark.parametrize("action", ["approve", "emergency"])
def test_what_main_would_refuse_is_not_signed_and_the_agent_is_not_asked(
    repository: BoardRepository, agent: Agent, capsys: Output, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    agent.add()
    monkeypatch.setattr(record_making, "sign_record", lambda prepared: pytest.fail("asked to sign"))
    repository.write(NEWS, write_news("so-xuc-tien", body="**MẬT**\n\nKế hoạch số 00/KH-UBND."))
    before = repository.commit(day(2, 12))
    for arguments in (("--yes",), ("--dry-run",), ("--dry-run", "--format", "json")):
        assert run(repository, action, *arguments, *(("--reason", "Mưa lũ") if action == "emergency" else ())) == 1
        told = capsys.readouterr()
        assert "Không ký, vì bản chính sẽ không nhận bài gửi này" in told.err
        assert f"  {NEWS}:10: lỗi PRV201: " in told.err and " → dừng gửi bài" in told.err
    assert json.loads(told.out)["record"]["action"] == action
    assert repository.head() == before


def test_a_tag_that_is_called_like_the_submission_is_not_signed_and_hides_nothing(
    repository: BoardRepository, digest: str, capsys: Output
) -> None:
    repository.git("update-ref", f"refs/tags/{SUBMISSION}", "main")
    assert run(repository, "approve", "--head", SUBMISSION, "--dry-run") == 2
    refused = capsys.readouterr().err
    assert f"`refs/heads/{SUBMISSION}`, `refs/tags/{SUBMISSION}`" in refused
    assert run(repository, "approve", "--head", f"refs/heads/{SUBMISSION}", "--digest", digest, "--dry-run") == 0


@pytest.mark.parametrize("missing", ["key", "agent", "program", "other key"])
def test_where_nobody_can_sign_the_way_out_is_said(
    repository: BoardRepository,
    agent: Agent,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    tmp_path: Path,
) -> None:
    arguments, expected = ["return", "--yes", "--reason", "Bổ sung", "--via", "thư"], "ssh-add"
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
    words = ("--reason", "Bổ sung", "--via", "thư")
    assert run(repository, "return", *words, "--yes", "--key", str(agent.key.with_suffix(".pub"))) == 2
    told = capsys.readouterr().err
    assert "ssh-agent không ký bằng khóa SHA256:" in told
    passkey = repository.root.parent / "passkey.pub"
    passkey.write_text(SIGNERS["pho-giam-doc-so"].public)
    assert run(repository, "return", *words, "--yes", "--key", str(passkey)) == 2
    assert "bàn biên tập" in capsys.readouterr().err

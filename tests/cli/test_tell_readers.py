"""`portalgen remove` and its like as their users run them: shown first, written, and with `--sign` committed and signed."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.cli.tell_readers import commands
from tests.makers.board_repository import SIGNERS, roster_files, so_roster
from tests.makers.lint.story import git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import kept_portal, news

Output = pytest.CaptureFixture[str]
FILE = "content/so/tin-tuc/hoi.vi.md"
REMOVE = ("remove", "so-hoi", "--reason", "personal_data", "--note", "Có số định danh")


@pytest.fixture(scope="module")
def original_portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    return kept_portal(
        tmp_path_factory.mktemp("kept") / "portal",
        {FILE: news("so-hoi", "Ông A, số định danh 079123456789.\n", title="Hội")},
    )


@pytest.fixture
def root(original_portal: SmallPortal, tmp_path: Path) -> Path:
    shutil.copytree(original_portal.root, tmp_path / "portal", symlinks=True)
    return tmp_path / "portal"


def run(root: Path, *arguments: str, language: str = "vi") -> int:
    return run_command(["--root", str(root), "--language", language, *arguments])


def test_a_removal_is_shown_written_and_told_to_the_chief_without_what_is_removed(root: Path, capsys: Output) -> None:
    before = (root / FILE).read_bytes()
    assert run(root, *REMOVE, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "+kind: tombstone" in told and "Chưa có gì được ghi" in told and "079123456789" not in told
    assert (root / FILE).read_bytes() == before
    assert run(root, *REMOVE) == 0
    told = capsys.readouterr().out
    assert "https://so.example.vn/tin-tuc/hoi/" in told
    assert "portalgen approve --reason 'Bảo vệ dữ liệu cá nhân: Có số định danh'" in told
    assert b"kind: tombstone" in (root / FILE).read_bytes()
    assert run(root, *REMOVE, language="en") == 2
    assert "was already removed" in capsys.readouterr().err


def test_a_command_that_is_printed_can_be_run_as_it_stands(root: Path, capsys: Output) -> None:
    assert run(root, "correct", "so-hoi", "--note", "Sửa tên xã Đắk R'Lấp\n và `x` $(y)") == 0
    line = next(each for each in capsys.readouterr().out.splitlines() if "portalgen approve" in each)
    command = line[line.index("portalgen approve") : line.index("; khi khẩn")].removesuffix("`")
    assert shlex.split(command) == ["portalgen", "approve", "--reason", "Sửa tên xã Đắk R'Lấp và `x` $(y)"]


def test_a_program_is_given_one_answer_with_everything(root: Path, capsys: Output) -> None:
    assert run(root, *REMOVE, "--dry-run", "--format", "json") == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["action"], value["id"], value["applied"], value["commit"]) == ("remove", "so-hoi", False, "")
    assert [each["path"] for each in value["changed"]] == [FILE]
    assert "079123456789" not in json.dumps(value)


def test_nothing_is_written_where_it_could_not_be_signed(root: Path, capsys: Output) -> None:
    before = (root / FILE).read_bytes()
    assert run(root, *REMOVE, "--yes") == 2
    assert "--yes chỉ dùng cùng --sign" in capsys.readouterr().err
    git(root, "checkout", "-q", "main")
    assert run(root, *REMOVE, "--sign", "--yes") == 2
    assert "git switch -c bai/remove-so-hoi" in capsys.readouterr().err
    assert (root / FILE).read_bytes() == before


def test_a_change_that_is_committed_and_not_signed_says_so(root: Path, capsys: Output) -> None:
    git(root, "config", "user.name", "Biên tập viên")
    git(root, "config", "user.email", "bien-tap@example.vn")
    assert run(root, "correct", "so-hoi", "--note", "Sửa tên", "--language", "vi", "--sign", "--yes") == 1
    told = capsys.readouterr()
    assert "Thay đổi đã lưu nhưng chưa ký" in told.err
    assert git(root, "log", "-1", "--format=%s").strip() == "Đính chính: so-hoi"


def appoint(root: Path, board: str = "") -> tuple[str, ...]:
    """Write a roster onto main and let its chief work here; return the options by which the chief signs."""
    policy = {"site-config/governance/policy.yaml": "approval: {classes: {content: {level: person}}}\n"}
    for path, text in {**roster_files(so=so_roster() + board), **policy}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    git(root, "config", "user.name", "Giám đốc (mẫu)")
    git(root, "config", "user.email", "giam-doc-so@example.vn")
    git(root, "checkout", "-q", "main")
    git(root, "add", "site-config")
    git(root, "commit", "-q", "-m", "Danh sách phân công")
    git(root, "checkout", "-q", "-b", "go")
    key = root.parent / "khoa.pub"
    key.write_text(f"{SIGNERS['giam-doc-so'].public}\n", "utf-8")
    return ("--sign", "--yes", "--key", str(key))


NOTICES = {
    "correct": ("correct", "so-hoi", "--note", "Sửa tên"),
    "withdraw": ("withdraw", "so-hoi", "--reason", "wrong_content", "--note", "Số liệu sai"),
    "remove": REMOVE,
}


@pytest.mark.parametrize("command", NOTICES)
def test_an_approval_of_ones_own_notice_is_refused_before_anything_is_changed(
    root: Path, capsys: Output, command: str
) -> None:
    signing, before = appoint(root), (root / FILE).read_bytes()
    saved = git(root, "rev-parse", "HEAD")
    assert run(root, *NOTICES[command], *signing) == 2
    refused = capsys.readouterr().err
    assert "chưa có gì bị thay đổi" in refused and "APR204" in refused
    assert all(each in refused for each in ("bỏ --sign", "--emergency", "allow_single_editor"))
    assert (root / FILE).read_bytes() == before
    assert (git(root, "rev-parse", "HEAD"), git(root, "status", "--porcelain", "--", "content")) == (saved, "")


@pytest.mark.needs("ssh-keygen")
@pytest.mark.parametrize(
    ("board", "more", "command"),
    [
        ("", ("--emergency",), "portalgen emergency --reason"),
        ("allow_single_editor: true\n", (), "portalgen approve --reason"),
    ],
)
def test_what_the_server_would_take_is_committed_and_its_command_named_where_nobody_can_sign(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, board: str, more: tuple[str, ...], command: str
) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", str(root / "none"))
    assert run(root, *REMOVE, *appoint(root, board), *more) == 1
    assert f"chạy `{command} 'Bảo vệ dữ liệu cá nhân: Có số định danh'`" in capsys.readouterr().err
    assert git(root, "log", "-1", "--format=%s").strip() == "Gỡ bài: so-hoi"


def test_each_command_has_only_its_own_options() -> None:
    own = {name: {each.name for each in command.params} for name, command in commands.items()}
    assert own["correct"] - own["withdraw"] == {"language"}
    assert own["withdraw"] - own["remove"] == {"superseded_by", "note_in"}
    assert own["remove"] - own["withdraw"] == {"title", "title_in"}


def test_addresses_are_recorded_checked_and_listed(root: Path, capsys: Output) -> None:
    assert run(root, "addresses", "--record", "--dry-run") == 0
    assert "Sẽ ghi" in capsys.readouterr().out and not (root / "site-config/addresses").exists()
    assert run(root, "addresses", "--record") == 0
    assert "git add site-config/addresses" in capsys.readouterr().out
    assert run(root, "addresses", "--check") == 0
    (root / FILE).unlink()
    assert run(root, "addresses", "--check") == 1
    assert "https://so.example.vn/tin-tuc/hoi/  so-hoi  vi" in capsys.readouterr().out
    assert run(root, "addresses", "--site", "so", "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)["addresses"]
    assert [each["state"] for each in rows if each["id"] == "so-hoi"] == ["lost"]
    assert run(root, "addresses", "--record", "--check") == 2

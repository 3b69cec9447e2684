"""The guide to backups is followed to the letter, beside a repository and a target that has two releases of it."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from portalgen.cli.main import run_command
from tests.makers.guide_session import find_missing_lines, list_unfollowed
from tests.makers.portal import AT, SmallPortal
from tests.makers.repository import RepositoryMaker, day
from tests.makers.sent_releases import send_build

pytestmark = [pytest.mark.heavy, pytest.mark.needs("rsync")]

GUIDE: Final = (Path(__file__).resolve().parents[2] / "docs/how-to/sao-luu-luu-tru.md").read_text("utf-8")
KEY: Final = "-----BEGIN " + "PRIVATE KEY-----\nmau\n"


def prepare(folder: Path) -> None:
    """Two releases as `portalgen release` makes them, the second one with search."""
    repository = RepositoryMaker(folder / "kho")
    portal = SmallPortal(folder / "kho")
    commit = repository.commit(day(1))
    portal.build_successfully(remember=False, at=AT - timedelta(days=1))
    send_build(portal, folder / "dich", commit, AT - timedelta(days=1))
    portal.edit("content/so/tin-tuc/khai-truong.vi.md", "Tin đầu.", "Tin đầu đã sửa.")
    commit = repository.commit(day(2))
    portal.build_successfully(remember=False, search=True)
    send_build(portal, folder / "dich", commit)
    (folder / "nginx").mkdir()
    (folder / "nginx/portal.conf").write_text("events {}\n")
    (folder / "nginx/tls.key").write_text(KEY)
    (folder / "sao-luu").mkdir()


def steps(page: str) -> Iterator[tuple[str, str]]:
    """Each command of the guide, and what it prints."""
    for block in re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            yield command, expected


def run(command: str, folder: Path) -> tuple[str, int]:
    done = subprocess.run(
        ["bash", "-c", f"for word in {command}; do printf '%s\\n' \"$word\"; done"],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    words = done.stdout.splitlines()
    if words[0] == "portalgen":
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = run_command(words[1:])
        return output.getvalue(), code
    ended = subprocess.run(shlex.split(command), cwd=folder, capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr, ended.returncode


def test_every_command_prints_what_the_guide_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    differences = []
    for command, expected in steps(GUIDE):
        output, code = run(command, tmp_path)
        if code or find_missing_lines(expected, output):
            differences.append(f"$ {command}\n{output}\n--- ended with {code}: {find_missing_lines(expected, output)}")
    assert differences == [], "\n\n".join(differences)
    assert len(list(steps(GUIDE))) == 11
    first, second = (tmp_path / "sao-luu/ngay" / name / "log.jsonl" for name in ("2026-12-01", "2026-12-02"))
    assert first.samefile(second)
    assert json.loads((tmp_path / "dien-tap.json").read_text("utf-8"))["compared_searches"] > 0
    archive = tmp_path / "cong-2026-q4.warc.gz"
    assert archive.stat().st_size > (tmp_path / "thay-doi.warc.gz").stat().st_size


def test_no_command_of_the_guide_is_left_out() -> None:
    assert list_unfollowed(GUIDE) == []

"""Every question of the auditors' guide is asked of the month, and every answer in the guide is what comes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from tests.makers.month import Month, play

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parents[3]
GUIDE = (ROOT / "docs/how-to/kiem-toan.md").read_text("utf-8").partition("\n## 1. ")[2]
"""What is asked of the month; `tests/docs/test_role_guides.py` follows what stands above it."""
QUESTIONS = re.findall(r"```console\n\$ portalgen (.+)\n((?:.*\n)*?)```", GUIDE)
REGISTER = """Số đến;Ngày đến;Số, ký hiệu;Ngày văn bản;Cơ quan ban hành;Trích yếu
125;10/06/2026;12/KH-SM;10/06/2026;Sở mẫu;Kế hoạch mẫu
126;10/06/2026;3/QĐ-BM;10/06/2026;Ban mẫu;Quyết định mẫu
127;12/06/2026;9/BC-XM;12/06/2026;UBND xã mẫu;Báo cáo mẫu
"""
"""A register of incoming documents, as the guide's is."""


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    """As the guide tells it: main is not replaced at its end."""
    month = play(tmp_path_factory.mktemp("guide") / "kho", is_replaced=False)
    (month.board.folder / "so-van-ban-den.csv").write_text(REGISTER, "utf-8")
    return month


def without_ids(line: str) -> str:
    """The line without the numbers of commits, which change with every word of what `init` writes."""
    return re.sub(r"\b[0-9a-f]{10,64}\b", "#", line).rstrip()


def missing_lines(expected: str, output: str) -> list[str]:
    """The lines that the guide shows and the output does not have in their place; `…` stands for any lines."""
    lines, place, gap, missing = [without_ids(line) for line in output.splitlines()], 0, False, []
    for line in map(without_ids, expected.splitlines()):
        if line == "…":
            gap = True
            continue
        found = next((at for at in range(place, len(lines)) if lines[at] == line), None)
        if found is None or (not gap and found != place):
            missing.append(line)
            continue
        place, gap = found + 1, False
    return missing


@pytest.mark.parametrize(("command", "expected"), QUESTIONS, ids=[command for command, _ in QUESTIONS])
def test_the_guide_shows_what_the_command_answers(
    month: Month, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, expected: str
) -> None:
    monkeypatch.chdir(month.board.folder)
    arguments = shlex.split(command.replace("$KHOI_DAU", month.board.genesis))
    code = run_command(["--root", ".", *arguments, "--at", "2026-07-10T08:00"])
    output = capsys.readouterr().out
    assert missing_lines(expected, output) == [], output
    assert code == (1 if arguments[:2] == ["audit", "approvals"] else 0)


def test_the_guide_asks_every_audit() -> None:
    from portalgen.cli.audit import SUBCOMMANDS

    assert {command.split()[1] for command, _ in QUESTIONS} == SUBCOMMANDS.keys() - {"due"}

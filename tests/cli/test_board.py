"""`portalgen board`: the dialogue of one person, and the answers that programs get."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import pytest

from portalgen.cli import state
from portalgen.cli.main import run_command
from portalgen.pipeline.board.decisions import Decision
from tests.makers.board_office import BoardOffice, open_board_office, sign_without_agent
from tests.makers.guide_session import Keyboard
from tests.makers.judged_portal import write_news

pytestmark = pytest.mark.heavy

_NOWHERE = "www.example.vn:9:127.0.0.1"
"""The portal answers to nobody here."""
Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoardOffice]:
    with pytest.MonkeyPatch.context() as patch:
        sign_without_agent(patch)
        yield open_board_office(tmp_path_factory.mktemp("van-phong"))


class Interrupted(Keyboard):
    """A keyboard at which something else happens before a line is typed."""

    def __init__(self, typed: list[str], before: dict[str, Callable[[], None]]) -> None:
        super().__init__(typed)
        self._before = before

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        self._before.pop(line.strip(), lambda: None)()
        return line


def submit(office: BoardOffice, name: str) -> None:
    office.submit(f"bai/{name}", {f"content/so/tin-tuc/{name}.vi.md": write_news(f"so-{name}", title=f"Tin {name}")})


def run(
    office: BoardOffice,
    *arguments: str,
    typed: tuple[str, ...] = (),
    before: Mapping[str, Callable[[], None]] = MappingProxyType({}),
) -> int:
    """Run the command a minute later, with what somebody types; `before` happens once, before that line is typed."""
    options = office.options()
    key = str(options.key_file)
    with pytest.MonkeyPatch.context() as patch:
        moment = office.tick(patch)
        patch.setattr(state, "datetime", moment)
        patch.setattr(sys, "stdin", Interrupted(list(typed), dict(before)))
        patch.setenv("COLUMNS", "80")
        signing = ("--by", office.signer, "--key", key, "--resolve", _NOWHERE)
        return run_command(["--root", str(office.copy), "board", *signing, *arguments])


def test_a_chief_opens_a_submission_approves_it_and_sees_it_gone(office: BoardOffice, capsys: Output) -> None:
    submit(office, "mot")
    code = run(office, typed=("1", "d", "y", "q"))
    shown = capsys.readouterr().out
    assert code == 0
    assert "ĐANG CHỜ: 1 bài gửi" in shown and "Đã vào bản chính" in shown and "Không có bài nào đang chờ." in shown


def test_an_answer_that_is_no_choice_and_a_doubt_before_signing_change_nothing(
    office: BoardOffice, capsys: Output
) -> None:
    submit(office, "hai")
    before = office.main()
    code = run(office, "bai/hai", typed=("x", "d", "không", "t", "", "", "s", "q"))
    shown = capsys.readouterr().out
    assert code == 0 and office.main() == before
    assert "Không có lựa chọn `x`." in shown and shown.count("Chưa ký gì.") == 2


def test_a_move_of_main_draws_the_screen_again(office: BoardOffice, capsys: Output) -> None:
    submit(office, "ba")
    submit(office, "bon")
    screen = office.draw("bai/bon")

    def publish_meanwhile() -> None:
        assert office.decide(screen, Decision("approve")).state == "landed"

    code = run(office, "bai/ba", typed=("d", "y", "d", "y", "q"), before={"y": publish_meanwhile})
    shown = " ".join(capsys.readouterr().out.split())
    assert code == 0 and "chưa ký gì. Đây là màn hình mới." in shown and "Đã vào bản chính" in shown


def test_without_a_keyboard_the_single_commands_are_named(office: BoardOffice, capsys: Output) -> None:
    assert run(office) == 2
    told = capsys.readouterr().err
    assert all(f"portalgen {each}" in told for each in ("queue", "ci", "approve", "return", "reject"))


def test_a_program_reads_the_queue_a_screen_and_decides_by_its_digest(office: BoardOffice, capsys: Output) -> None:
    submit(office, "muoi")
    assert run(office, "--json") == 0
    names = [each["name"] for each in json.loads(capsys.readouterr().out)["submissions"]]
    assert "bai/muoi" in names
    assert run(office, "bai/muoi", "--json") == 0
    digest = json.loads(capsys.readouterr().out)["content_digest"]
    assert run(office, "bai/muoi", "--json", "--decide", "approve") == 2
    assert "--digest" in capsys.readouterr().err
    assert run(office, "bai/muoi", "--json", "--decide", "approve", "--digest", "0" * 64) == 1
    assert json.loads(capsys.readouterr().out)["state"] == "moved"
    assert run(office, "bai/muoi", "--json", "--decide", "approve", "--digest", digest) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["state"] == "landed" and outcome["commit"] == office.main() and outcome["live"]["is_live"] is None
    assert run(office, "bai/muoi", "--json", "--decide", "approve", "--digest", digest) == 2
    assert "bai/muoi" in capsys.readouterr().err

"""`portalgen board` with a real agent, against a server whose hook judges each push."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from tests.makers.guide_session import GuideSession, open_session
from tests.makers.judged_portal import write_news

pytestmark = [pytest.mark.heavy, pytest.mark.long, pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")]

PAGE = "content/so/tin-tuc/{}.vi.md"
NAMES = ("mot", "hai", "ba")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuideSession]:
    waiting = {f"bai/{name}": {PAGE.format(name): write_news(f"so-{name}", title=f"Tin {name}")} for name in NAMES}
    with open_session(tmp_path_factory.mktemp("van-phong"), waiting, is_judged=True) as opened:
        opened.enter("chief-so")
        yield opened


def git(session: GuideSession, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(session.server), *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_one_command_takes_a_submission_from_the_queue_to_main(session: GuideSession) -> None:
    before = git(session, "rev-parse", "main")
    output, code = session.run("portalgen board --offline bai/mot", ["d", "y", "q"])
    assert code == 0 and "Đã vào bản chính" in output, output
    assert git(session, "rev-parse", "main^1") == before
    assert git(session, "show", f"main:{PAGE.format('mot')}").startswith("---\nid: so-mot")


def test_a_refusal_reaches_main_through_the_hook(session: GuideSession) -> None:
    output, code = session.run("portalgen board --offline bai/hai", ["k", "Trùng tin", "điện thoại", "y", "q"])
    assert code == 0 and "Đã ghi vào bản chính" in output, output
    assert "Trùng tin" in git(session, "log", "-1", "-p", "--first-parent", "--diff-merges=first-parent", "main")


def test_a_locked_agent_is_said_on_the_screen_and_nothing_is_signed(session: GuideSession) -> None:
    before = git(session, "rev-parse", "main")
    password = session.copy / ".git" / "hoi"
    password.write_text("#!/bin/sh\necho mat-khau-mau\n")
    password.chmod(0o755)
    for option in ("-x", "-X"):
        lock = f"export SSH_ASKPASS={password} SSH_ASKPASS_REQUIRE=force; ssh-add {option}"
        assert session.run(lock, [])[1] == 0
        output, code = session.run("portalgen board --offline bai/ba", ["s", "q"])
        assert code == 0 and ("Bạn chưa ký được" in output) is (option == "-x"), output
    assert git(session, "rev-parse", "main") == before

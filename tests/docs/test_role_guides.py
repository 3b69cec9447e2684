"""The guides of the roles are followed to the letter: the editor's in an office, the others on a practice province.

The province is made once, by the command with which its guides begin.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click
import pytest

from portalgen.cli.main import portalgen, walk_commands
from tests.makers.board import Files
from tests.makers.guide_session import find_missing_lines, list_commands, list_unfollowed, open_session
from tests.makers.practice_plays import AUDITOR, LONG, NEXT_DAY, OPERATOR, QUICK, SECURITY_REPORT, UNFOLLOWED, play
from tests.makers.practice_session import PracticeSession, open_practice

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs" / "how-to"
EDITOR, CHIEF = "bien-tap-vien.md", "truong-ban.md"
FIRST_PAGE: Final = "DOC-TRUOC.md"
"""The page in the folder of a practice province."""
GUIDES: Final = (EDITOR, CHIEF)
TUTORIAL: Final = ROOT / "docs" / "tutorial" / "tinh-luyen-tap.md"
WAITING: Final[Mapping[str, Files]] = {
    "bai/thong-bao": {
        "content/so/tin-tuc/lich-tiep-cong-dan/index.vi.md": """\
---
id: so-lich-tiep-cong-dan
kind: news
title: Lịch tiếp công dân tháng 6
summary: Sở tiếp công dân vào sáng thứ Năm hằng tuần.
date: 01/06/2026
origin: own
images:
  - file: tiep-cong-dan.jpg
    alt: Phòng tiếp công dân của Sở
    credit: Văn phòng Sở
    origin: own
---

Sở tiếp công dân vào sáng thứ Năm hằng tuần.

** Lưu ý: ** mang theo giấy mời.
"""
    }
}
"""What waits when the guides begin: the submission whose report the editor's guide explains."""


def text_of(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@pytest.mark.heavy
@pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")
def test_the_editor_sees_in_an_office_what_the_guide_shows(tmp_path: Path) -> None:
    with open_session(tmp_path, WAITING) as session:
        differences = session.follow(text_of(EDITOR), "editor-so")
    assert differences == [], "\n\n".join(differences)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeSession]:
    """A person with a new practice province, in a folder whose name is no plain word."""
    with open_practice(tmp_path_factory.mktemp("may") / "Máy của 'tôi'") as session:
        yield session


def practice_section(name: str) -> str:
    """The section in which a guide's reader practises."""
    heading = r"^## Tập (?:hỏi )?ở tỉnh luyện tập$.*?(?=^## )"
    (section,) = re.findall(heading, text_of(name), re.MULTILINE | re.DOTALL)
    return str(section)


@pytest.mark.heavy
@pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")
class TestPracticeProvince:
    """In this order: the guides decide on the submissions that wait at the beginning."""

    def test_three_submissions_wait_and_each_is_what_its_name_promises(self, practice: PracticeSession) -> None:
        output, _ = practice.run("portalgen init --practice luyen-tap", [])
        clone = practice.folder / "cong"
        practice.copy = clone
        waiting = json.loads(practice.run("portalgen board --offline --json", [])[0])["submissions"]
        assert {each["name"] for each in waiting} == {"bai/xuc-tien", "bai/thong-bao", "bai/danh-sach"}
        assert all(each["state"] == "board" and each["name"] in output for each in waiting)
        assert practice.git("config", "portalgen.genesis") in output

    def test_nothing_is_wrong_with_it_and_one_item_is_approved(self, practice: PracticeSession) -> None:
        practice.copy = practice.folder / "cong"
        assert practice.run("portalgen lint --fail-on warning", [])[1] == 0
        audit, code = practice.run(
            f"portalgen audit approvals --genesis {practice.git('config', 'portalgen.genesis')}", []
        )
        assert code == 0 and re.search(r"có người ký: 1$", audit, re.MULTILINE), audit
        chain, code = practice.run("portalgen receipt check", [])
        assert code == 0 and "nguyên vẹn" in chain, chain

    def test_its_keys_and_records_count_nowhere_else(self, practice: PracticeSession) -> None:
        keys = practice.folder / "khoa"
        assert keys.stat().st_mode & 0o077 == 0
        assert all(file.read_text("utf-8").split()[2] == f"luyen-tap-{file.stem}" for file in keys.glob("*.pub"))
        (record,) = practice.git("ls-tree", "-r", "--name-only", "main", "site-config/approvals").split("\n")[:1]
        assert json.loads(practice.git("show", f"main:{record}"))["portal"] == "luyen-tap"
        for file in ("roster.yaml", "policy.yaml", "roster/so.yaml"):
            assert "LUYỆN TẬP" in practice.git("show", f"main:site-config/governance/{file}")

    def test_the_server_takes_nothing_unsigned_into_main(self, practice: PracticeSession) -> None:
        practice.copy = practice.folder / "cong"
        before = practice.git("rev-parse", "main")
        wrong = "git switch -q --detach origin/main && git merge -q --no-ff -m x origin/bai/xuc-tien && git push origin HEAD:main"
        output, code = practice.run(wrong, [])
        practice.run("git switch -q main", [])
        assert code != 0 and "APR201" in output, output
        assert practice.git("rev-parse", "main") == before

    @pytest.mark.long
    def test_the_page_in_its_folder_is_followed(self, practice: PracticeSession) -> None:
        with practice.restored():
            differences = practice.follow((practice.folder / FIRST_PAGE).read_text("utf-8"), practice.folder.name)
        assert differences == [], "\n\n".join(differences)

    def test_the_page_of_the_tutorial_is_sent_approved_and_published(self, practice: PracticeSession) -> None:
        with practice.restored():
            differences = practice.follow(TUTORIAL.read_text("utf-8"))
            assert differences == [], "\n\n".join(differences)
            assert "Mở lớp học bơi" in practice.git("show", "main:content/so/tin-tuc/mo-lop-hoc-boi/index.vi.md")

    @pytest.mark.parametrize("name", [AUDITOR, OPERATOR])
    def test_auditors_and_operators_practise_on_it_as_their_guides_say(
        self, practice: PracticeSession, name: str
    ) -> None:
        practice.environment = {**practice.environment, "MOI_TRUONG": sys.prefix}
        differences = practice.follow(practice_section(name))
        assert differences == [], "\n\n".join(differences)

    @pytest.mark.parametrize("name", QUICK)
    def test_what_else_their_guides_name_runs_on_it(self, practice: PracticeSession, name: str) -> None:
        with practice.restored():
            failed = play(practice, QUICK[name])
        assert failed == [], "\n\n".join(failed)

    @pytest.mark.long
    @pytest.mark.parametrize("name", LONG)
    def test_what_takes_long_in_their_guides_runs_on_it(self, practice: PracticeSession, name: str) -> None:
        with practice.restored():
            practice.environment = {
                **practice.environment,
                "PATH": f"{Path(sys.prefix, 'bin')}:{practice.environment['PATH']}",
            }
            failed = play(practice, LONG[name])
        assert failed == [], "\n\n".join(failed)

    @pytest.mark.long
    @pytest.mark.needs("ssh", "rsync", "nginx", "caddy")
    def test_the_operator_reports_on_the_security_of_it(self, practice: PracticeSession) -> None:
        with practice.restored():
            failed = play(practice, [SECURITY_REPORT])
        assert failed == [], "\n\n".join(failed)

    @pytest.mark.long
    def test_the_chief_sees_on_it_what_the_guide_shows(self, practice: PracticeSession) -> None:
        differences = practice.follow(text_of(CHIEF))
        assert differences == [], "\n\n".join(differences)


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_that_the_guide_shows_is_followed(name: str) -> None:
    assert list_unfollowed(text_of(name)) == []


@pytest.mark.parametrize("name", [AUDITOR, OPERATOR])
def test_every_command_that_a_guide_names_is_followed_or_has_a_reason(name: str) -> None:
    page = text_of(name)
    played = {*QUICK[name], *LONG.get(name, ())} - {NEXT_DAY} | ({SECURITY_REPORT} if name == OPERATOR else set())
    assert played - set(list_commands(page)) == set(), "no longer in the guide"
    # The numbered questions of auditors: tests/editorial/questions/test_auditors_guide.py, on a sample month.
    asked = re.findall(r"^\$ (.*)$", page, re.MULTILINE) if name == AUDITOR else []
    rest = list_unfollowed(page, {*played, *asked, *list_commands(practice_section(name))})
    assert [each for each in rest if not each.startswith(tuple(UNFOLLOWED[name]))] == []
    assert [each for each in UNFOLLOWED[name] if not any(line.startswith(each) for line in rest)] == []


PAGES: Final = tuple(sorted(file.name for file in FOLDER.glob("*.md")))
EVERYWHERE: Final = frozenset({"--help", "--version", "--root", "--language"})
"""Options that stand before a command, or with each."""


@pytest.fixture(scope="module")
def commands() -> Mapping[str, click.Command]:
    """Every command of the program by its words; by none the program itself."""
    return {"": portalgen, **dict(walk_commands())}


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_option_that_is_named_in_passing_exists(
    name: str, commands: Mapping[str, click.Command]
) -> None:
    assert list_unknown(text_of(name), commands) == []


def list_unknown(page: str, commands: Mapping[str, click.Command]) -> list[str]:
    """The commands within the sentences of a page that the program does not have, or not with these options."""
    created = re.findall(r"^Create `portalgen/cli/(\w+)\.py`", page, re.MULTILINE)
    named = [line for line in re.findall(r"`portalgen ([^`\n]+)`", page) if line.split()[0] not in created]
    return [line for line in named if not _is_known(re.sub(r"^(?:--(?:root|language) \S+ ?)+", "", line), commands)]


def _is_known(line: str, commands: Mapping[str, click.Command]) -> bool:
    options = set(re.findall(r"(?<![\w-])--\w[\w-]*", line))
    words = [each for each in re.split(r"\s-|…", line, maxsplit=1)[0].split() if not each.startswith("-")]
    name = next(name for count in (3, 2, 1, 0) if (name := " ".join(words[:count])) in commands)
    command = commands[name]
    if isinstance(command, click.Group) and len(words) > len(name.split()):
        return False
    return options <= EVERYWHERE.union(*(each.opts + each.secondary_opts for each in command.params))


GIT_WORDS: Final = re.compile(r"\b(?:branch|commit|merge|slug|nhánh|pull request|push|rebase)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", (*GUIDES, "truoc-khi-ky.md"))
def test_words_of_git_stand_only_in_commands_and_on_the_buttons_of_forges(name: str) -> None:
    vietnamese = text_of(name).partition("\n## In English\n")[0]
    shown = re.sub(r'^```.*?^```$|`[^`\n]*`|"[^"\n]*"', "", vietnamese, flags=re.MULTILINE | re.DOTALL)
    assert GIT_WORDS.findall(shown) == []


class TestFollowing:
    """What follows the guides notices a guide that is wrong."""

    def test_a_line_that_is_not_printed_is_named(self) -> None:
        assert find_missing_lines("một\n…\nba…\n", "một\nhai\nba bốn\n") == []
        assert find_missing_lines("một\nba\n", "một\nhai\nba\n") == ["ba"]
        assert find_missing_lines("…\nbốn\n", "một\nhai\n") == ["bốn"]

    @pytest.mark.parametrize(
        "line",
        [
            "lnit --fix",
            "audit nothing",
            "lint --never",
            "--root /srv/kho.git lnit",
            "answer 3f2a --accept [--never | --in-list]",
        ],
    )
    def test_a_command_that_the_program_does_not_have_is_named(
        self, line: str, commands: Mapping[str, click.Command]
    ) -> None:
        right = "`portalgen --help`, `portalgen --root /srv/kho.git …`, `portalgen lint --fix content/so`, `portalgen audit`"
        assert list_unknown(f"{right}: `portalgen {line}`", commands) == [line]

    def test_a_command_that_the_page_itself_creates_is_not_named(self, commands: Mapping[str, click.Command]) -> None:
        page = "`portalgen mine` lists.\n\nCreate `portalgen/cli/mine.py`:\n"
        assert list_unknown(page, commands) == []
        assert list_unknown(page.replace("Create", "Read"), commands) == ["mine"]

    def test_a_command_outside_of_what_is_followed_is_named(self) -> None:
        page = "```sh\nportalgen lint\ngit fetch\n```\n\n```console\n$ portalgen check\n```\n"
        assert list_unfollowed(page) == ["portalgen lint"]

    def test_a_command_in_a_sentence_that_is_not_followed_is_named(self) -> None:
        page = "Run `portalgen lint` and `scripts/build --verify`.\n\n```sh\ngit pull  # from main\n```\n"
        assert list_commands(page) == ["git pull", "portalgen lint", "scripts/build --verify"]
        assert list_unfollowed(page, {"portalgen lint --fix", "git pull"}) == ["scripts/build --verify"]
        assert list_unfollowed(page, {"portalgen lints", "git pull"}) == ["portalgen lint", "scripts/build --verify"]

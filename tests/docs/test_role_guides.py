"""The guides of the editor and of the chief are followed to the letter, one after the other, in one office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click
import pytest

from portalgen.cli.main import portalgen, walk_commands
from tests.makers.board import Files
from tests.makers.guide_session import find_missing_lines, list_unfollowed, open_session

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs" / "how-to"
EDITOR, CHIEF = "bien-tap-vien.md", "truong-ban.md"
GUIDES: Final = {EDITOR: "editor-so", CHIEF: "chief-so"}
"""Guide to who follows it, in this order: the chief signs what the editor handed in."""
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


@pytest.fixture(scope="module")
def differences(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, list[str]]]:
    """Guide to what was not as it says."""
    with open_session(tmp_path_factory.mktemp("van-phong"), WAITING) as session:
        yield {name: session.follow(text_of(name), person) for name, person in GUIDES.items()}


def text_of(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@pytest.mark.heavy
@pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")
@pytest.mark.parametrize("name", GUIDES)
def test_what_the_guide_shows_is_what_its_reader_sees(differences: Mapping[str, list[str]], name: str) -> None:
    """The first one takes 8 s, in which the commands of all guides are run, since each goes on where another ended."""
    assert differences[name] == [], "\n\n".join(differences[name])


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_that_the_guide_shows_is_followed(name: str) -> None:
    assert list_unfollowed(text_of(name)) == []


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

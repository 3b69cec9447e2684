"""The documentation says what the code says: the reference is fresh, links lead somewhere, examples run."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from portalgen.cli.main import COMMANDS
from portalgen.content.kinds.registry import KINDS
from portalgen.diagnostics.codes import CODES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted((*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"))

_FENCE = re.compile(r"^(```+)([^\n]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"(?<!\\)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+?)$", re.MULTILINE)
_GIT_WORDS = re.compile(r"\b(branch|commit|merge|slug|nhánh|pull request|push|rebase)\b", re.IGNORECASE)
_TESTED = "sh test"
"""How a block of the README is marked whose lines are run."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def text_of(page: Path) -> str:
    return page.read_text("utf-8")


@cache
def anchors_of(page: Path) -> frozenset[str]:
    """The anchors that a forge gives to the headings of a page."""
    found: dict[str, int] = {}
    anchors = []
    for heading in _HEADING.findall(_FENCE.sub("", text_of(page))):
        shown = _LINK.sub(lambda link: link[0][1 : link[0].index("]")], heading).replace("`", "").strip().lower()
        kept = "".join(letter for letter in shown if letter in " -_" or unicodedata.category(letter)[0] in "LMN")
        anchor = kept.replace(" ", "-")
        anchors.append(anchor if anchor not in found else f"{anchor}-{found[anchor]}")
        found[anchor] = found.get(anchor, 0) + 1
    return frozenset(anchors)


def links_of(page: Path) -> Iterator[str]:
    """The relative targets of a page; those within code are examples."""
    for target in _LINK.findall(_CODE.sub("", _FENCE.sub("", text_of(page)))):
        if not re.match(r"[a-z]+:", target):
            yield unquote(target)


def marked_blocks() -> list[str]:
    return [body for _, mark, body in _FENCE.findall(text_of(ROOT / "README.md")) if mark.strip() == _TESTED]


def test_the_reference_is_what_the_code_says() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "scripts" / "docs", "--check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_leads_to_a_file_and_an_anchor_that_exist(page: Path) -> None:
    assert [target for target in links_of(page) if not leads_somewhere(page, target)] == []


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists() or not file.is_relative_to(ROOT):
        return False
    return not anchor or file.suffix != ".md" or anchor in anchors_of(file)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_page_can_be_reached_from_the_readme(page: Path) -> None:
    assert page in reached()


@cache
def reached() -> frozenset[Path]:
    seen = {ROOT / "README.md"}
    waiting = [*seen]
    while waiting:
        page = waiting.pop()
        for target in links_of(page):
            path = target.partition("#")[0]
            file = (page.parent / path).resolve()
            file = file / "README.md" if file.is_dir() else file
            if path.endswith((".md", "/")) and file not in seen and file.is_file():
                seen.add(file)
                waiting.append(file)
    return frozenset(seen)


def test_every_code_is_documented() -> None:
    page = text_of(DOCS / "reference" / "codes.md")
    assert [code for code, entry in CODES.items() if f"\n### {code} {entry.name}\n" not in page] == []


def test_every_code_that_a_page_names_exists() -> None:
    families = "|".join(sorted({code[:3] for code in CODES}))
    named = {
        (name_of(page), code) for page in PAGES for code in re.findall(rf"\b(?:{families})\d{{3}}\b", text_of(page))
    }
    assert sorted(each for each in named if each[1] not in CODES) == []


def test_every_command_and_option_is_documented() -> None:
    page = text_of(DOCS / "reference" / "cli.md")
    for name in COMMANDS:
        section = page.partition(f"\n## portalgen {name}\n")[2].partition("\n## ")[0]
        assert section, name
        command = importlib.import_module(f"portalgen.cli.{name}").command
        options = [option for each in command.params for option in each.opts if option.startswith("--")]
        assert [option for option in options if f"`{option}" not in section] == [], name


def test_every_kind_is_documented() -> None:
    page = text_of(DOCS / "reference" / "kinds.md")
    assert [kind for kind in KINDS if f"\n## {kind}\n" not in page] == []


def test_every_option_that_a_command_in_the_docs_uses_exists() -> None:
    wrong = []
    for page in PAGES:
        for line in re.findall(r"^(?:\.venv/bin/portalgen|scripts/build).*$", text_of(page), re.MULTILINE):
            words = line.partition("#")[0].split()
            name = "build" if words[0] == "scripts/build" else next(word for word in words if word in COMMANDS)
            command = importlib.import_module(f"portalgen.cli.{name}").command
            known = {option for each in command.params for option in each.opts} | {"--root", "--language"}
            wrong += [(name_of(page), word) for word in words if word.startswith("--") and word not in known]
    assert wrong == []


def test_editors_never_read_the_words_of_git() -> None:
    for page in (
        DOCS / "how-to" / "viet-bai.md",
        DOCS / "tutorial" / "bat-dau.md",
        ROOT / ".github" / "pull_request_template.md",
    ):
        assert _GIT_WORDS.findall(text_of(page)) == [], name_of(page)


def test_the_examples_of_the_readme_run(tmp_path: Path) -> None:
    blocks = marked_blocks()
    assert len(blocks) >= 4
    portal = tmp_path / "portal"
    for name in ("content", "site-config", "themes"):
        shutil.copytree(ROOT / name, portal / name)
    (portal / ".venv" / "bin").mkdir(parents=True)
    (portal / ".venv" / "bin" / "portalgen").symlink_to(Path(sys.executable).with_name("portalgen"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTALGEN_")}
    script = "set -euo pipefail\n" + "\n".join(blocks)
    ran = subprocess.run(
        ["bash", "-c", script], cwd=portal, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for path in re.findall(r"prints the path, `([^`]+)`", text_of(ROOT / "README.md")):
        assert (portal / path).is_file()
        assert path in ran.stdout


def test_the_editors_examples_are_accepted(tmp_path: Path) -> None:
    """The Markdown that `viet-bai.md` teaches, in one page with the files that it names, has no fault."""
    portal = tmp_path / "portal"
    for name in ("content", "site-config", "themes"):
        shutil.copytree(ROOT / name, portal / name)
    folder = portal / "content" / "sngv" / "tin-tuc" / "bai-thu"
    folder.mkdir()
    shutil.copy(next((ROOT / "content").rglob("*.jpg")), folder / "hoi-nghi.jpg")
    (folder / "bao-cao.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    blocks = {mark.strip(): [] for _, mark, _ in _FENCE.findall(text_of(DOCS / "how-to" / "viet-bai.md"))}
    for _, mark, body in _FENCE.findall(text_of(DOCS / "how-to" / "viet-bai.md")):
        blocks[mark.strip()].append(body)
    links = [
        code
        for code in re.findall(r"`(\[[^`]+\]\([^`]+\))`", text_of(DOCS / "how-to" / "viet-bai.md"))
        if "…" not in code and "../" not in code
    ]
    assert links
    head = "".join(blocks["yaml"])
    (folder / "index.vi.md").write_text(
        f"---\n{head}---\n\n" + "\n\n".join([*blocks["markdown"], *links]) + "\n", "utf-8"
    )
    ran = subprocess.run(
        [Path(sys.executable).with_name("portalgen"), "check", "--site", "sngv"],
        cwd=portal,
        capture_output=True,
        text=True,
        check=False,
    )
    told = ran.stdout + ran.stderr
    assert "tin-tuc/bai-thu" not in told, told

"""The documentation says what the code says: the reference is fresh, links lead somewhere, examples run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from urllib.parse import unquote

import pytest

from portalgen.cli.command_table import COMMAND_SECTIONS, COMMANDS
from portalgen.cli.main import walk_commands
from portalgen.diagnostics.registry import CODES
from portalgen.kinds.table import KINDS
from tests.makers.cases import check_each

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(
    (*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.vi.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md")
)

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


def blocks_of(page: Path, mark: str) -> list[str]:
    """The fenced blocks of a page that are marked with exactly these words."""
    return [body for _, words, body in _FENCE.findall(text_of(page)) if words.strip() == mark]


def created_by(page: Path) -> frozenset[str]:
    """The files that a page has its reader create, as examples; `tests/docs/test_how_to.py` follows it."""
    return frozenset(re.findall(r"^Create `([^`]+)`:$", text_of(page), re.MULTILINE))


def copied_portal(folder: Path) -> Path:
    """A copy of the shipped portal, with the command line where the documentation has it."""
    portal = folder / "portal"
    for name in ("content", "site-config", "themes"):
        shutil.copytree(ROOT / name, portal / name)
    (portal / ".venv" / "bin").mkdir(parents=True)
    (portal / ".venv" / "bin" / "portalgen").symlink_to(Path(sys.executable).with_name("portalgen"))
    return portal


def ran(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A shell command of the documentation, run in `folder` without settings of the machine."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTALGEN_")}
    script = f"set -euo pipefail\n{command}"
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=240
    )


@pytest.mark.heavy
def test_the_reference_is_what_the_code_says() -> None:
    result = ran(f"'{sys.executable}' scripts/docs --check", ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_relative_link_leads_to_a_file_and_an_anchor_that_exist() -> None:
    def check(page: Path) -> None:
        assert [target for target in links_of(page) if not leads_somewhere(page, target)] == []

    check_each(PAGES, check, name_of)


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists() or not file.is_relative_to(ROOT):
        return False
    return not anchor or file.suffix != ".md" or anchor in anchors_of(file)


def test_every_page_can_be_reached_from_the_readme() -> None:
    assert [name_of(page) for page in PAGES if page not in reached()] == []


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


@cache
def made_pages() -> Mapping[str, str]:
    """The complete pages of the reference, by their path below `docs/`."""
    loader = SourceFileLoader("script_docs_pages", str(ROOT / "scripts" / "docs"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    script = module_from_spec(spec)
    sys.modules[loader.name] = script  # dataclasses look their module up
    loader.exec_module(script)
    return dict(script.all_pages())


def test_every_code_is_documented() -> None:
    page = made_pages()["reference/codes.md"]
    assert [code for code, entry in CODES.items() if f"\n### {code} {entry.name}\n" not in page] == []


def test_what_the_repository_keeps_of_made_pages_is_short() -> None:
    for name in ("cli", "kinds", "configuration"):
        assert len(text_of(DOCS / "reference" / f"{name}.md").splitlines()) <= 600, name


@pytest.mark.long
@pytest.mark.heavy
def test_all_documentation_is_a_portal_that_builds_without_a_warning(tmp_path: Path) -> None:
    """Takes 6 s: it makes every page and builds 580 of them, with the index of the search."""
    result = ran(f"'{sys.executable}' scripts/docs --site '{tmp_path / 'site'}'", ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    home = tmp_path / "site" / "public" / "docs.portalgen.example.vn"
    for path in ("quy-tac/txt204", "tra-cuu/codes", "huong-dan/add-a-rule", "quyet-dinh/tat-ca"):
        assert (home / path / "index.html").is_file(), path
    assert 'href="/quy-tac/txt204/"' in (home / "tra-cuu/codes/index.html").read_text("utf-8")
    assert (home / "pagefind").is_dir()


def test_every_code_that_a_page_names_exists() -> None:
    families = "|".join(sorted({code[:3] for code in CODES}))
    named = set()
    for page in PAGES:
        added = set(re.findall(r'^    Code\("(\w+)",', text_of(page), re.MULTILINE))
        codes = set(re.findall(rf"\b(?:{families})\d{{3}}\b", text_of(page)))
        named |= {(name_of(page), code) for code in codes - added}
    assert sorted(each for each in named if each[1] not in CODES) == []


def test_every_command_and_option_is_documented() -> None:
    page = made_pages()["reference/cli.md"]
    for name, command in walk_commands():
        section = re.split(r"\n#{2,4} ", page.partition(f"# portalgen {name}\n")[2], maxsplit=1)[0]
        assert section, name
        options = [option for each in command.params for option in each.opts if option.startswith("--")]
        assert [option for option in options if f"`{option}" not in section] == [], name


def test_the_reference_lists_each_command_once_in_the_section_of_the_help_in_both_languages() -> None:
    page = text_of(DOCS / "reference" / "cli.md")
    shown = [(head, re.findall(r"^\| `([^`]+)` \| (.+?) \| ", rest, re.MULTILINE))
             for head, _, rest in (part.partition("\n") for part in page.split("\n## ")[1:])]  # fmt: skip
    sections = {
        f"{each.title.vi} / {each.title.en}": [entry.name for entry in each.entries] for each in COMMAND_SECTIONS
    }
    listed = {head: [words for words, _ in rows if " " not in words] for head, rows in shown[:-1]}
    assert list(listed.items()) == list(sections.items())
    rows = [row for _, rows in shown[:-1] for row in rows]
    assert sorted(words for words, _ in rows) == sorted(dict(walk_commands()))
    assert [words for words, line in rows if " / " not in line] == []


def test_every_layer_and_file_that_the_architecture_names_is_there() -> None:
    page = text_of(DOCS / "explanation" / "architecture.md")
    packages = [each.name for each in (ROOT / "portalgen").iterdir() if (each / "__init__.py").is_file()]
    layers = page.partition("## Layers")[2].partition("\n## ")[0]
    assert [package for package in packages if f"`{package}`" not in layers] == []
    named = re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.(?:py|js))?)`", page)
    assert len(named) > 20
    assert [path for path in named if not any((root / path).exists() for root in (ROOT, ROOT / "portalgen"))] == []


def test_every_file_of_the_repository_that_a_page_names_exists() -> None:
    def check(page: Path) -> None:
        shown = _FENCE.sub("", text_of(page))
        named = re.findall(r"`((?:portalgen|tests|scripts|themes/default|docs|\.github)/[\w./-]+)`", shown)
        assert [path for path in named if not (ROOT / path).exists() and path not in created_by(page)] == []

    check_each(PAGES, check, name_of)


def test_every_kind_is_documented() -> None:
    page = text_of(DOCS / "reference" / "kinds.md")
    assert [kind for kind in KINDS if f"\n## {kind}\n" not in page] == []


def test_every_option_that_a_command_in_the_docs_uses_exists() -> None:
    wrong = []
    known_commands = dict(walk_commands())
    for page in PAGES:
        added = {Path(path).stem for path in created_by(page) if path.startswith("portalgen/cli/")}
        for line in re.findall(r"^(?:\.venv/bin/portalgen|scripts/build).*$", text_of(page), re.MULTILINE):
            words = line.partition("#")[0].split()
            if added.intersection(words):
                continue
            name = "build" if words[0] == "scripts/build" else next(word for word in words if word in COMMANDS)
            below = f"{name} {words[words.index(name) + 1]}" if name in words[:-1] else name
            command = known_commands.get(below, known_commands[name])
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


@pytest.mark.long
@pytest.mark.heavy
def test_the_examples_of_the_readme_run(tmp_path: Path) -> None:
    """Takes 11 s: nine processes of the program, most of which read the whole portal of the repository."""
    portal = copied_portal(tmp_path)
    blocks = blocks_of(ROOT / "README.md", _TESTED)
    assert len(blocks) >= 4
    result = ran("\n".join(blocks), portal)
    assert result.returncode == 0, result.stdout + result.stderr
    for path in re.findall(r"prints the path, `([^`]+)`", text_of(ROOT / "README.md")):
        assert (portal / path).is_file()
        assert path in result.stdout


def test_the_page_that_the_readme_shows_is_one_of_ours() -> None:
    readme = text_of(ROOT / "README.md")
    path = next(iter(re.findall(r"This file, `([^`]+)`", readme)))
    shown = blocks_of(ROOT / "README.md", "markdown")[0].replace("…", "").splitlines()
    real = (ROOT / path).read_text("utf-8")
    assert [line for line in shown if line.strip() not in real] == []


def test_the_workflow_that_publishes_may_only_read_and_runs_what_exists() -> None:
    workflow = (ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8")
    assert re.findall(r"^permissions:\n((?:  .*\n)+)", workflow, re.MULTILINE) == ["  contents: read\n"]
    assert ": write" not in workflow
    for script in re.findall(r"scripts/[a-z-]+", workflow):
        assert os.access(ROOT / script, os.X_OK), script


@pytest.mark.long
@pytest.mark.heavy
def test_the_tutorial_says_what_happens(tmp_path: Path) -> None:
    """Takes 6 s: five processes of the program, one of which builds with the index of the search."""
    page = DOCS / "tutorial" / "bat-dau.md"
    (tmp_path / "repository" / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / "repository" / ".venv" / "bin" / "portalgen").symlink_to(Path(sys.executable).with_name("portalgen"))
    repository, check = tmp_path / "repository", ".venv/bin/portalgen --root ../cong-thu check"
    result = ran("\n".join(blocks_of(page, _TESTED)), repository)
    assert result.returncode == 0, result.stdout + result.stderr
    path = next(path for path in re.findall(r"`(content/[^`]+)`", text_of(page)) if path in result.stdout)
    file = tmp_path / "cong-thu" / path
    written = blocks_of(page, "markdown")[0]
    file.write_text(written, "utf-8")
    assert ran(check, repository).stdout.strip() == "0 lỗi, 0 cảnh báo, 0 lưu ý"
    faulty = re.sub(r"^date: .*$", "date: 2026-13-45", written, flags=re.MULTILINE)
    file.write_text(faulty, "utf-8")
    shown = next(block for block in blocks_of(page, "text") if "FMT103" in block)
    assert ran(check, repository).stderr.strip() == shown.strip()
    assert (tmp_path / "cong-thu" / "public" / "www.example.vn" / "sitemap.xml").is_file()


@pytest.mark.heavy
def test_what_editors_are_taught_has_no_fault(tmp_path: Path) -> None:
    page = DOCS / "how-to" / "viet-bai.md"
    portal = copied_portal(tmp_path)
    folder = portal / "content" / "sngv" / "tin-tuc" / "bai-thu"
    folder.mkdir()
    shutil.copy(next((ROOT / "content").rglob("*.jpg")), folder / "hoi-nghi.jpg")
    shutil.copy(folder / "hoi-nghi.jpg", folder / "phim.jpg")
    shutil.copy(next((ROOT / "content").rglob("*.mp3")), folder / "ban-tin.mp3")
    for name in ("bao-cao.pdf", "ban-ghi-loi.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4\n%%EOF\n")
    examples = re.findall(r"`(\[[^`]+\]\([^`]+\))`", text_of(page))
    links = [link for link in examples if "…" not in link and "../" not in link]
    assert links
    body = "\n\n".join([*blocks_of(page, "markdown"), *links])
    (folder / "index.vi.md").write_text(f"---\n{''.join(blocks_of(page, 'yaml'))}---\n\n{body}\n", "utf-8")
    result = ran(".venv/bin/portalgen check --site sngv", portal)
    assert result.returncode == 0, result.stderr
    assert "bai-thu" not in result.stderr


def test_a_page_is_followed_to_html_through_at_most_twelve_files_each_called_by_one_before() -> None:
    page = text_of(DOCS / "explanation" / "architecture.md")
    section = page.partition("## A page, from its file to HTML")[2].partition("\n## ")[0]
    steps = re.findall(r"^\d+\. `([\w/]+\.py)`([^:]*):", section, re.MULTILINE)
    assert steps[0] == ("pipeline/build.py", "")
    assert 6 < len(steps) <= 12
    before = (ROOT / "portalgen" / steps[0][0]).read_text("utf-8")
    for path, called in steps[1:]:
        source = (ROOT / "portalgen" / path).read_text("utf-8")
        names = set(re.findall(r"`(\w+)`", called))
        assert names, path
        # The definition of an output is handed down as a value, and its function called by the name of a field.
        handed_down = source[source.index("\nOUTPUT: ") :] if "OUTPUT" in names else ""
        for name in names - {"OUTPUT"}:
            assert re.search(rf"^ *def {name}\(", source, re.MULTILINE), (path, name)
            called_before = re.search(rf"\b{name}\(", before.replace(f"def {name}(", ""))
            assert called_before or name in handed_down, (path, name)
        before += source

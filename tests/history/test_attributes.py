"""Attributes are read as Git reads them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.history.attributes import attributes_of, collect_macros, parse_attributes
from tests.makers.fixed_git import fixed_git

PATHS = (
    "a.md", "b.md", "content/a.md", "content/so/a.md", "content/so/b.png", "content/so/tin/a b.md", "content/so/tin/[x].md",
    "content/sở/bài.md", "docs/a.md", "a/b/c", "ab/c", "a-b", "A.md", "content/x]y", "b/c",
)  # fmt: skip


def tell(attributes: dict[str, str], paths: tuple[str, ...] = PATHS) -> set[tuple[str, str, str]]:
    """(path, attribute, value) of all that the module says of these paths."""
    ordered = sorted(attributes, key=lambda path: path.count("/"))
    files = [parse_attributes(attributes[path].encode(), path) for path in ordered]
    macros = collect_macros(files)
    words = {True: "set", False: "unset"}
    return {
        (path, name, words.get(each.value, each.value) if isinstance(each.value, bool) else each.value)
        for path in paths
        for name, each in attributes_of(path, files, macros).items()
        if each.value is not None
    }


def ask_git(folder: Path, attributes: dict[str, str], paths: tuple[str, ...] = PATHS) -> set[tuple[str, str, str]]:
    """The same, as Git says it."""
    for path, text in attributes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="")
    done = subprocess.run(
        ["git", "-c", "core.attributesFile=/dev/null", "check-attr", "-z", "--stdin", "--all"],
        cwd=folder, input="".join(f"{path}\0" for path in paths).encode(), capture_output=True, check=True,
    )  # fmt: skip
    fields = done.stdout.decode().split("\0")
    return {(fields[at], fields[at + 1], fields[at + 2]) for at in range(0, len(fields) - 1, 3)}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    with fixed_git() as git:
        git(tmp_path, "init", "--quiet")
    return tmp_path


WRITTEN = {
    "plain": {".gitattributes": "*.md -diff\ncontent/** filter=x ident\n/a.md !diff text=auto eol=lf\n"},
    "the later word": {".gitattributes": "*.md diff -diff\n*.md binary diff\ncontent/so/*.md diff binary\n"},
    "the deeper file": {".gitattributes": "*.md -diff x=1\n", "content/.gitattributes": "so/*.md diff\n*.png -x\n"},
    "quoted": {".gitattributes": '"content/so/tin/a b.md" -diff\n"content/s\\341\\273\\237/*" x\n"a.md"y z\n'},
    "macros": {
        ".gitattributes": "[attr]an binary linguist-generated\n*.md an\ncontent/*.md -an\ndocs/** !an\n[attr]an x\n",
        "content/.gitattributes": "[attr]an y\n[attr]rieng z\nso/* rieng\n",
    },
    "own binary": {".gitattributes": "[attr]binary x\n*.md binary\n"},
    "brackets": {".gitattributes": "[ab].md x\n[!a].md y\ncontent/so/tin/\\[x\\].md z\n*[[:space:]]* s\ncontent/x[]]y r\n"},
    "folders": {".gitattributes": "content/ x\ncontent y\n**/so/** z\na/**/c w\nso/* v\n**/c u\n/** t\n"},
    "not understood": {".gitattributes": "# *.md x\n!*.md x\n  *.md  -diff\t y \r\n\n*.md a=b=c -n=v !m=w\n*.md e --x\n*.md f =y\n*.md g é\n*.md"},
    "a mark at the beginning": {".gitattributes": "\ufeff*.md x\n"},
}  # fmt: skip


@pytest.mark.parametrize("attributes", WRITTEN.values(), ids=WRITTEN)
def test_a_file_is_read_as_git_reads_it(repository: Path, attributes: dict[str, str]) -> None:
    assert tell(attributes) == ask_git(repository, attributes)


PIECES = st.sampled_from(
    ["*", "**", "?", "/", "a", "b", "c", ".md", "content", "so", "[ab]", "[!a]", "[a-c]", "\\a", "-"]
)


@settings(max_examples=5)
@given(patterns=st.lists(st.lists(PIECES, min_size=1, max_size=6).map("".join), min_size=40, max_size=40))
def test_every_pattern_fits_the_paths_that_git_says(
    tmp_path_factory: pytest.TempPathFactory, patterns: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("kho")
    with fixed_git() as git:
        git(folder, "init", "--quiet")
    text = "".join(f"{pattern} a{number}\n" for number, pattern in enumerate(patterns))
    mine, theirs = tell({".gitattributes": text}), ask_git(folder, {".gitattributes": text})
    assert {(path, patterns[int(name[1:])]) for path, name, _ in mine ^ theirs} == set()


def test_an_assignment_knows_where_it_is_written() -> None:
    (line,) = parse_attributes(b"\n  *.md\t-diff  filter=x\r\n", "content/.gitattributes").lines
    assert (line.number, line.text) == (2, "  *.md\t-diff  filter=x")
    assert [(each.token, each.column) for each in line.assignments] == [("-diff", 8), ("filter=x", 15)]

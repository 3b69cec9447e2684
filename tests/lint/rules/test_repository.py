"""What in the repository hides a difference is reported, and what hides none is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.lint.repository_files import list_repository_files
from portalgen.lint.rules.repository import (
    approved_files_hidden,
    attributes_in_content,
    difference_hidden,
    repository_in_content,
)
from portalgen.lint.rules.repository._hidden import find_harmful_attributes
from tests.makers.lint.contexts import describe_violations, load_lint_context, values
from tests.makers.portal import SmallPortal

PAGE = "content/so/tin-tuc/bai.vi.md"
FILES = (
    PAGE, "content/so/tin-tuc/anh.PNG", "content/so/tin-tuc/quy-che.pdf", "site-config/portal.yaml", "docs/a.md",
    "scripts/build", ".github/workflows/build.yml", "public/a.html", ".venv/x.md",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree of files; a portal's rules need no more of it."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def hidden(root: Path, **files: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """(`file:line:column`, words, paths) where attributes files (`__` for `/`, empty for the top) say this."""
    for folder, text in files.items():
        (root / folder.replace("__", "/").replace("top", "") / ".gitattributes").write_text(text, "utf-8")
    return [
        (f"{each.place.path}:{each.place.line}:{each.place.column}", each.tokens, each.paths)
        for each in find_harmful_attributes(root, tuple(list_repository_files(root)))
    ]


HIDING = [
    "-diff", "diff=word", "binary", "linguist-generated", "linguist-generated=true", "gitlab-generated", "filter=x", "ident",
    "working-tree-encoding=utf-16", "eol=crlf", "text", "text=auto", "crlf", "-merge", "merge=union", "merge=binary",
    "text eol=crlf", "-merge diff",
]  # fmt: skip
HARMLESS = [
    "diff", "!diff", "diff=markdown", "-linguist-generated", "linguist-generated=false", "linguist-language=x", "-filter",
    "-ident", "working-tree-encoding=UTF-8", "eol=lf", "text=auto eol=lf", "text eol=lf", "-text", "merge", "merge=text",
    "export-ignore", "whitespace=x", "-diff diff", "binary diff merge",
]  # fmt: skip


@pytest.mark.parametrize("words", HIDING)
def test_what_hides_or_changes_a_page_is_reported(root: Path, words: str) -> None:
    (found,) = hidden(root, top=f"\n*.md {words}\n")
    assert found[0].startswith(".gitattributes:2:")
    assert set(found[1].split()) <= set(words.split())
    assert found[2][0] == PAGE


@pytest.mark.parametrize("words", HARMLESS)
def test_what_hides_nothing_is_not_reported(root: Path, words: str) -> None:
    assert hidden(root, top=f"*.md {words}\n") == []


def test_files_that_nobody_reads_line_by_line_may_be_binary_but_not_changed(root: Path) -> None:
    assert hidden(root, top="*.PNG binary\n*.pdf -diff -merge\n") == []
    (found,) = hidden(root, top="*.pdf filter=lfs diff=lfs merge=lfs -text\n")
    assert found == (".gitattributes:1:7", "filter=lfs", ("content/so/tin-tuc/quy-che.pdf",))


def test_a_line_that_another_takes_back_hides_nothing(root: Path) -> None:
    assert hidden(root, top="*.md -diff\n*.md diff\n") == []
    assert hidden(root, top="*.md -diff\n", docs="*.md diff\n")[0][2] == (PAGE,)


def test_a_macro_is_known_by_the_word_that_uses_it(root: Path) -> None:
    assert hidden(root, top="[attr]may -diff\nscripts/* may\n") == [(".gitattributes:2:11", "may", ("scripts/build",))]


def test_pages_come_first_and_files_that_belong_to_no_repository_do_not_count(root: Path) -> None:
    ((_, _, paths),) = hidden(root, top="* -diff\n")
    assert paths[:2] == (PAGE, "site-config/portal.yaml")
    assert set(paths[2:]) == {".gitattributes", ".github/workflows/build.yml", "docs/a.md", "scripts/build"}


def test_files_above_the_portal_are_read_up_to_the_top_of_the_repository(root: Path) -> None:
    portal = root / "cổng"
    (portal / "content").mkdir(parents=True)
    (portal / "content" / "a.md").touch()
    (root / ".gitattributes").write_text("cổng/content/** -diff\n", "utf-8")
    assert find_harmful_attributes(portal, tuple(list_repository_files(portal))) == ()
    (root / ".git").mkdir()
    (found,) = find_harmful_attributes(portal, tuple(list_repository_files(portal)))
    assert (found.file, found.paths) == ("../.gitattributes", ("content/a.md",))


def test_a_link_is_no_attributes_file_for_git(root: Path) -> None:
    (root / "khac").write_text("* -diff\n", "utf-8")
    (root / ".gitattributes").symlink_to("khac")
    assert find_harmful_attributes(root, tuple(list_repository_files(root))) == ()


def test_pages_and_configuration_are_an_error_and_the_rest_a_warning(portal: SmallPortal) -> None:
    portal.write("docs/a.md", "")
    portal.write(".gitattributes", "docs/* -diff\nsite-config/portal.yaml filter=x ident\n")
    context = load_lint_context(portal)
    assert describe_violations(difference_hidden.RULE, context) == [".gitattributes:1:8+5"]
    assert describe_violations(approved_files_hidden.RULE, context) == [".gitattributes:2:25+8"]
    (found,) = approved_files_hidden.check(context)
    assert (values(found)["attributes"], values(found)["path"]) == ("filter=x ident", "site-config/portal.yaml")


def test_an_attributes_file_among_the_pages_is_one_error_whatever_it_says(portal: SmallPortal) -> None:
    portal.write("content/so/.gitattributes", "* -diff\n")
    (portal.root / "content" / "so" / "tin-tuc" / ".gitattributes").symlink_to("/dev/null")
    context = load_lint_context(portal)
    assert describe_violations(attributes_in_content.RULE, context) == [
        "content/so/.gitattributes:1:1+0", "content/so/tin-tuc/.gitattributes:1:1+0",
    ]  # fmt: skip
    assert describe_violations(approved_files_hidden.RULE, context) == []


def test_a_repository_among_the_pages_is_reported_declared_or_checked_out(portal: SmallPortal) -> None:
    text = '[submodule "a"]\n\tpath = content/so/a\n[submodule "b"]\n\tpath = "./site-config/b"\n[submodule "c"]\n\tpath = c\n'
    portal.write(".gitmodules", text)
    portal.write("content/so/tin-tuc/x/.git", "gitdir: elsewhere\n")
    portal.write("content/.gitmodules", "")
    context = load_lint_context(portal)
    assert describe_violations(repository_in_content.RULE, context) == [
        ".gitmodules:2:9+12", ".gitmodules:4:10+15", "content/.gitmodules:1:1+0", "content/so/tin-tuc/x/.git:1:1+0",
    ]  # fmt: skip

"""Code that follows private parts of a library runs under the tested versions alone; without it all stays the same."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.render.markdown import parser as parser_module
from portalgen.render.markdown.parser import build_plain_parser, get_parser
from portalgen.render.tested_versions import MARKDOWN_VERSIONS, TEMPLATE_VERSIONS, are_installed
from portalgen.render.theme import templates as templates_module
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.template_trees import TreeEnvironment
from portalgen.render.theme.templates import Templates
from tests.makers.portal import SmallPortal, page, tree

ROOT = Path(__file__).resolve().parents[2]
PINS = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))
FENCES = {
    "portalgen/render/markdown/fast": MARKDOWN_VERSIONS,
    "portalgen/render/theme/fast_templates.py": TEMPLATE_VERSIONS,
}
PACKAGES = {"markdown_it": "markdown-it-py", "mdit_py_plugins": "mdit-py-plugins"}
"""By module: the package, where it has another name."""
BODY = """
Một đoạn có **chữ đậm**, *nghiêng*, `mã` và <https://a.vn>.[^1]

- một
- hai

  ba

1. a
2. b

> trích

Bảng: Số liệu

| A | B |
|---|--:|
| 1 | 2 |

Từ
: nghĩa

---

[^1]: Chú thích.
"""


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Mapping[str, str]], None]]:
    """Pretend that packages are installed in other versions; an empty one is not installed."""
    real = importlib.metadata.version

    def pretend(versions: Mapping[str, str]) -> None:
        def version(package: str) -> str:
            if versions.get(package) == "":
                raise importlib.metadata.PackageNotFoundError(package)
            return versions.get(package) or real(package)

        monkeypatch.setattr(importlib.metadata, "version", version)
        monkeypatch.setattr(templates_module, "are_installed", are_installed)  # not what tests share
        get_parser.cache_clear()

    yield pretend
    get_parser.cache_clear()


@pytest.fixture
def templates() -> Callable[[], Templates]:
    """Make the templates of the shipped theme."""
    theme, faults = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
    assert theme is not None, faults
    return lambda: Templates(theme, "vi")


@pytest.mark.parametrize(("package", "tested"), (MARKDOWN_VERSIONS | TEMPLATE_VERSIONS).items())
def test_the_tested_versions_are_those_that_are_pinned(package: str, tested: str) -> None:
    assert PINS[package] == tested, (
        f"requirements.txt pins {package} {PINS[package]}, and the faster code was written after {tested}: until it "
        f"follows, everything renders by the library alone, with the same output. Compare the sources of both versions "
        f"where {', '.join(where for where, versions in FENCES.items() if package in versions)} says what it follows, "
        f"run its tests, then change the version in portalgen/render/tested_versions.py"
    )


@pytest.mark.parametrize("where", FENCES)
def test_every_library_that_fenced_code_follows_is_guarded(where: str) -> None:
    path = ROOT / where
    followed = set()
    for file in path.glob("*.py") if path.is_dir() else (path,):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            followed |= {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"portalgen"}
    assert {PACKAGES.get(module, module) for module in followed} == set(FENCES[where])


def test_another_version_or_none_of_a_package_is_not_the_tested_one(install: Callable[..., None]) -> None:
    assert are_installed(MARKDOWN_VERSIONS | TEMPLATE_VERSIONS)
    install({"jinja2": "3.2.0"})
    assert not are_installed(TEMPLATE_VERSIONS)
    install({"markupsafe": ""})
    assert not are_installed(TEMPLATE_VERSIONS)
    assert are_installed(MARKDOWN_VERSIONS)


@pytest.mark.parametrize("package", MARKDOWN_VERSIONS)
def test_another_version_of_markdown_is_left_as_it_is(
    package: str, install: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parser_module, "fast_parser", None)  # loading it fails, as it may under another version
    install({package: "99.0"})
    plain = build_plain_parser()
    for part in ("block", "inline", "renderer"):
        assert type(getattr(get_parser(), part)) is type(getattr(plain, part))
    assert type(get_parser().block.ruler) is type(plain.block.ruler)


@pytest.mark.parametrize("package", TEMPLATE_VERSIONS)
def test_another_version_of_templates_is_left_as_it_is(
    package: str,
    install: Callable[..., None],
    templates: Callable[[], Templates],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fast = templates()
    assert fast._direct is not None
    monkeypatch.setattr(templates_module, "fast_templates", None)
    install({package: "99.0"})
    plain = templates()
    assert plain._direct is None
    assert type(plain._environment) is TreeEnvironment
    name = next(path for path in sorted(plain.theme.files) if path.startswith("layouts/"))
    assert plain.closure(name) == fast.closure(name)


def test_a_portal_is_the_same_without_fenced_code(tmp_path: Path, install: Callable[..., None]) -> None:
    trees = []
    for number, versions in enumerate(({}, dict.fromkeys(MARKDOWN_VERSIONS | TEMPLATE_VERSIONS, "99.0"))):
        install(versions)
        portal = SmallPortal(tmp_path / str(number) / "portal")
        portal.write(
            "content/so/tin-tuc/day-du.vi.md", page("so-day-du", BODY, kind="news", title="Đủ", date="2026-01-05")
        )
        portal.build_successfully()
        trees.append(tree(portal.out))
    assert trees[0] == trees[1]
    assert any("day-du" in path for path in trees[0])

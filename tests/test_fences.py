"""What a library keeps to itself is used in fenced code alone, which is left out under versions that nobody tested."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "portalgen"
FENCES = ("render/markdown/fast/", "render/theme/fast_templates.py")
ENTRIES = {
    "render/markdown/parser.py": "portalgen.render.markdown.fast.parser",
    "render/theme/templates.py": "portalgen.render.theme.fast_templates",
}
"""The one module that may import each fence, once it has asked for the versions."""
DOCUMENTED = {
    "markdown_it": {"MarkdownIt"},
    "markdown_it.common.normalize_url": {"normalizeLink"},
    "markdown_it.common.utils": {"escapeHtml"},
    "markdown_it.renderer": {"RendererHTML"},
    "markdown_it.ruler": {"RuleOptionsType"},
    "markdown_it.rules_block": {"StateBlock"},
    "markdown_it.rules_core": {"StateCore"},
    "markdown_it.rules_inline": {"StateInline", "autolink", "html_inline", "image", "link"},
    "markdown_it.token": {"Token"},
    "markdown_it.utils": {"EnvType", "OptionsDict"},
    "mdit_py_plugins.deflist": {"deflist_plugin"},
    "mdit_py_plugins.footnote": {"footnote_plugin"},
    "jinja2": {
        "BaseLoader", "BytecodeCache", "Environment", "StrictUndefined", "TemplateNotFound", "TemplateSyntaxError",
        "Undefined", "UndefinedError", "nodes",
    },
    "jinja2.bccache": {"Bucket"},
    "jinja2.meta": {"find_referenced_templates"},
    "jinja2.sandbox": {"ImmutableSandboxedEnvironment"},
    "markupsafe": {"Markup", "escape"},
}  # fmt: skip
"""By module: the names that the documentation of the library has, and that we use outside of fences."""
LIBRARIES = {module.partition(".")[0] for module in DOCUMENTED}


def undocumented_imports(source: str) -> Iterator[str]:
    """`line: module name` of each import that documentation does not have."""
    if not any(library in source for library in LIBRARIES):  # most files name none, and parsing takes long
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (
                f"{node.lineno}: {alias.name}" for alias in node.names if alias.name.partition(".")[0] in LIBRARIES
            )
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in LIBRARIES:
            unknown = {alias.name for alias in node.names} - DOCUMENTED.get(node.module or "", set())
            yield from (f"{node.lineno}: {node.module} {name}" for name in sorted(unknown))


def sources() -> Iterator[tuple[str, str]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file.relative_to(PACKAGE).as_posix(), file.read_text("utf-8")


def test_private_parts_of_the_libraries_for_markdown_and_templates_are_used_in_fences_alone() -> None:
    outside = [
        f"{path}:{each}"
        for path, text in sources()
        if not path.startswith(FENCES)
        for each in undocumented_imports(text)
    ]
    assert outside == []


def test_an_import_of_a_private_part_is_found() -> None:
    assert list(undocumented_imports("from markupsafe import Markup, _escape_inner")) == ["1: markupsafe _escape_inner"]
    assert list(undocumented_imports("import os\nfrom jinja2.compiler import Frame")) == ["2: jinja2.compiler Frame"]
    assert list(undocumented_imports("def f():\n    import markdown_it.presets")) == ["2: markdown_it.presets"]
    assert list(undocumented_imports("from jinja2 import Environment, nodes")) == []


def test_a_fence_is_entered_in_one_place_alone() -> None:
    entered = {
        path: module
        for path, text in sources()
        if not path.startswith(FENCES) and "fast" in text  # as in the names of both
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom)
        for module in (f"{node.module}.{alias.name}" for alias in node.names)
        if module.startswith(("portalgen.render.markdown.fast", "portalgen.render.theme.fast_templates"))
    }
    assert entered == ENTRIES

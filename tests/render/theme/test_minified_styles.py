"""Minified styles select what the written ones do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2

from portalgen.diagnostics.model import Place
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.minified_styles import minify_styles

_GROUPS = frozenset(("layer", "media", "container", "supports"))


def selectors_of(css: str) -> Iterator[str]:
    """Every selector of a style sheet, written the same way however its spaces stand."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            yield from selectors_of(tinycss2.serialize(rule.content))
        elif rule.type == "qualified-rule":
            words = tinycss2.parse_component_value_list(tinycss2.serialize(rule.prelude), skip_comments=True)
            yield write_selector(words)


def write_selector(words: list[tinycss2.ast.Node]) -> str:
    text = ""
    for word in words:
        if word.type == "whitespace":
            text += "" if text[-1:] in (" ", ">", "+", "~", ",", "") else " "
        elif word.type == "literal" and word.value in (">", "+", "~", ","):
            text = text.rstrip() + word.value
        elif word.type == "function":
            text += f"{word.name}({write_selector(word.arguments)})"
        else:
            text += word.serialize()
    return text.strip().replace(" *:", " :")


@pytest.mark.parametrize(
    "rule",
    [
        ".a :is(b, c) { top: 0 }",
        ".a :not(b) :first-child > c { top: 0 }",
        "table:has(tr > :nth-child(7)) ::before { top: 0 }",
        ".a[href] *:is(b) { top: 0 }",
        "/* @media; a :b */ .a :hover { top: 0 }",
        ".a :where(.b :is(c)) + :is(d) { top: 0 }",
        ":is(a, b) c:hover { color :red; top: 0 }",
    ],
)
@pytest.mark.parametrize(
    "frame", ["RULE", "@layer one { RULE }", "@layer one { @media (width :2px) { b { top: 0 } RULE } }"]
)
def test_a_descendant_stays_one_wherever_its_rule_stands(rule: str, frame: str) -> None:
    css = frame.replace("RULE", rule)
    assert list(selectors_of(minify_styles(css))) == list(selectors_of(css))


def test_at_rules_and_declarations_are_none() -> None:
    css = "@media (prefers-color-scheme :dark) { a { color :red } }"
    assert minify_styles(css).replace(" ", "") == "@media(prefers-color-scheme:dark){a{color:red}}"


def test_the_shipped_theme_selects_what_it_says() -> None:
    theme, _ = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
    assert theme is not None
    css = "\n".join(theme.read_text(path) for path in theme.shipped_styles)
    written = list(selectors_of(css))
    assert list(selectors_of(minify_styles(css))) == written
    assert ".search-line :is(input,select)" in written

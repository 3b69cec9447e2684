"""Checks the syntax of each style of a theme. The styles are joined, so an open block would continue in `site.css`.

Only the syntax of CSS is checked (css-syntax-3). Unknown properties are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from portalgen.diagnostics.model import Diagnostic, Phrase, diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.theme.checks.places import place_in_theme_file
from portalgen.render.theme.model import Theme

with on_demand():
    import tinycss2

_HOLDING_RULES: Final = frozenset({"layer", "media", "supports", "container", "scope", "starting-style", "keyframes"})
"""At-rules with rules in their block."""
_WITHOUT_BLOCK: Final = frozenset({"layer", "import", "charset", "namespace"})
_IN_SELECTORS: Final = frozenset({".", ":", ",", ">", "+", "~", "*", "&", "|"})
_OPENED: Final = frozenset({"{} block", "[] block", "() block", "function"})
_CLOSING: Final = frozenset({")", "]", "}"})
_STRING: Final = "css.string"

StyleProblem = tuple[int, int, str]
"""(line, column, phrase that describes the fault). Line and column are counted from 1."""


def check_styles(theme: Theme) -> Iterator[Diagnostic]:
    """Report syntax errors in the theme's styles."""
    for path in theme.shipped_styles:
        for line, column, phrase in find_style_problems(theme.read_text(path)):
            yield diagnostic("TPL109", place_in_theme_file(theme, path, line, column), problem=Phrase(phrase))


def find_style_problems(text: str) -> Iterator[StyleProblem]:
    """Yield the syntax errors in a style sheet.

    If a bracket or quote is not closed, no other error is reported, since it hides the rest.
    """
    tokens = tinycss2.parse_component_value_list(f"{text}\n;")
    odd = list(_odd(tokens))
    left_open = [each for each in odd if each[2] == _STRING] or list(_left_open(tokens))
    yield from left_open or odd or _in_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _odd(tokens: Sequence[Any]) -> Iterator[StyleProblem]:
    """Yield invalid tokens: strings without an end, closing brackets without an opening bracket."""
    for each in tokens:
        if each.type == "error":
            yield each.source_line, each.source_column, "css.closing" if each.kind in _CLOSING else _STRING
        elif each.type in _OPENED:
            yield from _odd(_within(each))


def _left_open(tokens: Sequence[Any]) -> Iterator[StyleProblem]:
    """Yield the innermost bracket, or the comment, around the semicolon appended to the text."""
    last, opened = tokens[-1], None
    while last.type in _OPENED:
        last, opened = _within(last)[-1], last
    if last.type == "comment":
        yield last.source_line, last.source_column, "css.comment"
    elif opened is not None:
        yield opened.source_line, opened.source_column, "css.unclosed"


def _within(token: Any) -> Sequence[Any]:
    tokens: Sequence[Any] = token.arguments if token.type == "function" else token.content
    return tokens


def _in_rules(rules: Sequence[Any]) -> Iterator[StyleProblem]:
    for each in rules:
        if each.type == "error":
            yield each.source_line, each.source_column, "css.rule"
        elif each.type == "qualified-rule":
            yield from _in_qualified_rule(each)
        elif each.type == "at-rule":
            yield from _in_at_rule(each, is_nested=False)


def _in_qualified_rule(rule: Any) -> Iterator[StyleProblem]:
    wrong = [each for each in rule.prelude if each.type == "literal" and each.value not in _IN_SELECTORS]
    if wrong or not any(each.type not in ("whitespace", "comment") for each in rule.prelude):
        at = wrong[0] if wrong else rule
        yield at.source_line, at.source_column, "css.selector"
    yield from _in_block(rule.content)


def _in_at_rule(rule: Any, *, is_nested: bool) -> Iterator[StyleProblem]:
    if rule.content is None:
        if rule.lower_at_keyword not in _WITHOUT_BLOCK:
            yield rule.source_line, rule.source_column, "css.rule"
    elif rule.lower_at_keyword in _HOLDING_RULES and not is_nested:
        yield from _in_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
    else:
        yield from _in_block(rule.content)


def _in_block(content: Sequence[Any]) -> Iterator[StyleProblem]:
    """Check declarations, and rules nested among them."""
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type == "error":
            yield each.source_line, each.source_column, "css.declaration"
        elif each.type == "declaration" and not each.name.startswith("--"):
            yield from _in_value(each)
        elif each.type == "qualified-rule":
            yield from _in_qualified_rule(each)
        elif each.type == "at-rule":
            yield from _in_at_rule(each, is_nested=True)


def _in_value(declaration: Any) -> Iterator[StyleProblem]:
    if not any(each.type not in ("whitespace", "comment") for each in declaration.value):
        yield declaration.source_line, declaration.source_column, "css.declaration"
    for each in declaration.value:
        if each == ":":  # the next declaration: a semicolon is missing before it
            yield each.source_line, each.source_column, "css.semicolon"
            return

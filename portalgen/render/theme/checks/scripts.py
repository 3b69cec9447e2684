"""Checks the syntax of a theme's scripts. They are joined into `site.js`, so a fault in one stops all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from portalgen.diagnostics.model import Diagnostic, diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.theme.checks.places import place_in_theme_file
from portalgen.render.theme.model import Theme

with on_demand():
    import tree_sitter
    import tree_sitter_javascript


_CLOSERS: Final = {")": ("(",), "]": ("[",), "}": ("{", "${")}
_OPENERS: Final = frozenset({"(", "[", "{", "${"})
_QUOTES: Final = frozenset({'"', "'", "`"})
_FUNCTIONS: Final = frozenset(
    {
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "arrow_function",
        "method_definition",
    }
)
_ONLY_IN_MODULES: Final = frozenset({"import_statement", "export_statement"})

ScriptProblem = tuple[int, int]
"""(line, column), both counted from 1."""


def check_scripts(theme: Theme) -> Iterator[Diagnostic]:
    """Report syntax errors in the scripts for every page, and in the scripts and modules below `static/`."""
    static = [path for path in theme.paths_below("static") if path.endswith(".js")]
    for path in dict.fromkeys((*theme.scripts, *static)):
        for line, column in find_script_problems(theme.read_text(path), is_module=path not in theme.scripts):
            yield diagnostic("TPL110", place_in_theme_file(theme, path, line, column))


def find_script_problems(text: str, *, is_module: bool) -> Iterator[ScriptProblem]:
    """Yield the first syntax error. If there is none, yield the errors of context.

    Errors of context are a misplaced `return`, `await`, `import` or `export`, and a name declared twice. Errors at run
    time are not found.
    """
    lines = text.encode().split(b"\n")
    root = parse_script(text)
    problems = [_first_error(root)] if root.has_error else _early(root, is_module=is_module)
    for each in problems:
        line, column = each.start_point
        yield line + 1, len(lines[line][:column].decode()) + 1


def parse_script(text: str) -> tree_sitter.Node:
    """Return the syntax tree of a script or module. It contains errors if browsers would refuse the script."""
    return _parser().parse(text.encode()).root_node


@cache
def _parser() -> tree_sitter.Parser:
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))


def _first_error(node: tree_sitter.Node) -> tree_sitter.Node:
    """Return the first missing, unpaired or unexpected token."""
    while not (node.is_missing or node.is_error):
        node = next(each for each in node.children if each.has_error or each.is_missing)
    return _unpaired(node) if node.is_error else node


def _unpaired(error: tree_sitter.Node) -> tree_sitter.Node:
    """Return the unpaired bracket or quote in the unreadable part, or the whole part."""
    waiting: list[tree_sitter.Node] = []
    for each in error.children:
        kinds = [one.type for one in waiting]
        if each.type in _QUOTES and each.type in kinds:
            if kinds[-1] != each.type:
                return waiting[-1]
            waiting.pop()
        elif each.type in _OPENERS | _QUOTES:
            waiting.append(each)
        elif each.type in _CLOSERS:
            if not kinds or kinds[-1] not in _CLOSERS[each.type]:
                return waiting[-1] if waiting else each
            waiting.pop()
    return waiting[-1] if waiting else error


def _early(root: tree_sitter.Node, *, is_module: bool) -> Iterator[tree_sitter.Node]:
    waiting: list[tuple[tree_sitter.Node, tree_sitter.Node | None]] = [(root, None)]
    while waiting:
        node, function = waiting.pop()
        if _is_out_of_place(node, function, is_module=is_module):
            yield node
        yield from _declared_again(node)
        inner = node if node.type in _FUNCTIONS else function
        waiting += [(each, inner) for each in reversed(node.children)]


def _is_out_of_place(node: tree_sitter.Node, function: tree_sitter.Node | None, *, is_module: bool) -> bool:
    if node.type == "return_statement":
        return function is None
    if node.type == "await_expression":
        return not is_module if function is None else all(each.type != "async" for each in function.children)
    return node.type in _ONLY_IN_MODULES and not is_module


def _declared_again(block: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    """Yield names declared twice by `let`, `const` or `class` among the statements of a block."""
    known = set()
    for statement in block.named_children:
        declared = statement.named_children if statement.type == "lexical_declaration" else [statement]
        for each in declared:
            name = each.child_by_field_name("name")
            if each.type in ("variable_declarator", "class_declaration") and name and name.type == "identifier":
                if name.text in known:
                    yield name
                known.add(name.text)

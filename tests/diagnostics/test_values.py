"""Every place that makes a diagnostic gives it all values of its sentences: one that lacks a value ends every command."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import portalgen
from portalgen.diagnostics.registry import CODES

Call = tuple[str, frozenset[str]]


def placeholders(code: str) -> frozenset[str]:
    """The values that the sentences of a code speak of."""
    texts = (*CODES[code].vi, *CODES[code].en)
    return frozenset(name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name)


def literal_keys(function: ast.AST, name: str) -> frozenset[str] | None:
    """The keys of the mapping that a function calls `name`, where all that it does to it is to write it down."""
    keys: set[str] = set()
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if hasattr(node, "target") else []
        if not any(isinstance(each, ast.Name) and each.id == name for each in targets):
            continue
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)):
            return None
        if not all(isinstance(key, ast.Constant) for key in node.value.keys):
            return None
        keys |= {str(key.value) for key in node.value.keys if isinstance(key, ast.Constant)}
    return frozenset(keys) or None


def list_calls(tree: ast.AST) -> Iterator[Call]:
    """The calls of `diagnostic` and `violation` whose code and values can be read without running them."""
    for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
        for call in (each for each in ast.walk(function) if isinstance(each, ast.Call)):
            if not (isinstance(call.func, ast.Name) and call.func.id in ("diagnostic", "violation") and call.args):
                continue
            code = call.args[0]
            names: set[str] = set()
            for keyword in call.keywords:
                if keyword.arg is not None:
                    names.add(keyword.arg)
                elif isinstance(keyword.value, ast.Name) and (keys := literal_keys(function, keyword.value.id)):
                    names |= keys
                else:
                    break
            else:
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value, frozenset(names)


def lacking(source: str) -> list[str]:
    """What calls in a source leave out, as `code: names`."""
    calls = set(list_calls(ast.parse(source)))
    return [
        f"{code}: {', '.join(sorted(missing))}"
        for code, names in sorted(calls)
        if (missing := placeholders(code) - names)
    ]


def test_every_call_gives_its_sentences_all_of_their_values() -> None:
    root = Path(portalgen.__file__).parent
    sources = {file: file.read_text("utf-8") for file in sorted(root.rglob("*.py"))}
    calling = {file: text for file, text in sources.items() if "diagnostic(" in text or "violation(" in text}
    assert sum(len(list(list_calls(ast.parse(text)))) for text in calling.values()) > 100
    assert {str(file.relative_to(root)): missing for file, text in calling.items() if (missing := lacking(text))} == {}


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ('value="a", number="1", suggestion=""', ["CFG224: file"]),
        ("**values", ["CFG224: file, suggestion"]),
        ("**read()", []),
    ],
)
def test_a_call_that_leaves_one_out_is_seen_where_it_can_be_read(values: str, missing: list[str]) -> None:
    source = (
        f'def make():\n    values = {{"value": "a", "number": "1"}}\n    return diagnostic("CFG224", place, {values})\n'
    )
    assert lacking(source) == missing
    assert lacking(source.replace("diagnostic(", "violation(")) == missing

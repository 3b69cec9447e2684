"""Adds double quotes to values that are invalid in YAML without them, if quotes are clearly intended.

`title: Hội nghị: kết quả`, `title: @tinh`, `title: - Phần một`, `title: [Thông báo] Hội nghị`.
"""

from __future__ import annotations

import re
from typing import Final

from portalgen.config.yaml_text import Tree, YamlText, parse_yaml
from portalgen.diagnostics.model import Diagnostic, Phrase
from portalgen.frozen import frozen
from portalgen.lint.fixes.lines import split_lines_with_ends, strip_line_end
from portalgen.text.normalization import nfc

_VALUE: Final = re.compile(
    r"(?P<before>[ \t]*(?:-[ \t]+)*[\w-]+:[ \t]+|[ \t]*-[ \t]+)(?P<value>\S.*?)(?P<after>(?:[ \t]{2,}#.*)?[ \t]*)"
)
"""A key or a dash, its value, and a comment after two spaces, as written by `portalgen new`."""

_PROBLEMS: Final = frozenset(
    ("yaml.colon", "yaml.sign", "yaml.dash", "yaml.question", "yaml.content", "yaml.anchor", "yaml.tag")
)
_BRACKETS: Final = {"[": "]", "{": "}"}
_SIGNS: Final = ("*", "&", "!")


@frozen
class _UnquotedValue:
    line: int
    before: str
    value: str
    after: str

    def with_value(self, value: str) -> str:
        return f"{self.before}{value}{self.after}"


def quote_values(head: str, path: str) -> str:
    """Return the front matter with its invalid values in quotes.

    Return `head` unchanged if it is valid already, or if quotes alone do not make the whole of it valid.
    """
    lines = split_lines_with_ends(head)
    quoted: list[_UnquotedValue] = []
    text = head
    for _ in lines:
        _, refusal = parse_yaml(YamlText(text, path, "FMT", 1))
        if refusal is None:
            break
        value = _find_unquoted_value(lines, refusal)
        if value is None or any(each.line == value.line for each in quoted):
            return head
        quoted.append(value)
        text = _replace_values(lines, quoted, [_quote(each.value) for each in quoted])
    return text if quoted and _keeps_meaning(text, lines, quoted, path) else head


def _find_unquoted_value(lines: list[str], refusal: Diagnostic) -> _UnquotedValue | None:
    """Return the value on the line of `refusal`, or None if it is not unquoted text."""
    number = refusal.place.line - 1
    match = _VALUE.fullmatch(strip_line_end(lines[number])) if number < len(lines) else None
    if match is None or not _is_text(match["value"], refusal):
        return None
    return _UnquotedValue(number, match["before"], match["value"], match["after"] + _line_end_of(lines[number]))


def _is_text(value: str, refusal: Diagnostic) -> bool:
    if re.search(r"[ \t]#", value):
        return False  # a comment, or part of the text: ambiguous
    problem = dict(refusal.values).get("problem")
    key = problem.key if isinstance(problem, Phrase) else ""
    if refusal.code == "FMT109":
        return value.startswith(_SIGNS)
    if key == "yaml.quote":
        return value[0] in "\"'" and value[-1] != value[0]
    if key == "yaml.key":
        return value[0] in _BRACKETS and value[-1] != _BRACKETS[value[0]]
    return key in _PROBLEMS and value[0] not in "\"'[{|>"


def _quote(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _line_end_of(line: str) -> str:
    return line[len(strip_line_end(line)) :]


def _replace_values(lines: list[str], quoted: list[_UnquotedValue], values: list[str]) -> str:
    changed = list(lines)
    for each, value in zip(quoted, values, strict=True):
        changed[each.line] = each.with_value(value)
    return "".join(changed)


def _keeps_meaning(text: str, lines: list[str], quoted: list[_UnquotedValue], path: str) -> bool:
    """Return True if `text` is valid, with each quoted value as written and all other values unchanged."""
    names = [f"portalgen.{number}" for number in range(len(quoted))]
    tree, refusal = parse_yaml(YamlText(text, path, "FMT", 1))
    plain, _ = parse_yaml(YamlText(_replace_values(lines, quoted, names), path, "FMT", 1))
    texts = {name: nfc(each.value) for name, each in zip(names, quoted, strict=True)}
    return refusal is None and isinstance(tree, dict) and tree == _fill_in(plain, texts)


def _fill_in(tree: Tree, texts: dict[str, str]) -> Tree:
    if isinstance(tree, dict):
        return {key: _fill_in(each, texts) for key, each in tree.items()}
    if isinstance(tree, list):
        return [_fill_in(each, texts) for each in tree]
    return texts.get(tree, tree) if isinstance(tree, str) else tree

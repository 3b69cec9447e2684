"""A value that YAML cannot read as it stands is put in double quotes, where that is plainly what is meant.

`title: Hội nghị: kết quả`, `title: @tinh`, `title: - Phần một`, `title: [Thông báo] Hội nghị`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from portalgen.config.yaml_text import Tree, YamlText, parse_yaml
from portalgen.diagnostics.model import Diagnostic, Phrase
from portalgen.lint.fixes.lines import split_lines_with_ends, strip_line_end
from portalgen.text.normalization import nfc

_VALUE: Final = re.compile(
    r"(?P<before>[ \t]*(?:-[ \t]+)*[\w-]+:[ \t]+|[ \t]*-[ \t]+)(?P<value>\S.*?)(?P<after>(?:[ \t]{2,}#.*)?[ \t]*)"
)
"""A key or a dash, its value, and a comment that stands apart by two spaces, as `portalgen new` writes it."""

_PROBLEMS: Final = frozenset(
    ("yaml.colon", "yaml.sign", "yaml.dash", "yaml.question", "yaml.content", "yaml.anchor", "yaml.tag")
)
_BRACKETS: Final = {"[": "]", "{": "}"}
_SIGNS: Final = ("*", "&", "!")


@dataclass(frozen=True, slots=True)
class _Quoted:
    line: int
    before: str
    value: str
    after: str

    def written(self, value: str) -> str:
        return f"{self.before}{value}{self.after}"


def quote_values(head: str, path: str) -> str:
    """The front matter with its unreadable values in quotes.

    `head` itself where it can be read, or where quotes alone do not make the whole of it readable.
    """
    lines = split_lines_with_ends(head)
    done: list[_Quoted] = []
    text = head
    for _ in lines:
        _, refusal = parse_yaml(YamlText(text, path, "FMT", 1))
        if refusal is None:
            break
        one = _meant(lines, refusal)
        if one is None or any(each.line == one.line for each in done):
            return head
        done.append(one)
        text = _with(lines, done, [_in_quotes(each.value) for each in done])
    return text if done and _says_the_same(text, lines, done, path) else head


def _meant(lines: list[str], refusal: Diagnostic) -> _Quoted | None:
    """The value on the line of the fault, where it is text without quotes."""
    number = refusal.place.line - 1
    found = _VALUE.fullmatch(strip_line_end(lines[number])) if number < len(lines) else None
    if found is None or not _is_text(found["value"], refusal):
        return None
    return _Quoted(number, found["before"], found["value"], found["after"] + _end(lines[number]))


def _is_text(value: str, refusal: Diagnostic) -> bool:
    if re.search(r"[ \t]#", value):
        return False  # a comment, or part of the text: nobody can tell
    problem = dict(refusal.values).get("problem")
    key = problem.key if isinstance(problem, Phrase) else ""
    if refusal.code == "FMT109":
        return value.startswith(_SIGNS)
    if key == "yaml.quote":
        return value[0] in "\"'" and value[-1] != value[0]
    if key == "yaml.key":
        return value[0] in _BRACKETS and value[-1] != _BRACKETS[value[0]]
    return key in _PROBLEMS and value[0] not in "\"'[{|>"


def _in_quotes(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _end(line: str) -> str:
    return line[len(strip_line_end(line)) :]


def _with(lines: list[str], done: list[_Quoted], values: list[str]) -> str:
    changed = list(lines)
    for each, value in zip(done, values, strict=True):
        changed[each.line] = each.written(value)
    return "".join(changed)


def _says_the_same(text: str, lines: list[str], done: list[_Quoted], path: str) -> bool:
    """Whether the whole can be read, each value is the text that was written, and no other hangs on it."""
    names = [f"portalgen.{number}" for number in range(len(done))]
    tree, refusal = parse_yaml(YamlText(text, path, "FMT", 1))
    plain, _ = parse_yaml(YamlText(_with(lines, done, names), path, "FMT", 1))
    meant = {name: nfc(each.value) for name, each in zip(names, done, strict=True)}
    return refusal is None and isinstance(tree, dict) and tree == _filled(plain, meant)


def _filled(tree: Tree, meant: dict[str, str]) -> Tree:
    if isinstance(tree, dict):
        return {key: _filled(each, meant) for key, each in tree.items()}
    if isinstance(tree, list):
        return [_filled(each, meant) for each in tree]
    return meant.get(tree, tree) if isinstance(tree, str) else tree

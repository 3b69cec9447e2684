"""Parses YAML with PyYAML's C parser as a node tree without implicit resolvers: values and their places.

`yaml_text` decides which texts are parsed here. Only this module and `yaml_removal` import PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import yaml

from portalgen.config.yaml_corrections import (
    PROBLEMS,
    TypingSlip,
    candidate_lines,
    close_brackets,
    opens_with_long_dash,
    typing_slips,
)
from portalgen.config.yaml_text import Location, Tree, YamlText
from portalgen.diagnostics.model import Diagnostic, Phrase, Place, diagnostic, line_of, place_in_line
from portalgen.text.normalization import nfc

VALUE_LIMIT: Final = 20_000
"""Maximum number of values in a text after expansion.

A page has about thirty, the largest configuration about two thousand.
"""

_TAGS: Final = MappingProxyType(
    {
        yaml.ScalarNode: "tag:yaml.org,2002:str",
        yaml.SequenceNode: "tag:yaml.org,2002:seq",
        yaml.MappingNode: "tag:yaml.org,2002:map",
    }
)
_PLAIN_TAGS: Final = frozenset(_TAGS.values())

_LINES_ABOVE: Final = 40
"""Number of lines above a fault searched for typing errors noticed only below."""

_UNCLOSED: Final = frozenset({"found unexpected end of stream", "found unexpected document indicator"})
_NO_COLON: Final = "could not find expected ':'"
_PROBLEMS: Final = MappingProxyType(
    {
        "found unexpected ':'": "yaml.colon",
        "block sequence entries are not allowed in this context": "yaml.dash",
        "mapping keys are not allowed in this context": "yaml.question",
        "did not find expected ',' or ']'": "yaml.list",
        "did not find expected ',' or '}'": "yaml.group",
        "did not find expected '-' indicator": "yaml.entry",
        _NO_COLON: "yaml.no-colon",
        "found a tab character that violates indentation": "yaml.tab",
        "found a tab character where an indentation space is expected": "yaml.tab",
        **dict.fromkeys(_UNCLOSED, "yaml.unclosed"),
        "did not find expected <document start>": "yaml.start",
        "but found another document": "yaml.second",
        "did not find expected alphabetic or numeric character": "yaml.anchor",
        "second occurrence": "yaml.anchor",
        "found undefined tag handle": "yaml.tag",
        "did not find the expected '>'": "yaml.tag",
        "did not find expected '!'": "yaml.tag",
        "did not find expected tag URI": "yaml.tag",
        "did not find expected whitespace or line break": "yaml.tag",
        "did not find URI escaped octet": "yaml.tag",
        "found unknown directive name": "yaml.directive",
        "could not find expected directive name": "yaml.directive",
        "found unexpected non-alphabetical character": "yaml.directive",
        "found incompatible YAML document": "yaml.directive",
        "did not find expected version number": "yaml.directive",
        "did not find expected digit or '.' character": "yaml.directive",
        "found extremely long version number": "yaml.directive",
        "found duplicate %YAML directive": "yaml.directive",
        "found duplicate %TAG directive": "yaml.directive",
        "did not find expected whitespace": "yaml.directive",
        "did not find expected comment or line break": "yaml.block",
        "found an indentation indicator equal to 0": "yaml.block",
        "found unknown escape character": "yaml.escape",
        "did not find expected hexdecimal number": "yaml.escape",
        "found invalid Unicode character escape code": "yaml.escape",
        "did not find expected node content": "yaml.content",
    }
)
"""libyaml's messages with the phrase for each; three more depend on the line and come from `_problem`."""
_CLOSING: Final = MappingProxyType({"yaml.list": "yaml.close-list", "yaml.group": "yaml.close-group"})
"""The advice on inline lists and groups without a correct line."""


class _Loader(yaml.CSafeLoader):
    """The C loader without its resolvers: untagged nodes are text, sequences or mappings."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Do nothing: there are no path resolvers."""

    def ascend_resolver(self) -> None:
        """Do nothing: there are no path resolvers."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """Return the tag of an untagged node."""
        return _TAGS[kind]


class _RefusedYamlError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class _YamlNodes:
    """The node tree of a text, with the members of each mapping indexed by key."""

    def __init__(self, root: yaml.Node | None) -> None:
        self.root = root
        self._members: dict[int, Mapping[str, tuple[yaml.Node, yaml.Node]]] = {}

    def child(self, node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
        """Return (key, value) of a member, or (None, entry) of a list; None if there is none at `step`."""
        if isinstance(node, yaml.MappingNode):
            return self._members_of(node).get(str(step)) if isinstance(step, str) else None
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return None, node.value[step]
        return None

    def _members_of(self, node: yaml.MappingNode) -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
        """Return the members by key; of repeated keys, the first."""
        if id(node) not in self._members:
            self._members[id(node)] = {nfc(str(pair[0].value)): pair for pair in reversed(node.value)}
        return self._members[id(node)]


def parse_yaml_nodes(source: YamlText) -> tuple[Tree, Diagnostic | None]:
    """Return the result of `parse_yaml`, from the node tree."""
    nodes = _read_nodes(source)
    if isinstance(nodes, Diagnostic):
        return None, nodes
    try:
        return (None if nodes.root is None else _Builder(source).value(nodes.root)), None
    except _RefusedYamlError as refusal:
        return None, refusal.diagnostic


def compose_yaml(source: YamlText) -> yaml.Node | None:
    """Return the root node of a text, or None if it is empty or cannot be read."""
    nodes = _read_nodes(source)
    return None if isinstance(nodes, Diagnostic) else nodes.root


def place_in_nodes(source: YamlText, location: Location, *, key: bool) -> Place:
    """Return the result of `place_in_yaml`."""
    nodes = _read_nodes(source)
    if isinstance(nodes, Diagnostic):
        return nodes.place
    if nodes.root is None:
        return _place(source, None)
    target: yaml.Node = nodes.root
    for step_number, step in enumerate(location):
        child = nodes.child(target, step)
        if child is None:
            return _place(source, target if step_number else None)
        key_node, target = child
        if key and step_number == len(location) - 1 and key_node is not None:
            target = key_node
    return _place(source, target)


@lru_cache(maxsize=4)
def _read_nodes(source: YamlText) -> _YamlNodes | Diagnostic:
    """Return the nodes of a text, or the diagnostic that prevents parsing.

    The last texts are cached: a file with a thousand faults is asked for a thousand places, and the places of a site
    are in its file and its profile.
    """
    try:
        return _YamlNodes(_compose(source))
    except _RefusedYamlError as refusal:
        return refusal.diagnostic


def _compose(source: YamlText) -> yaml.Node | None:
    loader = _Loader(source.text)
    try:
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _RefusedYamlError(_syntax_fault(source, error)) from None
    except yaml.reader.ReaderError as error:
        raise _RefusedYamlError(_control_character(source, error)) from None
    except RecursionError:
        raise _RefusedYamlError(
            diagnostic(f"{source.family}107", _place(source, None), limit=str(VALUE_LIMIT))
        ) from None
    finally:
        loader.dispose()


def _syntax_fault(source: YamlText, error: yaml.MarkedYAMLError) -> Diagnostic:
    problem = (error.problem or error.context or "").replace("`", "'")
    mark = error.problem_mark or error.context_mark
    if problem in _UNCLOSED or problem == _NO_COLON:
        mark = error.context_mark or mark  # the start of the unclosed quote, or the key
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    written = line_of(source.text, line + 1)
    place = place_in_line(source.path, source.first_line + line, column + 1, 1 if written else 0, written)
    if "anchor" in problem or "alias" in problem:
        word = re.match(r"[^\s,\]}]+", written[column:])
        return diagnostic(f"{source.family}109", place, construct=word[0] if word else problem)
    slip = _find_slip(source.text, line)
    if slip is not None:
        return _slip_fault(source, *slip)
    brackets = _find_open_brackets(source.text)
    if brackets and (line > brackets[-1][0] or not written[column:].strip()):
        return _bracket_fault(source, brackets, line, column)
    told = _problem(problem, written[:column], written[column:])
    correction: str | Phrase = _correct_line(source, line, written)
    if not correction and isinstance(told, Phrase) and told.key in _CLOSING:
        correction = Phrase(_CLOSING[told.key])
    return diagnostic(f"{source.family}101", place, problem=told, correction=correction)


def _find_slip(text: str, line: int) -> tuple[int, TypingSlip] | None:
    """Return (line from 0, typing error) if repairing it removes the fault on `line`; else None."""
    lines = text.split("\n")
    for number in range(min(line, len(lines) - 1), max(line - _LINES_ABOVE, 0) - 1, -1):
        for slip in typing_slips(lines[number].rstrip("\r")):
            reached = _find_fault_line(_with_line(text, number, slip.repaired))
            if reached is None or reached > line:
                return number, slip
    return None


def _slip_fault(source: YamlText, line: int, slip: TypingSlip) -> Diagnostic:
    written = line_of(source.text, line + 1)
    place = place_in_line(source.path, source.first_line + line, slip.column + 1, slip.length, written)
    return diagnostic(f"{source.family}101", place, problem=Phrase(slip.phrase), correction=slip.repaired)


def _find_open_brackets(text: str) -> list[tuple[int, int, str]]:
    """Return the brackets of inline lists and groups open where `text` becomes unreadable, the outermost first.

    Each has its line and column (from 0), and the bracket that closes it.
    """
    loader = _Loader(text)
    brackets: list[tuple[int, int, str]] = []
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.CollectionStartEvent) and event.flow_style and event.start_mark is not None:
                closing = "]" if isinstance(event, yaml.SequenceStartEvent) else "}"
                brackets.append((event.start_mark.line, event.start_mark.column, closing))
            elif isinstance(event, yaml.CollectionEndEvent) and brackets:
                brackets.pop()
    except yaml.YAMLError:
        return brackets
    finally:
        loader.dispose()
    return []


def _bracket_fault(source: YamlText, brackets: list[tuple[int, int, str]], line: int, column: int) -> Diagnostic:
    """Return the fault of brackets that are still open on line `line` (from 0).

    It is placed at the innermost bracket if the line of all of them is readable with the missing ones at its end.
    """
    code, (opening, start, closing) = f"{source.family}101", brackets[-1]
    written = line_of(source.text, opening + 1)
    opened = place_in_line(source.path, source.first_line + opening, start + 1, 1, written)
    if brackets[0][0] == opening:
        missing = "".join(each for _, _, each in reversed(brackets))
        corrected = close_brackets(written, brackets[0][1], missing)
        reached = _find_fault_line(_with_line(source.text, opening, corrected)) if corrected else 0
        if reached is None or reached > line:
            return diagnostic(code, opened, problem=Phrase("yaml.open"), correction=corrected)
    found = line_of(source.text, line + 1)
    place = place_in_line(source.path, source.first_line + line, column + 1, 1, found) if found.strip() else opened
    problem = "yaml.list" if closing == "]" else "yaml.group"
    return diagnostic(code, place, problem=Phrase(problem), correction=Phrase(_CLOSING[problem]))


def _with_line(text: str, number: int, line: str) -> str:
    lines = text.split("\n")
    return "\n".join((*lines[:number], line, *lines[number + 1 :]))


def _correct_line(source: YamlText, line: int, written: str) -> str:
    """Return line `line` (from 0) in a readable form if obvious; else an empty string."""
    lines = source.text.split("\n")
    if line >= len(lines) or lines[line].rstrip("\r") != written:
        return ""
    for candidate in candidate_lines(written):
        reached = _find_fault_line(_with_line(source.text, line, candidate))
        if "`" not in candidate and (reached is None or reached > line):
            return candidate
    return ""


def _find_fault_line(text: str) -> int | None:
    """Return the line (from 0) that prevents parsing, or None if the text is readable."""
    loader = _Loader(text)
    try:
        loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if error.problem in (*_UNCLOSED, _NO_COLON) else error.problem_mark
        return mark.line if mark else 0
    except (yaml.reader.ReaderError, RecursionError):
        return 0
    finally:
        loader.dispose()
    return None


def _problem(problem: str, before: str, after: str) -> Phrase | str:
    """Return the phrase for `problem` between `before` and `after` in its line; else libyaml's own message."""
    if problem == "mapping values are not allowed in this context":
        return Phrase("yaml.colon" if re.search(r":\s", before) else "yaml.indent")
    if problem == _NO_COLON:
        found = next((phrase for pattern, phrase in PROBLEMS if pattern.fullmatch(before + after)), "")
        return Phrase(found or _PROBLEMS[problem])
    if (before + after).lstrip().startswith(("```", "~~~")):
        return Phrase("yaml.fence")
    if problem == "did not find expected key":
        return Phrase("yaml.quote" if before.rstrip().endswith(("'", '"')) else "yaml.key")
    if problem == "found character that cannot start any token":
        return Phrase("yaml.tab" if after.startswith("\t") else "yaml.sign")
    return Phrase(_PROBLEMS[problem]) if problem in _PROBLEMS else problem


def _control_character(source: YamlText, error: yaml.reader.ReaderError) -> Diagnostic:
    before = source.text[: error.position]
    line = before.count("\n")
    column = len(before) - before.rfind("\n")
    place = place_in_line(source.path, source.first_line + line, max(column, 1), 1, line_of(source.text, line + 1))
    return diagnostic(f"{source.family}101", place, problem=f"U+{ord(_character(error)):04X}", correction="")


def _character(error: yaml.reader.ReaderError) -> str:
    character = error.character
    return chr(character) if isinstance(character, int) else str(character)[:1]


class _Builder:
    """Builds plain values of a node tree, within the budget."""

    def __init__(self, source: YamlText) -> None:
        self._source = source
        self._left = VALUE_LIMIT
        self._open: set[int] = set()

    def value(self, node: yaml.Node) -> Tree:
        self._left -= 1
        if self._left < 0 or id(node) in self._open:
            raise _RefusedYamlError(
                diagnostic(f"{self._source.family}107", _place(self._source, node), limit=str(VALUE_LIMIT))
            )
        if node.tag not in _PLAIN_TAGS:
            raise _RefusedYamlError(
                diagnostic(f"{self._source.family}109", _place(self._source, node), construct=str(node.tag))
            )
        if isinstance(node, yaml.ScalarNode):
            if "\0" in node.value:
                raise self._nul_error(node)
            return None if node.value == "" and not node.style else nfc(node.value)
        self._open.add(id(node))
        result = self._sequence(node) if isinstance(node, yaml.SequenceNode) else self._mapping(node)
        self._open.discard(id(node))
        return result

    def _sequence(self, node: yaml.SequenceNode) -> list[Tree]:
        return [self.value(child) for child in node.value]

    def _mapping(self, node: yaml.Node) -> dict[str, Tree]:
        result: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise _RefusedYamlError(
                    diagnostic(f"{self._source.family}109", _place(self._source, key_node), construct="? [ ]")
                )
            if "\0" in key_node.value:
                raise self._nul_error(key_node)
            key = nfc(str(key_node.value))
            if opens_with_long_dash(key):
                self._refuse_long_dash(key_node.start_mark.line)
            if key in result:
                raise _RefusedYamlError(self._duplicate(node, key, key_node))
            result[key] = self.value(value_node)
        return result

    def _nul_error(self, node: yaml.ScalarNode) -> _RefusedYamlError:
        """Return the error for an escaped NUL, which pages cannot contain; the parser refuses a literal NUL."""
        place = _place(self._source, node)
        return _RefusedYamlError(diagnostic(f"{self._source.family}101", place, problem="U+0000", correction=""))

    def _refuse_long_dash(self, line: int) -> None:
        """Raise an error if the line shows that the key is a list entry after a word processor's dash."""
        for slip in typing_slips(line_of(self._source.text, line + 1)):
            raise _RefusedYamlError(_slip_fault(self._source, line, slip))

    def _duplicate(self, node: yaml.Node, key: str, second: yaml.Node) -> Diagnostic:
        first = next(key_node for key_node, _ in node.value if nfc(str(key_node.value)) == key)
        line = str(self._source.first_line + first.start_mark.line)
        return diagnostic(f"{self._source.family}102", _place(self._source, second), key=key, first=line)


def _place(source: YamlText, node: yaml.Node | None) -> Place:
    if node is None:
        return place_in_line(source.path, source.first_line, 1, 0, line_of(source.text, 1))
    start, end = node.start_mark, node.end_mark
    line = line_of(source.text, start.line + 1)
    length = end.column - start.column if end.line == start.line else max(len(line) - start.column, 1)
    return place_in_line(source.path, source.first_line + start.line, start.column + 1, max(length, 1), line)

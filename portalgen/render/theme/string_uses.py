"""Finds the interface strings that templates use with `t(…)`, in all branches and without rendering.

A key may be computed. Its possible words are known for names set to literals, loops over literals, and arguments that a
template passes to its own macros. Unknown parts are `ANY_TEXT`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Final

from jinja2 import nodes

from portalgen.frozen import frozen
from portalgen.render.theme.template_trees import read_template

ANY_TEXT: Final = "\0"
"""Stands for any text within a key."""
_MOST: Final = 200
"""The maximum number of possible words for a name. A name with more can be any text."""
_PASSES: Final = 6
"""Maximum number of passes over mutually recursive macros, in case a macro builds ever longer words."""
_FOR_SCRIPTS: Final = re.compile(r"""\sdata-[\w\0-]+=(?:"[^"]*|'[^']*)\Z""")

PossibleTexts = frozenset[str]
TemplateScope = dict[str, PossibleTexts]
_UNKNOWN: Final[PossibleTexts] = frozenset({ANY_TEXT})


@frozen
class StringUse:
    """A call of `t` in a template."""

    keys: tuple[str, ...]
    """The possible keys, in order. `ANY_TEXT` stands for parts that are unknown."""
    value_names: frozenset[str] | None
    """The names of the values passed to the call. None if they are unknown."""
    is_for_scripts: bool
    """True if the call is in a `data-` attribute. Scripts fill in the values that are missing in the template."""
    line: int
    column: int
    length: int


def find_string_uses(text: str) -> tuple[StringUse, ...]:
    """Return the calls of `t` in a template, in order. Raises jinja2.TemplateSyntaxError."""
    tree = read_template(text)
    walk = _Walk({})
    walk.run(tree)
    for number in range(1, _PASSES + 1):
        if walk.arguments == walk.known:
            break
        known = walk.arguments if number < _PASSES else dict.fromkeys(walk.arguments, _UNKNOWN)
        walk = _Walk(known)
        walk.run(tree)
    lines = text.splitlines()
    return tuple(dict.fromkeys(_placed(each, lines) for each in walk.uses))


def may_match_key(key: str, known: str) -> bool:
    """Return True if `key`, the key of a use, can be the key `known`."""
    return key == known or (ANY_TEXT in key and _pattern(key).fullmatch(known) is not None)


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in re.split(f"{ANY_TEXT}+", key)))


def _placed(use: StringUse, lines: list[str]) -> StringUse:
    """Return the use placed at its key if this is a single literal, else at the call."""
    line = lines[use.line - 1] if use.line <= len(lines) else ""
    key = use.keys[0] if len(use.keys) == 1 and ANY_TEXT not in use.keys[0] else ""
    match = re.search(rf"""(["']){re.escape(key)}\1""", line) if key else None
    match = match or re.search(r"\bt\((?!\s*[\"'][\w.-]*[\"']\s*[,)])", line) or re.search(r"\bt\(", line)
    return replace(use, column=match.start() + 1, length=match.end() - match.start()) if match else use


class _Walk:
    """A pass over a template, with the arguments of its own macros from the previous pass."""

    def __init__(self, arguments: Mapping[tuple[str, str], PossibleTexts]) -> None:
        self.known: Final = arguments
        self.arguments: dict[tuple[str, str], PossibleTexts] = {}
        self.uses: list[StringUse] = []
        self._macros: dict[str, nodes.Macro] = {}
        self._before = ""
        """The end of the preceding text, with every expression as `ANY_TEXT`."""

    def run(self, tree: nodes.Template) -> None:
        self._macros = {each.name: each for each in tree.find_all(nodes.Macro) if each.name.startswith("_")}
        self._each(tree.iter_child_nodes(), {})

    def _each(self, children: Iterable[nodes.Node], scope: TemplateScope) -> None:
        for each in children:
            self._visit(each, scope)

    def _visit(self, node: nodes.Node, scope: TemplateScope) -> None:
        if isinstance(node, nodes.TemplateData):
            self._before = (self._before + node.data)[-1_000:]
        elif isinstance(node, nodes.Output):
            for each in node.nodes:
                self._visit(each, scope)
                self._before += "" if isinstance(each, nodes.TemplateData) else ANY_TEXT
        elif isinstance(node, nodes.For):
            self._each((node.iter,), scope)
            inner = {**scope, **_looped(node, scope)}
            self._each((*([node.test] if node.test else []), *node.body, *node.else_), inner)
        elif isinstance(node, nodes.Macro | nodes.CallBlock):
            self._each(node.iter_child_nodes(exclude=("args",)), {**scope, **self._parameters(node, scope)})
        elif isinstance(node, nodes.With):
            self._each(node.values, scope)
            given = zip(node.targets, node.values, strict=True)
            inner = {**scope, **{name: words for each, value in given for name, words in _set(each, value, scope)}}
            self._each(node.body, inner)
        else:
            if isinstance(node, nodes.Call):
                self._call(node, scope)
            self._each(node.iter_child_nodes(), scope)
            if isinstance(node, nodes.Assign):
                for name, words in _set(node.target, node.node, scope):
                    scope[name] = scope.get(name, frozenset()) | words
            elif isinstance(node, nodes.AssignBlock) and isinstance(node.target, nodes.Name):
                scope[node.target.name] = _UNKNOWN

    def _parameters(self, node: nodes.Macro | nodes.CallBlock, scope: TemplateScope) -> TemplateScope:
        """Return the possible words of a macro's parameters.

        They are known for the template's own macros, which only the template itself calls.
        """
        own = isinstance(node, nodes.Macro) and node.name in self._macros
        parameters: TemplateScope = {each.name: _UNKNOWN for each in node.args}
        if own and isinstance(node, nodes.Macro):
            parameters = {name: self.known.get((node.name, name), frozenset()) for name in parameters}
            for each, default in zip(node.args[len(node.args) - len(node.defaults) :], node.defaults, strict=True):
                parameters[each.name] |= possible_texts_of(default, scope)
        return parameters

    def _call(self, node: nodes.Call, scope: TemplateScope) -> None:
        if not isinstance(node.node, nodes.Name):
            return
        if node.node.name == "t":
            self.uses.append(self._use(node, scope))
        macro = self._macros.get(node.node.name)
        if macro is not None:
            names = [each.name for each in macro.args]
            given = {name: possible_texts_of(each, scope) for name, each in zip(names, node.args, strict=False)}
            given |= {each.key: possible_texts_of(each.value, scope) for each in node.kwargs}
            if node.dyn_args or node.dyn_kwargs:
                given = dict.fromkeys(names, _UNKNOWN)
            for name, words in given.items():
                key = macro.name, name
                self.arguments[key] = self.arguments.get(key, frozenset()) | words

    def _use(self, node: nodes.Call, scope: TemplateScope) -> StringUse:
        key = node.args[0] if node.args else None
        words = possible_texts_of(key, scope) if key else _UNKNOWN
        values = None if node.dyn_args or node.dyn_kwargs else frozenset(each.key for each in node.kwargs)
        line = key.lineno if key else node.lineno
        return StringUse(tuple(sorted(words)), values, _FOR_SCRIPTS.search(self._before) is not None, line, 1, 0)


def possible_texts_of(node: nodes.Node | None, scope: TemplateScope) -> PossibleTexts:
    """Return the texts that an expression can have."""
    if isinstance(node, nodes.Concat):
        return _joined(node.nodes, scope)
    if isinstance(node, nodes.Add):
        return _joined((node.left, node.right), scope)
    return _bounded(_words(node, scope))


def _joined(parts: Iterable[nodes.Node], scope: TemplateScope) -> PossibleTexts:
    """Return the possible concatenations of the parts, or any text if there are too many."""
    texts: PossibleTexts = frozenset({""})
    for each in parts:
        texts = _bounded(left + right for left, right in product(texts, possible_texts_of(each, scope)))
    return texts


def _bounded(words: Iterable[str]) -> PossibleTexts:
    """Return the words, or any text if there are too many to follow."""
    texts: set[str] = set()
    for each in words:
        texts.add(each)
        if len(texts) > _MOST:
            return _UNKNOWN
    return frozenset(texts)


def _words(node: nodes.Node | None, scope: TemplateScope) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.Name):
        yield from scope.get(node.name, _UNKNOWN)
    elif isinstance(node, nodes.CondExpr):
        yield from (
            *possible_texts_of(node.expr1, scope),
            *(possible_texts_of(node.expr2, scope) if node.expr2 else ()),
        )
    elif isinstance(node, nodes.Or):
        yield from (*possible_texts_of(node.left, scope), *possible_texts_of(node.right, scope))
    elif isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Dict):
        for pair in node.node.items:
            yield from possible_texts_of(pair.value, scope)
    else:
        yield ANY_TEXT


def _looped(node: nodes.For, scope: TemplateScope) -> TemplateScope:
    """Return the names set by a loop; their words are known if it goes over literals."""
    names: TemplateScope = {"loop": _UNKNOWN}
    listed = node.iter.items if isinstance(node.iter, nodes.List | nodes.Tuple) else None
    for item in listed if listed is not None else [None]:
        for name, words in _set(node.target, item, scope):
            known = names.get(name, frozenset())
            names[name] = known if len(known) > _MOST else known | words  # `known` is already any text
    return names


def _set(target: nodes.Node, value: nodes.Node | None, scope: TemplateScope) -> Iterator[tuple[str, PossibleTexts]]:
    if isinstance(target, nodes.Name):
        yield target.name, possible_texts_of(value, scope)
    elif isinstance(target, nodes.Tuple):
        parts = value.items if isinstance(value, nodes.List | nodes.Tuple) else [None] * len(target.items)
        for each, part in zip(target.items, parts, strict=False):
            yield from _set(each, part, scope)

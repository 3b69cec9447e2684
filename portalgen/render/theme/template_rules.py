"""Decides which syntax is allowed in templates. The syntax tree is checked before any compiler sees it.

Anything missing from these tables is refused, with its line and the accepted alternative. Values, which a tree does not
show, are guarded at run time (`template_values`). Allowed templates that take too long or grow too large are stopped
there (`template_limits`).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from jinja2 import Environment, nodes

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic, place_in_line
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.render.theme.shown_forms import FormNames, ShownForm, find_unshown
from portalgen.render.theme.shown_values import BAD_SIGNS, SIGN_CODE, VALUE_CODE, describe_kind, name_sign
from portalgen.render.theme.template_ways import (
    ANY_WAY,
    ATTRIBUTE_WAY,
    CALL_WAY,
    CONSTANT_PATH_WAY,
    FILTER_WAYS,
    FUNCTION_WAYS,
    METHOD_WAYS,
    NAME_WAYS,
    NESTED_WAY,
    NUMBER_WAY,
    PRIVATE_WAY,
    RESERVED_WAY,
    SIGN_WAY,
    SUBSCRIPT_WAY,
)

with on_demand():
    from portalgen.render.theme import template_values

MAX_DEPTH: Final = 40
"""The maximum depth of nodes in a tree. The shipped theme has 12, and compilers begin to fail at 60."""
_MAX_TREE_DEPTH: Final = 4 * MAX_DEPTH
"""Maximum depth of a tree for recursive traversal; Python itself fails at about 400."""
MAX_LOOPS: Final = 12
"""The maximum depth of nested loops. Python itself allows 20."""
MOST_CONSTANT: Final = 1_000
"""The largest number accepted as a width or count in the arguments of a filter."""

_ESCAPED_SIGN: Final = re.compile(
    r"\\(?:x00|0{1,3}(?![0-7])|u0000|U0{8}|u[dD][89a-fA-F][0-9a-fA-F]{2}|U0000[dD][89a-fA-F][0-9a-fA-F]{2}|N\{NULL\})"
)
"""An escape sequence in a template's string for a character invalid in pages."""
_PLAIN_PATH: Final = re.compile(r"[^\W\d_]\w*(?:\.(?:[^\W\d_]\w*|\d{1,4}))*")


@frozen
class Refusal:
    """A refused construct: its diagnostic code, the words that the template uses, their line, and the fix."""

    code: str
    words: str
    line: int
    way: LocalizedText
    name: LocalizedText | None = None
    """The name of the construct in messages, if different from `words`."""


@frozen
class FilterArguments:
    """The rules for the arguments of one filter."""

    attribute_at: int | None = None
    """The position of an argument that names an attribute. It may also be passed as `attribute=`."""
    name_at: int | None = None
    """The position of an argument that names a filter or test."""
    names: frozenset[str] = frozenset()
    """The filters or tests allowed at `name_at`."""
    are_constant: bool = False
    """True if all arguments must be literals: strings or small numbers."""
    most: int = 9
    """The maximum number of positional arguments."""


_ANY: Final = FilterArguments()
_NONE: Final = FilterArguments(most=0)
_FIXED: Final = FilterArguments(are_constant=True)

TESTS: Final = frozenset(
    {
        *(
            "boolean",
            "defined",
            "undefined",
            "divisibleby",
            "even",
            "odd",
            "false",
            "true",
            "none",
            "number",
            "integer",
        ),
        *(
            "float",
            "string",
            "mapping",
            "iterable",
            "sequence",
            "lower",
            "upper",
            "sameas",
            "escaped",
            "in",
            "callable",
        ),
        *("eq", "equalto", "==", "ne", "!=", "gt", "greaterthan", ">", "ge", ">=", "lt", "lessthan", "<", "le", "<="),
    }
)
"""The tests allowed after `is`, and in `select` and `selectattr`."""

MAPPED_FILTERS: Final = frozenset(
    {
        *("abs", "capitalize", "default", "e", "escape", "first", "float", "forceescape", "int", "last", "length"),
        *("list", "lower", "replace", "safe", "string", "title", "trim", "upper", "urlencode"),
    }
)
"""The filters allowed in `map`."""

FILTERS: Final[Mapping[str, FilterArguments]] = {
    **dict.fromkeys(("d", "default", "replace", "dictsort", "trim", "truncate"), _ANY),
    **dict.fromkeys(
        ("e", "escape", "forceescape", "safe", "string", "list", "length", "count", "first", "last"), _NONE
    ),
    **dict.fromkeys(("lower", "upper", "title", "capitalize", "abs", "reverse", "urlencode", "wordcount"), _NONE),
    **dict.fromkeys(("round", "indent", "batch", "slice", "int", "float", "tojson"), _FIXED),
    "map": FilterArguments(name_at=0, names=MAPPED_FILTERS, attribute_at=-1),
    "select": FilterArguments(name_at=0, names=TESTS),
    "reject": FilterArguments(name_at=0, names=TESTS),
    "selectattr": FilterArguments(attribute_at=0, name_at=1, names=TESTS),
    "rejectattr": FilterArguments(attribute_at=0, name_at=1, names=TESTS),
    "groupby": FilterArguments(attribute_at=0),
    "sum": FilterArguments(attribute_at=0),
    "join": FilterArguments(attribute_at=1),
    "unique": FilterArguments(attribute_at=1),
    "min": FilterArguments(attribute_at=1),
    "max": FilterArguments(attribute_at=1),
    "sort": FilterArguments(attribute_at=2),
}
"""The allowed filters, with the rules for their arguments."""

FUNCTIONS: Final = frozenset({"t", "range", "super", "caller"})
"""The only names that can be called, apart from macros. These names and `loop` cannot be redefined."""

FORM_WAYS: Final[Mapping[type[nodes.Node], tuple[str, LocalizedText]]] = {
    nodes.Pow: ("**", LocalizedText("ghi thẳng kết quả", "write the result itself")),
    nodes.NSRef: ("namespace", NAME_WAYS["namespace"]),
    nodes.ScopedEvalContextModifier: (
        "autoescape",
        LocalizedText(
            "bỏ `autoescape`; giá trị kiểu HTML của view được chèn thẳng",
            "remove `autoescape`; HTML values of views are inserted unchanged",
        ),
    ),
}
"""The types of refused nodes that have a fix of their own."""
FORMS: Final = frozenset(
    {
        *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Getitem),
        *(nodes.Slice, nodes.Call, nodes.Keyword, nodes.Pair, nodes.Filter, nodes.Test, nodes.If, nodes.For),
        *(nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.Block, nodes.Extends, nodes.Include, nodes.Import),
        *(nodes.FromImport, nodes.Assign, nodes.AssignBlock, nodes.With, nodes.List, nodes.Tuple, nodes.Dict),
        *(nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod),
        *(nodes.Neg, nodes.Pos, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    }
)
"""The allowed types of nodes."""
_KNOWN_FILTERS: Final = frozenset(Environment(autoescape=True).filters)
_KNOWN_TESTS: Final = frozenset(Environment(autoescape=True).tests)


def find_refusals(tree: nodes.Template) -> tuple[Refusal, ...]:
    """Return the refused constructs in the order of the tree. The check stops at nodes that are nested too deeply."""
    check = _TreeCheck(tree)
    check.check(tree, _Surroundings(), 0)
    return tuple(check.refusals)


def is_too_deep(tree: nodes.Template) -> bool:
    """Return True if the tree is so deep that recursion through it could exceed Python's stack."""
    level: list[nodes.Node] = [tree]
    for _ in range(_MAX_TREE_DEPTH):
        level = [below for each in level for below in each.iter_child_nodes()]
        if not level:
            return False
    return True


def diagnostic_of_refusal(refusal: Refusal, shown_path: str, text: str) -> Diagnostic:
    """Return the diagnostic about a refused construct, at its place in the template `text`."""
    found = refusal.name or refusal.words
    return diagnostic(refusal.code, _place(refusal, shown_path, text), found=found, way=refusal.way)


def _place(refusal: Refusal, shown_path: str, text: str) -> Place:
    """Return the place of the refused words if the line contains them, else the whole line."""
    if refusal.code == SIGN_CODE:
        return _place_of_sign(refusal, shown_path, text)
    line = _line_of(text, refusal.line)
    word = re.search(rf"(?<!\w){re.escape(refusal.words)}(?!\w)", line) if refusal.words else None
    if word is None:
        start, length = len(line) - len(line.lstrip()), len(line.strip())
    else:
        start, length = word.start(), word.end() - word.start()
    return place_in_line(shown_path, refusal.line, start + 1, length, line)


def _place_of_sign(refusal: Refusal, shown_path: str, text: str) -> Place:
    """Return the place of the next escape from its line on: a string may span several lines."""
    lines = _lines_of(text)
    for number in range(refusal.line, len(lines) + 1):
        found = _ESCAPED_SIGN.search(lines[number - 1])
        if found is not None:
            return place_in_line(shown_path, number, found.start() + 1, len(found[0]), lines[number - 1])
    line = _line_of(text, refusal.line)
    return place_in_line(shown_path, refusal.line, 1, len(line), line)


@lru_cache(maxsize=4)
def _lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a template, cached for its refusals."""
    return tuple(text.split("\n"))


def _line_of(text: str, number: int) -> str:
    lines = _lines_of(text)
    return lines[number - 1] if 0 < number <= len(lines) else ""


@frozen
class _Surroundings:
    """The constructs around a node."""

    loops: int = 0
    in_macro: bool = False
    in_block: bool = False


class _TreeCheck:
    """Checks a tree, with the names declared in it.

    A template that extends another may call names imported by it.
    """

    def __init__(self, tree: nodes.Template) -> None:
        self.refusals: list[Refusal] = []
        self._callable = {*FUNCTIONS, "loop"}
        self._modules: set[str] = set()
        self._macros: set[str] = set()
        self._declared: set[str] = set()
        self._extends = False
        self._collect(tree)
        self._callable |= self._macros
        self._own = self._declared | self._macros
        self._names = FormNames(frozenset(self._macros), frozenset(self._modules), frozenset(self._declared))

    def _collect(self, tree: nodes.Node) -> None:
        waiting = [tree]
        while waiting:  # not recursive: the tree may be too deep
            each = waiting.pop()
            waiting.extend(each.iter_child_nodes())
            if isinstance(each, nodes.Name):
                if each.ctx != "load":
                    self._declared.add(each.name)
            elif isinstance(each, nodes.Macro):
                self._macros.add(each.name)
            elif isinstance(each, nodes.Import):
                self._modules.add(each.target)
            elif isinstance(each, nodes.FromImport):
                self._callable.update(map(_alias_of, each.names))
            elif isinstance(each, nodes.Extends):
                self._extends = True

    def check(self, node: nodes.Node, around: _Surroundings, depth: int) -> None:
        """Collect the refused constructs in `node` and below it."""
        kind = type(node)
        if kind not in FORMS:
            words, way = FORM_WAYS.get(kind, (kind.__name__, ANY_WAY))
            self._refuse("TPL141", words, node, way)
            return
        inner = _go_into(node, around) if kind in _OPENING else around
        if depth > MAX_DEPTH or inner.loops > MAX_LOOPS:
            self._refuse("TPL144", "…", node, NESTED_WAY)
            return
        rule = _RULES.get(kind)
        if rule is not None:
            rule(self, node, inner)
        if kind in _ENDS:
            return
        for field in node.fields:
            value = getattr(node, field)
            if isinstance(value, list):
                for each in value:
                    if isinstance(each, nodes.Node):
                        self.check(each, inner, depth + 1)
            elif kind is nodes.Call and field == "node":
                if isinstance(value, nodes.Getattr):  # the method is checked, but not its object
                    self.check(value.node, inner, depth + 2)
            elif isinstance(value, nodes.Node):
                self.check(value, inner, depth + 1)

    def _refuse(self, code: str, words: str, node: nodes.Node, way: LocalizedText) -> None:
        self.refusals.append(Refusal(code, words, node.lineno, way))

    def name(self, node: nodes.Name, _around: _Surroundings) -> None:
        """Check the reading or setting of a name."""
        name = node.name
        if node.ctx != "load":
            self._declare(name, node)
        elif name in NAME_WAYS:
            self._refuse("TPL140", name, node, NAME_WAYS[name])
        elif name in FUNCTIONS:
            self._refuse("TPL137", name, node, FUNCTION_WAYS[name])
        elif not (_may_be_declared(name) if name in self._own else _is_plain(name)):
            self._refuse("TPL135", name, node, PRIVATE_WAY)

    def _declare(self, name: str, node: nodes.Node) -> None:
        if name in FUNCTIONS or name == "loop" or name in NAME_WAYS:
            self._refuse("TPL140", name, node, RESERVED_WAY)
        elif not _may_be_declared(name):
            self._refuse("TPL135", name, node, PRIVATE_WAY)

    def macro(self, node: nodes.Macro, _around: _Surroundings) -> None:
        """Check the name of a macro."""
        self._declare(node.name, node)

    def imported_module(self, node: nodes.Import, _around: _Surroundings) -> None:
        """Check a template imported under a name."""
        self._declare(node.target, node)
        self.path(node, _around)

    def imported_names(self, node: nodes.FromImport, _around: _Surroundings) -> None:
        """Check the macros imported from another template."""
        for each in node.names:
            self._declare(_alias_of(each), node)
            if not _is_plain(each if isinstance(each, str) else each[0]):
                self._refuse("TPL135", _alias_of(each), node, PRIVATE_WAY)
        self.path(node, _around)

    def path(self, node: nodes.Node, _around: _Surroundings) -> None:
        """Check the path of an included, imported or extended template; `include` may have several."""
        path: nodes.Node = node.template  # type: ignore[attr-defined] # all nodes with this rule have one
        several = isinstance(node, nodes.Include) and isinstance(path, nodes.List | nodes.Tuple)
        for each in path.items if several else (path,):  # type: ignore[attr-defined] # the same
            if not isinstance(each, nodes.Const) or not isinstance(each.value, str):
                self._refuse("TPL136", _WORDS[type(node)], node, CONSTANT_PATH_WAY)
                return
            self.constant(each, _around)

    def attribute(self, node: nodes.Getattr, _around: _Surroundings) -> None:
        """Check an attribute."""
        if not _is_plain(node.attr):
            self._refuse("TPL135", node.attr, node, PRIVATE_WAY)

    def keyword(self, node: nodes.Keyword, _around: _Surroundings) -> None:
        """Check the name of an argument."""
        if not _is_plain(node.key):
            self._refuse("TPL135", node.key, node, PRIVATE_WAY)

    def call(self, node: nodes.Call, around: _Surroundings) -> None:
        """Check a call: of a macro, a function or a method."""
        called = node.node
        if isinstance(called, nodes.Name):
            self._called_name(node, called.name, around)
        elif isinstance(called, nodes.Getattr):
            self.attribute(called, around)
            receiver = called.node
            of_module = isinstance(receiver, nodes.Name) and receiver.name in self._modules
            if _is_plain(called.attr) and not of_module and called.attr not in template_values.METHOD_NAMES:
                self._refuse("TPL138", called.attr, called, METHOD_WAYS.get(called.attr, CALL_WAY))
        else:
            self._refuse("TPL137", "(…)", node, CALL_WAY)

    def _called_name(self, node: nodes.Call, name: str, around: _Surroundings) -> None:
        if name in NAME_WAYS:
            self._refuse("TPL140", name, node, NAME_WAYS[name])
        elif name not in self._callable and (name in self._own or not self._extends or not _is_plain(name)):
            private = not _is_plain(name)
            self._refuse("TPL135" if private else "TPL137", name, node, PRIVATE_WAY if private else CALL_WAY)
        elif not _MAY_BE_CALLED.get(name, _always)(node, around):
            self._refuse("TPL137", name, node, FUNCTION_WAYS[name])

    def subscript(self, node: nodes.Getitem, _around: _Surroundings) -> None:
        """Check an index. A literal mapping accepts any key."""
        argument = node.arg
        if isinstance(node.node, nodes.Dict) or isinstance(argument, nodes.Slice):
            return
        if isinstance(argument, nodes.Neg):
            argument = argument.node
        value = argument.value if isinstance(argument, nodes.Const) else None
        if isinstance(value, str) and not _is_plain(value):
            self._refuse("TPL135", value, node, PRIVATE_WAY)
        elif not isinstance(value, int | str):
            self._refuse("TPL142", "[…]", node, SUBSCRIPT_WAY)

    def filter(self, node: nodes.Filter, _around: _Surroundings) -> None:
        """Check a filter and its arguments. The compiler reports unknown filters."""
        rule = FILTERS.get(node.name)
        if rule is None:
            if node.name in _KNOWN_FILTERS:
                self._refuse("TPL139", node.name, node, FILTER_WAYS.get(node.name, ANY_WAY))
            return
        way = _fault_of_arguments(node, rule)
        if way is not None:
            self._refuse("TPL143", node.name, node, way)

    def constant(self, node: nodes.Const, _around: _Surroundings) -> None:
        """Check a literal string or number."""
        sign = BAD_SIGNS.search(node.value) if isinstance(node.value, str) else None
        if sign is not None:
            self._refuse(SIGN_CODE, name_sign(sign[0]), node, SIGN_WAY)
        elif isinstance(node.value, float) and math.isinf(node.value):
            self._refuse("TPL141", "1e309", node, NUMBER_WAY)

    def output(self, node: nodes.Output | nodes.Concat, around: _Surroundings) -> None:
        """Check printed values and operands of `~`."""
        for each in node.nodes:
            for shown in find_unshown(each, self._names, around.loops > 0):
                found, way = describe_kind(shown.kind, shown.name)
                self.refusals.append(Refusal(VALUE_CODE, _words_of(shown), shown.node.lineno, way, found))

    def test(self, node: nodes.Test, _around: _Surroundings) -> None:
        """Check the name of a test."""
        if node.name not in TESTS and node.name in _KNOWN_TESTS:
            self._refuse("TPL139", node.name, node, ANY_WAY)

    def remainder(self, node: nodes.Mod, _around: _Surroundings) -> None:
        """Check that `%` is applied to numbers, not to strings."""
        if isinstance(node.left, nodes.Const | nodes.TemplateData) and isinstance(node.left.as_const(), str):
            self._refuse("TPL141", "%", node, FILTER_WAYS["format"])


def _is_plain(name: str) -> bool:
    """Return True if a name is public and identical after Python's normalization, which reads `ｘ` as `x`."""
    return not name.startswith("_") and (name.isascii() or unicodedata.normalize("NFKC", name) == name)


def _may_be_declared(name: str) -> bool:
    """Return True if a template may declare this name: a single leading `_` is allowed."""
    return name == "_" or _is_plain(name.removeprefix("_"))


def _alias_of(imported: str | tuple[str, str]) -> str:
    return imported if isinstance(imported, str) else imported[1]


def _go_into(node: nodes.Node, around: _Surroundings) -> _Surroundings:
    return _Surroundings(
        around.loops + isinstance(node, nodes.For),
        around.in_macro or isinstance(node, nodes.Macro | nodes.CallBlock),
        around.in_block or isinstance(node, nodes.Block),
    )


def _words_of(shown: ShownForm) -> str:
    """Return a word of the node found in its line, or an empty string."""
    node = shown.node
    if isinstance(node, nodes.Const):
        return str(node.value).lower()
    if isinstance(node, nodes.Call):
        return shown.name or str(getattr(node.node, "attr", getattr(node.node, "name", "")))
    return shown.name or str(getattr(node, "name", ""))


def _always(_node: nodes.Call, _around: _Surroundings) -> bool:
    return True


def _fault_of_arguments(node: nodes.Filter, rule: FilterArguments) -> LocalizedText | None:
    """Return the fix for the arguments of a filter, or None if they are valid."""
    if node.dyn_args or node.dyn_kwargs or len(node.args) > rule.most:
        return ANY_WAY
    named: dict[str, nodes.Expr] = {str(each.key): each.value for each in node.kwargs}
    if rule.are_constant and not all(map(_is_small_constant, (*node.args, *named.values()))):
        return LocalizedText(
            f"ghi chữ, hoặc số không quá {MOST_CONSTANT}, ngay tại chỗ",
            f"write literal words, or numbers up to {MOST_CONSTANT}",
        )
    by_place: dict[int | None, nodes.Expr] = dict(enumerate(node.args))
    attribute = named.get("attribute") or by_place.get(rule.attribute_at)
    if attribute is not None and not (rule.attribute_at is not None and _is_attribute(attribute)):
        return ATTRIBUTE_WAY
    name = by_place.get(rule.name_at)
    if name is not None and not (isinstance(name, nodes.Const) and name.value in rule.names):
        return LocalizedText(
            f"ghi thẳng một trong các tên: {', '.join(sorted(rule.names))}",
            f"write one of these names: {', '.join(sorted(rule.names))}",
        )
    return None


def _is_small_constant(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Neg):
        node = node.node
    value = node.value if isinstance(node, nodes.Const) else ...
    return value is None or (isinstance(value, str | int | float) and _size_of(value) <= MOST_CONSTANT)


def _size_of(value: str | float) -> float:
    return len(value) if isinstance(value, str) else abs(value)


def _is_attribute(node: nodes.Node) -> bool:
    """Return True if the node is a literal path of attributes."""
    value = node.value if isinstance(node, nodes.Const) else None
    if isinstance(value, int):
        return True
    paths = value.split(",") if isinstance(value, str) else [""]
    return all(_PLAIN_PATH.fullmatch(each) is not None and all(map(_is_plain, each.split("."))) for each in paths)


_OPENING: Final = frozenset({nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block})
"""Nodes changing the surroundings of their children."""
_ENDS: Final = frozenset(
    {nodes.Const, nodes.TemplateData, nodes.Name, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends}
)
"""Nodes whose children are checked by their own rule, if they have any."""
_WORDS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Extends: "extends",
}
_MAY_BE_CALLED: Final[Mapping[str, Callable[[nodes.Call, _Surroundings], bool]]] = {
    "range": lambda node, _: 1 <= len(node.args) <= 3 and not (node.kwargs or node.dyn_args or node.dyn_kwargs),
    "super": lambda _, around: around.in_block,
    "caller": lambda _, around: around.in_macro,
}
_RULES: Final[Mapping[type[nodes.Node], Callable[[_TreeCheck, Any, _Surroundings], None]]] = {
    nodes.Name: _TreeCheck.name,
    nodes.Macro: _TreeCheck.macro,
    nodes.Import: _TreeCheck.imported_module,
    nodes.FromImport: _TreeCheck.imported_names,
    nodes.Include: _TreeCheck.path,
    nodes.Extends: _TreeCheck.path,
    nodes.Getattr: _TreeCheck.attribute,
    nodes.Keyword: _TreeCheck.keyword,
    nodes.Call: _TreeCheck.call,
    nodes.Getitem: _TreeCheck.subscript,
    nodes.Filter: _TreeCheck.filter,
    nodes.Test: _TreeCheck.test,
    nodes.Mod: _TreeCheck.remainder,
    nodes.Const: _TreeCheck.constant,
    nodes.Output: _TreeCheck.output,
    nodes.Concat: _TreeCheck.output,
}

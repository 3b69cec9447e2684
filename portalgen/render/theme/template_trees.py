"""Templates as syntax trees: the step between a template's text and its code, shared by both compilers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import wraps
from types import BuiltinMethodType, MethodType
from typing import Any, Final, TypeVar

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import ImmutableSandboxedEnvironment

from portalgen.on_demand import on_demand
from portalgen.render.theme.shown_values import (
    are_the_same,
    build_joiner,
    check_all,
    check_filter,
    check_method,
    show,
    show_sound,
)
from portalgen.render.theme.template_limits import (
    MAX_CALLS,
    MAX_LIST,
    MAX_SOURCE,
    Meter,
    TemplateLimitError,
    measure,
    remainder,
)
from portalgen.render.theme.template_rules import FILTERS, TESTS, Refusal, find_refusals, is_too_deep

with on_demand():
    from portalgen.render.theme import template_values

_LIGHT_FILTERS: Final = frozenset(
    {"d", "default", "first", "last", "length", "count", "map", "select", "reject", "selectattr", "rejectattr"}
)
"""Filters without results of significant size, and without a look into values."""
_STEPPING_FILTERS: Final = frozenset({"map", "select", "reject", "selectattr", "rejectattr", "sum"})
"""Filters with work for each entry of a list, like a loop."""
_SORTING_FILTERS: Final = frozenset({"sort", "groupby", "dictsort"})
_READING_FILTERS: Final = _SORTING_FILTERS | {"unique", "min", "max", "join"}
"""Filters reading all of a list, or an attribute of all its entries."""
_MAKING_FILTERS: Final = frozenset({"list", "groupby", "dictsort"})
"""Filters creating nested lists."""
_DEALING_FILTERS: Final = frozenset({"batch", "slice"})
"""Filters creating lists lazily."""
_PASSING_FILTERS: Final = _MAKING_FILTERS | _DEALING_FILTERS | {"sum", "reverse", "abs", "int", "float", "round"}
"""Filters without a look into the entries of a list."""
_SLOW_FILTERS: Final[Mapping[str, int]] = {"title": 8, "wordcount": 4, "urlencode": 4}
"""Slow filters, with their factors of time per character."""
_TEST_COMPARISONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("eq", "equalto", "=="), "eq"),
    **dict.fromkeys(("ne", "!="), "ne"),
    **dict.fromkeys(("gt", "greaterthan", ">", "ge", ">=", "lt", "lessthan", "<", "le", "<="), "lt"),
    **dict.fromkeys(("sameas",), "eq"),
    "in": "in",
}
_READING_TESTS: Final = frozenset({"lower", "upper"})
_MULTIPLYING: Final = frozenset({"rpartition", "rsplit", "strip", "lstrip", "rstrip", "trim"})
"""Filters and methods with time proportional to the lengths of string and argument, multiplied."""


class RefusedTemplateError(TemplateSyntaxError):
    """Raised for a template with forbidden constructs. `refusal` is the first of them."""

    def __init__(self, refusal: Refusal, name: str | None, filename: str | None) -> None:
        super().__init__(refusal.code, refusal.line, name, filename)
        self.refusal: Final = refusal


class TreeEnvironment(ImmutableSandboxedEnvironment):
    """An environment that compiles only checked syntax trees and limits templates at run time.

    Each text is parsed only once, to find the templates named in it and to compile it.
    """

    intercepted_binops = frozenset({"*", "%"})
    marks_shown = True
    """True if printed values are passed to `show` in the tree; otherwise the compiler adds the call."""
    looks_at_signs = False
    """True if each printed string is searched for characters invalid in pages."""

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, trim_blocks=True, lstrip_blocks=True, **options)
        self.meter: Final = Meter()
        self.step: Final = self.meter.step
        self.weigh: Final = self.meter.weigh
        self.globals.clear()
        self.filters = {name: self._weighed(name, self.filters[name]) for name in FILTERS}
        tests: Mapping[str, Any] = self.tests
        self.tests = {name: self._counted_test(name, tests[name]) for name in TESTS}
        self.weigh_list: Final = self.meter.weigh_list
        self.compare: Final = self.meter.compare
        self.enter: Final = self.meter.enter
        self.leave: Final = self.meter.leave
        self.join_texts: Final = build_joiner(self.weigh)
        self.begin_module: Final = self.meter.begin_module
        self.end_module: Final = self.meter.end_module
        self._asked_functions: Final = (
            *(self.step, self.weigh, self.weigh_list, self.compare, self.show, self.join_texts),
            *(self.enter, self.leave, self.begin_module, self.end_module),
        )
        self.binop_table |= {"*": self.meter.multiply, "%": remainder}
        self._trees: dict[str, nodes.Template] = {}
        """Trees parsed for their references, waiting to be compiled."""

    def _weighed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter whose results are counted."""
        if name == "sum":
            function = sum_values(function)
        if name in _STEPPING_FILTERS:
            function = self._stepping(function)
        if name in _LIGHT_FILTERS:
            return function
        made = self.meter.weigh_list
        finish: Callable[[Any], Any] = made if name in _MAKING_FILTERS else self.weigh
        at = int(hasattr(function, "jinja_pass_arg"))

        @wraps(function)
        def weighed(*arguments: Any, **named: Any) -> Any:
            if len(arguments) > at:
                value = self._read(name, arguments[at], arguments[at + 1 :], named)
                arguments = (*arguments[:at], value, *arguments[at + 1 :])
            result = function(*arguments, **named)
            return map(made, result) if name in _DEALING_FILTERS else finish(result)

        return weighed

    def _stepping(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter with a count of its list's entries."""
        at = int(hasattr(function, "jinja_pass_arg"))

        @wraps(function)
        def stepping(*arguments: Any, **named: Any) -> Any:
            if len(arguments) > at:
                value = arguments[at]
                if isinstance(value, Iterator):
                    value = self._count_entries(value)
                elif isinstance(value, Collection):
                    self.meter.charge(len(value), 1)
                arguments = (*arguments[:at], value, *arguments[at + 1 :])
            return function(*arguments, **named)

        return stepping

    def _count_entries(self, entries: Iterator[Any]) -> Iterator[Any]:
        for each in entries:
            self.step()
            yield each

    def _read(self, name: str, value: Any, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> Any:
        """Count everything to be read by a filter, then return its input.

        Entries may be replaced: iterators are read into lists.
        """
        if name == "urlencode" and isinstance(value, Iterator):
            value = list(value)
        check_filter(name, value, arguments, named)
        charge = self.meter.charge
        others = sum(map(measure, (*arguments, *named.values())))
        if isinstance(value, str):
            times = max(others, 1) if name in _MULTIPLYING else _SLOW_FILTERS.get(name, 1)
            charge(len(value) * times + others)
            return value
        if name not in _READING_FILTERS:
            if name not in _PASSING_FILTERS:
                charge((measure(value) + others) * _SLOW_FILTERS.get(name, 1))
            return value
        if isinstance(value, Iterator):
            value = list(value)
        attribute_at = FILTERS[name].attribute_at
        attribute = named.get("attribute")
        if attribute is None and attribute_at is not None and attribute_at < len(arguments):
            attribute = arguments[attribute_at]
        count = len(value) if isinstance(value, Collection) else 0
        read = value if attribute is None else [self._attributes_of(each, attribute) for each in value]
        if name == "join" and isinstance(read, Collection):
            check_all(read if attribute is None else (each for entry in read for each in entry))
        size = measure(read) + count * others
        charge(size)
        if name in _SORTING_FILTERS:
            charge(size * count.bit_length() // 4)
        return value

    def _attributes_of(self, value: Any, attribute: str | int) -> list[Any]:
        """Return the values read by a filter from an entry: dotted names separated by commas, or an index."""
        read = []
        for path in str(attribute).split(","):
            found = value
            for name in path.split("."):
                found = self.getitem(found, int(name) if name.isdigit() else name)
            read.append(found)
        return read

    def _counted_test(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a test with a count of the values read."""
        if name == "sameas":
            function = are_the_same
        operation = _TEST_COMPARISONS.get(name)
        if operation is None and name not in _READING_TESTS:
            return function

        @wraps(function)
        def counted(value: Any, *others: Any) -> Any:
            if operation is None:
                self.meter.charge(measure(value))
            elif others:
                self.meter.charge_comparison(operation, value, others[0])
            return function(value, *others)

        return counted

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Parse a template. Any fault raises TemplateSyntaxError."""
        if len(source) > MAX_SOURCE:
            raise TemplateSyntaxError(f"longer than {MAX_SOURCE} characters", 1, name, filename)
        try:
            return super().parse(source, name, filename)
        except RecursionError:
            raise TemplateSyntaxError("nested too deep", 1, name, filename) from None
        except ValueError as error:  # a number with too many digits
            raise TemplateSyntaxError(str(error), 1, name, filename) from None

    def find_references(self, text: str) -> frozenset[str]:
        """Return the names of the templates that the template `text` refers to; empty if it cannot be parsed."""
        try:
            tree = _READ.get(text) or self._trees.setdefault(text, self.parse(text))
            return frozenset(each for each in find_referenced_templates(tree) if each is not None)
        except (TemplateSyntaxError, RecursionError):
            return frozenset()  # reported when it is rendered

    def compile(
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        *rest: Any,
        **kind: Any,
    ) -> Any:
        """Compile the tree of a template and return the code. Raises RefusedTemplateError, and errors of Jinja."""
        tree = self.read_tree(source, name, filename) if isinstance(source, str) else source
        for refusal in find_refusals(tree):
            raise RefusedTemplateError(refusal, name, filename)
        put_meters(tree, marks_shown=self.marks_shown)
        return super().compile(tree, name, filename, *rest, **kind)

    def read_tree(self, text: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the tree of a template, to be checked and compiled. Raises TemplateSyntaxError."""
        if text in _READ:
            return _copy_tree(_READ[text], self)
        return self._trees.pop(text, None) or self.parse(text, name, filename)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return `obj.attribute` for a template: a field of a view, an allowed method, or the value of a mapping."""
        if template_values.has_field(obj, attribute):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        elif isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return `obj[argument]` as a template reads it."""
        try:
            return template_values.read_item(obj, argument)
        except (TypeError, LookupError):
            if isinstance(argument, str):
                return self.getattr(obj, str(argument))
            return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return True if a template may call `obj`."""
        return template_values.can_be_called(obj) or obj in self.globals.values() or obj in self._asked_functions

    def checked_callable(self, obj: Any) -> Any:
        """Return `obj` if a template may call it, otherwise raise TypeError."""
        if not self.is_safe_callable(obj):
            raise TypeError(f"'{type(obj).__name__}' object is not callable")
        if type(obj) in (BuiltinMethodType, MethodType) and obj not in self._asked_functions:
            return self._counted_method(obj)
        return obj

    def _counted_method(self, method: Any) -> Callable[..., Any]:
        """Return a method with a count, beforehand, of the values to be read."""
        owner, name = method.__self__, method.__name__

        def counted(*arguments: Any, **named: Any) -> Any:
            size = sum(map(measure, (*arguments, *named.values())))
            if isinstance(owner, str):
                size += len(owner) * (max(size, 1) if name in _MULTIPLYING else 1)
            elif isinstance(owner, list | tuple | range):
                size = (len(owner) + 1) * size
            self.meter.charge(size)
            check_method(owner, name, arguments)
            return method(*arguments, **named)

        return counted

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call `obj` with these arguments. Jinja's own code does this at each call.

        Raises TypeError if the call is not allowed. Functions of this environment count their work themselves, as in
        direct code.
        """
        if obj in self._asked_functions or obj in self.globals.values():
            return context.call(obj, *args, **kwargs)
        return self.weigh(context.call(self.checked_callable(obj), *args, **kwargs))

    def show(self, value: Any) -> Any:
        """Return `value` if it may be printed. Raises UnshownValueError if it is not text, a number or HTML."""
        return show_sound(value) if self.looks_at_signs else show(value)

    def load_module(self, path: str) -> Any:
        """Return the module of the template at `path`, with the same steps counted as by `import`."""
        self.begin_module()
        module = self.get_template(path).module
        self.end_module(path)
        return module


def sum_values(function: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap the filter `sum` in such a way that it joins lists in a single pass.

    With `+`, the result would be copied for each list.
    """

    @wraps(function)
    def sum_or_join(environment: Any, values: Any, attribute: Any = None, start: Any = 0) -> Any:
        if not isinstance(start, list | tuple):
            return function(environment, values, attribute, start)
        joined = list(start)
        path = [] if attribute is None else str(attribute).split(".")
        for each in values:
            value = each
            for name in path:
                value = environment.getitem(value, int(name) if name.isdigit() else name)
            if not isinstance(value, type(start)):
                raise TypeError(f"'{type(value).__name__}' object is not iterable")
            joined += environment.weigh(value)
            if len(joined) > MAX_LIST:
                raise TemplateLimitError("list")
        return type(start)(joined)

    return sum_or_join


def put_meters(tree: nodes.Template, *, marks_shown: bool) -> None:
    """Add counters and checks to a tree. The tree itself is changed.

    They count each template start, loop iteration and comparison, and the depth of recursion. They also count the
    results of `~`, `+`, slices, lists and `set` blocks, and check printed values.
    """
    found: list[nodes.Node] = list(tree.find_all((nodes.Macro, nodes.Output)))
    for macro in _list_recursive([each for each in found if isinstance(each, nodes.Macro)]):
        macro.body = _bounded(macro)
    for each in found:
        if isinstance(each, nodes.Output):
            each.nodes = [_shown(node, is_marked=marks_shown) for node in each.nodes]
    _put_below(tree)
    tree.body.insert(0, _statement(_asked("step", tree)))


def _list_recursive(listed: list[nodes.Macro]) -> Iterator[nodes.Macro]:
    """Yield the macros that call themselves, directly or through other macros of the template.

    If there are many macros, yield all: their calls may be nested just as deeply.
    """
    if len(listed) > MAX_CALLS // 2:
        yield from listed
        return
    macros = {each.name: each for each in listed}
    called = {
        name: {call.node.name for call in each.find_all(nodes.Call) if isinstance(call.node, nodes.Name)} & set(macros)
        for name, each in macros.items()
    }
    for name, each in macros.items():
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            waiting += called[waiting.pop()] - reached
            reached.update(waiting)
        if name in reached:
            yield each


def _bounded(node: nodes.Macro | nodes.For) -> list[nodes.Node]:
    """Return the body of a recursive macro or loop, with a counter of its depth."""
    return [_statement(_asked("enter", node)), *node.body, _statement(_asked("leave", node))]


def _put_below(node: nodes.Node) -> None:
    """Add counters below `node`. Of nested literal lists, only the outermost is counted."""
    if isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends):
        return
    for field in node.fields:
        value = getattr(node, field)
        if isinstance(value, list):
            setattr(node, field, [new for each in value for new in _metered(each, node)])
        elif isinstance(value, nodes.Node):
            setattr(node, field, next(_metered(value, node)))


def _metered(node: Any, around: nodes.Node) -> Iterator[Any]:
    """Yield the replacement of `node`: itself, its counted form, or itself with counters around it."""
    if not isinstance(node, nodes.Node):
        yield node
        return
    _put_below(node)
    if isinstance(node, nodes.For):
        node.body = [_statement(_asked("step", node)), *(_bounded(node) if node.recursive else node.body)]
        node.test = node.test and _asked("weigh", node, node.test)
    if isinstance(node, nodes.Import | nodes.FromImport) and not node.with_context:
        path = nodes.Const(getattr(node.template, "value", ""), lineno=node.lineno)
        yield from (_statement(_asked("begin_module", node)), node, _statement(_asked("end_module", node, path)))
        return
    yield node if isinstance(node, _LITERALS) and isinstance(around, (*_LITERALS, nodes.Pair)) else _counted(node)
    if isinstance(node, nodes.AssignBlock) and isinstance(node.target, nodes.Name):
        yield _statement(_asked("weigh", node, nodes.Name(node.target.name, "load", lineno=node.lineno)))


def _shown(node: nodes.Expr, *, is_marked: bool) -> nodes.Expr:
    """Return a printed value with its run-time check, without redundant escaping; literals are unchanged."""
    while isinstance(node, nodes.Filter) and node.name in _ESCAPING and node.node is not None:
        node = node.node
    is_plain = isinstance(node, nodes.TemplateData) or (
        isinstance(node, nodes.Const) and type(node.value) in (str, int)
    )
    return _asked("show", node, node) if is_marked and not is_plain else node


def _counted(node: nodes.Node) -> nodes.Node:
    if isinstance(node, nodes.Concat):
        return _asked("join_texts", node, *node.nodes)
    if isinstance(node, nodes.Add) or (isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice)):
        return _asked("weigh", node, node)
    if isinstance(node, nodes.Filter | nodes.Test) and node.node is not None and not _runs(node.node):
        node.node = _asked("weigh", node, node.node)
    elif isinstance(node, _FOLDED) and not _runs(node.left) and not _runs(node.right):
        node.left = _asked("weigh", node, node.left)
    if isinstance(node, _LITERALS) and getattr(node, "ctx", "load") == "load":
        return node if _is_constant(node) else _asked("weigh_list", node, node)
    if isinstance(node, nodes.Compare) and not all(map(_is_constant, (node.expr, *node.ops))):
        words = ((nodes.Const(each.op, lineno=node.lineno), each.expr) for each in node.ops)
        first_is_enough = len(node.ops) == 1 and _is_constant(node.ops[0].expr)
        is_cheap = first_is_enough or (_is_constant(node.expr) and node.ops[0].op not in ("in", "notin"))
        if not is_cheap or len(node.ops) > 1:
            return _asked("compare", node, node.expr, *(part for pair in words for part in pair))
    return node


_ESCAPING: Final = frozenset({"e", "escape"})
_FOLDED: Final = (nodes.Sub, nodes.Div, nodes.FloorDiv)
"""Numeric operations that a compiler may fold. Their result may be infinite, which has no literal in its code."""
_READING: Final = (nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.UnaryExpr)
_LITERALS: Final = (nodes.List, nodes.Tuple, nodes.Dict)


def _is_constant(node: nodes.Node) -> bool:
    """Return True if a node consists of literals only, and so is no larger than the template."""
    if isinstance(node, nodes.Const):
        return True
    return isinstance(node, (*_LITERALS, nodes.Pair, nodes.Operand)) and all(map(_is_constant, node.iter_child_nodes()))


def _runs(node: nodes.Node) -> bool:
    """Return True if the value of an expression depends on run time.

    Others might be computed during compilation, by the first page that needs them, and be counted for that page alone.
    """
    while isinstance(node, _READING) and node.node is not None:
        node = node.node
    return isinstance(node, nodes.Name | nodes.Call)


def _asked(name: str, node: nodes.Node, *arguments: nodes.Node) -> nodes.Call:
    """Return a call of the environment's attribute `name`, at the place of `node`."""
    place = {"lineno": node.lineno, "environment": node.environment}
    return nodes.Call(nodes.EnvironmentAttribute(name, **place), list(arguments), [], None, None, **place)


def _statement(call: nodes.Call) -> nodes.ExprStmt:
    return nodes.ExprStmt(call, lineno=call.lineno, environment=call.environment)


_PARSER: Final = TreeEnvironment()
_MOST_READ: Final = 128
_READ: Final[dict[str, nodes.Template]] = {}
"""Cached trees of texts. To be compiled, a tree is copied, which takes a fifth of the time of parsing."""


def read_template(text: str) -> nodes.Template:
    """Return the tree of a template for reading only: do not change or compile it. Raises TemplateSyntaxError."""
    if text not in _READ:
        tree = _PARSER.parse(text)
        if is_too_deep(tree):
            raise RefusedTemplateError(find_refusals(tree)[0], None, None)
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        _READ[text] = tree
    return _READ[text]


NodeOfTree = TypeVar("NodeOfTree", bound=nodes.Node)


def _copy_tree(node: NodeOfTree, environment: TreeEnvironment) -> NodeOfTree:
    """Return a copy of a tree for another environment, sharing no node with the first."""
    copied = object.__new__(type(node))
    parts = copied.__dict__
    for name, value in node.__dict__.items():
        if isinstance(value, nodes.Node):
            parts[name] = _copy_tree(value, environment)
        elif isinstance(value, list):
            parts[name] = [_copy_tree(each, environment) if isinstance(each, nodes.Node) else each for each in value]
        else:
            parts[name] = value
    parts["environment"] = environment
    return copied

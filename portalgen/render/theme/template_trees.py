"""Templates as syntax trees: what stands between the text of a template and its code, whoever compiles it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import ImmutableSandboxedEnvironment

from portalgen.render.theme.template_limits import MAX_LIST, MAX_SOURCE, Meter, TemplateLimitError, multiply, remainder
from portalgen.render.theme.template_rules import FILTERS, TESTS, Refusal, find_refusals
from portalgen.render.theme.template_values import can_be_called, has_field, read_item

_LIGHT_FILTERS: Final = frozenset(
    {"d", "default", "e", "escape", "first", "last", "length", "count", "safe", "string", "map", "select", "reject"}
)
"""What makes nothing of a size of its own."""


class RefusedTemplateError(TemplateSyntaxError):
    """A template does what templates may not; `refusal` is the first of it."""

    def __init__(self, refusal: Refusal, name: str | None, filename: str | None) -> None:
        super().__init__(refusal.code, refusal.line, name, filename)
        self.refusal: Final = refusal


class TreeEnvironment(ImmutableSandboxedEnvironment):
    """An environment that makes code of checked trees alone, holds what runs to its limits, and reads each text once:
    for the templates that it names, and for its code.
    """

    intercepted_binops = frozenset({"*", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, trim_blocks=True, lstrip_blocks=True, **options)
        self.meter: Final = Meter()
        self.step: Final = self.meter.step
        self.weigh: Final = self.meter.weigh
        self.globals.clear()
        self.filters = {name: self._weighed(name, self.filters[name]) for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.binop_table |= {"*": multiply, "%": remainder}
        self._trees: dict[str, nodes.Template] = {}
        """Texts that were read for their references and wait to be compiled."""

    def _weighed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter whose results are counted."""
        if name == "sum":
            function = sum_values(function)
        if name in _LIGHT_FILTERS:
            return function
        weigh = self.weigh

        @wraps(function)
        def weighed(*arguments: Any, **named: Any) -> Any:
            return weigh(function(*arguments, **named))

        return weighed

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Read a template. Raises TemplateSyntaxError, whatever is wrong with it."""
        if len(source) > MAX_SOURCE:
            raise TemplateSyntaxError(f"longer than {MAX_SOURCE} characters", 1, name, filename)
        try:
            return super().parse(source, name, filename)
        except RecursionError:
            raise TemplateSyntaxError("nested too deep", 1, name, filename) from None
        except ValueError as error:  # a number with too many digits
            raise TemplateSyntaxError(str(error), 1, name, filename) from None

    def find_references(self, text: str) -> frozenset[str]:
        """The templates that a template's text names; none where it cannot be read."""
        try:
            tree = self._trees[text] = self.parse(text)
        except TemplateSyntaxError:
            return frozenset()  # reported when it is rendered
        return frozenset(each for each in find_referenced_templates(tree) if each is not None)

    def compile(
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        *rest: Any,
        **kind: Any,
    ) -> Any:
        """The code of a template, made from its tree. Raises RefusedTemplateError, and what Jinja raises."""
        tree = self.read_tree(source, name, filename) if isinstance(source, str) else source
        for refusal in find_refusals(tree):
            raise RefusedTemplateError(refusal, name, filename)
        put_meters(tree)
        return super().compile(tree, name, filename, *rest, **kind)

    def read_tree(self, text: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the tree that is checked and compiled. Raises TemplateSyntaxError."""
        return self._trees.pop(text, None) or self.parse(text, name, filename)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template reads as `obj.attribute`: a field of a view, a method that it may call, a key of a mapping."""
        if has_field(obj, attribute):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        elif isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What a template reads as `obj[argument]`."""
        try:
            return read_item(obj, argument)
        except (TypeError, LookupError):
            return self.getattr(obj, str(argument)) if isinstance(argument, str) else self.undefined(obj, argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call `obj`."""
        return can_be_called(obj) or obj in self.globals.values() or obj in (self.step, self.weigh)

    def checked_callable(self, obj: Any) -> Any:
        """`obj`. Raises TypeError where a template may not call it."""
        if not self.is_safe_callable(obj):
            raise TypeError(f"'{type(obj).__name__}' object is not callable")
        return obj

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call `obj`, which Jinja's own code asks for at each call. Raises TypeError where that is not allowed."""
        return self.weigh(context.call(self.checked_callable(obj), *args, **kwargs))


def sum_values(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter `sum`, which joins lists at once: `+` would copy all that it has for each of them."""

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


def put_meters(tree: nodes.Template) -> None:
    """Count each template that begins, each round of a loop, and what `~`, `+` and blocks of `set` make."""
    _put_below(tree)
    tree.body.insert(0, _statement(_asked("step", tree)))


def _put_below(node: nodes.Node) -> None:
    for field in node.fields:
        value = getattr(node, field)
        if isinstance(value, list):
            setattr(node, field, [new for each in value for new in _metered(each)])
        elif isinstance(value, nodes.Node):
            setattr(node, field, next(_metered(value)))


def _metered(node: Any) -> Iterator[Any]:
    """What stands for `node`: itself, what counts it, or what counts and follows it."""
    if not isinstance(node, nodes.Node):
        yield node
        return
    _put_below(node)
    if isinstance(node, nodes.For):
        node.body.insert(0, _statement(_asked("step", node)))
    yield _asked("weigh", node, node) if isinstance(node, nodes.Concat | nodes.Add) else node
    if isinstance(node, nodes.AssignBlock) and isinstance(node.target, nodes.Name):
        yield _statement(_asked("weigh", node, nodes.Name(node.target.name, "load", lineno=node.lineno)))


def _asked(name: str, node: nodes.Node, *arguments: nodes.Node) -> nodes.Call:
    """A call of the environment's attribute `name`, at the place of `node`."""
    place = {"lineno": node.lineno, "environment": node.environment}
    return nodes.Call(nodes.EnvironmentAttribute(name, **place), list(arguments), [], None, None, **place)


def _statement(call: nodes.Call) -> nodes.ExprStmt:
    return nodes.ExprStmt(call, lineno=call.lineno, environment=call.environment)


_PARSER: Final = TreeEnvironment()


@lru_cache(maxsize=128)
def read_template(text: str) -> nodes.Template:
    """Return the tree of a template, to be looked at and neither changed nor compiled. Raises TemplateSyntaxError."""
    return _PARSER.parse(text)

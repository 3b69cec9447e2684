# ruff: noqa: N802 - names of the visitor's own methods
"""Compiles templates to faster Python code, which gives the same result as Jinja's own code or fails.

Jinja's code checks at every step for an attribute or a key, for a macro or a function with context, for text or markup.
This code assumes the case that is right for views. In other cases it raises an exception (`AttributeError` for a key,
`TypeError` for a wrong parameter). Unsupported constructs are refused during compilation. The code has no side effects,
so the caller can start again with Jinja's own code, which renders the template correctly or reports the fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from keyword import iskeyword
from types import FunctionType
from typing import Any, Final, NoReturn

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined] # the part of `escape` for a plain str

from portalgen.on_demand import on_demand
from portalgen.render.theme.shown_values import show
from portalgen.render.theme.template_limits import join_output
from portalgen.render.theme.template_trees import TreeEnvironment

with on_demand():
    from portalgen.render.theme import template_values

HELPER_IMPORTS: Final = "from portalgen.render.theme.fast_templates import DirectMacro, build_direct_macro, escape_text, escape_value, new_markup"
"""The first line of all generated code. It imports the names that the code uses."""

escape_text: Final[Callable[[str], str]] = _escape_inner
new_markup: Final = str.__new__
"""`new_markup(Markup, text)` creates markup without checking if `text` is markup already."""

_FUNCTIONS: Final = frozenset({"t", "range"})
"""Names that no template can redefine."""
_AS_IT_IS: Final = ("(", ")(", ")")
_ASKED: Final = (
    "environment.weigh((_called if type(_called := (",
    ")) is DirectMacro else environment.checked_callable(_called))(",
    "))",
)
"""The code around a call: before the function, between it and the arguments, and after them."""


def escape_value(value: object) -> str:
    """Return a value as HTML if it is neither a plain string nor markup. Raises UnshownValueError."""
    return str(value) if type(value) is int else escape(show(value))


class _Hidden:
    """A missing attribute."""

    def __get__(self, instance: object, owner: type | None = None) -> NoReturn:
        raise AttributeError


class DirectMacro(partial[Markup]):
    """A macro as a function with named parameters. It is printed as in Jinja and hides the attributes of a partial."""

    func: Any = _Hidden()
    args: Any = _Hidden()
    keywords: Any = _Hidden()

    def __repr__(self) -> str:
        function = partial.func.__get__(self)  # bypasses the hidden attributes above
        return f"<Macro {function.__name__!r}>"


def build_direct_macro(
    code: FunctionType, name: str, parameters: tuple[str, ...], stock: Callable[[], Macro]
) -> DirectMacro | Macro:
    """Return a macro that runs `code` with the parameter names of the template. If impossible, return `stock()`."""
    count = len(parameters)
    variables = (*parameters, *code.__code__.co_varnames[count:])
    if len(set(variables)) < len(variables) or set(code.__code__.co_cellvars) & set(code.__code__.co_varnames[:count]):
        return stock()
    named = code.__code__.replace(co_varnames=variables)
    return DirectMacro(FunctionType(named, code.__globals__, name, (missing,) * count, code.__closure__))


class DirectCodeGenerator(CodeGenerator):
    """Generates the Python code of a template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(HELPER_IMPORTS)
        super().visit_Template(node, frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if node.attr not in template_values.DIRECT_FIELDS:
            super().visit_Getattr(node, frame)  # checks the type of the value
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        unpacks = node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs)
        if forward_caller or unpacks:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        is_own = isinstance(node.node, nodes.EnvironmentAttribute)
        is_function = isinstance(node.node, nodes.Name) and node.node.name in _FUNCTIONS
        opening, closing, end = _AS_IT_IS if is_own or is_function else _ASKED
        self.write(opening)
        self.visit(node.node, frame)
        self.write(closing)
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(end)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        node = macro_ref.node
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if special or not isinstance(node, nodes.Macro):
            super().macro_def(macro_ref, frame)
            return
        parameters = tuple(each.name for each in node.args)
        self.write(f"build_direct_macro(macro, {node.name!r}, {parameters!r}, lambda: ")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        self.writeline(f"return new_markup(Markup, concat({frame.buffer}))")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            show(node.as_const(frame.eval_ctx))  # if it raises here, so does the generated code
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("(escape_text(_value) if (_kind := type(_value := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")) is str else _value if _kind is Markup else escape_value(_value))")


class DirectTemplate(Template):
    """A template without globals of its own. Its module is therefore the same for every page."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        if self._module is None:
            self._module = self.make_module()
        return self._module


class DirectEnvironment(TreeEnvironment):
    """An environment that compiles templates to direct code and keeps them loaded."""

    code_generator_class = DirectCodeGenerator
    marks_shown = False
    template_class = DirectTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[object, Template] = {}

    def is_safe_callable(self, obj: Any) -> bool:
        """Return True if a template may call `obj`."""
        return type(obj) is DirectMacro or super().is_safe_callable(obj)

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """Return the template with this name. Raises Jinja's errors."""
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, parent, globals)
        return template

    def render_template(self, name: str, values: Mapping[str, object]) -> str:
        """Render the template `name` with `values`."""
        template = self.get_template(name)
        context = Context(self, {**self.globals, **values}, template.name, template.blocks)
        return join_output(list(template.root_render_func(context)))

    def get_macro(self, path: str, name: str) -> Callable[..., Markup]:
        """Return the macro `name` of the template at `path`."""
        macro: Callable[..., Markup] = getattr(self.load_module(path), name)
        return macro

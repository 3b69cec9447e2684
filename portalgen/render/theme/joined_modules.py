"""Joins the modules of a script into few files: one for immediate imports, and one for each later import.

On a slow network, a phone waits for each file separately. Every module keeps its own scope, so two of them may use the
same names. If a module uses unsupported syntax (a default export, a top-level `await`, a cycle), no modules are joined
and all files stay unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath, relpath
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from portalgen.frozen import frozen
from portalgen.render.theme.checks.scripts import parse_script
from portalgen.render.theme.script_minifier import minify_scripts

if TYPE_CHECKING:
    from tree_sitter import Node

_FUNCTIONS: Final = frozenset({"function_declaration", "function_expression", "arrow_function", "method_definition"})
_NAMED: Final = frozenset({"function_declaration", "generator_function_declaration", "class_declaration"})

Files = tuple[tuple[str, str], ...]
"""(path, text) of each file, in order."""


class _UnjoinableError(Exception):
    """Raised if a module cannot be joined with others."""


@frozen
class _Module:
    """A module: its text without imports and exports."""

    path: str
    body: str
    imports: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Paths of modules, and the imported names, as there and as here."""
    later: tuple[str, ...]
    """Paths of its dynamic imports."""
    exports: tuple[tuple[str, str], ...]
    """Names outside and inside."""


def join_modules(entry: str, files: Files) -> Files:
    """Return the script at the path `entry` and the files it imports later, each joined from `files` and minified.

    Return an empty tuple if the modules cannot be joined.
    """
    texts = dict(files)
    try:
        written = dict(_write(entry, _read_all(entry, texts)))
    except _UnjoinableError:
        return ()
    return tuple(zip(written, minify_scripts((*written.values(),)), strict=True))


def _read_all(entry: str, texts: Mapping[str, str]) -> Mapping[str, _Module]:
    modules: dict[str, _Module] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path in modules:
            continue
        if path not in texts:
            raise _UnjoinableError
        modules[path] = module = _read(path, texts[path], entry)
        waiting += [*(each for each, _ in module.imports), *module.later]
    return modules


def _write(entry: str, modules: Mapping[str, _Module]) -> Iterator[tuple[str, str]]:
    first = _order(entry, modules)
    later = dict.fromkeys(path for module in modules.values() for path in module.later)
    names = {path: f"$m{number}" for number, path in enumerate(modules)}
    shared: dict[str, None] = {}
    for path in later:
        needed = _order(path, modules)
        taken = [each for each in needed if each in first]
        shared |= dict.fromkeys(taken)
        bodies = [_enclose(modules[each], names, modules) for each in needed if each not in first]
        here = relpath(entry, dirname(path))
        head = f'import{{{",".join(names[each] for each in taken)}}}from"./{here}";\n' if taken else ""
        short = _shorten_exports(modules[path])
        given = ",".join(f"{short[outside]}:{outside}" for outside, _ in modules[path].exports)
        yield path, f"{head}{''.join(bodies)}export const{{{given}}}={names[path]};\n"
    text = "".join(_enclose(modules[each], names, modules) for each in first)
    yield entry, text + (f"export{{{','.join(names[each] for each in shared)}}};\n" if shared else "")


def _enclose(module: _Module, names: Mapping[str, str], modules: Mapping[str, _Module]) -> str:
    taken = ""
    for path, pairs in module.imports:
        short = _shorten_exports(modules[path])
        if any(outside not in short for outside, _ in pairs):
            raise _UnjoinableError
        pattern = ",".join(f"{short[outside]}:{local}" for outside, local in pairs)
        taken += f"const{{{pattern}}}={names[path]};\n" if pairs else ""
    short = _shorten_exports(module)
    given = ",".join(f"{short[outside]}:{inside}" for outside, inside in module.exports)
    return f"const {names[module.path]}=(()=>{{\n{taken}{module.body}\nreturn{{{given}}};\n}})();\n"


def _shorten_exports(module: _Module) -> dict[str, str]:
    """Return the short names of a module's exports in joined files: minifiers do not rename properties."""
    return {outside: f"{ascii_lowercase[at % 26]}{at // 26 or ''}" for at, (outside, _) in enumerate(module.exports)}


def _order(path: str, modules: Mapping[str, _Module]) -> dict[str, None]:
    """Return the module and all its immediate imports, each after its dependencies."""
    ordered: dict[str, None] = {}
    open_paths: set[str] = set()

    def visit(each: str) -> None:
        if each in open_paths:
            raise _UnjoinableError
        if each in ordered:
            return
        open_paths.add(each)
        for needed, _ in modules[each].imports:
            visit(needed)
        open_paths.discard(each)
        ordered[each] = None

    visit(path)
    return ordered


def _read(path: str, text: str, entry: str) -> _Module:
    data = text.encode()
    root = parse_script(text)
    if root.has_error:
        raise _UnjoinableError
    imports: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    exports: list[tuple[str, str]] = []
    changes: list[tuple[int, int, str]] = []
    for statement in root.named_children:
        if statement.type == "import_statement":
            imports.append((_target(path, statement.child_by_field_name("source")), _list_imported(statement)))
            changes.append((statement.start_byte, statement.end_byte, ""))
        elif statement.type == "export_statement":
            names, end = _exported(statement)
            exports += names
            changes.append((statement.start_byte, end, ""))
    later: list[str] = []
    for source in _imported_later(root):
        target, mark, query = _target(path, source).partition("?")
        later.append(target)
        changes.append((source.start_byte, source.end_byte, f'"./{relpath(target, dirname(entry))}{mark}{query}"'))
    body = data
    for start, end, new in sorted(changes, reverse=True):
        body = body[:start] + new.encode() + body[end:]
    return _Module(path, body.decode().strip(), tuple(imports), tuple(later), tuple(exports))


def _target(path: str, source: Node | None) -> str:
    """Return the path meant by a module's relative path."""
    text = _text(source).strip("\"'")
    if not text.startswith("."):
        raise _UnjoinableError
    return normpath(join(dirname(path), text))


def _list_imported(statement: Node) -> tuple[tuple[str, str], ...]:
    """Return the imported names, as there and as here; empty if the other module only runs."""
    clause = next((each for each in statement.named_children if each.type == "import_clause"), None)
    if clause is None:
        return ()
    if [each.type for each in clause.named_children] != ["named_imports"]:
        raise _UnjoinableError
    specifiers = (each for each in clause.named_children[0].named_children if each.type == "import_specifier")
    names = ([_text(name) for name in _names(each)] for each in specifiers)
    return tuple((each[0], each[-1]) for each in names)


def _exported(statement: Node) -> tuple[list[tuple[str, str]], int]:
    """Return the exported names of a statement as (outside, inside), and the end of the text to remove."""
    declaration = statement.child_by_field_name("declaration")
    if declaration is not None and declaration.type in _NAMED:
        name = _text(declaration.child_by_field_name("name"))
        return [(name, name)], declaration.start_byte
    if declaration is not None and _text(declaration.child_by_field_name("kind")) == "const":
        names = [
            _text(each.child_by_field_name("name")) for each in declaration.named_children if each.type != "comment"
        ]
        if all(name.replace("$", "_").isidentifier() for name in names):
            return [(name, name) for name in names], declaration.start_byte
    raise _UnjoinableError  # a default, a list, a re-export, a variable or a pattern


def _imported_later(root: Node) -> Iterator[Node]:
    """Yield the addresses of all `import("./…")`. Raises _UnjoinableError for other module-only syntax."""
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, inside = waiting.pop()
        if node.type in ("await_expression", "meta_property") and not inside:
            raise _UnjoinableError
        function = node.child_by_field_name("function") if node.type == "call_expression" else None
        if function is not None and function.type == "import":
            arguments = node.child_by_field_name("arguments")
            first = arguments.named_children[0] if arguments is not None and arguments.named_children else None
            if first is not None and first.type == "string":
                yield first
        waiting += [(each, inside or node.type in _FUNCTIONS) for each in node.children]


def _names(specifier: Node) -> Iterator[Node]:
    return (each for each in specifier.named_children if each.type == "identifier")


def _text(node: Node | None) -> str:
    return node.text.decode() if node is not None and node.text else ""

"""Nothing is defined that nothing uses, and no error of the type checker or the linter is ignored without a reason."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGE: Final = ROOT / "portalgen"
CALLED_BY_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "abandon_release": "what a test of interruptions does next on a target; the server has had it since the first release",
        "ascend_resolver": "PyYAML",
        "descend_resolver": "PyYAML",
        "dump_bytecode": "Jinja",
        "emit": "watchdog",
        "footnote_block_close": "markdown-it",
        "footnote_block_open": "markdown-it",
        "footnote_close": "markdown-it",
        "get_source": "Jinja",
        "handle_data": "html.parser",
        "handle_startendtag": "html.parser",
        "is_loaded": "tests and budgets, which ask what a command has loaded",
        "list_code_pages": "tests, which read every page of a code",
        "load_bytecode": "Jinja",
        "make_formatter": "click",
        "validateLink": "markdown-it",
    }
)
"""Names that no file of the program calls, and who does."""
_IGNORED: Final = re.compile(
    r"#\s*(?:type: ignore(?:\[[\w, -]+\])?|noqa(?:: ?[A-Z]+\d+(?:, ?[A-Z]+\d+)*)?)(?P<reason>.*)"
)


def test_nothing_is_defined_that_nothing_uses() -> None:
    used = _count_words()
    unused = {name: file for file, name in _list_definitions() if used[name] < 2}
    assert {name: file for name, file in unused.items() if name not in CALLED_BY_OTHERS} == {}
    assert sorted(name for name in CALLED_BY_OTHERS if name not in unused) == []


def test_what_is_ignored_says_why() -> None:
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        for number, line in enumerate(_text_of(file).splitlines(), 1):
            match = _IGNORED.search(line)
            if match is not None and not re.search(r"\w{3}", match["reason"]):
                found.append(f"{file.relative_to(ROOT)}:{number}")
    assert found == []


@cache
def _text_of(file: Path) -> str:
    return file.read_text("utf-8")


def _count_words() -> Counter[str]:
    scripts = [each for each in (ROOT / "scripts").rglob("*") if each.is_file() and each.suffix in ("", ".py", ".sh")]
    words: Counter[str] = Counter()
    for file in (*PACKAGE.rglob("*.py"), *scripts, ROOT / "pyproject.toml"):
        words.update(re.findall(r"\w+", _text_of(file)))
    return words


def _list_definitions() -> Iterator[tuple[str, str]]:
    """Yield (file, name) of every function, class, method and value of a module, but for those with two underscores."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(_text_of(file)).body:
            for name in _names_of(node):
                if not name.startswith("__"):
                    yield file.relative_to(ROOT).as_posix(), name


def _names_of(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name):
            yield name
        case ast.ClassDef(name=name, body=body):
            yield name
            yield from (each.name for each in body if isinstance(each, ast.FunctionDef))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.Assign(targets=targets):
            yield from (each.id for each in targets if isinstance(each, ast.Name))

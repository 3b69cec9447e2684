"""Jinja2 over a theme: strict, escaped, and with errors reported at the template's own line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from functools import cached_property
from itertools import chain
from types import CodeType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic, line_of, place_in_line
from portalgen.diagnostics.sentences import find_closest
from portalgen.locale.catalog import UnknownStringError
from portalgen.render.tested_versions import TEMPLATE_VERSIONS, are_installed
from portalgen.render.theme.model import Theme
from portalgen.render.theme.template_trees import TreeEnvironment
from portalgen.store.digest import digest_repr, digest_texts

if TYPE_CHECKING:
    from portalgen.render.theme.fast_templates import DirectEnvironment


class TemplateRenderError(Exception):
    """A template failed; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class _ThemeLoader(BaseLoader):
    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._theme.files:
            raise TemplateNotFound(template)
        return self._theme.read_text(template), self._theme.shown_paths[template], lambda: True


class _Compiled(BytecodeCache):
    """Compiled templates by name and text, for all languages and builds of this process. Never written to disk."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.checksum, bucket.code


JinjaEnvironment = TypeVar("JinjaEnvironment", bound=Environment)
_SAFE_RANGE: Final = SandboxedEnvironment().globals["range"]
"""A slip of the pen is reported before it has used up all memory."""
_COMPILED: Final = _Compiled()
_DIRECT: Final = _Compiled()
_HOLD_TEMPLATES: Final = ("layouts/", "components/", "feeds/")
"""Where a theme's templates are."""
_REFERENCES: Final[dict[str, tuple[str, frozenset[str]]]] = {}
"""By name: the text that was read, and what it names; for all languages and builds of this process."""


class Templates:
    """The templates of one theme in one language. Holds compiled templates, and nothing of any page.

    What the quick code of `fast_templates` cannot render is rendered by Jinja's own, which gives the same text: a
    template with a fault, or one that uses more than views need.
    """

    def __init__(self, theme: Theme, language: str) -> None:
        self.theme: Final = theme
        self.language: Final = language
        self._digests: dict[str, str] = {}
        self._references: dict[str, frozenset[str]] = {}
        self._slow: set[str] = set()
        """Templates that Jinja's own code has to render."""

    @cached_property
    def _direct(self) -> DirectEnvironment | None:
        """None where the installed versions are not those that `fast_templates` follows."""
        if not are_installed(TEMPLATE_VERSIONS):
            return None
        from portalgen.render.theme.fast_templates import DirectEnvironment

        return self._configure(DirectEnvironment(autoescape=True, **self._options(_DIRECT)))

    @cached_property
    def _environment(self) -> TreeEnvironment:
        return self._configure(TreeEnvironment(autoescape=True, **self._options(_COMPILED)))

    def _configure(self, environment: JinjaEnvironment) -> JinjaEnvironment:
        environment.globals["t"] = self.theme.catalogs[self.language].text
        environment.globals["range"] = _SAFE_RANGE
        return environment

    def _options(self, compiled: _Compiled) -> dict[str, Any]:
        return {
            "loader": _ThemeLoader(self.theme),
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "auto_reload": False,
            "cache_size": -1,
            "bytecode_cache": compiled,
        }

    def render(self, name: str, page: str, /, **values: object) -> str:
        """Render the template `name` with `values`. `page` is named in messages. Raises TemplateRenderError."""
        try:
            if self._direct is not None and name not in self._slow:
                return self._direct.render_template(name, values)
        except Exception:
            self._slow.add(name)
        try:
            return self._environment.get_template(name).render(**values)
        except Exception as error:
            raise TemplateRenderError(self._diagnostic_of_error(error, name, page)) from error

    def render_component(self, name: str, page: str, /, **arguments: object) -> Markup:
        """Call the component's macro of its own name with `arguments`. Raises TemplateRenderError."""
        return self.render_macro(_path_of(name), name, page, **arguments)

    def render_macro(self, path: str, name: str, page: str, /, **arguments: object) -> Markup:
        """Call the macro `name` of the template `path` with `arguments`. Raises TemplateRenderError."""
        try:
            if self._direct is not None and path not in self._slow:
                return self._direct.get_macro(path, name)(**arguments)
        except Exception:
            self._slow.add(path)
        try:
            module = self._environment.get_template(path).module
            return Markup(getattr(module, name)(**arguments))  # noqa: S704 - the macro escapes its arguments itself
        except Exception as error:
            rewritten = self._rewrite(error)
            raise TemplateRenderError(self._diagnostic_of_error(rewritten, path, page)) from error

    def string(self, key: str, page: str, /, **values: object) -> str:
        """Return an interface string that the generator itself needs. Raises TemplateRenderError."""
        try:
            return self.theme.catalogs[self.language].text(key, **values)
        except UnknownStringError as error:
            place = Place(self.theme.catalog_files[self.language][0].shown_path)
            raise TemplateRenderError(self._unknown_string(error, place, page)) from error

    def closure(self, name: str) -> tuple[str, ...]:
        """The template and every template that it can reach, in order; for keys."""
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in reached:
                reached.add(current)
                waiting.extend(self.references(current))
        return tuple(sorted(reached))

    def closure_digest(self, name: str) -> str:
        """A digest of the texts of the template and of all that it can reach."""
        if name not in self._digests:
            closure = self.closure(name)
            texts = (self.theme.read_text(path) if path in self.theme.files else "" for path in closure)
            self._digests[name] = digest_texts(*chain.from_iterable(zip(closure, texts, strict=True)), size=12)
        return self._digests[name]

    def component_digest(self, name: str) -> str:
        """The same of a component."""
        return self.closure_digest(_path_of(name))

    @cached_property
    def strings_digest(self) -> str:
        """A digest of the theme's strings in this language."""
        entries = sorted(self.theme.catalogs[self.language].entries.items())
        return digest_repr(entries, 12)

    def references(self, name: str) -> frozenset[str]:
        """The templates that `name` names, all of the theme's where it computes a name; none where it is missing or
        cannot be read.
        """
        if name not in self._references:
            references = self._read_references(name) if name in self.theme.files else frozenset()
            self._references[name] = self._all if "" in references else references
        return self._references[name]

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(path for path in self.theme.files if path.startswith(_HOLD_TEMPLATES))

    def _read_references(self, name: str) -> frozenset[str]:
        text = self.theme.read_text(name)
        known, references = _REFERENCES.get(name, ("", frozenset()))
        if known != text:
            references = (self._direct or self._environment).find_references(text)
            _REFERENCES[name] = text, references
        return references

    def _rewrite(self, error: Exception) -> Exception:
        """Return the error with the template's own lines in place of its code's, which Jinja itself puts there only
        where a complete template is rendered. `error` is the one that is being handled.
        """
        try:
            self._environment.handle_exception()
        except Exception as rewritten:
            return rewritten
        return error

    def _diagnostic_of_error(self, error: Exception, name: str, page: str) -> Diagnostic:
        frames = self._template_frames(error)
        chain = " > ".join(dict.fromkeys(path for path, _ in frames)) or name
        path, line = frames[-1] if frames else (self.theme.shown_paths.get(name, name), 1)
        place = self._place(path, line)
        if isinstance(error, TemplateSyntaxError):
            return diagnostic("TPL102", self._place(error.filename or path, error.lineno), problem=str(error.message))
        if isinstance(error, UnknownStringError):
            return self._unknown_string(error, self._place(path, line, error.key), page)
        if isinstance(error, TemplateNotFound):
            return diagnostic("TPL104", place, name=str(error.name), page=page, chain=chain)
        if isinstance(error, UndefinedError):
            return diagnostic("TPL101", place, problem=str(error.message), page=page, chain=chain)
        return diagnostic("TPL105", place, problem=f"{type(error).__name__}: {error}", page=page, chain=chain)

    def _unknown_string(self, error: UnknownStringError, place: Place, page: str) -> Diagnostic:
        suggestion = find_closest(error.key, self.theme.catalogs[self.language].entries)
        return diagnostic(
            "TPL103",
            place,
            key=error.key,
            language=self.language,
            page=LocalizedText(f"trang {page}", f"page {page}"),
            suggestion=suggestion,
            theme=self.theme.name,
        )

    def _template_frames(self, error: Exception) -> list[tuple[str, int]]:
        ours = set(self.theme.shown_paths.values())
        frames = traceback.extract_tb(error.__traceback__)
        return [(frame.filename, frame.lineno or 1) for frame in frames if frame.filename in ours]

    def _place(self, shown: str, line: int, word: str = "") -> Place:
        """Where `word` stands in quotes on a line of a template; all of the line where it does not."""
        path = next((path for path, each in self.theme.shown_paths.items() if each == shown), None)
        text = line_of(self.theme.read_text(path), line) if path else ""
        quoted = re.search(rf"""([\"']){re.escape(word)}\1""", text) if word else None
        start, length = (
            (quoted.start(), len(quoted[0])) if quoted else (len(text) - len(text.lstrip()), len(text.strip()))
        )
        return place_in_line(shown, line, start + 1, length, text)


def _path_of(component: str) -> str:
    return f"components/{component}/{component}.html"

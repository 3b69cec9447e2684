"""Renders the Jinja2 templates of a theme. They are strict and escaped.

Errors are reported at the template's own line.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import chain
from types import CodeType
from typing import Any, Final, TypeVar

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
from markupsafe import Markup

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic, line_of, place_in_line
from portalgen.diagnostics.sentences import find_closest
from portalgen.locale.catalog import UnknownStringError
from portalgen.on_demand import on_demand
from portalgen.render.tested_versions import TEMPLATE_VERSIONS, are_installed
from portalgen.render.theme.model import Theme, is_shipped
from portalgen.render.theme.shown_values import (
    BAD_SIGNS,
    SIGN_CODE,
    VALUE_CODE,
    BadSignError,
    UnshownValueError,
    build_translator,
    describe_kind,
    kind_of,
    name_sign,
)
from portalgen.render.theme.template_limits import (
    LimitName,
    TemplateLimitError,
    describe_limit,
    is_memory_limited,
    join_output,
    limited_memory,
    limited_range,
    release_memory,
)
from portalgen.render.theme.template_rules import Refusal, diagnostic_of_refusal
from portalgen.render.theme.template_trees import RefusedTemplateError, TreeEnvironment
from portalgen.render.theme.template_ways import SIGN_WAY
from portalgen.store.digest import digest_repr, digest_texts

with on_demand():
    from portalgen.render.theme import catalogs, fast_templates, read_names


class TemplateRenderError(Exception):
    """Raised if rendering fails. `diagnostic` contains the place in the template and the reason."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class _ThemeLoader(BaseLoader):
    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._theme.files:
            raise TemplateNotFound(template)
        shown = self._theme.shown_paths[template]
        try:  # a template may include any file of the theme, such as a drawing
            text = self._theme.files[template].read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError(f"not UTF-8 (byte {error.start + 1})", line, template, shown) from None
        before, nul, _ = text.partition("\0")
        if nul:
            refusal = Refusal(SIGN_CODE, name_sign(nul), before.count("\n") + 1, SIGN_WAY)
            raise RefusedTemplateError(refusal, template, shown)
        return text, shown, lambda: True


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


JinjaEnvironment = TypeVar("JinjaEnvironment", bound=TreeEnvironment)
_COMPILED: Final = _Compiled()
_DIRECT: Final = _Compiled()
_REFERENCES: Final[dict[str, tuple[str, frozenset[str]]]] = {}
"""The text and the references of each template, by name; for all languages and builds of this process."""

LIMIT_CODE: Final = "TPL145"
_EXHAUSTED: Final[dict[str, Diagnostic]] = {}
"""The first exceeded limit of each theme in this process, by the digest of the theme."""
_SHIPPED_FILE: Final = LocalizedText(
    "; giao diện default có sẵn tệp này: chép sang cùng các chuỗi mà nó dùng (strings/), hoặc ghi `extends: default` trong theme.yaml để mọi tệp còn thiếu lấy từ đó",
    "; the theme default has this file: copy it with the strings that it uses (strings/), or write `extends: default` in theme.yaml to take all missing files from there",
)
_NO_ORIGIN: Final = LocalizedText("", "")
_LONGEST_PROBLEM: Final = 300
_ADDRESS: Final = re.compile(r" at 0x[0-9a-fA-F]+")
_BEYOND_LIMITS: Final = (TemplateLimitError, MemoryError, RecursionError)
RenderedText = TypeVar("RenderedText", bound=str)


class Templates:
    """The templates of a theme in one language. It contains compiled templates, but no data of pages.

    If `fast_templates` does not support a template, Jinja's own code renders it with the same result. This applies to
    templates with a fault, or with features that views do not need.
    """

    def __init__(self, theme: Theme, language: str) -> None:
        self.theme: Final = theme
        self.language: Final = language
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._references: dict[str, frozenset[str]] = {}
        self._read_names: dict[str, frozenset[str]] = {}
        self._slow: set[str] = set()
        """Templates to be rendered by Jinja's own code."""

    @cached_property
    def _direct(self) -> fast_templates.DirectEnvironment | None:
        """None if the installed versions differ from those supported by `fast_templates`."""
        if not are_installed(TEMPLATE_VERSIONS):
            return None
        return self._configure(fast_templates.DirectEnvironment(**self._options(_DIRECT)))

    @cached_property
    def _environment(self) -> TreeEnvironment:
        return self._configure(TreeEnvironment(**self._options(_COMPILED)))

    def _configure(self, environment: JinjaEnvironment) -> JinjaEnvironment:
        environment.globals["t"] = build_translator(self.theme.catalogs[self.language], environment.weigh)
        environment.globals["range"] = limited_range
        return environment

    def _options(self, compiled: _Compiled) -> dict[str, Any]:
        return {
            "loader": _ThemeLoader(self.theme),
            "undefined": StrictUndefined,
            "auto_reload": False,
            "cache_size": -1,
            "bytecode_cache": compiled,
        }

    def render(self, name: str, page: str, /, **values: object) -> str:
        """Render the template `name` with `values`. Raises TemplateRenderError.

        `page` is the page to name in messages.
        """

        def made() -> str:
            return join_output(list(self._environment.get_template(name).generate(**values)))

        return self._render(name, page, lambda direct: direct.render_template(name, values), made)

    def render_page(self, name: str, page: str, /, **values: object) -> bytes:
        """Render the template `name` with `values` and return it as bytes.

        Raises TemplateRenderError, also for characters that are not allowed in pages.
        """
        text = self.render(name, page, **values)
        try:
            data = text.encode()
        except UnicodeEncodeError:
            data = b"\0"
        if b"\0" in data:
            raise TemplateRenderError(self._find_bad_sign(text, name, page, values))
        return data

    def _find_bad_sign(self, text: str, name: str, page: str, values: Mapping[str, object]) -> Diagnostic:
        """Report the line that prints a character invalid in pages.

        Such characters in the template itself are refused earlier.
        """
        self._environment.looks_at_signs = True
        try:
            join_output(list(self._environment.get_template(name).generate(**values)))
        except BadSignError as error:
            return self._diagnostic_of_error(self._rewrite(error), name, page)
        finally:
            self._environment.looks_at_signs = False
        sign = BAD_SIGNS.search(text)
        assert sign is not None
        return self._diagnostic_of_error(BadSignError(sign[0]), name, page)

    def render_component(self, name: str, page: str, /, **arguments: object) -> Markup:
        """Render the component `name`: call its macro of the same name. Raises TemplateRenderError."""
        return self.render_macro(_path_of(name), name, page, **arguments)

    def render_macro(self, path: str, name: str, page: str, /, **arguments: object) -> Markup:
        """Call the macro `name` of the template at `path`. Raises TemplateRenderError."""

        def made() -> Markup:
            module = self._environment.load_module(path)
            return self._environment.weigh(Markup(getattr(module, name)(**arguments)))  # noqa: S704 - the macro escapes its arguments itself

        return self._render(path, page, lambda direct: direct.weigh(direct.get_macro(path, name)(**arguments)), made)

    def _render(
        self,
        path: str,
        page: str,
        make_directly: Callable[[fast_templates.DirectEnvironment], RenderedText],
        make: Callable[[], RenderedText],
    ) -> RenderedText:
        """Return the result of direct code, or else of Jinja's own.

        After a template has exceeded a limit, its theme no longer renders in this process.
        """
        if is_memory_limited():
            return self._render_limited(path, page, make_directly, make)
        with limited_memory():
            return self._render_limited(path, page, make_directly, make)

    def _render_limited(
        self,
        path: str,
        page: str,
        make_directly: Callable[[fast_templates.DirectEnvironment], RenderedText],
        make: Callable[[], RenderedText],
    ) -> RenderedText:
        exhausted = _EXHAUSTED.get(self.theme.full_digest)
        if exhausted is not None:
            raise TemplateRenderError(exhausted)
        direct = self._direct if path not in self._slow else None
        try:
            if direct is not None:
                direct.meter.begin()
                return make_directly(direct)
        except _BEYOND_LIMITS as error:
            raise self._exhaust(error, path, page) from None
        except Exception:
            self._slow.add(path)
        try:
            self._environment.meter.begin()
            return make()
        except _BEYOND_LIMITS as error:
            raise self._exhaust(error, path, page) from None
        except Exception as error:
            rewritten = self._rewrite(error)
            raise TemplateRenderError(self._diagnostic_of_error(rewritten, path, page)) from error

    def _exhaust(self, error: Exception, path: str, page: str) -> TemplateRenderError:
        """Return the error for an exceeded limit, and remember it, so that each page does not run into it again."""
        release_memory()
        rewritten = self._rewrite(error)
        limit: LimitName = "memory" if isinstance(error, MemoryError) else "recursion"
        if isinstance(error, TemplateLimitError):
            limit = error.limit
        found, way = describe_limit(limit)
        frames = self._template_frames(rewritten)
        shown, line = frames[-1] if frames else (self.theme.shown_paths.get(path, path), 1)
        known = diagnostic(LIMIT_CODE, self._place(shown, line), problem=found, way=way, page=page or path)
        _EXHAUSTED[self.theme.full_digest] = known
        return TemplateRenderError(known)

    def string(self, key: str, page: str, /, **values: object) -> str:
        """Return an interface string that the generator itself needs. Raises TemplateRenderError.

        If the theme is too old to have the string, the string of the theme shipped with portalgen is used.
        """
        try:
            return self.theme.catalogs[self.language].text(key, **values)
        except UnknownStringError as error:
            shipped = catalogs.read_shipped_catalog(self.language)
            if key in shipped.entries:
                return shipped.text(key, **values)
            place = Place(self.theme.catalog_files[self.language][0].shown_path)
            raise TemplateRenderError(self._unknown_string(error, place, page)) from error

    def closure(self, name: str) -> tuple[str, ...]:
        """Return the sorted names of the template and of all templates reachable from it, for use in cache keys."""
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in reached:
                reached.add(current)
                waiting.extend(self.references(current))
        return tuple(sorted(reached))

    def reads(self, name: str, field: str) -> bool:
        """Return True if the template, or a template reachable from it, reads the attribute `field` of any value."""
        if name not in self._read_names:
            texts = (self._read(path) for path in self.closure(name) if path in self.theme.files)
            self._read_names[name] = frozenset().union(*map(read_names.find_names_in_template, texts))
        return field in self._read_names[name]

    def closure_digest(self, name: str) -> str:
        """Return a digest of the texts of the template and of all templates reachable from it."""
        if name not in self._digests:
            closure = self.closure(name)
            texts = (self._read(path) if path in self.theme.files else "" for path in closure)
            self._digests[name] = digest_texts(*chain.from_iterable(zip(closure, texts, strict=True)), size=12)
        return self._digests[name]

    def component_digest(self, name: str) -> str:
        """Return the same digest as `closure_digest`, for the template of a component."""
        return self.closure_digest(_path_of(name))

    @cached_property
    def strings_digest(self) -> str:
        """The digest of the theme's strings in this language."""
        entries = sorted(self.theme.catalogs[self.language].entries.items())
        return digest_repr(entries, 12)

    def references(self, name: str) -> frozenset[str]:
        """Return the names of the templates that the template `name` refers to.

        Return an empty set if it is missing or cannot be read.
        """
        if name not in self._references:
            self._references[name] = self._read_references(name) if name in self.theme.files else frozenset()
        return self._references[name]

    def _read_references(self, name: str) -> frozenset[str]:
        text = self._read(name)
        known, references = _REFERENCES.get(name, ("", frozenset()))
        if known != text:
            references = (self._direct or self._environment).find_references(text)
            _REFERENCES[name] = text, references
        return references

    def _read(self, path: str) -> str:
        """Return the text of an existing template."""
        if path not in self._texts:
            self._texts[path] = self.theme.read_text(path)
        return self._texts[path]

    def _rewrite(self, error: Exception) -> Exception:
        """Return the error with lines of the template in place of lines of its compiled code.

        Jinja itself does this only when rendering a complete template. `error` must be the exception being handled.
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
        if isinstance(error, RefusedTemplateError):
            shown = error.filename or path
            return diagnostic_of_refusal(error.refusal, shown, self._text_of(shown))
        if isinstance(error, TemplateSyntaxError):
            problem = _shorten(str(error.message))
            return diagnostic("TPL102", self._place(error.filename or path, error.lineno), problem=problem)
        if isinstance(error, UnshownValueError):
            found, way = describe_kind(*kind_of(error.value))
            return diagnostic(VALUE_CODE, place, found=_add_page(found, page, chain), way=way)
        if isinstance(error, BadSignError):
            sign = name_sign(error.sign)
            return diagnostic(SIGN_CODE, place, found=_add_page(LocalizedText(sign, sign), page, chain), way=SIGN_WAY)
        if isinstance(error, UnknownStringError):
            return self._unknown_string(error, self._place(path, line, _shorten(error.key)), page)
        if isinstance(error, TemplateNotFound):
            missing = str(error.name)
            origin = _SHIPPED_FILE if is_shipped(missing) else _NO_ORIGIN
            return diagnostic("TPL104", place, name=missing, page=page, chain=chain, origin=origin)
        if isinstance(error, UndefinedError):
            return diagnostic("TPL101", place, problem=_shorten(str(error.message)), page=page, chain=chain)
        problem = _shorten(f"{type(error).__name__}: {error}")
        return diagnostic("TPL105", place, problem=problem, page=page, chain=chain)

    def _unknown_string(self, error: UnknownStringError, place: Place, page: str) -> Diagnostic:
        key = _shorten(error.key)
        suggestion = find_closest(key, self.theme.catalogs[self.language].entries)
        return diagnostic(
            "TPL103",
            place,
            key=key,
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
        """Return the place of the quoted `word` on a line of a template, or of the whole line if it is absent."""
        text = line_of(self._text_of(shown), line)
        quoted = re.search(rf"""([\"']){re.escape(word)}\1""", text) if word else None
        start, length = (
            (quoted.start(), len(quoted[0])) if quoted else (len(text) - len(text.lstrip()), len(text.strip()))
        )
        return place_in_line(shown, line, start + 1, length, text)

    def _text_of(self, shown: str) -> str:
        """Return the text of a template by its path in messages; empty if there is none."""
        path = next((path for path, each in self.theme.shown_paths.items() if each == shown), None)
        return self.theme.read_text(path) if path else ""


def _shorten(problem: str) -> str:
    """Return Python's error message, shortened and without memory addresses."""
    text = _ADDRESS.sub("", problem[:_LONGEST_PROBLEM])
    return text if len(problem) <= _LONGEST_PROBLEM else f"{text}…"


def _add_page(found: LocalizedText, page: str, chain: str) -> LocalizedText:
    return LocalizedText(f"{found.vi} (trang {page}; qua {chain})", f"{found.en} (page {page}; through {chain})")


def _path_of(component: str) -> str:
    return f"components/{component}/{component}.html"

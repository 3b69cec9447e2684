"""Imports of modules loaded on first use, so that a command pays only for the modules it uses.

    with on_demand():
        from portalgen.editorial.forge import render as forge_render

The names imported in such a block are modules, placed after the ordinary imports of a file, and are always used
qualified:
`forge_render.render_forge(…)`. A missing module is an error at once. Its code, and that of the packages around it, runs
at the first lookup of an attribute. From then on it is an ordinary module. Annotations load nothing.

Only one module is loaded at a time, across all threads. A module uses no deferred modules while being loaded itself
("importing does nothing"): two threads could wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from sys import meta_path, modules
from threading import RLock, local
from types import ModuleType
from typing import Any, Final


class _Thread(local):
    """For each thread, True inside an `on_demand` block."""

    is_deferring = False


_THREAD: Final = _Thread()

_KNOWN_BEFORE: Final = frozenset(
    {"__class__", "__file__", "__loader__", "__name__", "__package__", "__path__", "__spec__"}
)
"""Attributes looked up by the import system and by scans of all modules; known without running the code."""


@contextmanager
def on_demand() -> Iterator[None]:
    """Let the imports in the block load their modules when they are used."""
    with _deferring(True):
        yield


def load_now(*modules: ModuleType) -> None:
    """Load modules imported on demand ahead of their use, when there is time."""
    for module in modules:
        if type(module) is _DeferredModule:
            _load(module)


def is_loaded(name: str) -> bool:
    """Return True if the code of the module `name` has completed."""
    module = modules.get(name)
    return module is not None and type(module) is not _DeferredModule


@contextmanager
def _deferring(value: bool) -> Iterator[None]:
    before, _THREAD.is_deferring = _THREAD.is_deferring, value
    try:
        yield
    finally:
        _THREAD.is_deferring = before


class _DeferredModule(ModuleType):
    """A module whose code has not completed."""

    # In a block, the import statement looks up modules in a package and sets them there.

    def __getattribute__(self, name: str) -> Any:
        if name not in _KNOWN_BEFORE and not _THREAD.is_deferring:
            _load(self)
        return ModuleType.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        if not _THREAD.is_deferring:
            _load(self)
        ModuleType.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        _load(self)
        ModuleType.__delattr__(self, name)


class _DeferringLoader(SourceFileLoader):
    """Defers running a module's code.

    `importlib.util.LazyLoader` does the same, but before Python 3.12.3 other threads see a half-loaded module, and in
    all versions a module whose code failed looks empty afterwards.
    """

    def __init__(self, fullname: str, path: str) -> None:
        super().__init__(fullname, path)
        self.lock = RLock()
        self.is_running = False

    def exec_module(self, module: ModuleType) -> None:
        module.__class__ = _DeferredModule

    def run(self, module: ModuleType) -> None:
        """Run the code of a module, with ordinary imports inside; other threads wait for the end."""
        package = modules.get(self.name.rpartition(".")[0])
        if package is not None:
            load_now(package)
        with self.lock:
            if self.is_running or type(module) is ModuleType:
                return
            self.is_running = True
            try:
                with _deferring(False):
                    super().exec_module(module)
                ModuleType.__setattr__(module, "__class__", ModuleType)
            finally:
                self.is_running = False


def _load(module: ModuleType) -> None:
    loader = module.__loader__
    assert isinstance(loader, _DeferringLoader)
    loader.run(module)


class _DeferringFinder:
    """Finds Python files for a thread inside a block; other imports are found as usual."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if not _THREAD.is_deferring:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin is None or type(spec.loader) is not SourceFileLoader:
            return None
        spec.loader = _DeferringLoader(name, spec.origin)
        return spec


# Permanently: changing the list at each block could make another thread's search skip a finder.
meta_path.insert(0, _DeferringFinder)

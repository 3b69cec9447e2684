"""The check of the shipped theme, made once in a process of the tests and not once for each of a thousand portals.

Only its outcome is shared, below the cache of the program: that one is asked and filled as always, by every portal. A
portal with files of its own in its theme has them checked, and real processes know nothing of this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

import portalgen
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.sites import setup
from portalgen.pipeline.sites.theme_checks import RowCache, check_theme
from portalgen.render.theme.model import Theme

SHIPPED_THEME: Final = Path(portalgen.__file__).parents[1] / "themes" / "default"


@contextmanager
def share_theme_check() -> Iterator[None]:
    """While this lasts, `load_setup` checks the shipped theme once for each of its digests."""
    outcomes: dict[str, list[Any]] = {}

    def check_shared(theme: Theme, cache: RowCache) -> tuple[Diagnostic, ...]:
        if theme.folders != (SHIPPED_THEME,):
            return check_theme(theme, cache)

        def of(name: str, digest: str, make: Callable[[], list[Any]]) -> list[Any]:
            def make_once() -> list[Any]:
                if digest not in outcomes:
                    outcomes[digest] = make()
                return outcomes[digest]

            return cache(name, digest, make_once)

        return check_theme(theme, of)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup, "check_theme", check_shared)
        yield

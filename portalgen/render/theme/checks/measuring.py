"""Whether the pages of a theme show the script of the measuring system, for which the security policy is opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import nodes

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.render.theme.checks.older_files import collect_names, parse_template
from portalgen.render.theme.model import Theme

_SCRIPT: Final = "monitoring"
"""The field of the chrome."""
_NEVER_MEASURED: Final = frozenset(("layouts/redirect.html",))
"""Nobody reads them: they lead on at once."""


def check_measuring(theme: Theme) -> Iterator[Diagnostic]:
    """Report the layouts that begin a document and do not show the script (TPL146)."""
    for path in theme.paths_below("layouts"):
        if path not in _NEVER_MEASURED and _is_document(theme, path) and _SCRIPT not in collect_names(theme, path):
            yield diagnostic("TPL146", Place(theme.shown_paths[path]))


def _is_document(theme: Theme, path: str) -> bool:
    texts = parse_template(theme, path).find_all(nodes.TemplateData)
    return path.endswith(".html") and any("<html" in each.data.lower() for each in texts)

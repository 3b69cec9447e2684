"""Options of the parser."""

from __future__ import annotations

from typing import Any

from markdown_it.utils import OptionsDict


class FastOptions(OptionsDict):
    """The options of a parser. Unlike in the library, `get` does not raise and catch an error for each unset option."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return the option, or `default`."""
        return self._options.get(key, default)

"""Options of the parser."""

from __future__ import annotations

from typing import Any

from markdown_it.utils import OptionsDict


class FastOptions(OptionsDict):
    """Options that `get` finds without raising and catching an error for each that is not set."""

    def get(self, key: str, default: Any = None) -> Any:
        """The option, or `default`."""
        return self._options.get(key, default)

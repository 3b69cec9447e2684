"""YAML that was read before: a thousand portals of the tests have the same configuration, which takes longest to read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import pytest

from portalgen.config import yaml_nodes


@contextmanager
def share_yaml() -> Iterator[None]:
    """While this lasts, the nodes of a text are kept for the next time. Nobody changes them: values are built anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "_compose", lru_cache(maxsize=500)(yaml_nodes._compose))
        yield

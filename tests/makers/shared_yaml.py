"""YAML that was read before: a thousand portals of the tests have the same configuration, which takes longest to read.

Nodes and models of a text are immutable, and depend on nothing beside it and its path.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import pytest

from portalgen.config import validation, yaml_nodes
from portalgen.on_demand import is_loaded


@contextmanager
def share_yaml() -> Iterator[None]:
    """While this lasts, the nodes of a text and the model that it holds are kept for the next time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "_compose", lru_cache(maxsize=500)(yaml_nodes._compose))
        validate = validation.validate
        share = lru_cache(maxsize=2000)(validate)
        for name, module in list(sys.modules.items()):
            if name.startswith("portalgen.") and is_loaded(name) and getattr(module, "validate", None) is validate:
                patch.setattr(module, "validate", share)
        yield


def share_no_yaml(patch: pytest.MonkeyPatch) -> None:
    """Have each text parsed as often as the program does, for tests that count the work."""
    patch.setattr(yaml_nodes, "_compose", inspect.unwrap(yaml_nodes._compose))

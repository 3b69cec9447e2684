"""Options of the random edits: `pytest tests/incremental --steps 3000 --seed 7`; and the processes that build again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.makers.incremental.fresh import Fresh
from tests.makers.incremental.playing import Processes


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long to edit, and from which seed."""
    parser.addoption("--steps", type=int, default=0, help="random edits to make, instead of those of the suite")
    parser.addoption("--seed", type=int, default=1, help="seed of the random edits")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """As many steps as somebody asked for may take as long as they take."""
    if config.getoption("--steps", 0):
        for item in items:
            item.add_marker(pytest.mark.timeout(0), append=False)


@pytest.fixture(scope="session")
def processes() -> Iterator[Processes]:
    """Two processes that are loaded once, and build each time as if they had never built before."""
    with Fresh() as fresh, Fresh() as clean:
        yield fresh, clean

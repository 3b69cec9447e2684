"""One repository a test, with an import of an old page as its first commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers.repository import RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    """On main; the item `cu` stands in the root commit of day 1."""
    maker = RepositoryMaker(tmp_path / "kho")
    maker.page(day(1), "content/so/tin-tuc/cu.vi.md", "cu")
    return maker

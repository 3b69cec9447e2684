"""A small real portal in a folder of its own: one site in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers.content_folder import Folder, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return make_folder(tmp_path)

"""What tests of the office share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers.office_month import build_office_month, clone_bare


@pytest.fixture(scope="session")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a month of an office: the repository `kho` and a bare copy of it, `kho.git`. Nothing of it is changed."""
    folder = tmp_path_factory.mktemp("month")
    clone_bare(build_office_month(folder / "kho"), folder / "kho.git")
    return folder

"""The shipped legal configuration, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.legal import Legal, load_legal


@pytest.fixture(scope="session")
def legal() -> Legal:
    """Calendars, classes and instruments as the repository ships them."""
    found, faults = load_legal(Path(__file__).resolve().parents[2])
    assert faults == ()
    assert found is not None
    return found

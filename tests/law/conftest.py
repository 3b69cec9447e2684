"""The shipped legal configuration, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.legal import LegalSettings, load_legal_settings


@pytest.fixture(scope="session")
def legal() -> LegalSettings:
    """Calendars, classes and instruments as the repository ships them."""
    found, faults = load_legal_settings(Path(__file__).resolve().parents[2])
    assert faults == ()
    assert found is not None
    return found

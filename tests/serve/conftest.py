"""What all tests of the preview share."""

from __future__ import annotations

import pytest

from portalgen.serve import rebuilding


@pytest.fixture(autouse=True)
def without_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    """No collection of garbage after a rebuild: here it would look through all tests that there are, for half a second."""
    monkeypatch.setattr(rebuilding, "_freeze_live_objects", lambda: None)

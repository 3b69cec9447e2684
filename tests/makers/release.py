"""Prepared releases of what tests built."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from portalgen.publish.manifest import ReleaseManifest
from portalgen.publish.preparing.inputs import ReleaseFacts, ReleaseOrigin
from portalgen.publish.preparing.prepare import prepare_release
from tests.makers.portal import AT, MAIN

ORIGIN: Final = ReleaseOrigin("mau", MAIN, "b" * 40, AT)
FACTS: Final = ReleaseFacts(AT)


def prepare(public: Path, folder: Path, **changes: Any) -> ReleaseManifest:
    """Prepare a first release of `public`. `changes` are those of its origin, its facts, and how it is prepared."""
    origin = {name: changes.pop(name) for name in ("main_host", "number", "previous", "commit") if name in changes}
    facts = {name: changes.pop(name) for name in ("prepared", "findings", "codes") if name in changes}
    return prepare_release(public, folder, replace(ORIGIN, **origin), replace(FACTS, **facts), **changes)


def days_later(days: int) -> datetime:
    """A moment that many days after the clock of the tests."""
    return AT + timedelta(days)

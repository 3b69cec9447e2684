"""Judging a submission needs a recent Git, and says which one is there."""

from __future__ import annotations

import pytest

from portalgen.errors import UnusableEnvironmentError
from portalgen.history import scratch
from portalgen.text.bilingual import Bilingual


def test_an_old_git_is_reported_with_its_version_and_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "read_git_version", lambda: (2, 39))
    with pytest.raises(UnusableEnvironmentError) as told:
        scratch.require_recent_git(Bilingual("xét bài gửi duyệt", "judging a submission"))
    assert "xét bài gửi duyệt cần Git 2.41 trở lên, máy này có Git 2.39" in told.value.vi
    assert "judging a submission needs Git 2.41 or later, this machine has Git 2.39" in told.value.en
    for text in (told.value.vi, told.value.en):
        assert "`sudo apt update && sudo apt install git`; macOS `brew install git`" in text

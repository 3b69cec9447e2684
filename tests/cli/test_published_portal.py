"""What the reports on the portal's content refuse before they look at it: sites and settings that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.cli.published_portal import load_published_portal, require_duty_settings, require_site
from portalgen.cli.state import CommandState
from portalgen.config.duties import DUTIES_FILE
from portalgen.errors import UnusableEnvironmentError, UsageError
from tests.makers.duties import write_duties_portal
from tests.makers.portal import AT


def test_a_site_that_does_not_exist_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    state = CommandState(write_duties_portal(tmp_path / "portal").root, "vi")
    portal, _ = load_published_portal(state, AT)
    require_site(portal, "so")
    with pytest.raises(UsageError) as refused:
        require_site(portal, "portall")
    assert "`portall`; có phải là `portal`?" in refused.value.vi
    assert "did you mean `portal`?" in refused.value.en


def test_settings_with_a_kind_that_does_not_exist_are_printed_and_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = write_duties_portal(tmp_path / "portal", {DUTIES_FILE: "places: [{duty: '7.4', kinds: [ke_hoach]}]\n"})
    state = CommandState(small.root, "vi")
    portal, _ = load_published_portal(state, AT)
    with pytest.raises(UnusableEnvironmentError, match="duties"):
        require_duty_settings(state, portal)
    printed = capsys.readouterr()
    assert "không có loại bài `ke_hoach`" in printed.out + printed.err

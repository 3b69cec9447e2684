"""Releases as operators make them: what a build wrote is prepared and sent to a target that is a folder.

send_build(portal, tmp_path / "target", commit)
"""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from portalgen.publish.archiving.kept_release import open_kept
from portalgen.publish.layout import CURRENT_LINK
from portalgen.publish.manifest import HostList
from portalgen.publish.preparing.inputs import ReleaseFacts, ReleaseOrigin
from portalgen.publish.preparing.prepare import prepare_release
from portalgen.publish.sending.send import SendOptions, SentRelease, send_release
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.status import read_status
from tests.makers.portal import AT, MAIN, SmallPortal


def send_build(portal: SmallPortal, target: Path, commit: str, clock: datetime = AT) -> SentRelease:
    """Make what is in the output folder of `portal` live at `target`, which is set up where it is new."""
    if not target.exists():
        set_up_target(target, TargetSettings())
    status = read_status(target)
    origin = ReleaseOrigin("example-vn", MAIN, commit, clock, status.head_number + 1, status.head_digest)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        prepared = Path(name) / "prepared"
        prepare_release(portal.out, prepared, origin, ReleaseFacts(clock), former_lists=_read_lists(target))
        options = SendOptions(repository=portal.root, environment={})
        return send_release(prepared, str(target), options, clock + timedelta(seconds=90))


def _read_lists(target: Path) -> dict[str, HostList]:
    if not (target / CURRENT_LINK).exists():
        return {}
    kept = open_kept(target, "")
    return {host: kept.read_list(host) for host in kept.manifest.hosts}

"""`read_live_state(source, …)`: checks in the published manifest whether readers already see a commit of main."""

from __future__ import annotations

from datetime import datetime

from portalgen.errors import PortalgenError
from portalgen.frozen import frozen
from portalgen.history.program import run_git
from portalgen.history.repository import Repository
from portalgen.publish.layout import MANIFEST_FILE, RELEASE_ADDRESS
from portalgen.publish.manifest import LARGEST_MANIFEST, ReleaseFormatError, parse_manifest
from portalgen.publish.verifying.sources import ReleaseSource
from portalgen.text.bilingual import Bilingual as B

_OK = 200


@frozen
class LiveState:
    """The release that readers see now, compared with a commit of main."""

    is_live: bool | None
    """True if the release contains the changes of the commit; None if unknown."""
    number: int = 0
    """Number of the live release."""
    clock: datetime | None = None
    """The clock of the live release, in +07:00."""
    commit: str = ""
    """Id of the commit from which the live release was built."""
    fault: B | None = None
    """Why the state is unknown."""


def read_live_state(source: ReleaseSource, repository: Repository, main_host: str, commit: str) -> LiveState:
    """Read the release published on `main_host`, and return whether it contains `commit`, an id of a commit of main.

    The signature of the manifest is not checked (`portalgen verify` does that): the state is information, not evidence.
    """
    address = f"{RELEASE_ADDRESS}{MANIFEST_FILE}"
    try:
        answer = source.read(main_host, address, {}, LARGEST_MANIFEST)
    except PortalgenError as error:
        return LiveState(None, fault=B(error.vi, error.en))
    if answer.status != _OK:
        return _unknown(
            f"{main_host} không có bản kê phát hành ở {address} (trả lời {answer.status})",
            f"{main_host} has no manifest of a release at {address} (it answers {answer.status})",
        )
    try:
        manifest = parse_manifest(answer.body)
    except ReleaseFormatError:
        return _unknown(
            f"bản kê phát hành của {main_host} không đọc được", f"the manifest of {main_host} cannot be read"
        )
    if manifest.main_host != main_host:
        return _unknown(
            f"bản kê ở {main_host} là của cổng {manifest.main_host}",
            f"the manifest at {main_host} is of the portal {manifest.main_host}",
        )
    is_live = _holds(repository, manifest.commit, commit)
    return LiveState(is_live, manifest.number, manifest.clock, manifest.commit)


def _holds(repository: Repository, released: str, commit: str) -> bool | None:
    """Return True if `released` is `commit` or a descendant; None if `released` is not in this repository."""
    if run_git(repository.top, ("cat-file", "-e", f"{released}^{{commit}}")).status:
        return None
    return run_git(repository.top, ("merge-base", "--is-ancestor", commit, released)).status == 0


def _unknown(vi: str, en: str) -> LiveState:
    return LiveState(None, fault=B(vi, en))

"""Updates a mirror that is behind: adds manifests of releases it never had to its chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from portalgen.publish.manifest import ReleaseFormatError, ReleaseManifest, digest_manifest, parse_manifest
from portalgen.publish.target.chain import MANIFEST_ENDING, SIGNATURE_ENDING, ChainHead, read_head
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import write_atomically
from portalgen.publish.target.folder import TargetFolder, open_target
from portalgen.publish.target.lock import hold_target
from portalgen.publish.target.signatures import check_signature


def follow_chain(folder: Path, manifests: Sequence[tuple[bytes, bytes | None]], release: bytes, now: datetime) -> None:
    """Record manifests with signatures that lead from a target's newest manifest to the manifest `release`.

    Raises TargetRefusedError, with no change, unless they are a chain, and signed if signatures are required. Manifests
    already recorded are skipped.
    """
    with hold_target(folder, "begin", now):
        target = open_target(folder)
        head = read_head(target)
        rows = [(_parse(data), data, signature) for data, signature in manifests]
        new = [row for row in rows if row[0].number > head.number]
        _check_chain(head, [*(row[0] for row in new), _parse(release)])
        if target.settings.allowed_signers:
            for _, data, signature in new:
                check_signature(target.settings.allowed_signers, data, signature)
        for manifest, data, signature in new:
            _record(target, manifest.number, data, signature)


def _check_chain(head: ChainHead, manifests: Sequence[ReleaseManifest]) -> None:
    number, digest, portal = head.number, head.digest, head.portal
    for manifest in manifests:
        if manifest.portal != (portal or manifest.portal):
            raise TargetRefusedError(
                "other-portal",
                f"bản phát hành là của cổng `{manifest.portal}`, còn nơi này của `{portal}`; hãy kiểm tra nơi đến",
                f"the release is of the portal `{manifest.portal}`, and this target of `{portal}`; check the target",
            )
        if (manifest.number, manifest.previous) != (number + 1, digest):
            raise TargetRefusedError(
                "forked",
                f"các bản phát hành gửi đến không nối tiếp bản mới nhất ở đây (số {head.number}): nơi này đã tách khỏi nơi đăng"
                " chính; hãy lập lại từ thư mục trống",
                f"the releases sent do not follow the newest one here ({head.number}): this target forked from the main one; set"
                " it up again from an empty folder",
            )
        number, digest, portal = manifest.number, digest_manifest(manifest), manifest.portal


def _parse(data: bytes) -> ReleaseManifest:
    try:
        return parse_manifest(data)
    except ReleaseFormatError as error:
        raise TargetRefusedError(
            "malformed",
            "bản phát hành không nhận được: manifest.json không đúng dạng",
            "the release cannot be accepted: manifest.json is not in its form",
        ) from error


def _record(target: TargetFolder, number: int, data: bytes, signature: bytes | None) -> None:
    """Record the signature first: after an interruption, no manifest is without its signature."""
    if signature is not None:
        write_atomically(target.manifests / f"{number}{SIGNATURE_ENDING}", signature)
    write_atomically(target.manifests / f"{number}{MANIFEST_ENDING}", data)

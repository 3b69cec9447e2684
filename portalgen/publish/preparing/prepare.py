"""Prepares a release: the folder that is signed, sent and archived, made whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from portalgen.publish.manifest import HostList, ReleaseManifest
from portalgen.publish.preparing.inputs import (
    CompressionSettings,
    PrepareProgress,
    ReleaseFacts,
    ReleaseOrigin,
    show_no_progress,
)


def prepare_release(
    public: Path,
    folder: Path,
    origin: ReleaseOrigin,
    facts: ReleaseFacts,
    *,
    cache: Path | None = None,
    former_lists: Mapping[str, HostList] = MappingProxyType({}),
    compression: CompressionSettings = CompressionSettings(),  # noqa: B008 - frozen
    complete: bool = False,
    progress: PrepareProgress = show_no_progress,
) -> ReleaseManifest:
    """Write the prepared release of what a build wrote into `public` to `folder`, and return its manifest.

    `cache` is the cache folder where it can be trusted. `former_lists` are those of the release that is live, by host: of a
    search bundle made from the same texts its files are kept, and their bytes are not in `folder`; `complete` keeps none.
    A prepared release that is in `folder` is replaced. Raises UsageError where the build is not finished, has errors, was
    changed since, or holds what is no file of a host; OutputError where `folder` cannot be written.
    """
    raise NotImplementedError

"""Lists the files of the sites' folders with a digest of their content; unchanged files cost one stat each.

A stat is only a hint. If it equals the recorded stat, and is old enough to rule out a second change, the recorded
digest is reused; otherwise the file is read. So a clone with new times gives the same digests.
"""

from __future__ import annotations

import os
import stat as modes
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from portalgen.config.unwritten_pages import NOTHING_UNWRITTEN, UnwrittenPages
from portalgen.content.file_stat import (
    CONTENT_FOLDER,
    NO_SIGNATURE,
    StatSignature,
    may_change_with_same_signature,
    stat_signature_of,
    unreadable_error,
)
from portalgen.frozen import frozen
from portalgen.store.digest import digest_bytes, digest_file, start_digest

# Most builds hold no files and need not import these modules.
if TYPE_CHECKING:
    from portalgen.content.fresh_pages import FreshPages
    from portalgen.content.held_files import HeldFiles

_LINK: Final = "link"
"""The content recorded for a symlink. Symlinks are never followed; a diagnostic is reported at the reference."""


@frozen
class Listing:
    """The files below a site's folder: signatures by path from the portal's root, in order."""

    files: Mapping[str, StatSignature]
    links: frozenset[str]
    digest: str
    """Digest of paths and signatures; empty if a file is so new that it may change with the same signature."""


@frozen
class ContentDigests:
    """The digests of the files below a site's folder, by path."""

    digest: str
    files: Mapping[str, str]


def list_site_files(root: Path, site: str, now: int, unwritten: UnwrittenPages = NOTHING_UNWRITTEN) -> Listing:
    """Return the files of `site`, including its `unwritten` pages, which have no signature.

    `now` is the machine's clock in ns. Raises UnusableEnvironmentError for an unreadable folder.
    """
    files: dict[str, StatSignature] = {}
    links: set[str] = set()
    youngest = 0
    for path, stat in _walk_files(str(root), f"{CONTENT_FOLDER}/{site}"):
        signature = files[path] = stat_signature_of(stat)
        if modes.S_ISLNK(stat.st_mode):
            links.add(path)
        youngest = max(youngest, signature[0], signature[1])
    pages = tuple(unwritten.list_below(f"{CONTENT_FOLDER}/{site}"))
    if pages:
        files |= dict.fromkeys(pages, NO_SIGNATURE)
        files = {path: files[path] for path in sorted(files, key=_place_in_walk)}
    if pages or may_change_with_same_signature(youngest, now):
        return Listing(files, frozenset(links), "")
    rows = repr(list(files.items())).encode("utf-8", "surrogateescape")
    return Listing(files, frozenset(links), digest_bytes(rows))


def content_digests_of(
    root: Path,
    listing: Listing,
    known: Mapping[str, list[Any]],
    held_files: HeldFiles | None = None,
    now: int = 0,
    fresh_pages: FreshPages | None = None,
    unwritten: UnwrittenPages = NOTHING_UNWRITTEN,
) -> ContentDigests:
    """Return the digest of each of these files. `known` are rows that an earlier `digest_rows_of` returned.

    A file written just before `now` (ns) is held in `held_files`, if given, and its digest is that of the held content.
    Other pages that must be read are read through `fresh_pages`.
    """
    files: dict[str, str] = {}
    for path, signature in listing.files.items():
        if path in unwritten:
            files[path] = digest_bytes(unwritten[path])
            continue
        is_young = held_files is not None and may_change_with_same_signature(max(signature[:2]), now)
        files[path] = _digest_of(root, path, signature, listing, known, held_files if is_young else fresh_pages)
    state = start_digest()
    for path, digest in files.items():
        state.update(f"{path}\0{digest}\0".encode("utf-8", "surrogateescape"))
    return ContentDigests(state.hexdigest(), files)


def digest_rows_of(listing: Listing, contents: ContentDigests, now: int) -> dict[str, list[Any]]:
    """Return the digests with their signatures, for the next run."""
    return {
        path: [
            NO_SIGNATURE if may_change_with_same_signature(max(signature[:2]), now) else list(signature),
            contents.files[path],
        ]
        for path, signature in listing.files.items()
    }


def digest_of_top_level(root: Path, unwritten: UnwrittenPages = NOTHING_UNWRITTEN) -> str:
    """Return a digest of the names directly below `content/`. Names that are not those of sites are reported."""
    try:
        with os.scandir(root / CONTENT_FOLDER) as scan:
            rows = {f"{each.name}\0{each.is_dir()}\0{each.is_symlink()}" for each in scan}
    except FileNotFoundError:
        rows = set()
    rows |= {f"{name}\0{is_folder}\0{False}" for name, is_folder in unwritten.names_in(CONTENT_FOLDER).items()}
    return digest_bytes("\0".join(sorted(rows)).encode("utf-8", "surrogateescape"))


def _place_in_walk(path: str) -> list[str]:
    """Return a sort key for the order of `_walk_files`: folder by folder, each by name."""
    return path.split("/")


def _walk_files(root: str, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(f"{root}/{folder}") as scan:
            entries = sorted(scan, key=lambda each: each.name)
        for each in entries:
            path = f"{folder}/{each.name}"
            if each.is_dir(follow_symlinks=False):
                yield from _walk_files(root, path)
            else:
                yield path, each.stat(follow_symlinks=False)
    except FileNotFoundError:
        return
    except OSError as error:
        raise unreadable_error(folder, error) from None


def _digest_of(
    root: Path,
    path: str,
    signature: StatSignature,
    listing: Listing,
    known: Mapping[str, list[Any]],
    holder: HeldFiles | FreshPages | None,
) -> str:
    if path in listing.links:
        return _LINK
    row = known.get(path)
    if row is not None and tuple(row[0]) == signature:
        return str(row[1])
    digest = holder.hold(root, path, signature[2]) if holder is not None else ""
    return digest or digest_of_file(root, path)


def digest_of_file(root: Path, path: str) -> str:
    """Return the digest of a file's content, or an empty string if the file is gone.

    It is that of `front_matter.digest_of_content`.
    """
    try:
        return digest_file(f"{root}/{path}")[0]
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise unreadable_error(path, error) from None

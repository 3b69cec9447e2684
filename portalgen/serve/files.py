"""Maps a request's path to a file below a host's folder, and to its content type."""

from __future__ import annotations

import mimetypes
import os
import stat
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from portalgen.frozen import frozen

_HIDDEN_BUT_PUBLIC: Final = frozenset({".well-known"})
_TYPES: Final = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".geojson": "application/geo+json",
        ".webmanifest": "application/manifest+json",
        ".xml": "application/xml; charset=utf-8",
        ".atom": "application/atom+xml; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".vtt": "text/vtt; charset=utf-8",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".gif": "image/gif",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".ico": "image/x-icon",
        ".woff2": "font/woff2",
        ".pdf": "application/pdf",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".webm": "video/webm",
        ".pagefind": "application/octet-stream",
        ".pf_meta": "application/octet-stream",
        ".pf_index": "application/octet-stream",
        ".pf_filter": "application/octet-stream",
        ".pf_fragment": "application/octet-stream",
    }
)


@frozen
class ServedFile:
    """A file to send, with a tag that changes with its bytes."""

    file: Path
    media_type: str
    tag: str


@frozen
class FolderRedirect:
    """The redirect of a folder requested without its final slash."""

    location: str


def media_type_of(name: str) -> str:
    """Return the content type for a file name."""
    known = _TYPES.get(os.path.splitext(name)[1].lower())
    return known or mimetypes.guess_type(name)[0] or "application/octet-stream"


def find_file(folder: Path, path: str) -> ServedFile | FolderRedirect | None:
    """Return the file at the decoded URL path below `folder`; None if there is none, and for paths that leave it."""
    segments = path.removeprefix("/").split("/")
    wants_folder = segments[-1] == ""
    names = segments[:-1] if wants_folder else segments
    if not path.startswith("/") or not all(_is_public(name) for name in names):
        return None
    target = folder.joinpath(*names)
    if not wants_folder and _is_folder(target) and _open_served_file(folder, target / "index.html"):
        return FolderRedirect("/" + "".join(f"{quote(name)}/" for name in names))
    return _open_served_file(folder, target / "index.html" if wants_folder else target)


def find_not_found_page(folder: Path, path: str) -> ServedFile | None:
    """Return the nearest `404.html` above the path: a language's own, else the site's."""
    names = [name for name in path.split("/") if name]
    while names and not all(_is_public(name) for name in names):
        names.pop()
    for length in range(len(names), -1, -1):
        file = _open_served_file(folder, folder.joinpath(*names[:length], "404.html"))
        if file is not None:
            return file
    return None


def _is_public(name: str) -> bool:
    if not name or "\0" in name or "\\" in name:
        return False
    return not name.startswith(".") or name in _HIDDEN_BUT_PUBLIC


def _is_folder(target: Path) -> bool:
    try:
        return target.is_dir()
    except OSError:
        return False


def _open_served_file(folder: Path, target: Path) -> ServedFile | None:
    try:
        real = target.resolve(strict=True)
        status = real.stat()
        if not stat.S_ISREG(status.st_mode) or not real.is_relative_to(folder.resolve()):
            return None
    except (OSError, ValueError):
        return None
    return ServedFile(real, media_type_of(target.name), f'"{status.st_mtime_ns:x}-{status.st_size:x}"')

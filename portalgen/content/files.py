"""The files next to pages: lookup, type and limits.

A file's type is determined from its content, not from its name. Files outside the portal's folder are never opened,
files over their limit are refused before reading, and an SVG that runs or loads something is refused.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, Final

from portalgen.config.portal_settings import Limits
from portalgen.config.unwritten_pages import NOTHING_UNWRITTEN, UnwrittenPages
from portalgen.content.file_types import MEBIBYTE, TextCheck, detect_content_type
from portalgen.content.svg import EXPORT_AGAIN, check_svg
from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.store.digest import start_digest
from portalgen.text.normalization import fold, nfc

with on_demand():
    from portalgen.diagnostics import closest

_CHUNK: Final = 256 * 1024
_HEAD: Final = 4096
_EMPTY: Final = LocalizedText("rỗng (0 byte)", "empty (0 bytes)")
_SUGGESTIONS: Final = 500
_NO_PAGES: Final[Mapping[str, bool]] = MappingProxyType({})
_SCANNED: Final = 100
"""Maximum number of names in a folder compared individually; a page may name a thousand missing files."""

_ALIASES: Final = MappingProxyType({"jpeg": "jpg", "tif": "tiff"})
_CONVERSIONS: Final = (
    (
        frozenset(
            [
                "docm",
                "dot",
                "dotx",
                "dotm",
                "pages",
                "wps",
                "wpd",
                "odg",
                "epub",
                "html",
                "htm",
                "mht",
                "xps",
                "md",
                "tex",
                "pub",
                "odt",
                "rtf",
                "doc",
                "docx",
            ]
        ),
        frozenset(("pdf", "docx", "odt")),
    ),
    (
        frozenset(["xlsm", "xlsb", "xlt", "xltx", "numbers", "et", "xls", "tsv", "xlsx", "ods"]),
        frozenset(("pdf", "xlsx", "ods", "csv")),
    ),
    (frozenset(["pptm", "ppsx", "pps", "potx", "key", "dps", "odp", "ppt", "pptx"]), frozenset(("pdf", "pptx", "odp"))),
    (
        frozenset(
            [
                "heic",
                "heif",
                "bmp",
                "psd",
                "ai",
                "cdr",
                "tiff",
                "raw",
                "cr2",
                "nef",
                "jfif",
                "ico",
                "eps",
                "gif",
                "webp",
                "avif",
                "svg",
            ]
        ),
        frozenset(("jpg", "png")),
    ),
    (frozenset(["avi", "mov", "mkv", "wmv", "flv", "webm", "m4v", "3gp"]), frozenset(("mp4",))),
    (frozenset(["wav", "wma", "m4a", "ogg", "flac", "amr"]), frozenset(("mp3", "aac"))),
    (frozenset(["rar", "7z", "tar"]), frozenset(("zip",))),
    (frozenset(["shp", "kml", "kmz", "gpkg", "tab", "dgn", "dwg", "dxf", "topojson"]), frozenset(("geojson", "pdf"))),
)
"""(formats, formats in which their programs can save them)."""
_UNTELLING: Final = frozenset(("zip", "txt", "gz", "json"))
"""Formats too generic to suggest: damaged files may be detected as such."""
_MEDIA: Final = MappingProxyType(
    {
        **dict.fromkeys(("jpg", "png", "gif", "webp", "avif", "tiff"), "image"),
        **dict.fromkeys(("svg",), "vector"),
        **dict.fromkeys(("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp"), "document"),
        **dict.fromkeys(("doc", "xls", "ppt", "rtf", "txt"), "document"),
        **dict.fromkeys(("mp4",), "video"),
        **dict.fromkeys(("mp3", "aac"), "audio"),
        **dict.fromkeys(("csv", "json", "geojson", "xml", "zip", "gz"), "data"),
        **dict.fromkeys(("vtt",), "captions"),
    }
)


@frozen
class FileFacts:
    """A publishable file: `size` in bytes, `digest` the blake2b (16 bytes, hex) of the content.

    `format` is the lower-case extension, one spelling for each format (`jpg`, `tiff`). `media` is `image` (raster),
    `vector`, `document`, `video`, `audio`, `data` or `captions`.
    """

    path: Path
    name: str
    format: str
    media: str
    size: int
    digest: str


@frozen
class InvalidFile:
    """A fault of a file. It becomes a diagnostic at the place where a page names the file."""

    code: str
    values: tuple[tuple[str, MessageValue], ...]


def invalid_file(code: str, name: str, **values: MessageValue) -> InvalidFile:
    """Return an `InvalidFile` for the file `name` with its values in a fixed order."""
    return InvalidFile(code, tuple(sorted({"file": name, **values}.items())))


def format_of(name: str) -> str:
    """Return the format of a file name: the extension in lower case, with `jpeg` as `jpg`; may be empty."""
    extension = PurePosixPath(name).suffix[1:].lower()
    return _ALIASES.get(extension, extension)


def media_of(format: str) -> str:
    """Return the medium of a format; `data` for an unknown format."""
    return _MEDIA.get(format, "data")


def has_format(stream: BinaryIO, format: str) -> bool:
    """Return True if the content of an open file matches its format, as in ATT105. The stream must be at its start."""
    head = stream.read(_HEAD)
    stream.seek(0)
    text = TextCheck()
    while chunk := stream.read(_CHUNK):
        text.feed(chunk)
    return detect_content_type(format, head, stream, text.is_text(), _MEDIA) == format.upper()


def locate_file(
    folder: Path, name: str, root: Path, unwritten: UnwrittenPages = NOTHING_UNWRITTEN, *, suggests: bool = True
) -> Path | InvalidFile:
    """Return the file called `name` in `folder`, inside `root`.

    Case must match even on a case-insensitive file system; composed and decomposed spellings of a name (NFC, NFD) are
    equal. A named page of `unwritten` is written to disk. `suggests` enables the search for the closest name. Returns
    ATT101 if the file is missing, ATT102 if the name or a symlink leads outside.
    """
    parts = _parts(name)
    within = _within(folder, root)
    if parts is None or within is None or _has_symlink(root, within):
        return invalid_file("ATT102", name)
    place = folder
    for index, part in enumerate(parts):
        pages = _pages_in(place, root, unwritten)
        entry = _entry(place, part, pages)
        if entry is None:
            last = index == len(parts) - 1
            guess = _suggestion(place, part, pages, files=last) if suggests else ""
            named = "/".join((*parts[:index], guess, *parts[index + 1 :])) if guess else ""
            return invalid_file("ATT101", name, suggestion=named)
        place = place / entry
        if place.is_symlink():
            return invalid_file("ATT102", name)
        if pages.get(entry) is False:
            unwritten.write(root, place.relative_to(root).as_posix())
    if not parts or not place.is_file():
        return invalid_file("ATT101", name, suggestion="")
    return place


def _parts(name: str) -> tuple[str, ...] | None:
    """Return the components of a relative name, or None if it could lead outside the folder."""
    if "\\" in name or "\0" in name or name.startswith(("/", "~")) or re.match(r"[A-Za-z]:", name):
        return None
    parts = PurePosixPath(name).parts
    return None if ".." in parts else parts


def _within(folder: Path, root: Path) -> tuple[str, ...] | None:
    try:
        parts = folder.relative_to(root).parts
    except ValueError:
        return None
    return None if ".." in parts else parts


def _has_symlink(root: Path, parts: tuple[str, ...]) -> bool:
    return any(root.joinpath(*parts[: count + 1]).is_symlink() for count in range(len(parts)))


def _pages_in(folder: Path, root: Path, unwritten: UnwrittenPages) -> Mapping[str, bool]:
    """Return the names of unwritten pages in a folder, with True for folders."""
    return unwritten.names_in(folder.relative_to(root).as_posix()) if unwritten else _NO_PAGES


def _entry(folder: Path, name: str, pages: Mapping[str, bool]) -> str | None:
    """Return the name in the folder equal to `name` except for Unicode composition, or None."""
    present = _names_of(folder, pages)
    if name in present:
        return name
    wanted = nfc(name)
    return next((entry for entry in present if nfc(entry) == wanted), None)


def _names_of(folder: Path, pages: Mapping[str, bool]) -> tuple[str, ...]:
    names = _listing(folder)
    return tuple(sorted({*names, *pages})) if pages else names


def _listing(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise _unreadable(folder, error) from error


def _suggestion(folder: Path, name: str, pages: Mapping[str, bool], *, files: bool) -> str:
    """Return the closest name in the folder: first ignoring case and diacritics, then by similarity."""
    names = _names_of(folder, pages)[:_SUGGESTIONS]
    unwritten = frozenset(each for each, is_folder in pages.items() if not is_folder)
    candidates = _fold_names(names).get(fold(name).lower(), ())
    same = (entry for entry in candidates if (entry in unwritten or (folder / entry).is_file()) == files)
    found = next(same, "") or _index_names(folder, names, unwritten, files).find(nfc(name))
    return nfc(found)


@lru_cache(maxsize=16)
def _fold_names(names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the names by their spelling without case and diacritics."""
    folded: dict[str, tuple[str, ...]] = {}
    for name in names:
        key = fold(name).lower()
        folded[key] = (*folded.get(key, ()), name)
    return folded


@lru_cache(maxsize=16)
def _index_names(folder: Path, names: tuple[str, ...], unwritten: frozenset[str], files: bool) -> closest.ClosestIndex:
    """Return an index for similarity search among files, or folders; cached for the same names."""
    kinds = (nfc(name) for name in names if (name in unwritten or (folder / name).is_file()) == files)
    return closest.ClosestIndex(kinds, scanned=_SCANNED)


def inspect_file(path: Path, name: str, limits: Limits, formats: Sequence[str]) -> FileFacts | InvalidFile:
    """Return the facts about the file at `path`, or its fault. `name` is the file's name in the source of the page.

    Limits are in MiB. The faults are:

    - ATT103 if the file is too large (it is not read);
    - ATT104 if `formats` does not include its format;
    - ATT105 if the content does not match the file extension;
    - ATT106 if an SVG is not well-formed, ATT108 if it runs or loads something.

    Raises UnusableEnvironmentError if the system cannot read the file.
    """
    try:
        with open(path, "rb", opener=_opener) as stream:
            return _inspect_stream(stream, path, name, limits, formats)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return invalid_file("ATT101", name, suggestion="")
    except OSError as error:
        if error.errno == errno.ELOOP:
            return invalid_file("ATT102", name)
        raise _unreadable(path, error) from error


def _inspect_stream(
    stream: BinaryIO, path: Path, name: str, limits: Limits, formats: Sequence[str]
) -> FileFacts | InvalidFile:
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode):
        return invalid_file("ATT101", name, suggestion="")
    return _refusal(name, status.st_size, limits, formats) or _read(stream, path, name, status.st_size, formats)


def _opener(path: str, flags: int) -> int:
    """Open without following a symlink and without waiting for a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _unreadable(path: Path, error: OSError) -> UnusableEnvironmentError:
    reason = error.strerror or type(error).__name__
    return UnusableEnvironmentError(f"không đọc được {path}: {reason}", f"{path} cannot be read: {reason}")


def _refusal(name: str, size: int, limits: Limits, formats: Sequence[str]) -> InvalidFile | None:
    """Return why the file is refused before it is read, or None."""
    format = format_of(name)
    limit = limits.image if media_of(format) in ("image", "vector") else limits.attachment
    if size > limit * MEBIBYTE:
        return invalid_file("ATT103", name, size=_size(size), limit=_size(limit * MEBIBYTE))
    if format not in {_ALIASES.get(allowed, allowed) for allowed in formats}:
        return invalid_file("ATT104", name, format=format or "?", allowed=", ".join(_list_targets(format, formats)))
    return None


def _list_targets(format: str, formats: Sequence[str]) -> Sequence[str]:
    """Return the `formats` in which a file of this format can sensibly be saved; all if the format is unknown."""
    targets = next((targets for sources, targets in _CONVERSIONS if format in sources), ())
    return [each for each in formats if each in targets] or formats


def _advise_on_content(name: str, actual: str | LocalizedText, formats: Sequence[str]) -> LocalizedText:
    """Return the fix for ATT105: rename an intact file of another publishable format, otherwise export it again."""
    ending = actual.lower() if isinstance(actual, str) else ""
    if ending in _UNTELLING or ending not in formats:
        return EXPORT_AGAIN
    right = str(PurePosixPath(name).with_suffix(f".{ending}"))
    return LocalizedText(
        f"tệp mở được thì chỉ sai đuôi: đổi tên tệp thành `{right}` và sửa tên ấy trong bài; không thì xuất lại từ phần mềm gốc",
        f"if the file opens, only its extension is wrong: rename it to `{right}`, also in the page; otherwise export "
        "it again",
    )


def _size(size: int) -> str:
    """Return a size for a message: MB (MiB) or KB, rounded up to a decimal so that it never equals its limit."""
    unit, name = (MEBIBYTE, "MB") if size >= MEBIBYTE else (1024, "KB")
    tenths = -(-size * 10 // unit)
    return f"{tenths // 10} {name}" if tenths % 10 == 0 else f"{tenths / 10:.1f} {name}"


def _read(stream: BinaryIO, path: Path, name: str, size: int, formats: Sequence[str]) -> FileFacts | InvalidFile:
    """Read the content once, at most the checked `size` in bytes."""
    format = format_of(name)
    head = stream.read(_HEAD)
    stream.seek(0)
    digest, text = start_digest(), TextCheck()
    left = size
    while left and (chunk := stream.read(min(_CHUNK, left))):
        left -= len(chunk)
        digest.update(chunk)
        text.feed(chunk)
    actual = detect_content_type(format, head, stream, text.is_text(), _MEDIA)
    if actual != format.upper():
        shown = actual if head else _EMPTY
        remedy = _advise_on_content(name, shown, formats)
        return invalid_file("ATT105", name, actual=shown, format=format.upper(), remedy=remedy)
    if format == "svg":
        stream.seek(0)
        active = check_svg(stream.read(size))
        if active:
            return invalid_file(active[0], name, **dict(active[1]))
    return FileFacts(path, name, format, media_of(format), size - left, digest.hexdigest())

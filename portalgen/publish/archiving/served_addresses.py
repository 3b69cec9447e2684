"""The address and the media type of a file on a web server."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

_INDEX: Final = "index.html"
_SAFE: Final = "/-._~!$&'()*+,;=:@"
"""Characters allowed unencoded in a path (RFC 3986, § 3.3), in addition to letters and digits."""
SERVED_TYPES: Final = {
    "atom": "application/atom+xml; charset=utf-8",
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
    "mjs": "text/javascript; charset=utf-8",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "wasm": "application/wasm",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml; charset=utf-8",
    "zip": "application/zip",
}
"""By the ending of the name; a fixed table, so that an archive does not depend on the machine's settings."""


def format_address(host: str, path: str) -> str:
    """Return the https address of a path below a host: a folder's for its `index.html`."""
    shown = path.removesuffix(_INDEX) if path == _INDEX or path.endswith(f"/{_INDEX}") else path
    return f"https://{host}/{quote(shown, safe=_SAFE)}"


def name_media_type(path: str) -> str:
    """Return the media type of a file by its name."""
    ending = path.rpartition("/")[2].rpartition(".")[2].lower()
    return SERVED_TYPES.get(ending, "application/octet-stream")


def is_error_page(path: str) -> bool:
    """Return True if the file is the body of answers for missing addresses."""
    return path.rpartition("/")[2] == "404.html"

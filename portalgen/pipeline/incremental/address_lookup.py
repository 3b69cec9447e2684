"""Finds the output meant by an address, an output path, a file or a source."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError

_INDEX = "index.html"


def list_candidate_paths(written: str, root: Path, out: Path) -> tuple[str, ...]:
    """Return the possible meanings of `written` as paths, the likeliest first.

    They are output paths, and a source path below `root`. An address may lack its scheme, `index.html` and final slash,
    and may have a query and an anchor.
    """
    found: list[str] = []
    for folder in (out, root):
        place = _below(written, folder)
        if place:
            found += [place, f"{place}/{_INDEX}"]
    whole = written if "://" in written else f"https://{written.lstrip('/')}"
    try:
        parts = urlsplit(whole)
        host = (parts.hostname or "").lower()
    except ValueError:
        return tuple(found)
    path = normalize("NFC", unquote(parts.path))
    if host:
        address = f"{host}{path}".rstrip("/")
        ended = path.endswith("/") or not path
        found += [f"{address}/{_INDEX}"] if ended else [address, f"{address}/{_INDEX}"]
    if "://" not in written:
        found.append(normalize("NFC", written))
    return tuple(dict.fromkeys(each for each in found if each))


def search_index_error(written: str, folder: str) -> UsageError:
    """Return the error for a file that belongs to a search index. Such a file has no key of its own."""
    return UsageError(
        f"`{written}` thuộc chỉ mục tìm kiếm `{folder}`, được làm lại khi chữ của một trang trong đó đổi; hãy hỏi về trang đó",
        f"`{written}` belongs to the search index `{folder}`, which is rebuilt when the text of a page in it "
        "changes; ask about that page",
    )


def unknown_address_error(written: str, wanted: Collection[str], known: Collection[str]) -> UsageError:
    """Return the error for an address without output. It suggests the closest addresses of `known`."""
    meant = ""
    for each in wanted:
        top = each.partition("/")[0]
        near = [path for path in known if path.startswith(f"{top}/")]
        meant = meant or find_closest(each, near)
    hosts = sorted({path.partition("/")[0] for path in known})
    meant = meant or next((host for each in wanted if (host := find_closest(each.partition("/")[0], hosts))), "")
    shown = meant.removesuffix(_INDEX)
    return UsageError(
        f"không có trang hay tệp nào ở `{written}`" + (f"; có phải là `{shown}`?" if shown else ""),
        f"there is no page or file at `{written}`" + (f"; did you mean `{shown}`?" if shown else ""),
    )


def _below(written: str, folder: Path) -> str:
    """Return the path of a file relative to `folder`, resolved from the working folder; empty if it is not below it."""
    if "://" in written or "\0" in written:
        return ""
    place = Path(written).absolute()
    return place.relative_to(folder).as_posix() if place.is_relative_to(folder) and place != folder else ""

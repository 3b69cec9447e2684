"""Faults of committed page histories, as far as the files alone show them."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.config.portal import Portal, Site
from portalgen.content.body import read_source
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.on_demand import on_demand
from portalgen.text.slugs import is_slug

with on_demand():
    from portalgen.content import page_history

_ENDING = ".json"


def check_page_histories(portal: Portal, site: Site) -> Iterator[Diagnostic]:
    """Yield CFG194 and CFG195 for the histories of a site with `page_history`."""
    if not site.page_history:
        return
    for name in page_history.list_page_history_files(portal.root, site.id):
        identifier = name.removesuffix(_ENDING)
        if not name.endswith(_ENDING) or not is_slug(identifier):
            reason = LocalizedText(
                f"tên `{name}` không phải là một mã bài kèm .json", f"`{name}` is not an id with .json"
            )
            place = page_history.page_history_path(site.id, name).removesuffix(_ENDING)
            yield diagnostic("CFG195", Place(place), site=site.id, reason=reason)
            continue
        yield from read_page_history(portal, site.id, identifier)[1]


def read_page_history(
    portal: Portal, site: str, identifier: str
) -> tuple[page_history.PageHistory | None, tuple[Diagnostic, ...]]:
    """Return the committed history of an item, or None with diagnostics if it is unusable."""
    path = page_history.page_history_path(site, identifier)
    try:
        data = b"" if (portal.root / path).is_symlink() else read_source(portal, path)
    except OSError:
        data = b""
    return parse_history_file(data, site, identifier)


def parse_history_file(
    data: bytes, site: str, identifier: str
) -> tuple[page_history.PageHistory | None, tuple[Diagnostic, ...]]:
    """Return the history stored in a file for an item, or None with diagnostics if the file is unusable."""
    place = Place(page_history.page_history_path(site, identifier))
    try:
        history = page_history.parse_page_history(data)
    except page_history.InvalidPageHistoryError as error:
        key = "".join(letter for letter in str(error) if letter.isalnum() or letter in "._")
        where = LocalizedText(f" (ở `{key}`)", f" (at `{key}`)") if key else ""
        return None, (diagnostic("CFG194", place, site=site, where=where),)
    if (history.site, history.id) != (site, identifier):
        other = f"{history.site}/{history.id}"
        reason = LocalizedText(f"bên trong ghi bài `{other}`", f"the file contains the history of `{other}`")
        return None, (diagnostic("CFG195", place, site=site, reason=reason),)
    return history, ()

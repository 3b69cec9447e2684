"""HTML of the preview: the live script put into a page, and the few pages of its own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any, Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.messages import format_preview_message
from portalgen.serve.overlay import build_diagnostic_item, build_overlay
from portalgen.serve.preview_state import RebuildReport
from portalgen.store.digest import start_digest

_THEME_FOLDER: Final = re.compile(r"/assets/[0-9a-f]{6,}/")
"""Theme assets are in a folder named by the digest of all of them: a changed style renames every asset."""
_SCRIPT: Final = re.compile(r'<script src="([^"?]*)"')
ICON_LINK: Final = '<link rel="icon" type="image/svg+xml" href="/_portalgen/icon.svg">'
"""In the head of the preview's own pages: otherwise a browser requests `/favicon.ico`, which does not exist."""
_STYLESHEET: Final = re.compile(r'<link rel="stylesheet" href="([^"]*)">')


def insert_live_script(text: str, host: str, revision: int, digest: str = "") -> str:
    """Return the page with the live script before its `</body>`, or at its end."""
    script = (
        f'<script src="/_portalgen/live.js" data-revision="{revision}" data-host="{html.escape(host)}"'
        f' data-digest="{digest}" defer></script>\n'
    )
    end = text.lower().rfind("</body>")
    return text + script if end < 0 else text[:end] + script + text[end:]


def digest_of_page(text: str, scripts: Iterable[bytes] = ()) -> str:
    """Return a digest of the page without its assets' names, and of its scripts; it ignores changes of styles."""
    page = _THEME_FOLDER.sub("/assets/", _STYLESHEET.sub("", text)).encode()
    return start_digest((page, *(b"\0" + script for script in scripts)), 12).hexdigest()


def find_script_paths(text: str) -> list[str]:
    """Return the addresses of the page's scripts, in order."""
    return [html.unescape(address) for address in _SCRIPT.findall(text)]


def find_stylesheets(text: str) -> list[str]:
    """Return the addresses of the page's stylesheets, in order."""
    return [html.unescape(address) for address in _STYLESHEET.findall(text)]


def render_site_list(addresses: LocalAddresses, name: str, language: str) -> str:
    """Return the page for an unknown host."""
    rows = "".join(
        f'<li><a href="{html.escape(origin)}/">{html.escape(site)}</a></li>' for site, origin in addresses.site_origins
    )
    unknown = html.escape(format_preview_message("unknown", language, name=name)).replace("`", "")
    return render_own_page(format_preview_message("sites", language), f"<p>{unknown}</p><ul>{rows}</ul>", language)


def render_missing_page(language: str) -> str:
    """Return the page for an address without a file, if the site has no 404 page."""
    return render_own_page(format_preview_message("missing", language), "", language)


def render_failed_page(report: RebuildReport, revision: int, language: str) -> str:
    """Return a page of the errors, for when there is no good build to show."""
    overlay = build_overlay(report, revision, language)
    fault = f"<p>{html.escape(overlay['fault'])}</p>" if overlay["fault"] else ""
    rows = "".join(_render_finding(item) for item in overlay["items"])
    more = f"<p>{html.escape(overlay['more'])}</p>" if overlay["more"] else ""
    hint = html.escape(format_preview_message("failed.hint", language))
    return render_own_page(
        format_preview_message("failed", language), f"<p>{hint}</p>{fault}<ol>{rows}</ol>{more}", language
    )


def render_diagnostic_list(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Return diagnostics as an ordered list in HTML."""
    return f"<ol>{''.join(_render_finding(build_diagnostic_item(each, language)) for each in diagnostics)}</ol>"


def _render_finding(item: dict[str, Any]) -> str:
    lines = "".join(f"<p>{html.escape(item[key])}</p>" for key in ("note", "help", "basis") if item[key])
    head = f"<p><code>{html.escape(item['place'])}</code></p><p>{html.escape(item['label'])}: "
    return f"<li>{head}{html.escape(item['message'])}</p>{render_excerpt(item)}{lines}</li>"


def render_excerpt(item: dict[str, Any]) -> str:
    """Return the excerpt of an item as HTML with its span marked; empty if it has none."""
    if not item["excerpt"]:
        return ""
    before, marked, after = (html.escape(part) for part in item["excerpt"])
    return f"<pre>{before}<mark>{marked}</mark>{after}</pre>"


def render_own_page(title: str, body: str, language: str) -> str:
    """Return a page of the preview itself; `body` is HTML."""
    return (
        f'<!doctype html>\n<html lang="{"en" if language == "en" else "vi"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n"
        f'{ICON_LINK}\n<link rel="stylesheet" href="/_portalgen/live.css">\n</head>\n'
        f'<body class="portalgen-page">\n<main>\n<h1>{html.escape(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n'
    )

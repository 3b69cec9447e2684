"""HTML of the preview: the live script put into a page, and the few pages of its own."""

from __future__ import annotations

import html
import re
from hashlib import blake2b
from typing import Any, Final

from portalgen.serve.addresses import Addresses
from portalgen.serve.board import Report
from portalgen.serve.texts import overlay, say

_STYLESHEET: Final = re.compile(r'<link rel="stylesheet" href="([^"]*)">')


def with_live_script(text: str, host: str, revision: int) -> str:
    """The page with the live script before its `</body>`, or at its end."""
    script = (
        f'<script src="/_portalgen/live.js" data-revision="{revision}" data-host="{html.escape(host)}"'
        f' data-digest="{digest_of_page(text)}" defer></script>\n'
    )
    end = text.lower().rfind("</body>")
    return text + script if end < 0 else text[:end] + script + text[end:]


def digest_of_page(text: str) -> str:
    """What must stay the same for a change of styles to need no reload: the page but for its stylesheets' names."""
    return blake2b(_STYLESHEET.sub("", text).encode(), digest_size=12).hexdigest()


def stylesheets(text: str) -> list[str]:
    """Addresses of the page's stylesheets, in order."""
    return [html.unescape(address) for address in _STYLESHEET.findall(text)]


def site_list(addresses: Addresses, name: str, language: str) -> str:
    """The page for a host that nobody knows."""
    rows = "".join(
        f'<li><a href="{html.escape(origin)}/">{html.escape(site)}</a></li>' for site, origin in addresses.sites
    )
    unknown = html.escape(say("unknown", language, name=name)).replace("`", "")
    return _page(say("sites", language), f"<p>{unknown}</p><ul>{rows}</ul>", language)


def missing_page(language: str) -> str:
    """The page for an address without a file, where the site has no 404 page."""
    return _page(say("missing", language), "", language)


def failed_page(report: Report, revision: int, language: str) -> str:
    """The findings as a whole page, for when there is no good build to show."""
    told = overlay(report, revision, language)
    fault = f"<p>{html.escape(told['fault'])}</p>" if told["fault"] else ""
    rows = "".join(_finding(item) for item in told["items"])
    more = f"<p>{html.escape(told['more'])}</p>" if told["more"] else ""
    hint = html.escape(say("failed.hint", language))
    return _page(say("failed", language), f"<p>{hint}</p>{fault}<ol>{rows}</ol>{more}", language)


def _finding(item: dict[str, Any]) -> str:
    before, marked, after = (html.escape(part) for part in item["excerpt"] or ("", "", ""))
    excerpt = f"<pre>{before}<mark>{marked}</mark>{after}</pre>" if item["excerpt"] else ""
    lines = "".join(f"<p>{html.escape(item[key])}</p>" for key in ("note", "help", "basis") if item[key])
    head = f"<p><code>{html.escape(item['place'])}</code></p><p>{html.escape(item['label'])}: "
    return f"<li>{head}{html.escape(item['message'])}</p>{excerpt}{lines}</li>"


def _page(title: str, body: str, language: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{"en" if language == "en" else "vi"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n"
        '<link rel="stylesheet" href="/_portalgen/live.css">\n</head>\n'
        f'<body class="portalgen-page">\n<main>\n<h1>{html.escape(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n'
    )

"""The check of TXT239; its page is `TXT239.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.text.normalization import spelling_key

_KEY: Final = "also_known_as"


def check(context: LintContext) -> Iterator[Violation]:
    """Yield TXT239 at each other name equal to the name of another site, or the title of another page in its language.

    A page may have the name of its own site.
    """
    naming = [page for page in context.library.pages if page.fields.get(_KEY)]
    if not naming:
        return
    sites, titles = _list_site_names(context), _list_titles(context)
    for page in naming:
        for number, name in enumerate(page.fields[_KEY]):
            key = spelling_key(name)
            others = titles.get((page.language, key), frozenset()) - {page.id}
            called = sites.get(key, frozenset())
            if called and page.site not in called:
                owner = LocalizedText(f"tên của trang `{min(called)}`", f"the name of the site `{min(called)}`")
            elif others and not called:
                owner = LocalizedText(f"tiêu đề của bài `{min(others)}`", f"the title of the page `{min(others)}`")
            else:
                continue
            yield violation("TXT239", context.place(page, _KEY, number), name=name.replace("`", "'"), owner=owner)


def _list_site_names(context: LintContext) -> dict[str, frozenset[str]]:
    """Return the ids of the sites with each name, in any language."""
    found: dict[str, frozenset[str]] = {}
    for site in context.portal.sites:
        for _, name in site.names:
            for words in map(spelling_key, (name.full, name.short)):
                found[words] = found.get(words, frozenset()) | {site.id}
    return found


def _list_titles(context: LintContext) -> dict[tuple[str, str], frozenset[str]]:
    """Return the ids of the items with each title, by language; drafts are skipped."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for page in context.library.pages:
        if not page.draft:
            key = page.language, spelling_key(page.title)
            found[key] = found.get(key, frozenset()) | {page.id}
    return found


RULE: Final = PortalRule("TXT239", check)

"""Checks that the files of a theme show the same content as the present components and layouts.

A template that does not read a field of its view shows less. No other check reports this, since an unused field is not
an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.frozen import frozen
from portalgen.render.theme.model import FACET_LAYOUT, Theme
from portalgen.render.theme.template_trees import read_template

_LIST_LAYOUT: Final = "layouts/list.html"


@frozen
class ExtendedFile:
    """A file of themes whose view has gained fields since the first release of the file."""

    shows_by: str
    """A field that every file responsible for this content reads. Files that do not read it are not checked."""
    losses: Mapping[str, LocalizedText]
    """The fields that the present file reads, as named in messages. The values describe the loss for readers if unread.

    A template may use another name for the part before the dot.
    """


_FACTS_FIRST: Final = ExtendedFile(
    "facts",
    {
        "view.facts_first": LocalizedText(
            "các thông tin cần đứng đầu trang không hiện, như nơi và giờ của sự kiện",
            "the facts at the top are not shown, such as place and hours of an event",
        )
    },
)
EXTENDED_FILES: Final[Mapping[str, ExtendedFile]] = {
    "components/facts/facts.html": ExtendedFile(
        "value",
        {
            "rows": LocalizedText(
                "nhóm, bảng và danh sách (như người ký của văn bản) hiện ra trống",
                "groups, tables and lists, such as the signatory of a document, are shown empty",
            ),
            "presentation": LocalizedText(
                "trạng thái và số hiện như chữ thường", "states and numbers are shown as plain words"
            ),
        },
    ),
    "components/entries/entries.html": ExtendedFile(
        "title",
        {
            "entry.facts": LocalizedText(
                "mục của danh sách không có thông tin của loại nội dung, như hiệu lực và cơ quan ban hành của văn bản",
                "entries of lists lack the facts of their kind, such as legal status and issuer of a document",
            )
        },
    ),
    "components/notices/notices.html": ExtendedFile(
        "text",
        {
            "notice.link": LocalizedText(
                "thông báo đã được thay thế không dẫn tới bài thay thế",
                "the notice on a superseded page does not link to its successor",
            ),
            "notice.earlier": LocalizedText(
                "chỉ lần đính chính mới nhất hiện ra", "only the newest correction of a page is shown"
            ),
        },
    ),
    "components/search/search.html": ExtendedFile(
        "bundle_url",
        {
            "view.filters": LocalizedText(
                "trang tìm kiếm thiếu các bộ lọc mà danh sách dẫn tới",
                "the search page lacks the filters used by links in lists",
            )
        },
    ),
    _LIST_LAYOUT: ExtendedFile(
        "entries",
        {
            "view.facets": LocalizedText("danh sách không có bộ lọc", "lists have no filters"),
            "view.receptions": LocalizedText(
                "danh sách hỏi đáp không nói nơi gửi câu hỏi mới",
                "lists of questions do not say where to send a new question",
            ),
        },
    ),
    "layouts/base.html": ExtendedFile(
        "header",
        {
            "chrome.banners": LocalizedText(
                "thông tin khẩn cấp không hiện ở đầu trang", "emergencies are not shown at the top of pages"
            )
        },
    ),
    "layouts/page.html": _FACTS_FIRST,
    "layouts/news.html": _FACTS_FIRST,
    "layouts/legal_document.html": _FACTS_FIRST,
}
"""The fields that each file should read, keyed by the path of the file in the theme."""

FindNames = Callable[[nodes.Template, frozenset[str]], frozenset[str]]
"""Finds names in a template, except in the blocks with the given names."""


def check_older_files(theme: Theme) -> Iterator[Diagnostic]:
    """Report each file of a theme that shows less than its present version. Each file is reported once."""
    for path, extended in EXTENDED_FILES.items():
        if path not in theme.files or (path == _LIST_LAYOUT and FACET_LAYOUT not in theme.files):  # reported as TPL133
            continue
        names = _find_names(parse_template(theme, path), frozenset())
        if extended.shows_by not in names:
            continue
        unread = _unread(extended, names) and _unread(extended, collect_names(theme, path))
        if unread:
            losses = [extended.losses[each] for each in unread]
            loss = LocalizedText("; ".join(each.vi for each in losses), "; ".join(each.en for each in losses))
            words = ", ".join(f"`{each}`" for each in unread)
            yield diagnostic("TPL134", Place(theme.shown_paths[path]), file=path, words=words, loss=loss)


def _unread(extended: ExtendedFile, names: frozenset[str]) -> list[str]:
    return [each for each in extended.losses if each.rpartition(".")[2] not in names]


def parse_template(theme: Theme, path: str) -> nodes.Template:
    """Return the syntax tree of a template. It is empty if the template cannot be read, which is reported as TPL102."""
    try:
        return read_template(theme.read_text(path))
    except TemplateSyntaxError:
        return nodes.Template([], lineno=1)


def collect_names(theme: Theme, path: str, find: FindNames | None = None) -> frozenset[str]:
    """Return the fields that are read by a template or by the templates it refers to.

    If `find` is given, return its results for these templates instead.
    """
    return _collect_names(theme, path, frozenset(), (), find or _find_names)


def _collect_names(
    theme: Theme, path: str, replaced: frozenset[str], before: tuple[str, ...], find: FindNames
) -> frozenset[str]:
    """Return the same without the blocks `replaced` by an extending template."""
    if path not in theme.files or path in before:
        return frozenset()
    tree = parse_template(theme, path)
    names = set(find(tree, replaced))
    for each in walk_nodes(tree, replaced):
        if not isinstance(each, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            continue
        below = replaced | _replaced_blocks(tree) if isinstance(each, nodes.Extends) else frozenset[str]()
        for name in walk_nodes(each.template, frozenset()):
            if isinstance(name, nodes.Const):
                names |= _collect_names(theme, str(name.value), below, (*before, path), find)
    return frozenset(names)


def _find_names(tree: nodes.Template, replaced: frozenset[str]) -> frozenset[str]:
    """Return the fields read by a template, also named by a string: `view["facets"]`, `map(attribute="rows")`."""
    return frozenset(
        each.attr if isinstance(each, nodes.Getattr) else each.value
        for each in walk_nodes(tree, replaced)
        if isinstance(each, nodes.Getattr) or (isinstance(each, nodes.Const) and isinstance(each.value, str))
    )


def walk_nodes(node: nodes.Node, replaced: frozenset[str]) -> Iterator[nodes.Node]:
    """Yield the nodes of a template in the order of its text, except the nodes in `replaced` blocks."""
    if isinstance(node, nodes.Block) and node.name in replaced:
        return
    yield node
    for each in node.iter_child_nodes():
        yield from walk_nodes(each, replaced)


def _replaced_blocks(tree: nodes.Template) -> frozenset[str]:
    """Return the overriding blocks of a template without `super()`."""
    return frozenset(
        block.name
        for block in tree.find_all(nodes.Block)
        if not any(
            isinstance(each.node, nodes.Name) and each.node.name == "super" for each in block.find_all(nodes.Call)
        )
    )

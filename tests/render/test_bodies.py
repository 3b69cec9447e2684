"""Rendered bodies that are remembered: the same as rendered ones, and made again when anything that they asked is told otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.linting.lint_cache import open_lint_cache
from portalgen.pipeline.linting.lint_inputs import load_lint_inputs
from portalgen.render.bodies import render_page_body
from portalgen.render.context import Context
from portalgen.render.markdown.body import Body
from portalgen.render.page_files import PageFiles
from tests.makers.loaded_portal import PlannedPortal, plan_portal
from tests.makers.portal import AT, SmallPortal, page, png

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "content/so/gioi-thieu/moi/index.vi.md"
TEXT = """\
## Mục

Xem [bài](../../tin-tuc/khai-truong.vi.md#dien-bien), [tin](id:so-hop-bao) và [Cổng](site:portal).

![Ảnh](anh.png)

{{ document file="quy-che.pdf" title="Quy chế" }}

{{ contact site="xa" }}
"""


class Memo:
    """Rows as the store keeps them; knows which were put."""

    def __init__(self) -> None:
        self.rows: dict[str, str] = {}
        self.put_again: list[str] = []

    def get(self, source: str) -> Any:
        """The row as JSON gives it back."""
        return json.loads(self.rows[source]) if source in self.rows else None

    def put(self, source: str, row: Any) -> None:
        """Remember a row."""
        self.rows[source] = json.dumps(row)
        self.put_again.append(source)

    def take_new_keys(self) -> list[str]:
        """What was put since the last time."""
        found, self.put_again = self.put_again, []
        return found


def render_body(
    context: Context, source: str, memo: Memo
) -> tuple[Body | None, tuple[Diagnostic, ...], frozenset[str]]:
    """The body of a page, what is told of it, and the files that it uses."""
    context = replace(context, bodies=memo)
    shown = context.graph.shown_pages[source]
    address = context.page_address(shown)
    shelf = PageFiles(context, address, shown.language)
    body, found = render_page_body(context, shown, address, shelf)
    return body, found, frozenset(shelf.asset_sources)


@pytest.fixture
def asking(portal: SmallPortal) -> SmallPortal:
    """A portal with a page that asks everything a body can ask."""
    folder = "content/so/gioi-thieu/moi"
    portal.write(f"{folder}/anh.png", png())
    portal.write(f"{folder}/quy-che.pdf", (portal.root / "content/so/gioi-thieu/chuc-nang/quy-che.pdf").read_bytes())
    keys = {
        "title": "Mới",
        "attachments": "\n  - {file: quy-che.pdf, title: Quy chế}",
        "images": "\n  - {file: anh.png, alt: Ảnh mẫu}",
    }
    portal.write(SOURCE, page("so-moi", TEXT, **keys))
    return portal


def of(planned: PlannedPortal) -> Context:
    return planned.contexts.get("so")


def test_a_remembered_body_is_the_rendered_one_in_the_whole_content_that_is_shipped(tmp_path: Path) -> None:
    prepared = load_lint_inputs(ROOT, AT, {}, open_lint_cache(tmp_path, ROOT))
    assert prepared.portal is not None
    assert prepared.contexts is not None
    memo, seen = Memo(), 0
    for site in prepared.portal.sites:
        context = prepared.contexts.get(site.id)
        for source in context.graph.shown_pages:
            rendered = render_body(context, source, memo)
            put = memo.take_new_keys()
            again = render_body(context, source, memo)
            assert again == rendered, source
            assert put == ([] if rendered[1] or rendered[0] is None else [source])
            assert memo.take_new_keys() == [] or rendered[1], source
            seen += bool(put)
    assert seen > 100


def test_an_unchanged_portal_renders_nothing_again(asking: SmallPortal) -> None:
    memo = Memo()
    first = render_body(of(plan_portal(asking)), SOURCE, memo)
    assert first[0] is not None
    assert memo.take_new_keys() == [SOURCE]
    assert render_body(of(plan_portal(asking)), SOURCE, memo) == first
    assert memo.take_new_keys() == []


EDITS: dict[str, Callable[[SmallPortal], object]] = {
    "its text": lambda portal: portal.edit(SOURCE, "## Mục", "## Mục lục"),
    "its line": lambda portal: portal.edit(SOURCE, "title: Mới", "title: Mới\nsummary: Tóm tắt."),
    "a link's address": lambda portal: portal.edit("content/so/tin-tuc/hop-bao.vi.md", "date:", "slug: moi\ndate:"),
    "another site's address": lambda portal: portal.edit(
        "site-config/sites/portal.yaml", "host: www.example.vn", "host: cong.example.vn"
    ),
    "a picture": lambda portal: portal.write("content/so/gioi-thieu/moi/anh.png", png(30, 20, 7)),
    "a picture's words": lambda portal: portal.edit(SOURCE, "![Ảnh]", "![Hình]"),
    "a file": lambda portal: portal.write(
        "content/so/gioi-thieu/moi/quy-che.pdf",
        (portal.root / "content/so/gioi-thieu/moi/quy-che.pdf").read_bytes() + b"%" * 5_000,
    ),
    "a file's title": lambda portal: portal.edit(SOURCE, 'title="Quy chế"', 'title="Quy chế mới"'),
    "a site's name": lambda portal: portal.edit("site-config/sites/xa.yaml", "full: Ủy ban", "full: UBND"),
    "a page that is hidden": lambda portal: portal.edit(
        "content/so/tin-tuc/hop-bao.vi.md", "date:", "draft: true\ndate:"
    ),
}


@pytest.mark.parametrize("what", EDITS)
def test_a_body_is_rebuilt_when_something_that_it_shows_changed(asking: SmallPortal, what: str) -> None:
    memo = Memo()
    before = render_body(of(plan_portal(asking)), SOURCE, memo)
    memo.take_new_keys()
    EDITS[what](asking)
    planned = plan_portal(asking)
    after = render_body(of(planned), SOURCE, memo)
    assert after == render_body(of(planned), SOURCE, Memo())
    assert memo.take_new_keys() == [SOURCE] or after == before or after[1]


@pytest.mark.parametrize(
    "what", ["its text", "a link's address", "a picture", "a file", "a file's title", "a site's name"]
)
def test_what_is_seen_on_the_page_changes_with_it(asking: SmallPortal, what: str) -> None:
    memo = Memo()
    before, _, _ = render_body(of(plan_portal(asking)), SOURCE, memo)
    EDITS[what](asking)
    after, _, _ = render_body(of(plan_portal(asking)), SOURCE, memo)
    assert before is not None
    assert after is not None
    assert before.html != after.html


def test_a_body_stays_when_what_it_does_not_ask_changed(asking: SmallPortal) -> None:
    memo = Memo()
    render_body(of(plan_portal(asking)), SOURCE, memo)
    memo.take_new_keys()
    asking.edit("content/so/tin-tuc/hoi-nghi.vi.md", "title: Hội nghị", "title: Hội nghị lớn")
    asking.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "Nội dung khác.")
    render_body(of(plan_portal(asking)), SOURCE, memo)
    assert memo.take_new_keys() == []


def with_own_theme(portal: SmallPortal) -> None:
    """A theme of the portal's own, that is the shipped one so far."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    profiles = (portal.root / "site-config/profiles.yaml").read_text("utf-8")
    portal.write("site-config/profiles.yaml", profiles.replace("theme: default", "theme: own"))


def test_a_body_is_rebuilt_when_a_component_that_it_uses_changed_and_not_for_another(asking: SmallPortal) -> None:
    with_own_theme(asking)
    memo = Memo()
    render_body(of(plan_portal(asking)), SOURCE, memo)
    memo.take_new_keys()
    used = sorted(json.loads(memo.rows[SOURCE])["components"])
    assert used
    components = sorted((ROOT / "themes/default/components").iterdir())
    other = next(each for each in components if each.name not in used and (each / f"{each.name}.html").is_file())
    shipped = {name: (ROOT / f"themes/default/components/{name}/{name}.html").read_text("utf-8") for name in used}
    asking.write(
        f"themes/own/components/{other.name}/{other.name}.html",
        (other / f"{other.name}.html").read_text("utf-8") + "{# more #}\n",
    )
    render_body(of(plan_portal(asking)), SOURCE, memo)
    assert memo.take_new_keys() == []
    asking.write(f"themes/own/components/{used[0]}/{used[0]}.html", shipped[used[0]] + "{# more #}\n")
    render_body(of(plan_portal(asking)), SOURCE, memo)
    assert memo.take_new_keys() == [SOURCE]


def test_a_body_is_rebuilt_when_a_string_of_the_theme_changed(asking: SmallPortal) -> None:
    with_own_theme(asking)
    memo = Memo()
    render_body(of(plan_portal(asking)), SOURCE, memo)
    memo.take_new_keys()
    strings = (ROOT / "themes/default/strings/vi.yaml").read_text("utf-8")
    first = next(line for line in strings.splitlines() if line and line[0] not in "# -" and ": " in line)
    asking.write("themes/own/strings/vi.yaml", f"{first.partition(':')[0]}: Khác\n")
    render_body(of(plan_portal(asking)), SOURCE, memo)
    assert memo.take_new_keys() == [SOURCE]


@pytest.mark.parametrize(
    "body",
    ["Xem [nháp](id:so-nhap).", "Xem [mất](id:mat).", "Chữ <b>đậm.", "[cũ](https://www.example.vn/tin-tuc/)"],
)
def test_a_body_of_which_there_is_something_to_report_is_never_kept(asking: SmallPortal, body: str) -> None:
    keys = {"kind": "news", "title": "Nháp", "date": "2026-01-06", "draft": "true"}
    asking.write("content/so/tin-tuc/nhap.vi.md", page("so-nhap", **keys))
    asking.edit(SOURCE, "Xem [bài]", f"{body} Xem [bài]")
    built = asking.check()
    assert [each.place.path for each in built.diagnostics] == [SOURCE]
    assert [each.code for each in asking.check().diagnostics] == [each.code for each in built.diagnostics]


def test_a_body_with_a_warning_puts_no_row(asking: SmallPortal) -> None:
    asking.edit(SOURCE, "Xem [bài]", "[cũ](https://www.example.vn/tin-tuc/) Xem [bài]")
    memo = Memo()
    planned = plan_portal(asking)
    body, found, _ = render_body(of(planned), SOURCE, memo)
    assert body is not None
    assert [each.code for each in found] == ["LNK106"]
    assert render_body(of(planned), SOURCE, memo)[1] == found
    assert memo.rows == {}


@pytest.mark.parametrize(
    "row",
    [
        None,
        1,
        [],
        {},
        {"key": 1},
        {"components": {"absent": "x"}},
        {"queries": [["absent", "x"]]},
        {"queries": [["link"]]},
        {"asked": 5},
        {"queries": [["link", 7, "x"]]},
    ],
)
def test_a_row_of_another_form_is_no_row(asking: SmallPortal, row: Any) -> None:
    memo = Memo()
    planned = plan_portal(asking)
    wanted = render_body(of(planned), SOURCE, memo)
    sound = json.loads(memo.rows[SOURCE])
    memo.rows[SOURCE] = json.dumps({**sound, **row} if isinstance(row, dict) and row else row)
    assert render_body(of(planned), SOURCE, memo) == wanted

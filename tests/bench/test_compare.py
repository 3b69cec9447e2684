"""The comparer sees everything that one side drops or adds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from compare import Tree, differences, files_of, page_of, read

HOST = "a.bench.example.vn"

PAGE = """<!doctype html><html lang="vi"><head><title>{title} - Xã</title>
<meta name="description" content="Tóm tắt."><link rel="canonical" href="https://{host}/tin-tuc/{name}/"></head>
<body class="layout-news"><h1>{title}</h1><p>Đoạn <b>một</b>, <a href="/tin-tuc/">Tin tức</a>.</p>
<table><tr><td>Kết quả</td><td>12</td></tr></table></body></html>"""
FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tin mới</title>
<entry><title>Một</title><link href="https://{host}/tin-tuc/mot/"/><updated>2025-12-31T00:00:00+07:00</updated>
<summary>Tóm tắt.</summary></entry>
<entry><title>Hai</title><link href="https://{host}/tin-tuc/hai/"/><updated>2025-12-30T00:00:00+07:00</updated>
<summary>Tóm tắt.</summary></entry></feed>"""
SITE_MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://{host}/tin-tuc/mot/</loc><lastmod>2025-12-31</lastmod></url>
<url><loc>https://{host}/tin-tuc/hai/</loc></url></urlset>"""


def make(output: Path) -> Path:
    """A small built site: the folder of its one host."""
    folder = output / HOST
    for name, title in (("mot", "Một"), ("hai", "Hai")):
        (folder / "tin-tuc" / name).mkdir(parents=True)
        write(folder, f"tin-tuc/{name}/index.html", PAGE.format(title=title, host=HOST, name=name))
    write(folder, "feed.xml", FEED.format(host=HOST))
    write(folder, "sitemap.xml", SITE_MAP.format(host=HOST))
    return folder


def write(folder: Path, name: str, text: str) -> None:
    """Write one file of the site."""
    (folder / name).write_text(text, encoding="utf-8")


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    """A fault: `old` is written as `new` in one file."""

    def apply(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        write(folder, name, text.replace(old, new, 1))

    return apply


def remove(name: str) -> Callable[[Path], None]:
    """A fault: one file is missing."""
    return lambda folder: (folder / name).unlink()


def tree(folder: Path) -> Tree:
    """The tree of the one host."""
    return read(files_of(folder.parent))


def test_two_equal_trees_have_no_differences(tmp_path: Path) -> None:
    assert differences(tree(make(tmp_path / "one")), tree(make(tmp_path / "two"))) == ()


def test_names_of_ids_and_white_space_between_blocks_may_differ(tmp_path: Path) -> None:
    other = make(tmp_path / "two")
    replace("tin-tuc/mot/index.html", "<h1>Một</h1>", '<h1 id="mot">Một</h1>\n\n')(other)
    replace("tin-tuc/mot/index.html", "</td><td>", "</td>\n<td>")(other)
    assert differences(tree(make(tmp_path / "one")), tree(other)) == ()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (remove("tin-tuc/hai/index.html"), f"page https://{HOST}/tin-tuc/hai/: only in the first"),
        (remove("feed.xml"), f"feed https://{HOST}/feed.xml: only in the first"),
        (remove("sitemap.xml"), f"site map https://{HOST}/tin-tuc/mot/ 2025-12-31: only in the first"),
        (replace("tin-tuc/hai/index.html", "<td>12</td>", "<td></td>"), "text differs"),
        (replace("tin-tuc/hai/index.html", "Đoạn <b>", "Đoạn<b>"), "text differs"),
        (replace("tin-tuc/hai/index.html", 'href="/tin-tuc/"', 'href="/tin/"'), "links differs"),
        (replace("tin-tuc/hai/index.html", "Hai - Xã", "Hai"), "title differs"),
        (replace("tin-tuc/hai/index.html", "Tóm tắt.", ""), "description differs"),
        (replace("tin-tuc/hai/index.html", "tin-tuc/hai/", "tin-tuc/ba/"), "canonical differs"),
        (replace("tin-tuc/hai/index.html", "layout-news", "layout-list"), "layout news and list"),
        (replace("tin-tuc/hai/index.html", "<h1>", f"<!--{'x' * 99}--><h1>"), "bytes of news"),
        (replace("feed.xml", "<title>Hai</title>", "<title>Ba</title>"), "feed"),
        (replace("sitemap.xml", "<lastmod>2025-12-31</lastmod>", ""), "site map"),
        (lambda folder: write(folder, "thua.html", "<body>thừa</body>"), "thua.html: only in the second"),
        (lambda folder: write(folder, "style.css", "x" * 500), "bytes of all"),
    ],
)
def test_each_fault_of_one_side_is_reported(tmp_path: Path, fault: Callable[[Path], None], said: str) -> None:
    doctored = make(tmp_path / "two")
    fault(doctored)
    assert any(said in line for line in differences(tree(make(tmp_path / "one")), tree(doctored)))


def test_text_hidden_from_readers_does_not_count() -> None:
    page = page_of(b"<html><head><title>T</title></head><body><p>a<script>b</script></p><p>c</p></body></html>")
    assert page.text == "a c"

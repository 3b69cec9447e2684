"""Every file that a page names is listed with its place; pages and addresses are none."""

from __future__ import annotations

from pathlib import Path

from portalgen.lint.named_files import find_named_files
from tests.makers.lint.texts import page_text
from tests.makers.portal import page

PATH = "content/so/gioi-thieu/moi/index.vi.md"

BODY = """\
Xem [quy chế](quy-che%20cu.pdf), [tin](../../tin-tuc/khai-truong.vi.md), [cổng](https://example.vn/a.pdf).

![Ảnh hồ](anh.png "Hồ")

{{ figure src="hoi-nghi.png" alt="Hội nghị" }}

{{ document file="bieu.csv" title="Biểu" }}

{{ document id="so-chuc-nang" }}

{{ video file="phim.mp4" title="Phim" poster="bia.png" captions="loi.vtt" transcript="ban-ghi.pdf" }}

{{ video file="phim-2.mp4" title="Phim" transcript="id:so-chuc-nang" }}

{{ audio file="tin.mp3" title="Tin" transcript="id:so-chuc-nang" }}

{{ film url="https://a.example.vn/b" title="Phim" picture="bia-2.png" }}

```text
{{ video file="vi-du.mp4" title="Ví dụ" }}
```
"""


def test_files_of_front_matter_links_pictures_and_shortcodes_are_listed_with_their_places(tmp_path: Path) -> None:
    attachments = "\n  - {file: don.pdf, title: Đơn}"
    text = page_text(tmp_path, PATH, page("so-moi", BODY, title="Mới", attachments=attachments))
    found = find_named_files(text)
    assert [name for name, _ in found] == [
        "don.pdf", "quy-che cu.pdf", "anh.png", "hoi-nghi.png", "bieu.csv",
        "phim.mp4", "bia.png", "loi.vtt", "ban-ghi.pdf", "phim-2.mp4",
        "tin.mp3", "bia-2.png",
    ]  # fmt: skip
    for name, place in found:
        marked = text.lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]
        assert marked in (name, "[quy chế]", '![Ảnh hồ](anh.png "Hồ")', "figure")


def test_a_page_that_names_no_file_lists_none(tmp_path: Path) -> None:
    assert find_named_files(page_text(tmp_path, PATH, page("so-moi", title="Mới"))) == ()

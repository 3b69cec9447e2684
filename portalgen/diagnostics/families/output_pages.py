"""Faults of the pages that a build made: what `portalgen inspect` finds in their HTML.

`source` says what a page was made from. Below the carets stands the success criterion of WCAG 2.2, where there is one.

A fault that is seen in a source too, by a rule or by the build, is an entry of `_mirror`, and is judged as it is there.
A party other than the developer holds for what stands in the text of an editor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.diagnostics.code import Code, ResponsibleParty, WaivableBy
from portalgen.diagnostics.families import links, lint_accessibility, lint_translations, markdown
from portalgen.diagnostics.model import Severity

_ACCESS: Final = "QĐ 2111 Điều 6(4)"
"""Access to information for everybody, people with disabilities above all."""


def _code(
    number: int,
    name: str,
    vi: tuple[str, str],
    en: tuple[str, str],
    criterion: str = "",
    severity: Severity = Severity.ERROR,
    party: ResponsibleParty = "developer",
    *,
    waivable_by: WaivableBy,
) -> Code:
    note = f"WCAG 2.2, {criterion}" if criterion else ""
    return Code(
        f"HTM{number}",
        name,
        (vi[0], note, f"{vi[1]}; trang này làm từ {{source}}"),
        (en[0], note, f"{en[1]}; this page is made from {{source}}"),
        severity=severity,
        basis=_ACCESS if criterion else "",
        party=party,
        waivable_by=waivable_by,
    )


_MIRRORED: Final = {
    each.code: each
    for family in (markdown, links, lint_accessibility, lint_translations)
    for each in family.CODES
}  # fmt: skip


def _mirror(
    number: int,
    name: str,
    vi: tuple[str, str],
    en: tuple[str, str],
    criterion: str,
    code: str,
    party: ResponsibleParty | None = None,
) -> Code:
    """Return a code that judges as `code` does in a source.

    What the build refuses in a text is on no page by an editor's hand: there it is the developer's.
    """
    mirrored = _MIRRORED[code]
    own: ResponsibleParty = "developer" if mirrored.waivable_by == "nobody" else mirrored.party
    judged = _code(number, name, vi, en, criterion, mirrored.severity, party or own, waivable_by=mirrored.waivable_by)
    return replace(judged, mirrors=code)


CODES: Final[tuple[Code, ...]] = (
    _code(
        101,
        "page-language-missing",
        ("trang không nói viết bằng tiếng gì", "ghi `lang` ở thẻ `<html>`, ví dụ `vi`"),
        ("the page does not say its language", "write `lang` on `<html>`, such as `vi`"),
        "3.1.1",
        waivable_by="nobody",
    ),
    _code(
        102,
        "language-tag-invalid",
        ("`{value}` không phải là mã ngôn ngữ", "ghi mã theo BCP 47, ví dụ `vi`, `en`"),
        ("`{value}` is not a language tag", "write a tag of BCP 47, such as `vi` or `en`"),
        "3.1.1, 3.1.2",
        party="editor",
        waivable_by="nobody",
    ),
    _mirror(
        103,
        "foreign-text-unmarked",
        ("`{text}` là tiếng khác với trang (`{language}`) mà không được đánh dấu", "ghi `lang` ở thẻ chứa chữ này"),
        (
            "`{text}` is in another language than the page (`{language}`) and not marked",
            "write `lang` on the element that holds this text",
        ),
        "3.1.2",
        "LNG203",
        "editor",
    ),
    _mirror(
        104,
        "first-heading",
        ("trang có {count} tiêu đề `<h1>`, phải có đúng một", "giữ một `<h1>` là tên của trang"),
        ("the page has {count} `<h1>`; exactly one is expected", "keep one `<h1>`, the name of the page"),
        "1.3.1, 2.4.6",
        "MRK111",
    ),
    _mirror(
        105,
        "heading-level-skipped",
        ("tiêu đề `{level}` nhảy cấp sau `{before}`, ở đây phải là `{expected}`", "đổi thành `{expected}`"),
        ("heading `{level}` skips a level after `{before}`; `{expected}` is expected", "write `{expected}`"),
        "1.3.1",
        "ACC202",
    ),
    _mirror(
        106,
        "heading-without-text",
        ("tiêu đề `{level}` không có chữ", "viết chữ cho tiêu đề, hoặc bỏ thẻ này"),
        ("heading `{level}` has no text", "give it text, or leave it out"),
        "2.4.6",
        "ACC213",
    ),
    _code(
        107,
        "landmark-count",
        ("trang có {count} vùng `{landmark}`, phải có đúng một", "giữ một vùng `{landmark}`"),
        ("the page has {count} landmarks `{landmark}`; exactly one is expected", "keep one `{landmark}`"),
        "1.3.1",
        waivable_by="nobody",
    ),
    _code(
        108,
        "landmark-name",
        (
            "trang có nhiều vùng `{landmark}` mà vùng này {named}",
            "đặt tên riêng cho từng vùng bằng `aria-label` hoặc `aria-labelledby`",
        ),
        (
            "the page has several landmarks `{landmark}`, and this one {named}",
            "give each a name of its own by `aria-label` or `aria-labelledby`",
        ),
        "1.3.1, 2.4.6",
        waivable_by="nobody",
    ),
    _code(
        109,
        "skip-link",
        (
            "phần tử đầu tiên tới được bằng phím không dẫn tới nội dung chính",
            "đặt ở đầu trang liên kết tới `id` của `<main>`",
        ),
        (
            "the first element that the keyboard reaches does not lead to the main content",
            "begin the page with a link to the `id` of `<main>`",
        ),
        "2.4.1",
        waivable_by="nobody",
    ),
    _mirror(
        110,
        "alternative-missing",
        ("ảnh `{element}` không có mô tả", 'ghi `alt`; ảnh chỉ để trang trí thì ghi `alt=""`'),
        ("picture `{element}` has no alternative text", 'write `alt`; of a decoration `alt=""`'),
        "1.1.1",
        "MRK108",
    ),
    _code(
        111,
        "field-without-label",
        ("ô `{element}` không có nhãn", "đặt `<label for=…>` cho ô này"),
        ("field `{element}` has no label", "give it a `<label for=…>`"),
        "1.3.1, 4.1.2",
        waivable_by="nobody",
    ),
    _mirror(
        112,
        "name-missing",
        ("`{element}` không có chữ nào để đọc lên", "viết chữ bên trong, hoặc ghi `aria-label`"),
        ("`{element}` has no text that can be read aloud", "write text within it, or an `aria-label`"),
        "2.4.4, 4.1.2",
        "ACC204",
    ),
    _mirror(
        113,
        "id-twice",
        ("mã `{id}` đã dùng ở dòng {line}", "đặt mã khác cho một trong hai"),
        ("id `{id}` is used on line {line} already", "give one of the two another id"),
        "4.1.2",
        "MRK110",
    ),
    _mirror(
        114,
        "reference-broken",
        ("`{attribute}` dẫn tới `{id}` không có trong trang", "sửa mã, hoặc thêm phần tử có mã này"),
        ("`{attribute}` leads to `{id}`, which is not on the page", "mend the id, or add the element that has it"),
        "1.3.1, 4.1.2",
        "LNK102",
    ),
    _code(
        115,
        "table-header-missing",
        ("bảng không có ô tiêu đề", "dùng `<th scope=…>` cho tên cột và tên dòng"),
        ("the table has no header cells", "use `<th scope=…>` for the names of columns and rows"),
        "1.3.1",
        waivable_by="nobody",
    ),
    _mirror(
        116,
        "table-name-missing",
        ("bảng không có tên", "thêm `<caption>`, trong bài là dòng `Bảng: …` ngay trước bảng"),
        ("the table has no name", "add a `<caption>`, in a page's text a line `Table: …` directly before it"),
        "1.3.1",
        "ACC210",
    ),
    _code(
        117,
        "list-content",
        ("`{element}` không được đứng trực tiếp trong `<{parent}>`", "danh sách chỉ chứa `{expected}`"),
        ("`{element}` may not stand directly in `<{parent}>`", "a list holds only `{expected}`"),
        "1.3.1",
        waivable_by="nobody",
    ),
    _code(
        118,
        "tabindex-positive",
        ("`{element}` đổi thứ tự đi bằng phím", "bỏ `tabindex`, hoặc ghi 0 hay -1"),
        ("`{element}` changes the order of the keyboard", "leave `tabindex` out, or write 0 or -1"),
        "2.4.3",
        waivable_by="nobody",
    ),
    _code(
        119,
        "moves-by-itself",
        ("`{element}` tự chạy, tự phát hoặc tự chuyển trang", "để người đọc tự bấm; bỏ phần này"),
        ("`{element}` moves, plays or reloads by itself", "let the reader start it; leave this out"),
        "2.2.1, 2.2.2, 1.4.2",
        waivable_by="nobody",
    ),
    _code(
        120,
        "inline-code",
        ("`{element}` có mã hoặc kiểu viết ngay trong trang", "chuyển sang tệp `.js` hoặc `.css` của giao diện"),
        ("`{element}` holds code or style in the page itself", "move it to a `.js` or `.css` file of the theme"),
        waivable_by="nobody",
    ),
    _code(
        121,
        "title-missing",
        ("trang không có tên (`<title>`)", "ghi tên trang vào `<title>`"),
        ("the page has no `<title>`", "write its name in `<title>`"),
        "2.4.2",
        waivable_by="nobody",
    ),
    _code(
        122,
        "zoom-forbidden",
        (
            "trang không cho phóng to (`{content}`)",
            "ghi `width=device-width, initial-scale=1`",
        ),
        (
            "the page does not let readers zoom (`{content}`)",
            "write `width=device-width, initial-scale=1`",
        ),
        "1.4.4",
        waivable_by="nobody",
    ),
    _code(
        123,
        "other-host",
        ("`{element}` tải từ máy chủ khác: `{url}`", "đặt tệp trong giao diện hoặc cạnh bài viết"),
        ("`{element}` loads from another host: `{url}`", "put the file in the theme or beside the page"),
        waivable_by="nobody",
    ),
    _code(
        124,
        "hidden-but-focusable",
        (
            "`{element}` bị ẩn với trình đọc màn hình mà vẫn tới được bằng phím",
            "bỏ `aria-hidden`, hoặc bỏ liên kết hay nút bên trong",
        ),
        (
            "`{element}` is hidden from screen readers and still reached by the keyboard",
            "leave out `aria-hidden`, or the link or button within",
        ),
        "4.1.2",
        waivable_by="nobody",
    ),
    _code(
        125,
        "name-not-given",
        ("`{element}` không có tên để đọc lên", "ghi `aria-label` hoặc `aria-labelledby`"),
        ("`{element}` has no name that can be read aloud", "write an `aria-label` or `aria-labelledby`"),
        "1.3.1, 4.1.2",
        waivable_by="nobody",
    ),
    _code(
        126,
        "not-reached-by-keyboard",
        (
            "`{element}` là nút hoặc ô theo `role` mà bàn phím không tới được",
            'dùng `<button>`, `<a href>` hoặc `<input>`, hoặc thêm `tabindex="0"` và xử lý phím',
        ),
        (
            "`{element}` is a control by its `role`, and the keyboard does not reach it",
            'use `<button>`, `<a href>` or `<input>`, or add `tabindex="0"` and listen to keys',
        ),
        "2.1.1",
        waivable_by="nobody",
    ),
    _code(
        127,
        "control-within-control",
        ("`{element}` đứng trong `{parent}`", "đặt hai phần tử cạnh nhau, không lồng vào nhau"),
        ("`{element}` stands within `{parent}`", "put the two side by side, not one in the other"),
        "4.1.2",
        waivable_by="nobody",
    ),
    _code(
        128,
        "label-not-in-name",
        (
            "`{element}` hiện chữ `{text}` mà đọc lên là `{name}`",
            "bỏ `aria-label`, hoặc ghi tên có chứa đúng chữ đang hiện",
        ),
        (
            "`{element}` shows `{text}` and is read aloud as `{name}`",
            "leave out the `aria-label`, or let it hold the text that is shown",
        ),
        "2.5.3",
        waivable_by="nobody",
    ),
    _code(
        129,
        "shortcut-twice",
        ("`{element}` dùng phím tắt `{key}` đã có ở `{other}`", "chọn phím khác, hoặc bỏ một trong hai"),
        ("`{element}` uses the shortcut `{key}` of `{other}`", "take another key, or leave one of the two out"),
        waivable_by="nobody",
    ),
    _code(
        130,
        "role-unknown",
        ("WAI-ARIA không có vai trò `{role}` (ở `{element}`)", "sửa `role`, hoặc bỏ đi nếu thẻ HTML đã đủ nghĩa"),
        ("WAI-ARIA has no role `{role}` (in `{element}`)", "mend `role`, or leave it out where HTML says enough"),
        "4.1.2",
        waivable_by="nobody",
    ),
    _code(
        131,
        "aria-attribute-unknown",
        ("WAI-ARIA không có thuộc tính `{attribute}` (ở `{element}`)", "sửa tên thuộc tính, hoặc bỏ đi"),
        ("WAI-ARIA has no attribute `{attribute}` (in `{element}`)", "mend its name, or leave it out"),
        "4.1.2",
        waivable_by="nobody",
    ),
    _code(
        132,
        "form-to-other-host",
        (
            "`{element}` gửi điều người đọc ghi tới máy chủ khác: `{url}`",
            "gửi về chính trang này, hoặc thay biểu mẫu bằng liên kết",
        ),
        (
            "`{element}` hands what readers write to another host: `{url}`",
            "hand it to this site, or put a link in the place of the form",
        ),
        waivable_by="nobody",
    ),
)

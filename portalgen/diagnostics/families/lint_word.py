"""What was copied from Word, or typed as in Word, and is shown to readers as it was typed: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code(
        "WRD201",
        "typed-list",
        ("các dòng mở đầu bằng `{mark}` không thành danh sách mà dính thành một đoạn", "", "{cure}"),
        ("the lines that begin with `{mark}` become no list but one paragraph", "", "{cure}"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD202",
        "table-second-line",
        ("{problem}", "{line}", "{cure}"),
        ("{problem}", "{line}", "{cure}"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD203",
        "typed-columns",
        (
            "{count} dòng có các ô cách nhau bằng {gap} không thành bảng mà dính thành một đoạn",
            "",
            "viết mỗi dòng thành `| ô | ô |` và thêm dòng `|---|---|` dưới dòng đầu, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "{count} lines with cells parted by {gap} become no table but one paragraph",
            "",
            "write each line as `| cell | cell |`, with a line `|---|---|` below the first, or run `portalgen lint --fix`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD204",
        "open-fence",
        (
            "`{mark}` mở một khối mã mà không có dòng đóng, nên {count} dòng bên dưới thành mã",
            "",
            "thêm một dòng chỉ có `{mark}` vào cuối khối mã, hoặc xóa dòng này",
        ),
        (
            "`{mark}` opens a code block that nothing closes, so that the {count} lines below are code",
            "",
            "add a line with `{mark}` alone where the code ends, or delete this line",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD205",
        "first-line-indent",
        ("khoảng trống ở đầu đoạn {effect}", "", "xóa khoảng trống ở đầu đoạn, hoặc chạy `portalgen lint --fix`"),
        ("the white space before the paragraph {effect}", "", "delete it, or run `portalgen lint --fix`"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD206",
        "joined-lines",
        (
            "dòng này và dòng `{following}` sẽ bị nối thành một dòng",
            "",
            "thêm dấu \\ vào cuối mỗi dòng phải xuống dòng, hoặc để một dòng trống giữa các dòng",
        ),
        (
            "this line and `{following}` are joined into one",
            "",
            "put a \\ at the end of each line that is to end there, or an empty line between them",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD207",
        "sentence-as-heading",
        (
            "dòng gạch này biến đoạn `{text}` ngay trên nó thành tiêu đề mục",
            "",
            "để một dòng trống trước dòng gạch, hoặc xóa dòng gạch",
        ),
        ("this line makes a heading of `{text}` directly above it", "", "put an empty line before it, or delete it"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD208",
        "list-level",
        (
            "dòng `+` liền dưới mục `-` không thành cấp hai mà thành một danh sách khác cùng cấp",
            "",
            "thụt mỗi dòng `+` vào hai dấu cách, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "`+` directly below an entry with `-` makes no second level but another list",
            "",
            "put two spaces before each `+`, or run `portalgen lint --fix`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD209",
        "drawn-line",
        (
            "đường kẻ vẽ bằng ký tự `{marks}` hiện ra đúng những ký tự ấy",
            "",
            "viết `---` trên một dòng riêng giữa hai dòng trống, hoặc xóa dòng này",
        ),
        (
            "the line drawn with `{marks}` is shown as these characters",
            "",
            "write `---` on a line of its own between two empty lines, or delete this line",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD210",
        "leftover-markup",
        (
            "`{text}` hiện nguyên văn cho người đọc",
            "",
            "viết đủ cả cặp dấu của Markdown, hoặc xóa đi; nếu cần hiện dấu ấy thì thêm `\\` đứng trước nó",
        ),
        (
            "`{text}` is shown to readers as it stands",
            "",
            "complete the pair of marks or delete it; to show the mark itself, write `\\` before it",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD211",
        "target-with-spaces",
        (
            "đích `{text}` có dấu cách nên không thành liên kết hay ảnh, người đọc thấy nguyên văn",
            "",
            "viết đích là `{cure}`; tệp của bài thì nên đổi tên không dấu cách, ví dụ `{name}`, rồi viết tên mới",
        ),
        (
            "the target `{text}` has spaces, so that there is no link or picture and readers see it as it stands",
            "",
            "write the target as `{cure}`; better rename a file of the page without spaces, for example `{name}`, and write the new name",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD212",
        "link-apart",
        ("`{text}` có dấu cách giữa `]` và `(` nên không thành liên kết", "", "viết liền: `{cure}`"),
        ("`{text}` has a space between `]` and `(`, so that it is no link", "", "write them side by side: `{cure}`"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD213",
        "link-unclosed",
        ("liên kết `{text}` thiếu một ngoặc", "", "viết đủ: `{cure}`"),
        ("the link `{text}` lacks a bracket", "", "write all of it: `{cure}`"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD214",
        "link-reversed",
        (
            "`{text}` viết ngược hai loại ngoặc nên không thành liên kết",
            "",
            "chữ trong ngoặc vuông, đích trong ngoặc tròn: `{cure}`",
        ),
        (
            "`{text}` has its brackets exchanged, so that it is no link",
            "",
            "words in square brackets, the target in parentheses: `{cure}`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD215",
        "heading-without-space",
        (
            "`{text}` thiếu dấu cách sau `#` nên không thành tiêu đề",
            "",
            "viết `{cure}`, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "`{text}` has no space after `#`, so that it is no heading",
            "",
            "write `{cure}`, or run `portalgen lint --fix`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD216",
        "bold-with-spaces",
        (
            "`{text}` có dấu cách sát dấu đậm, nghiêng ở bên trong nên hiện nguyên văn",
            "",
            "viết `{cure}`, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "`{text}` has a space within its marks, so that it is shown as it stands",
            "",
            "write `{cure}`, or run `portalgen lint --fix`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD217",
        "bold-beside-letter",
        (
            "`{text}` dính chữ bên cạnh nên không được in đậm, người đọc thấy dấu `**`",
            "",
            "thêm một dấu cách giữa `**` và chữ bên cạnh",
        ),
        (
            "`{text}` touches a letter, so that it is not bold and readers see `**`",
            "",
            "put a space between `**` and the letter beside it",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD218",
        "bold-unclosed",
        (
            "dấu `{cure}` ở `{text}` không có dấu thứ hai nên hiện nguyên văn",
            "",
            "thêm `{cure}` ở đầu kia của đoạn cần in đậm, viết sát chữ; hoặc xóa dấu này",
        ),
        (
            "`{cure}` at `{text}` has no partner and is shown as it stands",
            "",
            "add `{cure}` at the other end of what is to be bold, directly at the word; or delete it",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD219",
        "footnote-undefined",
        (
            "chú thích `[^{text}]` chưa có nội dung nên hiện nguyên văn",
            "",
            "thêm ở cuối bài một dòng riêng `[^{text}]: …` (trước nó một dòng trống), hoặc xóa `[^{text}]`",
        ),
        (
            "footnote `[^{text}]` has no text and is shown as it stands",
            "",
            "add a line of its own `[^{text}]: …` at the end (a blank line before it), or delete `[^{text}]`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD220",
        "footnote-unused",
        (
            "chú thích `[^{label}]` không được nhắc đến trong bài nên không hiện ra",
            "",
            "thêm `[^{label}]` vào chỗ cần chú thích, hoặc xóa chú thích này",
        ),
        (
            "nothing refers to footnote `[^{label}]`, so that it is not shown",
            "",
            "write `[^{label}]` where it belongs, or delete the footnote",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD221",
        "bare-address",
        ("địa chỉ `{text}` không bấm được", "", "{cure}"),
        ("the address `{text}` cannot be clicked", "", "{cure}"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD222",
        "fixed-spaces",
        (
            "có {count} dấu cách đặc biệt liền nhau",
            "",
            "thay bằng một dấu cách thường, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "there are {count} special spaces in a row",
            "",
            "type one plain space instead, or run `portalgen lint --fix`",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD223",
        "space-missing",
        (
            "thiếu dấu cách sau dấu câu ở `{text}`",
            "",
            "thêm một dấu cách sau dấu câu, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "there is no space after the mark in `{text}`",
            "",
            "add a space behind the mark, or run `portalgen lint --fix`",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD224",
        "doubled-punctuation",
        ("có hai dấu câu liền nhau `{text}`", "", "xóa dấu thừa"),
        ("there are two punctuation marks in a row, `{text}`", "", "delete one of them"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD225",
        "mixed-quotes",
        ("ngoặc kép mở và đóng khác kiểu ở `{text}`", "", "viết cả cặp là `“…”`"),
        ("the quotation marks of `{text}` are of two kinds", "", "write both as `“…”`"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD226",
        "markup-in-front-matter",
        (
            "`{text}` trong thông tin của bài hiện nguyên văn: ở đây không dùng được Markdown",
            "",
            "chỉ viết chữ, không có dấu `**`, `[…](…)`",
        ),
        (
            "`{text}` in the front matter is shown as it stands: Markdown means nothing there",
            "",
            "write the words only, without `**` and `[…](…)`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
)
"""Rules about what was copied from Word, or typed as in Word: readers see it as it was typed."""

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
        "WRD230",
        "unusable-character",
        (
            "ký tự {character} ở đây không hiện được hoặc không đọc được trên trang (cả bài có {count} ký tự như vậy)",
            "",
            "xóa ký tự này và gõ lại chữ; mục của danh sách thì mở đầu bằng `- `, sang đoạn mới thì để một dòng trống",
        ),
        (
            "{character} (one of {count} such characters in the page) cannot be shown or read",
            "",
            "delete it and type the word again; an entry of a list begins with `- `, and an empty line begins a paragraph",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD231",
        "letter-for-bullet",
        (
            "chữ `{mark}` ở đầu {count} dòng là dấu đầu dòng của Word đã thành chữ",
            "",
            "thay chữ `{mark}` và khoảng trống sau nó bằng `- ` ở mỗi dòng",
        ),
        (
            "`{mark}` at the beginning of {count} lines is a bullet of Word that became a letter",
            "",
            "write `- ` instead of `{mark}` and the space behind it in each of these lines",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD232",
        "wrong-letter-d",
        (
            "`{word}` viết bằng chữ nhìn giống Đ mà không phải chữ Đ ({count} chỗ trong bài)",
            "",
            "gõ lại chữ Đ bằng bàn phím tiếng Việt ở mọi chỗ có chữ này",
        ),
        (
            "`{word}` is written with a letter that only looks like Đ ({count} times in the page)",
            "",
            "type Đ with a Vietnamese keyboard wherever this letter stands",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD233",
        "misread-text",
        ("chữ `{text}` bị hỏng vì đọc sai bảng mã", "", "chép lại đoạn này từ bản gốc, hoặc gõ lại"),
        ("`{text}` was spoilt by a wrong encoding", "", "copy this part from the original again, or type it again"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD234",
        "code-of-another-program",
        (
            "`{text}` là mã của Word, thư hay trang khác, không phải nội dung",
            "",
            "viết vào đó nội dung thật mà mã này phải hiện ra (ảnh thì đặt tệp cạnh bài), hoặc xóa nó",
        ),
        (
            "`{text}` is a code of Word, of a mail or of another page, and no content",
            "",
            "write what it should have shown (a picture becomes a file beside the page), or delete it",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD235",
        "spreadsheet-error",
        (
            "ô `{text}` là dấu báo lỗi hoặc cách viết rút gọn của Excel, không phải giá trị",
            "",
            "mở bảng tính, sửa công thức hoặc mở rộng cột, rồi ghi giá trị thật vào ô",
        ),
        (
            "the cell `{text}` is an error or an abbreviation of a spreadsheet, and no value",
            "",
            "mend the formula or widen the column in the spreadsheet, and write the value itself",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD236",
        "spreadsheet-date",
        ("ô `{number}` của cột `{header}` là số mà Excel dùng để ghi một ngày", "", "viết {date} nếu đúng là ngày ấy"),
        (
            "`{number}` in the column `{header}` is the number by which a spreadsheet keeps a day",
            "",
            "write {date} if that is the day",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD237",
        "row-cells",
        (
            "hàng có {cells} ô, mà hàng tiêu đề có {columns} ô",
            "",
            "thêm hoặc bớt dấu `|` để hàng có đúng {columns} ô; ô không có gì thì để trống giữa hai dấu `|`",
        ),
        (
            "the row has {cells} cells, and the header {columns}",
            "",
            "add or remove `|` until the row has {columns} cells; an empty cell is nothing between two `|`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD238",
        "broken-sentence",
        (
            "dòng trống cắt câu làm hai đoạn: `{before}` là phần đầu, ở đây là phần sau",
            "",
            "xóa dòng trống phía trên; nếu là hai câu thì thêm dấu câu vào cuối câu trước và viết hoa chữ đầu câu này",
        ),
        (
            "an empty line parts this from the sentence that begins with `{before}`",
            "",
            "delete the empty line above; if there are two sentences, end the first with a mark and begin this with a capital",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD239",
        "hyphenated-word",
        (
            "`{text}` là từ bị ngắt bằng dấu gạch nối khi hết dòng",
            "",
            "viết `{word}`, bỏ dấu gạch nối và chỗ ngắt",
        ),
        ("`{text}` is a word that a hyphen parts", "", "write `{word}`, without the hyphen and the break"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD240",
        "page-of-paper",
        (
            "`{text}` là số trang hoặc mục lục của bản giấy",
            "",
            "xóa dòng này; mục lục thì xóa cả mục lục, trang tự làm từ các tiêu đề `##`",
        ),
        (
            "`{text}` is a page number or a table of contents of paper",
            "",
            "delete the line, or the whole table of contents: a page makes its own of its headings",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD241",
        "copied-surroundings",
        ("`{text}` theo vào khi chép từ tin nhắn, thư, trang khác hoặc công cụ viết hộ", "", "xóa phần này"),
        ("`{text}` came along with text from a message, a mail, another page or a writing assistant", "", "delete it"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD242",
        "emoji-row",
        (
            "nhiều biểu tượng cảm xúc liền nhau hoặc ở đầu nhiều dòng, bắt đầu từ `{text}`",
            "",
            "xóa các biểu tượng; các ý liệt kê thì viết `- ` ở đầu dòng",
        ),
        (
            "there are emojis in a row, or at the beginning of many lines, from `{text}` on",
            "",
            "delete them; lines that list something begin with `- `",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD243",
        "letterhead-in-news",
        (
            "tin còn phần đầu hoặc phần cuối của văn bản giấy (quốc hiệu, nơi nhận, chữ ký)",
            "",
            "xóa các phần ấy, chỉ để nội dung; đăng chính văn bản thì dùng kind: legal_document hoặc đính kèm tệp",
        ),
        (
            "the news still has the head or the foot of a paper (motto, recipients, signature)",
            "",
            "delete them and leave the text; a document itself is published as kind: legal_document, or attached",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "WRD244",
        "measure-as-emphasis",
        ("các dấu `*` của `{text}` bị hiểu là chữ nghiêng và không hiện ra", "", "viết {cure}"),
        ("the `*` of `{text}` are taken for italics and are not shown", "", "write {cure}"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD245",
        "picture-as-link",
        ("`{written}` là liên kết tới tệp ảnh, nên ảnh không hiện trong bài", "", "viết `!{written}`"),
        ("`{written}` is a link to a picture, which is therefore not shown", "", "write `!{written}`"),
        severity=_NOTE,
        waivable_by="author",
    ),
)
"""Rules about what was copied from Word, or typed as in Word: readers see it as it was typed."""

"""The text itself: characters, fonts, titles: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code(
        "TXT201",
        "decomposed-text",
        (
            "chữ và dấu được ghi rời nhau ở {count} dòng của tệp, chỗ đầu tiên là `{word}`",
            "",
            "chạy `portalgen lint --fix` để ghi lại bằng chữ liền dấu, cả tệp một lần",
        ),
        (
            "letters and marks are written apart in {count} line(s) of the file, first in `{word}`",
            "",
            "run `portalgen lint --fix` to join them, in the whole file at once",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT202",
        "legacy-font-text",
        ("chữ ở đây được gõ bằng phông {font}, không phải Unicode", "", "chuyển mã đoạn này sang Unicode rồi dán lại"),
        ("this text was typed in a {font} font and is not Unicode", "", "convert it to Unicode and paste it again"),
        severity=_WARNING,
        basis="QĐ 2111 Điều 5(2)",
        waivable_by="author",
    ),
    Code(
        "TXT203",
        "capital-title",
        ("tiêu đề viết hoa toàn bộ", "", "viết như câu thường, chỉ viết hoa chữ đầu và tên riêng"),
        ("the title is all in capitals", "", "write it as a sentence, with capitals for names only"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT204",
        "double-space",
        ("có hơn một dấu cách giữa hai từ", "", "để lại một dấu cách, hoặc chạy `portalgen lint --fix`"),
        ("there is more than one space between two words", "", "leave one space, or run `portalgen lint --fix`"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "TXT205",
        "invisible-character",
        (
            "có ký tự không nhìn thấy {character} {where}",
            "",
            "xóa hẳn từ đó rồi gõ lại",
        ),
        (
            "{character}, a character that cannot be seen, stands {where}",
            "",
            "delete that word altogether and type it again",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT206",
        "mixed-script",
        (
            "từ `{word}` có chữ `{letter}` ({code}) của bảng chữ khác, nhìn giống chữ La-tinh",
            "",
            "gõ lại từ này bằng bàn phím tiếng Việt",
        ),
        (
            "`{word}` holds `{letter}` ({code}), a letter of another script that looks like a Latin one",
            "",
            "type the word again",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT207",
        "title-full-stop",
        ("tiêu đề kết thúc bằng dấu chấm", "", "xóa dấu chấm cuối tiêu đề"),
        ("the title ends with a full stop", "", "delete the full stop"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "TXT208",
        "long-title",
        ("tiêu đề dài {length} ký tự, quá {limit} ký tự", "", "rút gọn, đưa chi tiết vào tóm tắt (`summary`)"),
        ("the title has {length} characters, more than {limit}", "", "shorten it; details belong to `summary`"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT209",
        "placeholder-text",
        (
            "còn chữ giữ chỗ `{text}` trong bài",
            "",
            "{advice}, hoặc thêm dòng `draft: true` cho tới khi bài xong",
        ),
        ("the placeholder `{text}` was left", "", "{advice}, or add `draft: true` until the page is done"),
        waivable_by="author",
    ),
    Code(
        "TXT210",
        "summary-missing",
        ("bài chưa có tóm tắt", "", "thêm dòng `summary: …`, một hoặc hai câu"),
        ("the page has no summary", "", "add `summary: …` with one or two sentences"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "TXT211",
        "space-before-punctuation",
        ("có dấu cách trước dấu `{mark}`", "", "viết dấu câu liền với chữ đứng trước"),
        ("there is a space before `{mark}`", "", "write the mark directly behind its word"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "TXT212",
        "repeated-word",
        ("từ `{word}` được viết hai lần liền", "", "xóa một trong hai từ"),
        ("`{word}` is written twice", "", "delete one of the two"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "TXT213",
        "promised-text",
        (
            "bài chỉ có lời hẹn `{text}`, nên chưa được tính là đã đăng và thời hạn vẫn tính tiếp",
            "",
            "viết nội dung hoặc đính kèm toàn văn; chưa có thì để draft: true",
        ),
        (
            "the page only promises its text, `{text}`, so that it does not count as published and its time limit runs on",
            "",
            "write the text or attach it; until then set draft: true",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT214",
        "template-leftover",
        (
            "chỗ điền `{text}` của mẫu chưa được điền",
            "",
            "điền nội dung thật, hoặc thêm dòng `draft: true`; lời hướng dẫn cho người đọc thì viết trong ngoặc tròn `(…)`",
        ),
        (
            "the blank `{text}` of a template was not filled in",
            "",
            "fill it in, or add `draft: true`; a hint for readers stands in round brackets `(…)`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT215",
        "promised-part",
        ("chỗ này chỉ có lời hẹn `{text}`", "", "viết nội dung thật, hoặc bỏ đi cho tới khi có"),
        ("there is only a promise here, `{text}`", "", "write the text, or leave it out until there is one"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT216",
        "other-language-text",
        (
            "nội dung không phải bằng ngôn ngữ của tệp `{own}`",
            "",
            "đổi đuôi tên tệp thành `{other}`, hoặc viết lại bằng ngôn ngữ của tệp",
        ),
        (
            "the text is not in the language of a file `{own}`",
            "",
            "rename the file to `{other}`, or write it in the language of the file",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT220",
        "leftover-example",
        (
            "`{key}` còn giá trị ví dụ `{value}` của mẫu bài",
            "",
            "ghi giá trị thật, hoặc xóa dòng này nếu không bắt buộc; bài minh họa thì ghi `sample: true`",
        ),
        (
            "`{key}` still has the template's example `{value}`",
            "",
            "write the true value, or delete the line where it is not required; for illustrations add `sample: true`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT230",
        "note-to-colleague",
        (
            "còn lời nhắn `{text}` trong bài",
            "",
            "làm điều được nhắc rồi xóa lời nhắn, hoặc thêm dòng `draft: true` cho tới khi bài xong",
        ),
        (
            "the note `{text}` was left in the text",
            "",
            "do what it asks and delete it, or add `draft: true` until the page is done",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT231",
        "cut-off-text",
        (
            "bài hết ở `{text}` mà không có dấu kết thúc câu",
            "",
            "chép nốt phần còn thiếu; câu đã đủ thì thêm dấu chấm ở cuối",
        ),
        (
            "the text ends in `{text}`, without the end of a sentence",
            "",
            "copy what is missing; a complete sentence gets a full stop",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT232",
        "repeated-paragraph",
        ("đoạn này giống hệt đoạn ở dòng {first} (cả bài có {count} đoạn viết lại như vậy)", "", "xóa đoạn thứ hai"),
        (
            "this paragraph is the same as the one on line {first} ({count} of the page are repeated)",
            "",
            "delete the second one",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT233",
        "text-missing",
        (
            "{what}",
            "",
            "viết nội dung vào đó, xóa tiêu đề mục không dùng, hoặc thêm dòng `draft: true` cho tới khi có",
        ),
        (
            "{what}",
            "",
            "write the text there, delete a heading that is not needed, or add `draft: true` until there is one",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT234",
        "summary-is-text",
        (
            "tóm tắt dài {length} ký tự, quá {limit} ký tự",
            "",
            "tóm tắt bằng một hoặc hai câu; nội dung viết bên dưới dòng `---` thứ hai",
        ),
        (
            "the summary has {length} characters, more than {limit}",
            "",
            "write one or two sentences; the text stands below the second `---`",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "TXT235",
        "other-language-below",
        (
            "từ đây có {count} từ viết bằng ngôn ngữ khác với ngôn ngữ của tệp",
            "",
            "cắt các đoạn này ra khỏi tệp trước; lưu tệp, chạy `portalgen translate {file} --to {language}`, rồi dán các đoạn ấy vào tệp mà lệnh in ra; đoạn trích dẫn thì thêm `> ` ở đầu",
        ),
        (
            "from here {count} words are in another language than the file's",
            "",
            "first cut these paragraphs out; save, run `portalgen translate {file} --to {language}` and paste them into the file that it prints; a quotation begins with `> `",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT236",
        "raw-typing",
        ("`{text}` là chữ gõ Telex hoặc VNI khi bộ gõ tắt", "", "bật bộ gõ tiếng Việt và gõ lại đoạn này"),
        (
            "`{text}` was typed in Telex or VNI without an input method",
            "",
            "switch the Vietnamese input method on and type this part again",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT237",
        "raised-letters",
        (
            "`{text}` hiện thành chữ nhỏ nâng lên, vì hai bên có dấu `^`",
            "",
            "đúng ý thì để nguyên; cần giữ dấu thì viết `\\^`, hoặc thay bằng dấu khác",
        ),
        (
            "`{text}` is shown small and raised, since a `^` stands on either side",
            "",
            "leave it where that is meant; write `\\^` to keep the sign, or another sign",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "TXT238",
        "other-names-unusable",
        (
            "`also_known_as` có {problem}",
            "",
            "chỉ ghi tên mà người dân gõ khi tìm bài này, mỗi tên không quá {characters} ký tự, không quá {names} tên",
        ),
        (
            "`also_known_as` has {problem}",
            "",
            "write only names by which people look for the page, at most {names}, none longer than {characters} characters",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "TXT239",
        "other-name-of-another",
        (
            "`also_known_as` ghi `{name}`, là {owner}",
            "",
            "bỏ tên ấy; muốn dẫn người đọc sang bài này thì đặt liên kết ở trang kia",
        ),
        (
            "`also_known_as` has `{name}`, which is {owner}",
            "",
            "take it out; a link on the other page leads readers to this one",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
)

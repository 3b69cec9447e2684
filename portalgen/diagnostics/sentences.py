"""The messages of a diagnostic, in Vietnamese or English."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase, Severity
from portalgen.diagnostics.registry import CODES

PHRASES: Final = MappingProxyType(
    {
        "nothing": ("", ""),
        "day": ("ngày hợp lệ", "a valid date"),
        "day.example": ("năm-tháng-ngày, ví dụ 2026-11-24 (ngày 24/11/2026)", "year-month-day, for example 2026-11-24"),
        "day.month": ("tháng phải từ 01 đến 12", "the month must be 01 to 12"),
        "day.day": ("tháng này không có ngày đó", "the month has no such day"),
        "day.both": (
            "tháng phải từ 01 đến 12, ngày phải từ 01 đến 31",
            "the month must be 01 to 12, the day 01 to 31",
        ),
        "day.exchanged": (
            "tháng phải từ 01 đến 12; ngày và tháng có thể đã đổi chỗ",
            "the month must be 01 to 12; day and month may be exchanged",
        ),
        "day.day-first": (
            "đọc là ngày trước, tháng sau; nếu số đầu là tháng thì đổi chỗ hai số",
            "read as day before month; if the first number is the month, exchange the two",
        ),
        "day.form": ("dạng ngày là YYYY-MM-DD", "a date has the form YYYY-MM-DD"),
        "moment": ("thời điểm hợp lệ", "a valid time"),
        "moment.example": (
            "ví dụ 2026-11-24 hoặc 2026-11-24T08:00 (giờ Việt Nam)",
            "for example 2026-11-24 or 2026-11-24T08:00 (Vietnam time)",
        ),
        "moment.timed": ("ngày và giờ", "a date and time"),
        "moment.timed.example": (
            "ngày và giờ, ví dụ 2026-11-24T08:00 (giờ Việt Nam)",
            "a date and time, for example 2026-11-24T08:00 (Vietnam time)",
        ),
        "moment.timed.form": ("dạng là YYYY-MM-DDThh:mm", "the form is YYYY-MM-DDThh:mm"),
        "moment.time": ("giờ phải từ 00:00 đến 23:59", "the time must be 00:00 to 23:59"),
        "moment.form": ("dạng là YYYY-MM-DD hoặc YYYY-MM-DDThh:mm", "the form is YYYY-MM-DD or YYYY-MM-DDThh:mm"),
        "moment.no-day": ("có giờ mà chưa có ngày", "it has a time but no day"),
        "digits": (
            "đây là chữ số toàn khổ hoặc của chữ viết khác; gõ lại bằng chữ số thường 0-9",
            "these are full-width digits or digits of another script; type 0-9",
        ),
        "boolean": ("true hoặc false", "true or false"),
        "boolean.example": ("true (có) hoặc false (không)", "true or false"),
        "integer": ("số nguyên", "a whole number"),
        "integer.example": ("một số như 12", "a number such as 12"),
        "id": ("mã hợp lệ", "a valid id"),
        "id.example": (
            "chữ thường không dấu, số và dấu gạch nối, ví dụ sngv-2026-hoi-nghi",
            "lower-case ASCII, digits and hyphens, for example sngv-2026-hoi-nghi",
        ),
        "reference": ("mã của một bài", "the id of an item"),
        "reference.example": (
            "mã của bài kia: tìm dòng `id:` ở đầu tệp của bài ấy",
            "the id of the other item: see `id:` at the top of that page's file",
        ),
        "security_contact": (
            "thư điện tử, địa chỉ https://… hoặc tel:…, hoặc unconfirmed khi chưa xác nhận",
            "an e-mail address, an https://… address or tel:…, or unconfirmed if not confirmed yet",
        ),
        "security_contact.example": (
            "ví dụ security@example.vn, https://example.vn/bao-loi hoặc tel:+84-263-000-0000",
            "for example security@example.vn, https://example.vn/report or tel:+84-263-000-0000",
        ),
        "address": ("địa chỉ web hợp lệ", "a valid web address"),
        "address.example": (
            "địa chỉ đầy đủ bắt đầu bằng https://, chép từ thanh địa chỉ của trình duyệt",
            "the complete address beginning with https://, copied from the browser",
        ),
        "old_path": ("địa chỉ cũ hợp lệ", "a valid old address"),
        "old_path.example": (
            "phần sau tên miền, bắt đầu bằng /, ví dụ /tin-cu/bai-1.html, /Default.aspx hoặc /SitePages/Tin-tuc.aspx?ItemId=123",
            "the part after the host, beginning with /, for example /old/page-1.html, /Default.aspx or /SitePages/News.aspx?ItemId=123",
        ),
        "old_path.path": (
            r"địa chỉ không bắt đầu bằng /, hoặc có phần trống, phần bắt đầu bằng dấu chấm, hoặc một trong các ký tự \ : * %",
            r"it does not begin with /, or has an empty part, a part beginning with a dot, or one of the characters \ : * %",
        ),
        "old_path.site": (
            "chỉ ghi phần sau tên miền; tên miền cũ của cả trang thì ghi ở former_addresses",
            "write only the part after the host; a former host of the whole site belongs in former_addresses",
        ),
        "old_path.anchor": (
            "phần sau dấu # không bao giờ tới máy chủ nên không chuyển hướng theo nó được; bỏ từ dấu # trở đi",
            "the part after # never reaches a server, so it cannot be redirected; remove it",
        ),
        "old_path.query": (
            "sau dấu ? phải là các cặp tên=giá-trị nối nhau bằng &, không cặp nào để trống tên hay giá trị",
            "the part after ? must be name=value pairs joined by &, without empty names or values",
        ),
        "old_path.query.repeated": (
            "sau dấu ? có một tên ghi hai lần (máy chủ chỉ xem cặp đầu và không phân biệt chữ hoa, chữ thường ở tên); bỏ các cặp sau",
            "a name appears twice after the ? (servers read only the first pair and ignore the case of its name); remove the others",
        ),
        "old_path.query.long": (
            "phần sau dấu ? dài quá 1000 ký tự",
            "the part after ? is longer than 1000 characters",
        ),
        "path": ("đường dẫn hợp lệ", "a valid path"),
        "path.example": (
            "bắt đầu và kết thúc bằng /, ví dụ /sites/en/",
            "beginning and ending with /, for example /sites/en/",
        ),
        "host": ("tên miền hợp lệ", "a valid host name"),
        "host.example": ("ví dụ sngv.lamdong.gov.vn", "for example sngv.lamdong.gov.vn"),
        "color": ("mã màu", "a colour"),
        "color.example": (
            'sáu chữ số thập lục phân, ví dụ "#0b5d3b" (trong ngoặc kép)',
            'six hexadecimal digits, for example "#0b5d3b" (quoted)',
        ),
        "file": ("tên tệp cạnh bài viết", "a file beside the page"),
        "file.example": ("tên tệp, ví dụ quyet-dinh.pdf", "a file name, for example quyet-dinh.pdf"),
        "address.brackets": ("thừa một cặp ngoặc", "it has extra brackets"),
        "address.doubled": ("`https://` viết hai lần", "its `https://` is written twice"),
        "address.space": (
            "có dấu cách (`%20`) ở chỗ không được có",
            "it has a space (`%20`) in a place that does not allow one",
        ),
        "address.scheme": ("phần `https://` ở đầu không đúng", "its `https://` is misspelled"),
        "alt.parameter": (
            'viết một câu ngắn tả ảnh vào giữa hai dấu ngoặc kép của `alt="…"`, giữ nguyên phần còn lại của dòng',
            'write a short sentence between the quotation marks of `alt="…"`, and keep the rest of the line',
        ),
        "elsewhere.parameter": (
            'ghi tên tệp vào giữa hai dấu ngoặc kép của `src="…"`, giữ nguyên phần còn lại của dòng',
            'write its name between the quotation marks of `src="…"`, and keep the rest of the line',
        ),
        "origin.listed": (
            "thêm dòng `origin: own` ngay dưới dòng `file:` của ảnh này, thụt vào bằng chữ `file`",
            "add the line `origin: own` directly below this picture's `file:`, indented like the word `file`",
        ),
        "origin.parameter": (
            'thêm `origin="own"` vào khối figure này, ngay trước dấu `}}`',
            'add `origin="own"` to this figure, directly before its `}}`',
        ),
        "credit.listed": (
            "thêm dòng `credit: …` ngay dưới dòng `file:` của ảnh này, thụt vào bằng chữ `file`",
            "add the line `credit: …` directly below this picture's `file:`, indented like the word `file`",
        ),
        "credit.parameter": (
            'thêm `credit="…"` vào khối figure này, ngay trước dấu `}}`',
            'add `credit="…"` to this figure, directly before its `}}`',
        ),
        "rights.listed": (
            "thêm dòng `rights: …` ngay dưới dòng `origin:` này, thụt vào bằng chữ `origin`",
            "add the line `rights: …` directly below this `origin:`, indented like the word `origin`",
        ),
        "rights.parameter": (
            'thêm `rights="…"` vào khối figure này, ngay trước dấu `}}`',
            'add `rights="…"` to this figure, directly before its `}}`',
        ),
        "character.again": ("xóa ký tự này và gõ lại chữ", "delete it and type the word again"),
        "placeholder.text": ("viết nội dung thật vào đây", "write the real text"),
        "placeholder.comment": ("dịch xong thì xóa cả dòng này", "delete this line when the translation is done"),
        "shortcode.braces": ("thiếu hoặc thừa dấu ngoặc nhọn", "has too few or too many braces"),
        "table.left": ("ô bên trái", "the cell to its left"),
        "table.above": ("ô bên trên", "the cell above"),
        "table.row": ("hàng này", "this row"),
        "table.column": ("cột này", "this column"),
        "table.header": ("hàng `===` thứ hai này", "this second row of `===`"),
        "shortcode.slash": ("viết sai dấu gạch chéo", "has its slash turned or behind the name"),
        "shortcode.lines": ("bị ngắt ra nhiều dòng", "is split over several lines"),
        "text": ("chữ", "text"),
        "text.example": ("một dòng chữ", "a line of text"),
        "text.empty": ("giá trị đang để trống", "the value is empty"),
        "text.comment": (
            "chữ sau dấu # bị coi là ghi chú, nên giá trị đang để trống",
            "the text after # is read as a comment, so the value is empty",
        ),
        "spoken": ("chữ, hoặc chữ của mỗi ngôn ngữ", "a text, or a text for each language"),
        "spoken.example": (
            "một dòng chữ, hoặc {vi: …, en: …} với đủ hai khóa",
            "one line of text, or {vi: …, en: …} with both keys",
        ),
        "list": ("danh sách", "a list"),
        "list.example": (
            "các mục trong ngoặc vuông, cách nhau bằng dấu phẩy: `[mục một, mục hai]`; chỉ một mục thì `[mục một]`",
            "the entries in square brackets, separated by commas: `[one, two]`; a single entry is `[one]`",
        ),
        "mapping": ("một nhóm khóa", "a group of keys"),
        "mapping.example": ("các khóa con thụt vào, mỗi khóa một dòng", "keys below it, indented, one per line"),
        "valid": ("giá trị hợp lệ", "a valid value"),
        "valid.example": ("giá trị như trong hướng dẫn của khóa này", "a value as described in this key's help"),
        "image.damaged": ("dữ liệu ảnh hỏng hoặc bị cắt", "its data is damaged or cut off"),
        "image.inflated": (
            "chữ ghi kèm hoặc hồ sơ màu của ảnh phình quá giới hạn khi mở",
            "its embedded texts or colour profile exceed the limit when unpacked",
        ),
        "image.changed": ("tệp vừa thay đổi trong lúc dựng trang", "the file changed while the site was being built"),
        "appearance.light": ("nền sáng", "light"),
        "appearance.dark": ("nền tối", "dark"),
        "appearance.light-more": ("nền sáng, tương phản cao", "light, high contrast"),
        "appearance.dark-more": ("nền tối, tương phản cao", "dark, high contrast"),
        "css.unclosed": (
            "khối hay ngoặc mở ở đây không được đóng lại",
            "the block or bracket opened here is never closed",
        ),
        "css.comment": ("ghi chú /* mở ở đây không được đóng bằng */", "the comment opened here is never closed"),
        "css.string": (
            "chuỗi hay url( mở ở đây không được đóng lại",
            "the string or url( opened here is never closed",
        ),
        "css.closing": ("dấu đóng ngoặc này không có dấu mở", "this closing bracket has no opening bracket"),
        "css.rule": ("quy tắc này thiếu khối { }", "this rule has no block { }"),
        "css.selector": (
            "phần trước { không phải bộ chọn; có thể thừa hay thiếu chữ ở dòng trên",
            "the text before { is not a selector; the line above may have extra or missing characters",
        ),
        "css.declaration": ("đây không phải là `thuộc-tính: giá trị`", "this is not a `property: value`"),
        "css.semicolon": (
            "thiếu dấu chấm phẩy trước khai báo này",
            "the semicolon before this declaration is missing",
        ),
        "translation.repeat": (
            "sửa thành như bản gốc; bản dịch và bản gốc có chung khóa này",
            "copy the original's value; both versions share this key",
        ),
        "translation.drop": (
            "xóa dòng này: khóa dùng chung chỉ ghi ở bản gốc",
            "delete this line: shared keys are written only in the original",
        ),
        "single-line": ("đường dẫn nguồn", "a source path"),
        "yaml.colon": (
            "trong giá trị có dấu hai chấm; đặt cả giá trị trong ngoặc kép",
            "the value contains a colon; put the whole value in quotes",
        ),
        "yaml.indent": (
            "dòng này thụt vào sai, hoặc dòng trên thiếu dấu hai chấm sau tên khóa",
            "this line is wrongly indented, or the line above has no colon after its key",
        ),
        "yaml.dash": (
            "dấu - mở một mục phải đứng đầu dòng riêng dưới tên khóa; nếu là chữ thì đặt trong ngoặc kép",
            "the - of an entry must begin a separate line below the key; put plain text in quotes",
        ),
        "yaml.question": (
            "dấu ? đứng đầu; đặt cả giá trị trong ngoặc kép",
            "it begins with ?; put the whole value in quotes",
        ),
        "yaml.list": (
            "danh sách mở bằng [ thiếu dấu phẩy giữa các mục hoặc thiếu dấu ] ở cuối",
            "the list opened with [ has no comma between entries or no closing ]",
        ),
        "yaml.group": (
            "nhóm mở bằng { thiếu dấu phẩy giữa các khóa hoặc thiếu dấu } ở cuối",
            "the group opened with { has no comma between keys or no closing }",
        ),
        "yaml.entry": (
            "dòng này không bắt đầu bằng dấu - như các mục trên, hoặc thụt vào không thẳng hàng",
            "this line does not begin with - like the entries above, or is not aligned with them",
        ),
        "yaml.key": (
            "dòng này không thẳng hàng với các khóa trên, hoặc có chữ thừa sau giá trị",
            "this line is not aligned with the keys above, or has extra text after its value",
        ),
        "yaml.quote": (
            "sau dấu ngoặc đóng còn có chữ; giá trị có \" thì bao bằng '…', giá trị có ' thì bao bằng \"…\"",
            "there is text after the closing quote; put a value with \" in '…', a value with ' in \"…\"",
        ),
        "yaml.no-colon": (
            "thiếu dấu hai chấm sau tên khóa, hoặc chữ nối tiếp dòng trên chưa thụt vào",
            "the colon after the key is missing, or text continued from the line above is not indented",
        ),
        "yaml.space": (
            "thiếu dấu cách sau dấu hai chấm",
            "the space after the colon is missing",
        ),
        "yaml.odd-space": (
            "sau dấu hai chấm không phải là dấu cách thường; xóa ký tự ấy rồi gõ một dấu cách",
            "the character after the colon is not an ordinary space; delete it and type a space",
        ),
        "yaml.space-before": (
            "giữa tên khóa và dấu hai chấm có dấu cách lạ; xóa dấu ấy",
            "there is an unusual space between the key and its colon; delete it",
        ),
        "yaml.wide-colon": (
            "dấu hai chấm toàn khổ; gõ dấu : thường rồi một dấu cách",
            "this is a full-width colon; type an ordinary : and a space",
        ),
        "yaml.long-dash": (
            "mở đầu mục là dấu gạch dài (– hoặc —) hay dấu chấm tròn của Word; gõ dấu - thường rồi một dấu cách",
            "the entry begins with a long dash or a word processor's bullet; type an ordinary - and a space",
        ),
        "yaml.odd-indent": (
            "thụt dòng bằng dấu cách lạ (thường là dấu cách không ngắt của Word, U+00A0); xóa đi rồi gõ dấu cách thường",
            "the line is indented with unusual spaces (mostly no-break spaces, U+00A0); delete them and type ordinary spaces",
        ),
        "yaml.curly": (
            'mở bằng dấu " thường mà đóng bằng dấu ” của Word',
            "the value opens with a straight quotation mark but closes with a curly one",
        ),
        "yaml.equals": (
            "sau tên khóa là dấu =, phải là dấu hai chấm và một dấu cách",
            "the key is followed by = instead of a colon and a space",
        ),
        "yaml.fence": (
            "đây là dấu mở khối mã; xóa dòng này và dòng đóng khối mã ở dưới",
            "this line opens a code block; delete it and the line that closes the block",
        ),
        "yaml.sign": (
            "giá trị bắt đầu bằng một dấu đặc biệt (@, % hoặc `); đặt cả giá trị trong ngoặc kép",
            "the value begins with a special sign (@, % or `); put the whole value in quotes",
        ),
        "yaml.tab": (
            "thụt dòng bằng phím Tab; dùng dấu cách",
            "the line is indented with a tab; use spaces",
        ),
        "yaml.unclosed": (
            "dấu ngoặc mở ở đây không được đóng lại",
            "the quote opened here is never closed",
        ),
        "yaml.open": (
            "dấu ngoặc mở ở đây không được đóng lại",
            "the bracket opened here is never closed",
        ),
        "yaml.close-list": (
            "ghi dấu ] sau mục cuối, hoặc dấu phẩy giữa hai mục; nếu là chữ thì đặt cả giá trị trong ngoặc kép",
            "write ] behind the last entry, or a comma between two entries; put plain text in quotes",
        ),
        "yaml.close-group": (
            "ghi dấu } sau khóa cuối, hoặc dấu phẩy giữa hai khóa; nếu là chữ thì đặt cả giá trị trong ngoặc kép",
            "write } behind the last key, or a comma between two keys; put plain text in quotes",
        ),
        "yaml.start": (
            "dòng này không thẳng hàng với khóa đầu tiên, hoặc đứng sau dòng ...",
            "this line is not aligned with the first key, or follows a ... line",
        ),
        "yaml.second": (
            "có thêm một dòng ---; ở đây chỉ được một phần YAML",
            "there is another --- line; only one YAML document is allowed here",
        ),
        "yaml.anchor": (
            "giá trị bắt đầu bằng & hoặc *; đặt cả giá trị trong ngoặc kép",
            "the value begins with & or *; put the whole value in quotes",
        ),
        "yaml.tag": (
            "giá trị bắt đầu bằng dấu !; đặt cả giá trị trong ngoặc kép",
            "the value begins with !; put the whole value in quotes",
        ),
        "yaml.directive": (
            "dòng bắt đầu bằng dấu %; xóa dòng này hoặc đặt chữ trong ngoặc kép",
            "the line begins with %; delete it or put the text in quotes",
        ),
        "yaml.block": (
            "sau dấu | hoặc > phải xuống dòng rồi mới ghi chữ",
            "after | or > the text must begin on the next line",
        ),
        "yaml.escape": (
            "trong ngoặc kép có dấu \\ không hợp lệ; ghi \\\\ hoặc bao giá trị bằng ngoặc đơn",
            "a \\ in double quotes is invalid; write \\\\ or use single quotes",
        ),
        "yaml.content": (
            "giá trị bắt đầu bằng dấu ngoặc hoặc dấu phẩy; đặt cả giá trị trong ngoặc kép",
            "the value begins with a bracket or comma; put the whole value in quotes",
        ),
        "leftover.pair": (
            "viết đủ cả cặp dấu của Markdown, hoặc xóa đi",
            "complete the pair of Markdown marks, or delete it",
        ),
        "leftover.unknown": (
            "xóa dấu, chỉ để lại chữ (liên kết viết `[chữ](đích)`)",
            "delete the marks and keep the text (a link is `[words](target)`)",
        ),
        "leftover.footnote": (
            "xóa dấu cách giữa `[^` và `]`, ví dụ `[^1]`",
            "delete the spaces between `[^` and `]`, for example `[^1]`",
        ),
        "or.fix": (", hoặc chạy `portalgen lint --fix`", ", or run `portalgen lint --fix`"),
        "or.columns": (
            "; nếu đó là các ô của một bảng thì viết `| ô | ô |`",
            "; if it separates the cells of a table, write `| cell | cell |`",
        ),
        "anchor.heading": (
            "kiểm tra tên neo; neo của tiêu đề là tên viết không dấu, nối bằng dấu -",
            "check the anchor; a heading's anchor is its title without diacritics, joined by -",
        ),
        "anchor.converted": (
            "viết neo không dấu, nối bằng dấu -; nếu đây là mục lục chép từ Word thì xóa cả mục lục, trang tự làm từ các tiêu đề `##`",
            "write the anchor without diacritics, joined by -; delete a table of contents pasted from Word, since the page"
            " builds its own from its headings",
        ),
        "anchor.pasted": (
            "đây là mục lục chép từ Word: xóa cả mục lục, trang tự làm từ các tiêu đề `##`",
            "this belongs to a table of contents pasted from Word: delete all of it, since the page builds its own from its"
            " headings",
        ),
        "list.bullets": (
            "viết `- ` (gạch nối và dấu cách) thay cho dấu ở đầu mỗi mục, để một dòng trống trước và sau danh sách",
            "replace the mark of each entry with `- `, and leave an empty line before and after the list",
        ),
        "list.lines": (
            "viết mỗi mục trên một dòng riêng, mở đầu bằng `- ` (gạch nối và dấu cách)",
            "write each entry on a separate line beginning with `- ` (a hyphen and a space)",
        ),
        "list.indent": (
            "xóa dấu cách ở đầu các dòng này và để một dòng trống phía trên",
            "delete the spaces before the marks and add an empty line above",
        ),
        "list.numbers": (
            "để một dòng trống trước mục đầu và viết dấu cách sau số của mỗi mục",
            "add an empty line before the first entry and a space after each number",
        ),
        "list.apart": (
            "để một dòng trống trước mỗi mục",
            "add an empty line before each entry",
        ),
        "table.missing": (
            "các dòng `| … |` không thành bảng vì dưới dòng đầu không có dòng gạch",
            "the `| … |` lines do not form a table, because there is no line of dashes below the first",
        ),
        "table.missing.cure": (
            "viết một dòng gạch có đủ số ô ngay dưới dòng đầu, không để dòng trống trong bảng",
            "write a line of dashes with the same number of cells directly below the first line, without empty lines in the table",
        ),
        "table.count": (
            "các dòng `| … |` không thành bảng vì dòng gạch có số ô khác với dòng đầu",
            "the `| … |` lines do not form a table, because the line of dashes and the first line differ in their number of cells",
        ),
        "table.count.cure": (
            "sửa dòng gạch cho đúng số ô của dòng đầu",
            "give the line of dashes the same number of cells as the first line",
        ),
        "table.blank": (
            "dòng này không thuộc bảng vì có dòng trống phía trên",
            "this line is not part of the table, because there is an empty line above it",
        ),
        "table.blank.cure": (
            "xóa dòng trống giữa các dòng của bảng",
            "delete the empty lines between the rows of the table",
        ),
        "columns.tab": ("dấu Tab", "tabs"),
        "columns.space": ("nhiều dấu cách", "several spaces"),
        "columns.table": (
            "viết mỗi dòng thành `| ô | ô |` và thêm dòng `|---|---|` dưới dòng đầu",
            "write each line as `| cell | cell |`, with a line `|---|---|` below the first",
        ),
        "columns.official": (
            "viết mỗi phần trên một dòng riêng và để một dòng trống giữa các dòng, hoặc xóa nếu tệp đính kèm đã có",
            "write each part on its own line with an empty line between them, or delete them if an attached file has them",
        ),
        "indent.code": ("làm cả đoạn thành khối mã", "turns it into code"),
        "indent.shown": ("hiện ra trên trang như một khoảng thụt", "appears as a gap"),
    }
)

_PROBLEMS: Final = (
    (r"U\+([0-9A-F]{4,6})", ("ký tự không được phép U+{0}", "character U+{0} is not allowed")),
    (r"'(\w+)' is undefined", ("`{0}` không có ở đây", "`{0}` is not defined here")),
    (r"parameter '(\w+)' was not provided", ("thiếu tham số `{0}`", "parameter `{0}` is missing")),
    (
        r"'(?:[\w.]*\.)?TemplateModule' object has no attribute '(\w+)'",
        ("tệp không có macro `{0}`", "the file has no macro `{0}`"),
    ),
    (
        r"'?None'? has no (?:attribute|element) '?([^']+)'?",
        ("giá trị trống, không có `{0}`", "the value is empty and has no `{0}`"),
    ),
    (
        r"'?(?:[\w.]*\.)?(\w+)(?: object'?|' object) has no (?:attribute|element) '?([^']+)'?",
        ("`{0}` không có `{1}`", "`{0}` has no `{1}`"),
    ),
    (
        r"macro '(\w+)' takes no keyword argument '(\w+)'",
        ("macro `{0}` không có tham số `{1}`", "macro `{0}` has no parameter `{1}`"),
    ),
    (
        r"macro '(\w+)' takes not more than (\d+) argument\(s\)",
        ("macro `{0}` chỉ nhận nhiều nhất {1} tham số", "macro `{0}` takes at most {1} parameters"),
    ),
    (
        r"the template '([^']+)' \(imported on line \d+ in '[^']+'\) does not export the requested name '(\w+)'",
        ("`{0}` không có macro `{1}`", "`{0}` has no macro `{1}`"),
    ),
    (r"'(\w+)' object is not iterable", ("`{0}` không phải là danh sách", "`{0}` is not a list")),
    (r"'(\w+)' object is not callable", ("`{0}` không gọi được như hàm", "`{0}` cannot be called")),
    (r"method '(\w+)' is not called", ("phương thức `{0}` chưa được gọi", "the method `{0}` is never called")),
    (r"nested too deep", ("lồng quá nhiều tầng", "nested too deeply")),
    (r"not UTF-8 \(byte (\d+)\)", ("không phải văn bản UTF-8 (byte thứ {0})", "it is not UTF-8 text (byte {0})")),
    (r"longer than (\d+) characters", ("dài quá {0} ký tự", "longer than {0} characters")),
    (
        r"unsupported operand type\(s\) for %: '(\w+)' and '\w+'",
        ("`%` chỉ dùng cho số, không cho `{0}`", "`%` applies to numbers, not to `{0}`"),
    ),
    (r"[Nn]o filter named '(\w+)'\.?(?: .*)?", ("không có bộ lọc `{0}`", "there is no filter `{0}`")),
    (r"[Nn]o test named '(\w+)'\.?(?: .*)?", ("không có phép thử `{0}`", "there is no test `{0}`")),
)
"""Patterns of library messages in English for `problem`, with their translations; other messages stay unchanged."""

SEVERITY_WORDS: Final = MappingProxyType(
    {
        Severity.ERROR: ("lỗi", "error"),
        Severity.WARNING: ("cảnh báo", "warning"),
        Severity.NOTE: ("lưu ý", "note"),
    }
)
_REASON: Final = "{detail}"
"""The note of a code that gives the reason of its message."""


def severity_of(diagnostic: Diagnostic) -> Severity:
    """Return the severity of the diagnostic's code."""
    return CODES[diagnostic.code].severity


def sentence_of(diagnostic: Diagnostic, language: str) -> str:
    """Return the message, a single sentence."""
    return _format_texts(diagnostic, language)[0]


def sentence_with_reason(diagnostic: Diagnostic, language: str) -> str:
    """Return the message with its reason, for formats without the note under the carets."""
    first, second, _ = _format_texts(diagnostic, language)
    return f"{first}: {second}" if second and CODES[diagnostic.code].vi[1] == _REASON else first


def note_of(diagnostic: Diagnostic, language: str) -> str:
    """Return the note under the carets, possibly empty."""
    return _format_texts(diagnostic, language)[1]


def help_of(diagnostic: Diagnostic, language: str) -> str:
    """Return the fix."""
    return _format_texts(diagnostic, language)[2]


def fill_template(template: str, diagnostic: Diagnostic, language: str) -> str:
    """Return `template` filled with the values of the diagnostic."""
    return template.format_map(_format_values(diagnostic, language))


def severity_word(severity: Severity, language: str) -> str:
    """Return `lỗi`, `cảnh báo` or `lưu ý`, or the English word."""
    vi, en = SEVERITY_WORDS[severity]
    return en if language == "en" else vi


def format_severity_count(severity: Severity, count: int, language: str) -> str:
    """Return `3 lỗi` in Vietnamese; `1 error` or `3 errors` in English."""
    return f"{count} {severity_word(severity, language)}{'s' if language == 'en' and count != 1 else ''}"


def find_closest(word: str, known: Iterable[str]) -> str:
    """Return the closest name in `known` to `word`, or an empty string if none is close."""
    return _find_closest(word, tuple(known))


@lru_cache(maxsize=1_024)
def _find_closest(word: str, known: tuple[str, ...]) -> str:
    """Compare each word only once: an import repeats its mistakes on every page."""
    matches = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return matches[0] if matches else ""


def _format_texts(diagnostic: Diagnostic, language: str) -> tuple[str, str, str]:
    code = CODES[diagnostic.code]
    values = _format_values(diagnostic, language)
    first, second, third = code.en if language == "en" else code.vi
    return first.format_map(values), second.format_map(values), third.format_map(values)


def _format_values(diagnostic: Diagnostic, language: str) -> dict[str, str]:
    return {name: _format_value(name, value, language) for name, value in diagnostic.values}


def _format_value(name: str, value: MessageValue, language: str) -> str:
    if isinstance(value, LocalizedText):
        return value.en if language == "en" else value.vi
    if isinstance(value, Phrase):
        vi, en = PHRASES[value.key]
        return en if language == "en" else vi
    if name == "suggestion" and value:
        return f" - did you mean `{value}`?" if language == "en" else f"; có phải là `{value}`?"
    if name == "correction":
        return _format_correction(value, language)
    return _translate_problem(value, language) if name == "problem" else value


def _format_correction(line: str, language: str) -> str:
    """Return advice on a YAML line: the corrected line, or points to check if no correction is known."""
    if line:
        return f"write this line as `{line}`" if language == "en" else f"ghi dòng này thành `{line}`"
    vi = "kiểm tra thụt dòng, dấu hai chấm và dấu ngoặc kép ở dòng này"
    return "check the indentation, colons and quotes of this line" if language == "en" else vi


def _translate_problem(text: str, language: str) -> str:
    for pattern, (vi, en) in _PROBLEMS:
        match = re.fullmatch(rf"(?:\w+: )?{pattern}", text)
        if match is not None:
            return (en if language == "en" else vi).format(*match.groups())
    return text

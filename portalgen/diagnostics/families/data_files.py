"""Figures that pages show from CSV files: what the build and the linter report."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_SAVE_VI: Final = "mở tệp bằng Excel, chọn Lưu thành (Save As) → `CSV UTF-8 (Comma delimited)`, rồi thay tệp cạnh bài"
_SAVE_EN: Final = (
    "open it in Excel, choose Save As → `CSV UTF-8 (Comma delimited)`, and replace the file beside the page"
)

CODES: Final[tuple[Code, ...]] = (
    Code(
        "DAT101",
        "data-encoding",
        ("tệp số liệu `{file}` không ở bảng mã UTF-8 mà là {encoding}", "", _SAVE_VI),
        ("the data file `{file}` is not in UTF-8: {encoding}", "", _SAVE_EN),
        basis="QĐ 2111 Điều 5(2)",
        waivable_by="nobody",
    ),
    Code(
        "DAT102",
        "data-not-text",
        ("tệp số liệu `{file}` {what}, không đọc được thành bảng", "", _SAVE_VI),
        ("the data file `{file}` {what} and cannot be read as a table", "", _SAVE_EN),
        waivable_by="nobody",
    ),
    Code(
        "DAT103",
        "data-empty",
        ("tệp số liệu `{file}` trống", "", "dòng đầu ghi tên các cột, mỗi dòng sau là một dòng số liệu"),
        ("the data file `{file}` is empty", "", "the first row names the columns, each row after it holds figures"),
        waivable_by="nobody",
    ),
    Code(
        "DAT104",
        "data-without-rows",
        (
            "tệp số liệu `{file}` chỉ có dòng tên cột, chưa có số liệu",
            "",
            "thêm các dòng số liệu; trang hiện câu “Chưa có số liệu” cho đến khi có",
        ),
        (
            "the data file `{file}` has the names of columns and no figures",
            "",
            "add rows of figures; until then the page says that there are none",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DAT105",
        "data-column-without-name",
        ("cột thứ {number} của tệp số liệu `{file}` không có tên", "", "ghi tên cột ở dòng đầu, hoặc bỏ cột này"),
        ("column {number} of the data file `{file}` has no name", "", "name it in the first row, or delete the column"),
        waivable_by="nobody",
    ),
    Code(
        "DAT106",
        "data-column-twice",
        ("tệp số liệu `{file}` có hai cột cùng tên `{column}`", "", "đặt cho mỗi cột một tên riêng ở dòng đầu"),
        (
            "the data file `{file}` has two columns `{column}`",
            "",
            "give each column a name of its own in the first row",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT107",
        "data-row-uneven",
        (
            "dòng {line} của tệp số liệu `{file}` có {count} ô, dòng đầu có {expected} cột",
            "",
            "thêm ô còn thiếu (để trống nếu không có số) hoặc bỏ ô thừa; ô có dấu phân cách thì đặt trong ngoặc kép; dòng"
            " tiêu đề ở trên bảng thì xóa",
        ),
        (
            "line {line} of the data file `{file}` has {count} cells, the first row names {expected} columns",
            "",
            "add the missing cells (empty where there is no figure) or remove the others; quote a cell that holds a separator;"
            " delete a title above the table",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT108",
        "data-cell-too-long",
        (
            "một ô ở dòng {line} của tệp số liệu `{file}` dài {length} ký tự, quá {limit}",
            "",
            "ô của bảng chỉ ghi số hoặc vài chữ; phần diễn giải đưa vào nội dung bài",
        ),
        (
            "a cell in line {line} of the data file `{file}` has {length} characters, more than {limit}",
            "",
            "a cell holds a figure or a few words; explanations belong to the text of the page",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT109",
        "data-number-ambiguous",
        (
            "không rõ dấu chấm, dấu phẩy trong các số ở cột `{column}` của `{file}` ngăn hàng nghìn hay phần thập phân",
            "",
            "số nguyên thì bỏ dấu ngăn hàng nghìn (1250); số lẻ thì đừng để đúng 3 chữ số sau dấu (1,25 hoặc 1,2500); chỉ cần"
            " một ô của cột ghi rõ cả hai dấu (1.250,0) là đủ. Khi chưa rõ, cột hiện nguyên như đã ghi, không vẽ biểu đồ",
        ),
        (
            "whether points and commas in the numbers of column `{column}` of `{file}` part thousands or decimals is not clear",
            "",
            "write whole numbers without separators (1250) and decimals with other than 3 digits (1.25 or 1.2500); one cell of"
            " the column with both marks (1,250.0) is enough. Until then the column is shown as written and not drawn",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DAT110",
        "data-numbers-mixed",
        (
            "cột `{column}` của `{file}` lẫn số viết kiểu Việt (1.250,5) và kiểu Anh (1,250.5)",
            "",
            "viết mọi số của cột theo một kiểu, chắc nhất là không ngăn hàng nghìn (1250); khi chưa sửa, cột hiện nguyên như đã ghi, không vẽ biểu đồ",
        ),
        (
            "column `{column}` of `{file}` mixes numbers in Vietnamese (1.250,5) and English (1,250.5) writing",
            "",
            "write all numbers of the column in one way, best without separators of thousands (1250); until then it is shown as written and not drawn",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DAT111",
        "data-too-wide",
        (
            "tệp số liệu `{file}` có {count} cột, bảng trên trang hiện được {limit}",
            "",
            "tách thành nhiều tệp, hoặc chỉ giữ các cột người đọc cần và để tệp đầy đủ ở `attachments`",
        ),
        (
            "the data file `{file}` has {count} columns, a table on a page shows {limit}",
            "",
            "split the file, or keep the columns that readers need and offer the whole file in `attachments`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT112",
        "chart-not-drawn",
        ("không vẽ biểu đồ cho `{file}`: {reason}", "", "{remedy}"),
        ("no chart is drawn for `{file}`: {reason}", "", "{remedy}"),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DAT113",
        "data-quotes",
        (
            "tệp số liệu `{file}` có dấu ngoặc kép mở mà không đóng, hoặc đặt sai chỗ, từ dòng {line}",
            "",
            'đóng ngoặc kép của ô; dấu ngoặc kép nằm trong ô thì viết hai lần (""); hoặc xuất lại từ Excel',
        ),
        (
            "the data file `{file}` has a quotation mark that is not closed or stands in a wrong place, from line {line} on",
            "",
            'close the quotation; a mark inside a cell is written twice (""); or export the file again',
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT114",
        "data-too-large",
        (
            "tệp số liệu `{file}` lớn hơn {limit}, không hiện thành bảng được",
            "",
            "để tệp ở `attachments` cho người đọc tải về, và làm một tệp tổng hợp nhỏ hơn để hiện trên trang",
        ),
        (
            "the data file `{file}` is larger than {limit} and cannot be shown as a table",
            "",
            "offer it in `attachments`, and make a smaller summary to show on the page",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT115",
        "data-one-column",
        (
            "tệp số liệu `{file}` chỉ có một cột (`{column}`)",
            "",
            "các ô cách nhau bằng dấu phẩy, dấu chấm phẩy hoặc Tab; cột đầu là tên dòng, các cột sau là số",
        ),
        (
            "the data file `{file}` has one column (`{column}`)",
            "",
            "part the cells by a comma, a semicolon or a tab; the first column names the rows, the others hold figures",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT116",
        "data-not-csv",
        (
            "số liệu hiện trên trang phải là tệp CSV, `{file}` không phải",
            "",
            "lưu trang tính thành `CSV UTF-8`, hoặc để tệp ở `attachments` để tải về",
        ),
        (
            "figures that a page shows are a CSV file, and `{file}` is none",
            "",
            "save the sheet as `CSV UTF-8`, or offer the file in `attachments`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT117",
        "chart-column-left-out",
        (
            "biểu đồ của `{file}` thiếu cột `{column}`: ô ở dòng {line} ghi `{text}`, không viết như các ô khác của cột",
            "",
            "ghi số vào ô ấy (âm: -5, không có số: để trống hoặc `-`, `%` ở mọi ô hoặc không ô nào), chú thích đưa vào bài;"
            " nếu cột không phải là số liệu, làm một tệp riêng cho biểu đồ",
        ),
        (
            "the chart of `{file}` lacks the column `{column}`: the cell in line {line} holds `{text}`, unlike the others",
            "",
            "write a number (below zero: -5, no figure: empty or `-`, `%` in all cells or in none), remarks belong to the page;"
            " where the column holds no figures, make a file of its own for the chart",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DAT118",
        "data-title-above",
        (
            "dòng {line} của tệp số liệu `{file}` không phải tên các cột: chỉ có một ô (`{title}`), như dòng tiêu đề ở trên bảng",
            "",
            "xóa dòng tiêu đề ở trên bảng, để dòng đầu là tên các cột; tên bảng ghi ở `title` trong bài",
        ),
        (
            "line {line} of the data file `{file}` does not name the columns: it has one cell (`{title}`), as a title above a table",
            "",
            "delete the title above the table, so that the first row names the columns; the page has `title` for it",
        ),
        waivable_by="nobody",
    ),
    Code(
        "DAT201",
        "chart-without-sentence",
        (
            "biểu đồ của `{file}` chưa có câu nói điều nó cho thấy",
            "",
            "ghi một câu ở `chart_says`, ví dụ: Sản lượng tăng đều từ năm 2021; khi chưa ghi, trang tự nêu số cao nhất và thấp nhất",
        ),
        (
            "the chart of `{file}` has no sentence that says what it shows",
            "",
            "write one in `chart_says`; until then the page names the highest and the lowest figure by itself",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "DAT202",
        "data-without-unit",
        (
            "số liệu `{file}` chưa ghi đơn vị tính",
            "",
            "ghi `unit`, ví dụ: người, tỷ đồng, %; các cột khác đơn vị thì ghi đơn vị trong tên cột và để `unit: như tên cột`",
        ),
        (
            "the data `{file}` names no unit",
            "",
            "write `unit`, for example persons; where columns differ, name it in their names and write `unit: as in the columns`",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
)

"""Attachments read by the linter: what it reports. The build's own faults of files are in `attachments`."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "ATT201",
        "legacy-format",
        ("tệp `{file}` ở định dạng cũ `{format}`", "", "lưu lại thành {modern} hoặc PDF"),
        ("file `{file}` is in the old format `{format}`", "", "save it as {modern} or PDF"),
        severity=Severity.WARNING,
        basis="TT 39/2017",
        waivable_by="author",
    ),
    Code(
        "ATT202",
        "scanned-pdf",
        (
            "tệp `{file}` ({pages} trang) chỉ có ảnh quét, không có chữ để kiểm tra, tìm kiếm và đọc cho người khiếm thị",
            "",
            "đăng bản PDF xuất từ phần mềm soạn thảo; chỉ có bản quét thì người duyệt đọc hết tệp rồi bỏ qua quy tắc này kèm lý do",
        ),
        (
            "file `{file}` ({pages} pages) holds scanned pictures only, no text to check, to search and to read aloud",
            "",
            "publish a PDF exported from the text program; where there is only a scan, a person reads all of it and suppresses this rule with the reason",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 6(4); TT 26/2020",
        waivable_by="author",
    ),
    Code(
        "ATT203",
        "encrypted",
        (
            "tệp `{file}` có mật khẩu nên người dân không mở được và không ai kiểm tra được",
            "",
            "bỏ mật khẩu mở tệp rồi xuất lại",
        ),
        (
            "file `{file}` asks for a password, so that citizens cannot open it and nobody can check it",
            "",
            "remove the password and export the file again",
        ),
        severity=Severity.ERROR,
        basis="QĐ 2111 Điều 6(4)",
        waivable_by="author",
    ),
    Code(
        "ATT204",
        "attachment-secrecy-mark",
        (
            "trong tệp `{file}` có dấu độ mật `{mark}`",
            "không được đăng thông tin thuộc phạm vi bí mật nhà nước",
            "dừng gửi bài, báo ngay Trưởng Ban Biên tập và người phụ trách bảo mật; chỉ đăng văn bản đã giải mật",
        ),
        (
            "file `{file}` bears the mark of secrecy `{mark}`",
            "state secrets may not be published",
            "stop, tell the head of the editorial board and the security officer at once; publish only what was declassified",
        ),
        severity=Severity.ERROR,
        basis="QĐ 2111 Điều 7",
        waivable_by="board",
        lock="secrecy",
    ),
    Code(
        "ATT205",
        "attachment-personal-number",
        (
            "trong tệp `{file}` có {found} của cá nhân (ví dụ `{example}`)",
            "dữ liệu cá nhân",
            "đăng bản đã xóa hoặc che các số này; số công khai của cơ quan thì bỏ qua quy tắc này kèm lý do",
        ),
        (
            "file `{file}` holds personal numbers: {found} (such as `{example}`)",
            "personal data",
            "publish a version without these numbers or with masked digits; for an agency's public numbers suppress this rule with the reason",
        ),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "ATT206",
        "attachment-legacy-font",
        ("chữ trong tệp `{file}` gõ bằng phông {font}, không phải Unicode", "", "chuyển tệp sang Unicode rồi xuất lại"),
        (
            "the text of file `{file}` is typed in a {font} font and is no Unicode",
            "",
            "convert the file to Unicode and export it again",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 5(2)",
        waivable_by="author",
    ),
    Code(
        "ATT207",
        "attachment-expands",
        (
            "tệp `{file}` bung ra quá giới hạn khi mở, như một bom nén",
            "",
            "không đăng tệp này; xin lại bản gốc từ bên cung cấp thông tin và báo đơn vị vận hành",
        ),
        (
            "file `{file}` expands beyond the limit when it is opened, as a zip bomb does",
            "",
            "do not publish it; ask the supplier for the original again and tell the operator",
        ),
        severity=Severity.ERROR,
        waivable_by="author",
    ),
    Code(
        "ATT208",
        "attachment-damaged",
        (
            "không đọc được tệp `{file}`, nên nội dung chưa được kiểm tra",
            "",
            "mở bằng phần mềm đã tạo ra tệp, xuất lại và xem tệp mới mở được không",
        ),
        (
            "file `{file}` cannot be read, so that it was not checked",
            "",
            "open it in the program that made it, export it again, and see that the new file opens",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "ATT209",
        "attachment-title-is-file-name",
        (
            "tên hiển thị `{title}` chỉ là tên tệp",
            "",
            "ghi tên văn bản bằng câu chữ thường, ví dụ Quy chế làm việc (bản PDF)",
        ),
        (
            "the title `{title}` is a mere file name",
            "",
            "give the document's name in words, such as Quy chế làm việc (bản PDF)",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "ATT210",
        "unnamed-file",
        (
            "tệp `{file}` nằm cạnh bài nhưng không bài nào nhắc tới nên không được đăng",
            "",
            "đính kèm tệp vào bài hoặc xóa tệp",
        ),
        (
            "file `{file}` lies beside the page, but no page names it, so that it is not published",
            "",
            "name it in the page or remove it",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "ATT211",
        "document-properties-name",
        (
            "thuộc tính tác giả của tệp `{file}` ghi tên một người",
            "",
            "bỏ thông tin cá nhân trong thuộc tính tệp hoặc ghi tên cơ quan, rồi xuất lại",
        ),
        (
            "the author property of file `{file}` names a person",
            "",
            "remove personal information from the file's properties or give the agency's name, and export it again",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "ATT212",
        "attachment-not-wholly-read",
        (
            "tệp `{file}` chỉ đọc được {length} ký tự, phần còn lại chưa được kiểm tra",
            "",
            "người duyệt đọc phần còn lại, hoặc chia tệp thành nhiều phần",
        ),
        (
            "only {length} characters of file `{file}` were read, the rest was not checked",
            "",
            "a person reads the rest, or the file is split",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "ATT213",
        "unread-attachment",
        (
            "tệp `{file}` ({format}) không được đọc, nên dấu mật và dữ liệu cá nhân ở trong chưa được kiểm tra",
            "",
            "đăng từng tệp ở định dạng đọc được như PDF, docx, xlsx; nếu phải giữ tệp này thì người duyệt xem hết rồi bỏ qua quy tắc này kèm lý do",
        ),
        (
            "file `{file}` ({format}) is not read, so that it was not checked for secrecy marks and personal data",
            "",
            "publish the files singly in a format that is read, such as PDF, docx, xlsx; else a person looks at all of it and suppresses this rule with the reason",
        ),
        severity=Severity.NOTE,
        basis="QĐ 2111 Điều 7",
        waivable_by="author",
    ),
)

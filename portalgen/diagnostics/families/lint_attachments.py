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
            "tên hiển thị `{title}` chỉ là tên tệp hoặc số của máy quét",
            "",
            "ghi tên văn bản bằng câu chữ thường, ví dụ Quy chế làm việc (bản PDF)",
        ),
        (
            "the title `{title}` is a mere file name or a number of a scanner",
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
            "{remedy}",
        ),
        (
            "file `{file}` lies beside the page, but no page names it, so that it is not published",
            "",
            "{remedy}",
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
    Code(
        "ATT214",
        "attachment-runs",
        (
            "tệp `{file}` chứa nội dung tự chạy: {found}",
            "",
            "xuất lại bản không có mã: PDF thì in ra PDF (Print to PDF); Word, Excel thì xóa macro và tệp nhúng rồi lưu thành .docx, .xlsx; tệp nhận từ nơi khác thì xin lại bản gốc",
        ),
        (
            "file `{file}` holds what runs by itself: {found}",
            "",
            "export it again without code: print a PDF to PDF; remove macros and embedded files from Word and Excel and save as .docx, .xlsx; ask for the original of a file from elsewhere",
        ),
        severity=Severity.ERROR,
        waivable_by="author",
    ),
    Code(
        "ATT215",
        "attachment-fetches",
        (
            "tệp `{file}` khi mở tự kết nối ra ngoài: {found}",
            "",
            "Word: Nhà phát triển (Developer) → Mẫu tài liệu (Document Template), đổi mẫu thành Normal, xóa đối tượng liên kết và trường DDE; Excel: Dữ liệu (Data) → Sửa liên kết (Edit Links) → Ngắt liên kết (Break Link); LibreOffice: Chỉnh sửa (Edit) → Liên kết tới tệp bên ngoài (Links to External Files) → Ngắt liên kết; hoặc đăng bản PDF",
        ),
        (
            "file `{file}` connects to elsewhere when it is opened: {found}",
            "",
            "Word: Developer → Document Template, set Normal, delete linked objects and DDE fields; Excel: Data → Edit Links → Break Link; LibreOffice: Edit → Links to External Files → Break Link; or publish a PDF",
        ),
        severity=Severity.ERROR,
        waivable_by="author",
    ),
    Code(
        "ATT216",
        "attachment-hidden-parts",
        (
            "tệp `{file}` có phần bị ẩn mà ai cũng hiện lại được: {found}",
            "",
            "xem phần bị ẩn rồi xóa, hoặc hiện ra nếu được đăng; Excel: bấm chuột phải vào tên trang tính, hàng hay cột → Bỏ ẩn (Unhide); LibreOffice: Trang tính (Sheet) → Hiện trang tính (Show Sheet); PowerPoint: bấm chuột phải vào trang chiếu → Bỏ ẩn trang chiếu (Unhide Slide)",
        ),
        (
            "file `{file}` has hidden parts that anyone can show: {found}",
            "",
            "look at the hidden part and delete it, or show it where it may be published; Excel: right click on the name of a sheet, a row or a column → Unhide; LibreOffice: Sheet → Show Sheet; PowerPoint: right click on the slide → Unhide Slide",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "ATT217",
        "attachment-tracked-changes",
        (
            "tệp `{file}` còn lưu vết sửa đổi ở {found}{names}",
            "",
            "Word: Xem lại (Review) → Chấp nhận (Accept) → Chấp nhận mọi thay đổi và ngừng theo dõi (Accept All Changes and Stop Tracking); LibreOffice: Chỉnh sửa (Edit) → Theo dõi thay đổi (Track Changes) → Chấp nhận tất cả (Accept All); rồi lưu lại, hoặc đăng bản PDF",
        ),
        (
            "file `{file}` has tracked changes: {found}{names}",
            "",
            "Word: Review → Accept → Accept All Changes and Stop Tracking; LibreOffice: Edit → Track Changes → Accept All; then save it, or publish a PDF",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "ATT218",
        "attachment-comments",
        (
            "tệp `{file}` còn {found}{names}",
            "",
            "Word, Excel, PowerPoint: Xem lại (Review) → Xóa (Delete) → Xóa tất cả nhận xét (Delete All Comments); LibreOffice: Chỉnh sửa (Edit) → Nhận xét (Comment) → Xóa tất cả (Delete All Comments); PDF: xóa các ghi chú rồi lưu lại, hoặc xuất lại từ bản gốc",
        ),
        (
            "file `{file}` has {found}{names}",
            "",
            "Word, Excel, PowerPoint: Review → Delete → Delete All Comments; LibreOffice: Edit → Comment → Delete All Comments; PDF: delete the notes and save it, or export it again",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "ATT219",
        "csv-formula",
        (
            "tệp `{file}` có {count} ô là công thức ({places})",
            "",
            "trong Excel: chép cột đó, Dán đặc biệt (Paste Special) → Giá trị (Values), rồi lưu lại thành CSV; nếu ô là chữ thì bỏ ký tự đầu",
        ),
        (
            "file `{file}` has {count} cell(s) that are formulas ({places})",
            "",
            "Excel: copy the column, Paste Special → Values, and save as CSV again; where the cell is text, drop its first character",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "ATT220",
        "deceptive-file-name",
        (
            "tên tệp `{shown}` {why}",
            "",
            "đổi tên tệp: gõ lại bằng chữ thường không dấu, số và dấu gạch nối, rồi sửa tên đó trong bài",
        ),
        (
            "file name `{shown}` {why}",
            "",
            "rename the file: type the name again in plain letters, digits and hyphens, and correct it in the page",
        ),
        severity=Severity.ERROR,
        waivable_by="author",
    ),
    Code(
        "ATT221",
        "hidden-file",
        (
            "`{file}` có tên bắt đầu bằng dấu chấm nên bị bỏ qua: không được đọc, kiểm tra hay đăng",
            "",
            "đổi tên, bỏ dấu chấm đầu; bài chưa xong thì ghi draft: true trong thông tin của bài; tệp thừa thì xóa",
        ),
        (
            "`{file}` has a name that begins with a dot, so that it is passed over: nobody reads, checks or publishes it",
            "",
            "rename it without the dot; mark an unfinished page draft: true; delete what is left over",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "ATT222",
        "file-name-with-marks",
        (
            "tên tệp `{file}` có dấu tiếng Việt, dấu cách hoặc ký tự lạ, nên địa chỉ tệp khó chép và dễ hỏng",
            "",
            "đổi tên tệp thành `{proposal}`, rồi sửa tên đó trong bài",
        ),
        (
            "the file name `{file}` has marks, spaces or odd characters, so that its address is hard to copy and breaks",
            "",
            "rename the file to `{proposal}`, and correct the name in the page",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
)

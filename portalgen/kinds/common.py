"""The fields that every kind has."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.definition import Choice, Field
from portalgen.text.bilingual import Bilingual as B

DEADLINE_CLASSES: Final = (
    Choice("event", B("Hoạt động, sự kiện", "Activity or event")),
    Choice("other_information", B("Thông tin khác của bên cung cấp", "Other information of the supplier")),
    Choice("news", B("Giới thiệu, tin tức, chỉ đạo, tuyên truyền", "Introduction, news, direction, propaganda")),
    Choice("normative_document", B("Văn bản quy phạm pháp luật", "Normative legal document")),
    Choice("administrative_document", B("Văn bản hành chính", "Administrative document")),
    Choice("urgent", B("Khẩn cấp", "Urgent")),
    Choice("planning", B("Quy hoạch", "Planning")),
    Choice("investment", B("Dự án, đầu tư, đấu thầu, mua sắm công", "Projects, investment, procurement")),
    Choice("science", B("Khoa học và công nghệ", "Science and technology")),
    Choice("other", B("Thông tin khác", "Other information")),
)

_SOURCE: Final = (
    Field("name", "line", B("Tên nguồn", "Name"), B("Tên cơ quan, báo hoặc trang.", "Agency, paper or site.")),
    Field("url", "address", B("Địa chỉ", "Address"), B("Liên kết tới bài gốc.", "Link to the first posting.")),
    Field("author", "line", B("Tác giả", "Author"), B("Tác giả của bài gốc.", "Author of the first posting.")),
    Field("posted", "date", B("Ngày đăng đầu tiên", "First posted"), B("YYYY-MM-DD", "YYYY-MM-DD")),
)

_RECEIVED: Final = (
    Field(
        "at",
        "datetime",
        B("Thời điểm nhận", "Received at"),
        B("Ngày nhận theo sổ văn bản đến.", "Day of receipt in the register."),
        required=True,
    ),
    Field("via", "line", B("Nhận qua", "Received by"), B("Ví dụ: trục văn bản, thư điện tử.", "For example: e-mail.")),
    Field("ref", "line", B("Số đến", "Reference"), B("Số trong sổ văn bản đến.", "Number in the register.")),
)

_ATTACHMENTS: Final = (
    Field("file", "file", B("Tên tệp", "File"), B("Tệp nằm cạnh bài.", "A file beside the page."), required=True),
    Field(
        "title",
        "line",
        B("Tên hiển thị", "Title"),
        B("Tên để người đọc thấy.", "What readers see."),
        required=True,
        is_prose=True,
    ),
)

ORIGINS: Final = (
    Choice("own", B("Tự sản xuất", "Own")),
    Choice("quoted", B("Trích dẫn, tổng hợp", "Quoted")),
    Choice("supplied", B("Do đơn vị khác cung cấp", "Supplied")),
)

_IMAGES: Final = (
    Field(
        "file",
        "picture",
        B("Tên tệp", "File"),
        B("Ảnh nằm cạnh bài.", "An image beside the page."),
        required=True,
    ),
    Field(
        "alt",
        "line",
        B("Mô tả thay thế", "Alternative text"),
        B(
            "Nói ảnh cho thấy gì, cho người dùng trình đọc màn hình.",
            "What the image shows, for people who use a screen reader.",
        ),
        required=True,
        is_prose=True,
    ),
    Field(
        "caption",
        "line",
        B("Chú thích", "Caption"),
        B("Dòng chữ dưới ảnh.", "The line below the image."),
        is_prose=True,
    ),
    Field(
        "credit",
        "line",
        B("Nguồn ảnh", "Credit"),
        B("Người chụp hoặc nơi cung cấp.", "Photographer or supplier."),
        is_prose=True,
    ),
    Field("origin", "choice", B("Xuất xứ", "Origin"), B("Ảnh lấy từ đâu.", "Where it is from."), choices=ORIGINS),
    Field(
        "rights",
        "line",
        B("Quyền sử dụng", "Rights"),
        B(
            "Ảnh của người khác: giấy phép hoặc sự đồng ý cho dùng.",
            "For a picture of others: the licence or consent by which it is used.",
        ),
    ),
    Field(
        "children",
        "boolean",
        B("Trẻ em nhận ra được", "Recognisable children"),
        B("true: ảnh có trẻ em nhận ra được.", "true: children in the picture can be recognised."),
        example="true",
    ),
    Field(
        "consent",
        "line",
        B("Văn bản đồng ý", "Consent"),
        B(
            "Với ảnh trẻ em: văn bản đồng ý nào, ai giữ; không ghi tên trẻ.",
            "For pictures of children: which written consent, who keeps it; no child's name.",
        ),
    ),
)

_SUPPRESS: Final = (
    Field("code", "line", B("Mã", "Code"), B("Mã trong báo cáo kiểm tra.", "A code of the report."), required=True),
    Field("reason", "line", B("Lý do", "Reason"), B("Vì sao bỏ qua.", "Why it is set aside."), required=True),
    Field("until", "date", B("Đến hết ngày", "Until"), B("Ngày cuối còn bỏ qua.", "The last day.")),
)

_CHANGE_NOTES: Final = (
    Field("at", "datetime", B("Thời điểm", "Time"), B("Lúc sửa.", "When it was changed."), required=True),
    Field("note", "line", B("Nội dung sửa", "Note"), B("Đã sửa điều gì.", "What was changed."), required=True),
)

COMMON_FIELDS: Final = (
    Field(
        "id",
        "slug",
        B("Mã bài", "Id"),
        B("Không bao giờ đổi, giống nhau ở mọi ngôn ngữ.", "Never changes; the same in all languages."),
        required=True,
        is_shown=False,
        example="sngv-2026-hoi-nghi",
    ),
    Field("kind", "line", B("Loại bài", "Kind"), B("Loại bài.", "What the page is."), required=True, is_shown=False),
    Field(
        "title",
        "line",
        B("Tiêu đề", "Title"),
        B("Một dòng, không viết hoa toàn bộ.", "One line, not all in capitals."),
        required=True,
        shared=False,
        is_shown=False,
        is_prose=True,
    ),
    Field(
        "summary",
        "text",
        B("Tóm tắt", "Summary"),
        B("Một, hai câu hiện ở danh sách và kết quả tìm kiếm.", "One or two sentences for lists and search results."),
        shared=False,
        is_shown=False,
    ),
    Field(
        "date",
        "datetime",
        B("Ngày", "Date"),
        B("Ngày hiện trên bài và dùng để sắp xếp.", "The day that the page shows and is sorted by."),
        is_shown=False,
        example="2026-11-24T08:00",
    ),
    Field(
        "slug",
        "slug",
        B("Đoạn địa chỉ", "Address segment"),
        B("Chỉ ghi khi cần khác tên tệp.", "Only where it differs from the file's name."),
        shared=False,
        is_shown=False,
        example="hoi-nghi",
    ),
    Field(
        "draft",
        "boolean",
        B("Bản nháp", "Draft"),
        B("true: chưa xuất bản.", "true: not published yet."),
        shared=False,
        is_shown=False,
        example="true",
    ),
    Field(
        "publish_at",
        "datetime",
        B("Xuất bản từ", "Publish at"),
        B("Chỉ hiện từ thời điểm này.", "Shown from this time on."),
        is_shown=False,
        example="2026-11-25T08:00",
    ),
    Field(
        "expires_at",
        "closing_date",
        B("Hiện đến", "Expires at"),
        B("Chỉ ghi ngày thì hiện đến hết ngày đó.", "A day without time is shown to its end."),
        is_shown=False,
        example="2026-12-31",
    ),
    Field(
        "review_by",
        "date",
        B("Rà soát trước ngày", "Review by"),
        B("Ngày phải xem lại nội dung.", "The day by which the content is reviewed."),
        is_shown=False,
        example="2027-11-24",
    ),
    Field(
        "agency",
        "line",
        B("Cơ quan", "Agency"),
        B("Cơ quan chịu trách nhiệm nội dung.", "The agency responsible for the content."),
        shared=False,
        unless_same_as="issuer",
    ),
    Field(
        "author",
        "line",
        B("Tác giả", "Author"),
        B("Tên hoặc bút danh.", "Name or pen name."),
        shared=False,
    ),
    Field(
        "origin",
        "choice",
        B("Nguồn tin", "Origin"),
        B("Tự viết, trích dẫn hay được cung cấp.", "Own, quoted or supplied."),
        is_shown=False,
        choices=ORIGINS,
        example="own",
    ),
    Field(
        "source",
        "group",
        B("Nguồn", "Source"),
        B(
            "Bắt buộc khi trích dẫn: tên, tác giả, ngày đăng đầu tiên (QĐ 2111 Điều 8).",
            "For quoted content: name, author and day of first posting (QĐ 2111, Art. 8).",
        ),
        is_shown=False,  # a page shows it at its end, by a part of its own
        fields=_SOURCE,
    ),
    Field(
        "event_end",
        "datetime",
        B("Kết thúc sự kiện", "Event ends"),
        B("Mốc tính 24 giờ gửi tin (QĐ 2111 Điều 8).", "Where the 24 hours begin (QĐ 2111, Art. 8)."),
        is_shown=False,
        example="2026-11-24T11:30",
    ),
    Field(
        "signed",
        "date",
        B("Ngày ký", "Signed"),
        B("Ngày ký, phê duyệt hoặc thông qua.", "Day of signing, approval or adoption."),
        is_shown=False,
        example="2026-11-24",
    ),
    Field(
        "received",
        "group",
        B("Tiếp nhận", "Received"),
        B("Ban Biên tập nhận khi nào, qua đâu.", "When and how the editorial board received it."),
        is_shown=False,
        fields=_RECEIVED,
    ),
    Field(
        "urgent",
        "group",
        B("Khẩn cấp", "Urgent"),
        B("Chỉ ghi khi phải đăng ngay trong ngày.", "Only where it must be published the same day."),
        is_shown=False,
        fields=(
            Field(
                "basis",
                "line",
                B("Căn cứ", "Basis"),
                B("Vì sao là khẩn cấp.", "Why it is urgent."),
                required=True,
            ),
        ),
    ),
    Field(
        "deadline_class",
        "choice",
        B("Nhóm thời hạn", "Deadline class"),
        B("Chỉ ghi khi khác nhóm của loại bài (QĐ 2111 Điều 8, 9).", "Only where it differs from the kind's."),
        is_shown=False,
        choices=DEADLINE_CLASSES,
    ),
    Field(
        "field",
        "term",
        B("Lĩnh vực", "Fields"),
        B("Mã lĩnh vực trong taxonomies.yaml.", "Ids of fields in taxonomies.yaml."),
        is_shown=False,
        is_list=True,
        taxonomy="field",
    ),
    Field(
        "tag",
        "term",
        B("Từ khóa", "Tags"),
        B("Mã từ khóa.", "Ids of tags."),
        is_shown=False,
        is_list=True,
        taxonomy="tag",
    ),
    Field(
        "related",
        "reference",
        B("Bài liên quan", "Related pages"),
        B(
            "Mã của những bài người đọc nên xem tiếp, theo thứ tự.",
            "Ids of the pages that readers should see next, in this order.",
        ),
        is_shown=False,
        is_list=True,
        example="sngv-2026-hoi-nghi",
    ),
    Field(
        "attachments",
        "group",
        B("Tệp đính kèm", "Attachments"),
        B("Tệp nằm cạnh bài.", "Files beside the page."),
        shared=False,
        inherited=True,
        is_shown=False,
        is_list=True,
        fields=_ATTACHMENTS,
    ),
    Field(
        "images",
        "group",
        B("Ảnh", "Images"),
        B("Ảnh nằm cạnh bài, kèm mô tả.", "Images beside the page, with descriptions."),
        shared=False,
        inherited=True,
        is_shown=False,
        is_list=True,
        fields=_IMAGES,
    ),
    Field(
        "change_notes",
        "group",
        B("Đính chính", "Change notes"),
        B("Những lần sửa sau khi xuất bản.", "Changes after publication."),
        shared=False,
        is_shown=False,
        is_list=True,
        fields=_CHANGE_NOTES,
    ),
    Field(
        "suppress",
        "group",
        B("Bỏ qua", "Suppress"),
        B("Kết quả kiểm tra được bỏ qua, kèm lý do.", "Findings that are set aside, with the reason."),
        shared=False,
        is_shown=False,
        is_list=True,
        fields=_SUPPRESS,
    ),
    Field(
        "sample",
        "boolean",
        B("Nội dung mẫu", "Sample"),
        B("true: nội dung minh họa, có ghi rõ trên trang.", "true: illustrative content, marked as such."),
        is_shown=False,
        example="true",
    ),
    Field(
        "weight",
        "integer",
        B("Thứ tự", "Weight"),
        B("Số nhỏ đứng trước.", "Smaller numbers come first."),
        is_shown=False,
        example="10",
    ),
    Field(
        "redirect_from",
        "path",
        B("Địa chỉ cũ", "Old addresses"),
        B("Đường dẫn cũ, được chuyển tới bài này.", "Old paths that lead here."),
        shared=False,
        is_shown=False,
        is_list=True,
        example="/tin-cu/hoi-nghi/",
    ),
    Field(
        "translated_from",
        "line",
        B("Dịch từ bản", "Translated from"),
        B("Do lệnh portalgen translate ghi; không sửa tay.", "Written by portalgen translate; do not edit."),
        shared=False,
        is_shown=False,
    ),
)

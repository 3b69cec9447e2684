"""The registry of all codes. A code never changes its meaning; a code that ends is not used again.

Sentences hold the author's own words in backticks. `note` stands under the carets, `help` says the way out.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault: `vi`/`en` are (sentence, note under the carets, help)."""

    code: str
    name: str
    vi: tuple[str, str, str]
    en: tuple[str, str, str]
    severity: Severity = Severity.ERROR
    basis: str = ""


def _document(family: str) -> tuple[Code, ...]:
    """The faults that every YAML text can have, in configuration (CFG) and in front matter (FMT) alike."""
    return (
        Code(
            f"{family}101",
            "yaml-syntax",
            ("không đọc được YAML: {problem}", "", "kiểm tra thụt dòng, dấu hai chấm và dấu ngoặc kép ở dòng này"),
            ("this YAML cannot be read: {problem}", "", "check the indentation, colons and quotes of this line"),
        ),
        Code(
            f"{family}102",
            "duplicate-key",
            ("khóa `{key}` được ghi hai lần", "lần đầu ở dòng {first}", "giữ lại một dòng và xóa dòng kia"),
            ("key `{key}` is given twice", "first on line {first}", "keep one of the lines and delete the other"),
        ),
        Code(
            f"{family}103",
            "invalid-value",
            ("`{value}` không phải là {expected}", "{detail}", "ghi {example}"),
            ("`{value}` is not {expected}", "{detail}", "write {example}"),
        ),
        Code(
            f"{family}104",
            "unknown-key",
            (
                "không có khóa `{key}` ở đây{suggestion}",
                "",
                "sửa tên khóa hoặc xóa dòng này; các khóa dùng được: {known}",
            ),
            (
                "there is no key `{key}` here{suggestion}",
                "",
                "correct the name or delete the line; known keys: {known}",
            ),
        ),
        Code(
            f"{family}105",
            "missing-key",
            ("thiếu khóa bắt buộc `{key}`", "", "thêm dòng `{key}: …`"),
            ("required key `{key}` is missing", "", "add a line `{key}: …`"),
        ),
        Code(
            f"{family}106",
            "wrong-shape",
            ("`{key}` phải là {expected}", "", "ghi {example}"),
            ("`{key}` must be {expected}", "", "write {example}"),
        ),
        Code(
            f"{family}107",
            "document-too-large",
            (
                "YAML phình ra quá giới hạn {limit} giá trị hoặc tự trỏ về chính nó",
                "",
                "bỏ các dấu & và * (bí danh YAML) và ghi thẳng giá trị",
            ),
            (
                "this YAML expands beyond {limit} values or refers to itself",
                "",
                "write values out instead of the aliases & and *",
            ),
        ),
        Code(
            f"{family}108",
            "not-utf-8",
            (
                "tệp không phải là văn bản UTF-8 (byte thứ {byte})",
                "",
                "lưu lại tệp với bảng mã UTF-8 (không dùng TCVN3, VNI hay Windows-1258)",
            ),
            ("the file is not UTF-8 text (byte {byte})", "", "save the file again as UTF-8"),
            basis="QĐ 2111 Điều 5(2)",
        ),
        Code(
            f"{family}109",
            "unsupported-yaml",
            ("YAML ở đây dùng `{construct}`, là cú pháp không được hỗ trợ", "", "ghi giá trị dưới dạng chữ thường"),
            ("this YAML uses `{construct}`, which is not supported", "", "write the value as plain text"),
        ),
        Code(
            f"{family}110",
            "not-a-choice",
            ("`{value}` không phải là một lựa chọn của `{key}`{suggestion}", "", "chọn một trong: {choices}"),
            ("`{value}` is not a choice of `{key}`{suggestion}", "", "choose one of: {choices}"),
        ),
    )


_CONFIGURATION: Final = (
    Code(
        "CFG120",
        "id-and-file-name",
        ("mã `{id}` khác với tên tệp `{file}`", "", "đặt id trùng với tên tệp (không kể .yaml)"),
        ("id `{id}` differs from the file name `{file}`", "", "make the id equal to the file name without .yaml"),
    ),
    Code(
        "CFG121",
        "unknown-site",
        ("không có trang nào mang mã `{site}`{suggestion}", "", "dùng mã của một tệp trong site-config/sites/"),
        ("there is no site `{site}`{suggestion}", "", "use the id of a file in site-config/sites/"),
    ),
    Code(
        "CFG122",
        "unknown-profile",
        ("không có mẫu cấu hình `{profile}`{suggestion}", "", "dùng một mẫu trong site-config/profiles.yaml"),
        ("there is no profile `{profile}`{suggestion}", "", "use a profile of site-config/profiles.yaml"),
    ),
    Code(
        "CFG123",
        "missing-theme",
        (
            "không tìm thấy giao diện `{theme}`{suggestion}",
            "",
            "tạo thư mục themes/{theme}/ có tệp theme.yaml, hoặc dùng theme: default",
        ),
        (
            "theme `{theme}` was not found{suggestion}",
            "",
            "make a folder themes/{theme}/ with theme.yaml, or use theme: default",
        ),
    ),
    Code(
        "CFG124",
        "shared-address",
        (
            "hai trang dùng chung địa chỉ `{address}` (trang kia: {other})",
            "",
            "đặt host, path hoặc prefix khác cho một trong hai trang",
        ),
        (
            "two sites share the address `{address}` (the other: {other})",
            "",
            "give one of them another host, path or prefix",
        ),
    ),
    Code(
        "CFG125",
        "reserved-code",
        ("mã `{code}` đã dành riêng cho địa chỉ `{address}`", "", "chọn mã khác cho trang này"),
        ("the code `{code}` is reserved for the address `{address}`", "", "choose another code for this site"),
        basis="QĐ 2111 Điều 4(2)",
    ),
    Code(
        "CFG126",
        "home-missing",
        (
            "trang chủ được khai là bài viết (home: content) nhưng thiếu tệp `{file}`",
            "",
            "tạo tệp {file}, hoặc ghi home: generated",
        ),
        (
            "the home is configured as content (home: content), but `{file}` is missing",
            "",
            "make {file}, or write home: generated",
        ),
    ),
    Code(
        "CFG127",
        "missing-language",
        ("`{key}` chưa có bản {language}", "", "thêm dòng `{language}: …`"),
        ("`{key}` has no text in {language}", "", "add a line `{language}: …`"),
    ),
    Code(
        "CFG128",
        "menu-target",
        (
            "mục menu trỏ tới `{target}`, không tìm thấy{suggestion}",
            "",
            "dùng self:<mục>, site:<mã trang>, id:<mã bài> hoặc https://…",
        ),
        (
            "a menu entry leads to `{target}`, which does not exist{suggestion}",
            "",
            "use self:<section>, site:<site>, id:<item> or https://…",
        ),
    ),
    Code(
        "CFG129",
        "theme-strings-missing",
        (
            "giao diện `{theme}` không có chuỗi cho ngôn ngữ `{language}`",
            "",
            "thêm tệp strings/{language}.yaml vào giao diện",
        ),
        ("theme `{theme}` has no strings for language `{language}`", "", "add strings/{language}.yaml to the theme"),
    ),
    Code(
        "CFG130",
        "duplicate-entry",
        ("`{value}` được khai hai lần trong `{key}`", "", "xóa một trong hai"),
        ("`{value}` is declared twice in `{key}`", "", "delete one of the two"),
    ),
    Code(
        "CFG131",
        "parent-chain",
        (
            "trang `{site}` không thuộc trang chính `{main}` qua các trang cấp trên",
            "",
            "ghi parent: {main}, hoặc một trang thuộc trang chính",
        ),
        (
            "site `{site}` does not lead up to the main site `{main}` by its parents",
            "",
            "write parent: {main}, or a site below the main one",
        ),
    ),
    Code(
        "CFG132",
        "linked-outside",
        (
            "`{path}` là liên kết tượng trưng (symlink) dẫn ra ngoài thư mục của cổng",
            "",
            "xóa liên kết và chép tệp hay thư mục thật vào chỗ của nó",
        ),
        (
            "`{path}` is a symlink that leads out of the portal's folder",
            "",
            "delete the link and copy the real file or folder to its place",
        ),
    ),
    Code(
        "CFG133",
        "theme-loop",
        (
            "giao diện `{theme}` dựa trên chính nó (extends: {chain})",
            "",
            "ghi extends là một giao diện khác, hoặc xóa dòng này",
        ),
        (
            "theme `{theme}` extends itself (extends: {chain})",
            "",
            "name another theme in extends, or delete this line",
        ),
    ),
    Code(
        "CFG134",
        "missing-file",
        ("thiếu tệp `{file}`", "", "tạo tệp {file}, nội dung ít nhất là: {example}"),
        ("file `{file}` is missing", "", "make {file}, holding at least: {example}"),
    ),
    Code(
        "CFG135",
        "former-address-in-use",
        (
            "địa chỉ cũ `{address}` đang là địa chỉ của một trang ({other})",
            "",
            "xóa mục này, hoặc ghi đúng địa chỉ mà trang không còn dùng",
        ),
        (
            "the former address `{address}` is the address of a site now ({other})",
            "",
            "delete this entry, or correct it to an address that is no longer used",
        ),
    ),
    Code(
        "CFG136",
        "site-file-name",
        ("tệp `{file}` không được đọc vì tên không kết thúc bằng .yaml", "", "đổi tên tệp thành {wanted}"),
        ("file `{file}` is not read, for its name does not end in .yaml", "", "rename it {wanted}"),
    ),
    Code(
        "CFG137",
        "section-without-parent",
        (
            "chuyên mục `{section}` nằm trong `{parent}`, là chuyên mục chưa được khai",
            "",
            "khai thêm chuyên mục `path: {parent}`, hoặc đổi path này thành một đoạn",
        ),
        (
            "section `{section}` lies in `{parent}`, which is not declared",
            "",
            "declare a section `path: {parent}`, or make this path a single segment",
        ),
    ),
)

_CONTENT: Final = (
    Code(
        "FMT120",
        "front-matter-missing",
        (
            "tệp không bắt đầu bằng phần thông tin của bài (giữa hai dòng ---)",
            "",
            "ghi --- ở dòng đầu, rồi các khóa, rồi --- ; hoặc dùng lệnh portalgen new",
        ),
        (
            "the file does not begin with front matter between two lines ---",
            "",
            "write --- on the first line, then the keys, then ---; or use portalgen new",
        ),
    ),
    Code(
        "FMT121",
        "front-matter-unclosed",
        (
            "phần thông tin của bài mở ở dòng 1 nhưng không có dòng --- kết thúc",
            "",
            "thêm một dòng --- sau khóa cuối cùng",
        ),
        (
            "the front matter that opens on line 1 is never closed by a line ---",
            "",
            "add a line --- after the last key",
        ),
    ),
    Code(
        "FMT122",
        "duplicate-id",
        ("mã bài `{id}` đã được dùng ở {other}", "", "đặt mã khác cho bài mới; mã của bài đã có không bao giờ đổi"),
        (
            "id `{id}` is used already by {other}",
            "",
            "give the new item another id; an existing item's id never changes",
        ),
    ),
    Code(
        "FMT123",
        "file-name",
        (
            "tên tệp `{name}` không có dạng <tên>.<ngôn ngữ>.md",
            "",
            "đổi tên, ví dụ hoi-nghi.vi.md hoặc hoi-nghi/index.vi.md (chữ thường không dấu, số và dấu -)",
        ),
        (
            "file name `{name}` does not have the form <name>.<language>.md",
            "",
            "rename it, for example hoi-nghi.vi.md or hoi-nghi/index.vi.md (lower-case ASCII, digits, -)",
        ),
    ),
    Code(
        "FMT124",
        "language-not-of-site",
        (
            "trang `{site}` không có ngôn ngữ `{language}`",
            "",
            "dùng một trong: {known}; hoặc khai thêm ngôn ngữ trong site-config/sites/{site}.yaml",
        ),
        (
            "site `{site}` has no language `{language}`",
            "",
            "use one of: {known}; or add the language in site-config/sites/{site}.yaml",
        ),
    ),
    Code(
        "FMT125",
        "undeclared-section",
        (
            "chuyên mục `{section}` chưa được khai báo cho trang `{site}`{suggestion}",
            "",
            "chuyển bài vào một chuyên mục đã khai, hoặc khai chuyên mục trong site-config",
        ),
        (
            "section `{section}` is not declared for site `{site}`{suggestion}",
            "",
            "move the page to a declared section, or declare the section in site-config",
        ),
    ),
    Code(
        "FMT126",
        "site-folder",
        (
            "thư mục content/{site} không thuộc trang nào được cấu hình{suggestion}",
            "",
            "đổi tên thư mục, hoặc thêm site-config/sites/{site}.yaml",
        ),
        (
            "folder content/{site} belongs to no configured site{suggestion}",
            "",
            "rename the folder, or add site-config/sites/{site}.yaml",
        ),
    ),
    Code(
        "FMT127",
        "kind-not-in-section",
        (
            "chuyên mục `{section}` không nhận bài loại `{kind}`",
            "",
            "chuyển bài sang chuyên mục khác; chuyên mục này nhận: {allowed}",
        ),
        (
            "section `{section}` does not take pages of kind `{kind}`",
            "",
            "move the page; this section takes: {allowed}",
        ),
    ),
    Code(
        "FMT128",
        "unknown-term",
        (
            "`{term}` không có trong danh mục `{taxonomy}`{suggestion}",
            "",
            "chọn một mục trong site-config/taxonomies.yaml",
        ),
        ("`{term}` is not a term of `{taxonomy}`{suggestion}", "", "choose a term of site-config/taxonomies.yaml"),
    ),
    Code(
        "FMT129",
        "outside-root",
        (
            "`{path}` dẫn ra ngoài thư mục của cổng",
            "",
            "chép tệp vào trong kho; không dùng liên kết tượng trưng (symlink) hay ..",
        ),
        ("`{path}` leads out of the portal's folder", "", "copy the file into the repository; no symlinks and no .."),
    ),
    Code(
        "FMT130",
        "section-file",
        ("chỉ tệp _index được mang loại `section`, và tệp _index phải mang loại đó", "", "đổi kind, hoặc đổi tên tệp"),
        ("only an _index file has kind `section`, and it must have it", "", "change the kind, or rename the file"),
    ),
    Code(
        "FMT131",
        "page-too-large",
        ("bài dài {size}, quá giới hạn {limit}", "", "tách bài, hoặc đưa phần dài vào tệp đính kèm"),
        (
            "the page is {size} long, over the limit of {limit}",
            "",
            "split the page, or move the long part to an attachment",
        ),
    ),
    Code(
        "FMT132",
        "same-name-twice",
        ("bài này và `{other}` là cùng một bài (cùng tên và ngôn ngữ)", "", "giữ lại một tệp"),
        ("this page and `{other}` are the same page (same name and language)", "", "keep one of the files"),
    ),
)

_ATTACHMENTS: Final = (
    Code(
        "ATT101",
        "file-missing",
        (
            "không tìm thấy tệp `{file}`{suggestion}",
            "",
            "đặt tệp cạnh bài viết và kiểm tra tên, kể cả chữ hoa, chữ thường",
        ),
        (
            "file `{file}` was not found{suggestion}",
            "",
            "put the file beside the page and check its name, capitals included",
        ),
    ),
    Code(
        "ATT102",
        "file-outside",
        (
            "`{file}` dẫn ra ngoài thư mục của bài",
            "",
            "chép tệp vào cạnh bài viết; không dùng .., đường dẫn tuyệt đối hay symlink",
        ),
        (
            "`{file}` leads out of the page's folder",
            "",
            "copy the file beside the page; no .., absolute path or symlink",
        ),
    ),
    Code(
        "ATT103",
        "file-too-large",
        ("`{file}` nặng {size}, quá giới hạn {limit}", "", "nén tệp, chia nhỏ, hoặc hỏi đơn vị vận hành"),
        ("`{file}` is {size}, over the limit of {limit}", "", "compress or split the file, or ask the operator"),
    ),
    Code(
        "ATT104",
        "format-not-allowed",
        ("định dạng `{format}` không được phép đăng (tệp `{file}`)", "", "chuyển sang một trong: {allowed}"),
        ("format `{format}` may not be published (file `{file}`)", "", "convert to one of: {allowed}"),
        basis="QĐ 2111 Điều 5(1)",
    ),
    Code(
        "ATT105",
        "content-and-name",
        (
            "nội dung của `{file}` là {actual}, không phải {format} như tên tệp",
            "",
            "xuất lại tệp từ phần mềm gốc; không đổi tên phần mở rộng",
        ),
        (
            "the content of `{file}` is {actual}, not {format} as its name says",
            "",
            "export the file again; do not rename its extension",
        ),
    ),
    Code(
        "ATT106",
        "image-unreadable",
        ("không đọc được ảnh `{file}`: {problem}", "", "xuất lại ảnh dưới dạng JPEG, PNG hoặc WebP"),
        ("image `{file}` cannot be read: {problem}", "", "export the image again as JPEG, PNG or WebP"),
    ),
    Code(
        "ATT107",
        "image-too-many-pixels",
        (
            "ảnh `{file}` có {pixels} triệu điểm ảnh, quá giới hạn {limit}",
            "",
            "thu nhỏ ảnh, ví dụ còn 3000 điểm ảnh chiều rộng",
        ),
        (
            "image `{file}` has {pixels} million pixels, over the limit of {limit}",
            "",
            "make the image smaller, for example 3000 pixels wide",
        ),
    ),
    Code(
        "ATT108",
        "active-svg",
        (
            "ảnh SVG `{file}` chứa `{construct}`, là nội dung chạy được hoặc tải từ ngoài",
            "",
            "xuất lại SVG không có script, sự kiện hay liên kết ngoài",
        ),
        (
            "SVG `{file}` holds `{construct}`, which runs or loads something",
            "",
            "export the SVG without scripts, events or outside links",
        ),
    ),
    Code(
        "ATT109",
        "image-with-location",
        (
            "ảnh đính kèm `{file}` chứa vị trí nơi chụp (GPS)",
            "",
            "đăng ảnh bằng {{{{ figure }}}} (tự bỏ dữ liệu này), hoặc xuất lại ảnh không kèm vị trí",
        ),
        (
            "the attached image `{file}` holds the place where it was taken (GPS)",
            "",
            "publish it with {{{{ figure }}}}, which drops such data, or export it without location",
        ),
    ),
)

_MARKDOWN: Final = (
    Code(
        "MRK101",
        "raw-html",
        (
            "không dùng HTML trong bài: `{html}`",
            "",
            "dùng Markdown hoặc các khối {{{{ figure }}}}, {{{{ callout }}}}…; dấu < viết là \\<",
        ),
        (
            "raw HTML is not allowed: `{html}`",
            "",
            "use Markdown or the blocks {{{{ figure }}}}, {{{{ callout }}}}…; write < as \\<",
        ),
    ),
    Code(
        "MRK102",
        "unknown-shortcode",
        ("không có khối `{name}`{suggestion}", "", "các khối dùng được: {known}"),
        ("there is no shortcode `{name}`{suggestion}", "", "known shortcodes: {known}"),
    ),
    Code(
        "MRK103",
        "unknown-parameter",
        ("khối `{name}` không có tham số `{parameter}`{suggestion}", "", "các tham số dùng được: {known}"),
        ("shortcode `{name}` has no parameter `{parameter}`{suggestion}", "", "known parameters: {known}"),
    ),
    Code(
        "MRK104",
        "missing-parameter",
        ("khối `{name}` thiếu tham số bắt buộc `{parameter}`", "", 'thêm {parameter}="…"'),
        ("shortcode `{name}` lacks its required parameter `{parameter}`", "", 'add {parameter}="…"'),
    ),
    Code(
        "MRK105",
        "parameter-value",
        ("tham số `{parameter}` không nhận giá trị `{value}`", "", "ghi {example}"),
        ("parameter `{parameter}` does not take `{value}`", "", "write {example}"),
    ),
    Code(
        "MRK106",
        "unbalanced-shortcode",
        (
            "khối `{name}` mở mà không đóng, hoặc đóng mà không mở",
            "",
            "viết {{{{ {name} … }}}} rồi {{{{ /{name} }}}} ở dòng riêng",
        ),
        (
            "shortcode `{name}` is opened and not closed, or closed and not opened",
            "",
            "write {{{{ {name} … }}}} and {{{{ /{name} }}}} on lines of their own",
        ),
    ),
    Code(
        "MRK107",
        "shortcode-syntax",
        ("không đọc được khối này: `{text}`", "", 'viết {{{{ tên tham_số="giá trị" }}}} trên một dòng riêng'),
        ("this shortcode cannot be read: `{text}`", "", 'write {{{{ name parameter="value" }}}} on a line of its own'),
    ),
    Code(
        "MRK108",
        "image-without-alt",
        ("ảnh `{file}` không có mô tả thay thế (alt)", "", "viết ![mô tả ngắn nội dung ảnh]({file})"),
        ("image `{file}` has no text alternative", "", "write ![short description]({file})"),
        basis="TT 32/2017 Điều 18",
    ),
    Code(
        "MRK109",
        "attribute-not-allowed",
        ("thuộc tính `{attribute}` không được phép", "", "chỉ dùng #neo, lang=… hoặc các lớp: {allowed}"),
        ("attribute `{attribute}` is not allowed", "", "use only #anchor, lang=… or the classes: {allowed}"),
    ),
    Code(
        "MRK110",
        "duplicate-anchor",
        ("neo `#{anchor}` được đặt hai lần trong bài", "", "đổi tên một trong hai neo"),
        ("anchor `#{anchor}` is set twice on this page", "", "rename one of the anchors"),
    ),
    Code(
        "MRK111",
        "heading-one",
        ("tiêu đề cấp 1 (#) đã dành cho tên bài", "", "bắt đầu từ cấp 2 (##)"),
        ("a level 1 heading (#) is the page's own title", "", "begin with level 2 (##)"),
    ),
)

_LINKS: Final = (
    Code(
        "LNK101",
        "page-not-found",
        (
            "liên kết tới `{target}`, không có bài này{suggestion}",
            "",
            "ghi đường dẫn tệp nguồn (../bai/index.vi.md), id:<mã bài> hoặc site:<mã trang>",
        ),
        (
            "link to `{target}`, which does not exist{suggestion}",
            "",
            "write a source path (../bai/index.vi.md), id:<item> or site:<site>",
        ),
    ),
    Code(
        "LNK102",
        "anchor-not-found",
        (
            "bài `{target}` không có neo `#{anchor}`{suggestion}",
            "",
            "kiểm tra tên neo; neo của tiêu đề là tên viết không dấu, nối bằng dấu -",
        ),
        (
            "page `{target}` has no anchor `#{anchor}`{suggestion}",
            "",
            "check the anchor; a heading's anchor is its title without marks, joined by -",
        ),
    ),
    Code(
        "LNK103",
        "scheme-not-allowed",
        ("liên kết `{target}` dùng giao thức không được phép", "", "chỉ dùng https://, http://, mailto: hoặc tel:"),
        ("link `{target}` uses a scheme that is not allowed", "", "use only https://, http://, mailto: or tel:"),
    ),
    Code(
        "LNK104",
        "not-published",
        (
            "liên kết tới `{target}`, bài chưa hiện hoặc đã hết hạn ở thời điểm này",
            "",
            "đợi bài kia xuất bản, hoặc bỏ liên kết; tạm thời chỉ hiện chữ",
        ),
        (
            "link to `{target}`, which is not shown at this time",
            "",
            "wait until it is published, or drop the link; for now only its text is shown",
        ),
        severity=Severity.WARNING,
    ),
    Code(
        "LNK105",
        "output-address",
        (
            "`{target}` là địa chỉ đã xuất bản, không phải tệp nguồn",
            "",
            "ghi đường dẫn tệp nguồn, id:<mã bài> hoặc site:<mã trang> để liên kết được kiểm tra",
        ),
        (
            "`{target}` is a published address, not a source",
            "",
            "write a source path, id:<item> or site:<site>, so that the link is checked",
        ),
    ),
    Code(
        "LNK106",
        "own-host",
        (
            "liên kết ghi địa chỉ web của chính cổng `{target}`, nên không được kiểm tra",
            "",
            "ghi đường dẫn tệp nguồn, id:<mã bài> hoặc site:<mã trang>",
        ),
        (
            "the link gives the portal's own web address `{target}`, so it is not checked",
            "",
            "write a source path, id:<item> or site:<site>",
        ),
        severity=Severity.WARNING,
    ),
)

_LANGUAGES: Final = (
    Code(
        "LNG101",
        "translation-without-original",
        (
            "bản dịch (translated_from) mà không có bản gốc bên cạnh",
            "",
            "thêm bản gốc `{name}.{language}.md`, hoặc bỏ khóa translated_from",
        ),
        (
            "a translation (translated_from) without its original beside it",
            "",
            "add the original `{name}.{language}.md`, or drop translated_from",
        ),
    ),
    Code(
        "LNG102",
        "translation-contradicts",
        ("`{key}` của bản dịch khác với bản gốc (`{original}`)", "", "xóa dòng này: khóa dùng chung chỉ ghi ở bản gốc"),
        (
            "`{key}` of the translation differs from the original (`{original}`)",
            "",
            "delete this line: shared keys stand in the original only",
        ),
    ),
    Code(
        "LNG103",
        "two-originals",
        (
            "bản `{language}` không có khóa translated_from, nên không biết đâu là bản gốc",
            "",
            "ghi translated_from bằng lệnh portalgen translate",
        ),
        (
            "the `{language}` version has no translated_from, so the original is not known",
            "",
            "let portalgen translate write translated_from",
        ),
    ),
    Code(
        "LNG104",
        "translation-outdated",
        (
            "bản dịch này được làm từ một bản gốc đã thay đổi",
            "",
            "xem lại bản dịch, rồi chạy portalgen translate {original} --to {language}",
        ),
        (
            "this translation was made from an original that has changed",
            "",
            "revise it, then run portalgen translate {original} --to {language}",
        ),
        severity=Severity.NOTE,
    ),
)

_ADDRESSES: Final = (
    Code(
        "URL101",
        "shared-output",
        (
            "địa chỉ `{address}` thuộc về hai nơi: bài này và {other}",
            "",
            "đổi tên tệp, slug hoặc redirect_from của một trong hai",
        ),
        (
            "the address `{address}` belongs to two: this and {other}",
            "",
            "change the file name, slug or redirect_from of one of them",
        ),
    ),
    Code(
        "URL102",
        "redirect-target",
        (
            "chuyển hướng tới `{target}`, không tìm thấy{suggestion}",
            "",
            "dùng id:<mã bài>, self:<mục>, site:<mã trang> hoặc https://…",
        ),
        (
            "a redirect leads to `{target}`, which does not exist{suggestion}",
            "",
            "use id:<item>, self:<section>, site:<site> or https://…",
        ),
    ),
    Code(
        "URL103",
        "redirect-loop",
        ("chuyển hướng từ `{address}` dẫn về chính nó", "", "xóa chuyển hướng này"),
        ("the redirect from `{address}` leads to itself", "", "delete this redirect"),
    ),
)

_TEMPLATES: Final = (
    Code(
        "TPL101",
        "undefined-name",
        (
            "giao diện dùng tên không có: {problem} (trang {page}; qua {chain})",
            "",
            "sửa tên theo các trường trong docs/reference/views.md",
        ),
        (
            "the theme uses an undefined name: {problem} (page {page}; through {chain})",
            "",
            "correct the name after docs/reference/views.md",
        ),
    ),
    Code(
        "TPL102",
        "template-syntax",
        ("không đọc được mẫu giao diện: {problem}", "", "sửa cú pháp Jinja ở dòng này"),
        ("the template cannot be read: {problem}", "", "correct the Jinja syntax of this line"),
    ),
    Code(
        "TPL103",
        "unknown-string",
        (
            "không có chuỗi giao diện `{key}` trong ngôn ngữ `{language}` (trang {page}){suggestion}",
            "",
            "thêm `{key}` vào themes/{theme}/strings/{language}.yaml",
        ),
        (
            "there is no interface string `{key}` in language `{language}` (page {page}){suggestion}",
            "",
            "add `{key}` to themes/{theme}/strings/{language}.yaml",
        ),
    ),
    Code(
        "TPL104",
        "template-missing",
        ("giao diện không có mẫu `{name}` (trang {page}; qua {chain})", "", "thêm tệp {name} vào giao diện"),
        ("the theme has no template `{name}` (page {page}; through {chain})", "", "add {name} to the theme"),
    ),
    Code(
        "TPL105",
        "template-fault",
        ("mẫu giao diện gặp lỗi: {problem} (trang {page}; qua {chain})", "", "sửa mẫu ở dòng này"),
        ("the template failed: {problem} (page {page}; through {chain})", "", "correct the template on this line"),
    ),
    Code(
        "TPL106",
        "theme-file-missing",
        ("theme.yaml nêu `{file}`, nhưng giao diện không có tệp này", "", "thêm tệp hoặc xóa dòng"),
        ("theme.yaml names `{file}`, which the theme does not hold", "", "add the file or delete the line"),
    ),
)

_ALL: Final = (
    *_document("CFG"),
    *_CONFIGURATION,
    *_document("FMT"),
    *_CONTENT,
    *_ATTACHMENTS,
    *_MARKDOWN,
    *_LINKS,
    *_LANGUAGES,
    *_ADDRESSES,
    *_TEMPLATES,
)

CODES: Final = MappingProxyType({entry.code: entry for entry in _ALL})

"""Faults in `site-config/`."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.families.yaml_texts import yaml_codes_of
from portalgen.diagnostics.model import Severity

CODES: Final = (
    *yaml_codes_of("CFG"),
    Code(
        "CFG120",
        "id-and-file-name",
        ("mã `{id}` khác với tên tệp `{file}`", "", "đặt id trùng với tên tệp (không kể .yaml)"),
        ("id `{id}` differs from the file name `{file}`", "", "make the id equal to the file name without .yaml"),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG121",
        "unknown-site",
        ("không có trang nào mang mã `{site}`{suggestion}", "", "dùng mã của một tệp trong site-config/sites/"),
        ("there is no site `{site}`{suggestion}", "", "use the id of a file in site-config/sites/"),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG122",
        "unknown-profile",
        ("không có mẫu cấu hình `{profile}`{suggestion}", "", "dùng một mẫu trong site-config/profiles.yaml"),
        ("there is no profile `{profile}`{suggestion}", "", "use a profile of site-config/profiles.yaml"),
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG125",
        "reserved-code",
        ("mã `{code}` đã dành riêng cho địa chỉ `{address}`", "", "chọn mã khác cho trang này"),
        ("the code `{code}` is reserved for the address `{address}`", "", "choose another code for this site"),
        basis="QĐ 2111 Điều 4(2)",
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG127",
        "missing-language",
        ("`{key}` chưa có bản {language}", "", "thêm dòng `{language}: …`"),
        ("`{key}` has no text in {language}", "", "add a line `{language}: …`"),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG128",
        "menu-target",
        (
            "mục menu trỏ tới `{target}`, không tìm thấy{suggestion}",
            "",
            "dùng self:<mục>, site:<mã trang>, id:<mã bài>, service:<dịch vụ> hoặc https://…",
        ),
        (
            "a menu entry leads to `{target}`, which does not exist{suggestion}",
            "",
            "use self:<section>, site:<site>, id:<item>, service:<service> or https://…",
        ),
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG130",
        "duplicate-entry",
        ("`{value}` được khai hai lần trong `{key}`", "", "xóa một trong hai"),
        ("`{value}` is declared twice in `{key}`", "", "delete one of the two"),
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG134",
        "missing-file",
        ("thiếu tệp `{file}`", "", "tạo tệp {file}, nội dung ít nhất là: {example}"),
        ("file `{file}` is missing", "", "make {file}, holding at least: {example}"),
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG136",
        "site-file-name",
        ("tệp `{file}` không được đọc vì tên không kết thúc bằng .yaml", "", "đổi tên tệp thành {wanted}"),
        ("file `{file}` is not read, for its name does not end in .yaml", "", "rename it {wanted}"),
        party="operator",
        waivable_by="nobody",
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
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG138",
        "poor-contrast",
        (
            "màu `{token}` không đủ tương phản: `{foreground}` ({foreground_color}) trên `{background}` "
            "({background_color}) chỉ đạt {ratio}, cần ít nhất {least} ({appearance})",
            "",
            "{way}",
        ),
        (
            "colour `{token}` has too little contrast: `{foreground}` ({foreground_color}) on `{background}` "
            "({background_color}) has {ratio} and needs {least} ({appearance})",
            "",
            "{way}",
        ),
        basis="QĐ 2111 Điều 6(4)",
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG139",
        "theme-name",
        (
            "giao diện tên `{name}` nằm trong thư mục `{folder}`; trang và extends gọi giao diện bằng tên thư mục",
            "",
            "ghi name: {folder}, hoặc đổi tên thư mục thành {name}",
        ),
        (
            "the theme named `{name}` lies in the folder `{folder}`; sites and extends name a theme by its folder",
            "",
            "write name: {folder}, or rename the folder to {name}",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "CFG153",
        "kinds-with-one-facet-address",
        (
            "chuyên mục `{section}` nhận cả `{kind}` và `{other}`, mà hai loại bài này lọc những điều khác nhau ở cùng địa chỉ `{segment}`",
            "",
            "tách thành hai chuyên mục, mỗi loại bài một chuyên mục",
        ),
        (
            "the section `{section}` takes both `{kind}` and `{other}`, which are filtered by different things at one address `{segment}`",
            "",
            "make two sections of it, one for each kind",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG168",
        "own-sections-beside-sections",
        (
            "tệp ghi cả `sections` và `own_sections`, nên không rõ có lấy các chuyên mục của mẫu cấu hình hay không",
            "",
            "để thêm chuyên mục vào mẫu thì xóa sections; để tự khai tất cả thì chuyển các chuyên mục vào sections rồi xóa own_sections",
        ),
        (
            "the file has both `sections` and `own_sections`, so that it does not say whether the profile's sections hold",
            "",
            "to add sections to the profile's delete sections; to declare all of them move them into sections and delete own_sections",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG169",
        "before-unknown-section",
        (
            "không có chuyên mục `{before}` để `{section}` đứng trước{suggestion}",
            "",
            "ghi path của một chuyên mục của mẫu cấu hình, hoặc của một chuyên mục viết phía trên trong own_sections; muốn đứng cuối thì bỏ before",
        ),
        (
            "there is no section `{before}` for `{section}` to stand before{suggestion}",
            "",
            "write the path of a section of the profile, or of one written above in own_sections; without before it stands last",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG170",
        "closed-taxonomy-empty",
        (
            "danh mục `{taxonomy}` là danh mục đóng (open: false) mà không có mục nào, nên không bài nào ghi được",
            "",
            "khai ít nhất một mục trong terms, hoặc ghi open: true",
        ),
        (
            "taxonomy `{taxonomy}` is closed (open: false) and has no terms, so that no page can use it",
            "",
            "declare at least one of its terms, or write open: true",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG171",
        "ambiguous-term",
        (
            "`{spelling}` của mục `{term}` cũng là cách ghi của mục `{other}`, nên không biết bài ghi mục nào",
            "",
            "đổi một trong hai, hoặc gộp hai mục thành một",
        ),
        (
            "`{spelling}` of the term `{term}` is also a spelling of the term `{other}`, so that it does not say which",
            "",
            "change one of the two, or make one term of them",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG172",
        "shared-taxonomy-slug",
        (
            "danh mục `{taxonomy}` có đoạn địa chỉ `{slug}` ({language}) trùng với danh mục `{other}`",
            "",
            "ghi slugs khác nhau cho hai danh mục; không ghi thì đoạn địa chỉ là mã (id)",
        ),
        (
            "taxonomy `{taxonomy}` has the address segment `{slug}` ({language}) of the taxonomy `{other}`",
            "",
            "write different slugs for the two; where none is written, the id is the segment",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG192",
        "expired-security-contact",
        (
            "security.txt hết giá trị từ ngày {day}, nên người báo lỗ hổng không tin nơi nhận ghi trong đó",
            "",
            "xác nhận lại nơi nhận rồi ghi ngày mới, không quá một năm",
        ),
        (
            "security.txt ended on {day}, so that who reports a weakness does not trust the contacts in it",
            "",
            "confirm the contacts and write a new day, at most a year ahead",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG193",
        "measured-without-notice",
        (
            "cổng có mã đo (monitoring) nhưng trang `{sites}` không có trang nào nói cho người đọc biết",
            "",
            "thêm `{page}` vào generated_pages của các trang này, hoặc của mẫu cấu hình chung",
        ),
        (
            "the portal is measured (monitoring), but the sites `{sites}` have no page that tells readers so",
            "",
            "add `{page}` to generated_pages of these sites, or of their profile",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG166",
        "half-confirmed-license",
        (
            "giấy phép của dữ liệu mở mới xác nhận một phần (tên hoặc địa chỉ còn ghi `unconfirmed`), nên không thể công bố",
            "",
            "ghi đủ tên ở mọi ngôn ngữ và địa chỉ; chưa xác nhận thì để mọi giá trị là `unconfirmed`",
        ),
        (
            "the licence of open data is confirmed in part (a name or the address is still `unconfirmed`), so that it cannot be published",
            "",
            "write its name in every language and its address, or leave every value `unconfirmed`",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG167",
        "shared-agency-code",
        (
            "mã định danh `{code}` của trang `{site}` cũng là mã của trang `{other}`, nên dữ liệu mở gộp hai cơ quan làm một",
            "",
            "đối chiếu với văn bản cấp mã; trang nào chưa chắc thì ghi `unconfirmed`",
        ),
        (
            "the agency code `{code}` of the site `{site}` is also that of `{other}`, so that open data takes both for one",
            "",
            "compare it with the document that gives it; write `unconfirmed` where it is not certain",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG233",
        "leads-to-hidden",
        (
            "dòng này dẫn tới `{target}`, bài có nhưng chưa hiện ở thời điểm này, nên tạm thời được bỏ ra",
            "",
            "bài hiện thì dòng này tự có hiệu lực; không định xuất bản bài thì bỏ dòng này",
        ),
        (
            "this line leads to `{target}`, which exists and is not shown at this time, and is left out for now",
            "",
            "it holds as soon as the page is shown; delete the line where the page is not to be published",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG234",
        "theme-strings-older",
        (
            "giao diện thiếu những chuỗi `{language}` mà chương trình dùng: {keys}; tạm thời trang hiện chữ của giao diện default",
            "",
            "chép các chuỗi ấy từ strings/{language}.yaml của giao diện default vào tệp này",
        ),
        (
            "the theme lacks strings in `{language}` that the program uses: {keys}; for now pages have the words of the theme default",
            "",
            "copy these strings from strings/{language}.yaml of the theme default into this file",
        ),
        severity=Severity.WARNING,
        party="developer",
        waivable_by="author",
    ),
)

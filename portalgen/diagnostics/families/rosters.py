"""Faults in `site-config/governance/`: who decides, and whether anybody still can.

What would lock the portal out is an error, what is not finished yet a warning. A portal without a roster has none.
"""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_BOARDS: Final = "QĐ 2111 Điều 12(2); QĐ 2111 Điều 16(2)"

CODES: Final = (
    Code(
        "CFG173",
        "roster-file-name",
        (
            "tệp `{file}` lại ghi danh sách của trang `{site}`, nên không được dùng",
            "",
            "ghi site: {expected}, hoặc đổi tên tệp thành {site}.yaml",
        ),
        (
            "file `{file}` holds the board of the site `{site}`, so that it is not used",
            "",
            "write site: {expected}, or rename the file {site}.yaml",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG174",
        "roster-shared-id",
        (
            "mã `{id}` được ghi cho hai người (chỗ kia: {other})",
            "",
            "đặt mã khác cho một trong hai; người giữ việc ở hai ban có hai mã",
        ),
        (
            "the id `{id}` stands for two people (the other: {other})",
            "",
            "give one of them another id; who serves on two boards has two ids",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG175",
        "roster-shared-key",
        (
            "khóa {fingerprint} được ghi hai lần (chỗ kia: {other}), nên không biết là ai ký",
            "",
            "xóa một trong hai chỗ; mỗi người, mỗi việc dùng một khóa riêng",
        ),
        (
            "the key {fingerprint} stands twice (the other: {other}), so that it does not say who signs",
            "",
            "delete one of the two; each person and each task has a key of its own",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG176",
        "board-missing",
        (
            "trang `{site}` chưa có Ban Biên tập trong danh sách phân công",
            "",
            "chạy `portalgen governance init` để tạo {file}, rồi ghi đúng theo quyết định thành lập",
        ),
        (
            "the site `{site}` has no editorial board in the roster",
            "",
            "run `portalgen governance init` to make {file}, then fill it in by the decision that set the board up",
        ),
        severity=Severity.WARNING,
        basis=_BOARDS,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG177",
        "chief-missing",
        (
            "Ban Biên tập của trang `{site}` không có Trưởng Ban vào ngày {day}",
            "",
            "ghi người có role: chief và thời gian giữ nhiệm vụ (from, to) theo quyết định phân công",
        ),
        (
            "the editorial board of the site `{site}` has no chief on {day}",
            "",
            "add somebody with role: chief and the days (from, to) of the appointing decision",
        ),
        severity=Severity.WARNING,
        basis=_BOARDS,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG178",
        "appointment-ended",
        (
            "`{id}` ({post}) không còn giữ nhiệm vụ nào từ sau ngày {until}",
            "",
            "xóa người này khỏi danh sách, hoặc ghi nhiệm vụ mới theo quyết định mới",
        ),
        (
            "`{id}` ({post}) has held no role since {until}",
            "",
            "remove this person, or add the role of a new decision",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG179",
        "delegation-ended",
        (
            "ủy quyền cho `{id}` theo {document} đã hết hạn sau ngày {until}",
            "",
            "xóa mục này, hoặc ghi văn bản ủy quyền mới",
        ),
        (
            "the delegation to `{id}` by {document} ended after {until}",
            "",
            "delete this entry, or name the new document of delegation",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG180",
        "roster-ends-before-begins",
        (
            "ngày cuối {until} đứng trước ngày đầu {starts}, nên không có hiệu lực ngày nào",
            "",
            "sửa from hoặc to",
        ),
        (
            "the last day {until} comes before the first {starts}, so that it never holds",
            "",
            "correct from or to",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG181",
        "delegation-not-from-chief",
        (
            "`{id}` không là Trưởng Ban ngày nào trong thời gian ủy quyền, nên ủy quyền này không có hiệu lực",
            "",
            "ghi mã của Trưởng Ban vào from_person, hoặc sửa from, to cho khớp nhiệm vụ của người ấy",
        ),
        (
            "`{id}` is chief on no day of the delegation, so that it has no effect",
            "",
            "name the chief in from_person, or make from and to fit the days of that appointment",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG182",
        "delegation-unknown-person",
        (
            "Ban Biên tập này không có ai mang mã `{id}`{suggestion}",
            "",
            "dùng mã của một người trong people của chính tệp này",
        ),
        (
            "nobody of this board has the id `{id}`{suggestion}",
            "",
            "use the id of somebody in people of this very file",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG183",
        "too-few-owners",
        (
            "vào ngày {day} chỉ có {count} người chủ quản (role: owner), ít nhất phải có {least}",
            "",
            "ghi thêm người của Văn phòng UBND tỉnh có role: owner; ít hơn thì không còn ai sửa được quy định và phân công",
        ),
        (
            "on {day} there are only {count} owners (role: owner), and there have to be {least}",
            "",
            "add people of the Office with role: owner; with fewer nobody can change rules and boards any more",
        ),
        basis="QĐ 2111 Điều 12(1)",
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG184",
        "passkey-without-settings",
        (
            "`{id}` ký bằng khóa truy nhập (passkey), nhưng danh sách chưa ghi nơi ký (passkeys), nên chữ ký không được nhận",
            "",
            "ghi khóa passkeys (gồm relying_party và origins) vào {file}, hoặc dùng khóa ssh-ed25519",
        ),
        (
            "`{id}` signs with a passkey, but the roster does not say where (passkeys), so that no such signature counts",
            "",
            "write the key passkeys (relying_party and origins) in {file}, or use an ssh-ed25519 key",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG185",
        "no-key-yet",
        (
            "{who} chưa có khóa nên chưa ký duyệt được",
            "",
            "ghi khóa công khai của từng người vào keys, hoặc để mode: report_only cho đến khi có khóa",
        ),
        (
            "{who} has no key yet and cannot sign",
            "",
            "write each person's public key in keys, or keep mode: report_only until there are keys",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG186",
        "nobody-can-sign",
        (
            "quy định duyệt bài đòi phiếu ký cho {what}, nhưng vào ngày {day} không đủ người ký được ({who})",
            "",
            "ghi khóa công khai của người có nhiệm vụ ấy vào keys; khóa mới do những người ký được trong danh sách duyệt",
        ),
        (
            "the policy asks for signed records for {what}, but on {day} not enough people can sign ({who})",
            "",
            "write the public keys of those who hold that role in keys; those of the roster who can sign approve a new key",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG187",
        "platform-missing",
        (
            "vào ngày {day} không có đơn vị vận hành (role: platform), nên không ai duyệt được chương trình và giao diện",
            "",
            "ghi người của đơn vị vận hành có role: platform",
        ),
        (
            "on {day} nobody has the role: platform, so that nobody can approve the program and the themes",
            "",
            "add somebody of the operator with role: platform",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG188",
        "roster-shared-account",
        (
            "tài khoản {forge} `{account}` được ghi cho hai người (chỗ kia: {other}), nên máy chủ kho không phân biệt được",
            "",
            "ghi tài khoản riêng của từng người; cùng một người ở hai ban thì ghi ở một ban",
        ),
        (
            "the {forge} account `{account}` stands for two people (the other: {other}), whom the forge cannot tell apart",
            "",
            "give each their own account; where it is one person on two boards, write it on one of them",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CFG189",
        "roster-file-unread",
        (
            "tệp `{file}` không được đọc: {reason}",
            "",
            "để danh sách của từng trang ở tệp thường site-config/governance/roster/<mã trang>.yaml",
        ),
        (
            "file `{file}` is not read: {reason}",
            "",
            "keep each site's board in a plain file site-config/governance/roster/<site>.yaml",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG190",
        "nothing-demanded",
        (
            "Ban Biên tập của {sites} bắt buộc duyệt (mode: required), nhưng quy định không đòi gì cho nội dung, nên bài chưa ai duyệt vẫn đăng được",
            "",
            "trong {policy}, mục approval, ghi level: person cho content; portalgen governance init viết sẵn cả mục này",
        ),
        (
            "approval is required by the board of {sites} (mode: required), but the policy demands nothing for content, so that anything is published",
            "",
            "in {policy}, below approval, write level: person for content; portalgen governance init writes all of it",
        ),
        basis="QĐ 2111 Điều 10(3)",
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG191",
        "owners-cannot-sign",
        (
            "có Ban Biên tập đã bắt buộc duyệt, nhưng vào ngày {day} chỉ {count} người chủ quản ký được, ít nhất phải có {least}",
            "",
            "ghi khóa công khai của những người có role: owner vào keys; ít hơn thì không ai sửa được phân công và quy định",
        ),
        (
            "a board requires approval, but on {day} only {count} owners can sign, and there have to be {least}",
            "",
            "write the public keys of those with role: owner in keys; with fewer nobody can change boards and policy",
        ),
        basis="QĐ 2111 Điều 12(1)",
        party="board",
        waivable_by="nobody",
    ),
)

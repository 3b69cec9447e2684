"""What an audit of approvals finds on main: changes that nobody who may has approved, and what lowers what approval means.

Reports show beside each sentence the commit that it is about, its day and who made it. Why a record does not count in
itself is in `approval_records`.
"""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code, ResponsibleParty
from portalgen.diagnostics.model import Severity

_WordsAndCure = tuple[str, str]
"""The sentence and the way out."""

_APPROVAL: Final = "QĐ 2111 Điều 10(3)"
_BOARDS: Final = "QĐ 2111 Điều 16(2)"
_EXCHANGE: Final = "QĐ 2111 Điều 8(4); QĐ 2111 Điều 8(5); QĐ 2111 Điều 9"
_OWNERS: Final = "QĐ 2111 Điều 12(1)"


def _code(
    code: str,
    name: str,
    vi: _WordsAndCure,
    en: _WordsAndCure,
    *,
    severity: Severity = Severity.ERROR,
    basis: str = "",
    party: ResponsibleParty = "board",
) -> Code:
    """Return a code of this family: without carets, and waived by the board alone."""
    texts = (vi[0], "", vi[1]), (en[0], "", en[1])
    return Code(code, name, *texts, severity=severity, basis=basis, party=party, waivable_by="board")


_CHANGES: Final = (
    _code(
        "APR201",
        "change-unapproved",
        (
            "{files} đã lên bản chính mà không có phiếu duyệt nào; cần {roles}{rule}",
            "người có thẩm quyền xem lại: đúng thì `portalgen ratify`, không đúng thì đưa lại nội dung cũ và duyệt lần sửa đó",
        ),
        (
            "{files} reached main without any approval; {roles} is needed{rule}",
            "let those who may look at it: if it is right, `portalgen ratify`; if not, bring back what was there and approve that",
        ),
        basis=_APPROVAL,
    ),
    _code(
        "APR202",
        "approved-afterwards",
        (
            "{files} lên bản chính trước khi được duyệt; {signer} duyệt bổ sung sau đó",
            "không sửa được điều đã qua; lần sau ký phiếu trước khi đưa lên bản chính, hoặc đăng khẩn bằng `portalgen emergency`",
        ),
        (
            "{files} reached main before it was approved; {signer} approved it afterwards",
            "what happened stays; next time sign before it goes to main, or publish at once with `portalgen emergency`",
        ),
        severity=Severity.WARNING,
        basis=_APPROVAL,
    ),
    _code(
        "APR203",
        "key-suspect",
        (
            "{files} chỉ được duyệt bằng khóa {key} của {signer}, mà khóa này đã bị thu hồi kể từ trước lúc đó ({reason})",
            "người có thẩm quyền xem lại nội dung rồi `portalgen ratify` bằng khóa khác",
        ),
        (
            "{files} has no other approval than by the key {key} of {signer}, which is revoked from an earlier time on ({reason})",
            "let those who may look at it again and `portalgen ratify` with another key",
        ),
    ),
    _code(
        "APR204",
        "self-approval",
        (
            "{files} do chính người duyệt ({signer}) soạn, theo tên ghi trong lịch sử ({author})",
            "để người khác có thẩm quyền xem và `portalgen ratify`; Ban chỉ có một người thì ghi `allow_single_editor: true`",
        ),
        (
            "{files} was written by who approved it ({signer}), as far as the history says ({author})",
            "let somebody else who may look at it and `portalgen ratify`; a board of one person sets `allow_single_editor: true`",
        ),
        basis=_APPROVAL,
    ),
    _code(
        "APR205",
        "single-editor",
        (
            "{files} do chính người duyệt ({signer}) soạn; danh sách Ban Biên tập cho phép (`allow_single_editor`)",
            "không phải làm gì; mục này luôn được nêu để người kiểm tra biết",
        ),
        (
            "{files} was written by who approved it ({signer}), as the board's roster allows (`allow_single_editor`)",
            "there is nothing to do; it is always reported, for those who look into it",
        ),
        severity=Severity.NOTE,
    ),
    _code(
        "APR206",
        "changed-inside-merge",
        (
            "{files} bị sửa ngay trong lúc đưa bài gửi vào bản chính: nội dung đăng lên khác cả bản chính cũ lẫn bài gửi",
            "so lại với bài gửi; đúng thì `portalgen ratify`, không đúng thì đưa lại nội dung đã duyệt",
        ),
        (
            "{files} was changed while a submission was merged: what was published is neither what main had nor what was submitted",
            "compare it with the submission; if it is right, `portalgen ratify`, if not, bring back what was approved",
        ),
    ),
    _code(
        "APR207",
        "record-spent",
        (
            "phiếu duyệt cho {files} không còn dùng được: sau khi ký ({signed}) tệp đã đổi, mỗi phiếu chỉ tính một lần",
            "người có thẩm quyền duyệt lần thay đổi này: `portalgen ratify`",
        ),
        (
            "the record for {files} counts no more: the file changed after it was signed ({signed}), and a record counts once",
            "let those who may approve this very change: `portalgen ratify`",
        ),
    ),
    _code(
        "APR208",
        "record-of-other-change",
        (
            "phiếu duyệt đi cùng không phải cho thay đổi này của {files}: {detail}",
            "người có thẩm quyền xem đúng nội dung đã đăng rồi `portalgen ratify`, hoặc đưa lên đúng nội dung đã duyệt",
        ),
        (
            "the record that came along is not for this change of {files}: {detail}",
            "let those who may look at what was published and `portalgen ratify`, or publish what was approved",
        ),
    ),
    _code(
        "APR209",
        "step-missing",
        (
            "{files} được duyệt mà thiếu bước trước đó: {step}",
            "làm đủ các bước theo thứ tự, mỗi bước một người; lần đã đăng thì `portalgen ratify`",
        ),
        (
            "{files} was approved without the step before it: {step}",
            "take the steps in their order, each by another person; for what is published, `portalgen ratify`",
        ),
        basis="QĐ 2111 Điều 10(2)",
    ),
    _code(
        "APR210",
        "signature-still-missing",
        (
            "{files} mới có một phần chữ ký ({signer}); còn thiếu {roles}",
            "người còn thiếu xem nội dung rồi `portalgen ratify`",
        ),
        (
            "{files} has only a part of the signatures that it needs ({signer}); {roles} is missing",
            "let who is missing look at it and `portalgen ratify`",
        ),
    ),
    _code(
        "APR211",
        "record-altered",
        (
            "{files} trong kho phiếu duyệt bị sửa hoặc bị xóa; phiếu đã vào bản chính thì để nguyên mãi mãi",
            "đưa lại đúng các tệp cũ; phiếu ký nhầm thì lập phiếu mới, không sửa phiếu cũ",
        ),
        (
            "{files} among the approval records was changed or deleted; a record that reached main stays as it is forever",
            "bring the same files back; where a record was wrong, make a new one and leave the old one",
        ),
    ),
    _code(
        "APR212",
        "link-unapproved",
        (
            "{files} từ tệp thường thành liên kết đến tệp khác mà không ai duyệt",
            "đưa lại tệp thường; nếu đúng là cần liên kết thì người có thẩm quyền `portalgen ratify`",
        ),
        (
            "{files} became a link to another file, which nobody approved",
            "bring the file back; if a link is really meant, let those who may `portalgen ratify`",
        ),
    ),
    _code(
        "APR213",
        "merged-by-outsider",
        (
            "{files} không do máy chủ kho đưa vào bản chính mà do `{committer}`, và không có phiếu duyệt",
            "chỉ đưa bài vào bản chính bằng nút duyệt của máy chủ kho; lần này thì người có thẩm quyền `portalgen ratify`",
        ),
        (
            "{files} was brought to main not by the forge but by `{committer}`, and without a record",
            "use the forge's own button alone; for this time, let those who may `portalgen ratify`",
        ),
    ),
    _code(
        "APR214",
        "path-not-nfc",
        (
            "tên của {files} không ở dạng Unicode dựng sẵn (NFC) nên không duyệt được",
            "đổi tên tệp: gõ lại tên bằng bảng mã Unicode dựng sẵn, rồi gửi duyệt lại",
        ),
        (
            "the name of {files} is not in composed Unicode (NFC), so that it cannot be approved",
            "rename the file by typing its name again in composed Unicode, and hand it in again",
        ),
    ),
    _code(
        "APR215",
        "attributes-below-content",
        (
            "{files} làm đổi nội dung các tệp khác khi lấy ra mà không cần ai duyệt lại các tệp đó",
            "xóa các tệp `.gitattributes` dưới `content/`",
        ),
        (
            "{files} changes what other files hold when they are checked out, without anybody approving those",
            "delete every `.gitattributes` below `content/`",
        ),
        party="operator",
    ),
    _code(
        "APR216",
        "emergency-unreviewed",
        (
            "{files} được đăng khẩn ({signer}) và phải được duyệt lại trước {due}, nhưng {state}",
            "người có thẩm quyền xem lại ngay: `portalgen approve` hoặc `portalgen ratify` cho lần đăng này",
        ),
        (
            "{files} was published at once ({signer}) and had to be approved by {due}, but {state}",
            "let those who may look at it now: `portalgen approve` or `portalgen ratify` for this publication",
        ),
        basis=_APPROVAL,
    ),
    _code(
        "APR217",
        "submodule",
        (
            "{files} là kho Git khác (submodule): kho này chỉ giữ một mã của nó, không đăng tệp nào và người ký không xem được gì, nên không ai duyệt được",
            "bỏ kho con bằng `git rm`; cần tệp nào trong đó thì chép tệp ấy vào kho này rồi gửi duyệt như mọi tệp",
        ),
        (
            "{files} is another repository (a submodule): this one holds only an id of it, publishes no file and shows signers nothing, so nobody can approve it",
            "remove it with `git rm`; copy the files that are needed into this repository and hand them in like all others",
        ),
        party="operator",
    ),
    _code(
        "APR218",
        "refused-meanwhile",
        (
            "{files} được duyệt ({signer}); phiếu từ chối {refusal} của {refuser} ghi là ký trước đó, lúc {refused}, nhưng đến bản chính sau; lý do từ chối: {reason}",
            "hỏi lại người từ chối; nội dung không đúng thì đính chính hoặc gỡ, đúng thì không phải làm gì",
        ),
        (
            "{files} was approved ({signer}); the refusal {refusal} of {refuser} says that it was signed before that, at {refused}, and reached main later; the reason of the refusal: {reason}",
            "ask who refused it; correct or remove what is wrong, else there is nothing to do",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 10(4)",
    ),
    _code(
        "APR219",
        "approval-lapsed",
        (
            "{files} lên bản chính nhờ phiếu duyệt đã hết hiệu lực: {signer} ký lúc {signed}, phiếu chỉ dùng được trong {days} (đến {lapsed}) theo quy định duyệt khi ký",
            "người có thẩm quyền xem lại nội dung; còn đúng thì `portalgen ratify`, không còn đúng thì sửa hoặc gỡ",
        ),
        (
            "{files} reached main by an approval that had lapsed: {signer} signed at {signed}, and by the policy of that day it was good for {days} (until {lapsed})",
            "let those who may look at it again: if it is still right, `portalgen ratify`, if not, change or remove it",
        ),
    ),
    _code(
        "APR220",
        "approved-though-refused",
        (
            "{files} được duyệt ({signer}) nhưng nội dung này đã bị {refuser} từ chối lúc {refused}, và phiếu duyệt không nêu phiếu từ chối {refusal}, hoặc người ký có hạng thấp hơn người từ chối; lý do từ chối: {reason}",
            "người có thẩm quyền, hạng không thấp hơn người từ chối, xem lại; vẫn đúng thì `portalgen ratify --despite {refusal}`, không thì đưa lại nội dung cũ",
        ),
        (
            "{files} was approved ({signer}), though {refuser} had refused this content at {refused}, and the approval does not name the refusal {refusal}, or its signer has a lower rank than the refuser; the reason of the refusal: {reason}",
            "let those who may, of no lower rank than the refuser, look at it: if it is right, `portalgen ratify --despite {refusal}`, if not, bring back what was there",
        ),
        basis="QĐ 2111 Điều 10(3); QĐ 2111 Điều 10(4)",
    ),
    _code(
        "APR232",
        "path-twice",
        (
            "{files} đứng hai lần trong cùng một thư mục của lần lưu, nên mỗi chương trình thấy một nội dung khác và không ai biết nội dung nào được duyệt",
            "lưu lại tệp bằng các lệnh Git thông thường; máy chủ kho bật `git config receive.fsckObjects true` để không nhận nữa",
        ),
        (
            "{files} stands twice in one folder of the commit, so each program sees another content and nobody knows which one is approved",
            "commit the file again with the usual commands of Git; set `git config receive.fsckObjects true` on the server",
        ),
        party="operator",
    ),
    _code(
        "APR233",
        "signed-in-part",
        (
            "{files} lên bản chính với phiếu ({signer}) ký cho nhiều tệp hơn: những tệp cùng ký không lên cùng lần này, nên người đọc thấy khác điều người ký đã xem",
            "xem phần còn thiếu có làm sai nghĩa không; thiếu thì đưa nốt lên, đúng thì `portalgen ratify` cho phần đã đăng",
        ),
        (
            "{files} came to main with a record ({signer}) that was signed for more files: the others did not come with it, so readers see something else than the signer saw",
            "look whether what is missing changes the meaning; bring it in, or `portalgen ratify` what was published",
        ),
        severity=Severity.WARNING,
        basis=_APPROVAL,
    ),
)

_GOVERNANCE: Final = (
    _code(
        "APR221",
        "governance-unsigned",
        (
            "thay đổi danh sách phân công hoặc quy định duyệt ({files}) không có hiệu lực: thiếu chữ ký, cần {roles}",
            "đưa lại tệp cũ, rồi gửi lại thay đổi với đủ phiếu; quy định cũ vẫn đang áp dụng",
        ),
        (
            "the change of roster or policy ({files}) has no effect: signatures are missing, {roles} is needed",
            "bring the files back and submit the change again with all records; what held before still holds",
        ),
        basis=_OWNERS,
    ),
    _code(
        "APR222",
        "governance-records-differ",
        (
            "thay đổi danh sách phân công hoặc quy định duyệt ({files}) không có hiệu lực: hai phiếu không cùng duyệt đúng một thay đổi",
            "hai người cùng ký đúng một thay đổi, mỗi người một phiếu nêu đủ các tệp như nhau",
        ),
        (
            "the change of roster or policy ({files}) has no effect: the records do not approve one and the same change",
            "let both sign the same change, each in a record that names the same files",
        ),
        basis=_OWNERS,
    ),
    _code(
        "APR223",
        "governance-with-content",
        (
            "thay đổi danh sách phân công hoặc quy định duyệt ({files}) không có hiệu lực: lần này còn sửa tệp khác (`{other}`)",
            "gửi riêng: thay đổi này chỉ gồm tệp trong site-config/governance/ và phiếu của nó",
        ),
        (
            "the change of roster or policy ({files}) has no effect: other files were changed with it (`{other}`)",
            "submit it alone: nothing but files of site-config/governance/ and its records",
        ),
        basis=_OWNERS,
    ),
    _code(
        "APR224",
        "governance-version",
        (
            "thay đổi danh sách phân công ({files}) không có hiệu lực: `version` phải là {expected}, trong tệp là {version}",
            "ghi `version` tăng đúng một so với bản đang áp dụng, rồi ký và gửi lại",
        ),
        (
            "the change of the roster ({files}) has no effect: `version` has to be {expected} and is {version}",
            "raise `version` by exactly one from what is in force, sign and submit it again",
        ),
    ),
    _code(
        "APR225",
        "governance-too-few-owners",
        (
            "thay đổi danh sách phân công ({files}) không có hiệu lực: sau đó chỉ còn {owners} người giữ vai trò owner, {able} người còn khóa; cần ít nhất {least} và {least_able}",
            "giữ đủ người có vai trò owner (Văn phòng UBND tỉnh), rồi ký và gửi lại",
        ),
        (
            "the change of the roster ({files}) has no effect: it would leave {owners} owners, {able} of them with a key; at least {least} and {least_able} are needed",
            "keep enough owners, sign and submit it again",
        ),
        basis=_OWNERS,
    ),
    _code(
        "APR226",
        "governance-faulty",
        (
            "thay đổi danh sách phân công hoặc quy định duyệt ({files}) không có hiệu lực: tệp có lỗi ({problem})",
            "sửa tệp cho đúng (`portalgen lint` chỉ từng dòng), rồi ký và gửi lại",
        ),
        (
            "the change of roster or policy ({files}) has no effect: the file has faults ({problem})",
            "mend the file (`portalgen lint` shows each line), sign and submit it again",
        ),
    ),
    _code(
        "APR227",
        "governance-removed",
        (
            "{files} bị xóa hoặc không còn là tệp thường; việc này không có hiệu lực",
            "đưa lại tệp cũ; danh sách phân công và quy định duyệt chỉ được sửa, không được xóa",
        ),
        (
            "{files} was deleted or is no ordinary file any more; this has no effect",
            "bring the file back; roster and policy are changed and never deleted",
        ),
    ),
    _code(
        "APR228",
        "self-granted-role",
        (
            "thay đổi danh sách phân công ({files}) không có hiệu lực: người đưa lên tự cấp vai trò hoặc khóa cho chính mình ({person})",
            "đưa lại tệp cũ và báo cho Văn phòng UBND tỉnh; việc phân công cần {roles}",
        ),
        (
            "the change of the roster ({files}) has no effect: who made it gives a role or a key to themselves ({person})",
            "bring the file back and tell the owners; an appointment needs {roles}",
        ),
        basis=_OWNERS,
    ),
    _code(
        "APR229",
        "revocation-place-unknown",
        (
            "thay đổi danh sách phân công ({files}) không có hiệu lực: khóa bị thu hồi kể từ `{since}`, mà bản chính không có lần lưu này",
            "ghi ở `since` mã một lần lưu có trên bản chính, rồi ký và gửi lại",
        ),
        (
            "the change of the roster ({files}) has no effect: a key is revoked since `{since}`, which is no commit of main",
            "give a commit of main as `since`, sign and submit it again",
        ),
    ),
    _code(
        "APR230",
        "governance-lowered",
        (
            "yêu cầu duyệt được nới: {what}",
            "đối chiếu với văn bản cho phép; mục này luôn được nêu để người kiểm tra biết",
        ),
        (
            "what approval means was lowered: {what}",
            "compare it with the document that allows it; it is always reported, for those who look into it",
        ),
        severity=Severity.NOTE,
        basis=_OWNERS,
    ),
    _code(
        "APR231",
        "portal-id-changed",
        (
            "mã của cổng đổi từ `{before}` thành `{after}`: phiếu ghi mã cũ không tính cho những lần đăng sau đó",
            "đưa lại mã cũ nếu không cố ý; mã này ghi trong mọi phiếu và chỉ nên đặt một lần, trước khi in mã khởi đầu",
        ),
        (
            "the id of the portal changed from `{before}` to `{after}`: records with the old id do not count for what comes after",
            "bring the old id back unless this is meant; it stands in every record, and is chosen once, before the genesis is printed",
        ),
        severity=Severity.WARNING,
        basis=_OWNERS,
    ),
)

_LINE: Final = (
    _code(
        "APR240",
        "no-roster",
        (
            "cổng chưa có danh sách phân công nên chưa ai phải ký duyệt và không có gì để đối chiếu",
            "`portalgen governance init` lập danh sách đầu tiên từ các trang và in mã khởi đầu để lưu ở ngoài kho",
        ),
        (
            "the portal has no roster yet, so that nobody has to sign and there is nothing to compare with",
            "`portalgen governance init` writes a first roster from the sites and prints the genesis to be kept elsewhere",
        ),
        severity=Severity.NOTE,
        basis=_BOARDS,
    ),
    _code(
        "APR241",
        "genesis-not-given",
        (
            "mã khởi đầu không được cho từ bên ngoài mà lấy ngay trong kho: ai thay được cả lịch sử thì cũng thay được nó",
            "chạy lại với --genesis và mã ghi trong văn bản của Văn phòng UBND tỉnh",
        ),
        (
            "the genesis was not given from outside but taken from the repository: whoever can replace the history can replace it",
            "run it with --genesis and what the owners' document has",
        ),
        severity=Severity.NOTE,
    ),
    _code(
        "APR242",
        "genesis-not-on-main",
        (
            "mã khởi đầu nêu lần lưu `{commit}`, mà bản chính không có: lịch sử đã bị thay, hoặc mã khởi đầu ghi sai",
            "đối chiếu mã khởi đầu với văn bản, và kho này với bản sao khác; chưa rõ thì không dùng kho này",
        ),
        (
            "the genesis names the commit `{commit}`, which is not on main: its history was replaced, or the genesis is mistyped",
            "compare the genesis with the document, and this repository with another copy; do not use it before that is clear",
        ),
    ),
    _code(
        "APR243",
        "genesis-differs",
        (
            "danh sách phân công tại mã khởi đầu không đúng với mã kiểm của nó: mã khởi đầu ghi {expected}, trong kho là {digest}",
            "đối chiếu mã khởi đầu với văn bản, và kho này với bản sao khác; chưa rõ thì không dùng kho này",
        ),
        (
            "the roster at genesis is not the one that the genesis names: it says {expected}, and the repository has {digest}",
            "compare the genesis with the document, and this repository with another copy; do not use it before that is clear",
        ),
    ),
    _code(
        "APR244",
        "genesis-faulty",
        (
            "danh sách phân công tại mã khởi đầu có lỗi nên không áp dụng được: {problem}",
            "chọn mã khởi đầu khác: lần lưu đầu tiên có danh sách phân công đúng",
        ),
        (
            "the roster at genesis has faults and cannot be used: {problem}",
            "choose another genesis: the first commit with a roster that is right",
        ),
    ),
    _code(
        "APR245",
        "line-replaced",
        (
            "bản chính từng ở `{known}`, nay không còn trên bản chính: lịch sử đã bị thay{where}",
            "so với bản sao hoặc bản phát hành gần nhất, khôi phục bản chính cũ, rồi đưa các bài mới lên lại",
        ),
        (
            "main once was `{known}`, which is on main no more: its history was replaced{where}",
            "compare it with a mirror or the last release, restore the former main, and publish what is new again",
        ),
        party="operator",
    ),
)

_BETWEEN_BOARDS: Final = (
    _code(
        "APR246",
        "answer-without-offer",
        (
            "phiếu trả lời nêu đề nghị `{offer}`, mà bản chính không có phiếu đề nghị hợp lệ nào mang mã đó",
            "kiểm tra mã bằng `portalgen queue`; phiếu đề nghị phải có trên bản chính trước, rồi trả lời lại",
        ),
        (
            "the answer names the offer `{offer}`, and main has no valid offer with that digest",
            "look at the digest with `portalgen queue`; the offer has to be on main first, then answer again",
        ),
        basis=_EXCHANGE,
    ),
    _code(
        "APR247",
        "answer-of-wrong-board",
        (
            "phiếu trả lời của trang `{site}`, nhưng đề nghị `{offer}` được gửi đến trang `{to}`",
            "để Ban Biên tập của trang `{to}` trả lời; phiếu này không có giá trị",
        ),
        (
            "the answer is of the site `{site}`, and the offer `{offer}` went to the site `{to}`",
            "let the board of the site `{to}` answer; this record does not count",
        ),
        basis=_EXCHANGE,
    ),
    _code(
        "APR248",
        "offer-answered-twice",
        (
            "đề nghị `{offer}` đã được trả lời trước đó bằng phiếu `{first}`; phiếu sau không có giá trị",
            "phiếu đầu có giá trị; muốn đổi ý thì để bên đề nghị gửi đề nghị mới",
        ),
        (
            "the offer `{offer}` was answered before, by the record `{first}`; the later one does not count",
            "the first one counts; to change it, let the board offer anew",
        ),
        severity=Severity.WARNING,
        basis=_EXCHANGE,
    ),
    _code(
        "APR249",
        "offer-not-on-main",
        (
            "phiếu ghi `{path}` là nội dung có sẵn trên bản chính, nhưng khi ký, bản chính có nội dung khác",
            "lập lại phiếu từ bản chính mới nhất bằng `portalgen offer`; thời hạn không tính theo phiếu này được",
        ),
        (
            "the offer says that `{path}` stands on main like this, and when it was signed main held something else",
            "make it again from the newest main with `portalgen offer`",
        ),
        basis=_EXCHANGE,
    ),
    _code(
        "APR250",
        "offer-outdated",
        (
            "nội dung đã đề nghị trang `{to}` đăng ({path}) bị đổi trên bản chính lúc {changed}, trước khi đề nghị được trả lời",
            "gửi đề nghị mới với nội dung đúng; trang `{to}` trả lời cả đề nghị cũ (`--decline`)",
        ),
        (
            "what was offered to the site `{to}` ({path}) was changed on main at {changed}, before the offer was answered",
            "offer the right content anew; the site `{to}` answers the old offer too (`--decline`)",
        ),
        severity=Severity.WARNING,
        basis=_EXCHANGE,
    ),
    _code(
        "APR251",
        "receipt-contradicts-offer",
        (
            "bài `{item}` ghi nhận lúc {stated}, nhưng đề nghị `{offer}` của trang `{supplier}` đến Ban Biên tập lúc {received}; thời "
            "hạn tính từ mốc sớm hơn",
            "sửa `received.at` cho đúng lúc nhận đề nghị; nếu bài nhận bằng đường khác thì bỏ mã phiếu khỏi `received.ref`",
        ),
        (
            "the item `{item}` gives its receipt as {stated}, and the offer `{offer}` of the site `{supplier}` reached the board at "
            "{received}; the limit is counted from the earlier one",
            "correct `received.at` after the offer; if the item came in another way, take the digest out of `received.ref`",
        ),
        severity=Severity.WARNING,
        basis=_EXCHANGE,
    ),
    _code(
        "APR252",
        "offer-unanswered",
        (
            "trang `{supplier}` đề nghị trang `{site}` đăng “{title}”, nhận lúc {received}{where}, chưa trả lời{left}",
            "trả lời bằng `portalgen answer {offer} --accept` (hoặc `--decline`), kèm `--reason`; phiếu chưa vào bản chính thì đưa vào "
            "trước",
        ),
        (
            "the site `{supplier}` offers “{title}” to the site `{site}`, received at {received}{where}, not answered{left}",
            "answer with `portalgen answer {offer} --accept` (or `--decline`) and `--reason`; what is not on main has to be merged "
            "first",
        ),
        severity=Severity.WARNING,
        basis=_EXCHANGE,
    ),
    _code(
        "APR253",
        "emergency-approval-owed",
        (
            "{files} được {signer} cho đăng khẩn lúc {published}, còn nợ duyệt bổ sung: chậm nhất {due}, {left}",
            "người có thẩm quyền xem lại rồi ký: `portalgen ratify --commit {commit} --reason …`",
        ),
        (
            "{signer} let {files} be published at once at {published}, which still has to be approved: by {due}, {left}",
            "let those who may look at it and sign: `portalgen ratify --commit {commit} --reason …`",
        ),
        severity=Severity.WARNING,
        basis=_APPROVAL,
    ),
    _code(
        "APR254",
        "accepted-offer-not-shown",
        (
            "trang `{site}` đã nhận đăng “{title}” do trang `{supplier}` đề nghị (nhận lúc {received}) mà chưa đăng{left}",
            "đăng bài có mã phiếu `{offer}` ở `received.ref`, hoặc bài mang mã mà phiếu trả lời nêu; `portalgen queue` nói còn vướng gì",
        ),
        (
            "the site `{site}` accepted “{title}” of the site `{supplier}` (received at {received}) and does not show it{left}",
            "publish the item with the digest `{offer}` in `received.ref`, or the one that the answer names; `portalgen queue` says "
            "what is in the way",
        ),
        severity=Severity.WARNING,
        basis=_EXCHANGE,
    ),
)

CODES: Final[tuple[Code, ...]] = (*_CHANGES, *_GOVERNANCE, *_LINE, *_BETWEEN_BOARDS)

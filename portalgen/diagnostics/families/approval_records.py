"""Why an approval record does not count, in itself and by the roster; what an audit finds about changes is elsewhere."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code, ResponsibleParty
from portalgen.diagnostics.model import Severity

_Texts = tuple[str, str]
"""The sentence and the way out."""


def _code(
    code: str,
    name: str,
    vi: _Texts,
    en: _Texts,
    *,
    severity: Severity = Severity.ERROR,
    basis: str = "",
    party: ResponsibleParty = "board",
) -> Code:
    """Return a code of this family: without carets, and waived by nobody, since a signature holds or it does not."""
    return Code(
        code,
        name,
        (vi[0], "", vi[1]),
        (en[0], "", en[1]),
        severity=severity,
        basis=basis,
        party=party,
        waivable_by="nobody",
        lock="record",
    )


_FILE: Final = (
    _code(
        "APR101",
        "record-unreadable",
        (
            "đây không phải là một phiếu đúng dạng: {detail}",
            "phiếu do máy ghi và không sửa tay được; hãy lập lại phiếu bằng lệnh đã dùng, ví dụ `portalgen approve`",
        ),
        (
            "this is no record in its one exact form: {detail}",
            "records are written by the program and cannot be edited; make it again with the same command, such as `portalgen approve`",
        ),
    ),
    _code(
        "APR102",
        "record-path-not-nfc",
        (
            "phiếu nêu tên tệp `{path}` có dấu tiếng Việt tách rời khỏi chữ (không phải Unicode dựng sẵn, NFC)",
            "đổi tên tệp trong bài gửi: gõ lại tên bằng bảng mã Unicode dựng sẵn, rồi lập lại phiếu",
        ),
        (
            "the record names the file `{path}`, whose letters and marks stand apart (it is not NFC)",
            "rename the file in the submission by typing its name again in composed Unicode, then make the record again",
        ),
    ),
    _code(
        "APR103",
        "record-lists-record",
        (
            "phiếu này duyệt cả một phiếu khác (`{path}`)",
            "lập lại phiếu bằng lệnh của portalgen: phiếu chỉ nói về bài, tệp và cấu hình",
        ),
        (
            "this record approves another record (`{path}`)",
            "make it again with the program's command: records are about pages, files and settings alone",
        ),
    ),
    _code(
        "APR104",
        "record-misplaced",
        (
            "phiếu nằm sai chỗ hoặc sai tên; chỗ đúng của nội dung này là `{expected}`",
            "chuyển cả phiếu và chữ ký về chỗ đúng; nếu nội dung phiếu đã bị sửa thì lập lại phiếu",
        ),
        (
            "the record has the wrong place or name; what it says belongs at `{expected}`",
            "move the record and its signature there; where the record's text was changed, make it again",
        ),
    ),
    _code(
        "APR105",
        "record-no-regular-file",
        (
            "ở chỗ của phiếu hoặc chữ ký không phải là một tệp thường mà là {what}",
            "xóa nó đi rồi lập lại phiếu",
        ),
        (
            "in the place of a record or its signature there is no regular file but {what}",
            "delete it and make the record again",
        ),
    ),
    _code(
        "APR106",
        "stray-approval-file",
        (
            "tệp này không phải là phiếu, cũng không phải là chữ ký của phiếu nào",
            "chuyển nó ra khỏi `{folder}`; nếu là chữ ký thì đặt phiếu của nó vào cùng thư mục",
        ),
        (
            "this file is neither a record nor the signature of one",
            "move it out of `{folder}`; if it is a signature, put its record into the same folder",
        ),
    ),
)

_SIGNATURE: Final = (
    _code(
        "APR111",
        "signature-missing",
        (
            "phiếu chưa có chữ ký",
            "đưa tệp chữ ký `{file}` vào cạnh phiếu, hoặc lập lại phiếu",
        ),
        (
            "the record has no signature",
            "put the signature `{file}` beside it, or make the record again",
        ),
    ),
    _code(
        "APR112",
        "signature-not-alone",
        (
            "tệp chữ ký có nhiều hơn một chữ ký",
            "mỗi người ký một phiếu riêng: để lại một chữ ký, người kia lập phiếu của mình",
        ),
        (
            "the signature file holds more than one signature",
            "everybody signs a record of their own: leave one signature, and let the other person make a record",
        ),
    ),
    _code(
        "APR113",
        "signature-unreadable",
        (
            "không đọc được chữ ký: {detail}",
            "lấy lại đúng tệp chữ ký đã tạo khi ký, hoặc lập lại phiếu",
        ),
        (
            "the signature cannot be read: {detail}",
            "bring back the file as it was made by signing, or make the record again",
        ),
    ),
    _code(
        "APR114",
        "signature-of-other-purpose",
        (
            "chữ ký này được làm cho việc khác (`{namespace}`), không phải để duyệt bài",
            "ký lại bằng lệnh của portalgen (mục đích ký phải là `{expected}`)",
        ),
        (
            "this signature was made for something else (`{namespace}`) and not for approval",
            "sign again with the program's command (the namespace has to be `{expected}`)",
        ),
    ),
    _code(
        "APR115",
        "signature-kind",
        (
            "không duyệt được bằng loại khóa hoặc loại chữ ký `{algorithm}`",
            "dùng khóa `ssh-ed25519`, `ed25519-sk`, hoặc passkey (ES256) của bàn biên tập",
        ),
        (
            "keys or signatures of the kind `{algorithm}` cannot approve",
            "use a key `ssh-ed25519`, `ed25519-sk`, or a passkey (ES256) of the editors' desk",
        ),
    ),
    _code(
        "APR116",
        "signature-mismatch",
        (
            "chữ ký không khớp với phiếu: phiếu bị sửa sau khi ký, hoặc đây là chữ ký của phiếu khác",
            "lấy lại đúng hai tệp đã tạo khi ký, hoặc lập lại phiếu",
        ),
        (
            "the signature does not fit the record: it was changed after signing, or this is the signature of another",
            "bring back both files as they were made by signing, or make the record again",
        ),
    ),
    _code(
        "APR117",
        "signer-unknown",
        (
            "khóa đã ký ({key}) không có trong danh sách phân công",
            "ký lại bằng khóa có trong danh sách; khóa mới phải được ghi vào danh sách phân công trước khi ký",
        ),
        (
            "the key that signed ({key}) is not in the roster",
            "sign again with a key of the roster; a new key has to be entered there before it signs",
        ),
    ),
    _code(
        "APR118",
        "signer-is-another",
        (
            "phiếu ghi người ký là `{by}`, nhưng khóa đã ký là của {owner}",
            "người duyệt tự lập lại phiếu bằng khóa của chính mình; ký thay người khác thì dùng `--for`",
        ),
        (
            "the record says that `{by}` signed it, but the key is that of {owner}",
            "let the person make it again with their own key; who signs for another uses `--for`",
        ),
    ),
    _code(
        "APR119",
        "key-revoked",
        (
            "khóa đã ký ({key}) đã bị thu hồi trước khi phiếu này vào bản chính",
            "xem lại các thay đổi này, rồi duyệt lại bằng khóa khác (đã đăng thì `portalgen ratify`)",
        ),
        (
            "the key that signed ({key}) was revoked before this record reached main",
            "look at these changes again and approve them with another key (`portalgen ratify` where they are published)",
        ),
    ),
    _code(
        "APR121",
        "signed-without-touch",
        (
            "khi ký không ai chạm vào khóa bảo mật, nên không chắc là chính người đó ký",
            "tạo khóa có yêu cầu chạm (bỏ `-O no-touch-required`), đăng ký khóa đó, rồi ký lại",
        ),
        (
            "nobody touched the security key when this was signed, so it may not have been its owner",
            "make a key that has to be touched (without `-O no-touch-required`), enter it in the roster, and sign again",
        ),
    ),
    _code(
        "APR122",
        "signed-without-verification",
        (
            "khi ký, thiết bị không hỏi mã PIN, vân tay hay khuôn mặt",
            "đặt thiết bị để passkey luôn hỏi người dùng, rồi ký lại trên bàn biên tập",
        ),
        (
            "the device asked for no PIN, fingerprint or face when this was signed",
            "set the device so that the passkey always asks its user, and sign again at the desk",
        ),
    ),
    _code(
        "APR123",
        "passkeys-not-accepted",
        (
            "cổng này chưa nhận chữ ký bằng passkey",
            "ký bằng khóa SSH; muốn dùng passkey thì Văn phòng UBND tỉnh ghi `passkeys` vào `{roster}` trước",
        ),
        (
            "this portal accepts no passkeys yet",
            "sign with an SSH key; for passkeys the owners first have to enter `passkeys` in `{roster}`",
        ),
    ),
    _code(
        "APR124",
        "passkey-of-other-website",
        (
            "chữ ký passkey được xin từ một nơi khác, không phải bàn biên tập của cổng: {detail}",
            "không dùng phiếu này; báo cho đơn vị vận hành, và chỉ ký trên đúng địa chỉ của bàn biên tập",
        ),
        (
            "another place than the portal's desk asked for this passkey's signature: {detail}",
            "do not use this record; tell the operator, and sign only at the desk's own address",
        ),
    ),
    _code(
        "APR125",
        "passkey-malformed",
        (
            "dữ liệu mà trình duyệt và thiết bị ghi khi ký không đúng: {detail}",
            "ký lại trên bàn biên tập bằng trình duyệt mới; vẫn lỗi thì báo cho đơn vị vận hành",
        ),
        (
            "what browser and device wrote when signing is not right: {detail}",
            "sign again at the desk with a current browser; if it stays, tell the operator",
        ),
        party="operator",
    ),
)

_MEANING: Final = (
    _code(
        "APR131",
        "record-of-other-portal",
        (
            "phiếu này của cổng `{portal}`, không phải của cổng này (`{expected}`)",
            "lập lại phiếu trong kho của cổng này",
        ),
        (
            "this record is of the portal `{portal}` and not of this one (`{expected}`)",
            "make it again in this portal's repository",
        ),
    ),
    _code(
        "APR132",
        "principal-unknown",
        (
            "phiếu được ký thay cho `{person}`, nhưng danh sách phân công không có người này",
            "kiểm tra mã của người ủy quyền trong danh sách phân công, rồi lập lại phiếu",
        ),
        (
            "the record was signed for `{person}`, who is not in the roster",
            "look up the id of who delegated in the roster, and make the record again",
        ),
    ),
    _code(
        "APR133",
        "wrong-role",
        (
            "{person} không giữ vai trò để ký phiếu “{action}”: cần {roles}",
            "để người giữ vai trò đó ký, hoặc ghi phân công vào danh sách trước",
        ),
        (
            "{person} does not hold the role for this (the record {action}): {roles} is needed",
            "let somebody with that role sign, or enter the appointment in the roster first",
        ),
    ),
    _code(
        "APR134",
        "not-theirs-to-decide",
        (
            "{person} không có quyền ký phiếu “{action}” cho {paths}: cần {roles}",
            "để người có quyền ký phần này, trong một phiếu riêng",
        ),
        (
            "{person} has no right to sign for {paths} (the record {action}): {roles} is needed",
            "let those who may sign for this part, in a record of their own",
        ),
        basis="QĐ 2111 Điều 10(3); QĐ 2111 Điều 16(2)",
    ),
    _code(
        "APR135",
        "appointment-over",
        (
            "{person} không giữ vai trò này khi ký ({signed}) lẫn khi phiếu vào bản chính ({landed}): {roles}, {term}",
            "để người đang giữ vai trò ký lại (đã đăng thì `portalgen ratify`)",
        ),
        (
            "{person} held the role neither when signing ({signed}) nor when the record reached main ({landed}): {roles}, {term}",
            "let somebody who holds the role sign again (`portalgen ratify` where it is published)",
        ),
    ),
    _code(
        "APR136",
        "appointment-unproven",
        (
            "chưa đủ để kết luận {person} giữ vai trò này lúc ký: chỉ đúng vào một trong hai ngày {signed} (ghi trong phiếu) và {landed} (vào bản chính): {roles}, {term}",
            "đối chiếu quyết định phân công với ngày ký; cần chắc chắn thì người đang giữ vai trò ký thêm một phiếu",
        ),
        (
            "whether {person} held the role when signing is not proven: it holds on only one of {signed} (as the record says) and {landed} (when it reached main): {roles}, {term}",
            "compare the appointing decision with the day; to be sure, let somebody who holds the role sign one more record",
        ),
        severity=Severity.WARNING,
    ),
    _code(
        "APR137",
        "delegation-missing",
        (
            "không có ủy quyền nào để {person} ký thay {giver}",
            "ghi văn bản ủy quyền vào danh sách Ban Biên tập trước khi ký, hoặc để {giver} tự ký",
        ),
        (
            "nothing lets {person} sign for {giver}",
            "enter the document of delegation in the board's roster before signing, or let {giver} sign",
        ),
    ),
    _code(
        "APR138",
        "delegation-too-narrow",
        (
            "ủy quyền của {giver} cho {person} không gồm {paths} (chỉ gồm: {sections})",
            "để {giver} tự ký phần này, hoặc mở rộng văn bản ủy quyền trước khi ký",
        ),
        (
            "what {giver} delegated to {person} does not cover {paths} (only: {sections})",
            "let {giver} sign for this part, or widen the delegation before signing",
        ),
    ),
    _code(
        "APR139",
        "delegation-over",
        (
            "ủy quyền của {giver} cho {person} không có hiệu lực khi ký ({signed}) lẫn khi phiếu vào bản chính ({landed}): {term}",
            "để {giver} tự ký lại, hoặc có văn bản ủy quyền mới trước khi ký",
        ),
        (
            "what {giver} delegated to {person} held neither when signing ({signed}) nor when the record reached main ({landed}): {term}",
            "let {giver} sign again, or have a new document of delegation before signing",
        ),
    ),
    _code(
        "APR140",
        "delegation-unproven",
        (
            "chưa đủ để kết luận ủy quyền của {giver} cho {person} còn hiệu lực lúc ký: chỉ đúng vào một trong hai ngày {signed} (ghi trong phiếu) và {landed} (vào bản chính): {term}",
            "đối chiếu văn bản ủy quyền với ngày ký; cần chắc chắn thì {giver} ký thêm một phiếu",
        ),
        (
            "whether what {giver} delegated to {person} held when signing is not proven: it holds on only one of {signed} (as the record says) and {landed} (when it reached main): {term}",
            "compare the document of delegation with the day; to be sure, let {giver} sign one more record",
        ),
        severity=Severity.WARNING,
    ),
    _code(
        "APR141",
        "signed-too-early",
        (
            "phiếu ghi ký lúc {at}, nhưng bản chính mà phiếu dựa vào có sau đó, lúc {onto}",
            "chỉnh đồng hồ của máy ký cho đúng, rồi lập lại phiếu; không ghi lùi ngày ký",
        ),
        (
            "the record says that it was signed at {at}, but main as it names it is later: {onto}",
            "set the clock of the signing machine right and make the record again; the time is not put back",
        ),
    ),
    _code(
        "APR142",
        "signed-too-late",
        (
            "phiếu ghi ký lúc {at}, sau khi chính phiếu đã có mặt lúc {landed}",
            "chỉnh đồng hồ của máy ký cho đúng, rồi lập lại phiếu",
        ),
        (
            "the record says that it was signed at {at}, after it was there itself, at {landed}",
            "set the clock of the signing machine right and make the record again",
        ),
    ),
    _code(
        "APR143",
        "onto-not-main",
        (
            "phiếu dựa vào bản `{onto}`, mà bản chính chưa từng là bản này",
            "cập nhật bản chính trên máy của người ký, rồi lập lại phiếu",
        ),
        (
            "the record builds on `{onto}`, which main never was",
            "fetch main on the signer's machine, and make the record again",
        ),
    ),
    _code(
        "APR144",
        "reason-missing",
        (
            "phiếu “{action}” phải có lý do",
            "lập lại phiếu với `--reason`",
        ),
        (
            "a record that {action} needs a reason",
            "make it again with `--reason`",
        ),
    ),
    _code(
        "APR145",
        "detail-missing",
        (
            "phiếu “{action}” phải ghi {detail}",
            "lập lại phiếu với `{option}`",
        ),
        (
            "a record that {action} has to say: {detail}",
            "make it again with `{option}`",
        ),
    ),
    _code(
        "APR146",
        "detail-malformed",
        (
            "không hiểu được {detail} ghi trong phiếu: `{value}`",
            "lập lại phiếu với `{option}`, ghi {expected}",
        ),
        (
            "what the record gives for this cannot be understood: {detail}, `{value}`",
            "make it again with `{option}`, written as {expected}",
        ),
    ),
    _code(
        "APR147",
        "moment-impossible",
        (
            "phiếu ghi {detail} là `{value}`, {limit}; điều đó không thể đúng",
            "ký phiếu sau khi đã báo, và lập lại phiếu với `{option}` đúng lúc đã báo; chưa báo thì bỏ `{option}`",
        ),
        (
            "the record gives for this `{value}`, {limit}, which cannot be right: {detail}",
            "sign after the sender was told, and make the record again with `{option}` as it was; leave `{option}` out until then",
        ),
    ),
)

_BETWEEN_BOARDS: Final = (
    _code(
        "APR150",
        "offer-to-nobody",
        (
            "phiếu đề nghị trang `{site}` đăng, nhưng trang này không có Ban Biên tập trong danh sách phân công{suggestion}",
            "ghi đúng mã trang nhận bằng `--to` (xem `portalgen governance show`), rồi lập lại phiếu",
        ),
        (
            "the offer is to the site `{site}`, which has no board in the roster{suggestion}",
            "name the receiving site with `--to` (see `portalgen governance show`) and make the record again",
        ),
    ),
    _code(
        "APR151",
        "offer-to-itself",
        (
            "phiếu đề nghị trang `{site}` đăng bài của chính trang đó",
            "ghi trang khác bằng `--to`; bài của trang mình thì duyệt bằng `portalgen approve`",
        ),
        (
            "the site `{site}` is offered content of its own",
            "name another site with `--to`; what is your own is approved with `portalgen approve`",
        ),
    ),
    _code(
        "APR152",
        "offer-not-content",
        (
            "phiếu đề nghị phải nêu nội dung của đúng một trang, còn `{path}` là tệp bị xóa, tệp khác hoặc của trang khác",
            "lập lại phiếu bằng `portalgen offer MÃ-BÀI --to TRANG`, mỗi bài một phiếu",
        ),
        (
            "an offer is of content of one site as it stands; `{path}` is deleted, no content, or of another site",
            "make it again with `portalgen offer ID --to SITE`, one record for each item",
        ),
    ),
    _code(
        "APR153",
        "answer-contradictory",
        (
            "phiếu trả lời tự mâu thuẫn: {contradiction}",
            "lập lại phiếu: `--decline` đứng một mình; `--accept` kèm `--as MÃ-BÀI` hoặc `--in-list`, không cả hai",
        ),
        (
            "the answer contradicts itself: {contradiction}",
            "make it again: `--decline` stands alone; `--accept` goes with `--as ID` or `--in-list`, not with both",
        ),
    ),
    _code(
        "APR154",
        "answer-about-files",
        (
            "phiếu trả lời chỉ nói về phiếu đề nghị, không nêu tệp nào; ở đây có `{path}`",
            "lập lại phiếu bằng `portalgen answer MÃ-PHIẾU`",
        ),
        (
            "an answer is about an offer and lists no files; here is `{path}`",
            "make it again with `portalgen answer OFFER`",
        ),
    ),
    _code(
        "APR155",
        "refused-before",
        (
            "{said}; {state}",
            "đọc lý do, sửa bài rồi trình lại; vẫn duyệt đúng nội dung này thì người có hạng không thấp hơn người từ chối ký và nêu phiếu ấy: thêm `--despite {refusal}`",
        ),
        (
            "{said}; {state}",
            "read the reason, change it and hand it in again; to approve this very content, let somebody of no lower rank than the refuser sign and name that record: add `--despite {refusal}`",
        ),
    ),
)

CODES: Final[tuple[Code, ...]] = (*_FILE, *_SIGNATURE, *_MEANING, *_BETWEEN_BOARDS)

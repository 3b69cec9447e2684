"""The possible answers of a verification: a table of sentences by code."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

_CONTROLS: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
AnswerTone = Literal["good", "note", "bad"]
"""`bad` marks a mismatch: the exit code is 1."""
ReleaseVerdict = Literal["identical", "replaced", "equal_words", "different", "unknown", "not_signed"]
"""`not_signed` is given before anything else is read: the manifest has no valid signature."""
REFUSED_SIGNATURES: Final = frozenset({"signature_bad", "signature_namespace", "key_unknown", "key_not_in_force"})
"""Answers that end a verification. Without a signature, or without a key to check it, the rest is still compared."""

VERDICT_WORDS: Final[Mapping[ReleaseVerdict, B]] = MappingProxyType(
    {
        "identical": B(
            "giống hệt bản mà máy chủ này nêu là đang phát hành",
            "identical to the release that this server names as the current one",
        ),
        "replaced": B("giống hệt một bản cũ, nay đã được thay", "identical to an older release that was replaced"),
        "equal_words": B(
            "lời, liên kết, phần chạy và phần ẩn như bản đã phát hành, byte thì khác",
            "words, links and what acts or hides as released, bytes differ",
        ),
        "different": B("khác bản đã phát hành", "different from what was released"),
        "unknown": B("chưa trả lời được", "cannot be answered"),
        "not_signed": B(
            "bản kê của máy chủ này không mang chữ ký của cổng, nên không so gì với nó",
            "the manifest of this server does not bear a signature of the portal, so nothing was compared with it",
        ),
    }
)  # fmt: skip


@frozen
class AnswerText:
    """A sentence of the table, with names in braces for the values."""

    tone: AnswerTone
    words: B


@frozen
class Answer:
    """A finding of a verification."""

    code: str
    values: Mapping[str, str | B] = field(default_factory=dict)

    @property
    def tone(self) -> AnswerTone:
        """The tone of its sentence."""
        return ANSWERS[self.code].tone

    def sentence(self, language: str) -> str:
        """Return its sentence: Vietnamese unless the language is `en`, without control characters for terminals."""
        values = {
            name: escape_controls(each) if isinstance(each, str) else escape_controls(each.text(language), "\n")
            for name, each in self.values.items()
        }
        return ANSWERS[self.code].words.text(language).format(**values)


def escape_controls(text: str, kept: str = "") -> str:
    """Return a text with control characters, for terminals or the direction of writing, replaced by their numbers."""
    return "".join(
        f"\\u{ord(each):04x}" if unicodedata.category(each) in _CONTROLS and each not in kept else each for each in text
    )


@frozen
class ReleaseVerification:
    """All findings about an address or a file."""

    subject: str
    verdict: ReleaseVerdict
    answers: tuple[Answer, ...]
    """The validity of the signature comes first, if there is a manifest."""
    signature: Answer | None = None
    """The first answer, if it is about the signature."""

    @property
    def is_established(self) -> bool:
        """True if it matches the current release under a good signature, with no mismatch."""
        return self.verdict == "identical" and all(each.tone != "bad" for each in self.answers)

    def has(self, code: str) -> bool:
        """Return True if this answer is among them."""
        return any(each.code == code for each in self.answers)


def _good(vi: str, en: str) -> AnswerText:
    return AnswerText("good", B(vi, en))


def _note(vi: str, en: str) -> AnswerText:
    return AnswerText("note", B(vi, en))


def _bad(vi: str, en: str) -> AnswerText:
    return AnswerText("bad", B(vi, en))


ANSWERS: Final[Mapping[str, AnswerText]] = MappingProxyType(
    {
        # The manifest and its list.
        "no_manifest": _bad(
            "{host} không có bản kê phát hành ở {address} (trả lời {status}), nên không so được với gì",
            "{host} has no manifest of a release at {address} (it answers {status}), so there is nothing to compare with",
        ),
        "manifest_unreadable": _bad(
            "tệp ở {address} không phải bản kê phát hành đúng dạng",
            "what stands at {address} is no manifest of a release in the right form",
        ),
        "other_portal": _bad(
            "bản kê này là của cổng {portal} (trang chính {main_host}), không phải của {expected}",
            "this manifest is of the portal {portal} (main site {main_host}), not of {expected}",
        ),
        "list_missing": _bad(
            "{host} không đưa ra danh sách tệp của mình ở {address} (trả lời {status})",
            "{host} does not give the list of its files at {address} (it answers {status})",
        ),
        "list_differs": _bad(
            "danh sách tệp của {host} không phải danh sách mà bản kê {number} nêu: SHA-256 là {found}, bản kê ghi {expected}",
            "the list of files of {host} is not the one that manifest {number} names: its SHA-256 is {found}, the manifest has {expected}",
        ),
        "list_unreadable": _bad(
            "danh sách tệp của {host} đúng mã SHA-256 nhưng không đọc được",
            "the list of files of {host} has the right SHA-256 and cannot be read",
        ),
        # The signature.
        "signature_good": _good(
            "bản kê {number} được ký bằng khóa phát hành {key}, {origin}",
            "manifest {number} is signed with the release key {key}, {origin}",
        ),
        "signature_missing": _bad(
            "{manifest} không có chữ ký, nên không biết quy trình nào đã đưa lên",
            "{manifest} has no signature, so which process published it is not known",
        ),
        "signature_bad": _bad(
            "chữ ký không phải của {manifest}: bản kê hoặc chữ ký đã bị đổi sau khi ký ({problem})",
            "the signature is not one of {manifest}: manifest or signature was changed after signing ({problem})",
        ),
        "signature_namespace": _bad(
            "chữ ký được làm ra cho mục đích khác ({found}), không phải để ký bản phát hành ({expected})",
            "the signature was made for another use ({found}), not for releases ({expected})",
        ),
        "key_unknown": _bad(
            "{manifest} được ký bằng khóa {key}, không phải khóa phát hành nào của cổng",
            "{manifest} is signed with the key {key}, which is no release key of the portal",
        ),
        "key_not_in_force": _bad(
            "bản kê {number} được ký bằng khóa {key}, là khóa phát hành của cổng vào lúc khác, không phải ở lần lưu {commit}",
            "manifest {number} is signed with the key {key}, a release key of the portal at another time, not at the commit {commit}",
        ),
        "key_doubtful": _bad(
            "khóa {key} đã bị thu hồi ({reason}): bản kê {number} nêu lần lưu {commit}, có trước các lần đáng ngờ, nhưng ai lấy được "
            "khóa cũng nêu được lần lưu cũ; chưa có bản phát hành nào dưới khóa còn hiệu lực nối sau nó, và --known không nêu nó",
            "the key {key} was revoked ({reason}): manifest {number} names the commit {commit}, from before those that are suspect, but "
            "whoever took the key can name an old commit; no release under a key in force follows it, and --known does not name it",
        ),
        "key_revoked_followed": _note(
            "bản kê {number} được ký bằng khóa {key}, về sau bị thu hồi ({reason}); vẫn được coi là đúng vì bản phát hành {next}, ký bằng "
            "khóa chưa từng bị thu hồi, nối sau nó",
            "manifest {number} is signed with the key {key}, which was revoked later ({reason}); it counts all the same since release "
            "{next}, signed with a key that was never revoked, follows it",
        ),
        "key_revoked_known": _note(
            "bản kê {number} được ký bằng khóa {key}, về sau bị thu hồi ({reason}); vẫn được coi là đúng chỉ vì --known nói đã thấy nó, "
            "hoặc bản nối sau nó, từ trước",
            "manifest {number} is signed with the key {key}, which was revoked later ({reason}); it counts only because --known says that "
            "it, or one that follows it, was seen before",
        ),
        "given_key_not_in_roster": _bad(
            "khóa đưa bằng --release-key ({key}) không có trong danh sách phân công ở lần lưu {commit}, dù bản kê {number} được ký bằng "
            "khóa trong danh sách ấy: văn bản in khóa và kho không khớp nhau",
            "the key given with --release-key ({key}) is not in the roster at the commit {commit}, though manifest {number} is signed with "
            "a key of that roster: the document that prints the key and the repository do not agree",
        ),
        "roster_without_keys": _bad(
            "danh sách phân công ở lần lưu {commit} chưa có khóa phát hành nào, nên kho không nói được khóa {key} ký bản kê {number} có phải của "
            "cổng không{given}; chủ sở hữu cổng hãy ghi khóa vào release_keys",
            "the roster at the commit {commit} has no release key, so the repository cannot say whether the key {key}, which signed manifest "
            "{number}, is the portal's{given}; owners add it to release_keys",
        ),
        "key_suspect": _bad(
            "khóa {key} đã bị thu hồi, mọi bản phát hành từ lần lưu {since} đều đáng ngờ ({reason}); bản kê {number} là một trong số đó",
            "the key {key} was revoked, and every release from the commit {since} on is suspect ({reason}); manifest {number} is one of them",
        ),
        "key_not_given": _bad(
            "chưa có khóa phát hành để kiểm tra chữ ký: đưa khóa in trong văn bản của cơ quan chủ quản bằng --release-key, hoặc kho của cổng bằng --root",
            "there is no release key to check the signature with: give the one printed in the owner's document with --release-key, or the portal's repository with --root",
        ),
        "commit_unknown": _bad(
            "bản kê {number} nêu lần lưu {commit}, không có trên bản chính của kho này",
            "manifest {number} names the commit {commit}, which is not on the main line of this repository",
        ),
        # The chain.
        "chain_good": _good(
            "chuỗi bản kê liền mạch từ lần {first} đến lần {number}; lần sau dùng --known {known} để biết chuỗi không bị thay",
            "the chain of manifests has no gap from {first} to {number}; next time give --known {known} to see that it was not replaced",
        ),
        "chain_cut": _note(
            "chuỗi bản kê chỉ được xem lùi đến lần {first}; đưa --known của lần kiểm tra trước để nối tiếp",
            "the chain of manifests was followed back to {first} only; give --known of an earlier check to go on from there",
        ),
        "chain_not_yet": _note(
            "đây là bản đã chuẩn bị (lần {number}), chưa đăng; chỗ của nó trong chuỗi bản kê chỉ xét được ở nơi đăng",
            "this is a prepared release (number {number}) that is not live; its place in the chain can be seen at the target only",
        ),
        "chain_unread": _bad(
            "không đọc được sổ bản kê của trang chính {main_host}, nên chưa biết các lần trước",
            "the records of manifests of the main site {main_host} cannot be read, so what came before is not known",
        ),
        "rolled_back": _bad(
            "trang đang hiện lần phát hành {number}, trong khi sổ có đến lần {head}: nơi phục vụ đã quay về bản cũ hoặc chưa cập nhật",
            "the site shows release {number} while the records go to {head}: it was rolled back, or is behind",
        ),
        "older_than_known": _bad(
            "trang đang hiện lần phát hành {number}, cũ hơn lần {known} đã biết trước, và sổ không có lần đó",
            "the site shows release {number}, older than {known} that was known before, and the records do not have that one",
        ),
        "forked": _bad(
            "có hai bản kê khác nhau mang số {number}: {found} và {expected}; chuỗi đã bị rẽ nhánh hoặc bị thay",
            "there are two manifests with the number {number}: {found} and {expected}; the chain was forked or replaced",
        ),
        "record_unreadable": _bad(
            "sau bản đang hiện, sổ có bản kê số {number} nhưng không đọc được (trả lời {status}), nên không biết đã có bản mới hơn hay chưa",
            "the records have a manifest {number} after the one that is shown, which cannot be read (answer {status}), so whether there is a "
            "newer release is not known",
        ),
        "gap": _bad(
            "sổ thiếu bản kê số {number} (trả lời {status}), nên chuỗi bị đứt",
            "the records have no manifest {number} (answer {status}), so the chain is broken",
        ),
        # The page.
        "identical": _good(
            "giống hệt lần phát hành {number} (cổng lúc {clock}, lần lưu {commit}): {path}",
            "identical to release {number} (the portal at {clock}, commit {commit}): {path}",
        ),
        "replaced": _bad(
            "giống hệt lần phát hành {number}, đã được thay bằng lần {next} (cổng lúc {clock}); bản đang nhận là bản cũ",
            "identical to release {number}, which release {next} replaced (the portal at {clock}); what is served here is the older one",
        ),
        "equal_words": _bad(
            "lời, liên kết, phần chạy (script, style, khung, biểu mẫu…) và thuộc tính ẩn như lần phát hành {number}, nhưng từng byte thì khác: có thể "
            "một máy trung gian đã nén hoặc viết lại trang; lớp CSS (class) đổi để che chữ thì không nhận ra được",
            "words, links, what acts (scripts, styles, frames, forms …) and attributes that hide are those of release {number}, the bytes "
            "differ: something between may have minified or rewritten the page; classes that were changed to hide words cannot be told",
        ),
        "different_words": _bad(
            "khác lần phát hành {number} từ chỗ này: bản phát hành có “{expected}”, bản nhận được có “{found}”",
            "differs from release {number} from here on: the release has “{expected}”, what was served has “{found}”",
        ),
        "different_links": _bad(
            "lời như lần phát hành {number} nhưng một liên kết dẫn đến nơi khác: bản phát hành dẫn đến “{expected}”, bản nhận được dẫn đến “{found}”",
            "the words are those of release {number}, one link leads elsewhere: in the release to “{expected}”, in what was served to “{found}”",
        ),
        "different_parts": _bad(
            "lời và liên kết như lần phát hành {number}, nhưng phần chạy hoặc phần ẩn thì khác: bản phát hành có “{expected}”, bản nhận được có “{found}”",
            "words and links are those of release {number}, what acts or hides differs: the release has “{expected}”, what was served has “{found}”",
        ),
        "different": _bad(
            "khác lần phát hành {number} và các lần còn xem được: SHA-256 nhận được {found}, danh sách ghi {expected}",
            "differs from release {number} and those before it that can be seen: its SHA-256 is {found}, the list has {expected}",
        ),
        "not_listed": _bad(
            "lần phát hành {number} không có gì ở {path}; máy chủ trả lời {status}",
            "release {number} has nothing at {path}; the server answers {status}",
        ),
        "not_served": _bad(
            "lần phát hành {number} có {path}, nhưng máy chủ trả lời {status}",
            "release {number} has {path}, and the server answers {status}",
        ),
        "status_differs": _bad(
            "{path} đúng là của lần phát hành {number}, nhưng máy chủ phải trả lời {expected} mà lại trả lời {status}: máy tìm kiếm và "
            "trình duyệt sẽ hiểu sai trang còn hay đã gỡ",
            "{path} is of release {number}, but the server has to answer {expected} and answers {status}: search engines and browsers "
            "will take it wrongly for a page that is there, or for one that is gone",
        ),
        "different_headers": _bad(
            "byte của {path} đúng, nhưng đầu trả lời “{header}” làm người đọc nhận được thứ khác (trình duyệt bị dẫn đi, hoặc hiểu tệp thành loại khác)",
            "the bytes of {path} are right, but the header “{header}” gives readers something else: it leads the browser away, or makes it take "
            "the file for another type",
        ),
        "doubtful_headers": _note(
            "máy chủ kèm {path} với đầu trả lời “{header}”, có thể đổi cái người đọc thấy; hãy hỏi đơn vị vận hành vì sao có nó",
            "the server sends {path} with the header “{header}”, which may change what readers see; ask the operator why it is there",
        ),
        "redirect_notice": _note(
            "đây là trang báo ở một địa chỉ cũ, dẫn đến {to}; máy chủ trả lời {status}, không tự chuyển",
            "this is the notice at an old address, which leads to {to}; the server answers {status} and does not redirect",
        ),
        "tombstone": _note(
            "đây là thông báo thay cho bài đã gỡ: máy chủ trả lời {status} kèm thông báo này",
            "this is the notice in the place of a page that was removed: the server answers {status} with it",
        ),
        "expired": _note(
            "đây là thông báo thay cho bài đã hết hạn hiển thị",
            "this is the notice in the place of a page whose time is over",
        ),
        "redirected": _note(
            "địa chỉ cũ {path} chuyển đến {to}, đúng như lần phát hành {number} ghi",
            "the old address {path} leads to {to}, as release {number} says",
        ),
        "redirected_by_server": _note(
            "máy chủ chuyển {path} đến {to}; lần phát hành {number} không có gì ở {path}, nên kết luận chỉ là về {to}",
            "the server leads {path} to {to}; release {number} has nothing at {path}, so the verdict is about {to} alone",
        ),
        "redirected_to_folder": _note(
            "máy chủ chuyển {path} đến {to}: cùng một trang, khác cách viết địa chỉ",
            "the server leads {path} to {to}: the same page, its address written otherwise",
        ),
        "redirected_away": _bad(
            "lần phát hành {number} có trang ở {path}, nhưng máy chủ không đưa ra mà chuyển đến {to}",
            "release {number} has a page at {path}, which the server does not give: it leads to {to}",
        ),
        "redirected_to_port": _bad(
            "máy chủ chuyển {path} đến {to}, ở cổng mạng khác với cổng được hỏi, nên không đi theo",
            "the server leads {path} to {to}, at another port than the one that was asked, so it was not followed",
        ),
        "redirected_elsewhere": _bad(
            "máy chủ chuyển {path} đến {to}, ra ngoài cổng hoặc không qua https, nên không đi theo",
            "the server leads {path} to {to}, out of the portal or not by https, so it was not followed",
        ),
        "redirect_differs": _bad(
            "lần phát hành {number} ghi {path} chuyển đến {expected}, máy chủ lại chuyển đến {to}",
            "release {number} says that {path} leads to {expected}, the server leads to {to}",
        ),
        "too_many_redirects": _bad(
            "máy chủ chuyển địa chỉ quá {most} lần liền, đến {to} thì dừng",
            "the server redirected more than {most} times; stopped at {to}",
        ),
        "encoding_forced": _note(
            "máy chủ hoặc máy trung gian gửi dạng nén {encoding} dù được xin dạng gốc; đã giải nén rồi mới so",
            "server or something between sent {encoding} though the plain form was asked for; it was decompressed to compare",
        ),
        "encoding_unreadable": _bad(
            "dạng nén {encoding} của {path} không giải nén được, hoặc giải ra lớn hơn hẳn tệp của bản phát hành, nên không đọc tiếp",
            "the {encoding} form of {path} cannot be decompressed, or holds far more than the file of the release, so it was read no further",
        ),
        "twin_differs": _bad(
            "dạng nén {encoding} của {path} giải ra nội dung khác dạng gốc: trình duyệt nhận được bản khác",
            "the {encoding} form of {path} holds something else than the plain one: browsers are given other content",
        ),
        "twin_other_bytes": _note(
            "dạng nén {encoding} của {path} giải ra đúng nội dung, byte nén thì không như danh sách: có nơi nén lại",
            "the {encoding} form of {path} holds the right content, its bytes are not those of the list: something compressed it anew",
        ),
        "twins_good": _good(
            "các dạng nén của {path} ({encodings}) giải ra đúng nội dung này",
            "the compressed forms of {path} ({encodings}) hold this very content",
        ),
        # A file.
        "file_identical": _good(
            "tệp này giống hệt {address} của lần phát hành {number} (cổng lúc {clock})",
            "this file is identical to {address} of release {number} (the portal at {clock})",
        ),
        "saved_page": _bad(
            "đây là trang do trình duyệt lưu lại: khi lưu, trình duyệt đổi byte nên không bao giờ khớp; hãy chạy portalgen verify với địa chỉ{address}",
            "this is a page that a browser saved: saving changes its bytes, so it never matches; run portalgen verify with the address{address}",
        ),
        "file_unknown": _bad(
            "không lần phát hành nào còn xem được có tệp này (SHA-256 {found}); tệp có thể cũ hơn, đã được lưu lại, hoặc không từ cổng",
            "no release that can be seen has this file (SHA-256 {found}); it may be older, saved anew by a program, or not from the portal",
        ),
        # What approved it.
        "words_of_source": _good(
            "theo bản kê, trang dựng từ {source}; tiêu đề và mọi chữ của nguồn ở lần lưu {commit} đứng đúng thứ tự trên trang (chữ thêm quanh đó, các mục khai "
            "báo khác ở đầu bài, hình ảnh và mẫu chèn thì không xét được)",
            "by its list the page was made from {source}; title and all words of that text at the commit {commit} stand on the page in their "
            "order (words added around them, its other front matter, pictures and shortcodes cannot be judged)",
        ),
        "notice_of_source": _note(
            "theo bản kê, thông báo này thay cho bài của {source}; nguồn ở lần lưu {commit} đúng là đã gỡ hoặc hết hạn, tiêu đề đứng trên trang, chữ còn lại "
            "do phần mềm viết nên không so được",
            "by its list this notice stands in the place of {source}; that text at the commit {commit} was indeed removed or is over, its "
            "title stands on the page, and the other words are the program's, so they cannot be compared",
        ),
        "same_as_file": _good(
            "giống từng byte tệp {source} ở lần lưu {commit}",
            "byte for byte the file {source} at the commit {commit}",
        ),
        "words_not_of_source": _bad(
            "chữ trên trang không phải chữ của nguồn: bản kê nói {path} dựng từ {source}, nhưng ở lần lưu {commit} nguồn có “{expected}”, trên trang không thấy "
            "(hoặc không đúng chỗ); bước dựng trang có thể đã bị chiếm, hãy dựng lại và so bằng portalgen restore-drill",
            "the words of the page are not those of its source: the list says that {path} was made from {source}, which at the commit {commit} "
            "has “{expected}”, and the page does not (or not in its place); the build may have been taken over: build again and compare, "
            "with portalgen restore-drill",
        ),
        "source_invalid": _bad(
            "bản kê nói {path} dựng từ “{source}”, không phải đường dẫn của một bài (content/….md); không xét được ai đã duyệt",
            "the list says that {path} was made from “{source}”, which is no path of a text (content/….md); what approved it cannot be said",
        ),
        "source_not_in_commit": _bad(
            "bản kê nói {path} dựng từ {source}, nhưng lần lưu {commit} không có tệp đó",
            "the list says that {path} was made from {source}, and the commit {commit} has no such file",
        ),
        "source_of_other_site": _bad(
            "bản kê nói {path} dựng từ {source}, là bài của trang {site}, mà ở lần lưu {commit} trang ấy có tên miền {host}",
            "the list says that {path} was made from {source}, a text of the site {site}, whose host at the commit {commit} is {host}",
        ),
        "source_elsewhere": _bad(
            "bản kê nói {path} dựng từ {source}, nhưng bài ấy có địa chỉ khác: bài của địa chỉ này là bài nào thì chưa biết",
            "the list says that {path} was made from {source}, but that text has another address: which one belongs to this address is not known",
        ),
        "source_not_judged": _bad(
            "bản kê nói {path} dựng từ {source}, nhưng ở lần lưu {commit} cấu hình không cho biết chuyên mục ấy có địa chỉ nào, nên không xét được",
            "the list says that {path} was made from {source}, and the configuration at the commit {commit} does not say which address that "
            "section has, so this cannot be judged",
        ),
        "other_text_there": _bad(
            "bản kê nói {path} dựng từ {source}, trong khi lần lưu {commit} có bài {other} ở đúng chỗ đó",
            "the list says that {path} was made from {source}, while the commit {commit} has {other} in that very place",
        ),
        "other_bytes_of_file": _bad(
            "{path} không phải tệp {source} nằm ở chỗ đó ở lần lưu {commit}: byte khác, và lần lưu ấy không có tệp nào giống",
            "{path} is not the file {source} that lies in that place at the commit {commit}: its bytes differ, and no file there has them",
        ),
        "file_not_in_commit": _bad(
            "{path} thuộc loại tệp mà phần mềm không tự làm ra, và lần lưu {commit} không có tệp nào giống: không ai duyệt nó",
            "{path} is of a type that the program never makes, and the commit {commit} has no file like it: nothing approved it",
        ),
        "source_not_named": _bad(
            "bản kê không nêu nguồn cho {path}, trong khi lần lưu {commit} có bài {source} ở đúng chỗ đó",
            "the list names no text for {path}, while the commit {commit} has {source} in that very place",
        ),
        "notice_unfounded": _bad(
            "bản kê nói {path} là thông báo thay cho bài của {source}, nhưng ở lần lưu {commit} bài đó chưa gỡ, chưa hết hạn",
            "the list says that {path} is a notice in the place of {source}, but at the commit {commit} that text was not removed and is not over",
        ),
        "notice_not_named": _bad(
            "bản kê nói {path} dựng từ {source} như một bài thường, nhưng ở lần lưu {commit} bài đó đã gỡ: ở đây chỉ có thể là thông báo thay bài",
            "the list says that {path} was made from {source} like any page, but at the commit {commit} that text was removed: nothing but a "
            "notice can stand here",
        ),
        "approved": _good("{part}: {level}{state}{records}", "{part}: {level}{state}{records}"),
        "approval_weak": _note("{part}: {level}{state}{records}", "{part}: {level}{state}{records}"),
        "approval_missing": _bad(
            "{part}: không có phiếu duyệt nào cho lần thay đổi cuối{records}",
            "{part}: no approval covers its last change{records}",
        ),
        "approval_suspect": _bad(
            "{part}: phiếu được ký bằng khóa đã bị thu hồi, nên đáng ngờ{records}",
            "{part}: a record is signed with a key that was revoked, so it is suspect{records}",
        ),
        "approval_generated": _note(
            "bản kê không nêu nguồn của tệp này (trang chủ, danh sách, tệp do phần mềm dựng): tự nó không được ai duyệt, và chữ của nó không so được với bài nào; "
            "chỉ dựng lại từ kho rồi so (portalgen restore-drill) mới biết nó có đúng là thứ phần mềm dựng ra",
            "the list names no text that this file was made from (a home, a list, a file of the program): nothing is approved by itself "
            "here and its words can be held against no text; only building again and comparing (portalgen restore-drill) tells whether it "
            "is what the program makes",
        ),
        "approval_not_asked": _note(
            "chưa xét ai đã duyệt: việc đó cần kho của cổng (--root)",
            "what approved it was not looked up: that takes the portal's repository (--root)",
        ),
    }
)

// How queries are written for Pagefind. The index holds đ as ḏ (U+1E0F), a letter that Pagefind folds to d; queries are
// written the same way here, and results back. See portalgen/search/shadow.py.

/** Text as the index has it. */
export const encode = (text) => text.normalize("NFC").replace(/[đð]/g, "\u1e0f").replace(/[ĐÐ]/g, "\u1e0e");

/** Text of the index as people write it. */
export const decode = (text) => text.replace(/\u1e0f/g, "đ").replace(/\u1e0e/g, "Đ");

/** Text without marks, in small letters. */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** The query with straight quotation marks and one space between words. */
export const tidy = (query) => query.normalize("NFC").replace(/[“”„«»]/g, '"').replace(/\s+/g, " ").trim();

export const isPhrase = (text) => /^".+"$/.test(text);
export const hasMarks = (text) => text.normalize("NFD") !== text.normalize("NFC");

/** The words of a query: a number such as 2111/QĐ-UBND stands in the index also by its parts. */
export const wordsOf = (text) => text.replaceAll('"', " ").split(/[\s/&–—-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Numbers that are meant as they stand: Pagefind also takes the beginning of a word, and "Phường 2" for 2111. */
export const numbersOf = (words) => words.filter((word) => /^\d{2,}$/.test(word));

// What people write short. The keys are folded; those with a space are what is left of "GD&ĐT" or "GD-ĐT".
const SHORT = {
  ubnd: "ủy ban nhân dân",
  hdnd: "hội đồng nhân dân",
  qd: "quyết định",
  nd: "nghị định",
  tt: "thông tư",
  tb: "thông báo",
  tthc: "thủ tục hành chính",
  cntt: "công nghệ thông tin",
  tp: "thành phố",
  vp: "văn phòng",
  gddt: "giáo dục và đào tạo",
  "gd dt": "giáo dục và đào tạo",
  khcn: "khoa học và công nghệ",
  "kh cn": "khoa học và công nghệ",
  nnmt: "nông nghiệp và môi trường",
  "nn mt": "nông nghiệp và môi trường",
  vhttdl: "văn hóa, thể thao và du lịch",
  "vh tt dl": "văn hóa, thể thao và du lịch",
};

/** The words with what is written short written out, or null where nothing is. */
export function writtenOut(words) {
  const found = [];
  let changed = false;
  for (let at = 0; at < words.length; ) {
    const length = [3, 2, 1].find((count) => SHORT[folded(words.slice(at, at + count).join(" "))] && at + count <= words.length);
    found.push(length ? SHORT[folded(words.slice(at, at + length).join(" "))].replaceAll(",", "") : words[at]);
    changed ||= Boolean(length);
    at += length ?? 1;
  }
  return changed ? found.flatMap((word) => word.split(" ")) : null;
}

// How queries are written for Pagefind: the index holds đ as ḏ (U+1E0F), which Pagefind folds to d. See
// portalgen/search/shadow.py.

const MOST = 24; // words of a query that are searched
const LONG = 20; // letters

/** Text as the index has it. */
export const encode = (text) => text.normalize("NFC").replace(/[đð]/g, "\u1e0f").replace(/[ĐÐ]/g, "\u1e0e");

/** Text of the index as people write it. */
export const decode = (text) => text.replace(/\u1e0f/g, "đ").replace(/\u1e0e/g, "Đ");

const plains = new Map(); // of words that were folded, as the same few are again and again

/** Text without marks, in small letters. */
export function folded(text) {
  const plain = plains.get(text) ?? text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
  if (text.length < LONG) plains.set(text, plain);
  return plain;
}

/** The query with straight quotation marks and one space between words. */
export const tidy = (query) => query.normalize("NFC").replace(/[“”„«»]/g, '"').replace(/\s+/g, " ").trim();

export const isPhrase = (text) => /^".+"$/.test(text);

/** The words of a text, as Pagefind has them: no apostrophes, and 2111/QĐ-UBND also in parts. */
export const wordsOf = (text) => text.replace(/['’]/g, "").split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);

/** Text without marks and signs, one space between words. */
export const spaced = (text) => wordsOf(folded(text)).join(" ");

/** Words, each with how it is compared. */
export const paired = (words) => words.map((word) => ({ word, plain: spaced(word) }));

const alone = (words) => words.filter((word, at) => words.findIndex((other) => folded(other) === folded(word)) === at);
const parted = (word) => word.match(/\p{N}+|[^\p{N}]+/gu); // QĐ2111

/**
 * The words of a query, each once, and `ways` to write them: as they stand, with letters and digits parted, written
 * out. `number` begins the number of a document.
 */
export function reading(query) {
  const written = wordsOf(query);
  const parts = written.flatMap(parted); // "tt&tt" has a word twice
  const [words, typed, full] = [parts, written, writtenOut(parts)].map((way) => alone(way).slice(0, MOST));
  const ways = alone(writtenOut(words)).length === full.length ? [typed, words, full] : [full];
  const [, number = ""] = /(?<![\p{L}\p{N}])(\d+)\/[\p{L}\p{N}]/u.exec(query) ?? [];
  return { words, number, ways: [...new Map(ways.map((way) => [way.join(" "), way])).values()] };
}

/** Whether the last word may go on. */
export const isOpen = (query) => /[\p{L}\p{N}\p{M}]{3,}$/u.test(query);

// What people write short, folded; also as "GD&ĐT", "GD-ĐT" and "GD và ĐT". The theme's strings have it.
const SHORT = new Map((document.querySelector("[data-search]").dataset.short ?? "").split(",").map((line) => line.trim().split(": ")));

/** The words with what is written short written out. */
function writtenOut(words) {
  const shortAt = (at, count) => SHORT.get(folded(words.slice(at, at + count).join(" ")).replace(/ va | /g, ""));
  const found = [];
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find((count) => at + count <= words.length && shortAt(at, count));
    found.push(length ? shortAt(at, length) : words[at]);
    at += length ?? 1;
  }
  return found.flatMap((word) => word.split(" "));
}

/** What is written short, written out where it is all of the query. */
export function inFull(query) {
  const words = writtenOut(wordsOf(query));
  return words[1] && !/\P{L}/u.test(query) ? words.join(" ") : query;
}

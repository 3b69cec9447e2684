// Vietnamese syllables: which words are one, what remains of Telex and VNI, and their marks wherever they were placed.
import { folded } from "./words.js";

// What they look like without marks, the theme's strings say.
const SYLLABLE = new RegExp(`^${document.querySelector("[data-search]").dataset.syllables}$`);

/** Whether a word, marks apart, can be a Vietnamese syllable. */
export const isSyllable = (word) => SYLLABLE.test(folded(word));

/* Marks */

/** The marks of a text alone, đ among them, in one order: so "hoà" and "hòa" have the same. */
const marksOf = (text) => (text.toLowerCase().normalize("NFD").match(/[đ\u0300-\u036f]/g) ?? []).sort().join("");
export const hasMarks = (text) => marksOf(text) > "";

/** Whether `typed` may stand for `word`, marks apart the same: all its marks are there, or it has none but đ ("đak" for "đắk"). */
export function sameMarks(typed, word) {
  const marks = marksOf(typed);
  return !marks || marks === marksOf(word) || (/^đ+$/.test(marks) && /đ/i.test(word));
}

/* Telex and VNI: keys that were meant as marks */

const TONES = "\u0301\u0300\u0309\u0303\u0323"; // of the keys "sfrxj" and "12345"
const HAT = "\u0302";
const VOWEL = /[aăâeêioôơuưy]/;

/** The syllable that keys like "huwowng" or "hu7o7ng" were meant for, or "" where they were meant for none. */
export function meant(word) {
  const letters = [];
  let tone = "";
  const put = (keys, mark) => {
    const at = letters.findLastIndex((letter) => keys.includes(letter));
    if (at >= 0) letters[at] = (letters[at] + (mark ?? (letters[at] === "a" ? "\u0306" : "\u031b"))).normalize();
    return at >= 0;
  };
  const horn = () => {
    const at = letters.join("").search(/[uư]o/);
    if (at >= 0) [letters[at], letters[at + 1]] = ["ư", "ơ"];
    return at >= 0 || put("uoa") || letters.includes("ơ"); // "huwowng": the second "w" says nothing more
  };
  for (const key of word.toLowerCase()) {
    const vowels = letters.some((letter) => VOWEL.test(letter));
    const mark = TONES["sfrxj12345".indexOf(key) % TONES.length];
    if (vowels && mark) tone = mark;
    else if (/[w7]/.test(key) && horn()) continue;
    else if (key === "8" && put("a")) continue;
    else if (key === "6" && put("aeo", HAT)) continue;
    else if (/[aeo]/.test(key) && put(key, HAT)) continue;
    else if (/[d9]/.test(key) && letters[0] === "d") letters[0] = "đ";
    else letters.push(key === "w" && !vowels ? "ư" : key);
  }
  const syllable = toned(letters, tone);
  return syllable !== word.toLowerCase() && isSyllable(syllable) ? syllable : "";
}

/** The letters with the tone where it is written. */
function toned(letters, tone) {
  const start = /^(?:qu|gi(?=[aeouăâêôơư]))/.test(letters.join("")) ? 2 : 0;
  const vowels = [...letters.keys()].filter((at) => at >= start && VOWEL.test(letters[at]));
  const special = vowels.findLast((at) => /[ăâêôơư]/.test(letters[at]));
  const closed = vowels.at(-1) !== letters.length - 1;
  const place = special ?? vowels.at(closed ? -1 : vowels.length > 2 ? 1 : 0);
  return letters.map((letter, at) => (at === place ? letter + tone : letter)).join("").normalize("NFC");
}

/* Typing errors */

/** Whether one letter was left out, added, taken for another, or changed places with the next. */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

// What a query may mean: keys of Telex or VNI, words written together, words that only ask, single typing errors. Every
// reading is a list of words; which of them is meant is for the names that they find to say.
import { FILLERS, FORMS, QUESTIONS, bodyOf, isSame } from "./asking.js";
import { isNear, isSyllable, meant } from "./syllables.js";
import { folded, paired, reading as written } from "./words.js";

const MOST = 16; // ways to choose what each word means
const RANGES = 24; // parts of a query
const CHOICES = 8; // of a word
const NEAREST = 40; // words that may have been meant

// Costs: nothing where the reading says what was typed, 1 and more where it is a guess that must be told.
const [SPLIT, BEGUN, GUESS, UNKNOWN] = [0.1, 0.2, 1, 3];

/**
 * Readings of `query` by the words of an index (`counts`), the likeliest first (`exact`: without guesses; `open`: the last word may go on): `words`, `shape` (1 without what only
 * asks, 2 also without fillers), the words that are `guessed`, whether keys were `decoded` and a word is `unknown`.
 */
export function readingsOf(query, counts, exact, open) {
  const found = new Map();
  const [questions, fillers] = exact ? [[], []] : [QUESTIONS, FILLERS];
  const asking = new Set([...questions, ...fillers].flat().map(({ plain }) => plain));
  for (const way of waysOf(query, counts)) {
    for (const [cost, chosen] of combined(way.map((word, at) => variantsOf(word, counts, asking, open && at === way.length - 1)))) {
      const all = chosen.flatMap((choice) => choice.words.map((word) => ({ ...choice, word })));
      for (const { parts, shape } of shapesOf(all, questions, fillers)) {
        const words = parts.map(({ word }) => word);
        const reading = {
          words,
          shape,
          order: cost + (all.length - parts.length) / 100,
          guessed: parts.map(({ guess }) => guess).filter(Boolean),
          decoded: parts.some(({ decoded }) => decoded),
          unknown: parts.some(({ unknown }) => unknown),
        };
        const key = words.join(" ");
        if (key && !(found.get(key)?.order <= reading.order)) found.set(key, reading);
      }
    }
  }
  const all = [...found.values()].filter(({ guessed, decoded }) => !guessed[exact ? 0 : 1] && !(exact && decoded));
  return all.sort((one, other) => one.order - other.order).slice(0, MOST * 4);
}

/** The ways to write the words; "sở nv" is "snv" where the index has that, "health department" also a department of health. */
function waysOf(query, counts) {
  const { ways } = written(query);
  const [[first, last, ...more]] = ways;
  const initials = last && !more.length && !(counts.has(folded(last)) && isSyllable(last)) && folded(first)[0] + folded(last);
  const turned = ways.filter((way) => bodyOf(way).isLast).map((way) => [way.at(-1), ...way.slice(0, -1)]);
  return [...ways, ...turned, ...(counts.has(initials) ? [[initials]] : [])];
}

/** The choices { words, cost } for a word, the likeliest first; words of `asking` need no index; `open`: it may go on. */
function variantsOf(word, counts, asking, open) {
  const plain = folded(word);
  const has = (each) => counts.has(folded(each));
  const syllable = meant(word);
  const others = formsOf(plain).filter(has).map((each) => ({ words: [each], cost: SPLIT }));
  if (has(plain)) return [{ words: [word], cost: 0 }, ...others, ...(syllable && !isSyllable(word) && has(syllable) ? [{ words: [syllable], cost: SPLIT, decoded: true }] : [])];
  const asks = [word, syllable].find((each) => asking.has(folded(each)));
  const other = plain.replace(/^([^aeiouy]*)([iy])$/, (_, begin, vowel) => begin + (vowel === "i" ? "y" : "i"));
  const keys = /(.)\1|[w\d]/.test(word); // of Telex or VNI for certain; "visa" may be a word, and two guesses in one are chance
  return [
    ...others,
    ...(asks ? [{ words: [asks], cost: 0, unknown: !has(asks), decoded: asks !== word }] : []),
    ...(syllable ? [{ words: [syllable], cost: has(syllable) ? 0 : UNKNOWN - (keys ? 0.1 : -0.1), decoded: true, unknown: !has(syllable) }] : []),
    ...(has(other) ? [{ words: [other], cost: 0 }] : []),
    ...splits(plain, counts).map((words, at) => ({ words, cost: SPLIT + at / 100 })),
    ...(open && plain[1] ? begun(plain, counts) : []).map((words, at) => ({ words, cost: BEGUN + at / 100 })),
    ...(!syllable || keys ? nearest(folded(syllable || word), counts, keys) : []).filter((each) => each.length > plain.length / 2).map((each, at) => ({ words: [each], cost: GUESS + at / 20, guess: word })),
    { words: [word], cost: UNKNOWN, unknown: true },
  ].slice(0, CHOICES);
}

/** Other forms of an English word: plurals, -ing and -ed, who is in the chair, and as it is written over the ocean. */
export function formsOf(word) {
  return FORMS.flatMap(([one, other]) => (other ? [word.replace(one, other), word.replace(other, one)] : [word.replace(RegExp(`${one}$`), ""), word + one])).filter((each) => each !== word);
}

/** Words written together, taken apart into as few as may be, of which the rarest is the most common. */
function splits(plain, counts) {
  if (!/^[a-z]{4,60}$/.test(plain) || isSyllable(plain)) return [];
  const best = [[[]]]; // ways for the first letters, by their number
  for (let end = 1; end <= plain.length; end++) {
    best[end] = [];
    for (let start = Math.max(0, end - 7); start < end; start++) {
      const word = plain.slice(start, end);
      if (counts.has(word) && isSyllable(word)) best[end].push(...best[start].map((way) => [...way, word]));
    }
    const rarest = (way) => Math.min(...way.map((word) => counts.get(word)));
    best[end] = best[end].sort((one, other) => one.length - other.length || rarest(other) - rarest(one)).slice(0, 4);
  }
  return best[plain.length].filter((way) => way.length > 1);
}

function begun(plain, counts) {
  const words = [...counts.keys()].filter((word) => word.startsWith(plain));
  return words.sort((one, other) => counts.get(other) - counts.get(one)).slice(0, 3).map((word) => [word]);
}

/** Words of the index with one other letter, the most common first. */
export function nearest(plain, counts, keys) {
  if (plain.length < 2 || !/[aeiouy]/.test(plain)) return []; // initials
  const strange = !keys && plain.length > 3 && !isSyllable(plain); // may be a word of another language
  const fits = (word) => !strange || !isSyllable(word) || (word[0] === plain[0] && (plain.length > 4 || word.length === plain.length));
  const words = [...counts.keys()].filter((word) => isNear(plain, word) && !/\d/.test(word) && fits(word));
  return words.sort((one, other) => counts.get(other) - counts.get(one)).slice(0, NEAREST);
}

/** The cheapest combinations of a choice for each word, each behind its cost. */
function combined(variants) {
  return variants.reduce((ways, choices) => {
    const all = ways.flatMap(([cost, chosen]) => choices.map((choice) => [cost + choice.cost, [...chosen, choice]]));
    return all.sort(([one], [other]) => one - other).slice(0, MOST);
  }, [[0, []]]);
}

/**
 * The parts of a query with ever fewer of those that only ask ("ở đâu"; shape 1) or fill (shape 2): from both ends, since
 * names have such words too ("La Gi"), last without all of them.
 */
function shapesOf(parts, questions, fillers) {
  const phrases = [...questions.map((words) => ({ words, shape: 1 })), ...fillers.map((words) => ({ words, shape: 2 }))];
  const typed = paired(parts.map(({ word, guess }) => (guess ? "" : word)));
  const stands = (words, at) => words.every((word, step) => isSame(typed[at + step], word));
  const found = new Map();
  const visit = (start, end, shape) => {
    const key = `${start} ${end}`;
    if (start >= end || found.has(key) || found.size > RANGES) return;
    found.set(key, { parts: parts.slice(start, end), shape });
    for (const { words, shape: own } of phrases) {
      if (words.length >= end - start) continue;
      if (stands(words, end - words.length)) visit(start, end - words.length, Math.max(shape, own));
      if (stands(words, start)) visit(start + words.length, end, Math.max(shape, own));
    }
  };
  visit(0, parts.length, 0);
  for (const most of [1, 2]) {
    const rest = [];
    for (let at = 0; at < parts.length; ) {
      // "dau" is seldom "đâu" in the middle.
      const left = phrases.find(({ words, shape }) => shape <= most && (most > 1 || words[1] || typed[at].word !== typed[at].plain) && stands(words, at));
      if (!left) rest.push(parts[at]);
      at += left?.words.length ?? 1;
    }
    if (rest[0]) found.set(most, { parts: rest, shape: rest.length < parts.length ? most : 0 });
  }
  return found.values();
}

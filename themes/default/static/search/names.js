// Which names of the index a query means, and in which order.
import { bodyOf, isFiller, isSame, tellsLittle } from "./asking.js";
import { formsOf, nearest, readingsOf } from "./readings.js";
import { isSyllable, sameMarks } from "./syllables.js";
import { folded, isOpen, paired, spaced, wordsOf } from "./words.js";

const CLOSE = 0.15; // costs within which readings differ by what only asks
const UNKNOWN = 30; // entries of a word that no name has: it is not told what it tells
const WHOLE = 60; // entries of a word that its part of the index surely has
const FETCHED = 3; // parts of the index that a query may fetch, and names of a matter before its place
const [EXACT, BEGINS, STARTS, ENDS, WITHIN, ORDERED, APART] = [100, 3, 2.5, 2, 1.5, 1.2, 1];
const [HOME, OWN, COMMON, LAPSED, FOREIGN, SHARED, NUMBERED, TITLE] = [1.5, 2, 0.5, 0.1, 0.1, 0.9, 4, 1.5];
const LONG = 6; // words of a name; that one is longer says nothing
const ENOUGH = 0.5; // of what all words tell, the least that a name must have to be shown for some of them
const TELLING = 7; // words by which names are looked for where nothing else is left
const TOGETHER = 3; // what a word tells that stands beside the others of a name, at least
const UNIT = 0.3; // the least of a name that stands in the query as a whole
const LITTLE = 0.15; // of what other words tell
const SHORT = 4; // words of a name in which their order counts
const NAMESAKE = 1.5; // a successor that bears the former name

/** Reads `query` by the names of `index`; `exact`: as it stands, without guesses. */
export function nameSearch(index, query, exact) {
  const readings = readingsOf(query, index.counts, exact, isOpen(query));
  let fetched = 0;

  async function near(words) {
    const known = words.map(folded).filter((word) => index.counts.get(word)).sort((one, other) => index.counts.get(one) - index.counts.get(other));
    // The rarest, or what is here and has all its entries.
    const word = known.find((each) => index.holds(each) && index.counts.get(each) <= WHOLE) ?? known[0];
    if (!word || (!index.holds(word) && fetched++ >= FETCHED)) return [];
    return index.near(word);
  }

  const tells = (each) => Math.log(2 + index.counts.size / (index.counts.get(each.plain) ?? UNKNOWN)) * (tellsLittle(each) ? LITTLE : 1);
  const sum = (some, least = 0) => some.reduce((sum, each) => sum + Math.max(least, tells(each)), 0);

  /** What names say to readings that mean the same, each written in its way. */
  async function foundBy(...same) {
    const ways = same.map(({ words }) => paired(words));
    const entries = await Promise.all(same.map(({ words }) => near(words)));
    const found = [...new Set(entries.flat())].map((entry) => ways.map((words) => compared(entry, words)).filter(Boolean).sort(byScore)[0]).filter(Boolean);
    found.sort(byScore);
    const [reading] = same;
    // Where words were left out, the rest must be a name of its own; what is over comes after texts.
    const isFull = ({ same, likeness, inText, isNumber, entry }) =>
      same && (inText ? likeness > APART : reading.shape < 2) && (!entry.lapsed || isNumber);
    return { reading, full: found.filter(isFull), lesser: found.filter((match) => !isFull(match)) };
  }

  /** The first of some readings that names fit. */
  async function first(some, missed) {
    let lesser;
    for (const [at, reading] of some.entries()) {
      if (some[at - 1]?.order === reading.order) continue;
      const found = await foundBy(...some.filter(({ order }) => order === reading.order));
      if (found.full[0]) return answer(found);
      missed?.();
      if (found.lesser.some(({ same }) => same || !reading.decoded)) lesser ??= answer(found);
    }
    return lesser;
  }

  /** Of some guesses the one that a name fits best. */
  async function likeliest(some) {
    let best;
    for (const reading of some) {
      const found = await foundBy(reading);
      const score = found.full[0]?.score ?? 0;
      if (score > (best?.score ?? 0)) best = { ...found, score };
    }
    return best && answer(best);
  }

  // What is no syllable is no word of a text either; what is one may stand in a text, so that is asked first.
  const isUnsure = ({ guessed }) => guessed.some(isSyllable);
  const isPlain = ({ guessed, unknown }) => !guessed[0] && !unknown;
  const plain = readings.filter(isPlain);
  const plainly = wordsOf(query);
  const guesses = readings.filter(({ guessed, unknown, shape }) => guessed[0] && !unknown && shape < 2);
  const said = readings.filter(({ guessed, shape }) => !guessed[0] && shape < 2);
  const asked = said.filter(({ order }) => order < said[0].order + CLOSE);
  const base = asked.sort((one, other) => one.words.length - other.words.length)[0] ?? { words: plainly };

  /** What may have been meant where texts have nothing either. */
  async function guess() {
    if (exact) return undefined;
    fetched = 0;
    const best = (await likeliest(guesses.filter(isUnsure))) ?? (await likeliest(mistaken(base.words, index.counts)));
    return sameMarks(query, best?.told ?? "") ? best : undefined; // who types marks knows the word: "căng cước", but not "học phí"
  }

  return {
    /** The words that full texts are searched for where no name fits, and whether they are others than those typed. */
    words: base.words,
    changed: base.words.join() !== plainly.join(),
    /** Whether a name may have all words. */
    hopeful: plain.length > 0,
    /** What the names say at once: { words, told, guessed, full, lesser }, or nothing; `missed` is told early. */
    find: async (missed) => {
      const found = await first(plain, missed);
      if (found?.full[0] || found?.same) return found;
      return (await likeliest(guesses.filter((each) => !isUnsure(each)))) ?? found;
    },
    /** Where the query says a matter and a place: names of the matter, or what the place has of it, and the home of the place. */
    placed: async () => {
      const { words } = base;
      for (let size = words.length - 1; size > 1; size--) {
        for (let start = 0; start + size <= words.length; start++) {
          const place = words.slice(start, start + size);
          if (!index.places.some(({ words: own }) => place.every((word) => own.has(folded(word))))) continue;
          fetched = 0;
          const home = (await foundBy({ words: place, shape: 0 })).full.find(({ entry, likeness }) => entry.isHome && likeness >= ENDS)?.entry;
          if (!home) continue;
          const matter = words.toSpliced(start, size);
          if (isFiller(paired(matter).at(-1))) matter.pop(); // "ở"
          const found = await first(readingsOf(matter.join(" "), index.counts).filter(isPlain));
          const full = found?.full.filter(({ isSite, day, likeness }) => !isSite && !day && (matter[1] || likeness > WITHIN)).slice(0, FETCHED) ?? [];
          if (full[0]) return { full: [...full, shown({ entry: home })], placed: { what: found.told, place: home.title } };
        }
      }
      return undefined;
    },
    /** Where the query says what agencies are called and a name that none has: the list of them, and those that share two of its words. */
    unnamed: async () => {
      const { list, rest } = bodyOf(base.words);
      if (!list || (await guess())) return undefined;
      const near = index.places.map(({ name }) => name).filter((name) => hasTwo(name, paired(rest)));
      fetched = 0;
      const names = near[1] ? [list, ...near.slice(0, FETCHED)] : [...near, list];
      const found = await Promise.all(names.map((name) => foundBy({ words: wordsOf(name), shape: 0 })));
      return { full: found.flatMap(({ full }) => full.slice(0, 1)).map(shown), placed: { as: "Unnamed", what: query } };
    },
    guess,
    /** Names that stand in the query as a whole (`least`: what they tell), then those that have most of what its words tell. */
    nearly: async (least = UNIT) => {
      const [whole, words] = [(said[0] ?? base).words, base.words].map(paired);
      const all = sum(words);
      const telling = words.filter(({ plain }) => index.counts.get(plain)).sort((one, other) => tells(other) - tells(one));
      const parts = await Promise.all(telling.slice(0, least > UNIT ? FETCHED : TELLING).map(({ plain }) => index.near(plain)));
      const [rarest] = words.toSorted((one, other) => tells(other) - tells(one));
      const found = [];
      for (const entry of new Set(parts.flat())) {
        const units = entry.names.map(({ words, also }) => ({ own: words.filter((each) => !isFiller(each)), also, entry })).filter(({ own }) => own[1] && standsIn(own, whole));
        const [unit] = units.map((each) => ({ ...each, score: sum(each.own, TOGETHER) / all })).sort(byScore);
        const called = [...entry.names.flatMap(({ words }) => words), ...(hasTwo(entry.place.name, words) ? entry.place.named : [])];
        const summary = paired(wordsOf(entry.excerpt[0]?.text ?? ""));
        // Each word that its names have counts twice, one that only the summary has once.
        const held = [called, [...called, ...summary]].flatMap((said) => words.filter((each) => [each.plain, ...formsOf(each.plain)].some((plain) => agrees(said, { ...each, plain }))));
        const share = sum(held) / 2 / all;
        if (unit?.score >= least) found.push({ ...unit, score: 100 * unit.score * weight(entry, whole) });
        else if (least <= UNIT && !entry.isCommon && share >= ENOUGH && (words[3] || held.includes(rarest)) && held[2]) found.push({ entry, score: share ** 2 * weight(entry, words) });
      }
      return found.sort(byScore).slice(0, 5).map(shown);
    },
  };
}

/** Whether the words of a name stand in a query in their order. */
function standsIn(name, words) {
  const rest = [...name];
  for (const each of words) if (isSame(each, rest[0])) rest.shift();
  return !rest.length;
}

export const byTitle = new Intl.Collator("vi", { numeric: true });
const byScore = (one, other) => other.score - one.score || byTitle.compare(other.entry.day, one.entry.day) || byTitle.compare(one.entry.title, other.entry.title);

/** Readings with one word of the index in the place of one that is there too, but that no name has beside the others. */
const mistaken = (words, counts) => (words[1] ? words.flatMap((word, at) => nearest(folded(word), counts, true).map((other) => ({ words: words.with(at, other), guessed: [word] }))) : []);

/** A reading with what it found; `told` is how its words are written in the best name. */
function answer({ reading: { words, guessed, decoded, shape }, full, lesser }) {
  const best = (full[0] ?? lesser[0]).entry;
  const written = new Map([best.place.named, ...best.names.map(({ words }) => words).reverse()].flatMap((own) => own.map(({ word, plain }) => [plain, word])));
  const told = words.map((word) => (word === folded(word) ? (written.get(word) ?? word) : word)).join(" ");
  return { words, told, shape, same: lesser.some(({ same }) => same), guessed: guessed[0], decoded, full: full.map(shown), lesser: lesser.map(shown) };
}

const shown = ({ entry, also, inText, likeness }) => ({ ...entry, also, inText, likeness });

/** How well an entry is called by `words`, or nothing where it has not all of them in a name and that of its place. */
export function compared(entry, words) {
  if (!words.every(({ plain }) => entry.all.has(plain))) return undefined;
  let best;
  let own = false; // what its own names say needs no other
  for (const name of entry.names) {
    const match = likened(entry, name, words);
    if (!match) continue;
    own ||= name.own;
    const score = match.score * (name.own ? TITLE : 1);
    const rank = score * (match.same ? EXACT : 1);
    if (!best || rank > best.rank) best = { ...match, entry, score, rank, also: own ? "" : name.also };
  }
  return best && { ...best, score: best.score * weight(entry, words) * (!own && entry.isSite && hasTwo(`${entry.title} ${entry.place.name}`, words) ? NAMESAKE : 1) };
}

/** Whether two of `words` follow each other in a text. */
const hasTwo = (text, words) => words.some(({ plain }, at) => at && ` ${spaced(text)} `.includes(` ${words[at - 1].plain} ${plain} `));

/** Whether a word may stand for one of `words`. */
export const agrees = (words, each) => words.some((word) => isSame(each, word));

function likened(entry, name, words) {
  const held = words.filter(({ plain }) => ` ${name.text} `.includes(` ${plain} `));
  const rest = words.filter((each) => !held.includes(each));
  const { place, isHome } = entry;
  const ofPlace = ({ plain }) => place.words.has(plain);
  // Two words side by side call the place, what agencies are called apart: one alone is chance.
  const called = (typed) => hasTwo(place.own ? place.name : place.called, paired(bodyOf(typed).rest ?? typed));
  if (!held[0] || (rest[0] && !(rest.every(ofPlace) && called(rest.map(({ plain }) => plain)) && (isHome || !held.every(ofPlace))))) return undefined; // nothing, or the place alone
  const isNumber = isNumbered(entry, words);
  const likenessOf = (text) => liken(text, held.map(({ plain }) => plain));
  const without = entry.isSite ? Math.min(BEGINS, likenessOf(name.text.replace(/^\S+ /, ""))) : 0; // "Lâm Viên" of "Phường Lâm Viên - Đà Lạt"
  const likeness = Math.max(likenessOf(name.text), without);
  const telling = held.length * 2 >= name.words.length || held.filter((each) => !isFiller(each))[1];
  if (rest[0] && !(telling && likeness >= WITHIN)) return undefined; // beside the place there must be enough of its own
  return {
    likeness: isNumber ? EXACT : likeness,
    isNumber,
    same: held.every((each) => agrees(name.words, each)) && rest.every((each) => place.named.every((own) => own.plain !== each.plain || isSame(each, own))),
    score: likeness * (rest[0] ? SHARED : 1) * Math.sqrt(Math.min(1, held.length / Math.min(name.words.length, LONG))),
    inText: !rest[0],
  };
}

/** How far a name is called just so. */
export function liken(name, words) {
  const asked = words.join(" ");
  if (name === asked) return EXACT;
  if (name.startsWith(`${asked} `)) return BEGINS;
  const rest = [...words];
  for (const word of name.split(" ")) if (word === rest[0]) rest.shift();
  if (!rest.length && name.startsWith(`${words[0]} `)) return STARTS;
  const { length } = name.split(" ");
  if (words.length === length) return length > SHORT ? ENDS : APART; // in another order
  if (name.endsWith(` ${asked}`)) return ENDS;
  if (name.includes(` ${asked} `)) return WITHIN;
  return rest.length ? APART : ORDERED;
}

const isNumbered = ({ number }, words) => !!number && words.some(({ plain }) => /^\d/.test(plain) && plain === spaced(number).split(" ")[0]);

function weight(entry, words) {
  const { host, place, isHome, isCommon, lapsed, foreign } = entry;
  const labelled = isHome && host.startsWith(`${words.map(({ plain }) => plain).join("")}.`);
  const standing = isNumbered(entry, words) ? NUMBERED : lapsed ? LAPSED : 1;
  return (isHome && !place.own ? HOME : 1) * (labelled ? HOME : 1) * (place.own ? OWN : 1) * (isCommon && !place.own ? COMMON : 1) * standing * (foreign && !isHome ? FOREIGN : 1);
}

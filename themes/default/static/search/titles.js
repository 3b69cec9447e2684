// The index of names: its words at once, its entries in parts, each fetched when a word of it is asked for.
import { within } from "./files.js";
import { paired, spaced, wordsOf } from "./words.js";

const BEGIN = 3_000; // milliseconds until it begins to come
const [HOME, LIST, LAPSED, , COMMON, STANDS_IN] = [1, 2, 4, 8, 16, 32];

async function read(address, options) {
  const response = await within(fetch(address, options), BEGIN);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return within(response.json());
}

/** Opens the index in the folder at `address`: `counts` says how many entries each word has. */
export async function openTitles(address) {
  const { words, shards, entries, ...head } = await read(`${address}titles.json`, { cache: "no-cache" });
  const counts = new Map(words.split(" ").map((word) => word.split(":")).map(([word, count]) => [word, Number(count)]));
  const places = head.places.map((place) => ({ ...place, called: place.words, named: paired(wordsOf(place.name)), words: new Set(place.words.split(" ")), own: !/^https?:/.test(place.lead) }));
  const known = new Map(); // entries by address: that two parts hold the same one costs nothing
  const entryOf = (row) => {
    const key = [row[0], row[5], row[7]].join(); // of many names, a part has those with its words
    if (!known.has(key)) known.set(key, entry(row, { ...head, places }));
    return known.get(key);
  };
  const parts = new Map([["", entries?.map(entryOf) ?? []]]);
  const nameOf = (word) => shards.findLast(([first]) => first <= word)?.[1] ?? shards[0]?.[1] ?? "";

  async function part(name) {
    if (!parts.has(name)) {
      const loading = read(address + name).then((data) => data.entries.map(entryOf));
      parts.set(name, loading);
      loading.then((read) => parts.set(name, read), () => parts.delete(name)); // the next search asks again
    }
    return parts.get(name);
  }

  const index = {
    counts,
    places,
    /** Whether the entries of a word are here already. */
    holds: (word) => Array.isArray(parts.get(nameOf(word))),
    /** Entries among which are those that have `word`, the most important at least; none where they do not come (then `lost` is true). */
    near: (word) => part(nameOf(word)).catch(() => ((index.lost = true), [])),
  };
  return index;
}

/** A row of the index, as the page shows it and as names are compared. */
function entry([address, title, kind, state, day, at, number, others, flags, language, summary, foreign = []], { kinds, states, places }) {
  const place = places[at];
  const names = namesOf(title, number, others, foreign, flags & HOME ? place : undefined);
  const { host, pathname } = place.own ? { host: "", pathname: address } : new URL(address, place.lead);
  return {
    host,
    path: pathname,
    day,
    year: day.slice(0, 4),
    title,
    number,
    place,
    kind: kinds[kind],
    state: states[state] ?? "",
    language,
    site: place.name,
    isHome: flags & HOME,
    isSite: flags & HOME && !place.own,
    isList: flags & LIST,
    isCommon: flags & COMMON,
    lapsed: flags & LAPSED,
    foreign: flags & STANDS_IN,
    excerpt: summary ? [{ text: summary, marked: false }] : [],
    names,
    all: new Set([...place.words, ...names.flatMap(({ words }) => words.map(({ plain }) => plain))]),
  };
}

/** What an entry is called: `own` are the names on the page itself, `also` what is shown of others. */
function namesOf(title, number, others, foreign, place) {
  const own = [title, place?.name].filter(Boolean);
  const shown = others.filter((text) => !own.includes(text));
  const written = new Set([...own, ...shown, ...foreign].flatMap((text) => spaced(text).split(" ")));
  const labels = [...(place?.words ?? [])].filter((word) => !written.has(word)); // of its host, initials
  return [
    ...own.map((text) => name(text, true)),
    ...(number ? [name(`${title} ${number}`, false)] : []),
    ...shown.map((text) => name(text, false, text)),
    ...foreign.map((text) => name(text, false)),
    ...labels.map((text) => name(text, true)),
  ];
}

const name = (text, own, also = "") => ({ own, also, text: spaced(text), words: paired(wordsOf(text)) });

// In which order results are shown, and what of each.
import { agrees, byTitle, liken } from "./names.js";
import { hasMarks } from "./syllables.js";
import { decode, folded, paired, spaced, wordsOf } from "./words.js";

const HEAD = 10; // results that are put in order by what they say; the rest stay as Pagefind has them
const WORDS = 36; // of an excerpt
export const WORD = 3; // syllables that may be one word
const FOREIGN = 0.1; // in another language than the reader's
export const LAPSED = 0.1; // no longer in force, and not asked for by its number
const PATH = /^\/?([^/]+)(\/.*)~([^~]*)~([^~]*)\.html$/;
const known = (value) => (value === "-" ? "" : value);

/** Results one after another, the best first. */
export function best(results, queries) {
  let head;
  let at = 0;
  return async (count) => {
    head ??= ordered((await Promise.all(results.slice(0, HEAD).map(load))).map((item) => ({ ...item, exact: isExact(item, queries[0]) })), queries.map(spaced));
    const from = at;
    at += count;
    const rest = results.slice(Math.max(from, HEAD), at);
    return [...head.slice(from, at), ...(await Promise.all(rest.map(load)))];
  };
}

/** Whether an item has the words of a query with the marks that they were typed with. */
function isExact({ title, number, text }, query) {
  const marked = wordsOf(query).filter(hasMarks);
  const said = decode(`${title} ${number} ${text}`);
  const plain = wordsOf(folded(said)); // all at once: a text may be long
  const words = wordsOf(said).map((word, at) => ({ word, plain: plain[at] }));
  const asked = paired(wordsOf(query));
  if (marked.length && asked.length <= WORD) return words.some((_, at) => asked.every((each, step) => words[at + step] && agrees([words[at + step]], each)));
  return paired(marked).every((each) => agrees(words, each));
}

/** What is called as the query says, or has its number, comes before what only speaks of it. */
function ordered(items, queries) {
  const rank = new Map(items.map((item) => [item, item.score * Math.max(...queries.map((words) => weight(item, words)))]));
  return [...items].sort((one, other) => rank.get(other) - rank.get(one) || byTitle.compare(one.title, other.title));
}

function weight({ number, title, names, site, isSite, host, lapsed, language }, words) {
  const share = language ? FOREIGN : 1;
  if (/\d/.test(words) && number && ` ${words} `.includes(` ${spaced(number).split(" ")[0]} `)) return (4 / (lapsed ? LAPSED : 1)) * share;
  if (isSite && host.startsWith(`${words}.`)) return 100; // what is called just so
  const called = [title, ...names, isSite ? site : ""].map(spaced).filter(Boolean);
  return Math.max(...called.map((name) => liken(name, words.split(" ")))) * (isSite ? 1.5 : 1) * share;
}

// Sorted results carry no date before they are loaded, so the lists are merged by their heads.
export function newest(lists) {
  const queues = lists.map((list) => ({ list, at: 0, head: null }));
  const ahead = ({ list, at }, count) => list.slice(at, at + count).forEach((result) => result.data().catch(() => {}));
  return async (count) => {
    queues.forEach((queue) => ahead(queue, count));
    const taken = [];
    while (taken.length < count) {
      for (const queue of queues) {
        if (!queue.head && queue.at < queue.list.length) queue.head = await load(queue.list[queue.at++]);
      }
      const full = queues.filter(({ head }) => head);
      if (!full.length) break;
      const first = full.reduce((one, other) => (other.head.day > one.head.day ? other : one));
      taken.push(first.head);
      first.head = null;
    }
    return taken;
  };
}

/**
 * A result as the page shows it; `host` and `language` are empty where they are the page's own, and `leads` is the
 * language of the page where these words are in another.
 */
export async function load(result) {
  const data = await result.data();
  const [, host, path, day, language] = PATH.exec(data.raw_url ?? data.url);
  const filter = (name) => decode(data.filters?.[name]?.[0] ?? "");
  const title = decode(data.meta.title ?? "");
  return {
    score: result.score,
    host: known(host),
    path: /(\/|\.html)$/.test(path) ? path : `${path}/`,
    day: known(day),
    language: known(language),
    title,
    number: decode(data.meta.number ?? ""),
    names: filter("names").split("; ").filter(Boolean),
    kind: filter("kind"),
    state: filter("state"),
    lapsed: !!filter("lapsed"),
    common: !!filter("common"),
    leads: filter("leads"),
    site: filter("site"),
    isSite: !!filter("home"),
    excerpt: excerpt(data.excerpt, title),
    text: data.raw_content ?? data.content ?? "",
  };
}

/** Pagefind's excerpt as pieces { text, marked }, without the page's title at its beginning. */
function excerpt(html, title) {
  let pieces = html.split(/<\/?mark>/).map((piece, number) => ({ text: plain(piece), marked: number % 2 === 1 }));
  if (pieces.map(({ text }) => text).join("").startsWith(title)) pieces = after(pieces, title.length);
  return cut(pieces.filter(({ text }) => text));
}

function cut(pieces) {
  const kept = [];
  let left = WORDS;
  for (const { text, marked } of pieces) {
    const parts = text.split(/(?<=\s)/);
    if (parts.length > left) return [...kept, { text: `${parts.slice(0, left).join("").trimEnd()} …`, marked }];
    kept.push({ text, marked });
    left -= parts.length;
  }
  return kept;
}

// Only these two are escaped by Pagefind; what is left is text and becomes a text node.
const plain = (html) => decode(html).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("\u200b", "");

function after(pieces, length) {
  const rest = [];
  for (const { text, marked } of pieces) {
    rest.push({ text: text.slice(length), marked });
    length = Math.max(0, length - text.length);
  }
  const first = rest.find(({ text }) => text);
  if (first) first.text = first.text.replace(/^[.\s]+/, "");
  return rest;
}

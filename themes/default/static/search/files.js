// The files of the indexes, each fetched once.

const LIMIT = 15_000; // milliseconds that one step may take
const VERSION = "1.5.2"; // of Pagefind, whose files are known

/** The promise, rejected where it takes too long. */
export const within = (promise, limit = LIMIT) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, limit, new Error("no answer in time")))]);

const request = globalThis.fetch.bind(globalThis);
const kept = new Map();

/** Fetches everything anew. */
export const forget = () => kept.clear();

/** The entry of the index at `address`, or null where there is none; what it starts with is fetched, too. */
export async function entryOf(address) {
  try {
    const { bytes } = await file(`${address}pagefind-entry.json`, { cache: "no-cache" });
    const entry = JSON.parse(new TextDecoder().decode(bytes));
    const [{ hash, meta }] = Object.values(entry.languages);
    if (!meta) file(`${address}pagefind.${hash}.pf_meta`).catch(() => {});
    return entry;
  } catch {
    return null;
  }
}

/** Whether an index is read without Pagefind's program: it has no stems, and a form that is known. */
export const isPlain = ({ version, languages }) => globalThis.DecompressionStream && version === VERSION && !Object.values(languages).some(({ wasm }) => wasm);

/** The answer for `address`, asked for once: { ok, status, bytes }. */
export function file(address, options) {
  if (!kept.has(address)) {
    const answer = load(address, options);
    const forget = () => kept.get(address) === answer && kept.delete(address);
    kept.set(address, answer);
    answer.then(({ ok }) => ok || forget(), forget);
  }
  return kept.get(address);
}

async function load(address, options) {
  const response = await request(address, options);
  return { ok: response.ok, status: response.status, bytes: await response.arrayBuffer() };
}

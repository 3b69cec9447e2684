// Names and full texts as one answer: first what is called so, then the texts that say it, then what is nearly called so.

const keyOf = ({ host, path }) => host + path;
// What the index of full texts has too; lists and the site's own home it has not.
const isText = ({ inText, isList, isHome, host }) => inText && !isList && (!isHome || host);

/**
 * One answer of `full` names, `early` texts that stand there already, `texts` (an answer of full texts, or nothing) and `lesser` names, those whose marks or
 * order differ: what says the words as they are typed comes before these.
 */
export function together({ full, lesser, nearly = [], all = 0, placed }, texts, early = []) {
  const seen = new Set();
  const fresh = (items) => items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
  const queue = fresh([...full, ...early, ...(nearly[0] ? lesser : []), ...nearly]);
  let pending = lesser;
  let ended = !texts;
  const names = [...full, ...lesser, ...nearly];
  const answer = {
    total: Math.max(names.length, (texts?.total ?? 0) + names.filter((item) => !isText(item)).length),
    unfiltered: Math.max(texts?.unfiltered ?? names.length, all),
    loosened: full[0] ? "" : (texts?.loosened ?? ""),
    missing: full[0] ? [] : (texts?.missing ?? []),
    nearly: !lesser[0] && nearly[0],
    placed: placed && full[0],
    counts: async () => texts?.counts() ?? {},
    async next(count) {
      while (queue.length < count && !ended) {
        const loaded = await texts.next(count);
        ended = loaded.length < count;
        const items = loaded.filter(({ common, exact }) => exact || !common); // with other marks than typed, it is chance
        const close = texts.loosened ? [] : items.filter(({ exact }) => exact);
        queue.push(...fresh(close), ...fresh(pending), ...fresh(items));
        pending = [];
      }
      if (ended) queue.push(...fresh(pending.splice(0)));
      const taken = queue.splice(0, count);
      if (ended && !queue.length) answer.total = seen.size;
      return taken;
    },
    /** Whether there is more than was given. */
    more: () => queue.length > 0 || !ended,
  };
  return answer;
}

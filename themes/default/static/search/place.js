// Where the reader is: query and filters stand in the address; how many results were shown, how far down and which was
// opened, in the entry of the history.

const PAUSE = 300; // milliseconds without scrolling before the place is kept

/** The query that an address holds; `filters` are the names of filters. */
export function stateOf(address, filters) {
  const values = new URLSearchParams(address);
  const chosen = Object.fromEntries(filters.map((name) => [name, values.get(name) ?? ""]));
  return { query: values.get("q") ?? "", chosen, byDate: values.get("sort") === "date", exact: values.has("exact") };
}

/** The address of a query. */
export function addressOf({ query, chosen, byDate, exact }) {
  const values = Object.entries({ q: query.trim(), ...chosen, sort: byDate ? "date" : "", exact: exact ? "1" : "" }).filter(([, value]) => value);
  return location.pathname + (values.length ? `?${new URLSearchParams(values)}` : "");
}

/** Makes `state` the present one, as a new entry of the history or in place of the last. */
export function keep(state, push) {
  const address = addressOf(state);
  if (address === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"]({}, "", address);
}

/** Notes `values` (shown, top, opened) in the present entry. */
export const note = (values) => history.replaceState({ ...history.state, ...values }, "");

/** Keeps noting how far down the reader is, and which result of `list` is opened. */
export function follow(list) {
  history.scrollRestoration = "manual"; // the browser would scroll before there are results
  let timer;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => note({ top: Math.round(scrollY) }), PAUSE);
  }, { passive: true });
  list.addEventListener("click", ({ target }) => {
    const item = target.closest("a")?.closest("li");
    if (item) note({ top: Math.round(scrollY), opened: [...list.children].indexOf(item) });
  });
}

/** Leads back to the place that `state` of the history notes. */
export function restore(state, list) {
  if (!state) return;
  list.children[state.opened]?.querySelector("a")?.focus({ preventScroll: true });
  if (state.top) scrollTo({ top: state.top, behavior: "instant" });
}

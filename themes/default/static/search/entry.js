// One result. Texts become text nodes: nothing of the index is read as HTML.

/** An element with attributes (empty ones are left out) and children (strings become text). */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...children.filter(Boolean));
  return element;
}

/**
 * Makes list items of results: `numberLabel` stands before a document's number, `alsoLabel(name)` writes another name by
 * which it was found, `withSite` says whether they name their site, `mapped` gives where an address of another host is really read.
 */
export function entries({ locale, numberLabel, alsoLabel, withSite, mapped }) {
  const style = locale.startsWith("en") ? { dateStyle: "long" } : { day: "2-digit", month: "2-digit", year: "numeric" };
  const date = new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
  const languages = new Intl.DisplayNames(locale, { type: "language" });

  const factsOf = ({ kind, state, day, site, host, isSite, language, leads }) => [
    kind,
    state && make("strong", {}, state),
    day && make("time", { datetime: day }, date.format(new Date(`${day}T00:00:00Z`))),
    isSite ? host : (withSite || host) && site,
    (leads || language) && languages.of(leads || language),
  ];

  return (item) => {
    const { host, path, title, number, excerpt, also, language: lang } = item;
    const link = make("a", { href: host ? mapped(`https://${host}${path}`) : path, lang, hreflang: item.leads || lang }, title);
    const pieces = excerpt.map(({ text, marked }) => (marked ? make("mark", {}, text) : text));
    const facts = factsOf(item).filter(Boolean);
    return make(
      "li",
      { class: "entry" },
      number && make("p", { class: "entry-number" }, make("span", { class: "hidden" }, `${numberLabel} `), number),
      make("h3", { class: "entry-title" }, link),
      also && make("p", { class: "entry-also" }, alsoLabel(also)),
      pieces.length && make("p", { class: "entry-summary", lang }, ...pieces),
      facts.length && make("p", { class: "entry-meta" }, ...facts.map((fact) => make("span", {}, fact))),
    );
  };
}

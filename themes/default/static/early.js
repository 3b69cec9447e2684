// What the reader chose, before anything is painted: read without `defer`, so that nothing moves. See display.js.
try {
  const [, kept] = /(?:^|; )portal-display=([\w.]*)/.exec(document.cookie) ?? [];
  const values = kept?.split(".");
  ["size", "scheme", "contrast"].forEach((name, at) => {
    const value = values ? values[at] : localStorage.getItem("display-" + name);
    if (value) document.documentElement.dataset[name] = value;
  });
} catch { /* nothing is kept here */ }
// Fonts are fetched at once where the line is fast, and the page waits a moment for them, so that it is painted in them
// and nothing moves; where it is slow they are not fetched at all. Not every browser tells of its line: how long the
// page itself took to answer does.
{
  const root = document.documentElement, { src, dataset } = document.currentScript, { connection } = navigator;
  const [visit] = performance.getEntriesByType("navigation");
  const fonts = dataset.fonts?.split(" ") ?? [];
  if (connection?.saveData || (connection?.effectiveType ?? "4g") !== "4g" || visit?.responseStart - visit?.requestStart > 300) {
    root.dataset.line = "slow";
  } else if (fonts.length) {
    const fetched = (font) => new Promise((done) => {
      const link = Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2" });
      Object.assign(link, { crossOrigin: "", onload: done, onerror: done, href: new URL(font, src) });
      document.head.append(link);
    });
    const show = () => { delete root.dataset.line; };
    root.dataset.line = "waits";
    setTimeout(show, 200);
    Promise.all(fonts.map(fetched)).then(show);
  }
}

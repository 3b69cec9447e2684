// What the reader chose, before anything is painted: read without `defer`, so that nothing moves. See display.js.
try {
  for (const name of ["size", "scheme", "contrast"]) {
    const value = localStorage.getItem("display-" + name);
    if (value) document.documentElement.dataset[name] = value;
  }
} catch { /* nothing is kept here */ }
// Fonts come at once where the line is fast, and are there before anything is painted; on a slow one they are not fetched
// at all. Not every browser tells of its line: how long the page itself took to answer does.
{
  const { connection } = navigator;
  const [visit] = performance.getEntriesByType("navigation");
  if (connection?.saveData || (connection?.effectiveType ?? "4g") !== "4g" || visit?.responseStart - visit?.requestStart > 300) {
    document.documentElement.dataset.line = "slow";
  } else {
    const { src, dataset } = document.currentScript;
    for (const font of dataset.fonts?.split(" ") ?? []) {
      const link = Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" });
      link.href = new URL(font, src);
      document.head.append(link);
    }
  }
}

// What the reader chose, before anything is painted: read without `defer`, so that nothing moves. See display.js.
try {
  const [, kept] = /(?:^|; )portal-display=([\w.]*)/.exec(document.cookie) ?? [];
  const values = kept?.split(".");
  ["size", "scheme", "contrast"].forEach((name, at) => {
    const value = values ? values[at] : localStorage.getItem("display-" + name);
    if (value) document.documentElement.dataset[name] = value;
  });
} catch { /* nothing is kept here */ }
// The portal's own font is for lines that are fast by all that is told of them: a page is shown wholly in it where all of
// its files come within a moment, else wholly in the device's, and the next page finds them at hand. The quicker answer of
// two, for the page and for this script, tells of every line; one out of the cache tells nothing.
{
  const root = document.documentElement, { src, dataset } = document.currentScript, { connection } = navigator;
  const answers = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByName(src)]
    .filter((each) => each.transferSize).map((each) => each.responseStart - each.requestStart);
  const answer = Math.min(...answers);
  const { saveData, effectiveType = "4g", rtt = 0, downlink = 10 } = connection ?? {};
  if (dataset.fonts && !saveData && effectiveType === "4g" && rtt <= 150 && downlink >= 1 && answer <= 100) {
    const show = (font) => { if (root.dataset.font === "waits") root.dataset.font = font; };
    const load = ([file, weight]) => new FontFace("Early", `url("${new URL(file, src)}")`, { weight }).load();
    root.dataset.font = "waits";
    requestAnimationFrame(() => setTimeout(show, 100, "device"));
    Promise.all(JSON.parse(dataset.fonts).map(load)).then((faces) => {
      for (const face of faces) document.fonts.add(face);
      show("own");
    }, () => show("device"));
  }
}

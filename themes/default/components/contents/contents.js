// On a phone the contents close once a heading was chosen, so that it is not pushed away. Where there is room for them
// beside the text, style shows all of them, and they are open for whatever asks the page and not its style.
const room = matchMedia("(min-width: 68em)");
const isShownClosed = CSS.supports("selector(::details-content)");
for (const contents of document.querySelectorAll(".contents details")) {
  const follow = () => { if (isShownClosed) contents.open = room.matches; };
  follow();
  room.addEventListener("change", follow);
  const headingOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  contents.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='#']");
    if (!link || contents.querySelector("summary").offsetParent === null) return;
    contents.open = false;
    headingOf(link)?.scrollIntoView();
  });
  // The last heading that has come to the upper edge of the window is the one that is read.
  const links = new Map(Array.from(contents.querySelectorAll("a"), (link) => [headingOf(link), link]));
  links.delete(null);
  const passed = new Set();
  const box = contents.parentElement;
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) passed[isIntersecting ? "add" : "delete"](target);
    box.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const link = links.get([...links.keys()].findLast((heading) => passed.has(heading)));
    if (!link) return;
    link.setAttribute("aria-current", "location");
    const { top, bottom } = link.getBoundingClientRect(), seen = box.getBoundingClientRect();
    if (room.matches) box.scrollTop += Math.min(0, top - seen.top - 48) + Math.max(0, bottom - seen.bottom + 48);
  }, { rootMargin: "1000000px 0px -88% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}

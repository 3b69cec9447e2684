// On a phone the contents close once a heading was chosen, so that it is not pushed away. Where there is room for them
// beside the text, style shows all of them, and they are open for whatever asks the page and not its style.
const room = matchMedia("(min-width: 68em)");
const isShownClosed = CSS.supports("selector(::details-content)");
for (const contents of document.querySelectorAll(".contents details")) {
  const follow = () => { if (isShownClosed) contents.open = room.matches; };
  follow();
  room.addEventListener("change", follow);
  contents.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='#']");
    if (!link || contents.querySelector("summary").offsetParent === null) return;
    contents.open = false;
    document.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
  });
}

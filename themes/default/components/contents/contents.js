// On a phone the contents close once a heading was chosen, so that it is not pushed away.
const contents = document.querySelector(".contents details");
if (contents) {
  contents.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='#']");
    if (!link || contents.querySelector("summary").offsetParent === null) return;
    contents.open = false;
    document.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
  });
}

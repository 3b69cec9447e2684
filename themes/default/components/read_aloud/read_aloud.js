// Reading aloud, sentence by sentence: offered where the device has a voice for the page's language.
const slot = document.querySelector("[data-read-aloud]");
const synth = window.speechSynthesis;
if (slot && synth) {
  const [go, stop] = slot.querySelectorAll("button");
  const start = go.textContent;
  const voice = (lang) => synth.getVoices().find((each) => each.lang.split(/[-_]/)[0] === lang.split("-")[0]);
  const offer = () => slot.toggleAttribute("data-ready", Boolean(voice(document.documentElement.lang)));
  offer();
  synth.addEventListener?.("voiceschanged", offer);

  let pieces = [];
  let at = 0;
  let current = null;
  const blocks = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,th,td,caption,figcaption,pre";
  const gather = () => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    let last = null;
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest("[data-pagefind-ignore],.anchor,template") || parent.checkVisibility?.() === false) continue;
      const block = parent.closest(blocks) || parent;
      const { lang } = parent.closest("[lang]");
      if (last && last.block === block && last.lang === lang) last.text += walker.currentNode.data;
      else found.push((last = { block, lang, text: walker.currentNode.data }));
    }
    return found.flatMap(({ lang, text }) =>
      text.trim().split(/(?<=[.!?;:…])\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each)).map((each) => ({ lang, text: each })));
  };
  const show = (label, reading) => {
    go.textContent = label;
    stop.hidden = !reading;
  };
  const silence = () => {
    current = null;
    synth.cancel();
  };
  const end = () => {
    silence();
    at = 0;
    if (stop === document.activeElement) go.focus();
    show(start, false);
  };
  const next = () => {
    const piece = pieces[at];
    if (!piece) return end();
    const words = current = new SpeechSynthesisUtterance(piece.text);
    words.lang = piece.lang;
    words.voice = voice(piece.lang) || null;
    words.onend = () => {
      if (words !== current) return;
      at += 1;
      next();
    };
    words.onerror = () => words === current && end();
    synth.speak(words);
  };
  go.addEventListener("click", () => {
    if (current) {
      silence();
      show(go.dataset.resume, true);
      return;
    }
    if (!at) pieces = gather();
    show(go.dataset.pause, true);
    next();
  });
  stop.addEventListener("click", end);
  addEventListener("pagehide", end);
}

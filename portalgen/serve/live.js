// The preview's live channel: reloads a page that changed, swaps styles, shows what stops the build.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const isOwnPage = document.body && document.body.classList.contains("portalgen-page");
  let digest = own.digest;
  let dismissed = 0;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const swapStyles = (styles, changed) => {
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
    const shown = links.filter((link) => !new URL(link.href).pathname.startsWith("/_portalgen/"));
    shown.forEach((link, index) => {
      const wanted = new URL(styles[index] || link.href, location.href);
      const isChanged = changed.includes(own.host + decodeURI(wanted.pathname));
      if (wanted.pathname === new URL(link.href).pathname && !isChanged) return;
      if (isChanged) wanted.searchParams.set("live", Date.now());
      const fresh = link.cloneNode();
      fresh.href = wanted.href;
      fresh.addEventListener("load", () => link.remove());
      link.after(fresh);
    });
  };

  const update = async (changed) => {
    if (isOwnPage || changed === null) return location.reload();
    const mine = changed.filter((path) => path.startsWith(`${own.host}/`));
    if (!mine.length) return undefined;
    const answer = await fetch(`/_portalgen/page?path=${encodeURIComponent(decodeURI(location.pathname))}`);
    const page = await answer.json();
    const isMedia = (path) => !path.includes("/assets/") && !/\.(html|css|xml|json|txt|pagefind|pf_\w+)$/.test(path);
    if (page.digest !== digest || mine.some(isMedia)) return location.reload();
    digest = page.digest;
    return swapStyles(page.styles, mine);
  };

  const excerptOf = ([before, marked, after]) => {
    const shown = element("pre", "", before);
    shown.append(element("mark", "", marked), after);
    return shown;
  };

  const itemOf = (item) => {
    const row = element("li", `portalgen-${item.severity}`);
    row.append(element("code", "", item.place), element("strong", "", `${item.label}: ${item.message}`));
    if (item.excerpt.length) row.append(excerptOf(item.excerpt));
    for (const text of [item.note, item.help, item.basis]) if (text) row.append(element("p", "", text));
    return row;
  };

  const listOf = (state) => {
    const list = element("ol", "portalgen-list");
    list.append(...state.items.map(itemOf));
    return list;
  };

  const showErrors = (state) => {
    const dialog = element("dialog", "portalgen-overlay");
    const heading = element("h2", "", state.title);
    const close = element("button", "", state.close);
    heading.id = "portalgen-title";
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.lang = state.language;
    dialog.addEventListener("close", () => {
      dismissed = state.revision;
      dialog.remove();
    });
    dialog.append(heading, close);
    if (state.fault) dialog.append(element("p", "portalgen-fault", state.fault));
    dialog.append(listOf(state));
    if (state.more) dialog.append(element("p", "", state.more));
    document.body.append(dialog);
    dialog.showModal();
  };

  const showWarnings = (state) => {
    const bar = element("details", "portalgen-bar");
    bar.lang = state.language;
    bar.append(element("summary", "", state.title), listOf(state));
    document.body.append(bar);
  };

  const refresh = async () => {
    const state = await (await fetch("/_portalgen/diagnostics")).json();
    document.querySelectorAll(".portalgen-overlay, .portalgen-bar").forEach((shown) => shown.remove());
    if (isOwnPage || state.revision === dismissed) return;
    if (state.failed) showErrors(state);
    else if (state.items.length) showWarnings(state);
  };

  const sheet = element("link");
  sheet.rel = "stylesheet";
  sheet.href = "/_portalgen/live.css";
  if (!isOwnPage) document.head.append(sheet);
  const events = new EventSource(`/_portalgen/events?since=${own.revision}`);
  events.addEventListener("message", async (event) => {
    const news = JSON.parse(event.data);
    if (!news.failed || news.changed === null || isOwnPage) await update(news.changed);
    await refresh();
  });
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  refresh();
})();

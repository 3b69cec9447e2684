// The preview's live channel: reloads a page that changed, swaps styles, shows what stops the build and what was found
// in the page.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const isOwnPage = document.body && document.body.classList.contains("portalgen-page");
  let digest = own.digest;
  const shownPath = encodeURIComponent(decodeURI(location.pathname));
  let dismissed = 0;
  let shownFindings = "";
  let lastRequest = 0;

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
    const answer = await fetch(`/_portalgen/page?path=${shownPath}`);
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
    row.append(element("code", "", item.where || item.place), element("strong", "", `${item.label}: ${item.message}`));
    if (item.excerpt.length) row.append(excerptOf(item.excerpt));
    for (const text of [item.note, item.help, item.basis, ...(item.details || [])]) {
      if (text) row.append(element("p", "", text));
    }
    return row;
  };

  const listOf = (items) => {
    const list = element("ol", "portalgen-list");
    list.append(...items.map(itemOf));
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
    dialog.dataset.revision = state.revision;
    dialog.addEventListener("close", () => {
      dismissed = state.revision;
      dialog.remove();
    });
    dialog.append(heading, close);
    if (state.fault) dialog.append(element("p", "portalgen-fault", state.fault));
    dialog.append(listOf(state.items.filter((item) => item.severity === "error")));
    if (state.more) dialog.append(element("p", "", state.more));
    document.body.append(dialog);
    dialog.showModal();
  };

  const refreshErrors = (state) => {
    const shown = document.querySelector(".portalgen-overlay");
    if (shown && state.failed && shown.dataset.revision === String(state.revision)) return;
    if (shown) shown.remove();
    if (state.failed && state.revision !== dismissed) showErrors(state);
  };

  const generalOf = (page) => {
    const line = element("p", "portalgen-general", page.general);
    const link = element("a", "", page.all);
    link.href = page.link;
    line.append(page.general ? " · " : "", link);
    return line;
  };

  const findingsOf = (page) => {
    const content = element("div", "portalgen-findings");
    content.tabIndex = 0;
    content.setAttribute("role", "group");
    content.setAttribute("aria-label", page.label);
    content.append(element("p", "portalgen-source", page.source), listOf(page.items));
    if (page.more) content.append(element("p", "", page.more));
    content.append(generalOf(page));
    return content;
  };

  // Escape closes an open dialog first, which has the focus then. What loses its place gives the focus to the summary.
  const closeBar = (bar) => {
    const details = bar.querySelector("details");
    if (!details.open || document.querySelector("dialog[open]")) return;
    if (details.contains(document.activeElement)) details.querySelector("summary").focus();
    details.open = false;
  };

  const barOf = (page, language) => {
    const bar = element("aside", "portalgen-bar");
    bar.lang = language;
    bar.setAttribute("aria-label", page.label);
    bar.append(element("p", "portalgen-status"), element("details"));
    bar.firstChild.setAttribute("role", "status");
    document.body.append(bar);
    document.addEventListener("keydown", (event) => event.key === "Escape" && closeBar(bar));
    return bar;
  };

  // A bar that is open stays open where it was read, and keeps the focus.
  const fillBar = (bar, page) => {
    const details = bar.querySelector("details");
    const former = bar.querySelector(".portalgen-findings");
    const [scrolled, focused] = [former ? former.scrollTop : 0, former && former.contains(document.activeElement)];
    const summary = details.querySelector("summary") || element("summary");
    summary.textContent = page.summary;
    const findings = findingsOf(page);
    if (former) former.replaceWith(findings);
    else details.append(summary, findings);
    findings.scrollTop = scrolled;
    if (focused) findings.focus({ preventScroll: true });
  };

  const refreshBar = (page, language) => {
    const now = JSON.stringify(page);
    if (now === shownFindings) return;
    const isFirst = !shownFindings;
    shownFindings = now;
    const isQuiet = !page.items.length && !page.general;
    const shown = document.querySelector(".portalgen-bar");
    if (!shown && isQuiet) return;
    const bar = shown || barOf(page, language);
    const details = bar.querySelector("details");
    bar.classList.toggle("portalgen-quiet", isQuiet);
    details.hidden = !page.items.length;
    if (page.items.length) fillBar(bar, page);
    bar.querySelectorAll(":scope > .portalgen-general").forEach((line) => line.remove());
    if (!page.items.length && page.general) bar.append(generalOf(page));
    if (!isFirst) bar.firstChild.textContent = page.summary || page.clean;
  };

  // Responses may come in another order than their requests: only that of the last request counts.
  const refresh = async () => {
    lastRequest += 1;
    const number = lastRequest;
    const state = await (await fetch(`/_portalgen/diagnostics?path=${shownPath}`)).json();
    if (isOwnPage || number !== lastRequest) return;
    refreshErrors(state);
    refreshBar(state.page, state.language);
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

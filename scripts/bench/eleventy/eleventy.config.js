// The benchmark's portal for Eleventy: one run for all sites; every host is a folder of the output.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { anchor, arrange, copyStyle } from "./portal.js";

export default function (config) {
  config.setTemplateFormats(["md", "11ty.js"]);
  config.on("eleventy.after", ({ directories }) => copyStyle(directories.output));
  config.addCollection("portal", (api) => arrange(api.getFilteredByGlob("content/**/*.md")));
  config.addCollection("derived", (api) => arrange(api.getFilteredByGlob("content/**/*.md")).outputs());
  config.amendLibrary("md", (md) => {
    md.core.ruler.push("headings", headings);
    md.core.ruler.push("links", links);
    md.renderer.rules.table_open = () =>
      '<div class="table-scroll" role="region" tabindex="0" aria-label="Bảng, có thể cuộn ngang">\n<table>\n';
    md.renderer.rules.table_close = () => "</table>\n</div>\n";
    md.core.ruler.push("cells", cells);
  });
  return {
    dir: { input: ".", includes: "layouts", data: "data" },
    markdownTemplateEngine: false,
  };
}

// Anchors of headings, and the list of contents for the layout.
function headings(state) {
  const contents = [];
  state.tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const title = state.tokens[index + 1].children
      .filter((child) => child.type === "text" || child.type === "code_inline")
      .map((child) => child.content)
      .join("");
    const id = anchor(title);
    token.attrSet("id", id);
    const heading = { id, title, children: [] };
    const parent = token.tag === "h2" ? null : contents.at(-1);
    (parent ? parent.children : contents).push(heading);
  });
  state.env.page.contents = contents;
}

// A link to another page's file becomes its address; one to nothing ends the build.
function links(state) {
  for (const block of state.tokens) {
    for (const token of block.children ?? []) {
      if (token.type !== "link_open") continue;
      const written = token.attrGet("href");
      if (!written.endsWith(".vi.md")) continue;
      const name = written.slice(0, -".vi.md".length);
      const file = join(dirname(state.env.page.inputPath), `${name}.md`);
      if (!existsSync(file)) throw new Error(`${state.env.page.inputPath}: no page ${written}`);
      token.attrSet("href", `/tin-tuc/${name}/`);
    }
  }
}

function cells(state) {
  for (const token of state.tokens) {
    if (token.type === "th_open") token.attrSet("scope", "col");
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const index = token.attrIndex("style");
    if (index < 0) continue;
    const side = token.attrs[index][1].split(":")[1];
    token.attrs.splice(index, 1);
    token.attrSet("class", `align-${side}`);
  }
}

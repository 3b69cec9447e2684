// Everything but the news pages: one output of the portal for each page of this pagination.
export default class {
  data() {
    return {
      pagination: { data: "collections.derived", size: 1, alias: "output" },
      permalink: (data) => data.output.path,
      eleventyExcludeFromCollections: true,
      layout: null,
    };
  }

  render({ output }) {
    return output.text();
  }
}

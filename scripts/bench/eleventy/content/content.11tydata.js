// Every page stands on its site's host.
export default {
  layout: "news.11ty.js",
  permalink: (data) => {
    const [site, , name] = data.page.filePathStem.split("/").slice(-3);
    return `/${site}.bench.example.vn/tin-tuc/${name}/index.html`;
  },
};

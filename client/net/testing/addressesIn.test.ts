import { expect, test } from "vitest";
import { addressesIn } from "./addressesIn.ts";

test.each([
  ["index.html", '<script src="https://cdn.example/a.js"></script>', ["https://cdn.example/a.js"]],
  ["index.html", '<link href="//cdn.example/a.css">', ['href="//cdn.example/a.css']],
  ["a.css", "@font-face{src:url(//fonts.example/a.woff2)}", ["url(//fonts.example/a.woff2"]],
  ["a.css", "a{background:url(http://pictures.example/a.png)}", ["http://pictures.example/a.png"]],
  ["a.js", 'fetch("https://api.example/x")', ["https://api.example/x"]],
  ["a.js", "import('wss://api.example')", ["wss://api.example"]],
])("in %s: %s", (file, text, expected) => {
  expect(addressesIn(text, file)).toEqual(expected);
});

test.each([
  ["a.js", 'document.createElementNS("http://www.w3.org/2000/svg","svg")'],
  ["a.js", "// a comment"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a built script
  ["a.js", "`http://${host}:${port}`"],
  ["a.css", "a{background:url(/assets/a.png)}"],
])("nothing in %s: %s", (file, text) => {
  expect(addressesIn(text, file)).toEqual([]);
});

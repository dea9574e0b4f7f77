// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { safeSvg } from "./safeSvg.ts";

const svg = (inside: string, attributes = 'viewBox="0 0 40 20"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
const drawn = (text: string) => safeSvg(text, 1600);

describe("MED14 what could run or load goes", () => {
  test.each([
    ["scripts", "<script>alert(1)</script>"],
    ["scripts by an address", '<script href="https://evil.example/x.js"/>'],
    ["handlers", '<rect onload="alert(1)" onclick="alert(1)"/>'],
    [
      "foreign content",
      "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='alert(1)'/></body></foreignObject>",
    ],
    ["pictures of elsewhere", '<image href="https://evil.example/spy.png"/>'],
    ["the same by its old name", '<image xlink:href="//evil.example/spy.png"/>'],
    ["parts of elsewhere", '<use href="https://evil.example/x.svg#a"/>'],
    ["links that run", '<a xlink:href="javascript:alert(1)"><text>x</text></a>'],
    ["drawings within", '<image href="data:image/svg+xml;base64,PHN2Zz4="/>'],
    ["documents within", '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/>'],
  ])("%s", (_, inside) => {
    const safe = drawn(svg(`${inside}<path d="M0 0h1"/>`));
    expect(safe?.source).toContain("<path");
    expect(safe?.source).not.toMatch(/script|onload|onclick|onerror|foreign|evil|iframe|svg\+xml/iu);
  });

  test("what it refers to inside itself stays, and so do the pictures that it brings", () => {
    const safe = drawn(svg('<g id="a"/><use href="#a"/><image href="data:image/png;base64,AAAA"/>'));
    expect(safe?.source).toContain('href="#a"');
    expect(safe?.source).toContain("data:image/png");
  });
});

describe("MED14 bombs are not drawn", () => {
  const layer = (number: number) => `<g id="g${number}">${`<use href="#g${number - 1}"/>`.repeat(10)}</g>`;
  const layers = Array.from({ length: 12 }, (_, index) => layer(index + 1)).join("");
  const patterns = Array.from(
    { length: 12 },
    (_, index) => `<pattern id="p${index + 1}">${`<rect fill="url(#p${index})"/>`.repeat(10)}</pattern>`,
  ).join("");
  test.each([
    ["entities", `<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>${svg("<text>&b;</text>")}`],
    ["repeated by reference", svg(`<g id="g0"><path d="M0 0"/></g>${layers}<use href="#g12"/>`)],
    ["repeated by patterns", svg(`<pattern id="p0"/>${patterns}<rect fill="url(#p12)"/>`)],
    ["round in circles", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')],
    ["nested without end", svg("<g>".repeat(1_000) + "</g>".repeat(1_000))],
    ["megabytes", svg("<!--".padEnd(2_200_000, "x"))],
    ["no XML", "<svg><p></svg>"],
    ["another document", "<html xmlns='http://www.w3.org/1999/xhtml'/>"],
    ["no size", svg("", 'viewBox="0 0 0 0"')],
    ["a size that is none", svg("", 'viewBox="0 0 1e999 1"')],
  ])("%s", (_, text) => {
    expect(drawn(text)).toBeNull();
  });
});

test.each([
  ["its view", 'viewBox="0 0 40 20"', 1000, 500],
  ["its sides", 'width="30mm" height="15mm"', 1000, 500],
  ["a view in percent", 'width="100%" height="100%" viewBox="0 0 10 30"', 333, 1000],
  ["large sides", 'width="8000" height="4000"', 1600, 800],
  ["between", 'width="1200px" height="1200px"', 1200, 1200],
  ["a huge view", 'viewBox="0 0 1e30 1e30"', 1600, 1600],
  ["a line", 'viewBox="0 0 1e9 1"', 1600, 1],
  ["nothing", "", 1000, 500],
])("MED14 a drawing gets the pixels that it needs, and no more: %s", (_, attributes, width, height) => {
  const safe = drawn(svg("<path/>", attributes));
  expect(safe).toMatchObject({ width, height });
  expect(safe?.source).toContain(`width="${width}"`);
  expect(safe?.source).toContain("viewBox=");
});

test("MED14 the kind of document that drawing programs name is no harm", () => {
  const kind =
    '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n';
  expect(drawn(kind + svg("<path/>"))).not.toBeNull();
});

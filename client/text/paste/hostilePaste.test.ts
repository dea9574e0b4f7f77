// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { renderStatement } from "../statement.ts";
import { hostileStatements } from "../testing/hostileStatements.ts";
import { isBearable } from "./bounds.ts";
import { readPaste } from "./readPaste.ts";
import { picturesInRtf } from "./rtfPictures.ts";

const nothing = { rtf: "", text: "as plain text", files: [] };

function drawn(markdown: string): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = renderStatement(markdown);
  return page;
}

/** What a reader sees, without spaces. */
function shown(markdown: string): string {
  return (drawn(markdown).textContent ?? "").replace(/\s+/gu, "");
}

function markdownOf(html: string): string {
  return (readPaste({ ...nothing, text: "", html })?.pieces ?? [])
    .map((piece) => (typeof piece === "string" ? piece : "![](media:00000000000000000000000000000000)"))
    .join("");
}

const asHtml = (text: string) => text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");

const hostilePages: readonly string[] = [
  ...hostileStatements,
  "<p>a <b>bold <script>alert(1)</script> word</b></p>",
  "<p onclick=alert(1)>a <b onmouseover=alert(1)>bold</b> <img src=x onerror=alert(1)> word</p>",
  "<p>a <b>bold</b> <a href='javascript:alert(1)'>link</a></p>",
  "<b>x</b><style>@import url(//evil.example)</style><link rel=stylesheet href=//evil.example>",
  "<p><b>x</b> <img alt='](javascript:alert(1))' src='data:image/svg+xml;base64,PHN2Zz4='></p>",
  "<p><b>x</b> <img src='data:image/png;base64,iVBORw0KGgo=\" onerror=alert(1)'></p>",
  "<p><b>x</b> &lt;img src=x onerror=alert(1)&gt; ![a](https://evil.example/spy.png)</p>",
  "<p><b>x</b> [a](javascript:alert(1)) [b]: javascript:alert(1)</p><p>[b]</p><p>[c]: https://evil.example</p><p>[c]</p>",
  "<table><tr><td><b>x</b></td><td>[a](https://evil.example)</td></tr><tr><td>`</td><td>` | ![](https://evil.example)</td></tr></table>",
  "<math><mtext><b>x</b><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></mtext></math><b>x</b>",
  "<p><b>x</b> <span class=katex><math><semantics><annotation encoding='application/x-tex'>\\href{javascript:alert(1)}{x}</annotation></semantics></math></span></p>",
  "<p><b>x</b> <span class=katex><math><semantics><annotation encoding='application/x-tex'>x$ [a](https://evil.example) $y</annotation></semantics></math></span></p>",
  "<p><b>x</b> <math alttext='\\def\\a{\\a\\a}\\a^2'></math></p>",
  "<!--[if gte msEquation 12]><m:oMath><script>alert(1)</script><m:r><img src=x onerror=alert(1)></m:r></m:oMath><![endif]--><b>x</b>",
  "<p><b>x</b> <code>`` <script>alert(1)</script> `</code></p><pre>```\n<script>alert(1)</script></pre>",
  "<p><b>x</b> \ue010\ue012\ue011 \ud800 \u202e \0</p>",
];

describe("PST6 nothing that was pasted runs, loads or leads anywhere", () => {
  test.each(hostilePages)("%s", (html) => {
    const opened = vi.spyOn(globalThis, "fetch");
    const alerted = vi.spyOn(window, "alert").mockImplementation(() => {});
    for (const page of [
      html,
      `<p>with <b>bold words</b></p>${html}`,
      `<p>with <b>bold words</b></p><p>${asHtml(html)}</p>`,
    ]) {
      const statement = drawn(markdownOf(page));
      expect(
        statement.querySelectorAll("script, img, iframe, style, form, input, a, svg[onload]"),
      ).toHaveLength(0);
      for (const element of statement.querySelectorAll("*"))
        for (const { name } of element.attributes) expect(name).not.toMatch(/^(?:on|href|src)/u);
    }
    expect(opened).not.toHaveBeenCalled();
    expect(alerted).not.toHaveBeenCalled();
  });
});

describe("PST6 whatever is pasted ends within limits", () => {
  const times = (text: string, count: number) => text.repeat(count);
  test.each([
    ["deep nesting", times("<div>", 100_000)],
    ["deep emphasis", `${times("<b><i>", 20_000)}words`],
    ["formatting that nobody closes", times("<b><p>a", 20_000)],
    ["fonts that nobody closes", times("<font color=red><p>a", 20_000)],
    ["links that nobody closes", times("<a href=x><p>a", 20_000)],
    ["spans", `<p>${times("<span>a</span>", 100_000)}</p>`],
    ["spans of several looks", `<p>${times("<b>a</b><i>b</i>", 5_000)}</p>`],
    ["scripts of letters", `<p>${times("a<sup>2</sup> ", 290)}</p>`],
    ["a huge table", `<table>${times(`<tr>${times("<td>1</td>", 100)}</tr>`, 1_000)}</table>`],
    [
      "a table that says it is huge",
      times("<table><tr><td colspan=9999 rowspan=9999>a</td><td>b</td></tr></table>", 50),
    ],
    ["wide cells", `<table>${times("<tr><td colspan=60 rowspan=9999>a</td></tr>", 900)}</table>`],
    ["tables in tables", times("<table><tr><td>", 5_000)],
    ["paragraphs", times("<p>a *b* 1. c</p>", 3_000)],
    ["emphasis", `<p><b>${times("*a _b ", 3_300)}</b></p>`],
    ["brackets", `<p><b>x</b>${times("[", 10_000)}${times("![", 5_000)}</p>`],
    ["backticks", `<p><b>x</b>${Array.from({ length: 190 }, (_, index) => times("`", index)).join(" ")}</p>`],
    ["dollars", `<p><b>x</b>${times("$x$ ", 4_000)}${times("\\(", 3_000)}</p>`],
    ["lists", times("<ul><li>a", 3_000)],
    ["items", `<ul>${times("<li>an item", 2_000)}</ul>`],
    ["spaces", `<p><b>x</b>${times(" &nbsp;", 100_000)}y</p>`],
    ["styles", `<style>${times(".a{b:c}", 80_000)}</style><p class=a><b>x</b></p>`],
    [
      "open styles",
      `<style>${times(".a,", 200_000)}</style><p style="${times("font-weight ", 50_000)}"><b>x</b></p>`,
    ],
    ["notes", `${times("<![if !msEquation]>", 50_000)}<b>x</b>`],
    ["equations", `${times("<!--[if gte msEquation 12]><m:oMath><m:f>", 20_000)}<b>x</b>`],
    ["a deep equation", `<p><b>x</b><math>${times("<msqrt>", 20_000)}x</math></p>`],
    ["a page larger than all", times("<p>a</p>", 1_000_000)],
    ["data", `<p><b>x</b>${times("<img src='data:image/png;base64,AAAA'>", 3_000)}</p>`],
    ["half an address", `<p><b>x</b>${times("data:image/png;base64,", 80_000)}</p>`],
  ])("%s", (_, html) => {
    const before = process.threadCpuUsage();
    const found = readPaste({ ...nothing, html });
    // The processor's time, so that what else runs does not count.
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(6_000);
    if (found) expect(found.pieces.length).toBeLessThan(200);
  });

  test("what a parser would have to repeat is not parsed", () => {
    expect(isBearable(times("<b><p>a</p></b>", 5_000))).toBe(true);
    expect(isBearable(times("<b><p>a</p>", 5_000))).toBe(false);
    expect(isBearable(times("<i>", 200_000))).toBe(false);
  });

  test.each([
    ["open groups", `{\\rtf1${times("{", 1_000_000)}`],
    ["closed groups", `{\\rtf1${times("}", 1_000_000)}`],
    ["words", `{\\rtf1${times("\\a", 1_000_000)}`],
    ["backslashes", `{\\rtf1${times("\\", 1_000_001)}`],
    ["pictures", `{\\rtf1${times("{\\pict\\pngblip ff}", 60_000)}`],
    ["open pictures", `{\\rtf1${times("{\\pict\\pngblip ff", 60_000)}`],
    ["a picture of odd digits", "{\\rtf1{\\pict\\pngblip 12345}}"],
    ["a picture of no digits", "{\\rtf1{\\pict\\pngblip zz}}"],
    ["bytes that are not there", "{\\rtf1{\\pict\\pngblip\\bin999999999 ab}}"],
    ["no RTF", times("\\pict", 100)],
  ])("RTF: %s", (_, rtf) => {
    const before = process.threadCpuUsage();
    const pictures = picturesInRtf(rtf);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(3_000);
    expect(pictures.length).toBeLessThanOrEqual(40);
  });

  test("whatever the page is", () => {
    const part = fc.constantFrom(
      ..."<p> </p> <b> </b> <i> </i> <sup> </sup> <table> </table> <tr> <td colspan=3> <ul> <ol> <li> </ul> <br> <!--[if <![endif]--> <math> <mfrac> </math> <m:oMath> <m:f> $ \\ * _ ` | # 1. - a слово 5 &amp; <img_src=x>".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const found = readPaste({ ...nothing, html: parts.join(" ").replaceAll("_", " ") });
        for (const piece of found?.pieces ?? []) if (typeof piece === "string") renderStatement(piece);
      }),
      { numRuns: 300 },
    );
  });
});

describe("PST3 sentences of arithmetic look as they did", () => {
  const term = fc.constantFrom(
    "2",
    "15",
    "0,5",
    "x",
    "y",
    "(2 + 3)",
    "$5",
    "7",
    "_",
    "?",
    "площадь",
    "the boats",
    "$",
    "1.",
    "[a]",
  );
  const sign = fc.constantFrom(
    "*",
    "**",
    " * ",
    " - ",
    "-",
    " + ",
    " > ",
    "_",
    "~~",
    " / ",
    "=",
    " ",
    " | ",
    "`",
    "\\",
    "&amp;",
    ":",
    "(",
  );
  const lead = fc.constantFrom(
    "",
    "",
    "- ",
    "+ ",
    "* ",
    "> ",
    "# ",
    "1. ",
    "2) ",
    "---",
    "    ",
    "```",
    "| ",
    "$$",
  );
  const sentence = fc
    .tuple(lead, term, fc.array(fc.tuple(sign, term), { minLength: 1, maxLength: 6 }))
    .map(([first, start, rest]) => first + start + rest.map(([by, next]) => by + next).join(""));
  const isFormula = (text: string) => drawn(text).querySelector(".katex, .formula-source") !== null;

  test.each(["p", "div", "li", "td"])("in %s", (tag) => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), (sentences) => {
        const lines = sentences.map((text) => `<${tag}>${asHtml(text)}</${tag}>`);
        const inside = tag === "td" ? `<table><tr>${lines.join("</tr><tr>")}</tr></table>` : lines.join("");
        const markdown = markdownOf(tag === "li" ? `<ul>${inside}</ul>` : inside);
        // What was written as a formula is one.
        fc.pre(!isFormula(markdown));
        const expected = sentences.join("").replace(/\s+/gu, "");
        expect(shown(markdown).replaceAll("•", "")).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  test("with some words in bold", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, fc.boolean()), { minLength: 1, maxLength: 5 }), (parts) => {
        const html = parts
          .map(([text, isBold]) => (isBold ? `<b>${asHtml(text)}</b>` : asHtml(text)))
          .join(" ");
        const markdown = markdownOf(`<p>${html}</p>`);
        fc.pre(!isFormula(markdown));
        expect(shown(markdown)).toBe(
          parts
            .map(([text]) => text)
            .join("")
            .replace(/\s+/gu, ""),
        );
      }),
      { numRuns: 300 },
    );
  });
});

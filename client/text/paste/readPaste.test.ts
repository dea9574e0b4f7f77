// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { renderStatement } from "../statement.ts";
import { readPaste } from "./readPaste.ts";
import { gif, png } from "./testing/pictures.ts";
import {
  calc,
  excel,
  googleDocs,
  katexPage,
  libreOffice,
  mathjaxPage,
  pages,
  sheets,
  visualStudioCode,
} from "./testing/programs.ts";
import { word, wordEquations, wordForMac, wordRtf } from "./testing/word.ts";

const nothing = { rtf: "", text: "as plain text", files: [] };

/** The pieces in one text, pictures by their type. */
function read(html: string, more: Partial<Parameters<typeof readPaste>[0]> = {}) {
  const found = readPaste({ ...nothing, html, ...more });
  if (found === null) return null;
  const text = found.pieces
    .map((piece) => (typeof piece === "string" ? piece : `![](${piece.type})`))
    .join("");
  return { text, lost: found.lost, blobs: found.pieces.filter((piece) => typeof piece !== "string") };
}
const textOf = (html: string) => read(html)?.text ?? null;

function drawn(markdown: string): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = renderStatement(markdown);
  return page;
}

describe("PST1 what word processors write", () => {
  test("Word: runs, lists, tables, equations, hidden text, and a picture out of the RTF", async () => {
    const found = read(word, { rtf: wordRtf });
    expect(found?.text).toBe(
      [
        "**A sailing** race of *two boats* begins at Kazan.",
        "Water is H$_2$O, and the area is $x^2$ = 2*3*4 cm$^2$.",
        "1. Read the map\n   - the river\n   - the **northern** bridge\n2. Find the way",
        "| Boat | Speed \\|v\\| |\n| --- | --- |\n| Chaika | 5 km/h downstream |\n| Chaika | 7 |",
        "![](image/png)",
        "Solve $\\frac{x+1}{\\sqrt{2}}=y^{12}$, and say why.",
      ].join("\n\n"),
    );
    expect(found?.lost).toBe(0);
    expect(btoa(String.fromCharCode(...new Uint8Array((await found?.blobs[0]?.arrayBuffer()) ?? [])))).toBe(
      png,
    );
  });

  test("Word without its RTF: the picture is lost, and said so", () => {
    expect(read(word)?.lost).toBe(1);
    expect(read(word)?.text).not.toContain("file:");
  });

  test("Word for Mac: a heading, a picture as a file of the clipboard, lettered choices", () => {
    const file = new Blob(["bytes"], { type: "image/png" });
    expect(read(wordForMac, { files: [file] })).toEqual({
      text: "## The second task\n\nLook at the picture: ![](image/png) and ~~guess~~ measure.\n\na) five\nb) seven",
      lost: 0,
      blobs: [file],
    });
  });

  test("equations that are not read stay as text, and are counted", () => {
    expect(read(wordEquations)).toMatchObject({
      text: "12\n\n$\\sum_{n=1}^5 a_n\\left( x-1\\right)$",
      lost: 1,
    });
  });

  test("LibreOffice Writer", () => {
    expect(read(libreOffice)).toMatchObject({
      text: [
        "Найдите **площадь** фигуры: ![](image/png)",
        "a. 12 см$^2$\nb. 15 см$^2$",
        "- красный *парус*\n  - очень красный\n- синий парус",
        "1\\. Здесь начинается решение",
      ].join("\n\n"),
      lost: 0,
    });
  });

  test("Google Docs: its remote picture is lost, and nobody is asked for it", () => {
    expect(read(googleDocs)).toMatchObject({
      text: [
        "## The harbour",
        "There are **twelve ships** *and one buoy*, and $x^2$ = 16.",
        "- big ships\n  - with sails\n- small ships",
        "| Ship | Mass, t |\n| --- | --- |\n| Neva | 40 |",
      ].join("\n\n"),
      lost: 1,
    });
  });

  test("Apple Pages", () => {
    expect(read(pages)).toMatchObject({
      text: "Two **friendly whales** swim.\n\n- the grey one\n- the blue one\n\n![](image/gif)",
      lost: 0,
    });
  });
});

describe("PST2 tables of spreadsheets", () => {
  test("Excel: merged cells are filled, a title stands above, pipes and signs stay, and its picture is left", () => {
    const picture = new Blob(["bytes"], { type: "image/png" });
    const found = read(excel, { files: [picture] });
    expect(found?.text).toBe(
      "**Tides of the week**\n\n| Day | Height, m |\n| --- | --- |\n| *Monday* | 1,5 |\n| *Monday* | -0,5 |\n| a\\|b*c*d | $5^2$ |",
    );
    expect(found).toMatchObject({ lost: 0, blobs: [] });
    const table = drawn(found?.text ?? "");
    expect([...table.querySelectorAll("tr:last-child > td")].map((cell) => cell.textContent)[0]).toBe(
      "a|b*c*d",
    );
    expect(table.querySelectorAll("tr")).toHaveLength(4);
  });

  test("Google Sheets", () => {
    expect(textOf(sheets)).toBe("| Port | Ships |\n| --- | --- |\n| Oslo north | 12 |");
  });

  test("LibreOffice Calc", () => {
    expect(textOf(calc)).toBe("| n | n * n |\n| --- | --- |\n| 1 | 1 |\n| 2 | 4 |");
  });

  test("one cell is a text", () => {
    expect(read("<table><tr><td>12 apples</td></tr></table>")).toBeNull();
  });

  test("a table that lays out a page is none", () => {
    const html =
      "<table><tr><td>left<table><tr><td>a</td><td>b</td></tr></table></td><td>right <b>words</b></td></tr></table>";
    expect(textOf(html)).toBe("left\n\n| a | b |\n| --- | --- |\n\nright **words**");
  });
});

describe("PST4 formulas of pages", () => {
  test("KaTeX: the LaTeX it was made of; addresses are left behind", () => {
    expect(read(katexPage)).toMatchObject({
      text: "The roots of $x^2 = \\sqrt{4}$ are two; see this page.\n\n$$\\int_0^1 a\\,da$$",
      lost: 0,
    });
  });

  test("MathJax and Wikipedia", () => {
    const found = read(mathjaxPage);
    expect(found?.lost).toBe(0);
    expect(found?.text).toBe(
      "So $\\frac{\\sin α}{\\sqrt{2}}\\le x_{10}\\cdot \\sqrt[3]{8}$, and\n\nin $a^{2}$ it ends.",
    );
    expect(drawn(found?.text ?? "").querySelectorAll(".katex")).toHaveLength(2);
    expect(drawn(found?.text ?? "").querySelector(".formula-source, [style*='#cc0000']")).toBeNull();
  });

  test.each([
    ["a matrix", "<math><mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable></math>", "1", 1],
    ["words", "<math><mi>v</mi><mo>=</mo><mtext>путь за час</mtext></math>", "$v=\\text{путь за час}$", 0],
    [
      "a letter of another alphabet",
      "<math><msub><mi>с</mi><mi>ж</mi></msub></math>",
      `$${"{"}\\text{с}}_{\\text{ж}}$`,
      0,
    ],
    ["brackets", "<math><msup><mfenced><mi>x</mi></mfenced><mn>2</mn></msup></math>", "$(x)^2$", 0],
    [
      "a sum",
      "<math><munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>n</mi></math>",
      "$∑_1^nn$",
      0,
    ],
    ["an arrow above", "<math><mover><mi>a</mi><mo>→</mo></mover></math>", "$\\vec{a}$", 0],
    ["a dollar", "<math><mo>$</mo><mn>5</mn></math>", "$\\$5$", 0],
  ])("%s", (_, math, text, lost) => {
    expect(read(`<p>Now <b>look here</b>: ${math}</p>`)).toMatchObject({
      text: `Now **look here**: ${text}`,
      lost,
    });
  });
});

describe("PST3 it looks as it looked", () => {
  test.each([
    ["<p>Only <b>5</b> of <b>them</b></p>", "Only **5** of **them**"],
    ["<h4><b>5</b> + <b>3</b> = ?</h4><p>вы<b>дел</b>ено</p>", "#### 5 + 3 = ?\n\nвыделено"],
    ["<p><b>Find </b><b>this</b>: *x*</p>", "**Find this**: \\*x\\*"],
    ["<p><b>big <i>and</i> small</b></p>", "**big *and* small**"],
    ["<p>a <b>1. one</b></p><p>1. two</p>", "a **1. one**\n\n1\\. two"],
    ["<p><i>x</i> is <b>more</b></p>", "*x* is **more**"],
    ["<p># <b>no heading</b></p>", "\\# **no heading**"],
    ["<div>one <b>word</b></div><div>two</div><div><br></div><div>three</div>", "one **word**\ntwo\nthree"],
    ["<p>10<sup>3</sup> and 10<sup>-3</sup>5 of CO<sub>2</sub></p>", "$10^3$ and \\(10^{-3}\\)5 of CO$_2$"],
    [
      "<p>x<sub>1</sub><sup>2</sup>, the 1<sup>st</sup>, n<sup>степень</sup></p>",
      "$x_1^2$, the $1^{st}$, $n^{\\text{степень}}$",
    ],
    ["<p>5 m<sup>2</sup> of 5x<sup>2</sup></p>", "5 m$^2$ of 5$x^2$"],
    ["<p>Use <code>a*b</code> <b>twice</b></p>", "Use `a*b` **twice**"],
    ["<pre>if x:\n  y</pre>", "```\nif x:\n  y\n```"],
    ["<ul><li>5 + 3 = ?</li><li>7 + 2 = ?</li></ul>", "• 5 + 3 = ?\n• 7 + 2 = ?"],
    ["<ul><li>only one</li></ul>", "• only one"],
    ["<ol start=3><li>third one</li><li>fourth one</li></ol>", "3. third one\n4. fourth one"],
    [
      "<ol><li>Which?<ol type=A><li>red</li><li>blue</li></ol></li><li>Why?</li></ol>",
      "1\\. Which?\nA. red\nB. blue\n2\\. Why?",
    ],
    ["<p>A price of $5, or <b>then</b> $6</p>", "A price of $5, or **then** $6"],
    ["<p>A price of $5 and US$, <b>really</b></p>", "A price of \\$5 and US\\$, **really**"],
    ["<p>Find $x^2$ <b>now</b></p>", "Find $x^2$ **now**"],
    ["<p>[a](https://x.example) is <b>no link</b></p>", "[a\\](https://x.example) is **no link**"],
    ["<p>a &amp;amp; b <b>and so on</b></p>", "a \\&amp; b **and so on**"],
    ["<h1><b>Part one</b></h1><hr><p>next</p>", "# Part one\n\n---\n\nnext"],
  ])("%s", (html, markdown) => {
    expect(textOf(html)).toBe(markdown);
  });

  test.each([
    ["<p>Just words.</p>"],
    ["<meta charset='utf-8'><span style='color: rgb(0,0,0)'>2*3*4 = 24, - 5 + 3</span>"],
    ["<p>Find $x^2$ and $\\frac{1}{2}$</p>"],
    [visualStudioCode],
    [""],
  ])("plain text is pasted by the browser: %s", (html) => {
    expect(read(html)).toBeNull();
  });

  test("plain text is not lost where the clipboard has no other", () => {
    expect(read("<p>Just words.</p>", { text: "" })?.text).toBe("Just words.");
  });
});

describe("PST5 pictures", () => {
  const file = new Blob(["bytes"], { type: "image/png" });
  test.each([
    ["a picture alone, with its file", "<img src='https://a.example/x.png'>", [file], 1, 0],
    ["a remote picture", "<p>see <img src='https://a.example/x.png'></p>", [], 0, 1],
    ["more pictures than files", "<img src='blob:a'><img src='blob:b'>", [file], 0, 2],
    [
      "what counts readers",
      "<p>see <b>words</b><img width=1 height=1 src='https://a.example/x.png'></p>",
      [file],
      0,
      0,
    ],
    ["a broken one", "<p>see <img src='data:image/png;base64,!!'></p>", [], 0, 1],
    ["one of another type", "<p>see <img src='data:text/html;base64,PHA+'></p>", [], 0, 1],
    [
      "two at their places",
      `<p>a <img src='data:image/gif;base64,${gif}'> b <img src='data:image/png;base64,${png}'> c</p>`,
      [],
      2,
      0,
    ],
  ])("%s", (_, html, files, taken, lost) => {
    const found = readPaste({ ...nothing, html, files });
    expect(found?.lost).toBe(lost);
    expect(found?.pieces.filter((piece) => typeof piece !== "string")).toHaveLength(taken);
    expect(JSON.stringify(found?.pieces)).not.toMatch(/[\ue000-\uf8ff]/u);
  });
});

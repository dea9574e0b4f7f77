// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { renderStatement } from "./statement.ts";
import { hostileStatements } from "./testing/hostileStatements.ts";

function drawn(markdown: string): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = renderStatement(markdown);
  return page;
}

const formulasIn = (markdown: string) => drawn(markdown).querySelectorAll(".katex").length;

describe("formulas", () => {
  test.each([
    ["in a line", "$x+1$ and \\(y\\)", 2, 0],
    ["displayed in a paragraph", "Find\n\\[2x^4 - 8x^3 + 7 = 0.\\]Then $$a$$.", 2, 2],
    ["alone on several lines", "Solve\n$$\nx\n- y\n= 1\n$$\nfor x", 1, 1],
    ["in a list and a quotation", "- $a$\n- \\[b\\]\n\n> $$c$$", 3, 2],
    ["beside punctuation and letters", "($x$), $y$-axis, сторона $AB$.", 3, 0],
    ["with a dollar inside", "$\\$5 + x$", 1, 0],
  ])("%s", (_, markdown, all, displayed) => {
    const page = drawn(markdown);
    expect(page.querySelectorAll(".katex")).toHaveLength(all);
    expect(page.querySelectorAll(".katex-display")).toHaveLength(displayed);
    expect(page.querySelectorAll("ul > li > ul, .formula-source")).toHaveLength(0);
  });

  test.each([
    "Jack had $100. Sophia gave him 1/5 of her $100. How many dollars?",
    "$8 a month, then $12 a month, then $14",
    "from $5-$10 or $5–$10",
    "$ 5 and 6 $",
    "a price \\$5 and \\$6",
    "10$ и 20$",
    "$0.35 per pound plus $0.08 per mile",
    "one $ alone",
    "$$",
    "$$$$",
    "`$x$`",
    "\\\\(x\\\\)",
  ])("prices and code are not formulas: %s", (markdown) => {
    expect(formulasIn(markdown)).toBe(0);
  });

  test("a price beside a formula", () => {
    const page = drawn("A ticket costs $5, and $x$ tickets cost $20.");
    expect(page.querySelectorAll(".katex")).toHaveLength(1);
    expect(page.textContent).toContain("costs $5, and ");
    expect(page.textContent).toContain(" tickets cost $20.");
  });

  test("PAG6 are no words: a translator leaves them, and what is written as code", () => {
    const page = drawn("Find $a$, $$b$$ and `c`, and $\\def\\x{y}$.");
    const kept = [...page.querySelectorAll(".katex, code")];
    expect(kept).toHaveLength(4);
    for (const element of kept) expect(element.getAttribute("translate")).toBe("no");
  });

  test("can be heard and is drawn for the eye only once", () => {
    const page = drawn("$\\frac{1}{2}$");
    expect(page.querySelector("math mfrac mn")?.textContent).toBe("1");
    expect(page.querySelector(".katex-html")?.getAttribute("aria-hidden")).toBe("true");
    expect(page.querySelector(".katex-html [style]")).not.toBeNull();
    expect(page.querySelector("annotation")).toBeNull();
    expect(page.textContent).not.toContain("frac");
  });

  test("roots keep their drawing", () => {
    expect(drawn("$\\sqrt{2}$").querySelector("svg path[d]")).not.toBeNull();
  });

  test.each(["$\\frac{1}{2$", "$\\def\\a{x}\\a$", "\\[\\newcommand\\a{x}\\a\\]", "$x_1_2$"])(
    "one that cannot be drawn is shown as written: %s",
    (markdown) => {
      expect(drawn(markdown).querySelector("code.formula-source")?.textContent).toBe(markdown);
    },
  );

  test("do not remember definitions", () => {
    renderStatement("$\\gdef\\R{oops}$");
    expect(renderStatement("$\\R$")).not.toContain("oops");
  });
});

describe("Markdown", () => {
  test("lines stay lines", () => {
    expect(drawn("a\nb").querySelectorAll("br")).toHaveLength(1);
  });

  test("tables, emphasis, lists", () => {
    const page = drawn("**aa** *bb*\n\n1. c\n\n| d | e |\n|--:|---|\n| 1 | 2 |");
    expect(page.querySelectorAll("strong, em, ol > li, td")).toHaveLength(5);
  });

  test("PAG20 a table stands in a frame that scrolls, and brings nothing else along", () => {
    const page = drawn("| a | b |\n|---|---|\n| 1000000 | <div class=x>2</div> |");
    expect(page.querySelector(".statement-table > table")).not.toBeNull();
    expect(page.querySelectorAll("div.x")).toHaveLength(0);
    expect(page.querySelectorAll("td")).toHaveLength(2);
  });

  test("HTML is text", () => {
    expect(drawn("2 <b>x</b> < 3").textContent?.trim()).toBe("2 <b>x</b> < 3");
  });

  test("a picture comes with its statement", () => {
    const src = "data:image/png;base64,iVBORw0KGgo=";
    expect(drawn(`![map](${src})`).querySelector("img")?.getAttribute("src")).toBe(src);
  });

  test.each([
    "https://elsewhere.example/a.png",
    "http://elsewhere.example/a.png",
    "//elsewhere.example/a.png",
    "/media/a1.png",
    "/media/../api/logout",
    "/media/%2e%2e/api",
    "/media//elsewhere.example/a.png",
    "/media\\..\\api",
    "/api/contests",
    "media/a.png",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "data:text/html;base64,PHN2Zz4=",
  ])("no picture from elsewhere: %s", (src) => {
    expect(drawn(`![map](${src})`).querySelector("img, .statement-picture")).toBeNull();
    expect(drawn(`![map](<${src}>)`).textContent).toContain("map");
  });

  describe("MED10 a picture of the contest", () => {
    const id = "0123456789abcdef0123456789abcdef";
    const placesIn = (markdown: string) =>
      [...drawn(markdown).querySelectorAll<HTMLElement>("[data-picture]")].map(
        ({ dataset, textContent }) => `${dataset.picture} ${textContent}`,
      );

    test("has a place that holds its words and loads nothing", () => {
      const page = drawn(`Look: ![a *grey* duck](media:${id})`);
      expect(page.querySelector("img, [src]")).toBeNull();
      const place = page.querySelector("p > span.statement-picture");
      expect(place?.outerHTML).toBe(
        `<span class="statement-picture" data-picture="${id}">a grey duck</span>`,
      );
    });

    test.each([
      ["a formula as it is seen", `![$\\frac12$ of a cake](media:${id})`, "1/2 of a cake"],
      ["escaped signs", `![5 \\* 6 \\$ \\<b>](media:${id})`, "5 * 6 $ <b>"],
      ["none", `![](media:${id})`, ""],
      ["a space", `![ ](media:${id})`, ""],
      ["two lines", `![one\ntwo](media:${id})`, "one two"],
      ["a title, which is not shown", `![map](media:${id} "title")`, "map"],
    ])("words: %s", (_, markdown, words) => {
      expect(placesIn(markdown)).toEqual([`${id} ${words}`]);
    });

    test.each(["`", "````", "    "])("code shows it as written: %s", (code) => {
      const markdown = `${code}![a](media:${id})${code.trim()}`;
      expect(placesIn(code === "````" ? `${code}\n![a](media:${id})\n${code}` : markdown)).toEqual([]);
    });

    test.each([`media:${id.slice(1)}`, `media:${id}0`, `media:${id.toUpperCase()}`, `MEDIA:${id}`, `media:`])(
      "no other name makes a place: %s",
      (address) => {
        const page = drawn(`![duck](${address})`);
        expect(page.querySelector("[data-picture], img")).toBeNull();
        expect(page.textContent).toContain("duck");
      },
    );

    test("a link to one leads nowhere", () => {
      const page = drawn(`[duck](media:${id})`);
      expect(page.querySelector("a[href], [data-picture]")).toBeNull();
    });

    test("a text has a bounded number of them, the rest are their words", () => {
      const page = drawn(`![duck](media:${id}) `.repeat(70));
      expect(page.querySelectorAll("[data-picture]")).toHaveLength(60);
      expect(page.textContent?.match(/duck/gu)).toHaveLength(70);
    });
  });

  test("a link opens beside the contest and tells nothing", () => {
    const link = drawn("[a](https://example.org/?q=1)").querySelector("a");
    expect(link?.getAttribute("href")).toBe("https://example.org/?q=1");
    expect(link?.getAttribute("target")).toBe("_blank");
    expect(link?.getAttribute("rel")).toContain("noopener");
  });

  test.each(["http://a.example", "/api/logout", "mailto:a@b.c", "javascript:alert(1)", "/media/a.png"])(
    "no link to %s",
    (href) => {
      expect(drawn(`[a](${href})`).querySelector("a[href]")).toBeNull();
    },
  );
});

describe("hostile statements", () => {
  test("are many", () => expect(hostileStatements.length).toBeGreaterThan(50));

  test.each(hostileStatements)("%s", (markdown) => {
    const page = drawn(markdown);
    for (const element of page.querySelectorAll("*")) {
      expect(element.localName).not.toMatch(
        /^(script|iframe|object|embed|form|input|button|base|link|meta|style|template|foreignobject|use|animate|set|annotation-xml|maction)$/u,
      );
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^(on|id$|name$|data-(?!picture$)|srcdoc|formaction|xlink)/iu);
        if (name === "data-picture") expect(value).toMatch(/^[0-9a-f]{32}$/u);
        if (name === "href") expect(value).toMatch(/^https:\/\//u);
        if (name === "src") expect(value).toMatch(/^(\/media\/|data:image\/(png|jpeg|gif|webp);)/u);
        if (name === "style") expect(value).not.toMatch(/url|expression|position:\s*fixed|@import/iu);
      }
    }
    // What a second parser would make of it is the same: nothing hides in the text.
    const again = document.createElement("div");
    again.innerHTML = page.innerHTML;
    expect(again.innerHTML).toBe(page.innerHTML);
  });
});

describe("the demo contests", () => {
  const folder = join(import.meta.dirname, "../../demo");
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));

  test("are there", () => expect(files.length).toBeGreaterThanOrEqual(4));

  test.each(files)("%s is drawn without an error", (file) => {
    const rows = parse(readFileSync(join(folder, file)), { columns: true }) as unknown as {
      statement: string;
    }[];
    for (const { statement } of rows) {
      const page = drawn(statement);
      expect(
        page.querySelector(".formula-source, [style*='#cc0000'], [mathcolor='#cc0000']"),
        statement,
      ).toBeNull();
      expect(page.textContent, statement).not.toMatch(/\\[a-zA-Z([]/u);
    }
  });

  test("word problems have no formulas", () => {
    const text = readFileSync(join(folder, "word-problems.csv"), "utf8");
    const rows = parse(text, { columns: true }) as unknown as { statement: string }[];
    expect(rows.filter(({ statement }) => formulasIn(statement) > 0)).toEqual([]);
  });
});

describe("huge statements take bounded time and space", () => {
  const times = (text: string, count: number) => text.repeat(count);
  test.each([
    ["plain", times("a ", 2_000_000)],
    ["one formula", `$${times("x", 19_998)}$`],
    ["formulas", times("$x$ ", 5_000)],
    ["displayed formulas", times("$$x$$\n\n", 2_800)],
    ["heavy formulas", times(`$${times("\\sqrt x", 280)}$ `, 10)],
    ["dollars", times("$", 20_000)],
    ["prices", times("$5 ", 6_600)],
    ["open formulas", times("\\(", 10_000)],
    ["open displays", `${times("\\[", 9_990)}\\\\]`],
    ["open displays on lines", times("\\[\n", 6_600)],
    ["macro bomb", `$\\def\\a{${times("x", 1000)}}${times("\\a", 300)}$`],
    ["deep formula", `$${times("\\sqrt{", 280)}x${times("}", 280)}$`],
    ["deeper formula", `$${times("{x^", 480)}x${times("}", 480)}$`],
    ["quotations", times(">", 20_000)],
    ["emphasis", times("*a _b ", 3_300)],
    ["brackets", times("[", 20_000)],
    ["images", times("![", 10_000)],
    ["pictures", times("![a](media:0123456789abcdef0123456789abcdef)", 440)],
    [
      "pictures in pictures",
      `${times("![", 400)}a${times("](media:0123456789abcdef0123456789abcdef)", 400)}`,
    ],
    ["links", times("[a](", 5_000)],
    ["backticks", Array.from({ length: 190 }, (_, index) => times("`", index)).join(" ")],
    ["lists", times("- ", 10_000)],
    ["table", `${times("|a", 200)}|\n${times("|-", 200)}|\n${times("|\n", 9_000)}`],
  ])("%s", (_, markdown) => {
    const before = process.threadCpuUsage();
    const html = renderStatement(markdown);
    // The processor's time, so that what else runs does not count.
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
    expect(html.length).toBeLessThan(1_100_000);
  });
});

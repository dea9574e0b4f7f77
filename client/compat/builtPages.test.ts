import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, parseAst, type Rolldown } from "vite";
import { beforeAll, expect, test } from "vitest";
import { languages } from "../../shared/languages.ts";
import { completed } from "./completeBrowser.ts";
import { laterThanOldest as later } from "./testing/laterThanOldest.ts";

// The built files, read as Safari 15.0 would read them. PAG2

/** Asked for before they are called. */
const askedFor = new Map([
  ["showModal", /typeof [\w$]+\.showModal/],
  ["requestIdleCallback", /typeof requestIdleCallback/],
  ["OffscreenCanvas", /typeof OffscreenCanvas/],
]);

/** Styles that an old browser passes over, and the page is as good without. */
const mereLooks = new Set(["accent-color", "text-wrap", "scrollbar-gutter"]);
/** Values that need an older one before them in the same rule. */
const laterValue = /\b\d+(?:\.\d+)?[dsl]vh\b|color-mix\(|oklch\(|light-dark\(|\bclip$/;

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;
let scripts: readonly {
  readonly name: string;
  readonly code: string;
  readonly imports: readonly string[];
}[] = [];
let page = "";
let styles: readonly { readonly name: string; readonly code: string }[] = [];

beforeAll(async () => {
  const built = await build({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    logLevel: "silent",
    build: { write: false },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  scripts = output.flatMap((file) =>
    file.type === "chunk" ? [{ name: file.fileName, code: file.code, imports: file.imports }] : [],
  );
  page = output
    .map((file) => (file.fileName === "index.html" && "source" in file ? `${file.source}` : ""))
    .join("");
  styles = output.flatMap((file) =>
    file.type === "asset" && file.fileName.endsWith(".css")
      ? [{ name: file.fileName, code: `${file.source}` }]
      : [],
  );
});

test("the page of parts is built for development only", () => {
  const mark = "look-page";
  expect(readFileSync(new URL("../pages/look/LookPage.tsx", import.meta.url), "utf8")).toContain(mark);
  const holding = [...scripts, ...styles].filter(
    ({ name, code }) => /^LookPage/.test(name) || code.includes(mark),
  );
  expect(holding.map(({ name }) => name)).toEqual([]);
});

test("PAG37 a page waits for its main script and for one of sentences, and knows from the start all that they need", () => {
  const importsOf = (wanted?: string) => scripts.find(({ name }) => name === wanted)?.imports;
  const main = [...page.matchAll(/<script type="module"[^>]*\bsrc="\/([^"]*)"/g)].map(([, source]) => source);
  const preloaded = [...page.matchAll(/<link rel="modulepreload"[^>]*\bhref="\/([^"]*)"/g)].map(
    ([, source]) => source,
  );
  expect(main).toHaveLength(1);
  expect(preloaded).toEqual([expect.stringMatching(/^assets\/rolldown-runtime-/)]);
  expect(preloaded.map(importsOf)).toEqual([[]]);
  expect(main.map(importsOf)).toEqual([preloaded]);
  const sentences = languages.map((language) => new RegExp(`\\bdata-${language}="/([^"]*)"`).exec(page)?.[1]);
  for (const file of sentences)
    expect(importsOf(file)?.toSorted()).toEqual([...main, ...preloaded].toSorted());
});

test("PAG2 no script holds syntax that iPadOS 15 cannot read: a whole page would be missing", () => {
  const found = scripts.flatMap(({ name, code }) => nodesOf(code).flatMap((node) => syntaxOf(node, name)));
  expect(found).toEqual([]);
  expect(scripts.length).toBeGreaterThan(15);
});

test("PAG2 no script calls what iPadOS 15 does not have, unless the pages bring it along", () => {
  const found = scripts.flatMap(({ name, code }) =>
    nodesOf(code).flatMap((node) => {
      const called = calledBy(node);
      if (called === null || completed.includes(called) || askedFor.get(called)?.test(code)) return [];
      const since = later.get(called);
      return since === undefined ? [] : [`${name}: ${called} (Safari ${since})`];
    }),
  );
  expect(found).toEqual([]);
  // It does see calls.
  expect(scripts.flatMap(({ code }) => nodesOf(code).map(calledBy))).toContain("toSorted");
});

test("SCY7 the page holds no script and no style sheet of its own, and no code in an attribute", () => {
  const held = [...page.matchAll(/<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g)];
  const sources = held.map(([, kind, attributes = "", text]) => {
    expect([kind, text?.trim()]).toEqual(["script", ""]);
    return /\bsrc="([^"]*)"/.exec(attributes)?.[1];
  });
  expect(sources).toContainEqual(expect.stringMatching(/^\/assets\/index-.*\.js$/));
  expect(sources.filter((source) => !source?.startsWith("/"))).toEqual([]);
  expect(page).not.toMatch(/\son[a-z]+\s*=|javascript:/i);
});

test("SCY7 no script needs what makes code out of text: of packages two would, and do without where they may not", () => {
  const tried = scripts.flatMap(({ code }) =>
    nodesOf(code)
      .filter(makesCode)
      .map(({ start, end }) => code.slice(Number(start), Number(end))),
  );
  // The probe of zod, which `main.tsx` turns off, and the faster reader of msgpackr.
  const known = [/^(new )?Function\(["`]{2}\)$/, /^(new )?Function\(["`]r["`],/];
  expect(tried.filter((call) => !known.some((form) => form.test(call)))).toEqual([]);
  expect(nodesOf("eval(x); new Function(y); Function(z)").filter(makesCode)).toHaveLength(3);
});

test("PAG2 styles of later browsers stand beside older ones, and cost no rule of an older browser", () => {
  const found = styles.flatMap(({ name, code: whole }) => {
    // What asks first may ask for anything.
    const code = whole.replaceAll(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
    return [
      ...[...code.matchAll(/\{([^{}]*)\}/g)].flatMap(([, block = ""]) =>
        lonelyIn(block).map((declaration) => `${name}: ${declaration}`),
      ),
      ...[...code.matchAll(/@(?:layer|starting-style|scope|property)[^{;]*/g)].map(
        ([rule]) => `${name}: ${rule}`,
      ),
      ...[...code.matchAll(/(?:^|[{}])([^{}@]+)\{/g)].flatMap(([, selectors = ""]) =>
        isSpoiled(selectors) ? [`${name}: ${selectors}`] : [],
      ),
    ];
  });
  expect(found).toEqual([]);
  expect(styles.length).toBeGreaterThan(5);
});

/** Declarations with a value of later browsers and nothing before them for the older ones. */
function lonelyIn(block: string): readonly string[] {
  const declarations = block.split(/;(?![^(]*\))/).map((declaration) => {
    const colon = declaration.indexOf(":");
    return { name: declaration.slice(0, colon).trim(), value: declaration.slice(colon + 1).trim() };
  });
  return declarations.flatMap(({ name, value }, index) => {
    if (!laterValue.test(value) || mereLooks.has(name) || name.startsWith("-webkit")) return [];
    const hasOlder = declarations
      .slice(0, index)
      .some((other) => other.name === name && !laterValue.test(other.value));
    return hasOlder ? [] : [`${name}: ${value}`];
  });
}

/** One selector that is not understood spoils the whole list. */
function isSpoiled(selectors: string): boolean {
  const list = selectors.replaceAll(/:(?:is|where)\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "").split(",");
  return list.length > 1 && list.some((selector) => /:has\(|:focus-visible|:modal/.test(selector));
}

function syntaxOf(node: Node, name: string): readonly string[] {
  const pattern = regExpOf(node);
  if (pattern !== null && /\(\?<[=!]/.test(pattern))
    return [`${name}: look-behind in ${pattern.slice(0, 80)}`];
  if (node.type === "StaticBlock") return [`${name}: a static block`];
  if (node.type === "BinaryExpression" && (node.left as Node).type === "PrivateIdentifier")
    return [`${name}: #x in y`];
  return [];
}

/** The source of a literal, or of a text that a regular expression is made of. */
function regExpOf(node: Node): string | null {
  if (node.type === "TemplateElement") return (node.value as { readonly raw: string }).raw;
  if (node.type !== "Literal") return null;
  const { regex, value } = node as {
    readonly regex?: { readonly pattern: string };
    readonly value?: unknown;
  };
  return regex?.pattern ?? (typeof value === "string" ? value : null);
}

function calledBy(node: Node): string | null {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return null;
  const callee = node.callee as Node;
  if (callee.type === "Identifier") return String(callee.name);
  if (callee.type !== "MemberExpression" || callee.computed) return null;
  return String((callee.property as Node).name);
}

const parsed = new Map<string, readonly Node[]>();

function makesCode({ type, callee }: Node): boolean {
  if (type !== "CallExpression" && type !== "NewExpression") return false;
  const called = typeof callee === "object" && callee !== null && "name" in callee ? callee.name : null;
  return called === "eval" || called === "Function";
}

function nodesOf(code: string): readonly Node[] {
  const known = parsed.get(code);
  if (known) return known;
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      if ("type" in value) nodes.push(value as Node);
      Object.values(value).forEach(visit);
    }
  };
  visit(parseAst(code));
  parsed.set(code, nodes);
  return nodes;
}

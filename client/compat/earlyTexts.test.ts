// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import path from "node:path";
import { signal } from "@preact/signals";
import { beforeEach, expect, test } from "vitest";
import { languages } from "../../shared/languages.ts";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { createPreferences } from "../store/preferences.ts";

const script = readFileSync(path.join(import.meta.dirname, "../public/early-texts.js"), "utf8");
const dataset = Object.fromEntries(
  languages.map((language) => [language, `/assets/${language}-1.js /assets/format-2.js`]),
);

beforeEach(() => {
  document.head.innerHTML = "";
});

function run(changes: { readonly localStorage?: object; readonly languages?: readonly string[] }): string[] {
  const { localStorage = { getItem: () => null }, languages: tags } = changes;
  const fake = {
    currentScript: { dataset },
    createElement: (name: string) => document.createElement(name),
    head: document.head,
  };
  new Function("window", "document", script)({ localStorage, navigator: { languages: tags } }, fake);
  return [...document.querySelectorAll("link[rel=modulepreload]")].map(
    (link) => link.getAttribute("href") ?? "",
  );
}

const browsers = [
  [],
  ["en-US", "en"],
  ["ru-RU", "ru", "en"],
  ["de", "ru"],
  ["de-AT", "de"],
  ["RU"],
  ["fr", "en-GB", "ru"],
];
const kept = [null, "en", "ru", "de", ""];

test.each(browsers.flatMap((tags) => kept.map((chosen) => [tags, chosen] as const)))(
  "PAG36 a browser that speaks %j and remembers %j is asked for the sentences that its page will want",
  (tags, chosen) => {
    const storage = createMemoryStorage();
    if (chosen !== null) storage.write("regatta.language", chosen);
    const system = signal({ still: false, dark: false, contrast: false });
    const { language } = createPreferences(storage, tags, system);
    expect(run({ localStorage: { getItem: () => chosen }, languages: tags })).toEqual(
      dataset[language.peek()]?.split(" "),
    );
  },
);

test("PAG36 a browser without memory or a list of languages gets one that we speak", () => {
  const localStorage = {
    getItem() {
      throw new Error("denied");
    },
  };
  expect(run({ localStorage })).toEqual(["/assets/en-1.js", "/assets/format-2.js"]);
});

test("PAG36 where its element is not known, nothing is asked for", () => {
  new Function("window", "document", script)({}, { currentScript: null });
  expect(document.head.childElementCount).toBe(0);
});

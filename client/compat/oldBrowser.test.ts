// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { oldestBrowsers } from "./oldestBrowsers.ts";

const read = (file: string) => readFileSync(path.join(import.meta.dirname, "..", file), "utf8");
const script = read("public/old-browser.js");
const notice = () => document.querySelector("#old-browser");

beforeEach(() => {
  document.documentElement.innerHTML = read("index.html").replaceAll(/<script.*?<\/script>/g, "");
  vi.stubGlobal("CSS", { supports: () => true });
  Object.assign(HTMLScriptElement.prototype, { noModule: false });
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(HTMLScriptElement.prototype, "noModule");
});

const run = () => void new Function(script)();

test("PAG2 a browser of today is told nothing", () => {
  run();
  expect(notice()?.hasAttribute("hidden")).toBe(true);
});

test.each([
  ["without modules", () => Reflect.deleteProperty(HTMLScriptElement.prototype, "noModule")],
  ["without CSS.supports", () => vi.stubGlobal("CSS", undefined)],
  ["that knows no aspect-ratio", () => vi.stubGlobal("CSS", { supports: () => false })],
  ["without weak references", () => vi.stubGlobal("WeakRef", undefined)],
])("PAG2 an old browser, %s, is told so in both languages", (_, growOld) => {
  growOld();
  run();
  expect(notice()?.hasAttribute("hidden")).toBe(false);
  const languages = [...(notice()?.querySelectorAll("p[lang]") ?? [])].map((part) =>
    part.getAttribute("lang"),
  );
  expect(languages).toEqual(["en", "ru"]);
});

test("PAG2 the notice names the browsers that the pages are built for", () => {
  const names: Readonly<Record<string, string>> = {
    safari: "Safari",
    ios: "iPadOS",
    chrome: "Chrome",
    edge: "Edge",
    firefox: "Firefox",
  };
  for (const browser of oldestBrowsers) {
    const [, name = "", version = ""] = /^([a-z]+)(\d+)$/.exec(browser) ?? [];
    const said = notice()?.querySelector("[lang=en]")?.textContent?.replaceAll(/\s+/g, " ") ?? "";
    expect(said).toMatch(new RegExp(`${names[name]}(?: or \\w+)? ${version}\\b`));
  }
});

test("PAG2 the notice's own script uses no word that an old browser cannot read", () => {
  expect(script.replaceAll(/^\s*\/\/.*$/gm, "")).not.toMatch(/=>|`|\b(?:let|const|class|async)\b|\?\.|\?\?/);
});

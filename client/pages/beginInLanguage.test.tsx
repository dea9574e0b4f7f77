// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import path from "node:path";
import { type ReadonlySignal, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Language } from "../../shared/languages.ts";
import { en } from "../i18n/en.ts";
import { ru } from "../i18n/ru.ts";
import type { Texts } from "../i18n/texts.ts";
import { beginInLanguage } from "./beginInLanguage.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  document.documentElement.innerHTML = readFileSync(
    path.join(import.meta.dirname, "../index.html"),
    "utf8",
  ).replaceAll(/<script.*?<\/script>/g, "");
});
afterEach(() => vi.useRealTimers());

const isNoticeHidden = () => document.querySelector("#lost-script")?.hasAttribute("hidden");

function begin(load: Readonly<Record<Language, () => Promise<Texts>>>) {
  const language = signal<Language>("en");
  const shown: ReadonlySignal<Texts>[] = [];
  const root = document.querySelector("#app");
  if (!root) throw new Error("index.html has no #app");
  beginInLanguage(root, language, (texts) => void shown.push(texts), load);
  return { language, shown, root };
}

test("PAG7 shows the mark until the sentences have come, and follows the reader's language", async () => {
  const { language, shown, root } = begin({ en: async () => en, ru: async () => ru });
  expect(root.querySelector(".mark")).not.toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown.map((texts) => texts.value)).toEqual([en]);
  language.value = "ru";
  await vi.advanceTimersByTimeAsync(0);
  expect(shown.map((texts) => texts.value)).toEqual([ru]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isNoticeHidden()).toBe(true);
});

test("PAG7 sentences that stay away are told in all languages, asked for again, and the notice goes when they come", async () => {
  let isLost = true;
  const { shown } = begin({
    en: async () => {
      if (isLost) throw new Error("no network");
      return en;
    },
    ru: async () => ru,
  });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(isNoticeHidden()).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([isNoticeHidden(), shown]).toEqual([false, []]);
  isLost = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect([isNoticeHidden(), shown.length]).toEqual([true, 1]);
});

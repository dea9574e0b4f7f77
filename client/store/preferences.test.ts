import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createPreferences, shownTheme, themeChoices } from "./preferences.ts";

const calm = signal({ dark: false, contrast: false, still: false });

test("the browser's language is taken until another is chosen, and the choice is remembered", () => {
  const storage = createMemoryStorage();
  const first = createPreferences(storage, ["de-DE", "ru-RU", "en"], calm);
  expect(first.language.value).toBe("ru");
  first.setLanguage("en");
  first.setTheme("dark");
  const second = createPreferences(storage, ["ru"], calm);
  expect(second.language.value).toBe("en");
  expect(second.theme.value).toBe("dark");
});

test("a contest's language helps a browser that speaks none of ours, and nobody else", () => {
  const foreign = createPreferences(createMemoryStorage(), ["de-DE"], calm);
  foreign.suggestLanguage("ru");
  expect(foreign.language.value).toBe("ru");
  const english = createPreferences(createMemoryStorage(), ["en-GB"], calm);
  english.suggestLanguage("ru");
  expect(english.language.value).toBe("en");
  foreign.setLanguage("en");
  foreign.suggestLanguage("ru");
  expect(foreign.language.value).toBe("en");
});

test("the reader's theme goes before contrast for the system's sake, that before the contest's, that before light and dark", () => {
  const plain = { dark: false, contrast: false, still: false };
  expect(shownTheme("contest", undefined, plain)).toBe("light");
  expect(shownTheme("contest", undefined, { ...plain, dark: true })).toBe("dark");
  expect(shownTheme("contest", "pink", { ...plain, dark: true })).toBe("pink");
  expect(shownTheme("contest", "pink", { ...plain, contrast: true })).toBe("contrast");
  for (const choice of themeChoices) {
    if (choice !== "contest") expect(shownTheme(choice, "pink", { ...plain, contrast: true })).toBe(choice);
  }
});

test("a contest's theme holds on its own pages only", () => {
  const preferences = createPreferences(createMemoryStorage(), ["en"], calm);
  preferences.enterContest("ABC234");
  preferences.suggestTheme("ABC234", "pink");
  expect(preferences.theme.value).toBe("pink");
  preferences.enterContest(null);
  expect(preferences.theme.value).toBe("light");
  preferences.enterContest("ABC234");
  expect(preferences.theme.value).toBe("pink");
  preferences.setTheme("dark");
  expect(preferences.theme.value).toBe("dark");
});

test("motion stops by the switch, which is remembered, or by the system", () => {
  const storage = createMemoryStorage();
  const first = createPreferences(storage, ["en"], calm);
  expect(first.isMoving.value).toBe(true);
  first.setMotion("off");
  expect(createPreferences(storage, ["en"], calm).isMoving.value).toBe(false);
  const stilled = createPreferences(
    createMemoryStorage(),
    ["en"],
    signal({ dark: false, contrast: false, still: true }),
  );
  expect([stilled.motionChoice.value, stilled.isMoving.value]).toEqual(["on", false]);
});

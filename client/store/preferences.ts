import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type Theme, themes } from "../../shared/contest/themes.ts";
import { isLanguage, type Language } from "../../shared/languages.ts";
import { pickLanguage } from "../i18n/language.ts";
import type { Storage } from "./browserStorage.ts";
import type { SystemWishes } from "./systemWishes.ts";

/** "contest": as the contest says, and as the system says where the contest says nothing. */
export const themeChoices = ["contest", ...themes] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** How this reader wants the pages; remembered by the browser. */
export interface Preferences {
  readonly language: ReadonlySignal<Language>;
  readonly themeChoice: ReadonlySignal<ThemeChoice>;
  /** What the choice comes to. */
  readonly theme: ReadonlySignal<Theme>;
  readonly motionChoice: ReadonlySignal<MotionChoice>;
  /** False when the reader or the system asks for stillness. */
  readonly isMoving: ReadonlySignal<boolean>;
  /** True when the system asks for stillness, so that the switch has nothing to say. */
  readonly isStilledBySystem: ReadonlySignal<boolean>;
  setLanguage(language: Language): void;
  setTheme(choice: ThemeChoice): void;
  setMotion(choice: MotionChoice): void;
  /** A contest's language, used until the reader has chosen one. */
  suggestLanguage(language: Language): void;
  /** A contest's theme, for its own pages. */
  suggestTheme(roomCode: string, theme: Theme | undefined): void;
  /** The page is about this contest, or about none: another contest's theme ends here. */
  enterContest(roomCode: string | null): void;
}

export type MotionChoice = "on" | "off";

const languageKey = "regatta.language";
const themeKey = "regatta.theme";
const motionKey = "regatta.motion";

export function createPreferences(
  storage: Storage,
  browserLanguages: readonly string[],
  system: ReadonlySignal<SystemWishes>,
): Preferences {
  const chosen = storage.read(languageKey);
  const language = signal<Language>(isLanguage(chosen) ? chosen : pickLanguage(browserLanguages));
  const storedTheme = storage.read(themeKey);
  const themeChoice = signal<ThemeChoice>(themeChoices.find((known) => known === storedTheme) ?? "contest");
  const motionChoice = signal<MotionChoice>(storage.read(motionKey) === "off" ? "off" : "on");
  const roomCode = signal<string | null>(null);
  const suggested = signal<{ readonly roomCode: string; readonly theme: Theme | undefined } | null>(null);
  return {
    language,
    themeChoice,
    theme: computed(() => {
      const ofContest = suggested.value?.roomCode === roomCode.value ? suggested.value?.theme : undefined;
      return shownTheme(themeChoice.value, ofContest, system.value);
    }),
    motionChoice,
    isMoving: computed(() => motionChoice.value === "on" && !system.value.still),
    isStilledBySystem: computed(() => system.value.still),
    setLanguage(next) {
      language.value = next;
      storage.write(languageKey, next);
    },
    setTheme(next) {
      themeChoice.value = next;
      storage.write(themeKey, next);
    },
    setMotion(next) {
      motionChoice.value = next;
      storage.write(motionKey, next);
    },
    suggestLanguage(next) {
      // A browser that speaks none of ours says nothing about its reader; the contest's language says more.
      if (storage.read(languageKey) === null && !speaksOurs(browserLanguages)) language.value = next;
    },
    suggestTheme(code, theme) {
      suggested.value = { roomCode: code, theme };
    },
    enterContest(code) {
      roomCode.value = code;
    },
  };
}

/** The reader's choice goes first, then a need for contrast that the system knows of, then the contest, then the system. */
export function shownTheme(choice: ThemeChoice, ofContest: Theme | undefined, system: SystemWishes): Theme {
  if (choice !== "contest") return choice;
  if (system.contrast) return "contrast";
  return ofContest ?? (system.dark ? "dark" : "light");
}

/**
 * Keeps `<html>` in step: screen readers choose the voice by `lang`, the style sheet the colours by `data-theme` and
 * whether anything moves by `data-motion`.
 */
export function applyPreferences(preferences: Preferences, html: HTMLElement): () => void {
  return effect(() => {
    html.lang = preferences.language.value;
    html.dataset.theme = preferences.theme.value;
    html.dataset.motion = preferences.isMoving.value ? "on" : "off";
  });
}

function speaksOurs(browserLanguages: readonly string[]): boolean {
  return browserLanguages.some((tag) => isLanguage(tag.toLowerCase().split("-")[0]));
}

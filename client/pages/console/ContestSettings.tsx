import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type Theme, themes } from "../../../shared/contest/themes.ts";
import { isLanguage, type Language, languages } from "../../../shared/languages.ts";
import { languageNames } from "../../i18n/language.ts";
import type { Say } from "../../i18n/say.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { readDuration } from "../../store/typedDuration.ts";
import { Field } from "../parts/Field.tsx";

export type SettingName = "title" | "duration";

/** What a table does not say of its contest. */
interface Settings {
  readonly title: Signal<string>;
  readonly language: Signal<Language>;
  readonly theme: Signal<Theme | undefined>;
  readonly minutes: Signal<string>;
}

export function useContestSettings(spoken: Language): Settings {
  return {
    title: useSignal(""),
    language: useSignal<Language>(spoken),
    theme: useSignal<Theme | undefined>(undefined),
    minutes: useSignal("40"),
  };
}

/** What is wrong with them. */
export function checkSettings({ title, minutes }: Settings): Partial<Record<SettingName, Say>> {
  return {
    ...(title.value.trim() === "" && { title: (texts: Texts) => texts.console.titleMissing }),
    ...(readDuration(minutes.value) === null && { duration: (texts: Texts) => texts.console.durationWrong }),
  };
}

/** As `createContest` takes them; a duration that is not one is left out. */
export function readSettings({ title, language, theme, minutes }: Settings) {
  const durationMs = readDuration(minutes.value);
  return {
    title: title.value.trim(),
    language: language.value,
    ...(theme.value && { theme: theme.value }),
    ...(durationMs !== null && { durationMs }),
  };
}

interface ContestSettingsProps {
  readonly settings: Settings;
  readonly errors: Partial<Record<SettingName, Say | null>>;
}

export function ContestSettings({ settings, errors }: ContestSettingsProps) {
  const texts = useTexts();
  const words = texts.console;
  const { title, language, theme, minutes } = settings;
  const languageId = useId();
  const themeId = useId();
  return (
    <>
      <Field
        label={words.contestTitle}
        name="title"
        value={title.value}
        maxLength={120}
        error={errors.title?.(texts)}
        onValue={(value) => {
          title.value = value;
        }}
      />
      <div class="field">
        <label for={languageId}>{words.contestLanguage}</label>
        <select
          id={languageId}
          class="input"
          name="language"
          value={language.value}
          onChange={(event) => {
            if (isLanguage(event.currentTarget.value)) language.value = event.currentTarget.value;
          }}
        >
          {languages.map((known) => (
            <option key={known} value={known}>
              {languageNames[known]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={themeId}>{words.contestTheme}</label>
        <select
          id={themeId}
          class="input"
          name="theme"
          value={theme.value ?? ""}
          aria-describedby={`${themeId}-hint`}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            theme.value = themes.find((known) => known === chosen);
          }}
        >
          <option value="">{words.themeOfSystem}</option>
          {themes.map((known) => (
            <option key={known} value={known}>
              {texts.app.themes[known]}
            </option>
          ))}
        </select>
        <span class="hint" id={`${themeId}-hint`}>
          {words.contestThemeHint}
        </span>
      </div>
      <Field
        label={words.duration}
        name="duration"
        type="number"
        min={1}
        max={1440}
        value={minutes.value}
        error={errors.duration?.(texts)}
        onValue={(value) => {
          minutes.value = value;
        }}
      />
    </>
  );
}

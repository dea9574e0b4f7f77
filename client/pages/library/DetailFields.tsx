import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Phase } from "../../../shared/contest/phases.ts";
import { themes } from "../../../shared/contest/themes.ts";
import { isLanguage, languages } from "../../../shared/languages.ts";
import { languageNames } from "../../i18n/language.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import type { TypedDetails, TypedField } from "../../store/library/typedDetails.ts";
import { Field } from "../parts/Field.tsx";

/** The fields of a contest's details; once it was started only those that may still be changed. DET1 */
export function DetailFields(props: {
  readonly phase: Phase;
  readonly typed: Signal<TypedDetails>;
  /** What somebody else has put there meanwhile. */
  readonly theirs: Partial<TypedDetails>;
  readonly wrong: readonly TypedField[];
}) {
  const texts = useTexts();
  const { console: words, library: more } = texts;
  const { phase, typed, theirs, wrong } = props;
  const isStarted = phase !== "draft" && phase !== "lobby";
  const setTo = (field: TypedField) => (value: string) => {
    typed.value = { ...typed.value, [field]: value };
  };
  const hintOf = (field: TypedField, otherwise?: string) => {
    const value = theirs[field];
    return value === undefined ? otherwise : more.changedTo(shownValue(texts, field, value));
  };
  const { title, language, theme, minutes, startsAt } = typed.value;
  return (
    <>
      <Field
        label={words.contestTitle}
        name="details-title"
        value={title}
        maxLength={120}
        autocomplete="off"
        hint={hintOf("title")}
        error={wrong.includes("title") ? words.titleMissing : null}
        onValue={setTo("title")}
      />
      <Choice
        label={words.contestTheme}
        name="details-theme"
        value={theme}
        hint={hintOf("theme", words.contestThemeHint)}
        options={["", ...themes].map((known) => [known, shownValue(texts, "theme", known)])}
        onValue={setTo("theme")}
      />
      {isStarted ? (
        <p class="muted">{more.startedDetails}</p>
      ) : (
        <>
          <Choice
            label={words.contestLanguage}
            name="details-language"
            value={language}
            hint={hintOf("language", more.languageHint)}
            options={languages.map((known) => [known, shownValue(texts, "language", known)])}
            onValue={setTo("language")}
          />
          <Field
            label={words.duration}
            name="details-minutes"
            type="number"
            min={1}
            max={1440}
            value={minutes}
            hint={hintOf("minutes")}
            error={wrong.includes("minutes") ? words.durationWrong : null}
            onValue={setTo("minutes")}
          />
          <Field
            label={words.startsAt}
            name="details-start"
            type="datetime-local"
            value={startsAt}
            hint={hintOf("startsAt", words.startsAtHint)}
            onValue={setTo("startsAt")}
          />
        </>
      )}
    </>
  );
}

/** A value of a field as its reader knows it. */
function shownValue(texts: Texts, field: TypedField, value: string): string {
  switch (field) {
    case "language":
      return isLanguage(value) ? languageNames[value] : value;
    case "theme": {
      const theme = themes.find((known) => known === value);
      return theme ? texts.app.themes[theme] : texts.console.themeOfSystem;
    }
    case "startsAt":
      return value === "" ? texts.library.byHand : texts.format.dateTime(new Date(value).getTime());
    case "title":
    case "minutes":
      return value;
  }
}

function Choice(props: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly hint: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onValue: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="input"
        name={props.name}
        value={props.value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span class="hint" id={`${id}-hint`}>
        {props.hint}
      </span>
    </div>
  );
}

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type Theme, themes } from "../../../shared/contest/themes.ts";
import type { Encoding } from "../../../shared/contestFile/encodings.ts";
import { MAX_FILE_BYTES } from "../../../shared/contestFile/limits.ts";
import { type FileProblem, fileProblem, fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import { isLanguage, type Language, languages } from "../../i18n/language.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { dictionaries, useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { Notice } from "../parts/Notice.tsx";
import { EncodingChoice, isAboutEncoding } from "./EncodingChoice.tsx";
import { FileProblems } from "./FileProblems.tsx";
import { readAsBase64 } from "./readFile.ts";

type FieldName = "file" | "title" | "duration";

/** A contest from a CSV file. When the file has mistakes, all of them are listed and nothing is made. */
export function NewContestForm() {
  const texts = useTexts();
  const words = texts.console;
  const { session, router, preferences } = useApp();
  const file = useSignal<File | null>(null);
  const encoding = useSignal<Encoding | undefined>(undefined);
  const title = useSignal("");
  const language = useSignal<Language>(preferences.language.value);
  const theme = useSignal<Theme | undefined>(undefined);
  const minutes = useSignal("40");
  const startsAt = useSignal("");
  const errors = useSignal<Partial<Record<FieldName, string>>>({});
  const trouble = useSignal<Trouble | null>(null);
  const isWorking = useSignal(false);
  const fileId = useId();
  const languageId = useId();
  const themeId = useId();

  function check(): Partial<Record<FieldName, string>> {
    const found: Partial<Record<FieldName, string>> = {};
    if (!file.value) found.file = words.fileMissing;
    else if (file.value.size > MAX_FILE_BYTES)
      found.file = tooLarge(file.value.size, preferences.language.value);
    if (title.value.trim() === "") found.title = words.titleMissing;
    const duration = Number(minutes.value);
    if (!Number.isInteger(duration) || duration < 1 || duration > 1440) found.duration = words.durationWrong;
    return found;
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isWorking.value) return;
    errors.value = check();
    trouble.value = null;
    if (Object.keys(errors.value).length > 0 || !file.value) return;
    isWorking.value = true;
    try {
      const answer = await session.call("createContest", {
        body: {
          title: title.value.trim(),
          language: language.value,
          ...(theme.value && { theme: theme.value }),
          durationMs: Number(minutes.value) * 60_000,
          startsAt: startsAt.value === "" ? null : new Date(startsAt.value).getTime(),
          rules: {},
          file: await readAsBase64(file.value),
          ...(encoding.value && { encoding: encoding.value }),
        },
      });
      if (answer.ok) router.go(pathTo.console(answer.reply.roomCode));
      else trouble.value = answer.problem;
    } catch {
      errors.value = { file: words.fileMissing };
    } finally {
      isWorking.value = false;
    }
  }

  const chooseFile = (chosen: File | undefined) => {
    file.value = chosen ?? null;
    encoding.value = undefined;
    trouble.value = null;
    errors.value = { ...errors.value, file: "" };
    if (chosen && title.value === "")
      title.value = chosen.name.replace(/\.[^.]*$/, "").replaceAll(/[-_]+/g, " ");
  };

  return (
    <form
      class="panel stack"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-labelledby="new-contest"
    >
      <h2 id="new-contest">{words.fromFile}</h2>
      <div class="field">
        <label for={fileId}>{words.file}</label>
        <input
          id={fileId}
          class="input"
          name="file"
          type="file"
          accept=".csv,text/csv"
          aria-describedby={`${fileId}-hint ${fileId}-error`}
          onChange={(event) => chooseFile(event.currentTarget.files?.[0])}
        />
        <span class="hint" id={`${fileId}-hint`}>
          {words.fileHint}
        </span>
        <span class="error" id={`${fileId}-error`} role="alert">
          {errors.value.file ? `✗ ${errors.value.file}` : ""}
        </span>
      </div>
      {trouble.value && <CreateTrouble trouble={trouble.value} />}
      {(encoding.value !== undefined || isAboutEncoding(problemsOf(trouble.value))) && (
        <EncodingChoice
          problems={problemsOf(trouble.value)}
          chosen={encoding.value}
          onChoice={(chosen) => {
            encoding.value = chosen;
          }}
        />
      )}
      <Field
        label={words.contestTitle}
        name="title"
        value={title.value}
        maxLength={120}
        error={errors.value.title}
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
              {dictionaries[known].app.languageName}
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
        error={errors.value.duration}
        onValue={(value) => {
          minutes.value = value;
        }}
      />
      <Field
        label={words.startsAt}
        hint={words.startsAtHint}
        name="startsAt"
        type="datetime-local"
        value={startsAt.value}
        onValue={(value) => {
          startsAt.value = value;
        }}
      />
      <button type="submit" class="button" data-look="main" aria-disabled={isWorking.value}>
        {isWorking.value ? words.creating : words.create}
      </button>
    </form>
  );
}

function CreateTrouble({ trouble }: { readonly trouble: Trouble }) {
  const texts = useTexts();
  if (trouble.code !== "file_invalid" || !trouble.problems) {
    return (
      <div role="alert">
        <Notice tone="bad">{refusalSentence(texts, trouble)}</Notice>
      </div>
    );
  }
  return <FileProblems problems={problemsOf(trouble)} />;
}

/** Made by the server's reader with `fileProblem`; the contract calls them unknown to keep the core out of it. */
function problemsOf(trouble: Trouble | null): readonly FileProblem[] {
  return trouble?.code === "file_invalid" ? ((trouble.problems ?? []) as readonly FileProblem[]) : [];
}

function tooLarge(bytes: number, language: Language): string {
  const params = { maxKiB: MAX_FILE_BYTES / 1024, foundKiB: Math.ceil(bytes / 1024) };
  return fileProblemSentence(language, fileProblem("too_large", params));
}

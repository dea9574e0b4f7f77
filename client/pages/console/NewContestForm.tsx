import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { RouteReply } from "../../../shared/api.ts";
import type { Encoding } from "../../../shared/contestFile/encodings.ts";
import { MAX_FILE_BYTES } from "../../../shared/contestFile/limits.ts";
import { type FileProblem, fileProblem, fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import type { Language } from "../../../shared/languages.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { Notice } from "../parts/Notice.tsx";
import { type ChosenRules, RulesFold } from "../studio/RulesFold.tsx";
import {
  ContestSettings,
  checkSettings,
  readSettings,
  type SettingName,
  useContestSettings,
} from "./ContestSettings.tsx";
import { EncodingChoice, isAboutEncoding } from "./EncodingChoice.tsx";
import { FileProblems } from "./FileProblems.tsx";
import { FileWarnings } from "./FileWarnings.tsx";
import { readAsBase64 } from "./readFile.ts";
import { TableSources } from "./TableSources.tsx";

type FieldName = "file" | "rules" | SettingName;

/** A contest from a table or a contest document. When the file has mistakes, all of them are listed and nothing is made. */
export function NewContestForm() {
  const texts = useTexts();
  const words = texts.console;
  const { session, router, preferences } = useApp();
  const file = useSignal<File | null>(null);
  const encoding = useSignal<Encoding | undefined>(undefined);
  const settings = useContestSettings(preferences.language.value);
  const startsAt = useSignal("");
  const rules = useSignal<ChosenRules | null>(null);
  const errors = useSignal<Partial<Record<FieldName, string>>>({});
  const trouble = useSignal<Trouble | null>(null);
  const made = useSignal<RouteReply["createContest"] | null>(null);
  const isWorking = useSignal(false);
  const fileId = useId();
  // It says itself what a table has to be told.
  const isDocument = /\.json$/i.test(file.value?.name ?? "");

  function check(): Partial<Record<FieldName, string>> {
    const found: Partial<Record<FieldName, string>> = {};
    if (!file.value) found.file = words.fileMissing;
    else if (file.value.size > MAX_FILE_BYTES)
      found.file = tooLarge(file.value.size, preferences.language.value);
    if (rules.value?.isWhole === false) found.rules = texts.rules.notWhole;
    return isDocument ? found : { ...found, ...checkSettings(settings, words) };
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
          ...(!isDocument && readSettings(settings)),
          startsAt: startsAt.value === "" ? null : new Date(startsAt.value).getTime(),
          rules: rules.value?.rules ?? {},
          file: await readAsBase64(file.value),
          ...(encoding.value && { encoding: encoding.value }),
        },
      });
      if (!answer.ok) trouble.value = answer.problem;
      else if (answer.reply.warnings.length > 0) made.value = answer.reply;
      else router.go(pathTo.console(answer.reply.roomCode));
    } catch {
      errors.value = { file: words.fileMissing };
    } finally {
      isWorking.value = false;
    }
  }

  /** What was pasted has no name to call the contest by. */
  const chooseFile = (chosen: File | undefined, isNamed = true) => {
    file.value = chosen ?? null;
    encoding.value = undefined;
    trouble.value = null;
    errors.value = { ...errors.value, file: "" };
    const { title } = settings;
    if (chosen && isNamed && title.value === "")
      title.value = chosen.name.replace(/\.[^.]*$/, "").replaceAll(/[-_]+/g, " ");
  };

  if (made.value) {
    const { roomCode, title } = made.value;
    // As with problems: the server's reader made them.
    const warnings = made.value.warnings as readonly FileProblem[];
    return (
      <section class="panel stack">
        <FileWarnings roomCode={roomCode} title={title} warnings={warnings} />
      </section>
    );
  }
  return (
    <form
      class="panel stack"
      onSubmit={(event) => void submit(event)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const [dropped] = event.dataTransfer?.files ?? [];
        if (!dropped) return;
        event.preventDefault();
        chooseFile(dropped);
      }}
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
          accept=".xlsx,.ods,.csv,text/csv,.tsv,.txt,.json,application/json"
          aria-describedby={`${fileId}-hint ${fileId}-error`}
          onChange={(event) => chooseFile(event.currentTarget.files?.[0])}
        />
        <span class="hint" id={`${fileId}-hint`}>
          {words.fileHint}
        </span>
        {file.value && <output class="chosen-file">{texts.studio.chosenFile(file.value.name)}</output>}
        <span class="error" id={`${fileId}-error`} role="alert">
          {errors.value.file ? `✗ ${errors.value.file}` : ""}
        </span>
      </div>
      <TableSources onTable={(table) => chooseFile(table, false)} />
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
      {!isDocument && <ContestSettings settings={settings} errors={errors.value} />}
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
      <RulesFold
        chosen={rules}
        isDocument={isDocument}
        error={errors.value.rules}
        onMinutes={
          isDocument
            ? undefined
            : (minutes) => {
                settings.minutes.value = `${minutes}`;
              }
        }
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

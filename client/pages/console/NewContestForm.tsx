import { useSignal } from "@preact/signals";
import type { RouteReply } from "../../../shared/api.ts";
import { MAX_DOCUMENT_BYTES, MAX_FILE_BYTES } from "../../../shared/contestFile/limits.ts";
import { type FileProblem, fileProblem, fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Answer, Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { type ChosenRules, RulesFold } from "../studio/RulesFold.tsx";
import { TableInput } from "../table/TableInput.tsx";
import { useTableDesk } from "../table/useTableDesk.ts";
import {
  ContestSettings,
  checkSettings,
  readSettings,
  type SettingName,
  useContestSettings,
} from "./ContestSettings.tsx";
import { FileProblems } from "./FileProblems.tsx";
import { FileWarnings } from "./FileWarnings.tsx";
import { importDocument } from "./importDocument.ts";

type FieldName = "file" | "rules" | "startsAt" | SettingName;

/** A contest from a table or a contest document, which is shown before it is made. When the file has mistakes, all of them are marked and nothing is made. */
export function NewContestForm() {
  const texts = useTexts();
  const words = texts.console;
  const { session, router, preferences } = useApp();
  const settings = useContestSettings(preferences.language.value);
  const desk = useTableDesk(settings.language.value);
  const startsAt = useSignal("");
  const rules = useSignal<ChosenRules | null>(null);
  const errors = useSignal<Partial<Record<FieldName, Say | null>>>({});
  const trouble = useSignal<Trouble | null>(null);
  const made = useSignal<RouteReply["createContest"] | null>(null);
  const { isSending: isWorking, once } = useOnce();
  const preview = desk.preview.value;
  // It says itself what a table has to be told.
  const isDocument = preview ? preview.kind === "document" : /\.json$/i.test(desk.file.value?.name ?? "");
  const mostBytes = isDocument ? MAX_DOCUMENT_BYTES : MAX_FILE_BYTES;
  const needsMending = (preview?.problems.length ?? 0) > 0;

  function check(): Partial<Record<FieldName, Say>> {
    const found: Partial<Record<FieldName, Say>> = {};
    const file = desk.file.value;
    if (!file) found.file = (said) => said.console.fileMissing;
    else if (file.size > mostBytes) {
      const problem = tooLarge(file.size, mostBytes);
      found.file = () => fileProblemSentence(preferences.language.value, problem);
    } else if (needsMending) found.file = ({ tables }) => tables.mendFirst;
    if (rules.value?.isWhole === false) found.rules = (said) => said.rules.notWhole;
    return isDocument ? found : { ...found, ...checkSettings(settings) };
  }

  async function submit(): Promise<void> {
    errors.value = check();
    trouble.value = null;
    if (Object.keys(errors.value).length > 0) return;
    try {
      const answer = await make();
      if (!answer) return;
      // DET1: the server's clock says so, whatever this computer's is.
      if (!answer.ok && answer.problem.code === "moment_passed")
        errors.value = { startsAt: sayRefusal(answer.problem) };
      else if (!answer.ok) trouble.value = answer.problem;
      // What was seen already need not be said again. FIL8
      else if (answer.reply.warnings.length > 0 && desk.preview.value === null) made.value = answer.reply;
      else router.go(pathTo.console(answer.reply.roomCode));
    } catch {
      errors.value = { file: ({ tables }) => tables.unreadable };
    }
  }

  /** Null: there is no file. */
  async function make(): Promise<Answer<"createContest"> | null> {
    const chosen = {
      startsAt: startsAt.value === "" ? null : new Date(startsAt.value).getTime(),
      rules: rules.value?.rules ?? {},
    };
    const source = desk.file.value;
    if (source && source.size > MAX_FILE_BYTES) return importDocument(session, source, chosen);
    const file = await desk.body();
    return (
      file &&
      session.call("createContest", {
        body: { ...(!isDocument && readSettings(settings)), ...chosen, ...file },
      })
    );
  }

  /** What was pasted has no name to call the contest by. */
  const chooseFile = (chosen: File | null, isNamed: boolean) => {
    desk.choose(chosen, !isNamed);
    trouble.value = null;
    errors.value = { ...errors.value, file: null };
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
      onSubmit={(event) => {
        event.preventDefault();
        void once(submit);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const [dropped] = event.dataTransfer?.files ?? [];
        if (!dropped) return;
        event.preventDefault();
        chooseFile(dropped, true);
      }}
      noValidate
      aria-labelledby="new-contest"
    >
      <h2 id="new-contest">{words.fromFile}</h2>
      <TableInput
        desk={desk}
        language={settings.language.value}
        error={errors.value.file?.(texts)}
        problems={problemsOf(trouble.value)}
        onFile={chooseFile}
      />
      {trouble.value && <CreateTrouble trouble={trouble.value} />}
      {!isDocument && <ContestSettings settings={settings} errors={errors.value} />}
      <Field
        label={words.startsAt}
        hint={words.startsAtHint}
        name="startsAt"
        type="datetime-local"
        value={startsAt.value}
        error={errors.value.startsAt?.(texts)}
        onValue={(value) => {
          startsAt.value = value;
          errors.value = { ...errors.value, startsAt: null };
        }}
      />
      <RulesFold
        chosen={rules}
        isDocument={isDocument}
        error={errors.value.rules?.(texts)}
        onMinutes={
          isDocument
            ? undefined
            : (minutes) => {
                settings.minutes.value = `${minutes}`;
              }
        }
      />
      {needsMending && <p class="muted">{texts.tables.mendFirst}</p>}
      <button type="submit" class="button" data-look="main" aria-disabled={isWorking || needsMending}>
        {isWorking ? words.creating : words.create}
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

function tooLarge(bytes: number, mostBytes: number): FileProblem {
  return fileProblem("too_large", { maxKiB: mostBytes / 1024, foundKiB: Math.ceil(bytes / 1024) });
}

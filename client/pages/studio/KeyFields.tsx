import { useId } from "preact/hooks";
import { checkerKinds } from "../../../shared/contest/checkers/readers.ts";
import { charactersOver, mostCharacters, mostKeyCharacters } from "../../../shared/contest/mostCharacters.ts";
import { fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { CardForm } from "../../store/studio/cardForm.ts";
import { tickedOptions, withChoices } from "../../store/studio/rightOptions.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { LongText } from "../parts/LongText.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Differences, RightOptions } from "./KeySettings.tsx";
import { PupilVariants } from "./PupilVariants.tsx";

/** How answers are judged: the kind, the key as a table's cells would hold it, and a line to try it. */
export function KeyFields({ form }: { readonly form: CardForm }) {
  const { studio: words, play, repairs } = useTexts();
  const { key } = form.typed.value;
  const set = (change: Partial<typeof key>) => form.type({ key: { ...key, ...change } });
  // A key that names none of the options is shown as it was typed.
  const ticked = key.kind === "choice" ? tickedOptions(key) : null;
  const mostTicked = mostKeyCharacters.answer;
  const tickedOver = ticked ? charactersOver(key.answer, mostTicked) : 0;
  return (
    <fieldset class="stack studio-key">
      <legend class="small-title">{words.key}</legend>
      <div class="row" role="radiogroup" aria-label={repairs.kind}>
        {checkerKinds.map((kind) => (
          <label key={kind} class="studio-option">
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={key.kind === kind}
              onChange={() => set({ kind })}
            />
            {play.kinds[kind]}
          </label>
        ))}
      </div>
      {key.kind === "choice" && (
        <Lines
          label={words.choices}
          name="choices"
          hint={words.choicesHint}
          rows={4}
          most={mostKeyCharacters.choices}
          value={key.choices}
          onValue={(choices) => set(withChoices(key, choices))}
        />
      )}
      {ticked && (
        <RightOptions
          ticked={ticked}
          tooLong={tickedOver > 0 ? { most: mostTicked, over: tickedOver } : null}
          onAnswer={(answer) => set({ answer })}
        />
      )}
      {key.kind === "number" && (
        <div class="studio-pair">
          <Field
            label={words.answer}
            name="right"
            autocomplete="off"
            most={mostKeyCharacters.answer}
            value={key.answer}
            onValue={(answer) => set({ answer })}
          />
          <Field
            label={words.tolerance}
            name="tolerance"
            autocomplete="off"
            most={mostKeyCharacters.tolerance}
            value={key.tolerance}
            onValue={(tolerance) => set({ tolerance })}
          />
        </div>
      )}
      {key.kind !== "number" && !ticked && (
        <Lines
          label={words.answers}
          name="right"
          hint={key.kind === "choice" ? words.rightChoicesHint : words.answersHint}
          rows={2}
          most={mostKeyCharacters.answer}
          value={key.answer}
          onValue={(answer) => set({ answer })}
        />
      )}
      {key.kind === "text" && <Differences exact={key.exact} onExact={(exact) => set({ exact })} />}
      <KeyReading form={form} />
    </fieldset>
  );
}

function Lines(props: {
  readonly label: string;
  readonly name: string;
  readonly hint: string;
  readonly rows: number;
  readonly most: number;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <LongText
        id={id}
        name={props.name}
        rows={props.rows}
        most={props.most}
        spellcheck={false}
        value={props.value}
        hintId={`${id}-hint`}
        onValue={props.onValue}
      />
      <span class="hint" id={`${id}-hint`}>
        {props.hint}
      </span>
    </div>
  );
}

/** What the server makes of the key, and of an answer that is tried. */
function KeyReading({ form }: { readonly form: CardForm }) {
  const texts = useTexts();
  const { studio: words, repairs } = texts;
  const { preferences } = useApp();
  const reply = form.key.value;
  const trial = reply?.ok ? reply.trial : null;
  return (
    <>
      <div role="status">
        {reply?.ok &&
          reply.problems.map((problem, index) => (
            <Notice key={`${index + 1}`} tone="bad">
              {fileProblemSentence(preferences.language.value, problem)}
            </Notice>
          ))}
      </div>
      {reply?.ok && reply.checker && <PupilVariants checker={reply.checker} />}
      {reply?.ok && reply.checker && (
        <Field
          label={words.tryIt}
          name="trial"
          autocomplete="off"
          most={mostCharacters.answer}
          value={form.trial.value}
          onValue={(answer) => {
            form.trial.value = answer;
            form.askAgain();
          }}
        />
      )}
      <div role="status">
        {trial?.ok && (
          <Notice tone={trial.verdict === "accepted" ? "good" : "info"}>
            {trial.verdict === "accepted"
              ? repairs.trialAccepted(trial.shown)
              : repairs.trialWrong(trial.shown)}
          </Notice>
        )}
        {trial && !trial.ok && <Notice tone="warn">{refusalSentence(texts, trial.rejection)}</Notice>}
      </div>
    </>
  );
}

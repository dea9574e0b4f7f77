import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { type CheckerKind, checkerKinds, type Reader } from "../../../shared/contest/checkers/readers.ts";
import type { CardBasis } from "../../../shared/contest/editActs.ts";
import { charactersOver, mostCharacters, mostKeyCharacters } from "../../../shared/contest/mostCharacters.ts";
import type { KeyView } from "../../../shared/contest/view.ts";
import { fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import type { RoomReply } from "../../../shared/protocol.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isUp } from "../../net/linkParts.ts";
import { isKeyTooLong } from "../../store/studio/keyCells.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { LongText } from "../parts/LongText.tsx";
import { Notice } from "../parts/Notice.tsx";
import { againMs, isAskedAgain } from "./askedAgain.ts";
import { Choices, RepairDialog } from "./RepairDialog.tsx";
import { useRoom } from "./RoomContext.ts";

const restMs = 250;

/** A new key for a card, written as in a table's cells, tried on an answer before it is applied. RES12 RES13 PAG42 */
export function KeyDialog(props: {
  readonly cardId: number;
  /** The card of which this begins with the key; undefined: of a server that does not say, and takes no such word. */
  readonly basedOn: CardBasis | undefined;
  readonly answerKey: KeyView;
  readonly reader: Reader;
  readonly onClose: () => void;
}) {
  const { cardId, basedOn } = props;
  const { repairs: words, play } = useTexts();
  const { store } = useRoom();
  const options = props.reader.kind === "choice" ? props.reader.options : [];
  const kind = useSignal<CheckerKind>(props.answerKey.kind);
  const answer = useSignal(cellOf(props.answerKey, options));
  const choices = useSignal(options.join("\n"));
  const tolerance = useSignal(toleranceOf(props.answerKey));
  const exact = useSignal(exactOf(props.reader));
  const trial = useSignal("");
  const read = useSignal<{ readonly asked: string; readonly reply: RoomReply["key"] | null } | null>(null);
  const cells = {
    answer: answer.value,
    ...(kind.value === "choice" && { choices: choices.value }),
    ...(kind.value === "number" && { tolerance: tolerance.value }),
    ...(kind.value === "text" && { exact: exact.value }),
  };
  const asked = JSON.stringify({ cardId, kind: kind.value, cells, trial: trial.value.trim() || null });
  // What is too much is said at its field. PAG44
  const isTooLong = isKeyTooLong(cells) || charactersOver(trial.value, mostCharacters.answer) > 0;
  const isLive = isUp(store.connection.value);

  useEffect(() => {
    if (!isLive || isTooLong) return;
    let gone = false;
    const ask = async () => {
      const reply = await store.tryKey(JSON.parse(asked));
      if (gone) return;
      read.value = { asked, reply };
      if (isAskedAgain(reply)) timer = setTimeout(() => void ask(), againMs);
    };
    let timer = setTimeout(() => void ask(), restMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [store, asked, read, isLive, isTooLong]);

  // What was said of other cells is no key of these.
  const told = read.value?.asked === asked ? read.value : null;
  const reply = told?.reply ?? null;
  const checker = reply?.ok ? reply.checker : null;
  const isUnread = told !== null && isAskedAgain(told.reply);
  return (
    <RepairDialog
      title={words.correctTitle}
      text={words.correctText}
      asksPolicy
      make={({ policy, why }) =>
        checker && { type: "CorrectKey", cardId, ...(basedOn && { basedOn }), checker, policy, why }
      }
      onClose={props.onClose}
    >
      <Choices
        legend={words.kind}
        name="kind"
        options={checkerKinds}
        label={(option) => play.kinds[option]}
        value={kind.value}
        onValue={(option) => {
          kind.value = option;
        }}
      />
      <Lines
        label={words.key}
        name="key"
        hint={words.keyHint}
        most={mostKeyCharacters.answer}
        value={answer}
      />
      {kind.value === "choice" && (
        <Lines label={words.choices} name="choices" most={mostKeyCharacters.choices} value={choices} />
      )}
      {kind.value === "number" && (
        <Cell label={words.tolerance} name="tolerance" most={mostKeyCharacters.tolerance} value={tolerance} />
      )}
      {kind.value === "text" && (
        <Cell label={words.exact} name="exact" most={mostKeyCharacters.exact} value={exact} />
      )}
      <Cell label={words.trial} name="trial" most={mostCharacters.answer} value={trial} />
      <div role="status">
        {!reply?.ok && !isLive && <Notice tone="info">{words.keyWithoutConnection}</Notice>}
        {isUnread && isLive && <Notice tone="info">{words.keyLater}</Notice>}
        {reply && !isUnread && <Reading reply={reply} />}
      </div>
    </RepairDialog>
  );
}

interface Written {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly most: number;
  readonly value: { value: string };
}

function Cell({ label, name, most, value }: Written) {
  return (
    <Field
      label={label}
      name={name}
      value={value.value}
      autocomplete="off"
      most={most}
      onValue={(text) => {
        value.value = text;
      }}
    />
  );
}

function Lines({ label, name, hint, most, value }: Written) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <LongText
        id={id}
        name={name}
        rows={2}
        most={most}
        spellcheck={false}
        value={value.value}
        hintId={hint === undefined ? undefined : `${id}-hint`}
        onValue={(text) => {
          value.value = text;
        }}
      />
      {hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** What the server makes of the cells and of the trial. */
function Reading({ reply }: { readonly reply: RoomReply["key"] }) {
  const texts = useTexts();
  const { preferences } = useApp();
  if (!reply.ok) return <Notice tone="bad">{refusalSentence(texts, reply.rejection)}</Notice>;
  const { problems, trial } = reply;
  return (
    <>
      {problems.map((problem, index) => (
        <Notice key={`${index + 1}`} tone="bad">
          {fileProblemSentence(preferences.language.value, problem)}
        </Notice>
      ))}
      {trial?.ok && (
        <Notice tone={trial.verdict === "accepted" ? "good" : "info"}>
          {trial.verdict === "accepted"
            ? texts.repairs.trialAccepted(trial.shown)
            : texts.repairs.trialWrong(trial.shown)}
        </Notice>
      )}
      {trial && !trial.ok && <Notice tone="warn">{refusalSentence(texts, trial.rejection)}</Notice>}
    </>
  );
}

/** The key as a cell of a table would hold it. */
function cellOf(key: KeyView, options: readonly string[]): string {
  switch (key.kind) {
    case "number":
      return key.answer;
    case "text":
      return key.answers.join("\n");
    case "choice":
      return key.correct.map((option) => options[option - 1] ?? "").join("\n");
  }
}

/** The differences that count, as the cell names them. */
function exactOf(reader: Reader): string {
  if (reader.kind !== "text") return "";
  return Object.entries(reader.folds)
    .filter(([, isFolded]) => isFolded === false)
    .map(([name]) => name)
    .join(" ");
}

function toleranceOf(key: KeyView): string {
  return key.kind === "number" ? (key.tolerance ?? "") : "";
}

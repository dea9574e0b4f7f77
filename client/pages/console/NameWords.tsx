import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { listFault } from "../../../shared/contest/nameWords.ts";
import { isSamePlain } from "../../../shared/contest/samePlain.ts";
import type { NameWordsView } from "../../../shared/contest/view.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { withTheirWords, wordsIn } from "../../store/cockpit/nameWordLists.ts";
import { FieldError } from "../parts/FieldError.tsx";
import { Notice } from "../parts/Notice.tsx";
import { AskButton } from "./AskButton.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { useAct } from "./useAct.ts";

/** By which words names are marked in this contest, beside the known lists. NAM2 */
export function NameWords() {
  const { teams: words } = useTexts();
  return <AskButton words={words.nameWords}>{(close) => <WordsDialog onClose={close} />}</AskButton>;
}

/** What somebody else has changed meanwhile comes beside what was typed, and is looked at before it is saved. NAM3 NAM4 */
function WordsDialog({ onClose }: { readonly onClose: () => void }) {
  const { teams: words, app } = useTexts();
  const { said } = useRoom();
  const { act, isSending } = useAct();
  const { nameWords: now } = useRoomViews().moderator;
  /** What is typed over, and what the page had been told then: of what was just saved it hears a moment later. */
  const base = useSignal({ words: now, told: now });
  const marked = useSignal(now.marked.join("\n"));
  const allowed = useSignal(now.allowed.join("\n"));
  const areFaultsShown = useSignal(false);
  const typed = (): NameWordsView => ({ marked: wordsIn(marked.value), allowed: wordsIn(allowed.value) });
  const isChanged =
    !isSending &&
    now !== base.value.told &&
    !isSamePlain(now, base.value.words) &&
    !isSamePlain(now, typed());

  function takeTheirs(): void {
    const mine = typed();
    const before = base.value.words;
    marked.value = withTheirWords(mine.marked, before.marked, now.marked).join("\n");
    allowed.value = withTheirWords(mine.allowed, before.allowed, now.allowed).join("\n");
    base.value = { words: now, told: now };
    said.value = { tone: "info", say: (texts) => texts.teams.wordsTogether };
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    areFaultsShown.value = true;
    if (isChanged) return takeTheirs();
    const wished = typed();
    if (listFault(wished.marked) ?? listFault(wished.allowed)) return;
    if (isSamePlain(wished, base.value.words)) return onClose();
    if (!(await act({ type: "SetNameWords", ...wished, basedOn: base.value.words }))) return;
    // What was typed while it was on its way is still to be saved.
    if (isSamePlain(wished, typed())) onClose();
    else base.value = { words: wished, told: now };
  }

  return (
    <RoomDialog title={words.nameWordsTitle} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.nameWordsText}</p>
        <div role="status">{isChanged && <Notice tone="info">{words.wordsChanged}</Notice>}</div>
        <Lines
          label={words.markedWords}
          name="marked"
          value={marked.value}
          isFaultShown={areFaultsShown.value}
          onValue={(value) => {
            marked.value = value;
          }}
        />
        <Lines
          label={words.allowedWords}
          name="allowed"
          value={allowed.value}
          isFaultShown={areFaultsShown.value}
          onValue={(value) => {
            allowed.value = value;
          }}
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
            {words.saveWords}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

function Lines(props: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly isFaultShown: boolean;
  readonly onValue: (value: string) => void;
}) {
  const texts = useTexts();
  const id = useId();
  const fault = props.isFaultShown ? listFault(wordsIn(props.value)) : null;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        class="input"
        name={props.name}
        rows={4}
        spellcheck={false}
        value={props.value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-error`}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      <FieldError
        id={`${id}-error`}
        tooLong={null}
        error={fault && refusalSentence(texts, { code: fault.code })}
        beside={fault && refusalSentence(texts, fault)}
      />
    </div>
  );
}

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { AskButton } from "./AskButton.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { useAct } from "./useAct.ts";

/** By which words names are marked in this contest, beside the known lists. NAM2 */
export function NameWords() {
  const { teams: words } = useTexts();
  return <AskButton words={words.nameWords}>{(close) => <WordsDialog onClose={close} />}</AskButton>;
}

const most = { words: 300, letters: 60 } as const;

function WordsDialog({ onClose }: { readonly onClose: () => void }) {
  const { teams: words, app } = useTexts();
  const { act, isSending } = useAct();
  const { moderator } = useRoomViews();
  const marked = useSignal(moderator.nameWords.marked.join("\n"));
  const allowed = useSignal(moderator.nameWords.allowed.join("\n"));

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const command = { marked: linesOf(marked.value), allowed: linesOf(allowed.value) };
    if (await act({ type: "SetNameWords", ...command })) onClose();
  }
  return (
    <RoomDialog title={words.nameWordsTitle} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.nameWordsText}</p>
        <Lines
          label={words.markedWords}
          name="marked"
          value={marked.value}
          onValue={(value) => {
            marked.value = value;
          }}
        />
        <Lines
          label={words.allowedWords}
          name="allowed"
          value={allowed.value}
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
  readonly onValue: (value: string) => void;
}) {
  const id = useId();
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
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </div>
  );
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim().slice(0, most.letters));
  return [...new Set(lines)].filter((line) => line !== "").slice(0, most.words);
}

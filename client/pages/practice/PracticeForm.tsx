import { type Signal, useSignal } from "@preact/signals";
import type { PracticeBoard } from "../../../shared/api.ts";
import { type PracticeMinutes, practiceMinutes } from "../../../shared/practice.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { startPractice } from "../../store/practice.ts";
import { useApp } from "../AppContext.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";

const times: readonly (PracticeMinutes | null)[] = [...practiceMinutes, null];

/** Which board, with which clock; then it starts at once. */
export function PracticeForm({ boards }: { readonly boards: readonly PracticeBoard[] }) {
  const { practice } = useTexts();
  const app = useApp();
  const language = app.preferences.language.value;
  const inOurLanguage = boards.find((board) => board.language === language);
  const boardId = useSignal((inOurLanguage ?? boards[0])?.id ?? "");
  const minutes = useSignal<PracticeMinutes | null>(20);
  const trouble = useSignal<Trouble | null>(null);
  const { isSending, once } = useOnce();

  async function start(): Promise<void> {
    const board = boards.find(({ id }) => id === boardId.value);
    if (!board) return;
    trouble.value = null;
    const choice = { board: board.id, minutes: minutes.value, titles: board.titles };
    trouble.value = await startPractice(app, choice, board.titles[language]);
  }

  return (
    <form
      class="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        void once(start);
      }}
    >
      <fieldset class="choices practice-boards">
        <legend>{practice.boards}</legend>
        {boards.map((board) => (
          <BoardChoice key={board.id} board={board} chosen={boardId} title={board.titles[language]} />
        ))}
      </fieldset>
      <fieldset class="choices practice-times">
        <legend>{practice.clock}</legend>
        {times.map((time) => (
          <label key={time} class="choice-card">
            <input
              type="radio"
              name="minutes"
              checked={minutes.value === time}
              onChange={() => {
                minutes.value = time;
              }}
            />
            {time === null ? practice.withoutClock : practice.minutes(time)}
          </label>
        ))}
      </fieldset>
      <div class="row">
        <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
          {isSending ? practice.starting : practice.start}
        </button>
        <TroubleNotice trouble={trouble.value} />
      </div>
    </form>
  );
}

function BoardChoice(props: {
  readonly board: PracticeBoard;
  readonly title: string;
  readonly chosen: Signal<string>;
}) {
  const { practice } = useTexts();
  const { id, language, rows, columns, cardCount, kinds } = props.board;
  const answers = kinds.map((kind) => practice.kinds[kind]).join(", ");
  return (
    <label class="choice-card">
      <input
        type="radio"
        name="board"
        checked={props.chosen.value === id}
        onChange={() => {
          props.chosen.value = id;
        }}
      />
      <span class="practice-board">
        <strong>{props.title}</strong>
        <span class="muted">
          {practice.size(rows, columns, cardCount)} · {practice.languages[language]}
        </span>
        <span class="muted">{practice.answers(answers)}</span>
      </span>
    </label>
  );
}

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PracticeBoard } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { startPractice } from "../../store/practice.ts";
import { useApp } from "../AppContext.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";

/** The boards that come with Regatta, each played with one click. Nothing without them: they are no reason to wait. */
export function DemoBoards() {
  const { library: words } = useTexts();
  const { call } = useApp();
  const boards = useSignal<readonly PracticeBoard[]>([]);
  const trouble = useSignal<Trouble | null>(null);

  useEffect(() => {
    let gone = false;
    void call("practiceBoards", {}).then((answer) => {
      if (!gone && answer.ok) boards.value = answer.reply.boards;
    });
    return () => {
      gone = true;
    };
  }, [call, boards]);

  if (boards.value.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="demo-boards">
      <h2 id="demo-boards">{words.demoBoards}</h2>
      <p class="muted">{words.demoText}</p>
      <ul class="demo-boards">
        {boards.value.map((board) => (
          <DemoBoard key={board.id} board={board} trouble={trouble} />
        ))}
      </ul>
      <TroubleNotice trouble={trouble.value} />
    </section>
  );
}

function DemoBoard({
  board,
  trouble,
}: {
  readonly board: PracticeBoard;
  readonly trouble: Signal<Trouble | null>;
}) {
  const { library: words, practice } = useTexts();
  const app = useApp();
  const isWorking = useSignal(false);
  const { id, titles, language, rows, columns, cardCount } = board;
  const title = titles[app.preferences.language.value];

  async function play(): Promise<void> {
    if (isWorking.value) return;
    isWorking.value = true;
    trouble.value = await startPractice(app, { board: id, minutes: null }, title);
    isWorking.value = false;
  }

  return (
    <li class="row">
      <span class="demo-board">
        <strong>{title}</strong>
        <span class="muted">
          {practice.size(rows, columns, cardCount)} · {practice.languages[language]}
        </span>
      </span>
      <button
        type="button"
        class="button"
        data-size="small"
        aria-label={words.playDemoOf(title)}
        aria-disabled={isWorking.value}
        onClick={() => void play()}
      >
        {words.playDemo}
      </button>
    </li>
  );
}

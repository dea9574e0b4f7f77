import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PracticeBoard } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { PassingButton } from "../parts/PassingButton.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { Tile } from "./Tile.tsx";

/** A demo board for a class: one click makes a contest of it, and leads into its lobby. */
export function DemoTile() {
  const texts = useTexts();
  const words = texts.beginning;
  const { session, router, preferences } = useApp();
  const language = preferences.language.value;
  const { boards, trouble, ask } = useBoards();
  /** The board whose lobby is being opened. */
  const opening = useSignal<string | null>(null);
  const { isSending, once } = useOnce();

  async function play(board: string): Promise<void> {
    opening.value = board;
    trouble.value = null;
    const answer = await session.call("createDemo", { body: { board, language } });
    opening.value = null;
    if (answer.ok) router.go(pathTo.console(answer.reply.roomCode));
    else trouble.value = answer.problem;
  }

  return (
    <Tile sign="demo" title={words.demoTitle} text={words.demoText} isWide>
      {boards.value && (
        <ul class="demo-boards">
          {ownLanguageFirst(boards.value, language).map((board) => (
            <li key={board.id}>
              <button
                type="button"
                class="button demo-board"
                aria-disabled={isSending}
                onClick={() => void once(() => play(board.id))}
              >
                <span>{board.titles[language]}</span>{" "}
                <span class="muted">
                  {opening.value === board.id
                    ? words.demoOpening
                    : `${texts.practice.size(board.rows, board.columns, board.cardCount)} · ${texts.practice.languages[board.language]}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">{!boards.value && !trouble.value && texts.practice.loading}</p>
      <TroubleNotice trouble={trouble.value} />
      {!boards.value && trouble.value && <PassingButton onPress={ask}>{texts.practice.retry}</PassingButton>}
      <p role="status" class="visually-hidden">
        {opening.value !== null && words.demoOpening}
      </p>
    </Tile>
  );
}

/** The boards that there are to play, when they have come. */
function useBoards() {
  const { call } = useApp();
  const boards = useSignal<readonly PracticeBoard[] | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const tries = useSignal(1);
  const number = tries.value;

  useEffect(() => {
    let gone = false;
    if (number > 0) {
      call("practiceBoards", {}).then(
        (answer) => {
          if (gone) return;
          if (answer.ok) boards.value = answer.reply.boards;
          else trouble.value = answer.problem;
        },
        () => {},
      );
    }
    return () => {
      gone = true;
    };
  }, [call, boards, trouble, number]);

  const ask = () => {
    trouble.value = null;
    tries.value += 1;
  };
  return { boards, trouble, ask };
}

function ownLanguageFirst(boards: readonly PracticeBoard[], language: string): readonly PracticeBoard[] {
  const isOwn = (board: PracticeBoard) => board.language === language;
  return [...boards.filter(isOwn), ...boards.filter((board) => !isOwn(board))];
}

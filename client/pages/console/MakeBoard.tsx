import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { Tile } from "./Tile.tsx";

/** As many as fit a lesson, and a screen. */
const firstSize = { rows: 5, columns: 5 } as const;

/** An empty board, to be written. */
export function MakeBoard() {
  const texts = useTexts();
  const { session, router, preferences } = useApp();
  const { isSending, once } = useOnce();
  const trouble = useSignal<Trouble | null>(null);

  async function make(): Promise<void> {
    const body = { title: texts.studio.newTitle, language: preferences.language.value, ...firstSize };
    const answer = await session.call("createBoard", { body });
    trouble.value = answer.ok ? null : answer.problem;
    if (answer.ok) router.go(pathTo.studio(answer.reply.roomCode));
  }

  return (
    <Tile sign="board" title={texts.studio.makeBoard} text={texts.studio.makeBoardText}>
      <button
        type="button"
        class="button"
        data-look="main"
        aria-disabled={isSending}
        onClick={() => void once(make)}
      >
        {texts.studio.beginBoard}
      </button>
      <TroubleNotice trouble={trouble.value} />
    </Tile>
  );
}

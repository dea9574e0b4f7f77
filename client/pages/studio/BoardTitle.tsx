import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { type DetailsDesk, DetailsDialog } from "../library/DetailsDialog.tsx";
import { useDesk, usePhase } from "./StudioContext.ts";

/** What the contest is called, and the way to call it otherwise. */
export function BoardTitle({ id }: { readonly id: string }) {
  const { library: words } = useTexts();
  const { store, said, tell } = useDesk();
  const { session } = useApp();
  const phase = usePhase();
  const isAsking = useSignal(false);
  const { title = "", roomCode = "" } = store.live.value?.view ?? {};
  const desk: DetailsDesk = {
    session,
    async act(send, done) {
      tell(null);
      const answer = await send();
      if (!answer.ok) return answer.problem;
      said.value = { tone: "good", say: done(answer.reply) };
      return null;
    },
  };
  return (
    <div class="row studio-title">
      <h1 id={id}>{title}</h1>
      {phase !== "finished" && (
        <button
          type="button"
          class="button"
          data-size="small"
          aria-label={words.details}
          title={words.details}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
            <path
              d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"
              fill="none"
              stroke="currentColor"
              stroke-width="2"
              stroke-linejoin="round"
            />
          </svg>
        </button>
      )}
      {isAsking.value && (
        <DetailsDialog
          library={desk}
          contest={{ roomCode, title }}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </div>
  );
}

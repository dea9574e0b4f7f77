import { useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import type { PlayersChoice, TrialState } from "../../../shared/trying.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import type { TriedDraft } from "../../store/seats.ts";
import { boardTab, keepTryChoice, pathToCard, readTryChoice } from "../../store/trying.ts";
import { useApp } from "../AppContext.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { PlayersFields } from "../parts/PlayersFields.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import { ToBoard, TryAgain } from "./TryEnd.tsx";
import "./practice.css";
import "./try.css";

/** How often it is asked whether what is tried was changed. */
const askEveryMs = 10_000;

/** Says all the time that a draft is tried and against whom, and leads back to it. PRA9 PRA11 */
export function TryBar({ draft }: { readonly draft: TriedDraft }) {
  const { trying } = useTexts();
  const { contest } = useViews();
  const { state, take } = useTrial();
  const isSteering = useSignal(false);
  const isFinished = contest.phase === "finished";
  return (
    <>
      <section
        class="practice-bar try-bar"
        aria-label={trying.title}
        data-changed={state?.changed === true}
        data-over={isFinished}
      >
        <p>
          <span aria-hidden="true">◇ </span>
          {trying.mark}
          <span class="try-rivals">
            {" · "}
            {draft.teams === 0 ? trying.alone : state ? trying.rivals(state) : trying.teamCount(draft.teams)}
          </span>
          {draft.leftOut > 0 && <span class="muted try-left-out"> · {trying.leftOut(draft.leftOut)}</span>}
        </p>
        <div class="row try-acts">
          {draft.teams > 0 && state && !isFinished && (
            <button
              type="button"
              class="button"
              data-size="small"
              onClick={() => {
                isSteering.value = true;
              }}
            >
              {trying.change}
            </button>
          )}
          <ToBoard draft={draft} size="small" />
        </div>
        <span class="visually-hidden" role="status">
          {state?.changed ? trying.boardChanged : ""}
        </span>
        {state?.changed && (
          <div class="row try-changed">
            <strong>
              <span aria-hidden="true">! </span>
              {trying.boardChanged}
            </strong>
            <TryAgain draft={draft} size="small" />
          </div>
        )}
      </section>
      {isSteering.value && state && !isFinished && (
        <SteerDialog
          state={state}
          onDone={take}
          onClose={() => {
            isSteering.value = false;
          }}
        />
      )}
    </>
  );
}

/** What the server says of the trial, from time to time. */
function useTrial() {
  const { call } = useApp();
  const { seat } = usePlay();
  const state = useSignal<TrialState | null>(null);
  const take = useCallback(
    (next: TrialState) => {
      state.value = next;
    },
    [state],
  );
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (state.peek() === null || document.visibilityState === "visible") {
        const answer = await call("trial", { code: seat.roomCode, token: seat.seatToken });
        if (isGone) return;
        if (answer.ok) take(answer.reply);
      }
      timer = setTimeout(() => void ask(), askEveryMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [call, seat, state, take]);
  return { state: state.value, take };
}

function SteerDialog(props: {
  readonly state: TrialState;
  readonly onDone: (state: TrialState) => void;
  readonly onClose: () => void;
}) {
  const { trying, app } = useTexts();
  const { call, storage } = useApp();
  const { seat } = usePlay();
  const { skillPercent, cardSeconds, hurry } = props.state;
  const choice = useSignal<PlayersChoice>({ skillPercent, cardSeconds, hurry });
  const trouble = useSignal<Trouble | null>(null);
  const { isSending, once } = useOnce();

  async function steer(): Promise<void> {
    const body = choice.value;
    const answer = await call("steerTrial", { code: seat.roomCode, token: seat.seatToken, body });
    if (!answer.ok) {
      trouble.value = answer.problem;
      return;
    }
    keepTryChoice(storage, { ...readTryChoice(storage), ...body });
    props.onDone(answer.reply);
    props.onClose();
  }

  return (
    <Dialog title={trying.changeTitle} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void once(steer);
        }}
      >
        <PlayersFields
          choice={choice.value}
          onChoice={(next) => {
            choice.value = next;
          }}
        />
        <TroubleNotice trouble={trouble.value} />
        <div class="row actions">
          <button type="button" class="button" onClick={props.onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
            {trying.apply}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** From a task that looks wrong to where it is written. */
export function EditCard({ draft, cardId }: { readonly draft: TriedDraft; readonly cardId: number }) {
  const { trying } = useTexts();
  return (
    <p>
      <a class="text-button" href={pathToCard(draft.code, cardId)} target={boardTab(draft.code)}>
        ✎ {trying.editCard}
      </a>
    </p>
  );
}

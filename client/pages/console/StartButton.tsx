import { useTexts } from "../../i18n/texts.ts";
import { useSecondsToStart } from "../parts/StartCountdown.tsx";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { ActButton } from "./ActButton.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { useAct } from "./useAct.ts";

/** Starts after 3, 2, 1; meanwhile it counts, and calls the start off. CDN1 */
export function StartButton({ onEmpty }: { readonly onEmpty: () => void }) {
  const { control } = useTexts();
  const { store } = useRoom();
  const { contest } = useRoomViews();
  const seconds = useSecondsToStart(store, contest);
  return (
    <>
      <strong role="status" data-figure="countdown">
        {seconds !== null && control.countdown.startsIn(seconds)}
      </strong>
      {seconds === null ? (
        <Start onEmpty={onEmpty} />
      ) : (
        <ActButton command={{ type: "CallOffStart" }} look="main">
          {control.countdown.callOff}
        </ActButton>
      )}
    </>
  );
}

/** Goes with the start. PAG41 */
function Start({ onEmpty }: { readonly onEmpty: () => void }) {
  const { console: words } = useTexts();
  const { act, isSending } = useAct();
  const { contest } = useRoomViews();
  const button = useFocusWhenGone<HTMLButtonElement>();
  const isEmpty = Object.keys(contest.teams).length === 0;
  const start = () => {
    if (isEmpty) onEmpty();
    else void act({ type: "StartContest", countdown: true }, ({ control }) => control.countdown.ready);
  };
  return (
    <button
      ref={button}
      type="button"
      class="button"
      data-look="main"
      aria-disabled={isSending}
      onClick={start}
    >
      {words.actions.start}
    </button>
  );
}

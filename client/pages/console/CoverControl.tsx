import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { ActButton } from "./ActButton.tsx";
import { useAsk, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { useAct } from "./useAct.ts";

/** Brings the boards back, while they are covered. CVR2 */
export function UncoverButton() {
  const { control } = useTexts();
  const { contest } = useRoomViews();
  if (contest.cover !== "look_up") return null;
  return (
    <ActButton command={{ type: "CoverBoards", covered: false, pause: false }} look="main">
      {control.cover.uncover}
    </ActButton>
  );
}

/** "Everybody look up": covers the boards. CVR2 */
export function CoverControl() {
  const { control } = useTexts();
  const { contest } = useRoomViews();
  const ask = useAsk();
  const isPlaying = contest.phase === "running" || contest.phase === "paused";
  if (contest.cover !== null || !isPlaying) return null;
  return (
    <button type="button" class="button" onClick={() => ask((close) => <CoverDialog onClose={close} />)}>
      {control.cover.open}
    </button>
  );
}

function CoverDialog({ onClose }: { readonly onClose: () => void }) {
  const { control, app } = useTexts();
  const words = control.cover;
  const { act } = useAct();
  const { contest } = useRoomViews();
  const pause = useSignal(true);
  return (
    <RoomDialog title={words.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void act({ type: "CoverBoards", covered: true, pause: pause.value });
        }}
      >
        <p>{words.text}</p>
        {contest.phase === "running" && (
          <label class="check">
            <input
              type="checkbox"
              name="pause"
              checked={pause.value}
              onChange={(event) => {
                pause.value = event.currentTarget.checked;
              }}
            />{" "}
            {words.pause}
          </label>
        )}
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" data-first-focus>
            {words.cover}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

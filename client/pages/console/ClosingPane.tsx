import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { Field } from "../parts/Field.tsx";
import { AwardsControl } from "./AwardsControl.tsx";
import { ReviewControl } from "./ReviewControl.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { readWhole } from "./readAmount.ts";
import { useAct } from "./useAct.ts";
import { useTyped } from "./useTyped.ts";

/** Prizes, and all that comes after the end: awards, the tasks gone through together, keys, the protocol. CLO1 AWD2 WLK1 */
export function ClosingPane() {
  const { closing: words } = useTexts();
  const { contest } = useRoomViews();
  const isFinished = contest.phase === "finished";
  return (
    <div class="stack closing">
      <Prizes />
      {!isFinished && <p class="muted">{words.afterEnd}</p>}
      {isFinished && contest.freeze && <p class="muted">{words.afterReveal}</p>}
      {isFinished && !contest.freeze && (
        <>
          <AwardsControl />
          <ReviewControl />
        </>
      )}
      {isFinished && (
        <a class="button" href={pathTo.protocol(contest.roomCode)}>
          {words.protocol}
        </a>
      )}
    </div>
  );
}

function Prizes() {
  const { closing: words } = useTexts();
  const { act, isSending } = useAct();
  const { moderator } = useRoomViews();
  const { prizes } = moderator.closing;
  /** Null: nothing; then it is as somebody has set it. */
  const { typed, giveWay } = useTyped<string | null>(null, `${prizes}`);
  const isWrong = useSignal(false);
  const shown = typed.value ?? `${prizes}`;
  return (
    <form
      class="row name-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const places = readWhole(shown, 0, 50);
        isWrong.value = places === null;
        if (places !== null) void giveWay(act({ type: "SetPrizes", places }));
      }}
    >
      <Field
        label={words.prizes}
        name="prizes"
        type="number"
        min={0}
        max={50}
        value={shown}
        error={isWrong.value ? words.prizesWrong : null}
        onValue={(value) => {
          typed.value = value;
          isWrong.value = false;
        }}
      />
      <button type="submit" class="button" data-size="small" aria-disabled={isSending}>
        {words.setPrizes}
      </button>
    </form>
  );
}

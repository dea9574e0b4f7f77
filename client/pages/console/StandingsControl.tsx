import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { FinalBlocker } from "../../../shared/contest/closingRecords.ts";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { FrozenMark } from "../parts/FrozenMark.tsx";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { ActButton } from "./ActButton.tsx";
import { PlacesControl } from "./PlacesControl.tsx";
import { useAsk, useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { readWhole } from "./readAmount.ts";
import { useAct } from "./useAct.ts";
import { useTyped } from "./useTyped.ts";

/** Freezing, revealing and closing, behind one button that says when standings are frozen. FRZ3 FRZ4 FRZ10 CON17 */
export function StandingsControl() {
  const { freezing } = useTexts();
  const { contest } = useRoomViews();
  const ask = useAsk();
  const isOver = contest.phase === "finished";
  return (
    <button
      type="button"
      class="button"
      onClick={() => ask((close) => <StandingsDialog isOver={isOver} onClose={close} />)}
    >
      {contest.freeze ? (
        <FrozenMark />
      ) : contest.shownPlaces === null ? (
        freezing.control
      ) : (
        freezing.controlSome
      )}
    </button>
  );
}

/** `isOver`: as it was when this was opened. What is written in one half is not taken away for the other one. CON10 */
function StandingsDialog(props: { readonly isOver: boolean; readonly onClose: () => void }) {
  const { freezing } = useTexts();
  const { contest } = useRoomViews();
  const isClosing = useRef(props.isOver);
  // FRZ14: nothing is written in the first half while standings are frozen, and its only button would end the reveal.
  if (contest.phase === "finished" && contest.freeze) isClosing.current = true;
  return (
    <RoomDialog title={freezing.controlTitle} onClose={props.onClose}>
      <div class="stack">
        <NextReveal />
        {isClosing.current ? <Closing /> : <Freezing />}
        <PlacesControl />
      </div>
    </RoomDialog>
  );
}

/** There before its words, also when the dialog turns at the end. PAG42 */
function NextReveal() {
  const { freezing } = useTexts();
  const { contest, moderator } = useRoomViews();
  const { next } = moderator.closing;
  return (
    <p role="status">
      {contest.freeze && next && (
        <>
          <TeamsInSentence
            teams={[{ name: next.name, boat: contest.teams[next.teamId]?.boat ?? null }]}
            say={(name) => freezing.next(name, next.place, next.balancePoints)}
          />{" "}
          {freezing.shownSoFar(next.shownPoints)}
        </>
      )}
    </p>
  );
}

function Freezing() {
  const { freezing, control } = useTexts();
  const { act, isSending } = useAct();
  const { contest, moderator } = useRoomViews();
  const isWrong = useSignal(false);
  const { freezeMinutes, hiddenCount } = moderator.closing;
  /** Null: nothing; then it is as it is planned. CON16 */
  const { typed, giveWay } = useTyped<string | null>(null, `${freezeMinutes}`);
  const minutes = typed.value ?? `${freezeMinutes ?? 10}`;
  const isOn = contest.phase === "running" || contest.phase === "paused";
  if (contest.freeze) {
    return (
      <>
        <p>{freezing.hidden(hiddenCount)}</p>
        <ActButton command={{ type: "ThawStandings" }}>{freezing.thaw}</ActButton>
      </>
    );
  }
  return (
    <>
      {contest.shownPlaces === null && <p>{freezing.now}</p>}
      {isOn && (
        <ActButton command={{ type: "FreezeStandings" }} look="main">
          {freezing.freeze}
        </ActButton>
      )}
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const minutesBeforeEnd = readWhole(minutes, 1, 1_440);
          isWrong.value = minutesBeforeEnd === null;
          if (minutesBeforeEnd !== null) void giveWay(act({ type: "PlanFreeze", minutesBeforeEnd }));
        }}
      >
        <Field
          label={freezing.minutes}
          name="freeze-minutes"
          type="number"
          min={1}
          max={1_440}
          value={minutes}
          error={isWrong.value ? control.plan.minutesWrong : null}
          onValue={(value) => {
            typed.value = value;
            isWrong.value = false;
          }}
        />
        <p role="status">{freezeMinutes !== null && freezing.planned(freezeMinutes)}</p>
        <div class="row">
          <button type="submit" class="button" aria-disabled={isSending}>
            {freezing.plan}
          </button>
          {freezeMinutes !== null && (
            <ActButton command={{ type: "PlanFreeze", minutesBeforeEnd: null }}>{freezing.noPlan}</ActButton>
          )}
        </div>
      </form>
    </>
  );
}

function Closing() {
  const { freezing, closing } = useTexts();
  const { act, isSending } = useAct();
  const { contest, moderator } = useRoomViews();
  const reason = useSignal("");
  const { next, hiddenCount, finalReason, finalAgainst } = moderator.closing;
  const blockers = useBlockers();
  const isFinal = contest.finality === "final";
  return (
    <>
      {contest.freeze && (
        <>
          <p>{freezing.hidden(hiddenCount)}</p>
          <div class="row">
            {/* Whose it is that was read out, and no other: FRZ12. */}
            <ActButton command={{ type: "RevealNext", ...(next && { teamId: next.teamId }) }} look="main">
              {freezing.revealNext}
            </ActButton>
            <ActButton command={{ type: "RevealAll" }}>{freezing.revealAll}</ActButton>
          </div>
        </>
      )}
      <p>{isFinal ? freezing.final : freezing.provisional}</p>
      {finalReason !== null && <p>{finalReason}</p>}
      {finalAgainst.map((code) => (
        <p key={code} class="muted">
          {closing.blockers[code]}
        </p>
      ))}
      {!isFinal && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void act({ type: "MarkFinal", reason: reason.value.trim() || null });
          }}
        >
          {blockers.map((code) => (
            <p key={code}>✗ {closing.blockers[code]}</p>
          ))}
          {blockers.length > 0 && (
            <Field
              label={freezing.reason}
              name="final-reason"
              most={mostCharacters.finalReason}
              required
              value={reason.value}
              onValue={(value) => {
                reason.value = value;
              }}
            />
          )}
          <button type="submit" class="button" aria-disabled={isSending}>
            {freezing.markFinal}
          </button>
        </form>
      )}
    </>
  );
}

/** What the rules know, and how the independent account stands; the server asks both anew. CLO2 */
function useBlockers(): readonly FinalBlocker[] {
  const { store } = useRoom();
  const { moderator } = useRoomViews();
  const account = store.account.value?.state ?? "unknown";
  const { blockers } = moderator.closing;
  return account === "agrees" ? blockers : [...blockers, `account_${account}` as const];
}

import { useSignal } from "@preact/signals";
import type { ModeratorTeam } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { useAct } from "./useAct.ts";

/** Brings one device to another team: which, and then that it be done, with which this goes. PAG41 */
export function MoveSeat(props: {
  readonly seatId: string;
  readonly number: number;
  readonly fromTeamId: string;
  readonly others: readonly ModeratorTeam[];
}) {
  const { console: words, teams } = useTexts();
  const { act, isSending } = useAct();
  const { seatId, fromTeamId, others } = props;
  const chosen = useSignal("");
  const button = useFocusWhenGone<HTMLButtonElement>();
  // The team may have gone since it was chosen.
  const toTeamId = others.some(({ teamId }) => teamId === chosen.value) ? chosen.value : "";
  const seat = words.seatNumber(props.number);
  return (
    <>
      {/* By the keyboard, every team on the way is chosen: so choosing moves nobody. */}
      <select
        class="input"
        data-size="small"
        name={`move ${props.number}`}
        aria-label={`${teams.moveSeat}: ${seat}`}
        value={toTeamId}
        onChange={(event) => {
          chosen.value = event.currentTarget.value;
        }}
      >
        <option value="">{teams.moveSeat}</option>
        {others.map(({ teamId, name }) => (
          <option key={teamId} value={teamId}>
            {name}
          </option>
        ))}
      </select>
      <button
        ref={button}
        type="button"
        class="button"
        data-size="small"
        aria-label={`${teams.moveSeatNow}: ${seat}`}
        disabled={toTeamId === ""}
        aria-disabled={isSending}
        onClick={() => void act({ type: "MoveSeat", seatId, fromTeamId, toTeamId })}
      >
        {teams.moveSeatNow}
      </button>
    </>
  );
}

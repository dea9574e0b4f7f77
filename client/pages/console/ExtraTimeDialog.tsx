import { useSignal } from "@preact/signals";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { readExtraAmount } from "./readAmount.ts";
import { useAct } from "./useAct.ts";
import { useTeamRun } from "./useTeamRun.ts";

const usualMinutes = [1, 5, 10, 15];

/** More time for one team or several, or some of it taken back. XTR1 */
export function ExtraTimeDialog(props: {
  readonly teamIds: readonly string[];
  readonly onClose: () => void;
}) {
  const { teamIds, onClose } = props;
  const { teams: words, console: texts, app } = useTexts();
  const { act } = useAct();
  const { run } = useTeamRun();
  const { isSending: isGiving, once } = useOnce();
  const typed = useSignal("5");
  const why = useSignal("");
  const isWrong = useSignal(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const byMs = readExtraAmount(typed.value);
    isWrong.value = byMs === null;
    if (byMs === null) return;
    const command = { type: "GiveExtraTime", byMs, why: why.value.trim() } as const;
    await once(async () => {
      // Of one moment for all; where that is refused, each by itself, so that one cannot hinder the others.
      const isGiven =
        (await act({ ...command, teamIds: [...teamIds] }, ({ teams }) => teams.extraGiven(teamIds.length))) ||
        (teamIds.length > 1 && (await run(teamIds, (teamId) => ({ ...command, teamIds: [teamId] }))));
      // CON14: those who have it are not offered it again.
      if (isGiven) onClose();
    });
  }

  return (
    <RoomDialog title={words.extraTimeTitle(teamIds.length)} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>{words.extraTimeText}</p>
        <span class="row">
          {usualMinutes.map((minutes) => (
            <button
              key={minutes}
              type="button"
              class="button"
              data-size="small"
              onClick={() => {
                typed.value = `${minutes}`;
                isWrong.value = false;
              }}
            >
              {texts.extendBy(minutes)}
            </button>
          ))}
        </span>
        <Field
          label={words.extraMinutes}
          name="minutes"
          value={typed.value}
          autocomplete="off"
          error={isWrong.value ? words.extraMinutesWrong : null}
          onValue={(value) => {
            typed.value = value;
            isWrong.value = false;
          }}
        />
        <Field
          label={words.why}
          name="why"
          value={why.value}
          most={mostCharacters.reason}
          autocomplete="off"
          hint={words.whyHint}
          onValue={(value) => {
            why.value = value;
          }}
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isGiving}>
            {words.give}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

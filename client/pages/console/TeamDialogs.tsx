import { useSignal } from "@preact/signals";
import type { ModeratorTeam } from "../../../shared/contest/view.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { TeamInWords } from "../parts/TeamNames.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { ActButton } from "./ActButton.tsx";
import { MoveSeat } from "./MoveSeat.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { otherTeams } from "./TeamActs.tsx";
import { useAct } from "./useAct.ts";
import { useTeamRun } from "./useTeamRun.ts";

interface TeamDialogProps {
  readonly team: ModeratorTeam;
  readonly onClose: () => void;
}

/** Where it has another name by now, that is told, and another press writes over it. ENT10 */
export function RenameDialog({ team, onClose }: TeamDialogProps) {
  const texts = useTexts();
  const words = texts.console;
  const { store } = useRoom();
  const { isSending, once } = useOnce();
  /** Its name as far as it is known here. */
  const from = useSignal(team.name);
  const name = useSignal(team.name);
  const error = useSignal<Say | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const { teamId } = team;
    const reply = await once(() =>
      store.send({ type: "RenameTeam", teamId, from: from.value, name: name.value }),
    );
    if (reply?.ok) return onClose();
    if (!reply) return;
    const { code, params } = reply.rejection;
    error.value = sayRefusal(reply.rejection);
    if (code === "changed_meanwhile" && params?.name !== undefined) from.value = `${params.name}`;
  }

  return (
    <RoomDialog title={words.renameTitle(from.value)} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={texts.join.teamName}
          name="name"
          value={name.value}
          maxLength={200}
          autocomplete="off"
          error={error.value?.(texts)}
          onValue={(value) => {
            name.value = value;
            error.value = null;
          }}
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {texts.app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
            {words.save}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

export function RemoveDialog({ team, onClose }: TeamDialogProps) {
  const { console: words, app } = useTexts();
  const { act } = useAct();
  const remove = () => {
    onClose();
    void act({ type: "RemoveTeam", teamId: team.teamId });
  };
  return (
    <RoomDialog title={words.removeTitle(team.name)} onClose={onClose}>
      <p>{words.removeText}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {app.cancel}
        </button>
        <button type="button" class="button" data-look="danger" onClick={remove}>
          {words.remove}
        </button>
      </div>
    </RoomDialog>
  );
}

/** Removes all selected teams after one question. */
export function RemoveSeveralDialog({ onClose }: Pick<TeamDialogProps, "onClose">) {
  const { console: words, cockpit: texts, app } = useTexts();
  const { cockpit } = useRoom();
  const { run } = useTeamRun();
  const chosen = cockpit.rows.value.filter(({ teamId }) => cockpit.selected.value.has(teamId));
  const remove = async () => {
    onClose();
    cockpit.selectShown(false);
    const teamIds = chosen.map(({ teamId }) => teamId);
    await run(
      teamIds,
      (teamId) => ({ type: "RemoveTeam", teamId }),
      (said, count) => said.cockpit.removedSeveral(count),
    );
  };
  return (
    <RoomDialog title={texts.removeSeveralTitle(chosen.length)} onClose={onClose}>
      <p>{words.removeText}</p>
      <ul class="removed-names">
        {chosen.map(({ teamId, name, boat }) => (
          <li key={teamId}>
            <TeamInWords name={name} boat={boat} />
          </li>
        ))}
      </ul>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {app.cancel}
        </button>
        <button type="button" class="button" data-look="danger" onClick={() => void remove()}>
          {words.remove}
        </button>
      </div>
    </RoomDialog>
  );
}

/** Follows the team: what is done here shows at once. */
export function SeatsDialog({ teamId, onClose }: { readonly teamId: string; readonly onClose: () => void }) {
  const { console: words, app, format } = useTexts();
  const { moderator } = useRoomViews();
  const others = otherTeams(moderator.teams, teamId, format);
  const team = moderator.teams[teamId];
  if (!team) return null;
  return (
    <RoomDialog title={words.seatsTitle(team.name)} onClose={onClose}>
      <p class="muted">{words.seatsText}</p>
      {team.seats.length === 0 && <p>{words.noSeats}</p>}
      <ol class="seats">
        {team.seats.map((seatId, index) => (
          <li key={seatId} class="row">
            <span>{words.seatNumber(index + 1)}</span>
            <span class="muted code">{seatId}</span>
            <ActButton command={{ type: "ReleaseSeat", teamId: team.teamId, seatId }} size="small">
              {words.releaseSeat}
            </ActButton>
            {others.length > 0 && (
              <MoveSeat seatId={seatId} number={index + 1} fromTeamId={team.teamId} others={others} />
            )}
          </li>
        ))}
      </ol>
      <p class="row">
        <span>
          {words.teamColumns.pin}:{" "}
          <span class="code" translate={false}>
            {team.pin ?? words.pinUnknown}
          </span>
        </span>
        <ActButton command={{ type: "GiveNewPin", teamId: team.teamId }} size="small">
          {words.newPin}
        </ActButton>
      </p>
      <p class="muted">{words.newPinText}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {app.close}
        </button>
      </div>
    </RoomDialog>
  );
}

import { useSignal } from "@preact/signals";
import type { ModeratorTeam } from "../../../shared/contest/view.ts";
import type { Format } from "../../i18n/format.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { ActButton } from "./ActButton.tsx";
import { AskButton } from "./AskButton.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { RoomTeam } from "./RoomTeam.tsx";
import { useAct } from "./useAct.ts";

/** What becomes of one team as a whole: blocked, hidden by name, merged. SEA1 SEA5 SEA6 */
export function TeamActs({ team }: { readonly team: ModeratorTeam }) {
  const { teams: words } = useTexts();
  const { contest, moderator } = useRoomViews();
  const { teamId, name, blocked, nameHidden } = team;
  const isLive = contest.phase !== "draft" && contest.phase !== "finished";
  const hasOthers = Object.values(moderator.teams).some((other) => !other.removed && other.teamId !== teamId);
  const button = (label: string, command: SentCommand) => (
    <ActButton command={command} size="small" label={`${label}: ${name}`}>
      {label}
    </ActButton>
  );
  return (
    <>
      {button(nameHidden ? words.showName : words.hideName, {
        type: "HideName",
        teamId,
        hidden: !nameHidden,
      })}
      {isLive &&
        button(blocked ? words.unblock : words.block, { type: "BlockTeam", teamId, blocked: !blocked })}
      {isLive && hasOthers && (
        <AskButton words={words.merge} label={name}>
          {(close) => <MergeDialog teamId={teamId} onClose={close} />}
        </AskButton>
      )}
    </>
  );
}

/** Whose account stays is chosen; accounts are never mixed. SEA1 */
function MergeDialog({ teamId, onClose }: { readonly teamId: string; readonly onClose: () => void }) {
  const { teams: words, app, format } = useTexts();
  const { act, isSending } = useAct();
  const { moderator } = useRoomViews();
  const team = moderator.teams[teamId];
  const others = otherTeams(moderator.teams, teamId, format);
  const otherId = useSignal(others[0]?.teamId ?? "");
  const stays = useSignal<"this" | "other">("this");
  const other = moderator.teams[otherId.value];
  if (!team) return null;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!other || !team) return;
    const [into, from] = stays.value === "this" ? [team, other] : [other, team];
    const isDone = await act(
      { type: "MergeTeams", fromTeamId: from.teamId, intoTeamId: into.teamId },
      ({ teams }) => teams.merged(from.name, into.name),
    );
    if (isDone) onClose();
  }
  const option = (name: "this" | "other", { teamId: id, name: label, ...of }: ModeratorTeam) => (
    <label>
      <input
        type="radio"
        name="stays"
        value={name}
        checked={stays.value === name}
        onChange={() => {
          stays.value = name;
        }}
      />{" "}
      <RoomTeam teamId={id} name={label} />{" "}
      <span class="muted">{words.accountOf(format.integer(of.balancePoints), of.purchases.length)}</span>
    </label>
  );
  return (
    <RoomDialog title={words.mergeTitle(team.name)} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.mergeText}</p>
        <TeamSelect
          label={words.mergeWith}
          name="other"
          teams={others}
          value={otherId.value}
          onValue={(id) => {
            otherId.value = id;
          }}
        />
        <fieldset class="choices">
          <legend>{words.whoseAccount}</legend>
          {option("this", team)}
          {other && option("other", other)}
        </fieldset>
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" disabled={!other} aria-disabled={isSending}>
            {words.mergeNow}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

/** Those that are here, but for one, by name. CON12 */
export function otherTeams(
  teams: Readonly<Record<string, ModeratorTeam>>,
  teamId: string,
  { compare }: Format,
): readonly ModeratorTeam[] {
  return Object.values(teams)
    .filter((other) => !other.removed && other.teamId !== teamId)
    .sort((a, b) => compare(a.name, b.name));
}

export function TeamSelect(props: {
  readonly label: string;
  readonly name: string;
  readonly teams: readonly ModeratorTeam[];
  readonly value: string;
  readonly onValue: (teamId: string) => void;
}) {
  return (
    <label class="field">
      {props.label}
      <select
        class="input"
        name={props.name}
        value={props.value}
        translate={false}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        {props.teams.map(({ teamId, name }) => (
          <option key={teamId} value={teamId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

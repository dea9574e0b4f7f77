import { useTexts } from "../../i18n/texts.ts";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { ActButton } from "./ActButton.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { useRoomTeams } from "./RoomTeam.tsx";

/** Teams that were removed or merged, each with the way back. SEA4 */
export function RemovedTeams() {
  const { teams: words } = useTexts();
  const { moderator } = useRoomViews();
  const named = useRoomTeams();
  const removed = Object.values(moderator.teams).filter((team) => team.removed);
  if (removed.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="removed-teams">
      <h2 id="removed-teams">{words.removedTeams}</h2>
      <p class="muted">{words.removedText}</p>
      <ul class="removed-teams">
        {removed.map(({ teamId, name, mergedInto }) => (
          <li key={teamId} class="row">
            <span translate={false}>{name}</span>
            {mergedInto !== null && (
              <span class="muted">
                <TeamsInSentence teams={[named(mergedInto)]} say={words.mergedInto} />
              </span>
            )}
            <ActButton
              command={{ type: "RestoreTeam", teamId }}
              size="small"
              label={`${words.bringBack}: ${name}`}
            >
              {words.bringBack}
            </ActButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

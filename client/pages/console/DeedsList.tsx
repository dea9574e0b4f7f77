import type { EventType } from "../../../shared/contest/events.ts";
import type { DeedView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Dotted } from "../parts/Dotted.tsx";
import { TeamInWords } from "../parts/TeamNames.tsx";
import { AskButton } from "./AskButton.tsx";
import { RepairDialog } from "./RepairDialog.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { useRoomTeams } from "./RoomTeam.tsx";

/** What moderators did beside putting right, the newest first, each with its undoing or why there is none. UND3 */
export function DeedsList() {
  const { teams: words } = useTexts();
  const { moderator } = useRoomViews();
  const deeds = Object.values(moderator.deeds).sort((a, b) => b.number - a.number);
  if (deeds.length === 0) return null;
  return (
    <>
      <h2 class="pane-title">{words.deeds}</h2>
      <ol class="acts" reversed>
        {deeds.map((deed) => (
          <Deed key={deed.number} deed={deed} />
        ))}
      </ol>
    </>
  );
}

function Deed({ deed }: { readonly deed: DeedView }) {
  const { teams: words, repairs, audit, format } = useTexts();
  const { store } = useRoom();
  const named = useRoomTeams();
  const { number, at, type, teamIds, none, undoes, undoneBy } = deed;
  const phrase = audit.words.acts[type as EventType];
  const details = [
    ...teamIds.map((teamId) => <TeamInWords key={teamId} {...named(teamId)} />),
    undoes === null ? null : words.deedUndoes(undoes),
    undoneBy === null ? null : words.deedUndoneBy(undoneBy),
  ].filter((part) => part !== null);
  const label = words.deedNumber(number);
  return (
    <li class="act" data-undone={undoneBy !== null}>
      <div class="row">
        <span class="muted numbers" translate={false}>
          {format.moment(at, store.serverNow())} · {label}
        </span>
        <strong>{phrase}</strong>
        {none === null && undoneBy === null && undoes === null && (
          <AskButton words={repairs.undo} label={label}>
            {(close) => (
              <RepairDialog
                title={words.undoDeedTitle(number)}
                text={phrase}
                make={({ why }) => ({ type: "UndoDeed", deed: number, why })}
                onClose={close}
              />
            )}
          </AskButton>
        )}
        {none !== null && <span class="muted">{words.noUndo[none]}</span>}
      </div>
      {details.length > 0 && (
        <p>
          <Dotted parts={details} />
        </p>
      )}
    </li>
  );
}

import type { Signal } from "@preact/signals";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { type ActiveCard, idleMs, stuckMs, type TeamRow } from "../../store/cockpit/teamRows.ts";
import { LineName } from "../parts/LineName.tsx";
import { useRoom } from "./RoomContext.ts";

interface TeamRowProps {
  readonly row: TeamRow;
  readonly index: number;
  /** Whether Tab comes to this row. */
  readonly isStop: boolean;
  readonly current: Signal<string | null>;
  readonly isPrinting: boolean;
  /** Whether what teams stand by is shown, in the place of what they have in play. */
  readonly byWorth: boolean;
}

/** One team. Drawn anew only when something of it changed. CON2 */
export function TeamRowView({ row, index, isStop, current, isPrinting, byWorth }: TeamRowProps) {
  const { console: words, cockpit: texts, teams, format } = useTexts();
  const { cockpit } = useRoom();
  const isSelected = cockpit.selected.value.has(row.teamId);
  const opened = cockpit.opened.value;
  const isOpen = opened?.type === "team" && opened.teamId === row.teamId;
  const stop = isStop ? 0 : -1;
  return (
    <tr
      data-team={row.teamId}
      data-selected={isSelected}
      data-open={isOpen}
      aria-rowindex={index + 2}
      onFocusCapture={() => {
        current.value = row.teamId;
      }}
    >
      <td class="no-print cell-pick">
        <label class="pick">
          <input
            type="checkbox"
            tabIndex={stop}
            aria-label={texts.select(row.name)}
            checked={isSelected}
            onClick={(event) => cockpit.toggle(row.teamId, event.shiftKey)}
          />
        </label>
      </td>
      <td class="number cell-place" data-cell="place" translate={false}>
        {row.place}
      </td>
      <th scope="row" class="team-name" title={row.name} translate={false}>
        {isPrinting ? (
          <span data-cell="name">
            <Boat boat={row.boat} />
            <span>{row.name}</span>
          </span>
        ) : (
          <button
            type="button"
            class="row-name"
            data-cell="name"
            tabIndex={stop}
            aria-pressed={isOpen}
            onClick={() => {
              cockpit.opened.value = isOpen ? null : { type: "team", teamId: row.teamId };
            }}
          >
            <Boat boat={row.boat} />
            <LineName name={row.name} />
            {row.marked && <Mark sign="⚠" words={teams.marked} />}
            {row.blocked && <Mark sign="⊘" words={teams.blocked} />}
            {row.nameHidden && <Mark sign="◌" words={teams.nameHidden} />}
            {row.extraMs > 0 && <ExtraTime ms={row.extraMs} />}
          </button>
        )}
      </th>
      <Presence row={row} />
      {byWorth && (
        <td class="number no-print cell-worth" data-cell="worth" translate={false}>
          {format.integer(rankingPoints(row, { ranking: "worth" }))}
        </td>
      )}
      <td class="number no-print cell-balance" data-cell="balance" translate={false}>
        {format.integer(row.balancePoints)}
      </td>
      {!byWorth && (
        <td class="number no-print cell-inPlay" data-cell="inPlay" translate={false}>
          {row.inPlayPoints === 0 ? "–" : format.integer(row.inPlayPoints)}
        </td>
      )}
      <td class="no-print cell-active" data-cell="active" data-count={row.active.length}>
        <span class="chips">
          {row.active.map((active) => (
            <Chip key={active.cardId} active={active} />
          ))}
        </span>
      </td>
      <Idle row={row} />
      <td class="number no-print cell-solved" data-cell="solved" translate={false}>
        {row.solvedCount}
      </td>
      <td class="code cell-pin" data-cell="pin" translate={false}>
        {row.pin ?? words.pinUnknown}
      </td>
    </tr>
  );
}

function Mark({ sign, words }: { readonly sign: string; readonly words: string }) {
  return (
    <small class="muted" title={words}>
      {" "}
      <span aria-hidden="true">{sign}</span>
      <span class="visually-hidden">{words}</span>
    </small>
  );
}

/** "+5" beside the name of a team that plays on. XTR6 */
function ExtraTime({ ms }: { readonly ms: number }) {
  const { teams, format } = useTexts();
  return (
    <small class="muted" title={teams.extraMark(ms)}>
      {" "}
      <span aria-hidden="true">+{format.countdown(ms)}</span>
      <span class="visually-hidden">{teams.extraMark(ms)}</span>
    </small>
  );
}

function Presence({ row }: { readonly row: TeamRow }) {
  const { console: words, cockpit: texts, format } = useTexts();
  const isOnline = row.seatsOnline > 0;
  const { lastSeenAt } = row;
  return (
    <td
      class="presence no-print"
      data-online={isOnline}
      title={lastSeenAt === null ? undefined : texts.lastSeen(format.timeOfDay(lastSeenAt))}
    >
      <span aria-hidden="true">{isOnline ? "●" : "○"}</span>{" "}
      <span data-cell="seats">{words.seatsOnline(row.seatsOnline, row.seatsTaken)}</span>
      {lastSeenAt !== null && (
        <span class="muted last-seen">
          {" "}
          <span class="visually-hidden">{texts.lastSeenWord} </span>
          {format.hourMinute(lastSeenAt)}
        </span>
      )}
    </td>
  );
}

function Idle({ row }: { readonly row: TeamRow }) {
  const { format } = useTexts();
  const { cockpit } = useRoom();
  const around = cockpit.around.value;
  const idle = around && idleMs(row, around.clock, around.now);
  const isStuck = idle !== null && idle >= stuckMs && row.active.length > 0;
  return (
    <td class="number no-print cell-idle" data-stuck={isStuck}>
      {isStuck && <span aria-hidden="true">! </span>}
      {idle === null ? "–" : format.span(idle)}
    </td>
  );
}

function Chip({ active }: { readonly active: ActiveCard }) {
  const { cockpit: texts, screen } = useTexts();
  const { store } = useRoom();
  // The board never changes while it is played.
  const card = store.live.peek()?.view.board.cards.find(({ id }) => id === active.cardId);
  if (!card) return null;
  const full = `${screen.card(card.category, card.pricePoints)}: ${texts.attemptsLeft(active.attemptsLeft)}`;
  return (
    <span class="chip" data-left={active.attemptsLeft} title={full}>
      <span class="visually-hidden">{full}</span>
      <span aria-hidden="true" translate={false}>
        {[...card.category].slice(0, 3).join("")} {card.pricePoints}
        <small> ×{active.attemptsLeft}</small>
      </span>
    </span>
  );
}

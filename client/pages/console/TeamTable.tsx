import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { type TeamRow, teamRows } from "../../store/moderating.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RemoveDialog, RenameDialog, SeatsDialog } from "./TeamDialogs.tsx";

type Open = { readonly dialog: "rename" | "remove" | "seats"; readonly teamId: string };

/** Everybody who takes part: presence, PIN, balance, and what may be done with them; on paper who, and the PIN (PAG24). */
export function TeamTable() {
  const words = useTexts().console;
  const { store } = useRoom();
  const { moderator } = useRoomViews();
  const open = useSignal<Open | null>(null);
  const rows = store.live.value ? teamRows(store.live.value, moderator) : [];
  const opened = rows.find((row) => row.team.id === open.value?.teamId);
  const close = () => {
    open.value = null;
  };
  const columns = words.teamColumns;
  return (
    <section class="panel stack teams" aria-labelledby="teams">
      <h2 id="teams">
        {words.teams}{" "}
        <span class="muted numbers">{words.teamsCount(rows.length, moderator.limits.teams)}</span>
      </h2>
      {rows.length === 0 ? (
        <p class="muted">{words.noTeams}</p>
      ) : (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" class="number">
                  <abbr title={columns.place}>#</abbr>
                </th>
                <th scope="col">{columns.team}</th>
                <th scope="col" class="no-print">
                  {columns.seats}
                </th>
                <th scope="col">{columns.pin}</th>
                <th scope="col" class="number">
                  {columns.balance}
                </th>
                <th scope="col" class="number no-print">
                  {columns.solved}
                </th>
                <th scope="col" class="number no-print">
                  {columns.active}
                </th>
                <th scope="col" class="no-print">
                  {columns.actions}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={row.team.id}
                  row={row}
                  onOpen={(dialog) => {
                    open.value = { dialog, teamId: row.team.id };
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {opened && open.value?.dialog === "rename" && <RenameDialog team={opened.secrets} onClose={close} />}
      {opened && open.value?.dialog === "remove" && <RemoveDialog team={opened.secrets} onClose={close} />}
      {opened && open.value?.dialog === "seats" && <SeatsDialog team={opened.secrets} onClose={close} />}
    </section>
  );
}

function Row({ row, onOpen }: { readonly row: TeamRow; readonly onOpen: (dialog: Open["dialog"]) => void }) {
  const { console: words, format } = useTexts();
  const { place, team, secrets, seatsOnline, solvedCount, activeCount } = row;
  const isOnline = seatsOnline > 0;
  return (
    <tr data-team={team.id}>
      <td class="number" translate={false}>
        {place}
      </td>
      <th scope="row" class="team-name" translate={false}>
        {team.name}
      </th>
      <td class="presence no-print" data-online={isOnline}>
        <span aria-hidden="true">{isOnline ? "●" : "○"}</span>{" "}
        {words.seatsOnline(seatsOnline, secrets.seats.length)}
      </td>
      <td class="code" translate={false}>
        {secrets.pin ?? words.pinUnknown}
      </td>
      <td class="number" translate={false}>
        {format.integer(team.balancePoints)}
      </td>
      <td class="number no-print" translate={false}>
        {solvedCount}
      </td>
      <td class="number no-print" translate={false}>
        {activeCount}
      </td>
      <td class="no-print">
        <span class="team-actions">
          {(["rename", "seats", "remove"] as const).map((dialog) => (
            <button
              key={dialog}
              type="button"
              class="button"
              data-size="small"
              aria-label={`${words[dialog]}: ${team.name}`}
              onClick={() => onOpen(dialog)}
            >
              {words[dialog]}
            </button>
          ))}
        </span>
      </td>
    </tr>
  );
}

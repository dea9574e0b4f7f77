import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isShownByWorth } from "../../../shared/contest/shownStandings.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { SortColumn } from "../../store/cockpit/teamRows.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { TeamRowView } from "./TeamRowView.tsx";
import { TeamToolbar } from "./TeamToolbar.tsx";
import { usePrinting } from "./usePrinting.ts";
import { useVisibleRows } from "./useVisibleRows.ts";

/**
 * Everybody who takes part, in rows of which only those in sight are drawn; on paper all of them, with who and the PIN.
 * CON2 PAG24
 */
export function TeamTable() {
  const { console: words } = useTexts();
  const { cockpit } = useRoom();
  const { moderator } = useRoomViews();
  const count = cockpit.rows.value.length;
  return (
    <section class="panel teams" aria-labelledby="teams">
      <div class="teams-head">
        <h2 id="teams">
          {words.teams} <span class="muted numbers">{words.teamsCount(count, moderator.limits.teams)}</span>
        </h2>
        {count > 0 && <TeamToolbar />}
      </div>
      {count === 0 ? <p class="muted">{words.noTeams}</p> : <Rows />}
    </section>
  );
}

type Column = { readonly column: SortColumn; readonly look?: "number" };

/** What teams stand by comes first: their worth before the balance, or the balance before what is in play. */
function columnsOf(byWorth: boolean): readonly Column[] {
  const points: readonly SortColumn[] = byWorth ? ["worth", "balance"] : ["balance", "inPlay"];
  return [
    { column: "seats" },
    ...points.map((column): Column => ({ column, look: "number" })),
    { column: "active" },
    { column: "idle", look: "number" },
    { column: "solved", look: "number" },
  ];
}

function Rows() {
  const { console: words, cockpit: texts } = useTexts();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  // A moderator sees every team as it is, whatever everybody is shown.
  const byWorth = isShownByWorth({ ...contest, teams: {} });
  const isPrinting = usePrinting();
  const frame = useRef<HTMLDivElement>(null);
  /** The row that Tab comes to. */
  const current = useSignal<string | null>(null);
  const toFocus = useSignal<string | null>(null);
  const shown = cockpit.shown.value;
  const stop = Math.max(
    0,
    shown.findIndex(({ teamId }) => teamId === current.value),
  );
  const visible = useVisibleRows(frame, shown.length, stop);
  const indices = isPrinting ? shown.map((_, index) => index) : visible.rows;

  useEffect(() => {
    if (toFocus.value === null) return;
    const row = frame.current?.querySelector<HTMLElement>(`[data-team="${toFocus.value}"]`);
    row?.querySelector<HTMLElement>(".row-name")?.focus({ preventScroll: true });
    row?.scrollIntoView?.({ block: "nearest" });
    toFocus.value = null;
  });

  function move(event: KeyboardEvent): void {
    const step = keySteps[event.key];
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-team]") : null;
    if (step === undefined || !at) return;
    const index = shown.findIndex(({ teamId }) => teamId === at.dataset.team);
    const next = shown[Math.max(0, Math.min(shown.length - 1, index + step))];
    if (!next) return;
    event.preventDefault();
    current.value = next.teamId;
    toFocus.value = next.teamId;
  }

  const sortHead = (column: SortColumn, label: string) =>
    isPrinting ? label : <SortButton column={column} label={label} />;
  let last = -1;
  return (
    <div class="table-frame rows-frame" ref={frame}>
      <table class="table team-rows" aria-rowcount={shown.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th class="no-print cell-pick">
              <PickAll />
            </th>
            <th scope="col" class="number cell-place" aria-sort={sortOf(useSorting("place"))}>
              {sortHead("place", "#")}
            </th>
            <th scope="col" aria-sort={sortOf(useSorting("team"))}>
              {sortHead("team", words.teamColumns.team)}
            </th>
            {columnsOf(byWorth).map(({ column, look }) => (
              <th
                key={column}
                scope="col"
                class={`${look ?? ""} no-print cell-${column}`}
                aria-sort={sortOf(cockpit.sorting.value.column === column ? cockpit.sorting.value : null)}
              >
                {sortHead(column, texts.columns[column])}
              </th>
            ))}
            <th scope="col" class="cell-pin">
              {words.teamColumns.pin}
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {indices.flatMap((index) => {
            const row = shown[index];
            const gap = index - last - 1;
            last = index;
            return [
              gap > 0 && <Gap key={`gap ${index}`} height={gap * visible.rowPx} />,
              row && (
                <TeamRowView
                  key={row.teamId}
                  row={row}
                  index={index}
                  isStop={index === stop}
                  current={current}
                  isPrinting={isPrinting}
                  byWorth={byWorth}
                />
              ),
            ];
          })}
          {last < shown.length - 1 && (
            <Gap key="gap end" height={(shown.length - 1 - last) * visible.rowPx} />
          )}
        </tbody>
      </table>
      {shown.length === 0 && <p class="muted">{texts.nobodyFound}</p>}
    </div>
  );
}

const keySteps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -12,
  PageDown: 12,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** In place of rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr class="gap" aria-hidden="true" style={{ height: `${height}px` }}>
      <td colSpan={10} />
    </tr>
  );
}

function useSorting(column: SortColumn) {
  const { cockpit } = useRoom();
  return cockpit.sorting.value.column === column ? cockpit.sorting.value : null;
}

function sortOf(sorting: { readonly descending: boolean } | null): "ascending" | "descending" | "none" {
  if (sorting === null) return "none";
  return sorting.descending ? "descending" : "ascending";
}

function SortButton({ column, label }: { readonly column: SortColumn; readonly label: string }) {
  const { cockpit: words } = useTexts();
  const { cockpit } = useRoom();
  const sorting = useSorting(column);
  return (
    <button
      type="button"
      class="sort-button"
      aria-label={words.sortBy(words.columns[column])}
      title={words.columnHints[column]}
      onClick={() => cockpit.sortBy(column)}
    >
      {label}
      <span aria-hidden="true">{sorting === null ? "" : sorting.descending ? "▾" : "▴"}</span>
    </button>
  );
}

function PickAll() {
  const { cockpit: words } = useTexts();
  const { cockpit } = useRoom();
  const shown = cockpit.shown.value;
  const selected = cockpit.selected.value;
  const isAll = shown.length > 0 && shown.every(({ teamId }) => selected.has(teamId));
  return (
    <label class="pick">
      <input
        type="checkbox"
        aria-label={words.selectShown}
        title={words.selectShown}
        checked={isAll}
        onClick={() => cockpit.selectShown(!isAll)}
      />
    </label>
  );
}

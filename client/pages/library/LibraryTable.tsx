import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { ContestSummary } from "../../../shared/api.ts";
import { binDays } from "../../../shared/bin.ts";
import { useTexts } from "../../i18n/texts.ts";
import { nameOrder, type Shelf, shelvesOf, type Wanted } from "../../store/library/shelves.ts";
import { pathTo } from "../../store/router.ts";
import { PassingButton } from "../parts/PassingButton.tsx";
import { BrokenContest } from "./BrokenContest.tsx";
import { ContestMenu } from "./ContestMenu.tsx";
import type { Library } from "./useLibrary.ts";

/** So many rows are drawn; what is wanted is found by the search rather than by reading on. */
const rowsAtFirst = 60;
const dayMs = 24 * 60 * 60_000;

/** What is wanted of the contests, folder by folder. */
export function LibraryTable(props: {
  readonly library: Library;
  readonly contests: readonly ContestSummary[];
  readonly wanted: Wanted;
}) {
  const { library: more, format } = useTexts();
  const { library, contests, wanted } = props;
  const rows = useSignal(rowsAtFirst);
  const compare = useMemo(() => nameOrder(format.locale), [format.locale]);
  const shelves = shelvesOf(contests, wanted, compare);
  const count = shelves.reduce((sum, shelf) => sum + shelf.contests.length, 0);
  return (
    <>
      <p role="status">{count === 0 && more.nothingFound}</p>
      {count > 0 && <Shelves library={library} contests={contests} shelves={firstOf(shelves, rows.value)} />}
      {count > rows.value && (
        <PassingButton
          onPress={() => {
            rows.value += rowsAtFirst;
          }}
        >
          {more.more(Math.min(rowsAtFirst, count - rows.value))}
        </PassingButton>
      )}
    </>
  );
}

function Shelves(props: {
  readonly library: Library;
  readonly contests: readonly ContestSummary[];
  readonly shelves: readonly Shelf[];
}) {
  const { console: words, library: more } = useTexts();
  const { library, contests, shelves } = props;
  return (
    <table class="table library-table">
      <thead>
        <tr>
          <th scope="col">{words.columns.title}</th>
          <th scope="col">{words.columns.code}</th>
          <th scope="col">{words.columns.phase}</th>
          <th scope="col" class="library-made">
            {words.columns.created}
          </th>
          <th scope="col">
            <span class="visually-hidden">{more.actions}</span>
          </th>
        </tr>
      </thead>
      {shelves.map((shelf) => (
        <ShelfRows key={shelf.folder ?? ""} shelf={shelf} library={library} contests={contests} />
      ))}
    </table>
  );
}

/** The first `count` contests, on their shelves. */
function firstOf(shelves: readonly Shelf[], count: number): readonly Shelf[] {
  let left = count;
  return shelves.flatMap(({ folder, contests }) => {
    const shown = contests.slice(0, left);
    left -= shown.length;
    return shown.length > 0 ? [{ folder, contests: shown }] : [];
  });
}

function ShelfRows(props: {
  readonly shelf: Shelf;
  readonly library: Library;
  readonly contests: readonly ContestSummary[];
}) {
  const { shelf, library, contests } = props;
  const { library: words } = useTexts();
  const { folder } = shelf;
  return (
    <tbody>
      {folder !== null && (
        <tr class="folder-row">
          <th colSpan={5} scope="rowgroup">
            <span class="folder-name">
              <span aria-hidden="true">▸ </span>
              <span class="visually-hidden">{words.folder} </span>
              <span translate={false}>{folder}</span>
            </span>
            <button
              type="button"
              class="button"
              data-size="small"
              data-look="quiet"
              aria-label={words.renameFolderOf(folder)}
              onClick={() => {
                const inIt = contests.filter((contest) => contest.folder === folder);
                // What lies in the bin keeps the folder it lay in.
                const roomCodes = inIt.flatMap(({ roomCode, deletedAt }) =>
                  deletedAt === null ? roomCode : [],
                );
                library.asked.value = { type: "rename", folder, roomCodes };
              }}
            >
              {words.renameFolder}
            </button>
          </th>
        </tr>
      )}
      {shelf.contests.map((contest) => (
        <ContestRow key={contest.roomCode} contest={contest} library={library} />
      ))}
    </tbody>
  );
}

function ContestRow({ contest, library }: { readonly contest: ContestSummary; readonly library: Library }) {
  const { format } = useTexts();
  const { roomCode, title, createdAt, deletedAt } = contest;
  return (
    <tr data-contest={roomCode}>
      <th scope="row" class="contest-title">
        {deletedAt === null ? <a href={pathTo.console(roomCode)}>{title}</a> : title}
      </th>
      <td class="code" translate={false}>
        {roomCode}
      </td>
      <td>
        <ContestState contest={contest} />
      </td>
      <td class="numbers library-made">{format.dateTime(createdAt)}</td>
      <td class="library-acts">
        <ContestMenu contest={contest} library={library} />
      </td>
    </tr>
  );
}

function ContestState({ contest }: { readonly contest: ContestSummary }) {
  const { phases, library: words } = useTexts();
  const { roomCode, phase, broken, teamCount, deletedAt } = contest;
  if (deletedAt !== null) return <>{words.daysLeft(daysLeft(deletedAt))}</>;
  if (broken) return <BrokenContest code={roomCode} />;
  return (
    <>
      {phases[phase]}
      {teamCount !== null && <span class="muted"> · {words.withTeams(teamCount)}</span>}
    </>
  );
}

/** By this computer's clock: it is to be read, and decides nothing. */
function daysLeft(deletedAt: number): number {
  return Math.max(0, Math.ceil((deletedAt + binDays * dayMs - Date.now()) / dayMs));
}

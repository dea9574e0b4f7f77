import type { ContestSummary } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { saveFile } from "../parts/saveFile.ts";
import { type MenuItem, RowMenu } from "./RowMenu.tsx";
import type { Library } from "./useLibrary.ts";

/** What may be done with one contest of the list. */
export function ContestMenu({
  contest,
  library,
}: {
  readonly contest: ContestSummary;
  readonly library: Library;
}) {
  const { library: words } = useTexts();
  const items = {
    bin: useBinItems(contest, library),
    list: useListItems(contest, library),
  };
  return (
    <RowMenu
      label={words.actionsOf(contest.title)}
      items={contest.deletedAt === null ? items.list : items.bin}
    />
  );
}

function useBinItems(contest: ContestSummary, { session, act, asked }: Library): readonly MenuItem[] {
  const { library: words } = useTexts();
  const { roomCode: code } = contest;
  return [
    {
      label: words.restore,
      onPick: () =>
        void act(
          () => session.call("restoreContest", { code }),
          () => words.restored,
        ),
    },
    {
      label: words.purge,
      onPick: () => {
        asked.value = { type: "purge", contest };
      },
    },
  ];
}

function useListItems(contest: ContestSummary, library: Library): readonly MenuItem[] {
  const { library: words } = useTexts();
  const { router } = useApp();
  const { roomCode: code, phase, archived, broken } = contest;
  const { session, act, asked } = library;
  const isPlayed = phase === "running" || phase === "paused";
  const content = useContentItems(contest, library);
  const shelve = (isArchived: boolean) =>
    session.call("shelveContests", { body: { roomCodes: [code], archived: isArchived } });
  return [
    { label: words.open, onPick: () => router.go(pathTo.console(code)) },
    ...(broken ? [] : content),
    {
      label: words.move,
      onPick: () => {
        asked.value = { type: "move", contest };
      },
    },
    archived
      ? {
          label: words.bringBack,
          onPick: () =>
            void act(
              () => shelve(false),
              () => words.broughtBack,
            ),
        }
      : {
          label: words.archive,
          onPick: () =>
            void act(
              () => shelve(true),
              () => words.archived,
            ),
          ...(isPlayed && { hint: words.finishFirst }),
        },
    {
      label: words.remove,
      onPick: () => {
        asked.value = { type: "bin", contest };
      },
      ...(isPlayed && !broken && { hint: words.finishFirst }),
    },
  ];
}

/** For a contest whose content can be read. */
function useContentItems(contest: ContestSummary, { session, act, asked }: Library): readonly MenuItem[] {
  const { console: texts, library: words, exports: papers } = useTexts();
  const { router } = useApp();
  const { roomCode: code } = contest;

  /** Its content as a document, to keep or to make another contest of. FIL6 */
  const download = () =>
    act(
      () => session.call("contestDocument", { code }),
      (content) => {
        saveFile(`regatta-${code}.json`, "application/json", `${JSON.stringify(content, null, 2)}\n`);
        return texts.downloaded;
      },
    );
  /** The same as a table, and what a table cannot hold. FIL13 */
  const downloadTable = () =>
    act(
      () => session.call("contestTable", { code }),
      ({ csv, lost }) => {
        saveFile(`regatta-${code}.csv`, "text/csv", csv);
        return lost.length === 0 ? texts.downloaded : words.tableLost(lost.length);
      },
    );
  /** Its whole history, to import it elsewhere. OPS9 */
  const downloadJournal = () =>
    act(
      () => session.call("journal", { code }),
      (lines) => {
        saveFile(`regatta-${code}.jsonl`, "application/x-ndjson", lines);
        return texts.downloaded;
      },
    );
  const duplicate = () =>
    act(
      () => session.call("duplicateContest", { code }),
      ({ title }) => words.duplicated(title),
    );

  return [
    {
      label: words.details,
      onPick: () => {
        asked.value = { type: "details", contest };
      },
    },
    { label: words.duplicate, onPick: () => void duplicate() },
    { label: texts.downloadContest, onPick: () => void download() },
    { label: words.downloadTable, onPick: () => void downloadTable() },
    { label: texts.downloadJournal, onPick: () => void downloadJournal() },
    { label: papers.printKeys, onPick: () => router.go(pathTo.keySheet(code)) },
    { label: papers.printCards, onPick: () => router.go(pathTo.taskCards(code)) },
  ];
}

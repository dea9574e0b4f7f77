import type { ContestSummary } from "../../../shared/api.ts";
import type { Say } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { saveFile } from "../parts/saveFile.ts";
import { useOnce } from "../parts/useOnce.ts";
import { type MenuItem, RowMenu } from "./RowMenu.tsx";
import type { Library, Sent } from "./useLibrary.ts";

/** An item that sends something. */
type Sending = <Reply>(
  label: string,
  send: () => Promise<Sent<Reply>>,
  done: (reply: Reply) => Say,
) => MenuItem;

/** What may be done with one contest of the list; of what is sent, one thing at a time. LIB9 */
export function ContestMenu({
  contest,
  library,
}: {
  readonly contest: ContestSummary;
  readonly library: Library;
}) {
  const { library: words } = useTexts();
  const { isSending, once } = useOnce();
  const sending: Sending = (label, send, done) => ({
    label,
    isSending,
    onPick: () => void once(() => library.act(send, done)),
  });
  const items = {
    bin: useBinItems(contest, library, sending),
    list: useListItems(contest, library, sending),
  };
  return (
    <RowMenu
      label={words.actionsOf(contest.title)}
      items={contest.deletedAt === null ? items.list : items.bin}
      onOpen={library.refresh}
    />
  );
}

function useBinItems(
  contest: ContestSummary,
  { session, asked }: Library,
  sending: Sending,
): readonly MenuItem[] {
  const { library: words } = useTexts();
  const { roomCode: code } = contest;
  return [
    sending(
      words.restore,
      () => session.call("restoreContest", { code }),
      () => (said) => said.library.restored,
    ),
    {
      label: words.purge,
      onPick: () => {
        asked.value = { type: "purge", contest };
      },
    },
  ];
}

function useListItems(contest: ContestSummary, library: Library, sending: Sending): readonly MenuItem[] {
  const { library: words } = useTexts();
  const { router } = useApp();
  const { roomCode: code, phase, archived, broken } = contest;
  const { session, asked } = library;
  const isPlayed = phase === "running" || phase === "paused";
  const content = useContentItems(contest, library, sending);
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
      ? sending(
          words.bringBack,
          () => shelve(false),
          () => (said) => said.library.broughtBack,
        )
      : {
          ...sending(
            words.archive,
            () => shelve(true),
            () => (said) => said.library.archived,
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
function useContentItems(
  contest: ContestSummary,
  { session, asked }: Library,
  sending: Sending,
): readonly MenuItem[] {
  const { console: texts, library: words, exports: papers } = useTexts();
  const { router } = useApp();
  const { roomCode: code } = contest;
  return [
    {
      label: words.details,
      onPick: () => {
        asked.value = { type: "details", contest };
      },
    },
    sending(
      words.duplicate,
      () => session.call("duplicateContest", { code }),
      ({ title }) =>
        (said) =>
          said.library.duplicated(title),
    ),
    // Its content as a document, to keep or to make another contest of. FIL6
    sending(
      texts.downloadContest,
      () => session.call("contestDocument", { code }),
      (content) => {
        saveFile(`regatta-${code}.json`, "application/json", `${JSON.stringify(content, null, 2)}\n`);
        return (said) => said.console.downloaded;
      },
    ),
    // The same as a table, and what a table cannot hold. FIL13
    sending(
      words.downloadTable,
      () => session.call("contestTable", { code }),
      ({ csv, lost }) => {
        saveFile(`regatta-${code}.csv`, "text/csv", csv);
        return (said) => (lost.length === 0 ? said.console.downloaded : said.library.tableLost(lost.length));
      },
    ),
    // Its whole history, to import it elsewhere. OPS9
    sending(
      texts.downloadJournal,
      () => session.call("journal", { code }),
      (lines) => {
        saveFile(`regatta-${code}.jsonl`, "application/x-ndjson", lines);
        return (said) => said.console.downloaded;
      },
    ),
    { label: papers.printKeys, onPick: () => router.go(pathTo.keySheet(code)) },
    { label: papers.printCards, onPick: () => router.go(pathTo.taskCards(code)) },
  ];
}

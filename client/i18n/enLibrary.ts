import type { LibraryFilter, LibrarySort } from "../store/library/shelves.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");
const contests = (n: number) => `${integer(n)} ${plural(n, { one: "contest", other: "contests" })}`;
const days = (n: number) => `${integer(n)} ${plural(n, { one: "day", other: "days" })}`;

/** The organizer's list of contests. */
export const libraryWords = {
  search: "Search by title or code",
  filter: "Which contests",
  filters: {
    all: "All",
    draft: "Drafts",
    lobby: "Open",
    running: "Running",
    finished: "Finished",
    archived: "Archived",
    bin: "Bin",
  } satisfies Record<LibraryFilter, string>,
  sort: "Order",
  sorts: { newest: "Newest first", title: "By title" } satisfies Record<LibrarySort, string>,
  nothingFound: "No contest is like this.",
  more: (count: number) => `Show ${contests(count)} more`,
  withTeams: (count: number) => plural(count, { one: "1 team", other: `${integer(count)} teams` }),
  daysLeft: (count: number) => `In the bin for ${days(count)} more`,
  actions: "Actions",
  actionsOf: (title: string) => `Actions: ${title}`,
  open: "Open",
  details: "Edit title and time…",
  detailsTitle: (title: string) => `Edit “${title}”`,
  detailsSaved: "Saved.",
  changedTo: (value: string) => `Somebody else has changed this meanwhile: ${value}`,
  byHand: "by hand",
  languageHint: "Of the pages, and of tasks made from now on; tasks that are there are read as before",
  startedDetails:
    "The contest was started: it keeps its language and its length. Its end is moved on its page.",
  downloadTable: "Download as a table",
  tableLost: (n: number) =>
    `Saved. A table cannot hold all of this contest: ${plural(n, { one: "1 thing", other: `${integer(n)} things` })} of it is left out or changed. The contest file has everything.`,
  duplicate: "Duplicate",
  duplicated: (title: string) => `Made: “${title}”.`,
  move: "Move to a folder…",
  archive: "Archive",
  archived: "Archived: it is under “Archived” now.",
  bringBack: "Take out of the archive",
  broughtBack: "Taken out of the archive.",
  remove: "Delete…",
  finishFirst: "Finish it first",
  restore: "Restore",
  restored: "Restored, as it was.",
  purge: "Delete for good…",
  folder: "Folder",
  moveTitle: (title: string) => `Move “${title}”`,
  noFolder: "No folder",
  newFolder: "New folder…",
  folderName: "Name of the folder",
  folderMissing: "Give the folder a name.",
  moveNow: "Move",
  moved: "Moved.",
  renameFolder: "Rename…",
  renameFolderOf: (folder: string) => `Rename the folder ${folder}`,
  renameFolderTitle: (folder: string) => `Rename the folder “${folder}”`,
  renameNow: "Rename",
  renamed: "Renamed.",
  removeTitle: (title: string) => `Delete “${title}”?`,
  removeText: (count: number) =>
    `It goes into the bin and waits there for ${days(count)}: until then you can restore it as it was. After that it is deleted for good: board and keys, teams and answers, results and the whole record.`,
  removeLobby: "Its lobby is open: whoever is there is told that the contest was deleted.",
  removeNow: "Move to the bin",
  removed: "It lies in the bin now.",
  purgeTitle: (title: string) => `Delete “${title}” for good?`,
  purgeText:
    "Board and keys, teams and answers, results and the whole record go at once, and nobody can bring them back.",
  purgeConfirm: (code: string) => `Type the title, or the code ${code}`,
  purgeNow: "Delete for good",
  purged: "Deleted for good.",
};

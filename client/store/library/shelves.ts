import type { ContestSummary } from "../../../shared/api.ts";
import { foldedText } from "../../../shared/foldedText.ts";
import { readTypedCode } from "../../../shared/typedCodes.ts";

/** What the list of contests is narrowed to. */
export const libraryFilters = ["all", "draft", "lobby", "running", "finished", "archived", "bin"] as const;
export type LibraryFilter = (typeof libraryFilters)[number];

export const librarySorts = ["newest", "title"] as const;
export type LibrarySort = (typeof librarySorts)[number];

/** What somebody looks for in the list. */
export interface Wanted {
  readonly search: string;
  readonly filter: LibraryFilter;
  readonly sort: LibrarySort;
}

/** A folder with what is found in it; null: what is in none. */
export interface Shelf {
  readonly folder: string | null;
  readonly contests: readonly ContestSummary[];
}

/** Where a contest is looked for. One that is played is never out of sight. LIB3 LIB7 */
export function placeOf({ phase, archived, deletedAt }: ContestSummary): Exclude<LibraryFilter, "all"> {
  if (deletedAt !== null) return "bin";
  if (phase === "running" || phase === "paused") return "running";
  return archived ? "archived" : phase;
}

export function isOf(filter: LibraryFilter, contest: ContestSummary): boolean {
  const place = placeOf(contest);
  return filter === "all" ? place !== "archived" && place !== "bin" : place === filter;
}

/** What is wanted of the contests: first what is in no folder, then folder by folder. `compare`: names as a reader sorts them. LIB7 */
export function shelvesOf(
  contests: readonly ContestSummary[],
  { search, filter, sort }: Wanted,
  compare: (a: string, b: string) => number,
): readonly Shelf[] {
  const found = contests
    .filter((contest) => isOf(filter, contest) && isFound(contest, search))
    .sort((a, b) => (sort === "title" ? compare(a.title, b.title) : 0) || b.createdAt - a.createdAt);
  const inFolder = (folder: string | null) => ({
    folder,
    contests: found.filter((contest) => contest.folder === folder),
  });
  return [null, ...foldersOf(found, compare)].map(inFolder).filter((shelf) => shelf.contests.length > 0);
}

/** How names are sorted for who reads this language: 7 B before 10 A. */
export function nameOrder(locale: string): (a: string, b: string) => number {
  return new Intl.Collator(locale, { numeric: true }).compare;
}

/** The folders that hold something. */
export function foldersOf(
  contests: readonly ContestSummary[],
  compare: (a: string, b: string) => number,
): readonly string[] {
  return [...new Set(contests.flatMap(({ folder }) => folder ?? []))].sort(compare);
}

/** What is shorter is no part of a code, but a class or a year. */
const shortestCode = 3;

/** By the beginnings of words of the title, or a part of the code. */
function isFound({ title, roomCode }: ContestSummary, search: string): boolean {
  const code = readTypedCode(search);
  if (code.length >= shortestCode && roomCode.includes(code)) return true;
  const words = wordsOf(title);
  return wordsOf(search).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function wordsOf(text: string): readonly string[] {
  return foldedText(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
}

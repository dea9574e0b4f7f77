export type DocumentData = Readonly<Record<string, unknown>>;

/** Makes a document of one version into one of the next. */
type Step = (document: DocumentData) => DocumentData;

/** What makes a document of version n, at index n − 1, into one of version n + 1. Steps are only ever added, at the end. */
const steps: readonly Step[] = [
  // Version 1 held the board alone, and not what waits beside it.
  (document) => ({ ...document, drafts: [] }),
];

export const documentVersion = versionAfter(steps);

/** The version that documents have after all of these steps. */
export function versionAfter(known: readonly Step[]): number {
  return known.length + 1;
}

/** A document of an earlier version, or this one, in the form of this one. FIL7 */
export function bringUpToDate(document: DocumentData, version: number, known = steps): DocumentData {
  const upToDate = known.slice(version - 1).reduce((before, step) => step(before), document);
  return { ...upToDate, version: versionAfter(known) };
}

/** Fewest characters of a password that somebody chooses. */
export const fewestPasswordCharacters = 8;
/** And most of any password. */
export const mostPasswordCharacters = 200;

/**
 * What the printed link adds to the console's address. A fragment: browsers send it to no server, so it stands in no log.
 * FST3
 */
export function firstLinkFragment(secret: string): string {
  return `#first=${secret}`;
}

/** The secret of a link's fragment; null: there is none. */
export function readFirstLink(fragment: string): string | null {
  return /^#first=(.{1,100})$/.exec(fragment)?.[1] ?? null;
}

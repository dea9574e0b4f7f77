/** The first 128 bits of the SHA-256 of a picture's stored bytes. Statements name it: `![a duck](media:ID)`. MED1 */
export type PictureId = string;

/** Without zod, which pages would have to load. */
export function isPictureId(text: string): text is PictureId {
  return /^[0-9a-f]{32}$/u.test(text);
}

export const pictureLimits = {
  /** Of a file as it is sent. */
  uploadBytes: 6 * 1024 * 1024,
  /** Of one picture as it is kept. */
  storedBytes: 1024 * 1024,
  perContest: { pictures: 200, bytes: 24 * 1024 * 1024 },
  /** Of the longer side, as it is kept. */
  sidePixels: 1600,
} as const;

/** As pictures are kept; a GIF becomes one of these. */
export const pictureTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** What an upload is answered, and what is known of a picture without its bytes. */
export interface StoredPicture {
  readonly id: PictureId;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/**
 * An image of Markdown whose address begins with `media:`; its words may hold brackets in pairs, and a title may follow.
 * In three parts: what stands before the name, the name, what comes after. Every repetition is bounded or begins with
 * what the one before it cannot be, so that no text takes long.
 */
const namedPicture =
  /(!\[(?:[^[\]\\]|\\[^\n]|\[(?:[^[\]\\]|\\[^\n]){0,500}\])*\]\([ \t\n]{0,20}<?media:)([A-Za-z0-9][A-Za-z0-9._-]{0,59})(>?(?:[ \t\n]{1,20}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t\n]{0,20}\))/gu;

/** The pictures that a statement or solution shows, each once, in their order. */
export function picturesIn(text: string): readonly PictureId[] {
  return pictureNamesIn(text).filter(isPictureId);
}

/** The same of a text of a file, which has names of its own for them. */
export function pictureNamesIn(text: string): readonly string[] {
  // Most texts show none.
  if (!text.includes("media:")) return [];
  return [...new Set([...text.matchAll(namedPicture)].map(([, , name = ""]) => name))];
}

/** The text with its pictures called otherwise: also those of a file, which have names of its own. Null: as it was. */
export function withPictureNames(text: string, nameOf: (name: string) => string | null): string {
  if (!text.includes("media:")) return text;
  return text.replace(namedPicture, (_written, before: string, name: string, after: string) => {
    return `${before}${nameOf(name) ?? name}${after}`;
  });
}

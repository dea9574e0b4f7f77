/** A picture as a text names it. */
export interface PictureMark {
  /** Where it begins in the text, and where what follows begins. */
  readonly start: number;
  readonly end: number;
  readonly id: string;
  /** What it shows, in plain characters. */
  readonly words: string;
  /** It only decorates: nothing is lost for whoever does not see it. */
  readonly isDecoration: boolean;
}

/** As authors' tools write it: its words hold no brackets, what means something in Markdown is escaped. */
const MARK = /!\[((?:[^[\]\\]|\\[^\n])*)\]\(media:([0-9a-f]{32})\)/gu;

export function findPictureMarks(text: string): readonly PictureMark[] {
  return [...text.matchAll(MARK)].map(({ 0: written, 1: alt = "", 2: id = "", index }) => ({
    start: index,
    end: index + written.length,
    id,
    words: wordsOf(alt),
    // A space is no words, and yet says that there are none to come. MED15
    isDecoration: alt !== "" && alt.trim() === "",
  }));
}

/** Words that say nothing for a picture that only decorates, and no words for one that waits for its own. */
export function writePictureMark(id: string, words: string | "decoration" | null): string {
  return `![${words === null ? "" : words === "decoration" ? " " : escapeWords(words)}](media:${id})`;
}

/** The text with the words of its pictures in their place: for where only plain characters are shown. `unnamed`: for one without words. */
export function withPictureWords(text: string, unnamed: string): string {
  return text.replace(ANY_PICTURE, (_written, alt: string) => wordsOf(alt) || unnamed);
}

/** Any address, for texts of before had their pictures in them. */
const ANY_PICTURE = /!\[((?:[^[\]\\]|\\[^\n])*)\]\((?:media|data):[^\s()]*\)/gu;

/** Brackets would end the words for some who read them, escaped or not. */
function escapeWords(words: string): string {
  return words
    .replace(/\[/gu, "(")
    .replace(/\]/gu, ")")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_$<>&~|!#^]/gu, "\\$&");
}

function wordsOf(alt: string): string {
  return alt
    .replace(/\\([!-/:-@[-`{-~])/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim();
}

import type { ContestDocument } from "./ContestDocument.ts";
import { type FileProblem, fileProblem } from "./problems.ts";
import { quote } from "./quote.ts";

const PICTURE = /!\[([^\]\n]*)\]\(media:([^\s)]+)\)/gu;
const MAX_STATEMENT = 20_000;

type Texts = Pick<ContestDocument, "media">;

/** The statement with its pictures in it. Where it says nothing of a picture, the picture's own words are read out. */
export function withPictures(statement: string, { media }: Texts): string {
  return statement.replace(PICTURE, (written, alt: string, name: string) => {
    const picture = Object.hasOwn(media, name) ? media[name] : undefined;
    if (picture === undefined) return written;
    const words = alt.trim() === "" ? picture.alt.replace(/[[\]\\\n]/gu, " ") : alt;
    return `![${words}](data:${picture.type};base64,${picture.base64})`;
  });
}

/** Pictures that the document does not have, and texts that are too long with theirs. */
export function findUnfitPictures(document: ContestDocument): readonly FileProblem[] {
  return document.board.cards.flatMap(({ task }, index) => {
    const path = `board.cards[${index}].task`;
    return [
      ...unfitIn(task.statement, `${path}.statement`),
      ...unfitIn(task.solution ?? "", `${path}.solution`),
    ];
  });

  function unfitIn(text: string, path: string): readonly FileProblem[] {
    const names = [...text.matchAll(PICTURE)].map(([, , name = ""]) => name);
    const missing = names.filter((name) => !Object.hasOwn(document.media, name));
    if (missing.length > 0)
      return missing.map((name) => fileProblem("picture_missing", { name: quote(name) }, { path }));
    // Summed, not written: a picture named a thousand times would fill the memory.
    const bytes = names.reduce((sum, name) => sum + (document.media[name]?.base64.length ?? 0), 0);
    const isTooLong =
      names.length > 0 && (bytes > MAX_STATEMENT || withPictures(text, document).length > MAX_STATEMENT);
    return isTooLong ? [fileProblem("pictures_too_large", { max: MAX_STATEMENT }, { path })] : [];
  }
}

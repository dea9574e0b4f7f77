import { Checker } from "../contest/checkers/checker.ts";
import { pictureLimits, pictureNamesIn, withPictureNames } from "../pictures.ts";
import type { ContestDocument, Media } from "./ContestDocument.ts";
import { type FileProblem, fileProblem } from "./problems.ts";
import { quote } from "./quote.ts";

const MAX_STATEMENT = 20_000;
/** As long as the id that a picture is called by in a contest. */
const someId = "0".repeat(32);

/** What a document says in words and pictures. */
type Content = Pick<ContestDocument, "board" | "drafts" | "media">;

/** A picture that says nothing of itself. */
const WORDLESS = /!\[\s*\]\(media:([A-Za-z0-9][A-Za-z0-9._-]{0,59})\)/gu;
/** From the end of a picture's words on. */
const NAMED = /\]\(media:([A-Za-z0-9][A-Za-z0-9._-]{0,59})\)/gu;
const INLINE = /\]\(data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/]+={0,2})\)/gu;

/** The document with each statement, solution and option changed, of cards and of drafts. */
export function withTexts<Document extends Content>(
  document: Document,
  change: (text: string) => string,
): Document {
  const { board, drafts } = document;
  return {
    ...document,
    board: {
      ...board,
      cards: board.cards.map((card) => {
        const { statement, solution, checker } = card.task;
        const changed = { statement: change(statement), ...(solution && { solution: change(solution) }) };
        return { ...card, task: { ...card.task, ...changed, checker: withOptions(checker, change) } };
      }),
    },
    drafts: drafts.map((draft) => ({
      ...draft,
      statement: change(draft.statement),
      solution: change(draft.solution),
      checker: draft.checker && withOptions(draft.checker, change),
    })),
  };
}

/** What is chosen among; where two options would be the same then, they stay as they are. */
function withOptions(checker: Checker, change: (text: string) => string): Checker {
  if (checker.kind !== "choice") return checker;
  const changed = Checker.safeParse({ ...checker, options: checker.options.map(change) });
  return changed.success ? changed.data : checker;
}

/**
 * The text with the pictures called otherwise, where `nameOf` says how. Where a text says nothing of a picture, the picture's own words are
 * read out.
 */
export function withPicturesNamed(
  text: string,
  media: ContestDocument["media"],
  nameOf: (name: string) => string | null,
): string {
  const worded = text.replace(WORDLESS, (written, name: string) => {
    const words = mediaOf(media, name)?.alt.replace(/[[\]\\\n]/gu, " ") ?? "";
    return words.trim() === "" ? written : `![${words}](media:${name})`;
  });
  return withPictureNames(worded, nameOf);
}

/** The text with pictures in itself, as contests held them before they kept pictures apart. */
export function withPicturesInside(text: string, media: ContestDocument["media"]): string {
  return text.replace(NAMED, (written, name: string, at: number) => {
    const picture = endsWords(text, at) ? mediaOf(media, name) : undefined;
    return picture ? `](data:${picture.type};base64,${picture.base64})` : written;
  });
}

/** Whether the words of a picture end at this bracket: they are in one line, and hold no other one. */
function endsWords(text: string, at: number): boolean {
  const words = text.slice(text.lastIndexOf("]", at - 1) + 1, at);
  return words.slice(words.lastIndexOf("\n") + 1).includes("![");
}

/** The document with the pictures beside its texts that stood in them, as contests held them before they kept pictures apart. */
export function withPicturesApart<Document extends Content>(document: Document): Document {
  const names = new Map<string, string>();
  const media: Record<string, Media> = { ...document.media };
  let lastNumber = 0;
  const apart = withTexts(document, (text) =>
    text.replace(INLINE, (written, type: Media["type"], base64: string, at: number) => {
      if (!endsWords(text, at)) return written;
      const key = `${type} ${base64}`;
      if (!names.has(key)) lastNumber = nextFreeNumber(media, lastNumber);
      const name = names.get(key) ?? `${INSIDE}${lastNumber}`;
      names.set(key, name);
      media[name] = { type, alt: "", base64 };
      return `](media:${name})`;
    }),
  );
  return names.size === 0 ? document : { ...apart, media };
}

const INSIDE = "inside-";

function nextFreeNumber(media: ContestDocument["media"], last: number): number {
  let number = last + 1;
  while (Object.hasOwn(media, `${INSIDE}${number}`)) number += 1;
  return number;
}

/** The names of the pictures that texts show, with the path to one of the texts that does. */
export function picturesNamed(document: Content): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const { path, text } of textsWithPaths(document))
    for (const name of pictureNamesIn(text)) if (!paths.has(name)) paths.set(name, path);
  return paths;
}

/** Texts that are too long once their pictures are called by ids, and pictures that are too many, or too much, for one contest. MED1 FIL20 */
export function findUnfitPictures(document: ContestDocument): readonly FileProblem[] {
  const { media } = document;
  const tooLong = textsWithPaths(document).flatMap(({ path, text }) => {
    // Most texts show none.
    if (!text.includes("media:")) return [];
    const named = withPicturesNamed(text, media, (name) => (mediaOf(media, name) ? someId : null));
    return named.length > MAX_STATEMENT
      ? [fileProblem("pictures_too_large", { max: MAX_STATEMENT }, { path })]
      : [];
  });
  const shown = [...picturesNamed(document).keys()].flatMap((name) => mediaOf(media, name) ?? []);
  const { pictures, bytes } = pictureLimits.perContest;
  const isTooMuch = shown.reduce((sum, { base64 }) => sum + bytesOf(base64), 0) > bytes;
  if (shown.length <= pictures && !isTooMuch) return tooLong;
  return [
    ...tooLong,
    fileProblem("pictures_too_many", { max: pictures, maxMiB: bytes / 1024 / 1024 }, { path: "media" }),
  ];
}

/** Pictures that no text shows, which are left out, and names of pictures that are not there. FIL8 FIL20 */
export function pictureWarnings(document: Content): readonly FileProblem[] {
  const named = picturesNamed(document);
  const missing = [...named].filter(([name]) => !mediaOf(document.media, name));
  const unused = Object.keys(document.media).filter((name) => !named.has(name));
  return [
    ...missing.map(([name, path]) => fileProblem("picture_missing", { name: quote(name) }, { path })),
    ...unused.map((name) =>
      fileProblem("picture_unused", { name: quote(name) }, { path: `media.${quote(name)}` }),
    ),
  ];
}

interface TextAt {
  readonly path: string;
  readonly text: string;
}

function textsWithPaths({ board, drafts }: Pick<Content, "board" | "drafts">): readonly TextAt[] {
  return [
    ...board.cards.flatMap(({ task: { statement, solution = "", checker } }, index) => [
      { path: `board.cards[${index}].task.statement`, text: statement },
      { path: `board.cards[${index}].task.solution`, text: solution },
      ...optionsAt(`board.cards[${index}].task.checker`, checker),
    ]),
    ...drafts.flatMap(({ statement, solution, checker }, index) => [
      { path: `drafts[${index}].statement`, text: statement },
      { path: `drafts[${index}].solution`, text: solution },
      ...optionsAt(`drafts[${index}].checker`, checker),
    ]),
  ];
}

function optionsAt(path: string, checker: Checker | null): readonly TextAt[] {
  if (checker?.kind !== "choice") return [];
  return checker.options.map((text, index) => ({ path: `${path}.options[${index}]`, text }));
}

function mediaOf(media: ContestDocument["media"], name: string): Media | undefined {
  return Object.hasOwn(media, name) ? media[name] : undefined;
}

function bytesOf(base64: string): number {
  return Math.floor((base64.length * 3) / 4) - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
}

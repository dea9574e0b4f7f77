import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Board } from "../../shared/contest/board.ts";
import { boardOf } from "../../shared/contestFile/boardOf.ts";
import type { ContestDocument } from "../../shared/contestFile/ContestDocument.ts";
import { type Language, languages } from "../../shared/languages.ts";
import { readContestFile } from "../files/readContestFile.ts";

/** A board of the folder `demo`, with its keys. */
export interface DemoBoard {
  /** Its file's name without the ending. */
  readonly id: string;
  /** In its own language. */
  readonly title: string;
  /** In every language of the pages. */
  readonly titles: Readonly<Record<Language, string>>;
  readonly language: Language;
  readonly board: Board;
  /** The contest that it makes. */
  readonly document: ContestDocument;
}

const Title = z.string().min(1).max(120);
const Index = z.array(
  z.strictObject({
    file: z.string().regex(/^[\w-]+\.csv$/),
    title: Title,
    titles: z.strictObject({ en: Title, ru: Title }),
    language: z.enum(languages),
  }),
);

const demoFolder = path.join(import.meta.dirname, "../../demo");

/** The boards that `index.json` lists, in its order. Throws when one of them cannot be read. */
export async function readDemoBoards(folder = demoFolder): Promise<readonly DemoBoard[]> {
  const index = Index.parse(JSON.parse(await readFile(path.join(folder, "index.json"), "utf8")));
  return Promise.all(
    index.map(async ({ file, ...entry }) => {
      const { title, language } = entry;
      const read = readContestFile(await readFile(path.join(folder, file)), { title, language });
      if (!read.ok) throw new Error(`${file} has a problem: ${JSON.stringify(read.problems[0])}`);
      const { document } = read;
      return { id: path.basename(file, ".csv"), ...entry, board: boardOf(document), document };
    }),
  );
}

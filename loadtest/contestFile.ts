import { stringify } from "csv-stringify/sync";
import { readContestCsv } from "../server/files/contestCsv.ts";
import type { Board } from "../shared/contest/board.ts";
import { boardOf } from "../shared/contestFile/boardOf.ts";
import type { Random } from "./random.ts";

const fullBoard = { rows: 12, columns: 12 };
/** Low, so that bots that err a lot can go on for long. */
const prices = [10, 20, 30, 40, 50, 60];

/** A board of tasks whose statements can be found among any bytes, as the file to import and as it is read. */
export function makeContestFile(
  random: Random,
  size = fullBoard,
): { readonly csv: string; readonly board: Board } {
  const { columns } = size;
  const places = Array.from({ length: size.rows * columns }, (_, index) => index);
  const rows = places.map((index) => ({
    row: Math.floor(index / columns) + 1,
    column: (index % columns) + 1,
    category: `Column ${(index % columns) + 1}`,
    price: random.pick(prices),
    ...task(random.below(4), `${random.id()}${random.id()}`, random),
  }));
  const csv = stringify(rows, {
    header: true,
    columns: ["row", "column", "category", "price", "kind", "statement", "choices", "answer"],
  });
  const read = readContestCsv(csv, "en");
  if (!read.ok) throw new Error(`the contest file is wrong: ${JSON.stringify(read.problems)}`);
  return { csv, board: boardOf({ board: read.board }) };
}

function task(die: number, statement: string, random: Random) {
  if (die === 0) return { kind: "text", statement, choices: "", answer: random.id() };
  if (die === 1) {
    const choices = Array.from({ length: 6 }, () => random.id());
    return { kind: "choice", statement, choices: choices.join("\n"), answer: random.pick(choices) };
  }
  return { kind: "number", statement, choices: "", answer: `${random.below(1_000_000)}` };
}

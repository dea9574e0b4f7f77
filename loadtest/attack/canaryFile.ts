import { stringify } from "csv-stringify/sync";
import type { Random } from "../random.ts";

/** A card whose statement and key stand nowhere else in the world. */
export interface Canary {
  readonly cardId: number;
  readonly statement: string;
  readonly key: string;
}

const size = { rows: 12, columns: 12 };

/** A contest of cheap cards, as the file to import and as what must not leak. */
export function makeCanaryFile(random: Random): {
  readonly csv: string;
  readonly canaries: readonly Canary[];
} {
  const canaries = Array.from({ length: size.rows * size.columns }, (_, index) => ({
    cardId: index + 1,
    statement: `statement${random.id()}`,
    key: `key${random.id()}`,
  }));
  const rows = canaries.map(({ statement, key }, index) => ({
    row: Math.floor(index / size.columns) + 1,
    column: (index % size.columns) + 1,
    category: `Column ${(index % size.columns) + 1}`,
    price: 10,
    kind: "text",
    statement,
    answer: key,
  }));
  const columns = ["row", "column", "category", "price", "kind", "statement", "answer"];
  return { csv: stringify(rows, { header: true, columns }), canaries };
}

/** An answer as a pupil types it to a key as a teacher writes it, and what is expected of it. */
export interface Triple {
  readonly kind: "number" | "text" | "choice";
  /** A choice's options; of the others, `name=value` words that say how the key is meant. */
  readonly options: string;
  readonly key: string;
  readonly input: string;
  readonly expected: Expected;
  readonly note: string;
}

/**
 * `A` accepted, `W` wrong, `R` refused for free, `AR` accepted best, refused fine, wrong bad, `WR` anything but
 * accepted.
 */
export type Expected = "A" | "W" | "R" | "AR" | "WR";

/** The rows of `triples.tsv`. Throws at a row that is none. */
export function parseTriples(tsv: string): readonly Triple[] {
  return tsv
    .split("\n")
    .slice(2)
    .filter((line) => line !== "")
    .map((line) => {
      const [kind, options = "", key = "", input = "", expected, note = ""] = line
        .split("\t")
        .map(decodeCell);
      if ((kind !== "number" && kind !== "text" && kind !== "choice") || !isExpected(expected)) {
        throw new Error(`This row is no triple: ${line}`);
      }
      return { kind, options, key, input, expected, note };
    });
}

function decodeCell(cell: string): string {
  return cell.replace(/\\(?:u\{([\da-f]+)\}|\\)/gu, (_, hex: string | undefined) =>
    hex === undefined ? "\\" : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

function isExpected(cell: string | undefined): cell is Expected {
  return cell === "A" || cell === "W" || cell === "R" || cell === "AR" || cell === "WR";
}

import type { Checker } from "../../../shared/contest/checkers/checker.ts";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { ContestDocument } from "../../../shared/contestFile/ContestDocument.ts";

/** A line for each card: `1:2 Angles 100 number 80`, its place, category, price, kind and key. */
export function boardLines({ cards }: ContestDocument["board"]): readonly string[] {
  return cards.map(
    ({ row, column, category, pricePoints, task }) =>
      `${row}:${column} ${category} ${pricePoints} ${task.checker.kind} ${keyOf(task.checker)}`,
  );
}

function keyOf(checker: Checker): string {
  const keys: { readonly [Kind in CheckerKind]: (of: Extract<Checker, { kind: Kind }>) => string } = {
    number: ({ answer, tolerance }) => (tolerance === undefined ? answer : `${answer} ± ${tolerance}`),
    text: ({ answers }) => answers.join(" | "),
    choice: ({ options, correct }) =>
      `${correct.map((number) => options[number - 1]).join(" + ")} of ${options.length}`,
  };
  return (keys[checker.kind] as (of: Checker) => string)(checker);
}

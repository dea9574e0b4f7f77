import type { Checker, CheckerOf } from "./checkers/checker.ts";
import type { CheckerKind } from "./checkers/readers.ts";
import type { KeyViewOf } from "./view.ts";

const keys: { readonly [Kind in CheckerKind]: (checker: CheckerOf<Kind>) => KeyViewOf<Kind> } = {
  number: ({ answer, tolerance }) => ({ kind: "number", answer, tolerance: tolerance ?? null }),
  text: ({ answers }) => ({ kind: "text", answers }),
  choice: ({ correct }) => ({ kind: "choice", correct }),
};

/** What an answer is judged by, field by field: only for a moderator who asks for this card. SEE4 */
export function keyView<Kind extends CheckerKind>(checker: Checker & CheckerOf<Kind>): KeyViewOf<Kind> {
  return keys[checker.kind](checker);
}

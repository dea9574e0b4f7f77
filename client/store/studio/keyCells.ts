import type { Checker } from "../../../shared/contest/checkers/checker.ts";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import { charactersOver, mostKeyCharacters } from "../../../shared/contest/mostCharacters.ts";
import type { RoomRequest } from "../../../shared/protocol.ts";

/** A key as it is written in a form: the cells of a table, empty where there is nothing. */
export interface KeyForm {
  readonly kind: CheckerKind;
  readonly answer: string;
  readonly choices: string;
  readonly tolerance: string;
  readonly exact: string;
}

const emptyForm: KeyForm = { kind: "number", answer: "", choices: "", tolerance: "", exact: "" };

/** What stands in the form of a card's key at first. */
export function keyFormOf(
  { checker, typedKey }: Pick<CardWriting, "checker" | "typedKey">,
  firstKind: CheckerKind = "number",
): KeyForm {
  if (checker) return formOfChecker(checker);
  return typedKey
    ? { ...emptyForm, kind: typedKey.kind, ...typedKey.cells }
    : { ...emptyForm, kind: firstKind };
}

function formOfChecker(checker: Checker): KeyForm {
  switch (checker.kind) {
    case "number":
      return { ...emptyForm, kind: "number", answer: checker.answer, tolerance: checker.tolerance ?? "" };
    case "text":
      return {
        ...emptyForm,
        kind: "text",
        answer: checker.answers.join("\n"),
        exact: Object.entries(checker.folds ?? {})
          .filter(([, isFolded]) => isFolded === false)
          .map(([name]) => name)
          .join(" "),
      };
    case "choice":
      return {
        ...emptyForm,
        kind: "choice",
        answer: checker.correct.map((option) => checker.options[option - 1] ?? "").join("\n"),
        choices: checker.options.join("\n"),
      };
  }
}

/** The cells that belong to the kind. */
export function cellsOf({ kind, answer, choices, tolerance, exact }: KeyForm) {
  return {
    answer,
    ...(kind === "choice" && { choices }),
    ...(kind === "number" && { tolerance }),
    ...(kind === "text" && { exact }),
  };
}

/** Whether a cell holds more than is taken: the server is not asked what such a key means. PAG44 */
export function isKeyTooLong(cells: RoomRequest<"key">["cells"]): boolean {
  const names = ["answer", "choices", "tolerance", "exact"] as const;
  return names.some((name) => charactersOver(cells[name] ?? "", mostKeyCharacters[name]) > 0);
}

export function isEmptyForm({ answer, choices }: KeyForm): boolean {
  return answer.trim() === "" && choices.trim() === "";
}

import { type Reader, readAnswer } from "../contest/checkers/readers.ts";
import { unreachable } from "../contest/unreachable.ts";
import { type FilePlace, type FileProblem, fileProblem } from "./problems.ts";
import { quote } from "./quote.ts";

/** Why a key cannot be read as an answer would be; null: it can. */
export function findMisreading(reader: Reader, key: string, at: FilePlace): FileProblem | null {
  const result = readAnswer(reader, key);
  if (result.ok) return null;
  const { code, params = {} } = result.misreading;
  switch (code) {
    case "answer_empty":
      return fileProblem(code, {}, at);
    case "answer_too_long":
      return fileProblem(code, { max: Number(params.limit) }, at);
    case "answer_not_a_number":
      return fileProblem(code, { cell: quote(key) }, at);
    case "answer_ambiguous_number": {
      const { asThousands = "", asDecimal = "" } = params;
      return fileProblem(code, { cell: quote(key), asThousands, asDecimal }, at);
    }
    case "answer_not_an_option":
      return fileProblem("answer_not_a_choice", { cell: quote(key) }, at);
    // Asked of pupils only: a key is read before the task knows its alphabet, capitals and per cents.
    case "answer_percent_unclear":
    case "answer_percent_missing":
    case "answer_wrong_layout":
    case "answer_capitals_count":
      return fileProblem("unreadable_task", {}, at);
    default:
      return unreachable(code);
  }
}

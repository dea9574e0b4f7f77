import type { z } from "zod";
import { checkerKinds } from "../../contest/checkers/readers.ts";
import { isLanguage, type Language } from "../../languages.ts";
import { canBeKept } from "../../text.ts";
import { findMisreading } from "../misreadings.ts";
import type { FileProblemCode, FileProblemParams } from "../problemParams.ts";
import { type FileProblem, fileProblem } from "../problems.ts";
import { quote } from "../quote.ts";

/** What a document's schema refuses, in words, with the path to the field. Values are quoted: they are their author's own. */
export function explainIssue(issue: z.core.$ZodIssue, document: unknown): FileProblem {
  const path = pathOf(issue.path);
  const value = valueAt(document, issue.path);
  const say = <Code extends FileProblemCode>(code: Code, params: FileProblemParams[Code]): FileProblem =>
    fileProblem(code, params, { path });
  switch (issue.code) {
    case "invalid_type":
      return value === undefined
        ? say("field_missing", {})
        : say("field_wrong_type", { expected: issue.expected });
    case "unrecognized_keys":
      return say("field_unknown", { names: issue.keys.map(quote).join(", ") });
    case "invalid_value":
      return value === undefined
        ? say("field_missing", {})
        : say("field_not_one_of", { cell: written(value), known: issue.values.join(", ") });
    // Of checkers only, by their kind.
    case "invalid_union":
      return value === undefined
        ? say("field_missing", {})
        : say("unknown_kind", { cell: written(value), known: checkerKinds.join(", ") });
    case "too_big":
      return say("field_too_big", { max: Number(issue.maximum), counts: countsOf(issue.origin) });
    case "too_small":
      return say("field_too_small", { min: Number(issue.minimum), counts: countsOf(issue.origin) });
    case "custom":
      if (typeof value === "string" && !canBeKept(value)) return say("field_unfit", {});
      return explainKey(issue.path, value, document) ?? say("field_unfit", {});
    default:
      return say("field_unfit", {});
  }
}

function written(value: unknown): string {
  return quote(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
}

function countsOf(origin: string): "characters" | "entries" | "value" {
  if (origin === "string") return "characters";
  return origin === "array" ? "entries" : "value";
}

/** A key that its checker refuses, in the same words as a table's. */
function explainKey(path: readonly PropertyKey[], value: unknown, document: unknown): FileProblem | null {
  const at = path.lastIndexOf("checker");
  const part = at < 0 ? undefined : path[at + 1];
  const place = { path: pathOf(path) };
  const checker = valueAt(document, path.slice(0, at + 1));
  switch (part) {
    case "answer":
      return findMisreading({ kind: "number", language: languageOf(checker) }, String(value), place);
    case "answers":
      return (
        findMisreading({ kind: "text", folds: allFolds, edition: 2 }, String(value), place) ??
        fileProblem("unreadable_task", {}, place)
      );
    case "tolerance":
      return fileProblem("bad_tolerance", { cell: written(value) }, place);
    case "options":
      return typeof value === "string" && value.trim() !== ""
        ? fileProblem("repeated_choice", { cell: quote(value) }, place)
        : fileProblem("field_unfit", {}, place);
    case "correct":
      return fileProblem("correct_unfit", {}, place);
    default:
      return null;
  }
}

const allFolds = { case: true, spaces: true, yo: true, quotes: true, dashes: true } as const;

function languageOf(checker: unknown): Language {
  const language = valueAt(checker, ["language"]);
  return isLanguage(language) ? language : "en";
}

/** `board.cards[3].task.statement` */
export function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${quote(String(part))}`,
    )
    .join("");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Readonly<Record<PropertyKey, unknown>>)[part];
  }
  return found;
}

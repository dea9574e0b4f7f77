import {
  type Misreading,
  type Reader,
  readAnswer,
  showReading,
} from "../../shared/contest/checkers/readers.ts";
import type { PurchaseView } from "../../shared/contest/view.ts";

/** How the server would read what is being typed. */
export type DraftReading =
  | { readonly type: "empty" }
  | { readonly type: "read"; readonly shown: string }
  /** Reads the same as an earlier wrong answer. */
  | { readonly type: "tried"; readonly shown: string }
  /** May be meant in several ways, or in another than written: one click takes a meaning. Costs nothing. */
  | { readonly type: "question"; readonly code: QuestionCode; readonly meanings: readonly string[] }
  | { readonly type: "misread"; readonly misreading: Misreading };

export function readDraft(reader: Reader, purchase: PurchaseView, draft: string): DraftReading {
  const result = readAnswer(reader, draft);
  if (result.ok) {
    const shown = showReading(reader, result.reading);
    const isTried = purchase.submissions.some(
      ({ verdict, reading }) => verdict === "wrong" && reading === result.reading,
    );
    return { type: isTried ? "tried" : "read", shown };
  }
  const { code, params } = result.misreading;
  if (code === "answer_empty") return { type: "empty" };
  if (isQuestion(code)) {
    const meanings = meaningParams[code].map((name) => params?.[name] ?? "").filter((text) => text !== "");
    if (meanings.length > 0) return { type: "question", code, meanings };
  }
  return { type: "misread", misreading: result.misreading };
}

/** The misreadings that offer what may have been meant. */
export type QuestionCode = keyof typeof meaningParams;

/** Which params of a misreading are answers that can be sent instead, the likelier first. */
const meaningParams = {
  answer_ambiguous_number: ["asThousands", "asDecimal"],
  answer_percent_unclear: ["asNumber", "asPercent"],
  answer_percent_missing: ["asPercent", "asNumber"],
  answer_wrong_layout: ["meant"],
  answer_capitals_count: ["milli", "mega"],
} as const satisfies Partial<Record<Misreading["code"], readonly string[]>>;

function isQuestion(code: Misreading["code"]): code is QuestionCode {
  return code in meaningParams;
}

/** The chosen options, numbered from 1, as an answer is sent and kept in a draft: `1,3`. */
export function writeChoice(chosen: ReadonlySet<number>): string {
  return [...chosen].sort((a, b) => a - b).join(",");
}

export function readChoice(draft: string): ReadonlySet<number> {
  return new Set(
    draft
      .split(",")
      .map(Number)
      .filter((option) => Number.isInteger(option) && option > 0),
  );
}

/**
 * Whether a key press belongs to an input method: its Enter ends a word and must not send the answer.
 * Safari reports the composition as over already, but keeps the key code 229.
 */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === 229;
}

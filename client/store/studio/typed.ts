import type { WrittenField } from "../../../shared/authors.ts";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import { type KeyForm, keyFormOf } from "./keyCells.ts";

/** What stands in the form of a card, as it is typed. */
export interface Typed {
  readonly category: string;
  readonly price: string;
  readonly statement: string;
  readonly solution: string;
  readonly key: KeyForm;
}

export function typedOf(writing: CardWriting, firstKind?: CheckerKind): Typed {
  const { category, pricePoints, statement, solution } = writing;
  return {
    category,
    price: pricePoints === null ? "" : `${pricePoints}`,
    statement,
    solution,
    key: keyFormOf(writing, firstKind),
  };
}

const mostPoints = 100_000;

/** Null for what is no price. */
export function readPrice(text: string): number | null {
  const price = /^\d+$/u.test(text.trim()) ? Number(text) : 0;
  return price >= 1 && price <= mostPoints ? price : null;
}

/**
 * The fields in which the form follows what somebody else has written over what it began with; null where the author is
 * writing one of them: it differs from what was saved last, or from what is on its way, which may be what comes back.
 */
export function followedFields(
  base: Typed,
  written: readonly Typed[],
  typed: Typed,
  theirs: Typed,
): Partial<Typed> | null {
  let followed: Partial<Typed> = {};
  for (const field of typedFields) {
    if (isSameField(field, theirs, base)) continue;
    const isTyped = written.some((before) => !isSameField(field, typed, before));
    if (isTyped && !isSameField(field, typed, theirs)) return null;
    followed = { ...followed, [field]: theirs[field] };
  }
  return followed;
}

const typedFields = [
  "category",
  "price",
  "statement",
  "solution",
  "key",
] as const satisfies readonly WrittenField[];

export function isSameField(field: WrittenField, one: Typed, other: Typed): boolean {
  return field === "key" ? isSameForm(one.key, other.key) : one[field] === other[field];
}

/** A field as somebody else reads it. */
export function textOf(field: WrittenField, typed: Typed): string {
  if (field !== "key") return typed[field];
  const { answer, choices, tolerance } = typed.key;
  return [choices, answer, tolerance].filter((line) => line !== "").join("\n");
}

export function isSameForm(one: KeyForm, other: KeyForm): boolean {
  const fields = ["kind", "answer", "choices", "tolerance", "exact"] as const;
  return fields.every((field) => one[field] === other[field]);
}

import { z } from "zod";
import type { WrittenField } from "../../../shared/authors.ts";
import { type CheckerKind, checkerKinds } from "../../../shared/contest/checkers/readers.ts";
import { CardWriting } from "../../../shared/contest/editActs.ts";
import { charactersOver, mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import { cellsOf, isKeyTooLong, type KeyForm, keyFormOf } from "./keyCells.ts";

/** What stands in the form of a card, as it is typed. */
const Typed = z
  .strictObject({
    category: z.string(),
    price: z.string(),
    statement: z.string(),
    solution: z.string(),
    key: z
      .strictObject({
        kind: z.enum(checkerKinds),
        answer: z.string(),
        choices: z.string(),
        tolerance: z.string(),
        exact: z.string(),
      })
      .readonly() satisfies z.ZodType<KeyForm>,
  })
  .readonly();
export type Typed = z.infer<typeof Typed>;

/** What was typed of a card, and over which words. */
const LeftWords = z.strictObject({ base: CardWriting, typed: Typed }).readonly();
export type LeftWords = z.infer<typeof LeftWords>;

/** Null for what no form of this version has noted. EDT15 */
export function readLeftWords(noted: unknown): LeftWords | null {
  return LeftWords.safeParse(noted).data ?? null;
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

export function isSameTyped(one: Typed, other: Typed): boolean {
  return typedFields.every((field) => isSameField(field, one, other));
}

/** Whether `arrived` says nothing but what stood there before, and what was typed over it. */
export function isOwn(arrived: Typed, before: Typed, typed: Typed): boolean {
  return typedFields.every(
    (field) => isSameField(field, arrived, before) || isSameField(field, arrived, typed),
  );
}

export function isSameField(field: WrittenField, one: Typed, other: Typed): boolean {
  return field === "key" ? isSameForm(one.key, other.key) : one[field] === other[field];
}

/** Whether something that was written over `before` holds more than is taken. PAG44 */
export function isTooLong({ statement, solution, key }: Typed, before: Typed): boolean {
  const most = mostCharacters.statement;
  if (charactersOver(statement, most) > 0 || charactersOver(solution, most) > 0) return true;
  return !isSameForm(key, before.key) && isKeyTooLong(cellsOf(key));
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

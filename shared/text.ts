import { z } from "zod";

/** The same in one line: without line breaks, tabs and other controls. */
export function personLine(maxLength: number) {
  return personText(maxLength).refine((text) => !/\p{Cc}/u.test(text), "not one line");
}

/**
 * Text from a person that the journal can keep: well-formed Unicode without NUL, which PostgreSQL's jsonb refuses.
 * `maxLength` counts characters (code points), as zod does.
 */
export function personText(maxLength: number) {
  return z.string().max(maxLength).refine(canBeKept, "not well-formed text");
}

/** Whether the journal can keep a text. */
export function canBeKept(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

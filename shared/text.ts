import { z } from "zod";

/**
 * Text from a person that the journal can keep: well-formed Unicode without NUL, which PostgreSQL's jsonb refuses.
 * `maxLength` counts characters (code points), as zod does.
 */
export function personText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "not well-formed text");
}

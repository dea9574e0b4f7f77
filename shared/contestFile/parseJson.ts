export type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number };

/** A text as JSON, or the line at which it breaks off. */
export function parseJson(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // As V8 words it; without a place, it broke off at the end.
    const position = /position (\d+)/u.exec(error instanceof Error ? error.message : "")?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position));
    return { ok: false, line: before.split("\n").length };
  }
}

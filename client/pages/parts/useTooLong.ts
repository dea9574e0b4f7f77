import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { charactersOver } from "../../../shared/contest/mostCharacters.ts";

/** So many characters are taken, and so many more stand there. */
export interface TooLong {
  readonly most: number;
  readonly over: number;
}

/**
 * How many characters too many a field holds; null: all are taken. Nothing is cut: while there are too many, the form around the
 * field is not sent, and the keyboard goes to the field. PAG44
 */
export function useTooLong(
  box: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  value: string,
  /** Absent: nobody counts. */
  most: number | undefined,
): TooLong | null {
  const over = most === undefined ? 0 : charactersOver(value, most);
  const isOver = over > 0;
  useLayoutEffect(() => {
    if (!isOver) return;
    const hold = (event: Event) => {
      if (event.target !== box.current?.form) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      box.current?.focus();
    };
    // On its way to the form: no form has to ask its fields.
    document.addEventListener("submit", hold, true);
    return () => document.removeEventListener("submit", hold, true);
  }, [box, isOver]);
  return most !== undefined && isOver ? { most, over } : null;
}

import type { ReadonlySignal } from "@preact/signals";
import type { Storage } from "../browserStorage.ts";
import { createKeptList } from "./keptList.ts";

/** A moderator's own words for questions that come again; they stay in the browser. QST3 */
export interface PreparedAnswers {
  readonly own: ReadonlySignal<readonly string[]>;
  keep(answer: string): void;
  forget(answer: string): void;
  /** Shows what another page of this browser has kept or forgotten. */
  refresh(): void;
}

const mostKept = 20;

export function createPreparedAnswers(storage: Storage): PreparedAnswers {
  const list = createKeptList(storage, "regatta.prepared-answers", isText);
  return {
    own: list.all,
    keep(answer) {
      const text = answer.trim();
      if (text === "") return;
      list.change((kept) => (kept.includes(text) ? kept : [...kept, text].slice(-mostKept)));
    },
    forget: (answer) => list.change((kept) => kept.filter((other) => other !== answer)),
    refresh: list.refresh,
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

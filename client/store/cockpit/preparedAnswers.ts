import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "../browserStorage.ts";

/** A moderator's own words for questions that come again; they stay in the browser. QST3 */
export interface PreparedAnswers {
  readonly own: ReadonlySignal<readonly string[]>;
  keep(answer: string): void;
  forget(answer: string): void;
}

const place = "regatta.prepared-answers";
const mostKept = 20;

export function createPreparedAnswers(storage: Storage): PreparedAnswers {
  const own = signal(readOwn(storage));
  const write = (answers: readonly string[]) => {
    own.value = answers;
    storage.write(place, JSON.stringify(answers));
  };
  return {
    own,
    keep(answer) {
      const text = answer.trim();
      if (text !== "" && !own.peek().includes(text)) write([...own.peek(), text].slice(-mostKept));
    },
    forget: (answer) => write(own.peek().filter((other) => other !== answer)),
  };
}

function readOwn(storage: Storage): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.read(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((answer): answer is string => typeof answer === "string") : [];
  } catch {
    return [];
  }
}

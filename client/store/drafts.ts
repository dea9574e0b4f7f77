import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Storage } from "./browserStorage.ts";

/** Answers that are being written, by seat and purchase. They survive a reload. */
export interface Drafts {
  /** One for all boxes of a purchase, those that are shown later, too: what is written is seen in each. */
  follow(seatId: string, purchaseId: number): ReadonlySignal<string>;
  /** An empty text forgets the draft. */
  write(seatId: string, purchaseId: number, text: string): void;
}

const prefix = "regatta.draft.";

export function createDrafts(storage: Storage): Drafts {
  const keyOf = (seatId: string, purchaseId: number) => `${prefix}${seatId}.${purchaseId}`;
  const followed = new Map<string, Signal<string>>();
  const follow = (key: string): Signal<string> => {
    const draft = followed.get(key) ?? signal(storage.read(key) ?? "");
    followed.set(key, draft);
    return draft;
  };
  return {
    follow: (seatId, purchaseId) => follow(keyOf(seatId, purchaseId)),
    write(seatId, purchaseId, text) {
      const key = keyOf(seatId, purchaseId);
      follow(key).value = text;
      if (text === "") storage.remove(key);
      else storage.write(key, text);
    },
  };
}

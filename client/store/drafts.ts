import type { Storage } from "./browserStorage.ts";

/** Answers that are being written, by seat and purchase. They survive a reload. */
export interface Drafts {
  read(seatId: string, purchaseId: number): string;
  /** An empty text forgets the draft. */
  write(seatId: string, purchaseId: number, text: string): void;
}

const prefix = "regatta.draft.";

export function createDrafts(storage: Storage): Drafts {
  const keyOf = (seatId: string, purchaseId: number) => `${prefix}${seatId}.${purchaseId}`;
  return {
    read: (seatId, purchaseId) => storage.read(keyOf(seatId, purchaseId)) ?? "",
    write(seatId, purchaseId, text) {
      if (text === "") storage.remove(keyOf(seatId, purchaseId));
      else storage.write(keyOf(seatId, purchaseId), text);
    },
  };
}

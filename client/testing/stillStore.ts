import { signal } from "@preact/signals";
import type { ContestStore } from "../store/contestStore.ts";
import { createSharedDrafts } from "../store/sharedDrafts.ts";
import { createSharedWriting } from "../store/sharedWriting.ts";

/** What a page is shown by itself, without a server: nothing else happens, and nothing that is sent is done. */
export function stillStore(
  shown: Pick<ContestStore, "live" | "serverNow"> & Partial<ContestStore>,
): ContestStore {
  return {
    privateView: signal(null),
    connection: signal("live"),
    trouble: signal(null),
    goodbye: signal(null),
    clockNotice: signal(null),
    account: signal(null),
    entrance: signal({ crowds: [], applicants: [], knocks: [] }),
    health: signal(null),
    settle: async () => null,
    clockSet: signal(1),
    send: async () => ({ ok: false, rejection: { code: "not_allowed" } }),
    drafts: createSharedDrafts(() => 0),
    writing: createSharedWriting(),
    content: async () => null,
    preview: async () => null,
    tryKey: async () => null,
    task: async () => null,
    introduce: () => {},
    close: () => {},
    ...shown,
  };
}

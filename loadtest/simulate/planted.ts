/** A place in a file, and what stands there instead. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A bug, as it might be made. */
export interface Planted {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Each is a thought that somebody might have; the simulation finds what is wrong with it. */
export const plantedBugs: readonly Planted[] = [
  {
    name: "lease by the local clock: who held the lock once goes on writing, and no epoch is compared",
    edits: [
      {
        file: "server/cluster/ClusterOwners.ts",
        find: 'if (owned === "held" && this.#keeper.isSure) return;',
        replace: "if (owned !== undefined) return;",
      },
      {
        file: "server/journal/memoryJournal.ts",
        find: "if (contest?.epoch !== epoch) throw new EpochFenced(contestId, contest?.epoch ?? null);",
        replace: "if (contest === undefined) throw new EpochFenced(contestId, null);",
      },
    ],
  },
  {
    name: "claim without epoch",
    edits: [
      { file: "server/contests/Commits.ts", find: "this.#term.claimed(claim);", replace: "void claim;" },
    ],
  },
  {
    name: "acknowledgement before the commit",
    edits: [
      {
        file: "server/contests/OwnedJournal.ts",
        find: 'await this.#owned("events", (epoch) => journal.append({ contestId, epoch, ...batch }));',
        replace:
          'void this.#owned("events", (epoch) => journal.append({ contestId, epoch, ...batch })).catch(() => undefined);',
      },
    ],
  },
  {
    name: "replay of an unknown commit",
    edits: [
      {
        file: "server/contests/ContestRunner.ts",
        find: "const key = request.id === null ? null : commandKeyOf(request.actor, request.id);",
        replace:
          "const key = request.id === null ? null : commandKeyOf(request.actor, request.id + request.receivedAt);",
      },
    ],
  },
  {
    name: "two owners after a promotion: another line of history is not noticed",
    edits: [
      {
        file: "server/contests/RecentEntries.ts",
        find: "const keptForMs = 60_000;",
        replace: "const keptForMs = 0;",
      },
    ],
  },
  {
    name: "epoch repeated",
    edits: [
      {
        file: "loadtest/simulate/model/ModelOwnershipStore.ts",
        find: "data.journal.claimAbove(contestId, Math.max(epochAbove, now))",
        replace: "data.journal.claimAbove(contestId, 0)",
      },
    ],
  },
  {
    name: "heal by the wrong process",
    edits: [
      {
        file: "server/cluster/Whereabouts.ts",
        find: 'return this.#hasWaited(contestId) ? nobody("late") : there(former);',
        replace: 'return nobody("late");',
      },
    ],
  },
  {
    name: "contests without an owner are not looked for",
    edits: [
      {
        file: "server/cluster/OrphanWatch.ts",
        find: "if (!owners.isSure) return;",
        replace: "if (store) return;",
      },
    ],
  },
  {
    name: "a lower epoch is shown",
    edits: [{ file: "client/net/seen.ts", find: "if (told < epoch) return false;", replace: "" }],
  },
  {
    name: "missing acts are not said",
    edits: [
      {
        file: "server/contests/ContestRunner.ts",
        find: "if (this.#ending || !this.#tellsOfLoss(mark)) return;",
        replace: "if (mark) return;",
      },
    ],
  },
  {
    name: "a contest is handed over while it is still written",
    edits: [
      {
        file: "server/cluster/ClusterOwners.ts",
        find: "if (session !== this.#keeper.session) throw new LockSessionAway();",
        replace: "",
      },
    ],
  },
];

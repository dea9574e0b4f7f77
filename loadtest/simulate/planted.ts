/** A place in a file, and what stands there instead. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A bug, as it might be made. */
export interface Planted {
  readonly name: string;
  /** By which it comes about. */
  readonly thought: string;
  readonly edits: readonly Edit[];
}

/** Without it whoever has lost a contest may go on writing it: the last thing that stands between two owners. */
const noEpochCompared: Edit = {
  file: "server/journal/memoryJournal.ts",
  find: "if (contest?.epoch !== epoch) throw new EpochFenced(contestId, contest?.epoch ?? null);",
  replace: "if (contest === undefined) throw new EpochFenced(contestId, null);",
};

/**
 * Each is a thought that somebody might have, and could hurt: where two things stand in its way, it does away with both.
 * The simulation finds what is wrong with it.
 */
export const plantedBugs: readonly Planted[] = [
  {
    name: "lease by the local clock",
    thought:
      "who is unseen for 3 s has lost its lease, and who is there again has it again: no lock is asked",
    edits: [
      {
        file: "server/cluster/ClusterOwners.ts",
        find: "if (found.stale) await store.endSession(found.stale.backend);",
        replace: "if (found.stale) return found.why;",
      },
      {
        file: "server/cluster/ClusterOwners.ts",
        find: "await store.endSession(process.backend);",
        replace: "",
      },
      {
        file: "server/cluster/ClusterOwners.ts",
        find: 'if (!(await this.#isTakenSince(contestId)) && (await session.tryLock(contestId))) return "regained";',
        replace: 'if (contestId) return "regained";',
      },
      {
        file: "server/cluster/ClusterOwners.ts",
        find: "if (!isTaken && (await this.#lockWithin(session, contestId, 2 * lookForFreeEveryMs))) {",
        replace: "if (session) return;\n{",
      },
      noEpochCompared,
    ],
  },
  {
    name: "claim without epoch",
    thought: "a contest that is taken again goes on as before",
    edits: [
      { file: "server/contests/Commits.ts", find: "this.#term.claimed(claim);", replace: "void claim;" },
    ],
  },
  {
    name: "acknowledgement before the commit",
    thought: "the database will take it",
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
    thought: "a command that comes again is another one",
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
    name: "two owners after a promotion",
    thought: "who comes back to the database has what it had",
    edits: [
      {
        file: "server/cluster/ClusterOwners.ts",
        find: "if (!isTaken && (await this.#lockWithin(session, contestId, 2 * lookForFreeEveryMs))) {",
        replace: 'if (session) return void this.#owned.set(contestId, "held");\n{',
      },
      {
        file: "server/cluster/ClusterOwners.ts",
        find: "for (const call of this.#regainedListeners) call(contestIds);",
        replace: "",
      },
      noEpochCompared,
    ],
  },
  {
    name: "nothing kept to heal with",
    thought: "what the database has committed it has",
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
    thought: "one more than the last one is new",
    edits: [
      {
        file: "loadtest/simulate/model/ModelOwnershipStore.ts",
        find: "data.journal.claimAbove(contestId, Math.max(stored, epochAbove, now) + skipped)",
        replace: "data.journal.claimAbove(contestId, 0)",
      },
    ],
  },
  {
    name: "heal by the wrong process",
    thought: "whoever comes first may take a contest that nobody holds",
    edits: [
      {
        file: "server/cluster/Whereabouts.ts",
        find: 'return this.#hasWaited(contestId) ? "late" : null;',
        replace: 'return "late";',
      },
      {
        file: "server/cluster/Whereabouts.ts",
        find: 'if (judged.at === "there" || judged.stale || !sight.isOnNewLine) return judged;',
        replace: "if (judged) return judged;",
      },
    ],
  },
  {
    name: "listing lost",
    thought: "what was written to Redis is there",
    edits: [
      {
        file: "server/redis/ListingMirror.ts",
        find: "last?.text === text && writtenAtOf(listings.get(roomId)) === last.at;",
        replace: "last?.text === text;",
      },
    ],
  },
  {
    name: "contests without an owner are not looked for",
    thought: "somebody will come and ask for it",
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
    thought: "who told last knows best",
    edits: [{ file: "client/net/seen.ts", find: "if (told < epoch) return false;", replace: "" }],
  },
  {
    name: "missing acts are not said",
    thought: "what is gone is gone",
    edits: [
      {
        file: "server/contests/ContestRunner.ts",
        find: "if (!this.#tellsOfLoss(mark)) return;",
        replace: "if (mark) return;",
      },
    ],
  },
  {
    name: "a contest is handed over while it is still written",
    thought: "what waits will be done before the next owner comes",
    edits: [
      {
        file: "server/supervision/LiveContests.ts",
        find: "await runner?.close();",
        replace: "void runner?.close();",
      },
      {
        file: "server/cluster/ClusterOwners.ts",
        find: "if (owned === undefined) throw new EpochFenced(contestId);",
        replace: "if (owned === undefined) return;",
      },
      noEpochCompared,
    ],
  },
];

/** What a fault takes from a contest: its owner, its database, or nothing that it needs. */
export type Loss = "owner" | "database" | "nothing";

/** How soon a contest that loses its owner is played again, by what is known of that owner: see `Demands` in report.ts. */
export type Pace = "killed" | "frozen" | "cutOff";

export interface FaultKind {
  readonly title: string;
  readonly loses: Loss;
  /** To whose limits its next commands are held; unless given, they are only told. */
  readonly pace?: Pace;
  /** What clients must read meanwhile: that nothing is saved, where that is so, or nothing of it at all; unless given, whatever is true. */
  readonly reads?: "not saved" | "nothing";
  /** What it takes beyond the programs: a network of its own, or a small disk. Both want root. */
  readonly needs?: "network" | "disk";
}

/** Each is done to a real process, server or link. */
export const faultKinds = {
  killed: { title: "owner killed (SIGKILL), started again", loses: "owner", pace: "killed" },
  frozen: { title: "owner frozen for 6 to 10 s, woken", loses: "owner", pace: "frozen" },
  hiccup: { title: "owner frozen for a moment", loses: "nothing" },
  rolling: { title: "rolling restart (SIGTERM, one after another)", loses: "owner", reads: "nothing" },
  link: { title: "link of a process down for 6 to 9 s", loses: "owner", pace: "frozen", needs: "network" },
  unplugged: {
    title: "network card of a process down for 6 to 9 s",
    loses: "owner",
    pace: "frozen",
    needs: "network",
  },
  databaseLost: {
    title: "PostgreSQL lost to one process for 6 to 9 s",
    loses: "owner",
    pace: "cutOff",
    reads: "not saved",
  },
  restarted: { title: "PostgreSQL restarted (fast)", loses: "database", reads: "not saved" },
  crashed: { title: "PostgreSQL restarted (immediate)", loses: "database", reads: "not saved" },
  slow: { title: "PostgreSQL slow", loses: "nothing" },
  connections: { title: "PostgreSQL out of connections", loses: "database", reads: "not saved" },
  stuck: { title: "PostgreSQL frozen", loses: "database", reads: "not saved" },
  full: { title: "PostgreSQL's disk full", loses: "database", reads: "not saved", needs: "disk" },
  promoted: { title: "PostgreSQL lost, a replica promoted", loses: "database", reads: "not saved" },
  redisLost: { title: "Redis lost to one process for some seconds", loses: "nothing", reads: "nothing" },
  redisRestarted: { title: "Redis restarted", loses: "nothing", reads: "nothing" },
  redisEmptied: { title: "Redis emptied", loses: "nothing", reads: "nothing" },
  redisGone: { title: "Redis gone for some seconds", loses: "nothing", reads: "nothing" },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faultKinds;

export const faultNames = Object.keys(faultKinds) as readonly FaultName[];

export function kindOf(name: FaultName): FaultKind {
  return faultKinds[name];
}

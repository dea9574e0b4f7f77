/** What a fault takes from a contest: its owner, its database, or nothing that it needs. */
export type Loss = "owner" | "database" | "nothing";

export interface FaultKind {
  readonly title: string;
  readonly loses: Loss;
  /** What it takes beyond the programs: a network of its own, or a small disk. Both want root. */
  readonly needs?: "network" | "disk";
}

/** Each is done to a real process, server or link. */
export const faultKinds = {
  killed: { title: "owner killed (SIGKILL), started again", loses: "owner" },
  frozen: { title: "owner frozen for 6 to 10 s, woken", loses: "owner" },
  hiccup: { title: "owner frozen for a moment", loses: "nothing" },
  rolling: { title: "rolling restart (SIGTERM, one after another)", loses: "owner" },
  link: { title: "link of a process down for 6 to 9 s", loses: "owner", needs: "network" },
  unplugged: {
    title: "network card of a process down for 6 to 9 s",
    loses: "owner",
    needs: "network",
  },
  restarted: { title: "PostgreSQL restarted (fast)", loses: "database" },
  crashed: { title: "PostgreSQL restarted (immediate)", loses: "database" },
  slow: { title: "PostgreSQL slow", loses: "nothing" },
  connections: { title: "PostgreSQL out of connections", loses: "database" },
  stuck: { title: "PostgreSQL frozen", loses: "database" },
  full: { title: "PostgreSQL's disk full", loses: "database", needs: "disk" },
  promoted: { title: "PostgreSQL lost, a replica promoted", loses: "database" },
  redisRestarted: { title: "Redis restarted", loses: "nothing" },
  redisEmptied: { title: "Redis emptied", loses: "nothing" },
  redisGone: { title: "Redis gone for some seconds", loses: "nothing" },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faultKinds;

export const faultNames = Object.keys(faultKinds) as readonly FaultName[];

export function kindOf(name: FaultName): FaultKind {
  return faultKinds[name];
}

import type { Connection, Heard } from "../net/linkParts.ts";

/** What the light looks at. */
export const healthParts = ["database", "network", "process"] as const;
export type HealthPart = (typeof healthParts)[number];
/** `bad`: something has to be done. */
export type HealthLevel = "good" | "warn" | "bad";

/** How each part does; a part that nothing is known of yet is taken for good. CON7 */
export function healthOf(
  heard: Heard | null,
  { saving, connection }: { readonly saving: boolean; readonly connection: Connection },
): Readonly<Record<HealthPart, HealthLevel>> {
  const { commitMs = null, waiting = 0, busy = 0 } = heard?.notice ?? {};
  return {
    database: saving ? levelOf(commitMs ?? 0, 500, 3_000) : "bad",
    network: connectionLevel(connection) ?? levelOf(heard?.roundTripMs ?? 0, 700, 3_000),
    process: worst([levelOf(busy, 0.8, 0.97), levelOf(waiting, 20, 200)]),
  };
}

/** Null where the round trips say it. */
function connectionLevel(connection: Connection): HealthLevel | null {
  if (connection === "live") return null;
  return connection === "waiting" ? "warn" : "bad"; // BAK4
}

export function worst(levels: readonly HealthLevel[]): HealthLevel {
  if (levels.includes("bad")) return "bad";
  return levels.includes("warn") ? "warn" : "good";
}

function levelOf(figure: number, warnFrom: number, badFrom: number): HealthLevel {
  if (figure >= badFrom) return "bad";
  return figure >= warnFrom ? "warn" : "good";
}

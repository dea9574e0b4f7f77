import type { Heard } from "../net/roomLink.ts";

/** What the light looks at. */
export const healthParts = ["database", "network", "process"] as const;
export type HealthPart = (typeof healthParts)[number];
/** `bad`: something has to be done. */
export type HealthLevel = "good" | "warn" | "bad";

/** How each part does; a part that nothing is known of yet is taken for good. CON7 */
export function healthOf(
  heard: Heard | null,
  { saving, isLive }: { readonly saving: boolean; readonly isLive: boolean },
): Readonly<Record<HealthPart, HealthLevel>> {
  const { commitMs = null, waiting = 0, busy = 0 } = heard?.notice ?? {};
  return {
    database: saving ? levelOf(commitMs ?? 0, 500, 3_000) : "bad",
    network: isLive ? levelOf(heard?.roundTripMs ?? 0, 700, 3_000) : "bad",
    process: worst([levelOf(busy, 0.8, 0.97), levelOf(waiting, 20, 200)]),
  };
}

export function worst(levels: readonly HealthLevel[]): HealthLevel {
  if (levels.includes("bad")) return "bad";
  return levels.includes("warn") ? "warn" : "good";
}

function levelOf(figure: number, warnFrom: number, badFrom: number): HealthLevel {
  if (figure >= badFrom) return "bad";
  return figure >= warnFrom ? "warn" : "good";
}

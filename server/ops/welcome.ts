import type { FirstOrganizer } from "../auth/organizer.ts";

export interface Welcome {
  /** How this machine reaches the server. */
  readonly here: string;
  /** How others do. */
  readonly origins: readonly string[];
  /** The account made at this start; null at a later one. */
  readonly first: FirstOrganizer | null;
  /** Rooms that are open. */
  readonly rooms: readonly { readonly roomCode: string; readonly title: string }[];
}

const mostRooms = 5;

/** What the organizer needs to know when the server has started. */
export function welcome({ here, origins, first, rooms }: Welcome): string {
  const addresses = [...new Set([here, ...origins])];
  const lines: (readonly [string, readonly string[]])[] = [
    ["Console", addresses.map((origin) => `${origin}/console`)],
    ["Pupils", addresses],
  ];
  for (const { roomCode, title } of rooms.slice(0, mostRooms)) {
    lines.push(["Room", [`${roomCode}  ${title}`]]);
    lines.push(["Screen", addresses.map((origin) => `${origin}/screen/${roomCode}`)]);
  }
  if (first) {
    lines.push(["Login", [first.account.login]]);
    lines.push(["Password", [first.madeUpPassword ?? "as set by REGATTA_PASSWORD"]]);
    if (first.madeUpPassword) lines.push(["", ["(shown this once: write it down)"]]);
  }
  const body = lines.flatMap(([label, values]) =>
    values.map((value, index) => `  ${(index === 0 ? label : "").padEnd(10)}${value}`),
  );
  return ["", "Regatta is running.", "", ...body, ""].join("\n");
}

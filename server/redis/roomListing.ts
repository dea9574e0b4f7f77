import { z } from "zod";

/** What Colyseus' list of rooms says of a room of ours. */
export interface RoomListing {
  readonly contestId: string;
}

/** A contest's room somewhere, with so many connections. */
export interface ListedRoom extends RoomListing {
  readonly clients: number;
  /** When its process wrote so, by the clock of the store that all share; null: it stands in a list of this process's own. */
  readonly writtenAt: number | null;
}

const Listed = z.object({
  clients: z.number(),
  metadata: z.object({ contestId: z.string(), writtenAt: z.exactOptional(z.number()) }),
});

/** Those of a list that are rooms of ours. */
export function listedRooms(listings: readonly unknown[]): readonly ListedRoom[] {
  return listings.flatMap((listing) => {
    const read = Listed.safeParse(listing);
    if (!read.success) return [];
    const { clients, metadata } = read.data;
    return { clients, contestId: metadata.contestId, writtenAt: metadata.writtenAt ?? null };
  });
}

import { z } from "zod";

/** What Colyseus' list of rooms says of a room of ours. */
export interface RoomListing {
  readonly contestId: string;
}

/** A contest's room somewhere, with so many connections. */
export interface ListedRoom extends RoomListing {
  readonly clients: number;
}

const Listed = z.object({ clients: z.number(), metadata: z.object({ contestId: z.string() }) });

/** Those of a list that are rooms of ours. */
export function listedRooms(listings: readonly unknown[]): readonly ListedRoom[] {
  return listings.flatMap((listing) => {
    const read = Listed.safeParse(listing);
    return read.success ? { contestId: read.data.metadata.contestId, clients: read.data.clients } : [];
  });
}

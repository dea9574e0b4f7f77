/** A room's listing, as Colyseus makes it. */
export interface Listing {
  readonly roomId: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** What {@link ListingStore.look} finds. */
export interface Sighted {
  /** The store's clock, ms since 1970. */
  readonly now: number;
  /** By room id, whatever their processes wrote. */
  readonly listings: ReadonlyMap<string, unknown>;
}

/** Where the listings of all processes are. It may lose them at any time, and be away. */
export interface ListingStore {
  /** Null: it does not say. */
  look(): Promise<Sighted | null>;
  /** Throws when it does not answer. */
  write(listing: Listing): Promise<void>;
  /** Throws when it does not answer. */
  remove(roomId: string): Promise<void>;
  /** Nothing more is asked. Waits for nothing. */
  close(): void;
}

/** How far a client has seen a contest. */
export interface Mark {
  readonly epoch: number;
  /** Of the last event that what was shown counts. */
  readonly seq: number;
}

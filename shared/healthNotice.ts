/** How the server does just now, for moderators. CON7 */
export interface HealthNotice {
  /** The longest that the database took for a commit in the last half minute, in ms; null: nothing was committed. */
  readonly commitMs: number | null;
  /** Commands of this contest that wait. */
  readonly waiting: number;
  /** The share of its time in which the process did something, 0 to 1. */
  readonly busy: number;
}

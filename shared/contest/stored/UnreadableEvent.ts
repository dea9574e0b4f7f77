/** What stands in the journal before it is read: any version of the program may have written it. */
export interface StoredEvent {
  readonly type: string;
  /** Of this type's data, from 1. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who caused it, as `actorText` wrote it. */
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * An event that this version of the program cannot read, most likely written by a later one. Its message names the event
 * and never tells what stands in it: that may be an answer's key.
 */
export class UnreadableEvent extends Error {
  override readonly name = "UnreadableEvent";
  readonly eventType: string;
  readonly eventVersion: number;

  constructor({ type, version }: Pick<StoredEvent, "type" | "version">, why: string) {
    super(`${type}, version ${version}: ${why}`);
    this.eventType = type;
    this.eventVersion = version;
  }
}

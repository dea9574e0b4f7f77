import type { Place } from "./Owners.ts";

/** What a process answers when it is asked about a contest. */
export interface PeerAnswer {
  /** Who answers: at an address there may be another process by now. Null: one of a version that did not say so. */
  readonly processId: string | null;
  /** It has the contest open. */
  readonly runs: boolean;
  /** Its connection to the database that holds its locks is in order. */
  readonly holds: boolean;
  /** It can reach the database at all. */
  readonly reaches: boolean;
}

/** Whether it is this process that answers, as far as the answer says: another one at its address says that it is gone. CLU14 */
export function isAnswerOf(processId: string, answer: PeerAnswer): boolean {
  return answer.processId === null || answer.processId === processId;
}

/** The address refuses connections, or another process is there. */
export class PeerGone extends Error {
  override readonly name = "PeerGone";
}

/** No answer in time: frozen, cut off, or only slow. */
export class PeerSilent extends Error {
  override readonly name = "PeerSilent";
}

/** The other processes, at their internal addresses. Every call throws {@link PeerGone} or {@link PeerSilent}. */
export interface Peers {
  /** What the process there knows of the contest. Waits 500 ms. */
  ask(address: string, contestId: string): Promise<PeerAnswer>;
  /** The process there reads the contest, so that a handover is short. */
  prepare(address: string, contestId: string): Promise<void>;
  /** The process there claims the contest, which was just let go of; where it is then. */
  take(address: string, contestId: string): Promise<Place>;
}

/** What other processes of the service may ask of this one. */
export interface PeerDoor {
  /** Of `Keys.peers`. */
  readonly key: Uint8Array;
  answer(contestId: string): PeerAnswer;
  prepare(contestId: string): Promise<void>;
  /** Claims the contest; where it is then. Throws `OwnedElsewhere`, and what opening a contest throws. */
  take(contestId: string): Promise<Place>;
}

import type { Decoder } from "@colyseus/schema";
import type { TeamId } from "../../shared/ids.ts";
import { type LiveView, readWireState, type WireState } from "../../shared/wireState.ts";
import { readHandshake } from "./roomFrames.ts";

/** A cell of the board that changed: what a team did with a card (`shared/contest/cells.ts`). */
export interface CellChange {
  readonly teamId: TeamId;
  readonly cardId: number;
  readonly cell: number;
}

/** Reads a room's public state from its frames, as a screen does, and says which cells each patch changed. */
export class PublicReader {
  readonly #decoder: Decoder;
  /** Whose cells a list is. */
  #owners = new Map<unknown, TeamId>();
  #changes: CellChange[] = [];

  constructor(handshake: Buffer) {
    this.#decoder = readHandshake(handshake);
  }

  readState(frame: Buffer): void {
    this.#decoder.decode(frame, { offset: 1 });
    this.#knowOwners();
    // Only from now on: the first state is no change.
    this.#decoder.triggerChanges = (changes) => {
      for (const { ref, dynamicIndex, value } of changes) {
        const teamId = typeof dynamicIndex === "number" ? this.#owners.get(ref) : undefined;
        if (teamId !== undefined)
          this.#changes.push({ teamId, cardId: Number(dynamicIndex) + 1, cell: Number(value) });
      }
    };
  }

  readPatch(frame: Buffer): readonly CellChange[] {
    this.#changes = [];
    this.#decoder.decode(frame, { offset: 1 });
    if (this.#teamCount() !== this.#owners.size) this.#knowOwners();
    return this.#changes;
  }

  get view(): LiveView {
    return readWireState(this.#state, null);
  }

  get #state(): WireState {
    // The server's schema declares the fields of WireState; a test of the server holds them together.
    return this.#decoder.state as WireState;
  }

  #teamCount(): number {
    return (this.#decoder.state.teams as ReadonlyMap<TeamId, unknown>).size;
  }

  #knowOwners(): void {
    this.#owners = new Map();
    this.#state.teams.forEach((team, teamId) => {
      this.#owners.set(team.cells, teamId);
    });
  }
}

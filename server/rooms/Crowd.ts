import type { Visitor } from "./visitor.ts";

export interface CrowdLimits {
  /** Most connections to the room, of everybody together, and of screens. */
  readonly places: number;
  readonly screens: number;
  readonly connectionsPerSeat: number;
  /** How long a place is kept for somebody who was let in, ms. */
  readonly reservationMs: number;
}

interface Expected {
  readonly visitor: Visitor;
  readonly until: number;
}

/** Who is in a room, and who was let in and is on the way. Every call costs the same, however many there are. */
export class Crowd<Member> {
  readonly #limits: CrowdLimits;
  readonly #teams = new Map<string, Map<Member, string>>();
  readonly #moderators = new Set<Member>();
  /** By connection; in the order of letting in, hence of expiring. */
  readonly #expected = new Map<string, Expected>();
  /** Places taken, present and expected: in all, by screens, and by each seat. */
  #taken = 0;
  #screens = 0;
  readonly #bySeat = new Map<string, number>();

  constructor(limits: CrowdLimits) {
    this.#limits = limits;
  }

  /** Whether there is a place for this visitor at `now`, ms since 1970; it is kept for a moment under `connectionId`. */
  expect(connectionId: string, visitor: Visitor, now: number): boolean {
    for (const [id, { until }] of this.#expected) {
      if (until >= now) break;
      this.forget(id);
    }
    if (!this.#hasPlace(visitor)) return false;
    this.#expected.set(connectionId, { visitor, until: now + this.#limits.reservationMs });
    this.#count(visitor, 1);
    return true;
  }

  /** Somebody who was let in is not awaited any more. */
  forget(connectionId: string): void {
    const expected = this.#expected.get(connectionId);
    if (!expected) return;
    this.#expected.delete(connectionId);
    this.#count(expected.visitor, -1);
  }

  /** The connections of those who were let in and are not here yet. */
  expected(): readonly string[] {
    return [...this.#expected.keys()];
  }

  enter(member: Member, visitor: Visitor): void {
    this.#count(visitor, 1);
    if (visitor.role === "moderator") this.#moderators.add(member);
    if (visitor.role !== "team") return;
    const team = this.#teams.get(visitor.teamId) ?? new Map<Member, string>();
    this.#teams.set(visitor.teamId, team.set(member, visitor.seatId));
  }

  /** To be called once for everybody who entered. */
  leave(member: Member, visitor: Visitor): void {
    this.#count(visitor, -1);
    this.#moderators.delete(member);
    if (visitor.role !== "team") return;
    const team = this.#teams.get(visitor.teamId);
    team?.delete(member);
    if (team?.size === 0) this.#teams.delete(visitor.teamId);
  }

  moderators(): readonly Member[] {
    return [...this.#moderators];
  }

  ofTeam(teamId: string): readonly Member[] {
    return [...(this.#teams.get(teamId)?.keys() ?? [])];
  }

  /** How many seats of the team are here, however often each. */
  seatsOnline(teamId: string): number {
    return new Set(this.#teams.get(teamId)?.values()).size;
  }

  #hasPlace(visitor: Visitor): boolean {
    const { places, screens, connectionsPerSeat } = this.#limits;
    if (this.#taken >= places) return false;
    switch (visitor.role) {
      case "screen":
        // Screens need no account: they never take the last places of teams and moderators.
        return this.#screens < screens;
      case "team":
        return (this.#bySeat.get(visitor.seatId) ?? 0) < connectionsPerSeat;
      case "moderator":
        return true;
    }
  }

  #count(visitor: Visitor, change: 1 | -1): void {
    this.#taken += change;
    if (visitor.role === "screen") this.#screens += change;
    if (visitor.role !== "team") return;
    const connections = (this.#bySeat.get(visitor.seatId) ?? 0) + change;
    if (connections === 0) this.#bySeat.delete(visitor.seatId);
    else this.#bySeat.set(visitor.seatId, connections);
  }
}

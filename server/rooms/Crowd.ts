import type { Visitor } from "./visitor.ts";

export interface CrowdLimits {
  /** Most connections to the room, of everybody together, and of screens. */
  readonly places: number;
  readonly screens: number;
  /** Of the places, those that only moderators take, and the owner's screens. */
  readonly keptForModerators: number;
  /** What one address takes at most: of the places, and of those of screens. Moderators and the owner's screens do not count. */
  readonly ofAddress: number;
  readonly screensOfAddress: number;
  readonly connectionsPerSeat: number;
  /** How long a place is kept for somebody who was let in, ms. */
  readonly reservationMs: number;
}

type Lack = "seat" | "share" | "room";

interface Expected {
  readonly visitor: Visitor;
  readonly address: string;
  readonly until: number;
}

/** Who is in a room, and who was let in and is on the way. Every call costs the same, however many there are. */
export class Crowd<Member> {
  readonly #limits: CrowdLimits;
  readonly #teams = new Map<string, Map<Member, string>>();
  readonly #moderators = new Set<Member>();
  /** By connection; in the order of letting in, hence of expiring. */
  readonly #expected = new Map<string, Expected>();
  readonly #addresses = new Map<Member, string>();
  /** Places taken, present and expected: in all, by screens, by each seat and address. */
  #taken = 0;
  #screens = 0;
  readonly #bySeat = new Tally();
  readonly #byAddress = new Tally();
  readonly #screensByAddress = new Tally();

  constructor(limits: CrowdLimits) {
    this.#limits = limits;
  }

  /**
   * Whether there is a place for this visitor at `now`, ms since 1970; it is kept for a moment under `connectionId`. A
   * screen that was let in and is not here yet makes room for the next one: only a place that is used is taken. The owner's
   * takes its place of those that are kept for moderators, whoever has all others. BUD7
   */
  expect(connectionId: string, visitor: Visitor, address: string, now: number): boolean {
    for (const [id, { until }] of this.#expected) {
      if (until >= now) break;
      this.forget(id);
    }
    if (!this.#makesRoom(visitor, address)) return false;
    this.#expected.set(connectionId, { visitor, address, until: now + this.#limits.reservationMs });
    this.#count(visitor, address, 1);
    return true;
  }

  /** Somebody who was let in is not awaited any more: from which address; null: was not awaited. */
  forget(connectionId: string): string | null {
    const expected = this.#expected.get(connectionId);
    if (!expected) return null;
    this.#expected.delete(connectionId);
    this.#count(expected.visitor, expected.address, -1);
    return expected.address;
  }

  /** The connections of those who were let in and are not here yet. */
  expected(): readonly string[] {
    return [...this.#expected.keys()];
  }

  enter(member: Member, visitor: Visitor, address: string): void {
    this.#count(visitor, address, 1);
    this.#addresses.set(member, address);
    if (visitor.role === "moderator") this.#moderators.add(member);
    if (visitor.role !== "team") return;
    const team = this.#teams.get(visitor.teamId) ?? new Map<Member, string>();
    this.#teams.set(visitor.teamId, team.set(member, visitor.seatId));
  }

  /** To be called once for everybody who entered. */
  leave(member: Member, visitor: Visitor): void {
    this.#count(visitor, this.#addresses.get(member) ?? "", -1);
    this.#addresses.delete(member);
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

  /** Whether there is a place, if need be that of a screen which has not come; nobody loses one in vain. */
  #makesRoom(visitor: Visitor, address: string): boolean {
    const lack = this.#lack(visitor, address);
    if (lack === null) return true;
    const id = this.#idleScreen(lack, address);
    const idle = id === null ? undefined : this.#expected.get(id);
    if (id === null || !idle) return false;
    this.#count(idle.visitor, idle.address, -1);
    if (this.#lack(visitor, address) === null) return this.#expected.delete(id);
    this.#count(idle.visitor, idle.address, 1);
    return false;
  }

  /** What stands in the way: the seat's connections, the address's share, a full room; null: nothing. */
  #lack(visitor: Visitor, address: string): Lack | null {
    const { places, screens, connectionsPerSeat, keptForModerators, ofAddress, screensOfAddress } =
      this.#limits;
    const isRoomFull = this.#taken >= places - (isKeptFor(visitor) ? 0 : keptForModerators);
    const isShareUsed = this.#byAddress.of(address) >= ofAddress;
    switch (visitor.role) {
      case "moderator":
        return isRoomFull ? "room" : null;
      case "team":
        if (this.#bySeat.of(visitor.seatId) >= connectionsPerSeat) return "seat";
        if (isShareUsed) return "share";
        return isRoomFull ? "room" : null;
      case "screen":
        if (isKeptFor(visitor)) return isRoomFull ? "room" : null;
        // Other screens need no account: they never take the last places of teams and moderators.
        if (isShareUsed || this.#screensByAddress.of(address) >= screensOfAddress) return "share";
        return isRoomFull || this.#screens >= screens ? "room" : null;
    }
  }

  /** The screen that was let in first and is not here yet, whose place would do; null: there is none. */
  #idleScreen(lack: Lack, address: string): string | null {
    if (lack === "seat") return null;
    for (const [id, { visitor, address: from }] of this.#expected) {
      if (visitor.role !== "screen" || isKeptFor(visitor)) continue;
      if (lack === "room" || from === address) return id;
    }
    return null;
  }

  #count(visitor: Visitor, address: string, change: 1 | -1): void {
    this.#taken += change;
    if (isKeptFor(visitor)) return;
    this.#byAddress.add(address, change);
    if (visitor.role === "screen") {
      this.#screens += change;
      this.#screensByAddress.add(address, change);
    }
    if (visitor.role === "team") this.#bySeat.add(visitor.seatId, change);
  }
}

/** Who may take the places that are kept, and counts for no address. */
function isKeptFor(visitor: Visitor): boolean {
  return visitor.role === "moderator" || (visitor.role === "screen" && visitor.isOwners === true);
}

/** How many of each; what is none is not remembered. */
class Tally {
  readonly #counts = new Map<string, number>();

  of(whose: string): number {
    return this.#counts.get(whose) ?? 0;
  }

  add(whose: string, change: 1 | -1): void {
    const count = this.of(whose) + change;
    if (count === 0) this.#counts.delete(whose);
    else this.#counts.set(whose, count);
  }
}

import { createHash, randomBytes } from "node:crypto";
import type { ContestState, Team } from "../../shared/contest/state.ts";
import type { Knock } from "../../shared/protocol.ts";
import type { Clock } from "../contests/clock.ts";
import type { Budgets } from "./Budgets.ts";
import type { Changes } from "./Changes.ts";

/** A device with the right PIN at the door of a guarded team. */
interface Waiting {
  /** What the team names it by. */
  readonly id: string;
  readonly address: string;
  askedAt: number;
  answer: "none" | "yes" | "no";
}

interface Guarded {
  readonly contestId: string;
  /** That all this is about: another PIN, and it begins anew. */
  readonly pin: string | null;
  wrong: number;
  wrongAt: number;
  /** By the key of the wish. */
  readonly waiting: Map<string, Waiting>;
}

/** Far more than a school has; then those whose PINs were tried longest ago are forgotten. */
const keptTeams = 20_000;
/** Whoever has not asked for so long has gone away; whoever was let in has longer to notice it. */
const patienceMs = 20_000;
const letInMs = 60_000;
/** Those that a team let in or sent away, too. */
const keptWaiting = 20;

/**
 * Counts wrong PINs of each team, from wherever they come. After too many the PIN alone opens no further seat: whoever
 * has it waits until the team or a moderator lets that device in. Whoever has a wrong one is told the same and waits in
 * vain, so that nobody learns which PIN is right. In the memory of this process; a new PIN begins anew. AUT14, AUT15
 */
export class PinGuard {
  readonly #deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes };
  /** Those whose PINs were tried longest ago first. */
  readonly #teams = new Map<string, Guarded>();

  constructor(deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes }) {
    this.#deps = deps;
  }

  isGuarded(contestId: string, team: Team): boolean {
    return (this.#find(contestId, team)?.wrong ?? 0) >= this.#deps.budgets.noticed("wrongPins").most;
  }

  /** Counts at once: a thousand guesses at the same time are a thousand. */
  countWrong(contestId: string, team: Team): void {
    const key = keyOf(contestId, team.id);
    const guarded = this.#find(contestId, team) ?? newlyGuarded(contestId, team);
    guarded.wrong += 1;
    guarded.wrongAt = this.#deps.clock.now();
    this.#teams.delete(key);
    this.#teams.set(key, guarded);
    this.#forgetOld();
  }

  /** It was no guess, but a wish that had come true before. */
  countNot(contestId: string, team: Team): void {
    const guarded = this.#find(contestId, team);
    if (guarded) guarded.wrong = Math.max(0, guarded.wrong - 1);
  }

  /** Whether this device was let in. If not it waits at the door, when there is room: it is the same to whoever asks. */
  knock(contestId: string, team: Team, wish: { readonly key: string; readonly address: string }): boolean {
    const guarded = this.#find(contestId, team);
    if (!guarded) return true;
    const now = this.#deps.clock.now();
    this.#dropAway(contestId, guarded);
    const known = guarded.waiting.get(wish.key);
    if (known) {
      known.askedAt = now;
      return known.answer === "yes";
    }
    if (this.#hasRoom(guarded, wish.address)) {
      const id = randomBytes(12).toString("base64url");
      guarded.waiting.set(wish.key, { id, address: wish.address, askedAt: now, answer: "none" });
      this.#deps.changes.tell(contestId);
    }
    return false;
  }

  /** Who waits at the doors of these teams. */
  knocks({ contestId, teams }: ContestState, teamIds: readonly string[]): readonly Knock[] {
    return teamIds.flatMap((teamId) => {
      const team = teams[teamId];
      const guarded = team && !team.removed ? this.#find(contestId, team) : undefined;
      return [...(guarded?.waiting ?? [])]
        .filter(([, { answer }]) => answer === "none")
        .map(([key, { id }]) => ({ id, teamId, number: knockNumber(key) }));
    });
  }

  /** Lets a device in, or sends it away. False when that was settled before, or the device is gone. */
  answer(contestId: string, team: Team, knockId: string, isLetIn: boolean): boolean {
    const guarded = this.#find(contestId, team);
    if (guarded) this.#dropAway(contestId, guarded);
    for (const waiting of guarded?.waiting.values() ?? []) {
      if (waiting.id !== knockId || waiting.answer !== "none") continue;
      waiting.answer = isLetIn ? "yes" : "no";
      this.#deps.changes.tell(contestId);
      return true;
    }
    return false;
  }

  /** Where somebody stands at a door. */
  contestIds(): readonly string[] {
    return [...this.#teams.values()].flatMap(({ contestId, waiting }) => (waiting.size > 0 ? contestId : []));
  }

  /** Those who have gone away stand at no door any more. */
  sweep({ contestId, teams }: ContestState): void {
    for (const team of Object.values(teams)) {
      const guarded = this.#find(contestId, team);
      if (guarded) this.#dropAway(contestId, guarded);
    }
  }

  #find(contestId: string, team: Team): Guarded | undefined {
    const key = keyOf(contestId, team.id);
    const guarded = this.#teams.get(key);
    if (!guarded) return undefined;
    if (guarded.pin === team.pin && !this.#isOld(guarded)) return guarded;
    this.#teams.delete(key);
    if (guarded.waiting.size > 0) this.#deps.changes.tell(contestId);
    return undefined;
  }

  #hasRoom({ waiting }: Guarded, address: string): boolean {
    const { budgets } = this.#deps;
    const open = [...waiting.values()].filter(({ answer }) => answer === "none");
    const ofAddress = open.filter((other) => other.address === address).length;
    return (
      waiting.size < keptWaiting &&
      open.length < budgets.most("knocks") &&
      ofAddress < budgets.most("addressKnocks")
    );
  }

  #dropAway(contestId: string, { waiting }: Guarded): void {
    const now = this.#deps.clock.now();
    for (const [key, { askedAt, answer }] of waiting) {
      if (askedAt >= now - (answer === "yes" ? letInMs : patienceMs)) continue;
      waiting.delete(key);
      this.#deps.changes.tell(contestId);
    }
  }

  #isOld({ wrongAt }: Guarded): boolean {
    return wrongAt < this.#deps.clock.now() - this.#deps.budgets.noticed("wrongPins").forMs;
  }

  #forgetOld(): void {
    for (const [key, guarded] of this.#teams) {
      if (!this.#isOld(guarded) && this.#teams.size <= keptTeams) return;
      this.#teams.delete(key);
    }
  }
}

/** What a waiting device shows, so that its team knows it: three digits. Whoever guesses gets one, too. */
export function knockNumber(key: string): number {
  return 100 + (createHash("sha256").update(key).digest().readUInt32BE() % 900);
}

function newlyGuarded(contestId: string, { pin }: Team): Guarded {
  return { contestId, pin, wrong: 0, wrongAt: 0, waiting: new Map() };
}

function keyOf(contestId: string, teamId: string): string {
  return `${contestId} ${teamId}`;
}

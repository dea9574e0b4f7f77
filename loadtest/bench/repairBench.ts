import { Encoder } from "@colyseus/schema";
import { pack } from "msgpackr";
import { PrivateFeed } from "../../server/rooms/PrivateFeed.ts";
import { wireStateOf, writePublic } from "../../server/rooms/publicSync.ts";
import type { RepairCommand, StampedCommand } from "../../shared/contest/commands.ts";
import { decide } from "../../shared/contest/decide.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolve, evolveAll, initialState } from "../../shared/contest/evolve.ts";
import { previewRepair } from "../../shared/contest/repairPreview.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { storeEvent } from "../../shared/contest/stored/readEvent.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { median } from "../statistics.ts";
import { longContest } from "./longContest.ts";

/** What it costs to put a key right, in a contest of so many teams and answers. Times in ms, medians. */
export interface RepairCosts {
  readonly teams: number;
  readonly answers: number;
  readonly previewMs: number;
  /** To decide, to write down, and to tell every team, the moderators and the screens. */
  readonly applyMs: number;
  /** For each screen, all that it is told of it. */
  readonly patchBytes: number;
  readonly patches: number;
}

/** As large as contests are, and larger. */
const sizes = [
  { teams: 60, answers: 2_000 },
  { teams: 300, answers: 10_000 },
] as const;
const rounds = 9;

/** A correction by which the first answers of all teams to a card, each of them wrong, are right. */
export function repairBench(): readonly RepairCosts[] {
  return sizes.map(({ teams, answers }) => costsOf(teams, answers));
}

function costsOf(teams: number, answers: number): RepairCosts {
  const entry = 3 + 2 * teams;
  // Each purchase is three events, of which two are answers.
  const { created, events } = longContest(entry + Math.ceil((answers / 2) * 3), teams);
  const state = evolveAll(initialState(created), events);
  const command = correctionOf(state);
  const previews: number[] = [];
  const applications: number[] = [];
  let told = { patchBytes: 0, patches: 0 };
  for (let round = 0; round < rounds; round += 1) {
    previews.push(msOf(() => previewRepair(state, command)));
    const audience = new Audience(state);
    applications.push(
      msOf(() => {
        told = audience.tell(apply(state, command));
      }),
    );
  }
  const given = events.filter(({ type }) => type === "AnswerJudged").length;
  return { teams, answers: given, previewMs: median(previews), applyMs: median(applications), ...told };
}

function correctionOf(state: ContestState): StampedCommand<RepairCommand> {
  const bought = Object.values(state.teams)[0]?.purchases.map(({ cardId }) => cardId) ?? [];
  const card = state.board.cards.find(
    ({ id, task }) => bought.includes(id) && task.checker.kind === "number",
  );
  if (!card) throw new Error("nobody bought a card whose answer is a number");
  return {
    command: {
      type: "CorrectKey",
      cardId: card.id,
      checker: { kind: "number", answer: "0" },
      policy: "keep",
      why: "the bench says so",
    },
    actor: { role: "moderator", accountId: "a1" },
    at: state.lastEventAt,
  };
}

function apply(state: ContestState, command: StampedCommand): ContestState {
  const decision = decide(state, command);
  if (!decision.ok) throw new Error(`the correction was refused: ${decision.rejection.code}`);
  writeDown(decision.events);
  return decision.events.reduce(evolve, state);
}

/** As it goes to the database. */
function writeDown(events: readonly ContestEvent[]): void {
  for (const event of events) JSON.stringify(storeEvent(event));
}

/** Everybody who is told: a screen, every team, a moderator. */
class Audience {
  readonly #before: ContestState;
  readonly #wire: ReturnType<typeof wireStateOf>;
  readonly #encoder: Encoder;
  readonly #feeds: readonly PrivateFeed[];

  constructor(state: ContestState) {
    this.#before = state;
    this.#wire = wireStateOf(viewFor(state, { kind: "public" }), 1, true);
    this.#encoder = new Encoder(this.#wire);
    this.#encoder.encodeAll();
    this.#encoder.discardChanges();
    const teams = Object.keys(state.teams).map((teamId) => new PrivateFeed({ kind: "team", teamId }));
    this.#feeds = [...teams, new PrivateFeed({ kind: "moderator" })];
    for (const feed of this.#feeds) {
      feed.whole(state);
      while (feed.isBehind) feed.change(state);
    }
  }

  tell(after: ContestState): { readonly patchBytes: number; readonly patches: number } {
    const views = [this.#before, after].map((state) => viewFor(state, { kind: "public" })) as [never, never];
    writePublic(this.#wire, ...views);
    const patchBytes = this.#encoder.encode().byteLength;
    this.#encoder.discardChanges();
    for (const feed of this.#feeds) {
      do {
        const change = feed.change(after);
        if (change) pack(change);
      } while (feed.isBehind);
    }
    // What is left for a second patch.
    const rest = this.#encoder.encode().byteLength;
    return { patchBytes, patches: rest === 0 ? 1 : 2 };
  }
}

function msOf(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

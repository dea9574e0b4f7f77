import { afterAll, beforeAll, describe, expect, onTestFailed, test, vi } from "vitest";
import { type Random, seededRandom } from "../../loadtest/random.ts";
import { systemClock } from "../../server/contests/clock.ts";
import type { JournalEntry } from "../../server/journal/journal.ts";
import { SqlJournal } from "../../server/journal/sqlJournal.ts";
import { findContestByCode } from "../../server/queries/contests.ts";
import { organizer } from "../../server/test/app.ts";
import { askRoute } from "../../server/test/askRoute.ts";
import { RestartableApp } from "../../server/test/RestartableApp.ts";
import { testSeal } from "../../server/test/seal.ts";
import { Tap } from "../../server/test/Tap.ts";
import { contentView } from "../../shared/contest/contentView.ts";
import type { CardWriting } from "../../shared/contest/editActs.ts";
import { writtenCards } from "../../shared/contest/editing.ts";
import { evolve, replay } from "../../shared/contest/evolve.ts";
import { changedParts, isSameWriting } from "../store/studio/changes.ts";
import { type StudioContent, withContent } from "../store/studio/content.ts";
import { Author, actKinds } from "./Author.ts";

/** The same in every run, unless others are asked for. By how many authors there are. */
const seed = Number(process.env.REGATTA_TEST_SEED ?? 1);
const seeds: Readonly<Record<string, readonly [seed: number, authors: number]>> = {
  "two authors": [seed, 2],
  "three authors": [seed + 1, 3],
};
/** A seed may leave out what must have happened at least once: then it goes on. */
const mostRounds = 4;

/** What networks and servers do in one run: so often, at any moment. */
const troubles = { drop: 5, delay: 8, "failed append": 4, restart: 1, kill: 1, clash: 4 } as const;
type Trouble = keyof typeof troubles;
const checkEvery = 75;
const file = [
  "row,column,category,price,kind,statement,answer",
  ...Array.from(
    { length: 6 },
    (_, index) =>
      `${Math.floor(index / 3) + 1},${(index % 3) + 1},Sums,${(index % 3) * 50 + 50},number,Card ${index + 1}?,${index}`,
  ),
].join("\n");

let app: RestartableApp;
beforeAll(async () => {
  app = await RestartableApp.start(systemClock);
});
afterAll(() => app.close());

describe("authors of one board, with drops, duplicates, delays, and restarts of the server", () => {
  test.each(Object.entries(seeds))(
    "EDT12 have equal boards in the end, and nothing was overwritten unseen: %s (%j)",
    async (_, [seed, authors]) => {
      onTestFailed(() => console.error(`seed ${seed} with ${authors} authors`));
      const fuzz = await Fuzz.start(app, seed, authors);
      try {
        await fuzz.play();
      } finally {
        await fuzz.close();
      }
    },
  );
});

/** All authors of one contest, and all that can happen to them. */
class Fuzz {
  readonly #random: Random;
  readonly #app: RestartableApp;
  readonly #outside: Tap;
  readonly #authors: Author[] = [];
  readonly #happened: Record<string, number> = {};
  #code = "";
  #contestId = "";

  static async start(app: RestartableApp, seed: number, authors: number): Promise<Fuzz> {
    const fuzz = new Fuzz(seed, app, await Tap.open(() => app.port));
    await fuzz.#open(authors);
    return fuzz;
  }

  private constructor(seed: number, app: RestartableApp, outside: Tap) {
    this.#random = seededRandom(seed);
    this.#app = app;
    this.#outside = outside;
  }

  async play(): Promise<void> {
    for (let round = 1; ; round += 1) {
      await this.#playRound();
      const missing = this.#missing();
      if (missing.length === 0) return;
      expect(round, missing.join(", ")).toBeLessThan(mostRounds);
    }
  }

  async #playRound(): Promise<void> {
    const acts = shuffled(this.#random, listOf(actKinds));
    const none = Array.from({ length: acts.length - listOf(troubles).length }, () => null);
    const happenings = shuffled(this.#random, [...listOf(troubles), ...none]);
    for (const [index, act] of acts.entries()) {
      this.#random.pick(this.#authors).act(act);
      const trouble = happenings[index];
      if (trouble) await this.#happen(trouble);
      await pause(this.#random.below(14));
      if ((index + 1) % checkEvery === 0) await this.#check();
    }
  }

  async close(): Promise<void> {
    for (const author of this.#authors) {
      author.tap.release();
      author.close();
      await author.tap.close();
    }
    await this.#outside.close();
  }

  async #open(authors: number): Promise<void> {
    const { reply } = await askRoute(this.#outside.origin, "signIn", { body: organizer });
    const created = await askRoute(this.#outside.origin, "createContest", {
      token: reply.accessToken,
      body: {
        title: "Fuzz",
        language: "en",
        durationMs: 2_400_000,
        startsAt: null,
        rules: {},
        file: Buffer.from(file).toString("base64"),
      },
    });
    this.#code = created.reply.roomCode;
    this.#contestId = (await findContestByCode(this.#app.database.db, this.#code))?.id ?? "";
    for (const name of ["anna", "boris", "clara"].slice(0, authors)) await this.#add(name);
    await this.#quiet();
  }

  async #add(name: string): Promise<Author> {
    // Each has a sign-in of their own.
    const { reply } = await askRoute(this.#outside.origin, "signIn", { body: organizer });
    const author = new Author({
      name,
      code: this.#code,
      token: reply.accessToken,
      tap: await Tap.open(() => this.#app.port),
      random: seededRandom(this.#random.below(2 ** 31)),
    });
    this.#authors.push(author);
    return author;
  }

  async #happen(trouble: Trouble): Promise<void> {
    this.#count(trouble);
    const { tap } = this.#random.pick(this.#authors);
    switch (trouble) {
      case "drop":
        tap.cut();
        break;
      case "delay":
        tap.hold();
        setTimeout(() => tap.release(), 20 + this.#random.below(150));
        break;
      case "failed append":
        this.#app.journal.failNextAppend(this.#random.pick(["lost", "answerLost"]));
        break;
      case "restart":
        await this.#app.stop();
        await this.#app.start();
        break;
      case "kill":
        for (const author of this.#authors) author.tap.cut();
        await this.#app.kill();
        await this.#app.start();
        break;
      case "clash": {
        const card = this.#random.below(2);
        for (const author of this.#authors) author.clash(card);
        break;
      }
    }
  }

  /** Everybody comes to rest: what is typed is saved, and who is asked chooses. */
  async #quiet(): Promise<void> {
    for (const { tap } of this.#authors) tap.release();
    await eventually(async () => {
      const asked = this.#authors.filter(({ studio }) => studio.conflicts.asked.peek() !== null);
      for (const author of asked) author.choose();
      for (const author of this.#authors) if (author.isQuiet) await author.saveCard();
      await pause(20);
      expect(asked.map(({ name }) => name)).toEqual([]);
      expect(this.#authors.filter(({ isQuiet }) => !isQuiet).map(({ name }) => name)).toEqual([]);
      expect(this.#authors.flatMap(({ stale }) => stale)).toEqual([]);
      const revisions = new Set(this.#authors.map(({ content }) => content.revision));
      expect([...revisions]).toHaveLength(1);
    });
  }

  async #check(): Promise<void> {
    await this.#quiet();
    const runner = await this.#app.live.get(this.#contestId);
    await runner.idle();
    const entries = await new SqlJournal(this.#app.database.db, testSeal).read(this.#contestId, 0, 100_000);
    const state = replay(entries.map(({ event }) => event));
    expect(state).toEqual(runner.state);
    const stands = boardOf(withContent(null, contentView(state, null)));
    for (const { name, content } of this.#authors) expect(boardOf(content), name).toEqual(stands);
    const reader = await this.#add("reader");
    await eventually(() => expect(reader.isQuiet).toBe(true));
    expect(boardOf(reader.content)).toEqual(stands);
    this.#authors.pop();
    reader.close();
    await reader.tap.close();
    this.#expectNothingLost(entries);
    expect(this.#authors.flatMap(({ complaints }) => complaints)).toEqual([]);
    this.#count("checks");
  }

  /** What was acknowledged is in the journal once, and whoever wrote over it had it before their eyes. */
  #expectNothingLost(entries: readonly JournalEntry[]): void {
    const acknowledged = this.#authors.reduce((sum, author) => sum + author.acknowledged, 0);
    expect(entries.filter(({ event }) => event.type === "ContestEdited")).toHaveLength(acknowledged);
    const sent = this.#authors.flatMap((author) => author.sent);
    let state = replay(entries.slice(0, 1).map(({ event }) => event));
    for (const { event } of entries.slice(1)) {
      const before = new Map(writtenCards(state).map((card) => [card.id, writingOf(card)]));
      for (const edit of event.type === "ContestEdited" ? event.edits : []) {
        const stood = edit.what === "card" ? before.get(edit.cardId) : undefined;
        if (edit.what !== "card" || !stood) continue;
        const wasSeen = sent.some(
          ({ cardId, known, writing }) =>
            cardId === edit.cardId &&
            isSameWriting(known, stood) &&
            changedParts(writing, edit.writing).every((part) => part === "key"),
        );
        expect(
          wasSeen,
          `card ${edit.cardId}: ${JSON.stringify(stood)} → ${JSON.stringify(edit.writing)}`,
        ).toBe(true);
        this.#count("writings");
      }
      state = evolve(state, event);
    }
  }

  /** What has not happened often enough to say something. */
  #missing(): readonly string[] {
    const sums: Record<string, number> = { ...this.#happened };
    const add = (what: string, n: number) => {
      sums[what] = (sums[what] ?? 0) + n;
    };
    for (const { done, connections, duplicates } of this.#authors) {
      for (const [what, n] of Object.entries(done)) add(what, n);
      add("connections", connections);
      add("duplicates", duplicates);
    }
    add("choices", (sums["settled for mine"] ?? 0) + (sums["settled for theirs"] ?? 0));
    const least = {
      ...troubles,
      checks: 2,
      writings: 20,
      saved: 15,
      choices: 1,
      undone: 3,
      redone: 1,
      resized: 1,
      moved: 1,
      "laid aside": 1,
      named: 1,
      added: 1,
      ruled: 1,
      duplicates: 5,
      connections: this.#authors.length + 3,
      "refused: changed_meanwhile": 1,
    };
    return Object.entries(least)
      .filter(([what, atLeast]) => (sums[what] ?? 0) < atLeast)
      .map(([what, atLeast]) => `${what}: ${sums[what] ?? 0} of ${atLeast}`);
  }

  #count(what: string): void {
    this.#happened[what] = (this.#happened[what] ?? 0) + 1;
  }
}

function writingOf(card: CardWriting): CardWriting {
  const { category, pricePoints, statement, solution, checker, typedKey } = card;
  return { category, pricePoints, statement, solution, checker, typedKey };
}

/** The board as it stands, whoever looks. */
function boardOf({ cards, ...rest }: StudioContent) {
  return { ...rest, cards: [...cards.values()].sort((a, b) => a.id - b.id) };
}

/** Each as often as it says. */
function listOf<Kind extends string>(counts: Readonly<Record<Kind, number>>): readonly Kind[] {
  return (Object.keys(counts) as Kind[]).flatMap((kind) => Array.from({ length: counts[kind] }, () => kind));
}

function shuffled<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((value) => ({ value, at: random.fraction() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}

function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { interval: 20 });
}

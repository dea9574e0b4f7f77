import fc from "fast-check";
import { expect, test } from "vitest";
import type { Board, Card, Task } from "./board.ts";
import type { Checker } from "./checkers/checker.ts";
import { outcomeOf } from "./outcome.ts";
import type { ContestState } from "./state.ts";
import { assertUntil } from "./testing/assertUntil.ts";
import { anyPlay, anyRules, type Guessing, moments } from "./testing/generators.ts";
import { guessFor, rekeyed } from "./testing/kinds.ts";
import { type Audience, viewFor } from "./viewFor.ts";

const anyWord = fc.stringMatching(/^[a-z]{24}$/);
/** Nobody is shown it, and no other word is like it. */
const anySolution = fc.stringMatching(/^solution_[a-z]{16}$/);
/** Never typed: what is right by the tolerance is another number, and no other card's. */
const anyNumber = fc.integer({ min: 10_000_000_000, max: 99_999_999_999 }).map((tens) => tens * 10 + 5);

/** A task whose statement and options are found nowhere else, and the words that nobody but the checker knows. */
interface Canary {
  readonly task: Pick<Task, "statement" | "checker" | "solution">;
  readonly key: readonly string[];
}

/** Guesses type the first accepted text, and the number beside the key. */
const anyCanary: fc.Arbitrary<Canary> = fc
  .record({
    statement: anyWord,
    solution: anySolution,
    keyed: fc.oneof<fc.Arbitrary<{ readonly checker: Checker; readonly key: readonly string[] }>[]>(
      anyNumber.map((key) => ({
        checker: { kind: "number", answer: `${key}`, tolerance: "1" },
        key: [`${key}`],
      })),
      fc.tuple(anyWord, fc.array(anyWord, { minLength: 1, maxLength: 2 })).map(([typed, others]) => ({
        checker: { kind: "text", answers: [`typed ${typed}`, ...others] },
        key: others,
      })),
      fc.uniqueArray(anyWord, { minLength: 3, maxLength: 3 }).map((options) => ({
        checker: { kind: "choice", options, correct: [2], several: false },
        key: [],
      })),
    ),
  })
  .map(({ statement, solution, keyed: { checker, key } }) => ({
    task: { statement, checker, solution },
    key: [...key, solution],
  }));

const anyCanaries = fc.array(anyCanary, { minLength: 4, maxLength: 7 });

function boardOf(canaries: readonly Canary[]): Board {
  return {
    rows: 1,
    columns: canaries.length,
    cards: canaries.map(({ task }, index) => ({
      // As the generators' cards, so that plays buy them.
      id: 2 * (8 - index) + 1,
      row: 1,
      column: index + 1,
      category: "Any",
      pricePoints: 100,
      task: { version: 1, ...task },
      earlierTasks: [],
    })),
  };
}

/** What only who bought the card may read. */
function statementsOf({ task: { statement, checker } }: Card): readonly string[] {
  return checker.kind === "choice" ? [statement, ...checker.options] : [statement];
}

/** Of any text or number anywhere in it; nothing is left out. */
function leaks(shown: unknown, canaries: readonly string[]): readonly string[] {
  const json = JSON.stringify(shown).toLowerCase();
  return canaries.filter((canary) => json.includes(canary));
}

function audiencesOf(state: ContestState): readonly Audience[] {
  const teams = Object.keys(state.teams).map((teamId) => ({ kind: "team", teamId }) as const);
  return [{ kind: "public" }, { kind: "moderator" }, ...teams];
}

const rules = anyRules.map((pack) => ({ ...pack, startPoints: 500, slots: 3 }));

test("SEE1 SEE3 SEE4 SEE5 SEE6 SEE10 nothing that is shown holds a canary that its reader may not know", () => {
  const seen = { statements: 0, judged: 0 };
  const anyKeyedPlay = anyCanaries.chain((canaries) =>
    fc.record({
      keys: fc.constant(canaries.flatMap(({ key }) => key)),
      play: anyPlay(rules, fc.constant(boardOf(canaries))),
    }),
  );
  assertUntil(
    () => seen.statements > 30 && seen.judged > 30,
    fc.property(anyKeyedPlay, ({ keys, play }) => {
      const { cards } = play.first.board;
      const statements = cards.flatMap(statementsOf);
      let last: ContestState | null = null;
      for (const { after, decision } of moments(play, besideTheKey)) {
        last = after;
        const reply = decision.ok ? outcomeOf(decision.events) : decision.rejection;
        if (decision.ok) seen.judged += decision.events.filter(({ type }) => type === "AnswerJudged").length;
        expect(leaks(reply, [...keys, ...statements])).toEqual([]);
      }
      if (!last) return;
      for (const audience of audiencesOf(last)) {
        const view = viewFor(last, audience);
        const bought = audience.kind === "team" ? (last.teams[audience.teamId]?.purchases ?? []) : [];
        const own = new Set(bought.map(({ cardId }) => cardId));
        const { review, keysShown } = last;
        const isPublic = audience.kind === "public";
        const isReviewed = ({ id }: Card) => isPublic && review?.cardId === id; // WLK1
        const visible = cards.filter((card) => own.has(card.id) || isReviewed(card)).flatMap(statementsOf);
        const told = cards.filter(
          (card) => (isReviewed(card) && review?.step === "answer") || (keysShown && own.has(card.id)), // WLK3
        );
        const toldKeys = told.flatMap(({ task }) => JSON.stringify(task).toLowerCase());
        expect(leaks(view, keys)).toEqual(keys.filter((key) => toldKeys.some((task) => task.includes(key))));
        expect(leaks(view, statements)).toEqual(visible);
        seen.statements += visible.length;
      }
    }),
    150,
  );
  expect(seen.statements).toBeGreaterThan(30);
  expect(seen.judged).toBeGreaterThan(30);
});

test("SEE21 SEE22 with other keys and the same verdicts every view is the same", () => {
  let views = 0;
  assertUntil(
    () => views > 300,
    fc.property(anyPlay(), (play) => {
      let last: ContestState | null = null;
      for (const { after } of moments(play)) last = after;
      if (!last) return;
      // What the organizer shows after the end depends on keys, of course.
      const { review: _review, keysShown: _keys, ...closed }: ContestState = last;
      const other = withOtherKeys(closed);
      for (const audience of audiencesOf(closed)) {
        views += 1;
        expect(viewFor(other, audience)).toEqual(viewFor(closed, audience));
      }
    }),
    150,
  );
  expect(views).toBeGreaterThan(300);
});

test("SEE21 no view hands on a field that was added to any part of the state", () => {
  let planted = 0;
  assertUntil(
    () => planted > 1_000,
    fc.property(anyPlay(), (play) => {
      let last: ContestState | null = null;
      for (const { after } of moments(play)) last = after;
      if (!last) return;
      const marked = withFieldEverywhere(structuredClone(last), () => planted++);
      for (const audience of audiencesOf(last))
        expect(viewFor(marked, audience)).toEqual(viewFor(last, audience));
    }),
    50,
  );
  expect(planted).toBeGreaterThan(1_000);
});

test("SEE3 what others do changes nothing in a team's view", () => {
  let others = 0;
  assertUntil(
    () => others > 30,
    fc.property(anyPlay(), (play) => {
      for (const { before, after, stamped, decision } of moments(play)) {
        if (!decision.ok || stamped.actor.role !== "team") continue;
        for (const id of Object.keys(before.teams)) {
          if (id === stamped.actor.teamId) continue;
          others += 1;
          const audience = { kind: "team", teamId: id } as const;
          expect(viewFor(after, audience)).toBe(viewFor(before, audience));
        }
      }
    }),
    150,
  );
  expect(others).toBeGreaterThan(30);
});

/** The same state with one more field in each of its objects, but those that are lists by id or by kind. */
function withFieldEverywhere<Part>(part: Part, count: () => void): Part {
  if (typeof part !== "object" || part === null) return part;
  for (const [key, value] of Object.entries(part)) {
    withFieldEverywhere(value, count);
    const isRecord = key === "teams" || key === "attempts";
    if (typeof value !== "object" || value === null || Array.isArray(value) || isRecord) continue;
    Object.assign(value, { addedLater: "secret" });
    count();
  }
  return part;
}

/** A right answer to a number is not the key itself. */
const besideTheKey: Guessing = (checker, pick) =>
  guessFor(
    checker.kind === "number" ? { kind: "number", answer: `${Number(checker.answer) + 1}` } : checker,
    pick,
  );

/** A copy, so that no view is one that was remembered. */
function withOtherKeys(state: ContestState): ContestState {
  const { board, ...rest } = structuredClone(state);
  const cards = board.cards.map((card) => ({
    ...card,
    task: { ...card.task, checker: rekeyed(card.task.checker) },
  }));
  return { ...rest, board: { ...board, cards } };
}

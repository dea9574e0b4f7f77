import fc from "fast-check";
import { expect, test } from "vitest";
import type { Board, Card } from "./board.ts";
import type { Checker } from "./checkers/checker.ts";
import { outcomeOf } from "./outcome.ts";
import type { ContestState } from "./state.ts";
import { anyPlay, anyRules, moments } from "./testing/generators.ts";
import { type Audience, viewFor } from "./view.ts";

const anyWord = fc.stringMatching(/^[a-z]{24}$/);
const anyNumber = fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }).map(String);

/** Cards whose statement, options and key are found nowhere else. */
const anyCanary: fc.Arbitrary<Pick<Card["task"], "statement" | "checker">> = fc.record({
  statement: anyWord,
  checker: fc.oneof<fc.Arbitrary<Checker>[]>(
    anyNumber.map((answer) => ({ kind: "number", answer })),
    fc.array(anyWord, { minLength: 1, maxLength: 3 }).map((answers) => ({ kind: "text", answers })),
    fc.uniqueArray(anyWord, { minLength: 3, maxLength: 3 }).map((options) => ({
      kind: "choice",
      options,
      correct: [2],
      several: false,
    })),
  ),
});

const anyCanaryBoard: fc.Arbitrary<Board> = fc
  .array(anyCanary, { minLength: 4, maxLength: 7 })
  .map((tasks) => ({
    rows: 1,
    columns: tasks.length,
    cards: tasks.map((task, index) => ({
      id: index + 1,
      row: 1,
      column: index + 1,
      category: "Any",
      pricePoints: 100,
      task,
    })),
  }));

function keysOf({ task: { checker } }: Card): readonly string[] {
  if (checker.kind === "choice") return [];
  return checker.kind === "number" ? [checker.answer] : checker.answers;
}

/** What only who bought the card may read. */
function statementsOf({ task: { statement, checker } }: Card): readonly string[] {
  return checker.kind === "choice" ? [statement, ...checker.options] : [statement];
}

function has(json: string, canary: string): boolean {
  return json.toLowerCase().includes(canary);
}

/** A view as JSON, without what teams typed themselves: a right answer is a key that its finder knows. */
function shown(state: ContestState, audience: Audience): string {
  return JSON.stringify(viewFor(state, audience), (key, value: unknown) =>
    key === "answer" || key === "reading" ? "typed" : value,
  );
}

test("SEE1 SEE3 SEE4 SEE5 SEE6 no view, refusal or outcome holds a canary that its reader may not know", () => {
  let seen = 0;
  const rules = anyRules.map((pack) => ({ ...pack, startPoints: 500, slots: 3 }));
  fc.assert(
    fc.property(anyPlay(rules, anyCanaryBoard), (play) => {
      const { cards } = play.first.board;
      const keys = cards.flatMap(keysOf);
      const statements = cards.flatMap(statementsOf);
      let last: ContestState | null = null;
      for (const { after, decision, stamped } of moments(play)) {
        last = after;
        // SEE10: the sender's own answer may come back to it.
        const own = stamped.command.type === "SubmitAnswer" ? stamped.command.answer.toLowerCase() : "";
        const reply = JSON.stringify(decision.ok ? outcomeOf(decision.events) : decision.rejection);
        const unknown = [...keys, ...statements].filter((canary) => !own.includes(canary));
        // A number's other spelling is read as the number: not a leak either.
        if (!decision.ok) expect(unknown.filter((canary) => has(reply, canary))).toEqual([]);
      }
      if (!last) return;

      const everybody = JSON.stringify(viewFor(last, { kind: "public" }));
      expect([...keys, ...statements].filter((canary) => has(everybody, canary))).toEqual([]);
      const moderator = shown(last, { kind: "moderator" });
      expect([...keys, ...statements].filter((canary) => has(moderator, canary))).toEqual([]);

      for (const team of Object.values(last.teams)) {
        const json = shown(last, { kind: "team", teamId: team.id });
        expect(keys.filter((canary) => has(json, canary))).toEqual([]);
        const bought = new Set(team.purchases.map((purchase) => purchase.cardId));
        const visible = cards.filter((card) => bought.has(card.id)).flatMap(statementsOf);
        expect(statements.filter((canary) => has(json, canary))).toEqual(visible);
        seen += visible.length;
      }
    }),
    { numRuns: 150 },
  );
  expect(seen).toBeGreaterThan(30);
});

test("SEE3 what others do changes nothing in a team's view", () => {
  let others = 0;
  fc.assert(
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
    { numRuns: 150 },
  );
  expect(others).toBeGreaterThan(30);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edit } from "../../../shared/contest/editActs.ts";
import { editingOf, writtenCards } from "../../../shared/contest/editing.ts";
import { classicRules } from "../../../shared/contest/rules.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { assertUntil } from "../../../shared/contest/testing/assertUntil.ts";
import { byModerator, carryOut } from "../../../shared/contest/testing.ts";
import { documentOf } from "../../../shared/contestFile/documentOf.ts";
import { describeFileProblem } from "../../../shared/contestFile/problems.ts";
import { usualDurationMs } from "../../../shared/contestFile/settings.ts";
import { readDocument } from "../../../shared/contestFile/stored/readDocument.ts";
import { anyContest, stateOf } from "../../../shared/contestFile/testing/anyContent.ts";
import { readContestFile } from "../readContestFile.ts";
import { contestTable } from "./contestTable.ts";

/** What a contest is written as, and made of again; null: this way does not hold all of it, and says so. */
type Trip = (before: ContestState) => ContestState | null;

const trips = {
  /** A contest file. */
  file(before) {
    const read = readDocument(JSON.parse(JSON.stringify(documentOf(before))));
    if (!read.ok) throw new Error(read.problems.map((found) => describeFileProblem("en", found)).join("\n"));
    return stateOf(read.document);
  },
  /** A table, where it can hold the board. */
  table(before) {
    const document = documentOf(before);
    const { csv, lost } = contestTable(document);
    if (document.board.cards.length === 0 || lost.some(({ code }) => code === "card_not_in_table"))
      return null;
    const { title, language } = document;
    const read = readContestFile(Buffer.from(csv), { title, language });
    if (!read.ok) throw new Error(read.problems.map((found) => describeFileProblem("en", found)).join("\n"));
    return stateOf(read.document);
  },
  /** An author's commands, from an empty board on. */
  editor(before) {
    const { title, language, theme, durationMs } = documentOf(before);
    const empty = stateOf({
      title,
      language,
      ...(theme && { theme }),
      durationMs,
      rules: classicRules,
      board: { rows: 1, columns: 1, cards: [] },
      drafts: [],
    });
    const { rows, columns } = before.board;
    const commands: Edit[][] = [
      [{ what: "size", rows, columns }],
      [{ what: "rules", basedOn: editingOf(empty).rulesRevision, rules: before.rules }],
      // One after the other, as they are typed: an empty card first, then what is written of it.
      ...writtenCards(before).flatMap(({ place, ...card }, index): Edit[][] => {
        const { category, pricePoints, statement, solution, checker, typedKey } = card;
        const writing = { category, pricePoints, statement, solution, checker, typedKey };
        if (index % 2 === 0) return [[{ what: "add", place, writing }]];
        const blank = { ...writing, pricePoints: null, statement: "", checker: null, typedKey: null };
        const basedOn = { revision: 0, taskVersion: 1 }; // as it is when it is sent, see below
        return [
          [{ what: "add", place, writing: blank }],
          [{ what: "write", cardId: index + 1, basedOn, writing }],
        ];
      }),
    ];
    let state = empty;
    for (const edits of commands) {
      const known = edits.map((edit) =>
        edit.what === "write"
          ? { ...edit, basedOn: { ...edit.basedOn, revision: editingOf(state).revision } }
          : edit,
      );
      const { state: after, decisions } = carryOut(state, [
        byModerator(1, { type: "EditContest", edits: known }),
      ]);
      const [decision] = decisions;
      if (decision && !decision.ok && decision.rejection.code !== "nothing_to_change")
        throw new Error(JSON.stringify(decision.rejection));
      state = after;
    }
    return state;
  },
} satisfies Record<string, Trip>;
type Way = keyof typeof trips;

/** What a contest says, whichever numbers its cards have. */
function contentOf(state: ContestState, ways: readonly Way[]): object {
  const document = documentOf(state);
  const { board, drafts, ...head } = document;
  const cards = board.cards
    .map(({ id: _, ...card }) => card)
    .toSorted((a, b) => a.row - b.row || a.column - b.column);
  if (!ways.includes("table")) {
    const beside = drafts.map(({ id: _, ...draft }) => JSON.stringify(sorted(draft))).toSorted();
    return { ...head, board: { ...board, cards }, drafts: beside };
  }
  // A table says nothing of rules, nor of where the board ends.
  return { title: head.title, language: head.language, cards };
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

const ways = Object.keys(trips) as Way[];
const pairs = ways.flatMap((one) => ways.map((other) => [one, other] as const));

describe("FIL6 FIL13 FIL23 EDT1 a contest goes there and back", () => {
  test.each(ways)("by way of the %s: the same contest", (way) => {
    expectSame([way]);
  });

  test.each(pairs)("by way of the %s, then the %s: the same contest", (one, other) => {
    expectSame([one, other]);
  });

  test("a table says what it does not hold of it", () => {
    fc.assert(
      fc.property(anyContest, (state) => {
        const document = documentOf(state);
        const codes = contestTable(document).lost.map(({ code }) => code);
        expect(codes.includes("drafts_not_in_table")).toBe(document.drafts.length > 0);
        const isUsual = document.theme === undefined && document.durationMs === usualDurationMs;
        if (!isUsual) expect(codes).toContain("settings_not_in_table");
      }),
      { numRuns: 60 },
    );
  });
});

function expectSame(chain: readonly Way[]): void {
  const isByTable = chain.includes("table");
  const met = { contests: 0, cards: 0, drafts: 0, pictures: 0 };
  const isMet = () =>
    met.contests > 10 && met.cards > 20 && (isByTable || (met.drafts > 50 && met.pictures > 50));
  const property = fc.property(anyContest, (before) => {
    let after: ContestState | null = before;
    for (const way of chain) after = after && trips[way](after);
    if (!isByTable) expect(after).not.toBeNull();
    if (!after) return;
    met.contests += 1;
    met.cards += before.board.cards.length;
    met.drafts += editingOf(before).drafts.length;
    met.pictures += JSON.stringify(before.board).split("](media:").length - 1;
    expect(contentOf(after, chain)).toEqual(contentOf(before, chain));
  });
  assertUntil(isMet, property, 80);
  expect(met).toSatisfy(isMet);
}

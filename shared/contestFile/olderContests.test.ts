import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Edit } from "../contest/editActs.ts";
import { editingOf, writtenCards } from "../contest/editing.ts";
import { replay } from "../contest/evolve.ts";
import type { ContestState } from "../contest/state.ts";
import { readEvent } from "../contest/stored/readEvent.ts";
import { readGoldens } from "../contest/testing/golden.ts";
import { byModerator, carryOut } from "../contest/testing.ts";
import type { ContestDocument } from "./ContestDocument.ts";
import { documentOf } from "./documentOf.ts";
import { readDocument } from "./stored/readDocument.ts";
import { stateOf } from "./testing/anyContent.ts";

function readBack(document: ContestDocument): ContestDocument {
  const read = readDocument(JSON.parse(JSON.stringify(document)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.document;
}

/** What an author can do to any contest in its phase, each by a command of its own. */
function editsOf(state: ContestState): readonly Edit[] {
  const [card] = writtenCards(state).filter(({ place }) => place !== null);
  if (!card?.place || state.phase === "finished") return [];
  const { id: cardId, revision, taskVersion, category, pricePoints, solution, checker } = card;
  const writing = { category, pricePoints, solution, checker, typedKey: null, statement: "Reworded: what?" };
  const write: Edit = { what: "write", cardId, basedOn: { revision, taskVersion }, writing };
  if (state.phase !== "draft" && state.phase !== "lobby") return [write];
  const { rows, columns } = state.board;
  return [
    write,
    { what: "size", rows: Math.min(12, rows + 1), columns },
    { what: "place", cardId, place: { row: Math.min(12, rows + 1), column: columns } },
    {
      what: "add",
      place: { row: card.place.row, column: card.place.column },
      writing: { ...writing, statement: "One more?" },
    },
    {
      what: "rules",
      basedOn: editingOf(state).rulesRevision,
      rules: { ...state.rules, slots: state.rules.slots + 1 },
    },
  ];
}

/** The state after every edit, each of which must be taken. */
function edited(state: ContestState): ContestState {
  const edits = editsOf(state);
  const { state: after, decisions } = carryOut(
    state,
    edits.map((edit) => byModerator(1, { type: "EditContest", edits: [edit] })),
  );
  for (const decision of decisions) expect(decision).toMatchObject({ ok: true });
  return after;
}

describe("STO1 FIL7 FIL23 a contest of an earlier version", () => {
  const goldens = readGoldens();
  test.each(goldens.map((golden) => [golden.name, golden.stored] as const))(
    "%s opens at each of its events, can be edited where its phase allows, and goes out and in again",
    (_, stored) => {
      const events = stored.map(readEvent);
      // Once for each phase that it was in.
      const states = new Map<string, ContestState>();
      for (let count = 1; count <= events.length; count += 1) {
        const state = replay(events.slice(0, count));
        states.set(state.phase, state);
      }
      let editable = 0;
      for (const state of states.values()) {
        const after = edited(state);
        if (after !== state) editable += 1;
        if (after !== state) expect(JSON.stringify(documentOf(after))).toContain("Reworded: what?");
        const document = documentOf(after);
        const { checker: _key, ...first } = { ...document.board.cards[0]?.task };
        const again = readBack(document);
        expect(again.board.cards[0]?.task).toMatchObject(first);
        // Keys become those of today, once.
        expect(readBack(again)).toEqual(again);
        expect(withoutKeys(again)).toEqual(withoutKeys(document));
        expect(documentOf(stateOf(again))).toEqual(again);
      }
      expect(editable).toBeGreaterThan(0);
    },
  );

  test.each([1, 2])(
    "a document of version %i makes a contest that can be edited and gives the same out",
    (version) => {
      const text = readFileSync(new URL(`stored/version${version}.json`, import.meta.url), "utf8");
      const read = readDocument(JSON.parse(text));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const state = stateOf(read.document);
      const { media: _, ...content } = documentOf(state);
      expect({ ...content, media: read.document.media }).toEqual(read.document);
      const after = documentOf(edited(state));
      expect(readBack(after)).toEqual(after);
      expect(after.board.cards).toHaveLength(read.document.board.cards.length + 1);
    },
  );
});

function withoutKeys({ board, drafts, ...rest }: ContestDocument): object {
  return {
    ...rest,
    board: {
      ...board,
      cards: board.cards.map(({ task: { checker, ...task }, ...card }) => ({
        ...card,
        ...task,
        kind: checker.kind,
      })),
    },
    drafts: drafts.map(({ checker, ...draft }) => ({ ...draft, kind: checker?.kind })),
  };
}

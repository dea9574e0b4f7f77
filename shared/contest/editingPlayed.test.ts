import { describe, expect, test } from "vitest";
import { cardRights } from "./cardRights.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { contentView } from "./contentView.ts";
import { decide } from "./decide.ts";
import type { CardWriting, Edit } from "./editActs.ts";
import { evolve, replay } from "./evolve.ts";
import { classicRules } from "./rules.ts";
import type { ContestState } from "./state.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  finishes,
  freezes,
  happened,
  joins,
  minute,
  opens,
  pauses,
  reopens,
  starts,
  t0,
} from "./testing.ts";
import { type Audience, viewFor } from "./viewFor.ts";

/*
 * What may be changed of a board that is played: each change of each card in each situation, what is decided, what every
 * audience is told, and that what an author is told beforehand (`cardRights`) is true.
 */

const at = 10;
const moderates = (when: number, command: Command) => byModerator(when, command);
const rich = { ...classicRules, startPoints: 5_000, slots: 12 };

/** Ann has card 1 open, solved card 2 and gave 3 back; card 4 is void and was bought, 5 void and never; 6 nobody has. */
const played: readonly StampedCommand[] = [
  opens(),
  joins(1, "Ann"),
  joins(2, "Ben"),
  starts(),
  buys(1, "t1", 1),
  buys(2, "t1", 2),
  answers(3, "t1", 2, "right"),
  buys(3, "t1", 3),
  moderates(4, { type: "WithdrawPurchase", teamId: "t1", purchaseId: 3, why: "" }),
  buys(4, "t1", 4),
  moderates(5, { type: "VoidCard", cardId: 4, keepRewards: true, why: "" }),
  moderates(5, { type: "VoidCard", cardId: 5, keepRewards: true, why: "" }),
];

const situations = {
  running: [],
  paused: [pauses(6)],
  "frozen standings": [freezes(6)],
  "covered boards": [moderates(6, { type: "CoverBoards", covered: true, pause: false })],
  "stopped everything": [moderates(6, { type: "StopEverything" })],
  reopened: [finishes(6), reopens(7, minute)],
  finished: [finishes(6)],
} as const satisfies Readonly<Record<string, readonly StampedCommand[]>>;
type Situation = keyof typeof situations;

const cards = {
  "that a team has open": { cardId: 1, bought: true },
  "that a team has solved": { cardId: 2, bought: true },
  "that a team gave back": { cardId: 3, bought: true },
  "that is void and was bought": { cardId: 4, bought: true },
  "that is void and never was": { cardId: 5, bought: false },
  "that nobody has bought": { cardId: 6, bought: false },
  "that lies aside": { cardId: 7, bought: false },
} as const;

const words = {
  "a misprint in its task": { statement: "How many are there, corrected?" },
  "its solution": { solution: "Count them." },
  "its category": { category: "Corrected" },
} as const satisfies Readonly<Record<string, Partial<CardWriting>>>;
const game = {
  "its price": { pricePoints: 77 },
  "its key": { checker: { kind: "number", answer: "123456" } },
  "its kind": { checker: { kind: "text", answers: ["another"] } },
  "its options": { checker: { kind: "choice", options: ["a", "b", "c"], correct: [2], several: false } },
  "all of it": { statement: "Another?", pricePoints: 78, checker: { kind: "text", answers: ["yes"] } },
} as const satisfies Readonly<Record<string, Partial<CardWriting>>>;
const others: Readonly<Record<string, (writing: CardWriting) => Edit>> = {
  "a new card": (writing) => ({ what: "add", place: { row: 1, column: 1 }, writing }),
  "another place": () => ({ what: "place", cardId: 6, place: { row: 1, column: 1 } }),
  "a card laid aside": () => ({ what: "place", cardId: 6, place: null }),
  "a card brought back": () => ({ what: "place", cardId: 7, place: { row: 3, column: 1 } }),
  "a card thrown away": () => ({ what: "discard", cardId: 7 }),
  "the board's size": () => ({ what: "size", rows: 5, columns: 5 }),
  "the rules": () => ({ what: "rules", basedOn: 0, rules: { ...rich, slots: 1 } }),
  "start points": () => ({ what: "rules", basedOn: 0, rules: { ...rich, startPoints: 1 } }),
};

function stateIn(situation: Situation): ContestState {
  const board = {
    rows: 3,
    columns: 3,
    cards: Array.from({ length: 7 }, (_, index) => ({
      id: index + 1,
      row: Math.floor(index / 3) + 1,
      column: (index % 3) + 1,
      category: "Any",
      pricePoints: 100,
      task: {
        version: 1,
        statement: `Card ${index + 1}?`,
        checker: { kind: "text" as const, answers: ["right"] },
      },
      earlierTasks: [],
    })),
  };
  const aside: StampedCommand = byModerator(0, {
    type: "EditContest",
    edits: [{ what: "place", cardId: 7, place: null }],
  });
  return replay(happened(created({ board, rules: rich }), aside, ...played, ...situations[situation]));
}

function cardOf(state: ContestState, cardId: number) {
  const content = contentView(state, null);
  const card = content.cards.find(({ id }) => id === cardId);
  const place = content.places.find(({ id }) => id === cardId)?.place ?? null;
  if (!card) throw new Error(`no card ${cardId}`);
  return { ...card, place };
}

function write(state: ContestState, cardId: number, changes: Partial<CardWriting>): Edit {
  const { revision, taskVersion, writing } = cardOf(state, cardId);
  return { what: "write", cardId, basedOn: { revision, taskVersion }, writing: { ...writing, ...changes } };
}

/** The state after it; or the code of the refusal. */
function decided(state: ContestState, edit: Edit): ContestState | string {
  const decision = decide(state, byModerator(at, { type: "EditContest", edits: [edit] }));
  return decision.ok ? decision.events.reduce(evolve, state) : decision.rejection.code;
}

const audiences: readonly Audience[] = [
  { kind: "public" },
  { kind: "moderator" },
  { kind: "team", teamId: "t1" },
  { kind: "team", teamId: "t2" },
];

function expectSaidBefore(
  state: ContestState,
  cardId: number,
  isGame: boolean,
  outcome: ContestState | string,
) {
  const { bought, place } = cardOf(state, cardId);
  const rights = cardRights(state.phase, { onBoard: place !== null, bought });
  const isPromised = rights === "all" || rights === "content" || (rights === "words" && !isGame);
  expect(typeof outcome !== "string", `${rights}: ${String(outcome)}`).toBe(isPromised);
}

const open = Object.keys(situations).filter((name) => name !== "finished") as Situation[];
const names = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
const rows = <A, B>(first: readonly A[], second: readonly B[]) =>
  first.flatMap((a) => second.map((b) => [a, b] as const));

describe("EDT5 given a contest in which words may be corrected", () => {
  describe.each(open)("%s", (situation) => {
    const state = stateIn(situation);

    test.each(rows(names(cards), names(words)))("when of a card %s %s is changed", (card, change) => {
      const { cardId } = cards[card];
      const after = decided(state, write(state, cardId, words[change]));
      expectSaidBefore(state, cardId, false, after);
      if (card === "that lies aside") {
        expect(after).toBe("unknown_card");
        return;
      }
      if (typeof after === "string") throw new Error(after);
      const live = after.board.cards.find(({ id }) => id === cardId);
      expect({ ...live, ...live?.task }).toMatchObject(words[change]);
      expectTold(state, after, cardId, change);
    });

    test.each(rows(names(cards), names(game)))("when of a card %s %s is changed", (card, change) => {
      const { cardId, bought } = cards[card];
      const after = decided(state, write(state, cardId, game[change]));
      expectSaidBefore(state, cardId, true, after);
      if (card === "that lies aside") expect(after).toBe("unknown_card");
      else if (bought) expect(after).toBe("card_bought");
      else if (typeof after === "string") throw new Error(after);
      else {
        for (const teamId of ["t1", "t2"])
          expect(viewFor(after, { kind: "team", teamId })).toEqual(viewFor(state, { kind: "team", teamId }));
        const shown = viewFor(after, { kind: "public" }).board.cards.find(({ id }) => id === cardId);
        if (change === "its price")
          expect(shown).toMatchObject({ pricePoints: 77, rewardsPoints: [154, 115, 77] });
        else expect(shown?.kind).toBe(after.board.cards.find(({ id }) => id === cardId)?.task.checker.kind);
      }
    });

    test.each(names(others))("when %s is wanted: not while it is played", (change) => {
      const edit = others[change]?.(cardOf(state, 1).writing);
      expect(edit && decided(state, edit)).toBe("not_while_played");
    });

    test("when a card would lose what it needs: it stays whole", () => {
      for (const lack of [{ statement: " " }, { category: "" }, { pricePoints: null }, { checker: null }])
        expect(decided(state, write(state, 6, lack))).toBe("card_unfinished");
    });
  });

  /** Who has the card reads it at once; a team without it, and everybody else, is told nothing but a category. */
  function expectTold(state: ContestState, after: ContestState, cardId: number, change: keyof typeof words) {
    const [before, now] = [state, after].map((each) => audiences.map((audience) => viewFor(each, audience)));
    const [screen, moderator, ann, ben] = now ?? [];
    const [screenBefore, moderatorBefore, annBefore, benBefore] = before ?? [];
    if (change === "its category") {
      expect(viewFor(after, { kind: "public" }).board.cards.find(({ id }) => id === cardId)?.category).toBe(
        "Corrected",
      );
      expect({ ...screen, board: null }).toEqual({ ...screenBefore, board: null });
    } else expect(screen).toEqual(screenBefore);
    expect(ben).toEqual(benBefore);
    expect(moderator).toEqual({
      ...moderatorBefore,
      editRevision: viewFor(after, { kind: "moderator" }).editRevision,
    });
    expect(viewFor(after, { kind: "moderator" }).editRevision).toBe(
      viewFor(state, { kind: "moderator" }).editRevision + 1,
    );
    const read = Object.entries(viewFor(after, { kind: "team", teamId: "t1" }).purchases).filter(
      ([, purchase]) => purchase.cardId === cardId,
    );
    expect(read).toHaveLength(cardId <= 4 ? 1 : 0);
    if (change !== "a misprint in its task" || read.length === 0) {
      expect(ann).toEqual(annBefore);
      return;
    }
    const task = viewFor(after, { kind: "team", teamId: "t1" }).tasks[Number(read[0]?.[0])];
    expect(task).toMatchObject({ statement: words[change].statement, correctedAt: t0 + at });
  }
});

describe("EDT5 given a contest that is over", () => {
  const state = stateIn("finished");

  test.each(rows(names(cards), [...names(words), ...names(game)]))(
    "when of a card %s %s is changed: it is over",
    (card, change) => {
      const { cardId } = cards[card];
      const outcome = decided(state, write(state, cardId, { ...words, ...game }[change]));
      expect(outcome).toBe("contest_finished");
      expectSaidBefore(state, cardId, false, outcome);
    },
  );

  test.each(names(others))("when %s is wanted: it is over", (change) => {
    const edit = others[change]?.(cardOf(state, 1).writing);
    expect(edit && decided(state, edit)).toBe("contest_finished");
  });
});

describe("EDT13 given a card whose key is put right meanwhile", () => {
  const corrected = moderates(8, {
    type: "CorrectKey",
    cardId: 1,
    checker: { kind: "text", answers: ["right", "also"] },
    policy: "keep",
    why: "",
  });
  const before = stateIn("running");
  const decision = decide(before, corrected);
  if (!decision.ok) throw new Error(decision.rejection.code);
  const state = decision.events.reduce(evolve, before);

  test("when an author who does not know of it corrects a word: changed meanwhile", () => {
    expect(decided(state, write(before, 1, words["a misprint in its task"]))).toBe("changed_meanwhile");
  });

  test("when one who knows corrects it: who bought it before reads the same words", () => {
    const after = decided(state, write(state, 1, words["a misprint in its task"]));
    if (typeof after === "string") throw new Error(after);
    expect(viewFor(after, { kind: "team", teamId: "t1" }).tasks[1]).toMatchObject(
      words["a misprint in its task"],
    );
  });
});

describe("EDT5 given a team that went", () => {
  test("when it had bought the card: price and key stay all the same", () => {
    const state = replay(
      happened(
        created({ rules: rich }),
        opens(),
        joins(1, "Ann"),
        joins(2, "Ben"),
        starts(),
        buys(1, "t1", 6),
        moderates(2, { type: "RemoveTeam", teamId: "t1" }),
      ),
    );
    expect(cardOf(state, 6).bought).toBe(true);
    expect(decided(state, write(state, 6, { pricePoints: 1 }))).toBe("card_bought");
  });
});

import { describe, expect, test } from "vitest";
import { contentView } from "./contentView.ts";
import type { CardWriting, Edit } from "./editActs.ts";
import { replay } from "./evolve.ts";
import { classicRules } from "./rules.ts";
import type { ContestState } from "./state.ts";
import {
  answers,
  buys,
  byModerator,
  carryOut,
  created,
  given,
  happened,
  joins,
  opens,
  running,
  sampleBoard,
  starts,
  t0,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const edits = (at: number, ...changes: Edit[]) => byModerator(at, { type: "EditContest", edits: changes });

const writing: CardWriting = {
  category: "Colours",
  pricePoints: 40,
  statement: "Which colour has grass?",
  solution: "",
  checker: { kind: "text", answers: ["green"] },
  typedKey: null,
};
const unfinished: CardWriting = {
  ...writing,
  checker: null,
  typedKey: { kind: "number", cells: { answer: "1,2,3" } },
};

const write = (cardId: number, changes: Partial<CardWriting> = {}, revision = 0): Edit => ({
  what: "write",
  cardId,
  basedOn: { revision, taskVersion: 1 },
  writing: { ...writing, ...changes },
});
const place = (cardId: number, row: number, column: number): Edit => ({
  what: "place",
  cardId,
  place: { row, column },
});
const aside = (cardId: number): Edit => ({ what: "place", cardId, place: null });
const size = (rows: number, columns: number): Edit => ({ what: "size", rows, columns });
const idsOn = (state: ContestState) => state.board.cards.map(({ id }) => id);
const sampleCard = (cardId: number): CardWriting => {
  const card = contentView(replay([created()]), null).cards.find(({ id }) => id === cardId);
  if (!card) throw new Error(`no card ${cardId}`);
  return card.writing;
};

const draft = [created()];
const empty = [created({ board: { rows: 2, columns: 3, cards: [] } })];
const lobby = happened(created(), opens());

describe("EDT1 while it is made", () => {
  test("a card is added, and its id is above all that were given", () => {
    const { state } = carryOut(replay(draft), [
      edits(1, aside(5), { what: "add", place: { row: 2, column: 2 }, writing }),
    ]);
    expect(idsOn(state)).toEqual([1, 2, 3, 4, 6, 7]);
    const gone = carryOut(state, [edits(2, aside(7), { what: "discard", cardId: 7 })]).state;
    const again = carryOut(gone, [edits(3, { what: "add", place: { row: 2, column: 2 }, writing })]).state;
    expect(idsOn(again)).toEqual([1, 2, 3, 4, 6, 8]);
  });

  test("EDT2 a card may begin aside, finished or not, and is placed by its id", () => {
    const { state } = carryOut(replay(draft), [
      edits(1, { what: "add", place: null, writing }, { what: "add", place: null, writing: unfinished }),
    ]);
    expect(idsOn(state)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(state.editing?.drafts.map((card) => [card.id, card.place])).toEqual([
      [7, null],
      [8, null],
    ]);
    const placed = carryOut(state, [edits(2, aside(5), place(7, 2, 2))]).state;
    expect(idsOn(placed)).toEqual([1, 2, 3, 4, 6, 7]);
  });

  test("two cards change places by one command, and by none alone", () => {
    given(draft)
      .when(edits(1, place(1, 1, 2)))
      .isRefused("place_taken", { row: 1, column: 2 });
    const { state } = carryOut(replay(draft), [edits(1, place(1, 1, 2), place(2, 1, 1))]);
    expect(state.board.cards.slice(0, 2)).toMatchObject([
      { id: 1, row: 1, column: 2 },
      { id: 2, row: 1, column: 1 },
    ]);
    expect(state.board.cards[2]).toBe(replay(draft).board.cards[2] ?? null);
  });

  test("a smaller board lays aside what no longer fits, and nothing is lost", () => {
    const after = given(draft)
      .when(edits(1, size(1, 2)))
      .gives({ type: "ContestEdited" });
    expect(idsOn(after)).toEqual([1, 2]);
    expect(after.editing?.drafts.map(({ id, place: at }) => [id, at])).toEqual(
      [3, 4, 5, 6].map((id) => [id, null]),
    );
    const back = carryOut(after, [edits(2, size(2, 3), place(6, 2, 3))]).state;
    expect(back.board.cards[2]).toMatchObject({ id: 6, pricePoints: 33, task: sampleBoard.cards[5]?.task });
  });

  test("EDT18 a size takes the place of the one that was seen, and what has no room was moved before", () => {
    const seen = { rows: 2, columns: 3 };
    const sized = (rows: number, columns: number): Edit => ({ what: "size", rows, columns, basedOn: seen });
    const after = given(draft)
      .when(edits(1, aside(3), aside(6), sized(2, 2)))
      .gives({ type: "ContestEdited" });
    expect([after.board.rows, after.board.columns, idsOn(after)]).toEqual([2, 2, [1, 2, 4, 5]]);
    // Somebody else has put card 6 there.
    given(draft)
      .when(edits(1, aside(3), sized(2, 2)))
      .isRefused("changed_meanwhile");
    // Somebody else has taken a column away.
    const smaller = given(happened(created(), edits(1, size(2, 2))));
    smaller.when(edits(2, aside(4), aside(5), sized(1, 3))).isRefused("changed_meanwhile");
    smaller.when(edits(2, sized(2, 2))).isRefused("nothing_to_change");
    given(draft)
      .when(edits(1, place(1, 3, 1), sized(3, 3)))
      .gives({ type: "ContestEdited" });
  });

  test("no card stands outside the board", () => {
    given(draft)
      .when(edits(1, place(1, 3, 1)))
      .isRefused("outside_board", { rows: 2, columns: 3 });
  });

  test("only what is aside is thrown away", () => {
    given(draft)
      .when(edits(1, { what: "discard", cardId: 1 }))
      .isRefused("card_on_board");
  });

  test("EDT19 it is thrown away as it was seen, and not when somebody has written it since", () => {
    const discard = (cardId: number, revision: number): Edit => ({
      what: "discard",
      cardId,
      basedOn: { revision, taskVersion: 1 },
    });
    const history = happened(created(), edits(1, aside(5), aside(6)), edits(2, write(6)));
    given(history)
      .when(edits(3, discard(5, 0), discard(6, 0)))
      .isRefused("changed_meanwhile", { kept: 6 });
    // Laying aside writes nothing.
    const after = given(history)
      .when(edits(3, discard(5, 0), discard(6, 2)))
      .gives({ type: "ContestEdited" });
    expect(after.editing?.drafts).toEqual([]);
    // A page that says nothing is believed.
    given(history)
      .when(edits(3, { what: "discard", cardId: 6 }))
      .gives({ type: "ContestEdited" });
  });

  test("all of a command's edits are done, or none is", () => {
    given(draft)
      .when(edits(1, write(1), place(9, 1, 1)))
      .isRefused("unknown_card");
    given(draft)
      .when(edits(1, write(6, sampleCard(6)), size(2, 3), place(1, 1, 1)))
      .isRefused("nothing_to_change");
  });
});

describe("EDT2 a card that is not finished", () => {
  test.each([
    ["without a key", { checker: null }],
    ["without a price", { pricePoints: null }],
    ["without a statement", { statement: " \n" }],
    ["without a category", { category: "" }],
  ] as const)("%s waits in the draft, with all that was written", (_, lack) => {
    const { state } = carryOut(replay(draft), [edits(1, write(6, lack))]);
    expect(idsOn(state)).toEqual([1, 2, 3, 4, 5]);
    expect(state.editing?.drafts).toMatchObject([
      { id: 6, place: { row: 2, column: 3 }, revision: 1, ...writing, ...lack },
    ]);
    const whole = carryOut(state, [edits(2, write(6, {}, 1))]).state;
    expect(idsOn(whole)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(whole.editing?.drafts).toEqual([]);
  });

  test("what is typed as a key is kept as long as there is none", () => {
    const { state } = carryOut(replay(draft), [edits(1, write(6, unfinished))]);
    expect(contentView(state, 0).cards).toMatchObject([{ id: 6, writing: unfinished }]);
    const keyed = { ...unfinished, checker: writing.checker };
    const whole = carryOut(state, [edits(2, write(6, keyed, 1))]).state;
    expect(contentView(whole, 1).cards).toMatchObject([{ id: 6, writing: { typedKey: null } }]);
  });

  test("EDT7 CHK24 a key that is new is read as those of today; one that stays is what it was", () => {
    const { state } = carryOut(replay(draft), [
      edits(1, write(1, { checker: { kind: "number", answer: "50" } })),
    ]);
    expect(state.board.cards[0]?.task.checker).toMatchObject({ language: "en", percent: "asked" });
    const kept = carryOut(replay(draft), [
      edits(1, write(1, { checker: { kind: "number", answer: "42" } })),
    ]).state;
    expect(kept.board.cards[0]?.task.checker).toEqual({ kind: "number", answer: "42" });
  });
});

describe("EDT3 the lobby", () => {
  test("opens with a whole board only", () => {
    given(happened(created(), edits(1, write(6, unfinished))))
      .when(opens(2))
      .isRefused("card_unfinished", { cards: 1 });
    given(empty).when(opens(1)).isRefused("board_empty");
    given(happened(created(), edits(1, write(6, unfinished), aside(6))))
      .when(opens(2))
      .gives({ type: "LobbyOpened" });
  });

  test("a board is edited in it, and stays whole", () => {
    const joined = happened(created(), opens(), joins(1, "Ann"));
    given(joined)
      .when(edits(1, write(6, unfinished)))
      .isRefused("card_unfinished", { cards: 1 });
    given(joined)
      .when(edits(1, ...[1, 2, 3, 4, 5, 6].map(aside)))
      .isRefused("board_empty");
    const after = given(joined)
      .when(edits(1, aside(6), write(1)))
      .gives({ type: "ContestEdited" });
    const view = viewFor(after, { kind: "public" });
    expect(view.board.cards.map(({ id, pricePoints }) => [id, pricePoints])).toEqual([
      [1, 40],
      [2, 200],
      [3, 151],
      [4, 100],
      [5, 51],
    ]);
    expect(view.teams.t1?.cells).toHaveLength(5);
  });
});

describe("EDT4 two who write at once", () => {
  test("who comes later is told, and overwrites nothing", () => {
    const first = happened(created(), edits(1, write(6, { statement: "Mine" })));
    given(first)
      .when(edits(2, write(6, { statement: "Yours" })))
      .isRefused("changed_meanwhile", { card: 6 });
    given(first)
      .when(edits(2, write(6, { statement: "Yours" }, 1)))
      .gives({ type: "ContestEdited" });
    given(first)
      .when(edits(2, write(5)))
      .gives({ type: "ContestEdited" });
  });

  test("the same words are no conflict, and moving is none", () => {
    const first = happened(created(), edits(1, write(6), place(6, 2, 3)));
    given(first)
      .when(edits(2, write(6)))
      .isRefused("nothing_to_change");
    given(happened(created(), edits(1, aside(6))))
      .when(edits(2, write(6)))
      .gives({ type: "ContestEdited" });
  });

  test("a key that was put right meanwhile is not written over", () => {
    const corrected = byModerator(2, {
      type: "CorrectKey",
      cardId: 6,
      checker: { kind: "text", answers: ["grey"] },
      policy: "keep",
      why: "a cloudy day",
    });
    given(running(created(), corrected))
      .when(edits(3, write(6)))
      .isRefused("changed_meanwhile", { card: 6 });
  });

  test("rules are written over by nobody either", () => {
    const rules = (basedOn: number, slots: number): Edit => ({
      what: "rules",
      basedOn,
      rules: { ...classicRules, slots },
    });
    const first = happened(created(), edits(1, rules(0, 2)));
    given(first)
      .when(edits(2, rules(0, 4)))
      .isRefused("changed_meanwhile", { card: 0 });
    expect(
      given(first)
        .when(edits(2, rules(1, 4)))
        .gives({ type: "ContestEdited" }).rules.slots,
    ).toBe(4);
  });
});

describe("EDT5 while it is played", () => {
  const bought = running(created(), buys(1, "t1", 6));
  const own = sampleCard(6);

  test("a misprint is corrected, and who has the card open reads it at once", () => {
    const after = given(bought)
      .when(edits(2, write(6, { ...own, statement: "Which colour has the sky?", category: "The sky" })))
      .gives({ type: "ContestEdited" });
    expect(viewFor(after, { kind: "team", teamId: "t1" }).tasks[1]).toMatchObject({
      statement: "Which colour has the sky?",
      correctedAt: t0 + 2,
    });
    expect(viewFor(after, { kind: "public" }).board.cards[5]).toMatchObject({ category: "The sky" });
    const { decisions } = carryOut(after, [answers(3, "t1", 1, "blue")]);
    expect(decisions).toMatchObject([{ ok: true, events: [{ verdict: "accepted" }] }]);
  });

  test("who bought it before its key was corrected reads the corrected words, too", () => {
    const corrected = byModerator(2, {
      type: "CorrectKey",
      cardId: 6,
      checker: { kind: "text", answers: ["blue", "azure"] },
      policy: "keep",
      why: "also right",
    });
    const state = given(running(created(), buys(1, "t1", 6), corrected)).state;
    const card = state.board.cards.find(({ id }) => id === 6);
    const [{ writing: now } = { writing: own }] = contentView(state, null).cards.filter(({ id }) => id === 6);
    const after = carryOut(state, [
      edits(3, {
        what: "write",
        cardId: 6,
        basedOn: { revision: 0, taskVersion: card?.task.version ?? 0 },
        writing: { ...now, statement: "Which colour?" },
      }),
    ]).state;
    const edited = after.board.cards.find(({ id }) => id === 6);
    expect([edited?.task, ...(edited?.earlierTasks ?? [])].map((task) => task?.statement)).toEqual([
      "Which colour?",
      "Which colour?",
    ]);
  });

  test.each([
    ["price", { pricePoints: 34 }],
    ["key", { checker: { kind: "text", answers: ["green"] } }],
    ["kind", { checker: { kind: "number", answer: "4" } }],
  ] as const)("the %s of a card that somebody has bought stays", (_, change) => {
    given(bought)
      .when(edits(2, write(6, { ...own, ...change })))
      .isRefused("card_bought");
    const after = given(running(created()))
      .when(edits(2, write(6, { ...own, ...change })))
      .gives({ type: "ContestEdited" });
    expect(after.board.cards[5]).toMatchObject({ pricePoints: 33, ...("pricePoints" in change && change) });
  });

  test("also where the purchase was taken back", () => {
    const withdrawn = byModerator(2, { type: "WithdrawPurchase", teamId: "t1", purchaseId: 1, why: "" });
    given(running(created(), buys(1, "t1", 6), withdrawn))
      .when(edits(3, write(6, { ...own, pricePoints: 1 })))
      .isRefused("card_bought");
  });

  test("no card comes, goes or moves, and no rule changes", () => {
    const others: readonly Edit[] = [
      { what: "add", place: { row: 1, column: 1 }, writing },
      place(1, 2, 2),
      aside(1),
      { what: "discard", cardId: 1 },
      size(3, 3),
      { what: "rules", basedOn: 0, rules: { ...classicRules, slots: 1 } },
    ];
    for (const edit of others) given(bought).when(edits(2, edit)).isRefused("not_while_played");
  });

  test("a card stays whole, and what is aside stays there", () => {
    given(bought)
      .when(edits(2, write(5, unfinished)))
      .isRefused("card_unfinished", { cards: 1 });
    const { state } = carryOut(replay(draft), [edits(1, aside(6)), opens(2), starts(3)]);
    expect(carryOut(state, [edits(4, write(6))]).decisions).toEqual([
      { ok: false, rejection: { code: "unknown_card" } },
    ]);
  });
});

describe("EDT6 rules", () => {
  test("are changed in draft and lobby; start points only as long as nobody has had them", () => {
    const rules = { ...classicRules, startPoints: 900 };
    const change = edits(1, { what: "rules", basedOn: 0, rules });
    expect(given(lobby).when(change).gives({ type: "ContestEdited" }).rules).toEqual(rules);
    const joined = happened(created(), opens(), joins(1, "Ann"));
    given(joined).when(change).isRefused("start_points_given");
    given(joined)
      .when(edits(1, { what: "rules", basedOn: 0, rules: { ...classicRules, slots: 5 } }))
      .gives({ type: "ContestEdited" });
  });
});

describe("EDT8 what an author is shown", () => {
  test("is everything, or what was written since", () => {
    const { state } = carryOut(replay(draft), [
      edits(1, write(6, { statement: "One" })),
      edits(2, write(5, unfinished), aside(4)),
    ]);
    const whole = contentView(state, null);
    expect(whole.cards.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(contentView(state, 1)).toEqual({ ...whole, cards: whole.cards.filter(({ id }) => id === 5) });
    expect(viewFor(state, { kind: "moderator" }).editRevision).toBe(2);
    expect(whole.places.find(({ id }) => id === 4)).toEqual({ id: 4, place: null });
  });

  test("nobody else is shown a word of what is not on the board", () => {
    const canary = "canary-in-a-draft";
    const { state } = carryOut(replay(draft), [
      edits(
        1,
        write(6, { statement: canary, solution: canary, checker: { kind: "text", answers: [canary] } }),
        aside(6),
        write(5, { ...unfinished, statement: canary }),
        aside(5),
      ),
      opens(2),
      joins(1, "Ann", 3),
      starts(4),
    ]);
    for (const audience of [
      { kind: "public" },
      { kind: "moderator" },
      { kind: "team", teamId: "t1" },
    ] as const)
      expect(JSON.stringify(viewFor(state, audience))).not.toContain(canary);
    expect(JSON.stringify(state)).toContain(canary);
  });
});

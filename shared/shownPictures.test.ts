import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Board } from "./contest/board.ts";
import type { Command, StampedCommand } from "./contest/commands.ts";
import type { ContestState } from "./contest/state.ts";
import { assertUntil } from "./contest/testing/assertUntil.ts";
import { anyBoard, anyPlay, anyRules, moments } from "./contest/testing/generators.ts";
import {
  answers,
  buys,
  byModerator,
  byTime,
  carryOut,
  created,
  finishes,
  freezes,
  given,
  happened,
  joins,
  minute,
  opens,
  pauses,
  running,
  sampleBoard,
  starts,
} from "./contest/testing.ts";
import { viewFor } from "./contest/viewFor.ts";
import { shownPictures } from "./shownPictures.ts";

const hour = 60 * minute;

/** The picture of a card's statement, of its solution, and of one of its options. */
const pictureOf = (cardId: number) => `${cardId}`.padStart(32, "0");
const solutionOf = (cardId: number) => `${cardId}`.padStart(32, "f");
const optionOf = (cardId: number) => `${cardId}`.padStart(32, "a");

function withPicturesIn(board: Board): Board {
  return {
    ...board,
    cards: board.cards.map(({ task: { checker, ...task }, ...card }) => ({
      ...card,
      task: {
        ...task,
        checker:
          checker.kind === "choice"
            ? {
                ...checker,
                options: checker.options.map((text, index) => (index ? text : optionFor(card.id))),
              }
            : checker,
        statement: `${task.statement} ![a map](media:${pictureOf(card.id)})`,
        solution: `So: ![](media:${solutionOf(card.id)})`,
      },
    })),
  };
}

const optionFor = (cardId: number) => `![](media:${optionOf(cardId)})`;

const act = (at: number, command: Command) => byModerator(at, command);
const first = created({ board: withPicturesIn(sampleBoard) });
const played = (...commands: readonly StampedCommand[]) => given(running(first, ...commands)).state;
const ofTeam = (state: ContestState, teamId: string) => [...shownPictures(state, { kind: "team", teamId })];
const ofAll = (state: ContestState) => [...shownPictures(state, { kind: "public" })];

describe("MED5 a team is shown the picture", () => {
  test("of a card that it bought, and nobody else is", () => {
    expect(ofTeam(given(happened(first, opens(), joins(1, "Ann"))).state, "t1")).toEqual([]);
    const state = played(buys(1, "t1", 1));
    expect(ofTeam(state, "t1")).toEqual([pictureOf(1)]);
    expect(ofTeam(state, "t2")).toEqual([]);
    expect(ofAll(state)).toEqual([]);
  });

  test("and those of a choice's options", () => {
    expect(ofTeam(played(buys(1, "t1", 3)), "t1")).toEqual([pictureOf(3), optionOf(3)]);
  });

  test("also when the card is solved, failed, out of time or withdrawn, and in a pause", () => {
    const bought = buys(1, "t1", 1);
    const withdrawn = { type: "WithdrawPurchase", teamId: "t1", purchaseId: 1, why: "" } as const;
    for (const commands of [
      [answers(2, "t1", 1, "42")],
      [answers(2, "t1", 1, "1"), answers(3, "t1", 1, "2"), answers(4, "t1", 1, "3")],
      [act(2, withdrawn)],
      [pauses(2)],
      [freezes(2)],
      [finishes(minute)],
    ])
      expect(ofTeam(played(bought, ...commands), "t1")).toEqual([pictureOf(1)]);
  });

  test("of a solution only when the organizer shows what was right, and of its own cards only", () => {
    const shows = (open: boolean) => act(minute + 1, { type: "ShowKeys", open });
    const shown = played(buys(1, "t1", 1), finishes(minute), shows(true));
    expect(ofTeam(shown, "t1")).toEqual([pictureOf(1), solutionOf(1)]);
    expect(ofTeam(shown, "t2")).toEqual([]);
    expect(ofTeam(played(buys(1, "t1", 1), finishes(minute), shows(true), shows(false)), "t1")).toEqual([
      pictureOf(1),
    ]);
  });
});

describe("MED5 everybody is shown the picture", () => {
  const reviews = (at: number, cardId: number | null, step: "statement" | "answer" = "statement") =>
    act(at, { type: "ReviewTask", cardId, step });
  const over = [buys(1, "t1", 1), finishes(minute)];

  test("of the task that is gone through, its solution's with the second step, and no longer than that", () => {
    expect(ofAll(played(...over))).toEqual([]);
    const statement = played(...over, reviews(minute + 1, 3));
    expect(ofAll(statement)).toEqual([pictureOf(3), optionOf(3)]);
    expect(ofTeam(statement, "t2")).toEqual([pictureOf(3), optionOf(3)]);
    const answer = played(...over, reviews(minute + 1, 2, "answer"));
    expect(ofAll(answer)).toEqual([pictureOf(2), solutionOf(2)]);
    expect(ofTeam(answer, "t1")).toEqual([pictureOf(2), solutionOf(2), pictureOf(1)]);
    expect(ofAll(played(...over, reviews(minute + 1, 3), reviews(minute + 2, null)))).toEqual([]);
  });
});

test("MED5 a corrected text shows its new picture, and the old one to nobody", () => {
  const card = first.board.cards[0];
  if (!card) throw new Error("no card");
  const { category, pricePoints } = card;
  const { checker } = card.task;
  const corrected = `Look: ![](media:${pictureOf(77)})`;
  const writing = { category, pricePoints, statement: corrected, solution: "", checker, typedKey: null };
  const basedOn = { revision: 0, taskVersion: 1 };
  const edit = act(2, { type: "EditContest", edits: [{ what: "write", cardId: 1, basedOn, writing }] });
  expect(ofTeam(played(buys(1, "t1", 1), edit), "t1")).toEqual([pictureOf(77)]);
});

test("MED5 in any play they are exactly those that stand in what the audience is shown", () => {
  const seen = { none: 0, ofTeams: 0, ofAll: 0, solutions: 0 };
  const namedIn = (...views: readonly unknown[]) => {
    const found = views.flatMap((view) => JSON.stringify(view).match(/(?<=media:)[0-9a-f]{32}/gu) ?? []);
    return [...new Set(found)].sort();
  };
  const anyStart = anyRules.map((pack) => ({ ...pack, startPoints: 500, slots: 3 }));
  const check = (state: ContestState) => {
    const ofPublic = viewFor(state, { kind: "public" });
    const forAll = ofAll(state).sort();
    expect(forAll).toEqual(namedIn(ofPublic));
    if (forAll.length > 0) seen.ofAll += 1;
    for (const teamId of Object.keys(state.teams)) {
      const shown = ofTeam(state, teamId).sort();
      expect(shown).toEqual(namedIn(ofPublic, viewFor(state, { kind: "team", teamId })));
      if (shown.length === 0) seen.none += 1;
      else seen.ofTeams += 1;
      if (shown.some((id) => id.startsWith("f"))) seen.solutions += 1;
    }
  };
  const ending = (cardId: number) => [
    byTime(hour, { type: "FinishOnSchedule" }),
    act(hour, { type: "ShowKeys", open: true }),
    act(hour, { type: "ReviewTask", cardId, step: "answer" }),
  ];
  assertUntil(
    () => Object.values(seen).every((count) => count > 20),
    fc.property(anyPlay(anyStart, anyBoard.map(withPicturesIn)), (play) => {
      let last: ContestState | null = null;
      for (const { after } of moments(play)) last = after;
      if (!last) return;
      check(last);
      check(carryOut(last, ending(last.board.cards[0]?.id ?? 1)).state);
    }),
    150,
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

test("MED5 a team that there is not is shown nothing", () => {
  expect(() => shownPictures(played(), { kind: "team", teamId: "t9" })).toThrow("no team");
  expect(ofTeam(given(happened(first, opens(), joins(1, "Ann"), starts())).state, "t1")).toEqual([]);
});

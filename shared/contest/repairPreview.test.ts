import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { previewRepair } from "./repairPreview.ts";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  given,
  happened,
  joins,
  opens,
  starts,
  teamIn,
} from "./testing.ts";

const history = happened(
  created(),
  opens(),
  joins(1, "Ann"),
  joins(2, "Bob"),
  starts(10),
  buys(20, "t1", 1),
  answers(30, "t1", 1, "41"),
  buys(50, "t2", 1),
  answers(60, "t2", 1, "42"),
);
const { state } = given(history);
const command = {
  type: "CorrectKey",
  cardId: 1,
  checker: { kind: "number", answer: "41" },
  policy: "strict",
  why: "",
} as const;

test("RES11 a preview is what the act then does: points, places, verdicts, and nothing is written", () => {
  const stamped = byModerator(100, command);
  const before = JSON.stringify(state);
  const shown = previewRepair(state, { ...stamped, command });
  expect(JSON.stringify(state)).toBe(before);
  expect(shown).toEqual({
    ok: true,
    preview: {
      teams: [
        { teamId: "t2", name: "Bob", balanceBefore: 600, balanceAfter: 400, placeBefore: 1, placeAfter: 2 },
        { teamId: "t1", name: "Ann", balanceBefore: 400, balanceAfter: 600, placeBefore: 2, placeAfter: 1 },
      ],
      purchases: 2,
      verdicts: { accepted: 1, wrong: 1, annulled: 0 },
      prizes: 3,
      prizesMove: true,
    },
  });
  const decision = decide(state, stamped);
  if (!decision.ok) throw new Error("refused");
  const after = decision.events.reduce(evolve, state);
  expect([teamIn(after, "t1").balancePoints, teamIn(after, "t2").balancePoints]).toEqual([600, 400]);
});

test("RES11 nobody else's preview is made, and a refusal is the act's own", () => {
  const { actor } = byTeam(100, "t1", { type: "BuyCard", cardId: 2 });
  expect(previewRepair(state, { actor, at: 1_800_000_000_100, command })).toMatchObject({
    rejection: { code: "not_allowed" },
  });
  const undo = { type: "UndoAct", act: 1, why: "" } as const;
  expect(previewRepair(state, { ...byModerator(100, undo), command: undo })).toMatchObject({
    rejection: { code: "unknown_act" },
  });
});

test("RES11 below the first three places no prize moves", () => {
  const five = happened(
    created({ limits: { teams: 9, seatsPerTeam: 2 } }, { ranking: "balance" }),
    opens(),
    ...[1, 2, 3, 4, 5].map((n) => joins(n, `Team ${n}`)),
    starts(10),
    ...["t1", "t2", "t3"].flatMap((id) => [buys(20, id, 1), answers(30, id, 1, "42")]),
    buys(40, "t5", 5),
  );
  const give = { type: "AdjustBalance", teamId: "t5", deltaPoints: 20, why: "" } as const;
  const shown = previewRepair(given(five).state, { ...byModerator(100, give), command: give });
  expect(shown).toMatchObject({ ok: true, preview: { prizesMove: false, teams: [{ teamId: "t5" }] } });
});

test("RES11 STD1 places are those by which the contest ranks", () => {
  const withdraw = { type: "WithdrawPurchase", teamId: "t1", purchaseId: 1, why: "" } as const;
  const differenceBy = (ranking: "balance" | "worth") => {
    const played = happened(
      created({}, { ranking }),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      starts(10),
      buys(20, "t1", 1),
    );
    const shown = previewRepair(given(played).state, { ...byModerator(100, withdraw), command: withdraw });
    if (!shown.ok) throw new Error(shown.rejection.code);
    return shown.preview.teams.map(({ teamId, placeBefore, placeAfter }) => [
      teamId,
      placeBefore,
      placeAfter,
    ]);
  };
  expect(differenceBy("balance")).toEqual([["t1", 2, 1]]);
  expect(differenceBy("worth")).toEqual([["t1", 1, 1]]);
});

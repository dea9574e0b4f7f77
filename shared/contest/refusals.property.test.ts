import fc from "fast-check";
import { expect, test } from "vitest";
import type { Card } from "./board.ts";
import { Checker, makeChecker, readerOf } from "./checkers/checker.ts";
import { decide } from "./decide.ts";
import { replay } from "./evolve.ts";
import { buys, byTeam, created, happened, joins, opens, sampleBoard, starts } from "./testing.ts";

const numbers = ["12", "7", "1000", "-3", "1/2", "0,05", "25/8", "12%", "150%", "3/4", "1.5"];
const texts = [
  "Paris",
  "Rome",
  "CO",
  "Co",
  "NaCl",
  "5 MW",
  "5 mW",
  "H2O",
  "x²",
  "f'(x)",
  "Москва",
  "Ёлка",
  "5 см",
  "café",
];
const inputs = [
  ...["12", "12%", "150 %", "1", "1.000", "1,000", "1,500", "3,125", "5.", "x = 12", "12 см", "", " ", "7/0"],
  ...[
    "Paris.",
    "(A)",
    "vjcrdf",
    "`krf",
    "зфкшы",
    "москва",
    "5 mw",
    "5 MW",
    "co",
    "Co",
    "1,2",
    "2",
    "9",
    "?",
    "…",
  ],
  "a".repeat(201),
];

/** A task as one was stored before it had a language or an edition, or as one is made in either language. */
const anyChecker: fc.Arbitrary<Checker> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...numbers).map((answer) => ({ kind: "number" as const, answer })),
      fc
        .uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 2 })
        .map((answers) => ({ kind: "text" as const, answers })),
      fc.integer({ min: 1, max: 4 }).map(choice),
    ),
    fc.constantFrom("stored" as const, "en" as const, "ru" as const),
  )
  .filter(([checker]) => Checker.safeParse(checker).success)
  .map(([checker, made]) => (made === "stored" ? checker : makeChecker(checker, made)));

const anyInput = fc.oneof(
  fc.constantFrom(...inputs),
  fc.string({ unit: fc.constantFrom(..."0123456789.,%/- xmwMWaоcvjrdf()=;"), maxLength: 8 }),
);

const everyChecker = (["stored", "en", "ru"] as const).flatMap((made) =>
  [
    ...numbers.map((answer) => ({ kind: "number" as const, answer })),
    ...texts.map((answer) => ({ kind: "text" as const, answers: [answer] })),
    ...[1, 2, 3, 4].map((key) => choice(key)),
  ]
    .filter((checker) => Checker.safeParse(checker).success)
    .map((checker) => (made === "stored" ? checker : makeChecker(checker, made))),
);

test("ANS3 CHK29 tasks with equal readers refuse the same answers, with the same words: asking never tells the key", () => {
  const refusals = new Set<string | undefined>();
  let differentKeys = 0;
  for (const input of inputs) {
    const refused = refusalsOfAll(everyChecker, input);
    for (const code of refused.codes) refusals.add(code);
    differentKeys += refused.differentKeys;
  }
  expect(differentKeys).toBeGreaterThan(100);
  expect([...refusals]).toEqual(
    expect.arrayContaining([
      "answer_empty",
      "answer_too_long",
      "answer_not_a_number",
      "answer_not_an_option",
      "answer_ambiguous_number",
      "answer_percent_unclear",
      "answer_percent_missing",
      "answer_wrong_layout",
      "answer_capitals_count",
    ]),
  );
});

test("ANS3 CHK29 the same, whatever is typed", () => {
  fc.assert(
    fc.property(fc.array(anyChecker, { minLength: 12, maxLength: 12 }), anyInput, (checkers, input) => {
      refusalsOfAll(checkers, input);
    }),
    { numRuns: 300 },
  );
});

/** Expects the same of all tasks that read alike; tells the codes, and how many readers belong to several keys. */
function refusalsOfAll(checkers: readonly Checker[], input: string) {
  const codes: (string | undefined)[] = [];
  let differentKeys = 0;
  for (const alike of Map.groupBy(checkers, (checker) => JSON.stringify(readerOf(checker))).values()) {
    const [first, ...others] = alike.map((checker) => refusalOf(checker, input));
    for (const other of others) expect(other).toEqual(first);
    if (new Set(alike.map((checker) => JSON.stringify(checker))).size > 1) differentKeys++;
    codes.push(first?.code);
  }
  return { codes, differentKeys };
}

/** What a team is told that gives this answer to this task; null when the answer is judged. */
function refusalOf(checker: Checker, answer: string) {
  const [first] = sampleBoard.cards;
  if (first === undefined) throw new Error("the sample has cards");
  const card: Card = { ...first, task: { version: 1, statement: "?", checker } };
  const history = happened(
    created({ board: { rows: 1, columns: 1, cards: [card] } }),
    opens(),
    joins(1, "Ann"),
    starts(),
    buys(1, "t1", 1),
  );
  const decision = decide(replay(history), byTeam(2, "t1", { type: "SubmitAnswer", purchaseId: 1, answer }));
  return decision.ok ? null : decision.rejection;
}

function choice(key: number) {
  return { kind: "choice" as const, options: ["a", "b", "c", "d"], correct: [key], several: false };
}

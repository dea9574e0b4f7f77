import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Board } from "../../contest/board.ts";
import { classicRules } from "../../contest/rules.ts";
import { rulesBefore } from "../../contest/stored/upcasts.ts";
import { boardOf } from "../boardOf.ts";
import type { ContestDocument } from "../ContestDocument.ts";
import { describeFileProblem } from "../problems.ts";
import { readDocument } from "./readDocument.ts";

const stored = readFileSync(new URL("version1.json", import.meta.url), "utf8");
const second = readFileSync(new URL("version2.json", import.meta.url), "utf8");

/** The stored document with another value at this place; without it, where that is undefined. */
function changed(place: string, value: unknown, text = stored): unknown {
  const document: unknown = JSON.parse(text);
  const parts = place.split("/");
  let holder = document as Record<string, unknown>;
  for (const part of parts.slice(0, -1)) holder = holder[part] as Record<string, unknown>;
  const name = parts.at(-1) ?? "";
  if (value === undefined) delete holder[name];
  else holder[name] = value;
  return document;
}

function opened(json: unknown): ContestDocument {
  const read = readDocument(json);
  if (!read.ok)
    throw new Error(read.problems.map((problem) => describeFileProblem("en", problem)).join("\n"));
  return read.document;
}

function refusals(json: unknown): readonly string[] {
  const read = readDocument(json);
  if (read.ok) return [];
  for (const problem of read.problems)
    for (const language of ["en", "ru"] as const)
      expect(describeFileProblem(language, problem)).toMatch(/^(?!.*(?:undefined|NaN|\[object)).*[.?]$/u);
  return read.problems.map(({ path = "", code }) => `${path} ${code}`);
}

describe("FIL6 a contest document", () => {
  test("FIL7 of the first version opens, with the checkers of tasks made today", () => {
    const document = opened(JSON.parse(stored));
    expect(document).toMatchObject({
      title: "Пробная регата",
      language: "ru",
      theme: "pink",
      durationMs: 1_500_000,
    });
    expect(document.board.cards.map(({ id, task }) => [id, task.checker])).toEqual([
      [7, { kind: "number", answer: "5,0", tolerance: "0,1", language: "ru", percent: "asked" }],
      [3, { kind: "text", answers: ["Москва"], folds: { yo: false }, edition: 2, alphabet: "cyrillic" }],
      [12, { kind: "choice", options: ["$2$", "$3$"], correct: [2], several: false }],
    ]);
  });

  test("says the same again when it was written", () => {
    const document = opened(JSON.parse(stored));
    expect(opened(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  test("FIL7 of the second version says the same again, drafts and all", () => {
    const document = opened(JSON.parse(second));
    expect(opened(JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(document.drafts).toEqual([
      {
        id: 4,
        place: { row: 2, column: 2 },
        category: "Выбор",
        pricePoints: null,
        statement: "Что больше, и насколько?",
        solution: "",
        checker: null,
        typedKey: { kind: "number", cells: { answer: "1,2,3", tolerance: "" } },
      },
      expect.objectContaining({ id: 20, place: null, checker: expect.objectContaining({ language: "ru" }) }),
    ]);
    expect(Object.keys(document.media)).toEqual(["0123456789abcdef0123456789abcdef", "sides.png"]);
  });

  test("FIL7 of the first version has nothing beside its board", () => {
    expect(opened(JSON.parse(stored)).drafts).toEqual([]);
  });

  test("gives a board: ids and texts as they are, solutions beside them", () => {
    const board = Board.parse(boardOf(opened(JSON.parse(stored))));
    expect(board.cards.map(({ id }) => id)).toEqual([7, 3, 12]);
    expect(board.cards[1]?.task.statement).toBe("Столица России?\n\n![](media:map.png)");
    expect(board.cards[0]?.task).toMatchObject({ version: 1, solution: "$2{,}5 \\cdot 2 = 5$" });
  });

  test("FIL6 EDT3 of a contest without a card yet gives an empty board", () => {
    const board = Board.parse(boardOf(opened(changed("board/cards", []))));
    expect(board.cards).toEqual([]);
  });

  test("FIL7 STO4 what it leaves out is as it always was, though new contests begin otherwise", () => {
    const { format, version, title, language, board, media } = opened(JSON.parse(stored));
    const bare = { format, version, title, language, board, media };
    const always = { ...classicRules, ...rulesBefore };
    expect(opened(bare)).toMatchObject({ rules: always, durationMs: 40 * 60_000 });
    expect([always.ranking, classicRules.ranking]).toEqual(["balance", "worth"]);
    const some = { ...bare, rules: { slots: 1, attempts: { text: 1 }, ranking: "worth" } };
    expect(opened(some).rules).toEqual({
      ...classicRules,
      slots: 1,
      attempts: { ...classicRules.attempts, text: 1 },
    });
  });
});

describe("FIL6 what is refused, with the path to it", () => {
  const task = (card: number) => `board/cards/${card}/task`;

  test.each<[string, string, unknown, readonly string[]]>([
    ["another JSON", "format", "quiz", [" json_not_a_contest"]],
    ["no version", "version", undefined, ["version document_version_unfit"]],
    ["version 0", "version", 0, ["version document_version_unfit"]],
    ["a version in words", "version", "1", ["version document_version_unfit"]],
    ["a later version", "version", 3, ["version document_version_later"]],
    ["no title", "title", undefined, ["title field_missing"]],
    ["a title of two lines", "title", "a\r\nb", ["title field_unfit"]],
    ["an empty title", "title", " ", ["title field_unfit"]],
    ["a long title", "title", "a".repeat(121), ["title field_too_big"]],
    ["another language", "language", "de", ["language field_not_one_of"]],
    ["another theme", "theme", "plaid", ["theme field_not_one_of"]],
    ["a field more", "owner", "me", [" field_unknown"]],
    ["a rule more", "rules/cheat", true, ["rules field_unknown"]],
    ["rules of another kind", "rules", [], ["rules field_wrong_type"]],
    ["no board", "board", undefined, ["board field_missing"]],
    ["thirteen rows", "board/rows", 13, ["board.rows field_too_big"]],
    ["a price of nothing", "board/cards/1/pricePoints", 0, ["board.cards[1].pricePoints field_too_small"]],
    ["a price in words", "board/cards/1/pricePoints", "9", ["board.cards[1].pricePoints field_wrong_type"]],
    ["a card that is none", "board/cards/0", 5, ["board.cards[0] field_wrong_type"]],
    ["two cards of one id", "board/cards/1/id", 7, ["board.cards[1].id card_repeated"]],
    ["two cards at a place", "board/cards/1/row", 1, ["board.cards[1].column card_repeated"]],
    ["a card outside", "board/rows", 1, ["board.cards[1] card_outside"]],
    ["no statement", `${task(2)}/statement`, undefined, ["board.cards[2].task.statement field_missing"]],
    [
      "an unknown kind",
      `${task(0)}/checker`,
      { kind: "toString" },
      ["board.cards[0].task.checker.kind unknown_kind"],
    ],
    [
      "a key that is no number",
      `${task(0)}/checker/answer`,
      "five",
      ["board.cards[0].task.checker.answer answer_not_a_number"],
    ],
    [
      "a key with two meanings",
      `${task(0)}/checker/answer`,
      "1.000",
      ["board.cards[0].task.checker.answer answer_ambiguous_number"],
    ],
    ...["\0", "\ud800"].flatMap((unkept): readonly [string, string, unknown, readonly string[]][] => [
      [
        `a key with ${JSON.stringify(unkept)}`,
        `${task(0)}/checker/answer`,
        `12${unkept}`,
        ["board.cards[0].task.checker.answer field_unfit"],
      ],
      [
        `an answer with ${JSON.stringify(unkept)}`,
        `${task(1)}/checker/answers`,
        [`cat${unkept}`],
        ["board.cards[1].task.checker.answers[0] field_unfit"],
      ],
      [
        `a choice with ${JSON.stringify(unkept)}`,
        `${task(2)}/checker/options`,
        ["a", `b${unkept}`, "c"],
        ["board.cards[2].task.checker.options[1] field_unfit"],
      ],
    ]),
    [
      "a tolerance that is none",
      `${task(0)}/checker/tolerance`,
      "-1",
      ["board.cards[0].task.checker.tolerance bad_tolerance"],
    ],
    [
      "an empty text",
      `${task(1)}/checker/answers`,
      ["\u200b"],
      ["board.cards[1].task.checker.answers[0] answer_empty"],
    ],
    [
      "an option twice",
      `${task(2)}/checker/options`,
      ["a", "a"],
      ["board.cards[2].task.checker.options[1] repeated_choice"],
    ],
    [
      "no such option",
      `${task(2)}/checker/correct`,
      [3],
      ["board.cards[2].task.checker.correct correct_unfit"],
    ],
    [
      "a text that is too long once its pictures are called by ids",
      `${task(0)}/statement`,
      "![](media:map.png)".repeat(1_000),
      ["board.cards[0].task.statement pictures_too_large"],
    ],
    [
      "a picture that is none",
      "media/map.png/type",
      "image/svg+xml",
      ["media.map.png.type field_not_one_of"],
    ],
  ])("%s", (_, place, value, expected) => {
    expect(refusals(changed(place, value))).toEqual(expected);
  });

  test.each<[string, string, unknown, readonly string[]]>([
    ["a draft without an id", "drafts/0/id", undefined, ["drafts[0].id field_missing"]],
    ["a draft with the id of a card", "drafts/0/id", 7, ["drafts[0].id card_repeated"]],
    ["two drafts of one id", "drafts/0/id", 20, ["drafts[1].id card_repeated"]],
    [
      "a draft at the place of a card",
      "drafts/0/place",
      { row: 1, column: 2 },
      ["drafts[0].place card_repeated"],
    ],
    ["a draft outside", "drafts/0/place", { row: 3, column: 1 }, ["drafts[0] card_outside"]],
    ["a field more", "drafts/1/revision", 5, ["drafts[1] field_unknown"]],
    ["no drafts at all", "drafts", 5, ["drafts field_wrong_type"]],
    [
      "a draft's key that is no number",
      "drafts/1/checker/answer",
      "six",
      ["drafts[1].checker.answer answer_not_a_number"],
    ],
  ])("FIL6 of the second version: %s", (_, place, value, expected) => {
    expect(refusals(changed(place, value, second))).toEqual(expected);
  });

  test("EDT2 more cards beside the board than may lie there", () => {
    const document = JSON.parse(second) as ContestDocument;
    const [, draft] = document.drafts;
    const many = Array.from({ length: 145 }, (_, index) => ({ ...draft, id: 100 + index }));
    expect(refusals({ ...document, drafts: many })).toEqual(["drafts too_many_aside"]);
    expect(refusals({ ...document, drafts: many.slice(1) })).toEqual([]);
  });

  test("FIL20 more pictures than a contest holds, counted as they are shown", () => {
    const document = opened(JSON.parse(second));
    const [card, ...others] = document.board.cards;
    const picture = document.media["sides.png"];
    const names = Array.from({ length: 198 }, (_, index) => `p${index}`);
    const shown = names.map((name) => `![](media:${name})`).join("");
    const withMedia = (media: object, statement: string) => ({
      ...document,
      board: { ...document.board, cards: [{ ...card, task: { ...card?.task, statement } }, ...others] },
      media: { ...document.media, ...media },
    });
    const all = Object.fromEntries([...names, "more", "unseen"].map((name) => [name, picture]));
    expect(refusals(withMedia(all, shown))).toEqual([]);
    expect(refusals(withMedia(all, `${shown}![](media:more)`))).toEqual(["media pictures_too_many"]);
    const large = { type: "image/png", alt: "", base64: "AAAA".repeat(349_000) };
    const heavy = Object.fromEntries(names.slice(0, 25).map((name) => [name, large]));
    const few = (count: number) =>
      names
        .slice(0, count)
        .map((name) => `![](media:${name})`)
        .join("");
    expect(refusals(withMedia(heavy, few(24)))).toEqual([]);
    expect(refusals(withMedia(heavy, few(25)))).toEqual(["media pictures_too_many"]);
  });

  test.each([null, 5, "text", [], [[]], {}, true])("%j is no contest", (json) => {
    expect(refusals(json)).toEqual([" json_not_a_contest"]);
  });

  test("whatever stands in it", () => {
    const outcomes = { opened: 0, refused: 0 };
    const places = fc.constantFrom(
      "title",
      "language",
      "rules",
      "rules/attempts",
      "board",
      "board/cards",
      "board/cards/0",
      task(0),
      `${task(0)}/checker`,
      `${task(1)}/statement`,
      `${task(1)}/checker/answers`,
      `${task(2)}/checker/correct`,
      "media",
      "drafts",
      "durationMs",
    );
    const values = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom("5", "1,000", 1, ["a"]));
    fc.assert(
      fc.property(places, values, (place, value) => {
        const json = changed(place, value);
        const found = refusals(json);
        outcomes[found.length > 0 ? "refused" : "opened"] += 1;
        if (found.length === 0) expect(Board.safeParse(boardOf(opened(json))).success).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(outcomes.refused).toBeGreaterThan(50);
  });
});

import fc from "fast-check";
import { makeChecker } from "../../contest/checkers/checker.ts";
import { checkerKinds } from "../../contest/checkers/readers.ts";
import type { CardPlace, CardWriting } from "../../contest/editActs.ts";
import { draftEdits } from "../../contest/editing.ts";
import { evolve, initialState } from "../../contest/evolve.ts";
import type { ContestState } from "../../contest/state.ts";
import { anyRules } from "../../contest/testing/generators.ts";
import { sampleChecker } from "../../contest/testing/kinds.ts";
import { created, t0 } from "../../contest/testing.ts";
import { themes } from "../../contest/themes.ts";
import { type Language, languages } from "../../languages.ts";
import { boardOf } from "../boardOf.ts";
import type { ContestDocument, DocumentCard, DocumentDraft } from "../ContestDocument.ts";

/** The ids of two pictures. */
export const pictureNames = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"] as const;

/** Texts as people and spreadsheets write them. */
const anyText = fc
  .array(
    fc.constantFrom(
      "Сколько будет",
      "How many",
      "$x^2$",
      " ",
      "\n",
      "\r\n",
      "\t",
      '"so"',
      "'",
      "=1+1",
      "-2",
      "@",
      "\uFEFF",
      "\u2028",
      "; ",
      ", ",
      `![a map](media:${pictureNames[0]})`,
      `![](media:${pictureNames[1]})`,
      "🦆",
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((parts) => `What? ${parts.join("")}.`);
const anyCategory = fc.constantFrom("Any", "Числа", "-1 = x", "A; B", "Wörter, 2");

function anyChecker(language: Language) {
  return fc
    .record({ kind: fc.constantFrom(...checkerKinds), seed: fc.nat(600) })
    .map(({ kind, seed }) => makeChecker(sampleChecker(kind, seed), language));
}

function anyCard(language: Language): fc.Arbitrary<Omit<DocumentCard, "id" | "row" | "column">> {
  return fc
    .record({
      category: anyCategory,
      pricePoints: fc.integer({ min: 1, max: 100_000 }),
      statement: anyText,
      solution: fc.option(anyText, { nil: undefined }),
      checker: anyChecker(language),
    })
    .map(({ category, pricePoints, statement, solution, checker }) => {
      const task = { statement, checker, ...(solution !== undefined && { solution }) };
      return { category, pricePoints, task };
    });
}

/** Something is missing, so that it is unfinished wherever it stands. */
function anyUnfinished(language: Language): fc.Arbitrary<CardWriting> {
  return fc
    .record({
      lacks: fc.constantFrom("category", "price", "statement", "key"),
      category: anyCategory,
      pricePoints: fc.integer({ min: 1, max: 400 }),
      statement: anyText,
      solution: fc.oneof(fc.constant(""), anyText),
      checker: anyChecker(language),
      typedKey: fc.option(
        fc.constant({ kind: "number" as const, cells: { answer: "1,2,3", tolerance: "" } }),
      ),
    })
    .map(({ lacks, ...whole }) => ({
      ...whole,
      ...(lacks === "category" && { category: "" }),
      ...(lacks === "price" && { pricePoints: null }),
      ...(lacks === "statement" && { statement: " " }),
      ...(lacks === "key" ? { checker: null } : { typedKey: null }),
    }));
}

function anyFinished(language: Language): fc.Arbitrary<CardWriting> {
  return anyCard(language).map(({ task: { statement, checker, solution = "" }, ...card }) => ({
    ...card,
    statement,
    solution,
    checker,
    typedKey: null,
  }));
}

type Placed<Card> = readonly [place: CardPlace, card: Card];

/** A contest with whatever an author can write: a board, cards beside it, unfinished ones, rules, pictures by their names. */
export const anyContest: fc.Arbitrary<ContestState> = fc
  .record({
    language: fc.constantFrom(...languages),
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ language, rows, columns }) => {
    const anyPlace = fc.record({
      row: fc.integer({ min: 1, max: rows }),
      column: fc.integer({ min: 1, max: columns }),
    });
    const anyStanding: fc.Arbitrary<
      Placed<ReturnType<typeof anyCard> extends fc.Arbitrary<infer C> ? C | CardWriting : never>
    > = fc.tuple(
      anyPlace,
      fc.oneof(
        { weight: 4, arbitrary: anyCard(language) },
        { weight: 1, arbitrary: anyUnfinished(language) },
      ),
    );
    return fc.record({
      language: fc.constant(language),
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      standing: fc.uniqueArray(anyStanding, {
        maxLength: 12,
        selector: ([{ row, column }]) => `${row}:${column}`,
      }),
      aside: fc.array(fc.oneof(anyUnfinished(language), anyFinished(language)), { maxLength: 4 }),
      firstId: fc.integer({ min: 1, max: 40 }),
      rules: anyRules,
      title: fc.constantFrom("Fractions", "Дроби ⛵", "=A1"),
      theme: fc.option(fc.constantFrom(...themes), { nil: undefined }),
      durationMs: fc.constantFrom(60_000, 40 * 60_000),
    });
  })
  .map(({ language, rows, columns, standing, aside, firstId, theme, ...head }) => {
    const cards: DocumentCard[] = [];
    const drafts: DocumentDraft[] = [];
    let id = firstId;
    for (const [place, card] of standing) {
      id += 2;
      if ("task" in card) cards.push({ id, ...place, ...card });
      else drafts.push({ id, place, ...card });
    }
    for (const writing of aside) {
      id += 2;
      drafts.push({ id, place: null, ...writing });
    }
    return stateOf({ ...head, language, ...(theme && { theme }), board: { rows, columns, cards }, drafts });
  });

/** The contest that is made of this content. */
export function stateOf(content: Omit<ContestDocument, "format" | "version" | "media">): ContestState {
  const { title, language, theme, durationMs, rules, drafts } = content;
  const head = { title, language, durationMs, rules, ...(theme && { theme }) };
  const first = initialState(created({ ...head, board: boardOf(content) }));
  if (drafts.length === 0) return first;
  const by = { role: "moderator", accountId: "teacher" } as const;
  return evolve(first, { type: "ContestEdited", at: t0, by, edits: draftEdits(drafts) });
}

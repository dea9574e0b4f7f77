import fc from "fast-check";
import type { Checker } from "../checkers/checker.ts";
import type { CardWriting, Edit, EditContest } from "../editActs.ts";
import type { RulePack } from "../rules.ts";

type EditOf<What extends Edit["what"]> = fc.Arbitrary<Extract<Edit, { what: What }>>;

/** What authors try, in any phase: whole cards and unfinished ones, with what they know often out of date. */
export function anyEdits(
  anyRules: fc.Arbitrary<RulePack>,
  anyChecker: fc.Arbitrary<Checker>,
  anyCardId: fc.Arbitrary<number>,
): fc.Arbitrary<EditContest> {
  const anyPlace = fc.record({ row: fc.integer({ min: 1, max: 2 }), column: fc.integer({ min: 1, max: 7 }) });
  // Cards that were added have ids above those of the board.
  const anyKnownId = fc.oneof(anyCardId, fc.integer({ min: 18, max: 19 }));
  const anyWriting: fc.Arbitrary<CardWriting> = fc.record({
    category: fc.constantFrom("Any", "Any", "Any", " "),
    pricePoints: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 400 }) }, fc.constant(null)),
    statement: fc.constantFrom("How many?", "Who?", "Where?", "What?", ""),
    solution: fc.constantFrom("", "So."),
    checker: fc.option(anyChecker, { freq: 8 }),
    typedKey: fc.option(fc.constant({ kind: "number" as const, cells: { answer: "1,2,3" } })),
  });
  const anyBasis = fc.record({
    revision: fc.constantFrom(0, 0, 0, 1, 2),
    taskVersion: fc.constantFrom(1, 1, 1, 2),
  });
  const anySides = { rows: fc.integer({ min: 1, max: 2 }), columns: fc.integer({ min: 2, max: 7 }) };
  const any: { readonly [What in Edit["what"]]: EditOf<What> } = {
    add: fc.record({
      what: fc.constant("add"),
      place: fc.option(anyPlace, { freq: 5 }),
      writing: anyWriting,
    }),
    write: fc.record({
      what: fc.constant("write"),
      cardId: anyKnownId,
      basedOn: anyBasis,
      writing: anyWriting,
    }),
    place: fc.record({
      what: fc.constant("place"),
      cardId: anyKnownId,
      place: fc.option(anyPlace, { freq: 3 }),
    }),
    discard: fc.record(
      { what: fc.constant("discard"), cardId: anyKnownId, basedOn: anyBasis },
      { requiredKeys: ["what", "cardId"] },
    ),
    size: fc.record(
      { what: fc.constant("size"), ...anySides, basedOn: fc.record(anySides) },
      { requiredKeys: ["what", "rows", "columns"] },
    ),
    rules: fc.record({
      what: fc.constant("rules"),
      basedOn: fc.constantFrom(0, 0, 1),
      rules: anyRules,
    }),
  };
  return fc.record({
    type: fc.constant("EditContest"),
    edits: fc.array(fc.oneof(...(Object.values(any) as fc.Arbitrary<Edit>[])), {
      minLength: 1,
      maxLength: 3,
    }),
  });
}

import { z } from "zod";
import { CardId } from "../ids.ts";
import { personText } from "../text.ts";
import { boardSides, cardContent } from "./board.ts";
import { Checker } from "./checkers/checker.ts";
import { checkerKinds } from "./checkers/readers.ts";
import { mostCharacters, mostKeyCharacters } from "./mostCharacters.ts";
import { RulePack } from "./rules.ts";

/*
 * What an author writes while a contest is made: as it is sent, as the journal holds it, and as the state keeps what is
 * not finished. A card that is being written may lack anything.
 */

/** A key as it is typed, in the cells of a table. */
export const keyCells = {
  answer: personText(mostKeyCharacters.answer),
  choices: z.exactOptional(personText(mostKeyCharacters.choices)),
  tolerance: z.exactOptional(personText(mostKeyCharacters.tolerance)),
  exact: z.exactOptional(personText(mostKeyCharacters.exact)),
} as const;

export const CardPlace = z.strictObject({ row: cardContent.row, column: cardContent.column }).readonly();
export type CardPlace = z.infer<typeof CardPlace>;

const writing = {
  category: personText(60),
  /** Null: nobody said yet. */
  pricePoints: cardContent.pricePoints.nullable(),
  statement: personText(mostCharacters.statement),
  /** Empty: there is none. */
  solution: personText(mostCharacters.statement),
  /** Null: there is none that could judge an answer. */
  checker: Checker.nullable(),
  /** What stands in the cells of the key as long as it makes no checker. */
  typedKey: z
    .strictObject({ kind: z.enum(checkerKinds), cells: z.strictObject(keyCells).readonly() })
    .readonly()
    .nullable(),
} as const;

/** All that an author says of one card, but for its place. */
export const CardWriting = z.strictObject(writing).readonly();
export type CardWriting = z.infer<typeof CardWriting>;

/**
 * What a page knew of a card when somebody began to write it, or to correct its key: two who do so at once are told of each
 * other. EDT4 RES13
 */
export const CardBasis = z
  .strictObject({
    revision: z.int().min(0),
    taskVersion: z.int().min(1),
  })
  .readonly();
export type CardBasis = z.infer<typeof CardBasis>;

/** One thing to change. */
export const Edit = z.discriminatedUnion("what", [
  /** A new card; null: it begins aside. */
  z.strictObject({ what: z.literal("add"), place: CardPlace.nullable(), writing: CardWriting }),
  z.strictObject({ what: z.literal("write"), cardId: CardId, basedOn: CardBasis, writing: CardWriting }),
  /** Null: aside, which is where deleted cards wait. */
  z.strictObject({ what: z.literal("place"), cardId: CardId, place: CardPlace.nullable() }),
  /** One that is aside, for good, as it was seen; `basedOn` is absent of a page that does not say. EDT19 */
  z.strictObject({ what: z.literal("discard"), cardId: CardId, basedOn: z.exactOptional(CardBasis) }),
  /**
   * `basedOn`: the size as its author saw it; what no longer fits is moved before, by the same command. Absent of a page that
   * does not say: what no longer fits goes aside. EDT18
   */
  z.strictObject({
    what: z.literal("size"),
    ...boardSides,
    basedOn: z.exactOptional(z.strictObject(boardSides).readonly()),
  }),
  z.strictObject({ what: z.literal("rules"), basedOn: z.int().min(0), rules: RulePack }),
]);
export type Edit = z.infer<typeof Edit>;

export const mostEdits = 300;

/** All of it, or nothing. */
export const EditContest = z.strictObject({
  type: z.literal("EditContest"),
  edits: z.array(Edit).min(1).max(mostEdits),
});
export type EditContest = z.infer<typeof EditContest>;

/** What was changed, in order; a card that was not there before is a new one. */
export const DoneEdit = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("card"), cardId: CardId, writing: CardWriting }).readonly(),
  z.strictObject({ what: z.literal("place"), cardId: CardId, place: CardPlace.nullable() }).readonly(),
  z.strictObject({ what: z.literal("discard"), cardId: CardId }).readonly(),
  z.strictObject({ what: z.literal("size"), ...boardSides }).readonly(),
  z.strictObject({ what: z.literal("rules"), rules: RulePack }).readonly(),
]);
export type DoneEdit = z.infer<typeof DoneEdit>;

/** A card that is not on the board, or not finished. */
export const CardDraft = z
  .strictObject({
    id: CardId,
    /** Null: aside. */
    place: CardPlace.nullable(),
    /** The edit that wrote it last; 0: none did. */
    revision: z.int(),
    ...writing,
  })
  .readonly();
export type CardDraft = z.infer<typeof CardDraft>;

/** What the state keeps of editing. */
export const Editing = z
  .strictObject({
    /** Counts the edits of the contest. */
    revision: z.int(),
    /** The edit that wrote the rules last; 0: none did. */
    rulesRevision: z.int(),
    /** The highest that was ever given. BUY9 */
    lastCardId: z.int(),
    drafts: z.array(CardDraft).readonly(),
  })
  .readonly();
export type Editing = z.infer<typeof Editing>;

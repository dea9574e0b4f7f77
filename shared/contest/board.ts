import { z } from "zod";
import { CardId } from "../ids.ts";
import { personText } from "../text.ts";
import { Checker } from "./checkers/checker.ts";
import { mostCharacters } from "./mostCharacters.ts";

/** What an author writes of a task: a statement (Markdown + LaTeX), the way its answer is judged, which holds the key, a solution. */
export const taskContent = {
  statement: personText(mostCharacters.statement).min(1),
  checker: Checker,
  /** How it is solved, as a statement is written; nobody sees it yet. */
  solution: z.exactOptional(personText(mostCharacters.statement).min(1)),
} as const;

/** What an author writes of a card, beside its task. */
export const cardContent = {
  id: CardId,
  row: z.int().min(1).max(12),
  column: z.int().min(1).max(12),
  category: personText(60).min(1),
  pricePoints: z.int().min(1).max(100_000),
} as const;

export const boardSides = { rows: z.int().min(1).max(12), columns: z.int().min(1).max(12) } as const;
export const MAX_CARDS = 144;

export const Task = z
  .strictObject({
    /** Counts the tasks of its card, from 1: a purchase names the one it was bought with. BUY10 */
    version: z.int().min(1).default(1),
    ...taskContent,
    /** When its words were corrected while it was played. EDT5 */
    correctedAt: z.exactOptional(z.number()),
  })
  .readonly();
export type Task = z.infer<typeof Task>;

export const Card = z
  .strictObject({
    ...cardContent,
    /** What is bought now. */
    task: Task,
    /** What was bought before the task was changed. */
    earlierTasks: z.array(Task).readonly().default([]),
  })
  .readonly();
export type Card = z.infer<typeof Card>;

/** What a moderator ruled for all answers to a card with one reading. RES7 */
export const ReadingRuling = z
  .strictObject({ reading: z.string(), verdict: z.enum(["accepted", "wrong"]) })
  .readonly();
export type ReadingRuling = z.infer<typeof ReadingRuling>;

/** A card of a contest that is played. */
export const LiveCard = z
  .strictObject({
    ...Card.unwrap().shape,
    /** A moderator took it out of the game: nobody buys it any more. VOI1 */
    voided: z.exactOptional(z.literal(true)),
    /** What a moderator ruled for every answer with a reading. */
    rulings: z.exactOptional(z.array(ReadingRuling).readonly()),
    /** The edit that wrote it last; absent: none did. EDT4 */
    revision: z.exactOptional(z.int()),
  })
  .readonly();
export type LiveCard = z.infer<typeof LiveCard>;

export const LiveBoard = z.strictObject({ ...boardSides, cards: z.array(LiveCard).readonly() }).readonly();
export type LiveBoard = z.infer<typeof LiveBoard>;

/** Rows × columns, 1 to 12 each; places may be empty, all of them before the first card is made, but no two cards share one. */
export const Board = z
  .strictObject({
    ...boardSides,
    cards: z.array(Card).max(MAX_CARDS).readonly(),
  })
  .readonly()
  .superRefine((board, ctx) => {
    const places = new Set<string>();
    const ids = new Set<CardId>();
    board.cards.forEach((card) => {
      const place = `${card.row}:${card.column}`;
      const versions = [card.task, ...card.earlierTasks].map(({ version }) => version);
      if (ids.has(card.id)) ctx.addIssue({ code: "custom", message: `two cards have the id ${card.id}` }); // BUY9
      ids.add(card.id);
      if (new Set(versions).size < versions.length)
        ctx.addIssue({ code: "custom", message: `card ${card.id} has two tasks of one version` });
      if (card.row > board.rows || card.column > board.columns)
        ctx.addIssue({ code: "custom", message: `card ${card.id} stands outside the board` });
      if (places.has(place)) ctx.addIssue({ code: "custom", message: `two cards stand at ${place}` });
      places.add(place);
    });
  });
export type Board = z.infer<typeof Board>;

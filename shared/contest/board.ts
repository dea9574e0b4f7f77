import { z } from "zod";
import { CardId } from "../ids.ts";
import { personText } from "../text.ts";
import { Checker } from "./checkers/checker.ts";

/** A task is a statement (Markdown + LaTeX) and the way its answer is judged. Holds the key. */
export const Task = z.strictObject({ statement: personText(20_000).min(1), checker: Checker }).readonly();
export type Task = z.infer<typeof Task>;

export const Card = z
  .strictObject({
    id: CardId,
    row: z.int().min(1).max(12),
    column: z.int().min(1).max(12),
    category: personText(60).min(1),
    pricePoints: z.int().min(1).max(100_000),
    task: Task,
  })
  .readonly();
export type Card = z.infer<typeof Card>;

/** Rows × columns, 1 to 12 each; places may be empty, but no two cards share one. Cards are ordered by id. */
export const Board = z
  .strictObject({
    rows: z.int().min(1).max(12),
    columns: z.int().min(1).max(12),
    cards: z.array(Card).min(1).max(144).readonly(),
  })
  .readonly()
  .superRefine((board, ctx) => {
    const places = new Set<string>();
    board.cards.forEach((card, index) => {
      const place = `${card.row}:${card.column}`;
      if (card.id !== index + 1) ctx.addIssue({ code: "custom", message: "card ids must count from 1" });
      if (card.row > board.rows || card.column > board.columns)
        ctx.addIssue({ code: "custom", message: `card ${card.id} stands outside the board` });
      if (places.has(place)) ctx.addIssue({ code: "custom", message: `two cards stand at ${place}` });
      places.add(place);
    });
  });
export type Board = z.infer<typeof Board>;

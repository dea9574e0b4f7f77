import { z } from "zod";
import { mostCharacters } from "./contest/mostCharacters.ts";
import { CardId } from "./ids.ts";
import { personText } from "./text.ts";

/** What of a card an author may be writing. */
export const writtenFields = ["category", "price", "statement", "solution", "key"] as const;
export type WrittenField = (typeof writtenFields)[number];

/** At which card an author is, and what is not saved there yet. EDT9 */
export const AuthorAt = z
  .strictObject({
    cardId: CardId,
    /** Null: looks at the card as a whole. */
    field: z.enum(writtenFields).nullable(),
    /** As it is typed; null: all is saved. */
    text: personText(mostCharacters.statement).nullable(),
  })
  .readonly();
export type AuthorAt = z.infer<typeof AuthorAt>;

/** Another author of the board, as one who writes on it, too, is told. */
export interface AuthorView {
  /** Of the connection, as long as it lasts. */
  readonly id: number;
  /** Null: would not say. AUT16 */
  readonly name: string | null;
  /** The end of the sign-in's mark. */
  readonly signIn: string;
  /** Null: is at no card, or gone. */
  readonly at: AuthorAt | null;
}

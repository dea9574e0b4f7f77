import type { AuthorAt, AuthorView } from "../../shared/authors.ts";

/** What is shown of an author beside the place. */
export type AuthorMark = Pick<AuthorView, "name" | "signIn">;

/** Who has the board open to write on it, and what each has not saved: in memory only, one place for each connection. EDT9 */
export class AuthorDesk<Member> {
  readonly #authors = new Map<Member, AuthorView>();
  #lastId = 0;

  has(member: Member): boolean {
    return this.#authors.has(member);
  }

  /** Where the author is by now. */
  write(member: Member, mark: AuthorMark, at: AuthorAt | null): AuthorView {
    const id = this.#authors.get(member)?.id ?? ++this.#lastId;
    const author = { id, ...mark, at };
    this.#authors.set(member, author);
    return author;
  }

  /** What the others are to be told; null: nobody knew of this one. */
  leave(member: Member): AuthorView | null {
    const author = this.#authors.get(member);
    this.#authors.delete(member);
    return author?.at ? { ...author, at: null } : null;
  }

  /** All who are at some card, but this one. */
  othersOf(member: Member): readonly AuthorView[] {
    return [...this.#authors]
      .filter(([other, { at }]) => other !== member && at !== null)
      .map(([, author]) => author);
  }
}

import type { AuthorView, WrittenField } from "../../../shared/authors.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { Notice } from "../parts/Notice.tsx";
import { useDesk } from "./StudioContext.ts";

/** What an author is called: as said once, else by the sign-in. AUT16 */
export function authorName({ editors }: Pick<Texts, "editors">, { name, signIn }: AuthorView): string {
  return name ?? editors.somebody(signIn);
}

/** Who else is at this card. EDT9 */
export function useAuthorsAt(cardId: number | undefined): readonly AuthorView[] {
  const { store } = useDesk();
  return [...store.writing.others.value.values()].filter(({ at }) => at !== null && at.cardId === cardId);
}

/** In a list or in the grid: by name, beside a sign. */
export function AuthorsOnCard({ cardId }: { readonly cardId: number }) {
  const texts = useTexts();
  const authors = useAuthorsAt(cardId);
  if (authors.length === 0) return null;
  return (
    <span class="studio-authors">
      {texts.editors.here(authors.map((author) => authorName(texts, author)))}
    </span>
  );
}

/** In a question about several cards: who has one of them open, too. EDT19 */
export function AuthorsAmong({ cardIds }: { readonly cardIds: readonly number[] }) {
  const texts = useTexts();
  const { store } = useDesk();
  const others = [...store.writing.others.value.values()];
  const authors = others.filter(({ at }) => at !== null && cardIds.includes(at.cardId));
  return (
    <div role="status">
      {authors.length > 0 && (
        <Notice tone="warn">
          {texts.editors.atThese(authors.map((author) => authorName(texts, author)))}
        </Notice>
      )}
    </div>
  );
}

/** Above the form: who has the card open, too. Below a field: who is writing in it, and what is not saved there yet. EDT9 */
export function OthersHere({
  cardId,
  field,
}: {
  readonly cardId: number;
  readonly field: WrittenField | null;
}) {
  const texts = useTexts();
  const { editors: words } = texts;
  const authors = useAuthorsAt(cardId).filter(({ at }) => at?.field === field);
  if (authors.length === 0) return null;
  return (
    <div class="stack studio-others">
      {authors.map((author) => {
        const name = authorName(texts, author);
        const text = author.at?.text ?? null;
        return (
          <div key={author.id}>
            <p class="studio-author">✎ {field === null ? words.looks(name) : words.writes(name)}</p>
            {text !== null && (
              <p class="studio-version" role="note" aria-label={words.unsaved(name)} data-unsaved>
                {text === "" ? words.nothingTyped : text}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

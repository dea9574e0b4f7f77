import { useEffect, useId, useMemo } from "preact/hooks";
import type { WrittenField } from "../../../shared/authors.ts";
import { cardRights } from "../../../shared/contest/cardRights.ts";
import { useTexts } from "../../i18n/texts.ts";
import { type CardForm, createCardForm, readPrice } from "../../store/studio/cardForm.ts";
import { standOf } from "../../store/studio/cardStand.ts";
import { changedParts, layingAside, moving } from "../../store/studio/changes.ts";
import { cardAt, lacksOf, type StudioCard } from "../../store/studio/content.ts";
import { Field } from "../parts/Field.tsx";
import { KeyFields } from "./KeyFields.tsx";
import { OthersHere } from "./OtherAuthors.tsx";
import { SaidAfter, SaidBefore, useStand } from "./SaidBefore.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { TaskPreview } from "./TaskPreview.tsx";
import { TaskText } from "./TaskText.tsx";

/** One card: what is typed is saved as it is typed. */
export function CardEditor({ card }: { readonly card: StudioCard }) {
  const { studio: words, app } = useTexts();
  const { store, studio, opened, told, tell } = useDesk();
  const phase = usePhase();
  const titleId = useId();
  const form = useMemo(
    () =>
      createCardForm(store, studio, card, {
        tell,
        saved(before, after) {
          const phaseNow = store.live.peek()?.view.phase;
          if (!phaseNow || isMaking(phaseNow)) return;
          const { reading } = standOf(store.privateView.peek(), card);
          told.value = { cardId: card.id, parts: changedParts(before, after), reading };
        },
      }),
    // One form for as long as the card's page is open.
    [store, studio, card.id, told, tell],
  );
  useEffect(() => form.open(), [form]);
  useEffect(() => form.take(card), [form, card]);
  const typed = form.typed.value;
  const lacks = lacksOf(card.writing);
  const { bought } = useStand(card);
  const rights = cardRights(phase, { onBoard: card.place !== null, bought });
  const isLocked = rights === "nothing";
  const isFixed = isLocked || rights === "words";

  return (
    <section
      class="panel stack studio-card"
      aria-labelledby={titleId}
      onFocusIn={({ target }) => {
        if (target instanceof HTMLElement) form.field.value = fieldOf(target.getAttribute("name"));
      }}
      onFocusOut={() => {
        form.field.value = null;
        void form.save().then(tell);
      }}
    >
      <header class="row studio-head">
        <h2 id={titleId}>
          {card.place ? words.cardTitle(card.place.row, card.place.column) : words.cardAside}
        </h2>
        <button
          type="button"
          class="button"
          data-size="small"
          onClick={() => {
            opened.value = null;
          }}
        >
          {app.close}
        </button>
      </header>
      <SaidBefore card={card} />
      <SaidAfter cardId={card.id} />
      <OthersHere cardId={card.id} field={null} />
      {lacks.length > 0 && (
        <p class="studio-lacks">△ {words.lacks(lacks.map((lack) => words.lackNames[lack]))}</p>
      )}
      <fieldset class="stack studio-plain" disabled={isLocked}>
        <div class="studio-pair">
          <Field
            label={words.category}
            name="category"
            autocomplete="off"
            maxLength={60}
            value={typed.category}
            onValue={(category) => form.type({ category })}
          />
          {!isFixed && (
            <Field
              label={words.price}
              name="price"
              inputMode="numeric"
              autocomplete="off"
              maxLength={6}
              value={typed.price}
              error={typed.price.trim() !== "" && readPrice(typed.price) === null ? words.priceWrong : null}
              onValue={(price) => form.type({ price })}
            />
          )}
        </div>
        <OthersHere cardId={card.id} field="category" />
        <OthersHere cardId={card.id} field="price" />
        <TaskText
          label={words.statement}
          name="statement"
          hint={words.statementHint}
          rows={6}
          value={typed.statement}
          onValue={(statement) => form.type({ statement })}
        />
        <OthersHere cardId={card.id} field="statement" />
      </fieldset>
      <TaskPreview form={form} card={card} />
      {!isFixed && <KeyFields form={form} />}
      <OthersHere cardId={card.id} field="key" />
      <details class="studio-fold">
        <summary>{words.solution}</summary>
        <fieldset class="studio-plain" disabled={isLocked}>
          <TaskText
            label={words.solution}
            name="solution"
            hint={words.solutionHint}
            rows={4}
            value={typed.solution}
            onValue={(solution) => form.type({ solution })}
          />
        </fieldset>
      </details>
      <OthersHere cardId={card.id} field="solution" />
      {isMaking(phase) && card.place && <CardActs card={card} place={card.place} form={form} />}
    </section>
  );
}

/** By the name of an input; null: one that is not saved, such as the trial. */
function fieldOf(name: string | null): WrittenField | null {
  return (name !== null && fieldsByName[name]) || null;
}

const fieldsByName: Readonly<Record<string, WrittenField>> = {
  category: "category",
  price: "price",
  statement: "statement",
  solution: "solution",
  kind: "key",
  right: "key",
  choices: "key",
  tolerance: "key",
};

/** To another place, twice, or away. */
function CardActs(props: {
  readonly card: StudioCard;
  readonly place: NonNullable<StudioCard["place"]>;
  readonly form: CardForm;
}) {
  const { card, place, form } = props;
  const { studio: words } = useTexts();
  const { studio, opened, tell } = useDesk();
  const content = useContent();

  async function copy(): Promise<void> {
    if (!tell(await form.save())) return;
    const free = placesAfter(place).find(({ row, column }) => !cardAt(content, row, column));
    if (!free) {
      tell({ code: "outside_board", params: { rows: content.rows, columns: content.columns } });
      return;
    }
    const writing = studio.content.peek()?.cards.get(card.id)?.writing ?? card.writing;
    const added = await studio.add(free, writing);
    if (typeof added === "number") opened.value = added;
    else tell(added);
  }
  /** Below it first, then to the right, and then from the beginning. */
  function placesAfter(from: { readonly row: number; readonly column: number }) {
    const all = Array.from({ length: content.rows * content.columns }, (_, index) => ({
      row: (index % content.rows) + 1,
      column: Math.floor(index / content.rows) + 1,
    }));
    const at = all.findIndex(({ row, column }) => row === from.row && column === from.column);
    return [...all.slice(at + 1), ...all.slice(0, at)];
  }

  return (
    <div class="row studio-acts">
      <fieldset class="row">
        <legend class="visually-hidden">{words.move}</legend>
        {directions.map(({ name, sign, row, column }) => {
          const to = { row: place.row + row, column: place.column + column };
          const isOut = to.row < 1 || to.column < 1 || to.row > content.rows || to.column > content.columns;
          return (
            <button
              key={name}
              type="button"
              class="button"
              data-size="small"
              disabled={isOut}
              aria-label={words.moves[name]}
              onClick={() => void studio.change(moving(content, card.id, to)).then(tell)}
            >
              {sign}
            </button>
          );
        })}
      </fieldset>
      <button type="button" class="button" data-size="small" onClick={() => void copy()}>
        {words.copy}
      </button>
      <button
        type="button"
        class="button"
        data-size="small"
        data-look="danger"
        onClick={() => {
          opened.value = null;
          void studio.change(layingAside(content, card.id)).then(tell);
        }}
      >
        {words.layAside}
      </button>
    </div>
  );
}

const directions = [
  { name: "left", sign: "←", row: 0, column: -1 },
  { name: "up", sign: "↑", row: -1, column: 0 },
  { name: "down", sign: "↓", row: 1, column: 0 },
  { name: "right", sign: "→", row: 0, column: 1 },
] as const;

import { useEffect, useId, useMemo } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type CardForm, createCardForm, readPrice } from "../../store/studio/cardForm.ts";
import { layingAside, moving } from "../../store/studio/changes.ts";
import { cardAt, lacksOf, type StudioCard } from "../../store/studio/content.ts";
import { Field } from "../parts/Field.tsx";
import { KeyFields } from "./KeyFields.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { TaskPreview } from "./TaskPreview.tsx";
import { TaskText } from "./TaskText.tsx";

/** One card: what is typed is saved as it is typed. */
export function CardEditor({ card }: { readonly card: StudioCard }) {
  const { studio: words, app } = useTexts();
  const { store, studio, opened, tell } = useDesk();
  const phase = usePhase();
  const titleId = useId();
  const form = useMemo(
    () => createCardForm(store, studio, card, tell),
    // One form for as long as the card's page is open.
    [store, studio, card.id, tell],
  );
  useEffect(() => () => form.stop(), [form]);
  useEffect(() => form.take(card), [form, card]);
  const typed = form.typed.value;
  const lacks = lacksOf(card.writing);
  const isFixed = !isMaking(phase) && card.bought;

  return (
    <section
      class="panel stack studio-card"
      aria-labelledby={titleId}
      onFocusOut={() => void form.save().then(tell)}
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
      {!isMaking(phase) && <p class="muted">{card.bought ? words.mayCorrectWords : words.mayChangeAll}</p>}
      {lacks.length > 0 && (
        <p class="studio-lacks">△ {words.lacks(lacks.map((lack) => words.lackNames[lack]))}</p>
      )}
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
      <TaskText
        label={words.statement}
        name="statement"
        hint={words.statementHint}
        rows={6}
        value={typed.statement}
        onValue={(statement) => form.type({ statement })}
      />
      <TaskPreview form={form} card={card} />
      {!isFixed && <KeyFields form={form} />}
      <details class="studio-fold">
        <summary>{words.solution}</summary>
        <TaskText
          label={words.solution}
          name="solution"
          hint={words.solutionHint}
          rows={4}
          value={typed.solution}
          onValue={(solution) => form.type({ solution })}
        />
      </details>
      {isMaking(phase) && card.place && <CardActs card={card} place={card.place} form={form} />}
    </section>
  );
}

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

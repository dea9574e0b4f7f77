import { useEffect, useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { WrittenField } from "../../../shared/authors.ts";
import { cardRights } from "../../../shared/contest/cardRights.ts";
import { useTexts } from "../../i18n/texts.ts";
import { type CardForm, createCardForm } from "../../store/studio/cardForm.ts";
import { standOf } from "../../store/studio/cardStand.ts";
import { changedParts, layingAside, moving } from "../../store/studio/changes.ts";
import { cardAt, lacksOf, type StudioCard } from "../../store/studio/content.ts";
import { nextPlace, usualKind } from "../../store/studio/nextPlace.ts";
import type { Refusal } from "../../store/studio/studio.ts";
import { readPrice, type Typed } from "../../store/studio/typed.ts";
import { Field } from "../parts/Field.tsx";
import { focusContent } from "../parts/focusContent.ts";
import { useOnce } from "../parts/useOnce.ts";
import { KeyFields } from "./KeyFields.tsx";
import { OthersHere } from "./OtherAuthors.tsx";
import { SaidAfter, SaidBefore, useStand } from "./SaidBefore.tsx";
import { StepButton } from "./StepButton.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { TaskPreview } from "./TaskPreview.tsx";
import { TaskText } from "./TaskText.tsx";
import { Undecided } from "./Undecided.tsx";
import { useOpening } from "./useOpening.ts";
import { useStep } from "./useStep.ts";

/** One card: what is typed is saved as it is typed. */
export function CardEditor({ card }: { readonly card: StudioCard }) {
  const { studio: words, flow, app } = useTexts();
  const { store, studio, opened, told, tell } = useDesk();
  const phase = usePhase();
  const titleId = useId();
  const page = useRef<HTMLElement>(null);
  const content = useContent();
  const firstKind = (card.place && usualKind(content, card.place)) ?? undefined;
  const form = useMemo(
    () =>
      createCardForm(
        store,
        studio,
        card,
        {
          tell,
          saved(before, after) {
            const phaseNow = store.live.peek()?.view.phase;
            if (!phaseNow || isMaking(phaseNow)) return;
            const { reading } = standOf(store.privateView.peek(), card);
            told.value = { cardId: card.id, parts: changedParts(before, after), reading };
          },
        },
        firstKind,
      ),
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
  const next = isMaking(phase) && card.place ? nextPlace(content, card.place) : null;
  const open = useOpening();
  const { isSending, once } = useOnce();

  // A card that is begun is written at once: the first thing that it lacks has the focus.
  useLayoutEffect(() => {
    const lacking = (["category", "statement"] as const).find((field) => lacks.includes(field));
    if (lacking) focusOn(lacking);
  }, [card.id]);

  // The button that led to the choice goes with it.
  const isUndecided = studio.conflicts.waiting.value.some(({ cardId }) => cardId === card.id);
  const wasUndecided = useRef(false);
  useLayoutEffect(() => {
    if (wasUndecided.current && !isUndecided && document.activeElement === document.body)
      focusOn("statement");
    wasUndecided.current = isUndecided;
  }, [isUndecided]);

  async function goOn(): Promise<void> {
    // What this card says now is what the next one of its column begins with.
    if (next && tell(await form.save())) await open(next);
  }
  /** Enter leads on in the card, Ctrl + Enter to the next one; so does Enter in the last line of a card that is whole. */
  function press(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLElement)) return;
    const from = event.target instanceof HTMLInputElement ? event.target.name : "";
    const isLast = from === "right" || from === "tolerance";
    if (event.ctrlKey || event.metaKey || (isLast && isWritten(typed))) {
      if (!next) return;
      event.preventDefault();
      void once(goOn);
    } else if (from === "category" || from === "price") {
      event.preventDefault();
      focusOn("statement");
    }
  }
  function focusOn(field: "category" | "statement"): void {
    page.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  }
  function close(): void {
    opened.value = null;
    if (!card.place) return;
    document.querySelector<HTMLElement>(`[data-place="${card.place.row}:${card.place.column}"]`)?.focus();
  }

  return (
    <section
      ref={page}
      class="panel stack studio-card"
      aria-labelledby={titleId}
      onFocusIn={({ target }) => {
        if (target instanceof HTMLElement) form.field.value = fieldOf(target.getAttribute("name"));
      }}
      onFocusOut={() => {
        form.field.value = null;
        void form.save().then(tell);
      }}
      onKeyDown={press}
    >
      <header class="row studio-head studio-card-head">
        <h2 id={titleId}>
          {card.place ? words.cardTitle(card.place.row, card.place.column) : words.cardAside}
        </h2>
        <div class="row">
          {next && (
            <button
              type="button"
              class="button"
              data-size="small"
              data-look="main"
              title={flow.nextHint}
              aria-disabled={isSending}
              onClick={() => void once(goOn)}
            >
              {flow.next} →
            </button>
          )}
          <button type="button" class="button" data-size="small" onClick={close}>
            {app.close}
          </button>
        </div>
      </header>
      <div class="stack studio-write">
        <SaidBefore card={card} />
        <SaidAfter cardId={card.id} />
        <div role="status">
          <Undecided cardId={card.id} />
        </div>
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
            rows={4}
            value={typed.statement}
            onValue={(statement) => form.type({ statement })}
          />
          <OthersHere cardId={card.id} field="statement" />
        </fieldset>
        {!isFixed && <KeyFields form={form} />}
        <OthersHere cardId={card.id} field="key" />
      </div>
      <div class="stack studio-show">
        <TaskPreview form={form} card={card} />
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
      </div>
    </section>
  );
}

/** Nothing is left to be written, whatever the server says of it. */
function isWritten({ category, price, statement, key }: Typed): boolean {
  return [category, price, statement, key.answer].every((text) => text.trim() !== "");
}

/** By the name of an input; null: one that is not saved, such as the trial. */
function fieldOf(name: string | null): WrittenField | null {
  return (name !== null && (fieldsByName[name] ?? (name.startsWith("exact-") ? "key" : null))) || null;
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
  rightOption: "key",
};

/** To another place, twice, or away. */
function CardActs(props: {
  readonly card: StudioCard;
  readonly place: NonNullable<StudioCard["place"]>;
  readonly form: CardForm;
}) {
  const { card, place, form } = props;
  const { studio: words } = useTexts();
  const { studio, opened, adding } = useDesk();
  const { isSending, step } = useStep();
  const content = useContent();

  async function copy(): Promise<Refusal> {
    const refusal = await form.save();
    if (refusal) return refusal;
    const free = placesAfter(place).find(({ row, column }) => !cardAt(content, row, column));
    if (!free) return { code: "outside_board", params: { rows: content.rows, columns: content.columns } };
    const writing = studio.content.peek()?.cards.get(card.id)?.writing ?? card.writing;
    const added = await adding.once(() => studio.add(free, writing));
    if (typeof added !== "number") return added;
    if (opened.peek() === card.id) opened.value = added;
    return null;
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
            <StepButton
              key={name}
              can={!isOut}
              isSending={isSending}
              label={words.moves[name]}
              onPress={() => void step(() => studio.change((now) => moving(now, card.id, to)))}
            >
              {sign}
            </StepButton>
          );
        })}
      </fieldset>
      <button
        type="button"
        class="button"
        data-size="small"
        aria-disabled={isSending || adding.isSending.value}
        onClick={() => void step(copy)}
      >
        {words.copy}
      </button>
      <button
        type="button"
        class="button"
        data-size="small"
        data-look="danger"
        aria-disabled={isSending}
        onClick={() => {
          if (isSending) return;
          focusContent();
          opened.value = null;
          void step(() => studio.change((now) => layingAside(now, card.id)));
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

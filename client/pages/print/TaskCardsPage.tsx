import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { lacksOf, onBoard, type StudioCard, type StudioContent } from "../../store/studio/content.ts";
import { Statement } from "../../text/Statement.tsx";
import { PrintPage } from "./PrintPage.tsx";
import { rowsOfCards } from "./rowsOfCards.ts";

const numbersPerPage = [4, 8] as const;
type PerPage = (typeof numbersPerPage)[number];

/** Cards to cut out, with their tasks and without their keys. FIL22 */
export function TaskCardsPage({ code }: { readonly code: string }) {
  const { exports: words } = useTexts();
  const perPage = useSignal<PerPage>(4);
  const tools = (
    <fieldset class="row print-choice">
      <legend class="visually-hidden">{words.perPage}</legend>
      <span aria-hidden="true">{words.perPage}:</span>
      {numbersPerPage.map((number) => (
        <label key={number} class="print-option">
          <input
            type="radio"
            name="per-page"
            checked={perPage.value === number}
            onChange={() => {
              perPage.value = number;
            }}
          />
          {words.perPageOf(number)}
        </label>
      ))}
    </fieldset>
  );
  return (
    <PrintPage
      code={code}
      title={words.taskCards}
      tools={tools}
      sheet={(content) => <TaskCards key={perPage.value} content={content} perPage={perPage.value} />}
    />
  );
}

function TaskCards({ content, perPage }: { readonly content: StudioContent; readonly perPage: PerPage }) {
  const { exports: words } = useTexts();
  const standing = onBoard(content);
  const cards = standing.filter(({ writing }) => !lacksOf(writing).some((lack) => lack !== "key"));
  /** Cards that need more than their part of the sheet: how much more. */
  const tightness = useSignal<ReadonlyMap<number, number>>(new Map());
  const grow = (cardId: number, level: number) => {
    tightness.value = new Map([...tightness.value, [cardId, level]]);
  };
  const rows = rowsOfCards(cards, ({ id }) => (tightness.value.get(id) ?? 0) > 0);
  const left = standing.length - cards.length;
  return (
    <div class="task-cards" data-per-page={perPage}>
      <h1 class="no-print">
        {words.taskCards}: <span translate={false}>{content.title}</span>
      </h1>
      <p class="no-print muted">{words.perPageHint}</p>
      {cards.length === 0 && <p>{words.nothingToPrint}</p>}
      {left > 0 && <p class="no-print">{words.onlyFinished(left)}</p>}
      {rows.map((row) => (
        <div key={row.map(({ id }) => id).join(" ")} class="task-cards-row">
          {row.map((card) => (
            <TaskCard
              key={card.id}
              card={card}
              lang={content.language}
              level={tightness.value.get(card.id) ?? 0}
              onLevel={(level) => grow(card.id, level)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Wider, then smaller and smaller. */
const mostLevel = 5;

/** One card, which becomes wider and then smaller until it has room on a sheet: no break may cut it. */
function TaskCard(props: {
  readonly card: StudioCard;
  readonly lang: string;
  readonly level: number;
  readonly onLevel: (level: number) => void;
}) {
  const { format } = useTexts();
  const { card, lang, level, onLevel } = props;
  const { category, pricePoints, statement, checker } = card.writing;
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const tell = useRef(onLevel);
  tell.current = onLevel;
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (!outer || !inner || level >= mostLevel || typeof ResizeObserver === "undefined") return;
    // Formulas and pictures come later than the text.
    const watch = new ResizeObserver(() => {
      if (inner.offsetHeight > roomIn(outer, level)) tell.current(level + 1);
    });
    watch.observe(inner);
    return () => watch.disconnect();
  }, [level]);
  return (
    <article ref={box} class="task-card" data-level={level}>
      <div ref={content}>
        <header>
          <span translate={false}>{category}</span>
          <strong translate={false}>{pricePoints !== null && format.integer(pricePoints)}</strong>
        </header>
        <Statement source={statement} lang={lang} />
        {checker?.kind === "choice" && (
          <ol class="task-card-options">
            {checker.options.map((option) => (
              <li key={option}>
                <Statement source={option} lang={lang} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </article>
  );
}

/** The sheet's height that the style sheet counts with, and how much of it one card has, in CSS pixels. */
function roomIn(card: HTMLElement, level: number): number {
  const style = getComputedStyle(card);
  const paddings = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  const part = Number.parseFloat(style.minHeight) - paddings;
  return level === 0 ? part : sheetHeight - paddings;
}

/** 270 mm: A4 but for its margins. */
const sheetHeight = (270 / 25.4) * 96;

import { useSignal } from "@preact/signals";
import type { PreviewBoard as Board, PreviewCard } from "../../../shared/contestFile/tablePreview.ts";
import type { Language } from "../../../shared/languages.ts";
import { useTexts } from "../../i18n/texts.ts";
import { keyFormOf } from "../../store/studio/keyCells.ts";
import { Statement } from "../../text/Statement.tsx";

interface PreviewBoardProps {
  readonly board: Board;
  /** Of the contest. */
  readonly language: Language;
}

/** The board as it will be: a card that is chosen shows its task and its key. */
export function PreviewBoard({ board, language }: PreviewBoardProps) {
  const { tables: words, format } = useTexts();
  const opened = useSignal<string | null>(null);
  const card = board.cards.find((one) => placeOf(one) === opened.value);
  return (
    <>
      <div class="preview-scroll">
        {/* biome-ignore lint/a11y/useSemanticElements: the cards are no form's fields */}
        <div
          class="preview-board"
          role="group"
          aria-label={words.board}
          style={{ gridTemplateColumns: `repeat(${board.columns}, minmax(4.5rem, 1fr))` }}
        >
          {board.cards.map((one) => (
            <button
              key={placeOf(one)}
              type="button"
              class="preview-card"
              style={{ gridRow: one.row, gridColumn: one.column }}
              aria-pressed={one === card}
              title={one.category}
              onClick={() => {
                opened.value = one === card ? null : placeOf(one);
              }}
            >
              <span class="visually-hidden">{words.cardAt(one.row, one.column, "")}</span>
              <strong translate={false}>{format.integer(one.pricePoints)}</strong>{" "}
              <span class="preview-category" lang={language}>
                {one.category}
              </span>
            </button>
          ))}
        </div>
      </div>
      {card ? <Task card={card} language={language} /> : <p class="muted">{words.boardHint}</p>}
    </>
  );
}

function placeOf({ row, column }: PreviewCard): string {
  return `${row}:${column}`;
}

function Task({ card, language }: { readonly card: PreviewCard; readonly language: Language }) {
  const { tables: words, format, play } = useTexts();
  const { answer, choices, tolerance, kind } = keyFormOf({ checker: card.checker, typedKey: null });
  const right = new Set(answer.split("\n"));
  return (
    <section
      class="stack preview-task"
      aria-label={words.cardAt(
        card.row,
        card.column,
        `${card.category}, ${format.integer(card.pricePoints)}`,
      )}
    >
      <p class="muted">
        <span lang={language}>{card.category}</span> · {format.integer(card.pricePoints)} · {play.kinds[kind]}
      </p>
      <div class="task-text">
        <Statement source={card.statement} lang={language} />
      </div>
      <dl class="preview-key">
        <dt class="muted">{words.key}</dt>
        <dd lang={language} class="preview-lines" data-figure="preview-key">
          {answer}
          {tolerance !== "" && ` ± ${tolerance}`}
        </dd>
        {choices !== "" && (
          <>
            <dt class="muted">{words.options}</dt>
            <dd>
              <ul lang={language}>
                {choices.split("\n").map((choice) => (
                  <li key={choice}>
                    {choice}
                    {right.has(choice) && <strong> ✓ {words.rightOption}</strong>}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {card.solution !== "" && (
          <>
            <dt class="muted">{words.solution}</dt>
            <dd>
              <Statement source={card.solution} lang={language} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

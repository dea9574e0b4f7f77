import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { MAX_CARDS } from "../../../shared/contest/board.ts";
import {
  type BringPlan,
  planBringing,
  type Whither,
  whithers,
} from "../../../shared/contestFile/bringing.ts";
import { MAX_FILE_BYTES } from "../../../shared/contestFile/limits.ts";
import { type FileProblem, fileProblem, fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import type { Say } from "../../i18n/say.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { type BringTry, changesOfBringing } from "../../store/studio/bringSteps.ts";
import { asideCards } from "../../store/studio/content.ts";
import { useApp } from "../AppContext.ts";
import { FileProblems } from "../console/FileProblems.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { useOneWish } from "../parts/useOneWish.ts";
import { TableInput } from "../table/TableInput.tsx";
import { useTableDesk } from "../table/useTableDesk.ts";
import { useContent, useDesk } from "./StudioContext.ts";

/** A table, looked at and mended, and then where its cards go. What does not fit is said before. FIL17 */
export function BringTableDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const words = texts.tables;
  const { session, preferences } = useApp();
  const { studio, store } = useDesk();
  const content = useContent();
  const desk = useTableDesk(content.language);
  const whither = useSignal<Whither>("free");
  const grow = useSignal(true);
  const error = useSignal<Say | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const { isSending: isWorking, once } = useOnce();
  const wish = useOneWish();
  /** All that was sent under one id. */
  const sent = useRef<{ readonly id: string; readonly tries: readonly BringTry[] } | null>(null);
  const board = desk.preview.value?.board ?? null;
  const how = { whither: whither.value, grow: grow.value };
  const standing = {
    rows: content.rows,
    columns: content.columns,
    cards: [...content.cards.values()],
  };
  const plan = board && planBringing(standing, board, how);
  const asideCount = asideCards(content).length + (plan ? plan.aside + plan.leaving : 0);
  const cannot =
    plan === null || desk.isLooking.value
      ? words.fileMissing
      : (board?.pictures ?? 0) > 0
        ? words.hasPictures
        : asideCount > MAX_CARDS
          ? words.tooManyAside
          : null;
  const key = () => JSON.stringify([board, how]);
  // Its room may be taken by its own cards.
  const canAsk = cannot === null || (plan !== null && !desk.isLooking.value && wish.isOpen(key));

  async function bring(): Promise<void> {
    error.value = desk.file.value ? null : fileMissing;
    if (!canAsk || !plan) return;
    trouble.value = null;
    try {
      const file = await desk.body();
      const code = store.live.peek()?.view.roomCode;
      if (!file || code === undefined) return;
      const basedOn = content.revision;
      const id = wish.idOf(key());
      const earlier = sent.current?.id === id ? sent.current.tries : [];
      const tries = [...earlier, { content, edits: plan.edits }];
      sent.current = { id, tries };
      const refusal = await studio.bring<Trouble>(async () => {
        const answer = await session.call("bringTable", { code, body: { id, ...file, ...how, basedOn } });
        if (!answer.ok) return { refusal: answer.problem };
        return { changes: changesOfBringing(tries, answer.reply.cardIds) };
      });
      wish.heard(refusal);
      if (refusal === null) onClose();
      else trouble.value = refusal;
    } catch {
      error.value = fileMissing;
    }
  }

  const choose = (file: File | null, isNamed: boolean) => {
    error.value = null;
    if (file && file.size > MAX_FILE_BYTES) {
      const problem = tooLarge(file);
      error.value = () => fileProblemSentence(preferences.language.value, problem);
    }
    trouble.value = null;
    desk.choose(file, !isNamed);
  };

  return (
    <Dialog title={words.bringTitle} width="wide" onClose={onClose}>
      <form
        class="stack bring-table"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void once(bring);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          choose(event.dataTransfer?.files[0] ?? null, true);
        }}
      >
        <TableInput desk={desk} language={content.language} error={error.value?.(texts)} onFile={choose} />
        {board && (
          <fieldset class="stack">
            <legend>{words.whither}</legend>
            {whithers.map((name) => (
              <label key={name} class="studio-option">
                <input
                  type="radio"
                  name="whither"
                  value={name}
                  checked={whither.value === name}
                  onChange={() => {
                    whither.value = name;
                  }}
                />
                {words.whithers[name]}
              </label>
            ))}
            {whither.value === "free" && (
              <label class="studio-option">
                <input
                  type="checkbox"
                  name="grow"
                  checked={grow.value}
                  onChange={(event) => {
                    grow.value = event.currentTarget.checked;
                  }}
                />
                {words.grow}
              </label>
            )}
          </fieldset>
        )}
        <div class="stack" role="status" data-figure="plan">
          {plan && <Plan plan={plan} isFree={whither.value === "free"} standing={standing} />}
        </div>
        <div role="status">
          {plan && !canAsk && !desk.isLooking.value && <Notice tone="bad">{cannot}</Notice>}
        </div>
        {trouble.value && <Refused trouble={trouble.value} />}
        <button type="submit" class="button" data-look="main" aria-disabled={!canAsk || isWorking}>
          {isWorking ? words.bringing : words.doBring}
        </button>
      </form>
    </Dialog>
  );
}

const fileMissing: Say = ({ tables }) => tables.fileMissing;

function tooLarge({ size }: File): FileProblem {
  return fileProblem("too_large", { maxKiB: MAX_FILE_BYTES / 1024, foundKiB: Math.ceil(size / 1024) });
}

function Refused({ trouble }: { readonly trouble: Trouble }) {
  const texts = useTexts();
  if (trouble.code === "file_invalid" && trouble.problems)
    return <FileProblems problems={trouble.problems as readonly FileProblem[]} />;
  return (
    <div role="alert">
      <Notice tone="bad">{refusalSentence(texts, trouble)}</Notice>
    </div>
  );
}

interface PlanProps {
  readonly plan: BringPlan;
  readonly isFree: boolean;
  readonly standing: { readonly rows: number; readonly columns: number };
}

function Plan({ plan, isFree, standing }: PlanProps) {
  const { tables: words } = useTexts();
  const { placed, aside, leaving, rows, columns } = plan;
  const isOtherSize = rows !== standing.rows || columns !== standing.columns;
  return (
    <>
      {isFree && aside > 0 && <Notice tone="warn">{words.noRoom(aside)}</Notice>}
      <p>
        {[
          placed > 0 ? words.willStand(placed) : "",
          aside > 0 ? words.willLieAside(aside) : "",
          leaving > 0 ? words.willLeave(leaving) : "",
          isOtherSize ? words.planSize(rows, columns) : "",
        ]
          .filter((part) => part !== "")
          .join(" ")}
      </p>
    </>
  );
}

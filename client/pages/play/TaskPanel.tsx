import { useEffect, useRef } from "preact/hooks";
import { findCard } from "../../../shared/contest/cards.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isAlone } from "../../store/seats.ts";
import { Statement } from "../../text/Statement.tsx";
import { Notice } from "../parts/Notice.tsx";
import { ShownKey } from "../parts/ShownKey.tsx";
import { AnswerForm } from "./AnswerForm.tsx";
import { CardTeamsFold } from "./CardTeams.tsx";
import { MateMark } from "./MateDraftLine.tsx";
import { NoTask } from "./NoTask.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import { AskButton } from "./Questions.tsx";
import { Closed, Prospects } from "./TaskStand.tsx";
import { TriedAnswers } from "./TriedAnswers.tsx";
import { EditCard } from "./TryBar.tsx";
import { Verdict } from "./Verdict.tsx";

/** The tasks in work as tabs, the chosen one below them. */
export function TaskPanel() {
  const { play: words } = useTexts();
  const { openPurchases, shownPurchase } = usePlay();
  const shown = shownPurchase.value;
  return (
    <section class="panel task-panel" aria-label={words.tasks}>
      {shown ? (
        <>
          <TaskTabs purchases={openPurchases.value} shown={shown} />
          <Task key={shown.id} purchase={shown} />
        </>
      ) : (
        <NoTask />
      )}
    </section>
  );
}

function TaskTabs({
  purchases,
  shown,
}: {
  readonly purchases: readonly PurchaseView[];
  readonly shown: PurchaseView;
}) {
  const { play: words } = useTexts();
  const { showPurchase } = usePlay();
  const { contest } = useViews();
  const list = useRef<HTMLDivElement>(null);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = purchases.findIndex((purchase) => purchase.id === shown.id);
    const next = purchases[(index + step + purchases.length) % purchases.length];
    if (!next) return;
    showPurchase(next.id);
    list.current?.querySelector<HTMLElement>(`[data-purchase="${next.id}"]`)?.focus();
  };

  return (
    <div class="task-tabs" role="tablist" aria-label={words.tasks} ref={list} onKeyDown={move}>
      {purchases.map((purchase) => {
        const card = findCard(contest.board.cards, purchase.cardId);
        return (
          <button
            key={purchase.id}
            type="button"
            role="tab"
            id={`tab-${purchase.id}`}
            data-purchase={purchase.id}
            aria-selected={purchase.id === shown.id}
            aria-controls="task"
            title={card && words.taskTab(card.category, card.pricePoints)}
            tabIndex={purchase.id === shown.id ? 0 : -1}
            onClick={() => showPurchase(purchase.id)}
          >
            {card ? words.taskTab(card.category, card.pricePoints) : purchase.cardId}
            {purchase.status !== "active" && <span aria-hidden="true"> {statusSigns[purchase.status]}</span>}
            <MateMark purchaseId={purchase.id} />
          </button>
        );
      })}
    </div>
  );
}

const statusSigns = { solved: "✓", failed: "✗", expired: "…", withdrawn: "↩" } as const;

/** PAG11 The whole task scrolls as one; what came of an answer, and what sends the next, stay in sight at its foot. TSK4 */
function Task({ purchase }: { readonly purchase: PurchaseView }) {
  const { play: words } = useTexts();
  const { showPurchase } = usePlay();
  const { contest, team } = useViews();
  const task = team.tasks[purchase.id];
  const reader = task?.reader ?? null;
  const isActive = purchase.status === "active";
  useEffect(() => {
    // What somebody looks at stays in view, also when a mate closes it.
    showPurchase(purchase.id);
  }, [purchase.id, showPurchase]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus
    <div class="task" id="task" role="tabpanel" aria-labelledby={`tab-${purchase.id}`} tabIndex={0}>
      <div class="task-sheet">
        <section class="task-text" aria-label={words.statement}>
          <Corrected at={task?.correctedAt} />
          {task ? (
            <Statement source={task.statement} lang={contest.language} />
          ) : (
            <p class="muted">{words.statementWaiting}</p>
          )}
        </section>
        <AnswerForm
          purchase={purchase}
          reader={isActive ? reader : null}
          aside={<TaskMore purchase={purchase} />}
        >
          <Verdict purchase={purchase} reader={reader} />
          <TriedAnswers purchase={purchase} reader={reader} />
          {isActive ? <Prospects purchase={purchase} /> : <Closed purchase={purchase} />}
        </AnswerForm>
      </div>
    </div>
  );
}

/** What else there is to a task. */
function TaskMore({ purchase }: { readonly purchase: PurchaseView }) {
  const { seat } = usePlay();
  const { contest, team } = useViews();
  const task = team.tasks[purchase.id];
  const shownKey = team.keys?.[purchase.id];
  return (
    <div class="task-more">
      {task && shownKey && <ShownKey shown={shownKey} reader={task.reader} lang={contest.language} />}
      <AskButton cardId={purchase.cardId} />
      {seat.draft && <EditCard draft={seat.draft} cardId={purchase.cardId} />}
      {!isAlone(seat) && <CardTeamsFold cardId={purchase.cardId} />}
    </div>
  );
}

/** The words were corrected while it was played: whoever has read them reads them again. EDT5 */
function Corrected({ at }: { readonly at: number | undefined }) {
  const { play: words, format } = useTexts();
  return (
    <div role="status">
      {at !== undefined && <Notice tone="warn">{words.taskCorrected(format.hourMinute(at))}</Notice>}
    </div>
  );
}

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { lacksOf, onBoard } from "../../store/studio/content.ts";
import { saveLeft } from "../../store/studio/saveLeft.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { AsideCards } from "./AsideCards.tsx";
import { BoardTitle } from "./BoardTitle.tsx";
import { BoardTools } from "./BoardTools.tsx";
import { CardEditor } from "./CardEditor.tsx";
import { CardsFrom } from "./CardsFrom.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { EditorGrid } from "./EditorGrid.tsx";
import { LongCards } from "./LongCards.tsx";
import { ReadinessPane } from "./ReadinessPane.tsx";
import { RulesPane } from "./RulesPane.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { TryLink, TryPane } from "./TryPane.tsx";
import { UndecidedCards } from "./Undecided.tsx";
import { useStep } from "./useStep.ts";

/** The whole board, and one card of it beside. */
export function BoardEditor() {
  const { studio: words, trying, editors } = useTexts();
  const { store, studio, opened, said, tell } = useDesk();
  const content = useContent();
  const phase = usePhase();
  const card = opened.value === null ? undefined : content.cards.get(opened.value);
  const cards = onBoard(content);
  const unfinished = cards.filter(({ writing }) => lacksOf(writing).length > 0);
  const conflict = studio.conflicts.asked.value;
  useEffect(() => {
    void saveLeft(store, studio, tell).then((isSaved) => {
      if (isSaved) said.value = { tone: "info", say: (texts) => texts.studio.leftSaved };
    });
  }, [store, studio]);
  return (
    <div class="studio-desk" data-opened={card !== undefined}>
      <section class="panel stack studio-board" aria-labelledby="board-title">
        <header class="row studio-head">
          <BoardTitle id="board-title" />
          <p class="muted" role="status">
            <SavedOrNot />
          </p>
        </header>
        {!isMaking(phase) && (
          <Notice tone="info">{words.whilePlayed[phase === "finished" ? "over" : "now"]}</Notice>
        )}
        <UndecidedCards />
        <LongCards />
        <BoardTools />
        <EditorGrid />
        <footer class="row studio-foot">
          <p class="muted">
            {words.cardCount(cards.length)}
            {unfinished.length > 0 && `, ${words.unfinished(unfinished.length)}`}
          </p>
          <TryLink hasCards={cards.length > unfinished.length} />
          {phase === "draft" && <OpenLobby isWhole={cards.length > 0 && unfinished.length === 0} />}
        </footer>
        <AsideCards />
        {isMaking(phase) && <CardsFrom />}
        <Fold title={trying.title}>
          <TryPane />
        </Fold>
        {!isMaking(phase) && <p class="muted">{editors.whyNot.rules}</p>}
        {isMaking(phase) && (
          <>
            <Fold title={words.panes.rules}>
              <RulesPane />
            </Fold>
            <Fold title={words.panes.readiness}>
              <ReadinessPane />
            </Fold>
          </>
        )}
      </section>
      {card && <CardEditor key={card.id} card={card} />}
      {conflict && <ConflictDialog key={conflict.cardId} conflict={conflict} />}
    </div>
  );
}

function SavedOrNot() {
  const { studio: words } = useTexts();
  const { saving, isUnsaved } = useDesk().studio;
  if (saving.value > 0) return <>{words.saving}</>;
  return <>{isUnsaved.value ? words.unsaved : words.saved}</>;
}

/** What is not looked at is not made. */
function Fold({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const isOpen = useSignal(false);
  return (
    <details
      class="studio-fold"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{title}</summary>
      {isOpen.value && children}
    </details>
  );
}

function OpenLobby({ isWhole }: { readonly isWhole: boolean }) {
  const texts = useTexts();
  const { store } = useDesk();
  const { isSending, step } = useStep();
  const { router } = useApp();
  const code = store.live.value?.view.roomCode ?? "";
  async function open(): Promise<void> {
    const isDone = await step(async () => {
      const reply = await store.send({ type: "OpenLobby" });
      return reply.ok ? null : reply.rejection;
    });
    if (isDone) router.go(pathTo.console(code));
  }
  return (
    <button
      type="button"
      class="button"
      data-look="main"
      aria-disabled={!isWhole || isSending}
      title={isWhole ? undefined : texts.studio.lobbyWaits}
      onClick={() => void open()}
    >
      {texts.console.actions.openLobby}
    </button>
  );
}

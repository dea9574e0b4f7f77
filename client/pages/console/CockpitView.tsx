import { useEffect, useReducer, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { lowerPanes, type Pane, panes } from "../../store/cockpit/cockpit.ts";
import { isWaiting } from "../../store/cockpit/questions.ts";
import { lazily } from "../parts/lazily.tsx";
import { AddressPanel } from "./AddressPanel.tsx";
import { AdmitForm } from "./AdmitForm.tsx";
import { CardBoard } from "./CardBoard.tsx";
import { CardPanel } from "./CardPanel.tsx";
import { ClosingPane } from "./ClosingPane.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { FeedPane } from "./FeedPane.tsx";
import { HintsPane } from "./HintsPane.tsx";
import { NameWords } from "./NameWords.tsx";
import { NoteDialog } from "./NoteDialog.tsx";
import { NotesPane } from "./NotesPane.tsx";
import { QuestionsPane } from "./QuestionsPane.tsx";
import { RemovedTeams } from "./RemovedTeams.tsx";
import { ActsPane } from "./Repairs.tsx";
import { useAsk, useRoom, useRoomViews } from "./RoomContext.ts";
import { TeamPanel } from "./TeamPanel.tsx";
import { TeamTable } from "./TeamTable.tsx";
import { useNarrow } from "./useNarrow.ts";
import { usePrinting } from "./usePrinting.ts";
import { useWayBack } from "./useWayBack.ts";

const WorthPane = lazily(() => import("./WorthPane.tsx").then((module) => module.WorthPane));

/** The moderator's page: control on top, the board and what happens beside the teams; on a phone one of them at a time. CON1 */
export function CockpitView() {
  const isNarrow = useNarrow();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const isPrinting = usePrinting();
  const chosen = cockpit.pane.value;
  const early = contest.phase === "draft" || contest.phase === "lobby";
  const usual: Pane = isNarrow ? "teams" : early ? "entrance" : "feed";
  const choice = chosen !== null && (isNarrow || isLower(chosen)) ? chosen : null;
  const place = useRef<HTMLElement>(null);
  const pane = useUnchosen(choice, usual, place, (held) => isNarrow || isLower(held));
  const opened = cockpit.opened.value;
  useNoteKey();
  useWayBack(opened !== null);
  return (
    <div class="cockpit" data-narrow={isNarrow} data-opened={opened !== null && !isPrinting}>
      <ControlPanel />
      {/* In one place at every width, and on paper, too: what is written there stays. CON10 */}
      <div class="cockpit-left">
        {!isNarrow && <CardBoard />}
        <section class={isNarrow ? "lower" : "panel lower"} ref={place}>
          <PaneTabs panes={isNarrow ? panes : lowerPanes} chosen={pane} />
          <OnePane pane={pane} />
        </section>
      </div>
      {(!isNarrow || (isPrinting && pane !== "teams")) && <TeamTable />}
      {opened?.type === "card" && <CardPanel key={opened.cardId} cardId={opened.cardId} />}
      {opened?.type === "team" && <TeamPanel key={opened.teamId} teamId={opened.teamId} />}
    </div>
  );
}

/**
 * The pane that is shown: the one that was chosen, or the usual one. When another is usual, it waits until nobody is in the one
 * before: until the focus has left it, and no words stand there. CON10
 */
function useUnchosen(
  choice: Pane | null,
  usual: Pane,
  place: { readonly current: HTMLElement | null },
  mayStay: (held: Pane) => boolean,
): Pane {
  const held = useRef(usual);
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  useEffect(() => {
    const leave = (event: FocusEvent) => {
      const next = event.relatedTarget;
      if (!(next instanceof Node && place.current?.contains(next))) look(undefined);
    };
    const section = place.current;
    section?.addEventListener("focusout", leave);
    return () => section?.removeEventListener("focusout", leave);
  }, [place]);
  if (choice !== null || !mayStay(held.current) || !isInUse(place.current)) held.current = choice ?? usual;
  return held.current;
}

function isInUse(place: HTMLElement | null): boolean {
  const pane = place?.querySelector("[role=tabpanel]");
  if (!pane) return false;
  const focused = document.activeElement;
  const fields = pane.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[type=text], textarea");
  return (focused !== pane && pane.contains(focused)) || [...fields].some(({ value }) => value.trim() !== "");
}

function isLower(pane: Pane): boolean {
  return pane !== "teams" && pane !== "board";
}

function PaneTabs({ panes: shown, chosen }: { readonly panes: readonly Pane[]; readonly chosen: Pane }) {
  const words = useTexts().cockpit;
  const { cockpit } = useRoom();
  const counts: Partial<Record<Pane, number>> = {
    hints: cockpit.hints.value.length,
    questions: cockpit.asked.value.filter(isWaiting).length,
  };
  return (
    <div class="pane-tabs" role="tablist" aria-label={words.panesLabel}>
      {shown.map((pane) => (
        <button
          key={pane}
          type="button"
          role="tab"
          class="pane-tab"
          aria-selected={pane === chosen}
          onClick={() => {
            cockpit.pane.value = pane;
          }}
        >
          {words.panes[pane]}
          {(counts[pane] ?? 0) > 0 && (
            <>
              {" "}
              <span class="count" data-tone="warn" translate={false}>
                {counts[pane]}
              </span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}

function OnePane({ pane }: { readonly pane: Pane }) {
  const words = useTexts().cockpit;
  if (pane === "teams") return <TeamTable />;
  if (pane === "board") return <CardBoard />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus
    <div class="pane" role="tabpanel" aria-label={words.panes[pane]} tabIndex={0}>
      {pane === "feed" && <FeedPane />}
      {pane === "hints" && <HintsPane />}
      {pane === "questions" && <QuestionsPane />}
      {pane === "worth" && <WorthPane />}
      {pane === "acts" && <ActsPane />}
      {pane === "closing" && <ClosingPane />}
      {pane === "notes" && <NotesPane />}
      {pane === "entrance" && (
        <div class="entrance stack">
          <AdmitForm />
          <AddressPanel />
          <RemovedTeams />
          <NameWords />
        </div>
      )}
    </div>
  );
}

/** The key N, wherever it is on the keyboard's layout, opens a note; not while somebody types or a question is open. CON6 */
function useNoteKey(): void {
  const ask = useAsk();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyN" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const at = event.target;
      if (
        at instanceof Element &&
        at.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog")
      )
        return;
      if (document.querySelector("dialog")) return;
      event.preventDefault();
      ask((close) => <NoteDialog onClose={close} />);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [ask]);
}

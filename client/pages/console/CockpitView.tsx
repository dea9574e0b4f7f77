import { useEffect } from "preact/hooks";
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
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { TeamPanel } from "./TeamPanel.tsx";
import { TeamTable } from "./TeamTable.tsx";
import { useNarrow } from "./useNarrow.ts";
import { usePrinting } from "./usePrinting.ts";

const WorthPane = lazily(() => import("./WorthPane.tsx").then((module) => module.WorthPane));

/** The moderator's page: control on top, the board and what happens beside the teams; on a phone one of them at a time. CON1 */
export function CockpitView() {
  const isNarrow = useNarrow();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const chosen = cockpit.pane.value;
  const usual: Pane = contest.phase === "draft" || contest.phase === "lobby" ? "entrance" : "feed";
  const pane = chosen ?? (isNarrow ? "teams" : usual);
  const opened = cockpit.opened.value;
  const lower = isLower(pane) ? pane : usual;
  useNoteKey();
  if (usePrinting()) {
    return (
      <div class="cockpit">
        <ControlPanel />
        <TeamTable />
      </div>
    );
  }
  return (
    <div class="cockpit" data-narrow={isNarrow} data-opened={opened !== null}>
      <ControlPanel />
      {isNarrow ? (
        <>
          <PaneTabs panes={panes} chosen={pane} />
          <OnePane pane={pane} />
        </>
      ) : (
        <>
          <div class="cockpit-left">
            <CardBoard />
            <section class="panel lower">
              <PaneTabs panes={lowerPanes} chosen={lower} />
              <OnePane pane={lower} />
            </section>
          </div>
          <TeamTable />
        </>
      )}
      {opened?.type === "card" && <CardPanel key={opened.cardId} cardId={opened.cardId} />}
      {opened?.type === "team" && <TeamPanel key={opened.teamId} teamId={opened.teamId} />}
      {cockpit.isNoting.value && <NoteDialog />}
    </div>
  );
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
  const { cockpit } = useRoom();
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
      cockpit.isNoting.value = true;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [cockpit]);
}

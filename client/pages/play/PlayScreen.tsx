import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { createTabStorage } from "../../store/browserStorage.ts";
import { isAlone, isRehearsal } from "../../store/seats.ts";
import { createSideFold } from "../../store/sideFold.ts";
import { KnockNotices } from "../parts/KnockNotices.tsx";
import { StartCountdown } from "../parts/StartCountdown.tsx";
import { TimeCallNotice } from "../parts/TimeCallNotice.tsx";
import { Arriving } from "./Arriving.tsx";
import { Asking } from "./AskDialog.tsx";
import { AwayNotice } from "./AwayNotice.tsx";
import { Banner } from "./Banner.tsx";
import { BoardPanel } from "./BoardPanel.tsx";
import { BuyDialog } from "./BuyDialog.tsx";
import { CoverSheet } from "./CoverSheet.tsx";
import { ExtraTimeNotices } from "./ExtraTimeNotices.tsx";
import { FinalPanel } from "./FinalPanel.tsx";
import { FirstStrip } from "./FirstStrip.tsx";
import { MessageBanner } from "./Messages.tsx";
import { NotDoneNotice } from "./NotDoneNotice.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import { PlayHeader } from "./PlayHeader.tsx";
import { PracticeBar } from "./PracticeBar.tsx";
import { PracticeEnd } from "./PracticeEnd.tsx";
import { QuestionNotices } from "./Questions.tsx";
import { RepairNotices } from "./RepairNotices.tsx";
import { RewardFlights } from "./RewardFlights.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { StandingsLine } from "./StandingsLine.tsx";
import { StandingsTable } from "./StandingsTable.tsx";
import { TaskPanel } from "./TaskPanel.tsx";
import { TeamPanel } from "./TeamPanel.tsx";
import { TryBar } from "./TryBar.tsx";
import { TryEnd } from "./TryEnd.tsx";
import { useVeil } from "./useVeil.ts";
import "./writing.css";

/** On a narrow screen one section is shown at a time; on a wide one all stand side by side. */
type Section = "board" | "tasks" | "standings" | "team";
const sections: readonly Section[] = ["board", "tasks", "standings", "team"];
const practiceSections: readonly Section[] = ["board", "tasks", "team"];

export function PlayScreen() {
  const { contest, team } = usePlay();
  return contest.value && team.value ? <Sections /> : <Arriving />;
}

function Sections() {
  const texts = useTexts();
  const { offeredCardId, shownPurchase, seat, store } = usePlay();
  const { contest } = useViews();
  const { seconds } = useVeil();
  // Who comes back to a task in work goes on with it.
  const section = useSignal<Section>(shownPurchase.peek() ? "tasks" : "board");
  const showTasks = () => {
    section.value = "tasks";
  };
  const isFinished = contest.phase === "finished";
  const fold = useMemo(() => createSideFold(createTabStorage()), []);
  // TSK1
  const isBesideTask = shownPurchase.value !== null && !isFinished;
  useEffect(() => {
    // The result stands above the tasks.
    if (isFinished) section.value = "tasks";
  }, [isFinished, section]);

  return (
    <div
      class="play"
      data-section={section.value}
      data-phase={contest.phase}
      data-side={!isBesideTask ? "alone" : fold.isOpen.value ? "open" : "closed"}
      data-covered={contest.cover !== null}
      data-counting={seconds !== null}
    >
      <a class="skip-link" href="#content">
        {texts.app.skipToContent}
      </a>
      <PlayHeader />
      {seat.practice && <PracticeBar practice={seat.practice} />}
      {seat.draft && <TryBar draft={seat.draft} />}
      <Banner />
      {!seat.practice && <MessageBanner />}
      {!seat.practice && <TimeCallNotice store={store} contest={contest} />}
      <div class="play-notices">
        <Knocks />
        <RepairNotices />
        <ExtraTimeNotices />
        <QuestionNotices />
        <NotDoneNotice />
        <AwayNotice />
        <FirstStrip />
      </div>
      <main class="play-main" id="content" tabIndex={-1}>
        <div class="play-board">
          <BoardPanel onTask={showTasks} />
        </div>
        <div class="play-tasks">
          {isFinished && <End />}
          <TaskPanel />
        </div>
        <div class="play-side">
          {isBesideTask && <StandingsLine isOpen={fold.isOpen.value} onOpen={fold.setOpen} />}
          <SidePanel standings={<StandingsTable />} team={<TeamPanel />} section={section} />
        </div>
      </main>
      <SectionBar section={section} />
      <RewardFlights />
      {!seat.practice && (
        <>
          <StartCountdown seconds={seconds} />
          <CoverSheet />
        </>
      )}
      {/* Outside of the sections: a narrow window hides all of them but one, with what is open in them. */}
      <Asking />
      {offeredCardId.value !== null && (
        <BuyDialog key={offeredCardId.value} cardId={offeredCardId.value} onBought={showTasks} />
      )}
    </div>
  );
}

/** How it ended, and what next. */
function End() {
  const { seat } = usePlay();
  if (seat.practice) return <PracticeEnd practice={seat.practice} />;
  return seat.draft ? <TryEnd draft={seat.draft} /> : <FinalPanel />;
}

/** Devices that want a seat of this team. SEA7 */
function Knocks() {
  const { store, announce } = usePlay();
  const { team } = useViews();
  if (team.blocked) return null;
  return <KnockNotices store={store} say={announce} />;
}

function SectionBar({ section }: { readonly section: Signal<Section> }) {
  const { play } = useTexts();
  const { openPurchases, seat } = usePlay();
  const count = openPurchases.value.filter((purchase) => purchase.status === "active").length;
  return (
    <nav class="section-bar" aria-label={play.sections[section.value]}>
      {(isAlone(seat) ? practiceSections : sections).map((name) => (
        <button
          key={name}
          type="button"
          aria-current={section.value === name ? "true" : undefined}
          onClick={() => {
            section.value = name;
          }}
        >
          {isRehearsal(seat) && name === "team" ? play.ledger : play.sections[name]}
          {name === "tasks" && count > 0 ? ` (${count})` : ""}
        </button>
      ))}
    </nav>
  );
}

import type { Phase } from "../../../shared/contest/phases.ts";
import { startSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { pathTo } from "../../store/router.ts";
import { ContestClock } from "../parts/ContestClock.tsx";
import { ExtraTimeMark } from "../parts/ExtraTimeMark.tsx";
import { AccountMark } from "./AccountMark.tsx";
import { ActButton } from "./ActButton.tsx";
import { AskButton } from "./AskButton.tsx";
import { UncoverButton } from "./CoverControl.tsx";
import { EntryControl } from "./EntryControl.tsx";
import { HealthLight } from "./HealthLight.tsx";
import { MissingActs } from "./MissingActs.tsx";
import { ReopenDialog } from "./ReopenDialog.tsx";
import { useAsk, useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { StandingsControl } from "./StandingsControl.tsx";
import { StartButton } from "./StartButton.tsx";
import { EmergencyButton, Steering } from "./Steering.tsx";
import { TimeDialog } from "./TimeDialog.tsx";
import { useAct } from "./useAct.ts";

/** Title, code, clock, phase, and the buttons that move the contest on: always in sight. CON1 */
export function ControlPanel() {
  const texts = useTexts();
  const words = texts.console;
  const { studio } = texts;
  const { store } = useRoom();
  const { contest } = useRoomViews();
  const { startsAt } = contest.clock;
  return (
    <section class="panel control" aria-labelledby="contest-title" data-phase={contest.phase}>
      <MissingActs contest={contest} />
      <div class="control-title">
        <h1 id="contest-title" title={contest.title}>
          {contest.title}
        </h1>
        <div class="control-facts">
          <a class="quiet-link" href={pathTo.contests()}>
            ← {words.toList}
          </a>
          <span>
            <span class="muted">{words.roomCode}</span>{" "}
            <strong class="code" data-figure="room-code" translate={false}>
              {contest.roomCode}
            </strong>
          </span>
          <span class="badge" data-figure="phase">
            {texts.phases[contest.phase]}
          </span>
          <span role="status">
            {contest.cover !== null && (
              <span class="badge" data-tone="warn" data-figure="cover">
                {contest.cover === "emergency"
                  ? texts.control.emergency.stopped
                  : texts.control.cover.covered}
              </span>
            )}
          </span>
          <ExtraTimeMark count={contest.extraTimeTeams} />
          <AccountMark />
          <HealthLight />
          <span class="phase-hint muted">{words.phaseHints[contest.phase]}</span>
          {contest.phase === "lobby" && startsAt !== null && (
            <span>{startSentence(texts, startsAt, store.serverNow())}</span>
          )}
        </div>
      </div>
      <ContestClock store={store} contest={contest} />
      <div class="control-acts">
        <div class="control-main">
          <PhaseButtons phase={contest.phase} />
          <UncoverButton />
          <EmergencyButton />
        </div>
        <div class="control-more">
          <MoreControls />
          <Steering />
          <StandingsControl />
          <span class="row">
            <a
              class="button"
              data-size="small"
              href={pathTo.screen(contest.roomCode)}
              target="_blank"
              rel="noreferrer"
            >
              {words.toScreen} ↗
            </a>
            {contest.phase !== "finished" && (
              <a class="button" data-size="small" href={pathTo.studio(contest.roomCode)}>
                {studio.editBoard}
              </a>
            )}
            {contest.phase === "finished" && (
              <a class="button" data-size="small" href={pathTo.results(contest.roomCode)}>
                {words.toResults}
              </a>
            )}
          </span>
        </div>
      </div>
    </section>
  );
}

function PhaseButtons({ phase }: { readonly phase: Phase }) {
  const words = useTexts().console;
  const { actions } = words;
  const ask = useAsk();
  const { contest } = useRoomViews();
  const { control } = useTexts();
  const main = (label: string, command: SentCommand) => (
    <ActButton command={command} look="main">
      {label}
    </ActButton>
  );
  const askFinish = () =>
    ask((close) => (
      <ConfirmDialog
        title={words.finishTitle}
        text={words.finishText}
        action={actions.finish}
        command={{ type: "FinishContest" }}
        onClose={close}
      />
    ));
  const askStart = () =>
    ask((close) => (
      <ConfirmDialog
        title={words.startEmptyTitle}
        text={words.startEmptyText}
        action={actions.start}
        command={{ type: "StartContest", countdown: true }}
        onClose={close}
      />
    ));
  const finish = (
    <button type="button" class="button" data-look="danger" onClick={askFinish}>
      {actions.finish} …
    </button>
  );
  if (contest.cover === "emergency") {
    return (
      <>
        {main(control.emergency.end, { type: "EndEmergency" })}
        {phase !== "lobby" && finish}
      </>
    );
  }
  switch (phase) {
    case "draft":
      return main(actions.openLobby, { type: "OpenLobby" });
    case "lobby":
      return <StartButton onEmpty={askStart} />;
    case "running":
      return (
        <>
          {main(actions.pause, { type: "PauseContest" })}
          {finish}
        </>
      );
    case "paused":
      return (
        <>
          {main(actions.resume, { type: "ResumeContest" })}
          {finish}
        </>
      );
    case "finished":
      return (
        <button type="button" class="button" onClick={() => ask((close) => <ReopenDialog onClose={close} />)}>
          {actions.reopen} …
        </button>
      );
  }
}

const stepsMinutes = [-1, 1, 5];

/** The deadline and the entry. */
function MoreControls() {
  const words = useTexts().console;
  const { contest } = useRoomViews();
  const { control } = useTexts();
  const { phase } = contest;
  const hasClock = phase === "running" || phase === "paused";
  const hasEntry = hasClock || phase === "lobby";
  if (!hasEntry) return null;
  return (
    <>
      {hasClock && (
        <fieldset class="row">
          <legend class="visually-hidden">{words.extend}</legend>
          <span class="muted control-label" aria-hidden="true">
            {words.extend}:
          </span>
          {stepsMinutes.map((minutes) => (
            <ActButton key={minutes} command={{ type: "ExtendContest", byMs: minutes * 60_000 }} size="small">
              {words.extendBy(minutes)}
            </ActButton>
          ))}
          <AskButton words={control.otherTime}>{(close) => <TimeDialog onClose={close} />}</AskButton>
        </fieldset>
      )}
      <EntryControl />
    </>
  );
}

function ConfirmDialog(props: {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly command: SentCommand;
  readonly onClose: () => void;
}) {
  const { app } = useTexts();
  const { act } = useAct();
  const confirm = () => {
    props.onClose();
    void act(props.command);
  };
  return (
    <RoomDialog title={props.title} onClose={props.onClose}>
      <p>{props.text}</p>
      <div class="actions">
        <button type="button" class="button" onClick={props.onClose}>
          {app.cancel}
        </button>
        <button type="button" class="button" data-look="main" onClick={confirm}>
          {props.action}
        </button>
      </div>
    </RoomDialog>
  );
}

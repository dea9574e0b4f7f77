import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { LiveView } from "../../../shared/wireState.ts";
import { useTexts } from "../../i18n/texts.ts";
import { type Connection, isUp } from "../../net/linkParts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { screenNameIn, type Wish, wishFor } from "../../store/screenWish.ts";
import { useApp } from "../AppContext.ts";
import { TimeCallNotice } from "../parts/TimeCallNotice.tsx";
import { useJoinOrigins } from "../parts/useJoinOrigins.ts";
import { CelebrationBanner } from "./Celebrations.tsx";
import { FrozenVeil } from "./frozen/FrozenVeil.tsx";
import { SoundIcon } from "./icons.tsx";
import { keepAwake } from "./keepAwake.ts";
import { isQuietHere } from "./quiet.ts";
import { ScreenContext } from "./ScreenContext.ts";
import { ScreenCover, ScreenWords } from "./ScreenCover.tsx";
import { ScreenMenu } from "./ScreenMenu.tsx";
import { ScreenStart } from "./ScreenStart.tsx";
import { useHappenings } from "./useHappenings.ts";
import { useMusic } from "./useMusic.ts";
import { useStaleSince } from "./useStaleSince.ts";
import { useTension } from "./useTension.ts";
import { useSteeredSound } from "./useWish.ts";
import { StaleVeil } from "./Veils.tsx";

/** The screen around its picture: whether it is live and saved, what is celebrated, a small menu. */
export function ScreenFrame(props: {
  readonly store: ContestStore;
  readonly live: LiveView;
  readonly children: ComponentChildren;
}) {
  const { store, live } = props;
  const staleSince = useStaleSince(store);
  const isLive = isUp(store.connection.value);
  const view = { live, joinOrigins: useJoinOrigins(isLive), happenings: useHappenings(store) };
  const wish = wishFor(live.view.screens, screenNameIn(location.search));
  useSteeredSound(wish);
  useMusic(store);
  const tension = useTension(store, live.view);
  return (
    <ScreenContext.Provider value={view}>
      <main
        class="screen"
        style={wish ? lookOf(wish) : undefined}
        data-phase={live.view.phase}
        data-tension={tension}
        data-stale={!isLive}
        data-covered={isQuietHere(live.view)}
      >
        {props.children}
        <CelebrationBanner store={store} />
        <ScreenCover />
        <ScreenWords store={store} />
        <TimeCallNotice store={store} contest={live.view} />
        <ScreenStart store={store} />
        <div class="screen-corner">
          <SleepHint isBefore={live.view.phase === "draft" || live.view.phase === "lobby"} />
          <SoundHint />
          <Saving saving={live.saving} />
          <LiveMark connection={store.connection.value} staleSince={staleSince} />
        </div>
        <StaleVeil since={isLive ? null : staleSince} trouble={store.trouble.value} />
        <FrozenVeil />
        <ScreenMenu roomCode={live.view.roomCode} />
      </main>
    </ScreenContext.Provider>
  );
}

/** How large all is, and what a projector cuts. SCR1 */
function lookOf({ zoomPercent, marginPercent }: Wish) {
  return { "--screen-zoom": `${zoomPercent / 100}`, "--screen-margin": `${marginPercent}vmin` };
}

function LiveMark(props: { readonly connection: Connection; readonly staleSince: number | null }) {
  const { back, screen, format } = useTexts();
  const isLive = isUp(props.connection);
  const sentence = isLive
    ? props.connection === "waiting"
      ? back.moment // BAK4
      : screen.live
    : props.staleSince === null
      ? screen.stale
      : screen.staleSince(format.timeOfDay(props.staleSince));
  return (
    <span class="live-mark" data-live={isLive} role="status">
      <span class="live-dot" aria-hidden="true" />
      {sentence}
    </span>
  );
}

function Saving({ saving }: { readonly saving: boolean }) {
  const { screen } = useTexts();
  return (
    <span role="status" class="not-saved" hidden={saving}>
      {saving ? "" : `⚠ ${screen.notSaved}`}
    </span>
  );
}

/** PAG23 While somebody stands by who can mend it. Over plain HTTP no browser keeps the display on. */
function SleepHint({ isBefore }: { readonly isBefore: boolean }) {
  const { screen } = useTexts();
  const isKept = useSignal(true);
  useEffect(
    () =>
      keepAwake({ wakeLock: navigator.wakeLock, document }, (kept) => {
        isKept.value = kept;
      }),
    [isKept],
  );
  return isBefore && !isKept.value ? <p class="sleep-hint">{screen.maySleep}</p> : null;
}

/** The browser lets a page sound after a click or a key only. */
function SoundHint() {
  const { screen } = useTexts();
  const { sounds } = useApp();
  useEffect(() => sounds.prepare(), [sounds]);
  if (!sounds.isBlocked.value) return null;
  return (
    <button type="button" class="sound-hint" onClick={() => sounds.wake()}>
      <SoundIcon isOn={false} /> {screen.soundBlocked}
    </button>
  );
}

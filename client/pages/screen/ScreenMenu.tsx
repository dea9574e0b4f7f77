import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { spokenAddress } from "../../store/joinOrigins.ts";
import { useApp } from "../AppContext.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Settings } from "../parts/Settings.tsx";
import { FullscreenButton, toggleFullscreen } from "./fullscreen.tsx";
import { SoundIcon } from "./icons.tsx";
import { useScreen } from "./ScreenContext.ts";
import { useScreenKeys } from "./useScreenKeys.ts";
import { useWish } from "./useWish.ts";
import "./screenMenu.css";

/** The screen's menu: there when the mouse moves or the keyboard comes by, gone when nobody needs it. */
export function ScreenMenu({ roomCode }: { readonly roomCode: string }) {
  const { screen } = useTexts();
  const { sounds, screenShow } = useApp();
  const nextAddress = useNextAddress();
  const areKeysShown = useSignal(false);
  const menu = useRef<HTMLElement>(null);
  const isAwake = useWakefulness(menu);
  useScreenKeys({
    a: () => nextAddress?.choose(),
    f: toggleFullscreen,
    l: () => sounds.setMusicOn(!sounds.isMusicOn.peek()),
    m: () => sounds.setOn(!sounds.isOn.peek()),
    s: () => screenShow.chooseNext(roomCode),
    "?": () => {
      areKeysShown.value = !areKeysShown.peek();
    },
  });
  return (
    <>
      <section class="screen-menu" aria-label={screen.menu} data-awake={isAwake} ref={menu}>
        <ShowButton roomCode={roomCode} />
        {nextAddress && (
          <button
            type="button"
            class="button"
            data-size="small"
            title={screen.nextAddress(spokenAddress(nextAddress.origin))}
            onClick={nextAddress.choose}
          >
            {screen.address}
          </button>
        )}
        <MuteButton />
        <FullscreenButton />
        <button
          type="button"
          class="button"
          data-size="small"
          title={screen.keysButton}
          aria-label={screen.keysButton}
          onClick={() => {
            areKeysShown.value = true;
          }}
        >
          <span aria-hidden="true">?</span>
        </button>
        <Settings />
      </section>
      {areKeysShown.value && (
        <KeyList
          onClose={() => {
            areKeysShown.value = false;
          }}
        />
      )}
    </>
  );
}

/** Another of the computer's addresses, to be shown instead of the present one; null when there is no other. */
function useNextAddress(): { readonly origin: string; readonly choose: () => void } | null {
  const { joinAddress } = useApp();
  const { joinOrigins } = useScreen();
  const [present, ...others] = joinOrigins ?? [];
  // In an order of their own: the shown one is always the first of the list.
  const all = (joinOrigins ?? []).toSorted();
  if (present === undefined || others.length === 0) return null;
  const origin = all[(all.indexOf(present) + 1) % all.length] ?? present;
  return { origin, choose: () => joinAddress.choose(origin) };
}

function ShowButton({ roomCode }: { readonly roomCode: string }) {
  const { screen } = useTexts();
  const { screenShow } = useApp();
  const show = useWish()?.show ?? "own";
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      title={screen.shows}
      disabled={show !== "own" && show !== "standin"}
      onClick={() => screenShow.chooseNext(roomCode)}
    >
      {screen.shown(screen.show[screenShow.of(roomCode).value])}
    </button>
  );
}

function MuteButton() {
  const { screen } = useTexts();
  const { sounds } = useApp();
  const isOn = sounds.isOn.value;
  const label = isOn ? screen.mute : screen.unmute;
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      title={label}
      aria-label={label}
      onClick={() => sounds.setOn(!isOn)}
    >
      <SoundIcon isOn={isOn} />
    </button>
  );
}

function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { screen, app } = useTexts();
  return (
    <Dialog title={screen.keysTitle} onClose={onClose}>
      <dl class="screen-keys">
        {Object.entries(screen.keys).map(([key, sentence]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button" data-first-focus onClick={onClose}>
        {app.close}
      </button>
    </Dialog>
  );
}

const awakeMs = 3_000;

/** True for a while after the mouse moved or the screen was touched. Focus inside keeps the menu by its style. */
function useWakefulness(menu: { readonly current: HTMLElement | null }): boolean {
  const isAwake = useSignal(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = () => {
      isAwake.value = true;
      clearTimeout(timer);
      timer = setTimeout(rest, awakeMs);
    };
    const rest = () => {
      if (menu.current?.matches(":hover")) wake();
      else isAwake.value = false;
    };
    addEventListener("pointermove", wake);
    addEventListener("pointerdown", wake);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", wake);
      removeEventListener("pointerdown", wake);
    };
  }, [isAwake, menu]);
  return isAwake.value;
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { FullscreenIcon } from "./icons.tsx";

export function FullscreenButton() {
  const { screen } = useTexts();
  const isFull = useSignal(document.fullscreenElement !== null);
  useEffect(() => {
    const follow = () => {
      isFull.value = document.fullscreenElement !== null;
    };
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, [isFull]);
  if (!document.fullscreenEnabled) return null;
  const label = isFull.value ? screen.leaveFullscreen : screen.fullscreen;
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      onClick={toggleFullscreen}
      title={label}
      aria-label={label}
    >
      <FullscreenIcon />
    </button>
  );
}

/** Fills the screen with the page, and again leaves it, as Escape does by itself. */
export function toggleFullscreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  // A browser that refuses has said why itself.
  change.catch(() => {});
}

import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../../i18n/texts.ts";
import { paintVeil, type VeilLook } from "./paintVeil.ts";
import type { VeilMessage } from "./veilWorker.ts";
import "./frozenVeil.css";

const feedEveryMs = 1_000;
const patienceMs = 6_000;

/**
 * A veil that draws itself when the page's own program hangs or was put to sleep, and cannot say any more that it lives. RST6
 * A worker draws it where the browser has canvases for workers: nothing moves until then, so that it costs nothing. Elsewhere
 * an animation is told to show it in a few seconds, and told so again and again.
 */
export function FrozenVeil() {
  return hasCanvasForWorkers() ? <VeilOfWorker /> : <VeilOfAnimation />;
}

function hasCanvasForWorkers(): boolean {
  const isKnown = typeof Worker === "function" && typeof OffscreenCanvas === "function";
  return isKnown && "transferControlToOffscreen" in HTMLCanvasElement.prototype;
}

function VeilOfWorker() {
  const { screen } = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef({ title: "", text: "" });
  words.current = { title: screen.stale, text: screen.frozenVeil };
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const worker = new Worker(new URL("./veilWorker.ts", import.meta.url), { type: "module" });
    const say = (message: VeilMessage, transferred: Transferable[] = []) =>
      worker.postMessage(message, transferred);
    const offscreen = element.transferControlToOffscreen();
    say({ canvas: offscreen }, [offscreen]);
    let shown = "";
    const live = () => {
      const look = lookOf(element, words.current);
      if (JSON.stringify(look) === shown) return say({ lives: true });
      shown = JSON.stringify(look);
      const sign = drawn(look);
      if (sign) say({ sign }, [sign]);
    };
    live();
    const feed = setInterval(live, feedEveryMs);
    return () => {
      clearInterval(feed);
      worker.terminate();
    };
  }, []);
  return (
    <div aria-hidden="true">
      <canvas class="frozen-veil" width={1} height={1} ref={canvas} />
    </div>
  );
}

function drawn(look: VeilLook): ImageBitmap | null {
  const sheet = new OffscreenCanvas(look.width, look.height);
  const context = sheet.getContext("2d");
  if (!context) return null;
  paintVeil(context, look);
  return sheet.transferToImageBitmap();
}

function lookOf(element: HTMLElement, words: Pick<VeilLook, "title" | "text">): VeilLook {
  const style = getComputedStyle(element);
  return {
    title: `⚠ ${words.title}`,
    text: words.text,
    // The other way round than the page, to stand out from it.
    ink: style.outlineColor,
    paper: style.color,
    fontFamily: style.fontFamily,
    width: Math.max(1, element.clientWidth),
    height: Math.max(1, element.clientHeight),
  };
}

function VeilOfAnimation() {
  const { screen } = useTexts();
  const veil = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not by style: this is no ornament that a wish for stillness may take away.
    const showing = veil.current?.animate([{ opacity: 0 }, { opacity: 1 }], {
      delay: patienceMs,
      duration: 200,
      fill: "both",
    });
    if (!showing) return;
    const feed = setInterval(() => {
      showing.currentTime = 0;
      // One that has ended has to be started anew.
      showing.play();
    }, feedEveryMs);
    return () => {
      clearInterval(feed);
      showing.cancel();
    };
  }, []);
  return (
    <div class="stale-veil" data-kind="frozen" aria-hidden="true" ref={veil}>
      <p class="stale-title">⚠ {screen.stale}</p>
      <p>{screen.frozenVeil}</p>
    </div>
  );
}

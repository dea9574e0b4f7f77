import { effect } from "@preact/signals";
import { frameIn, isMoving, openCanvas, pixelRatioOf, type Staged } from "../board/openCanvas.ts";
import { readLeastText } from "../board/palette.ts";
import type { RaceSource } from "../store/raceSource.ts";
import { paintSea } from "./paintSea.ts";
import "./race.css";
import { type RaceAround, RaceScene } from "./RaceScene.ts";
import { finishAhead, followRace, nextNoteEnd, openRace } from "./raceModel.ts";
import { readRacePalette } from "./racePalette.ts";

const lookAtClockMs = 1_000;
const bobEveryMs = 250;

/** The running race: a sea that stands, and Phaser over it with what moves. */
export function openRaceStage(
  host: HTMLElement,
  source: RaceSource,
  onDrawn: (isDrawn: boolean) => void,
): { destroy(): void } {
  const sea = document.createElement("canvas");
  sea.ariaHidden = "true";
  sea.style.cssText = "position:absolute;inset:0;width:100%;height:100%";
  host.append(sea);
  const frame = frameIn(host);
  const canvas = openCanvas<RaceAround>(frame, {
    measure: () => measure(host, frame),
    stage: (around, onReady) => stageRace(sea, source, around, onReady),
    tell: (state) => onDrawn(state === "ready"),
  });
  return {
    destroy() {
      canvas.destroy();
      frame.remove();
      sea.remove();
    },
  };
}

function stageRace(
  sea: HTMLCanvasElement,
  source: RaceSource,
  first: RaceAround,
  onReady: () => void,
): Staged<RaceAround> {
  let around = first;
  let race = openRace(source.view.peek());
  let painted = "";
  const clock = {
    now: () => performance.now(),
    serverNow: () => source.serverNow(),
    isMoving,
    locale: () => source.locale.peek(),
  };
  const scene = new RaceScene(race, around, clock, onReady);

  function repaintSea(): void {
    const { scale } = race;
    const seen = JSON.stringify([scene.layout, scale, around.palette, clock.locale()]);
    const context = sea.getContext("2d");
    if (seen === painted || !context) return;
    painted = seen;
    sea.width = around.width;
    sea.height = around.height;
    paintSea(context, scene.layout, scale, around.palette, clock.locale());
  }

  return {
    scene,
    isStill: () => scene.isStill(),
    rebuild(now) {
      around = now;
      scene.rebuild(now);
      repaintSea();
    },
    follow(draw) {
      let noteEnd: ReturnType<typeof setTimeout> | undefined;
      // Where nothing moves, nothing else draws what is told no more.
      const drawAtNoteEnd = () => {
        clearTimeout(noteEnd);
        const now = clock.now();
        const end = nextNoteEnd(race, now);
        if (end === null) return;
        noteEnd = setTimeout(
          () => {
            draw();
            drawAtNoteEnd();
          },
          Math.ceil(end - now),
        );
      };
      const stopViews = effect(() => {
        const view = source.view.value;
        if (view !== race.view) race = followRace(race, view, clock.now());
        scene.show(race);
        repaintSea();
        draw();
        drawAtNoteEnd();
      });
      const bobs = setInterval(() => {
        if (scene.isBobbing()) draw();
      }, bobEveryMs);
      let ahead = finishAhead(race.view, clock.serverNow());
      const timer = setInterval(() => {
        const now = finishAhead(race.view, clock.serverNow());
        if (now !== ahead) draw();
        ahead = now;
      }, lookAtClockMs);
      return () => {
        stopViews();
        clearInterval(timer);
        clearInterval(bobs);
        clearTimeout(noteEnd);
      };
    },
  };
}

function measure(host: HTMLElement, frame: HTMLElement): RaceAround {
  const pixelRatio = pixelRatioOf(frame);
  return {
    width: Math.round(frame.clientWidth * pixelRatio),
    height: Math.round(frame.clientHeight * pixelRatio),
    pixelRatio,
    palette: readRacePalette(host),
    leastText: readLeastText(host, "screen") * pixelRatio,
  };
}

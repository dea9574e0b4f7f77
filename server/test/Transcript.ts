import { inspect, isDeepStrictEqual } from "node:util";
import { frameCodeMask, frameCodes } from "../../loadtest/bots/wire.ts";
import type { LiveView } from "../../shared/wireState.ts";
import type { Viewer } from "./Viewer.ts";

interface Line {
  readonly who: string;
  readonly what: string;
}

const frameNames: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(frameCodes).map(([name, code]) => [code, name]),
);
const lineWidth = 100;

/** What everybody was told, step by step, to be read by people when it changes. What is random is masked. */
export class Transcript {
  readonly #steps: string[] = [];
  #lines: Line[] = [];
  #onScreen: LiveView | null = null;

  /** Ends the step: what was noted since the last one is told under this title. */
  close(title: string): void {
    const told = new Map<string, string[]>();
    for (const { who, what } of this.#lines) told.set(what, [...(told.get(what) ?? []), who]);
    const lines = Array.from(told, ([what, who]) => `${[...new Set(who)].join(", ")}: ${what}`);
    this.#steps.push(`## ${title}\n\n${lines.length === 0 ? "(nothing)" : lines.join("\n")}\n`);
    this.#lines = [];
  }

  note(who: string, what: string): void {
    this.#lines.push({ who, what });
  }

  toString(): string {
    return this.#steps.join("\n");
  }

  /** Follows a viewer from its first frame on; call {@link Listener.listen} when it is open. */
  listener(who: string): Listener {
    return new Listener(who, this);
  }

  /** How a state differs from the one that this viewer was shown before, or from what others are shown. */
  stateText(before: LiveView | null, after: LiveView): string {
    const base = before ?? this.#onScreen;
    this.#onScreen = after;
    if (!base) return `everything\n${indented(written(masked(after)))}`;
    const changes = differences("", masked(base), masked(after));
    if (changes.length === 0) return before ? "nothing" : "what the others are shown";
    const text = changes.join("; ");
    return before ? text : `what the others are shown, but ${text}`;
  }
}

/** Notes what one viewer hears, frame by frame, with its size. */
export class Listener {
  readonly #who: string;
  readonly #transcript: Transcript;
  readonly #frames: { readonly name: string; readonly bytes: number }[] = [];
  #viewer: Viewer | null = null;
  #heard = 0;
  #shown: LiveView | null = null;

  constructor(who: string, transcript: Transcript) {
    this.#who = who;
    this.#transcript = transcript;
  }

  readonly onFrame = (frame: Uint8Array): void => {
    const code = (frame[0] ?? 0) & frameCodeMask;
    this.#frames.push({ name: frameNames[code] ?? `frame ${code}`, bytes: frame.length });
  };

  listen(viewer: Viewer): void {
    this.#viewer = viewer;
  }

  /** Notes what was heard since the last time, in order; `replies` are those to the requests made meanwhile. */
  take(replies: readonly unknown[]): void {
    const left = [...replies];
    for (const { name, bytes } of this.#frames.splice(0)) {
      if (name === "roomResponse") this.#note("reply", bytes, indented(written(masked(left.shift()))));
      else if (name === "joinRoom") this.#note("handshake", bytes, "");
      else this.#noteHeard(bytes);
    }
    if (left.length > 0) throw new Error(`${this.#who} got fewer replies than it waited for`);
  }

  /** Forgets the answer to a request that only asked whether all was heard. */
  forgetLastReply(): void {
    const last = this.#frames.pop();
    if (last?.name !== "roomResponse") throw new Error(`${this.#who} heard ${last?.name} after the answer`);
  }

  #noteHeard(bytes: number): void {
    const heard = this.#viewer?.heard[this.#heard];
    this.#heard += 1;
    switch (heard?.type) {
      case "state": {
        const name = this.#shown ? "patch" : "state";
        this.#note(name, bytes, this.#transcript.stateText(this.#shown, heard.live));
        this.#shown = heard.live;
        return;
      }
      case "private":
        this.#note("private", bytes, indented(written(masked(heard.message))));
        return;
      case "drafts":
        this.#note("drafts", bytes, indented(written(masked(heard.drafts))));
        return;
      case "goodbye":
        this.#note("goodbye", bytes, heard.reason);
        return;
      default:
        throw new Error(`${this.#who} got a frame that it did not hear`);
    }
  }

  #note(name: string, bytes: number, text: string): void {
    this.#transcript.note(this.#who, `${name}, ${bytes} B${text === "" ? "" : `: ${text}`}`);
  }
}

/** As people read it: on one line when it fits. */
export function written(value: unknown): string {
  return inspect(value, {
    depth: null,
    breakLength: lineWidth,
    compact: 3,
    maxArrayLength: null,
    maxStringLength: null,
  });
}

export function indented(text: string): string {
  return text.includes("\n") ? `\n${text.replace(/^/gm, "    ")}` : text;
}

/** What is drawn by lot is told by its name only. */
export function masked(value: unknown, key = ""): unknown {
  if (
    ["pin", "seatToken", "accessToken", "reservation", "roomCode", "seatId", "mark"].includes(key) &&
    value !== null
  )
    return `<${key}>`;
  if (key === "seats" && Array.isArray(value)) return value.map(() => "<seatId>");
  if (Array.isArray(value)) return value.map((item) => masked(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, masked(part, name)]));
}

function differences(path: string, before: unknown, after: unknown): readonly string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [`${path}: ${short(before)} → ${short(after)}`];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    differences(path === "" ? key : `${path}.${key}`, before[key], after[key]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function short(value: unknown): string {
  return value === undefined
    ? "–"
    : inspect(value, { depth: null, breakLength: Number.POSITIVE_INFINITY, compact: true });
}

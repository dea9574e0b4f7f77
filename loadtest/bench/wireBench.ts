import { Encoder } from "@colyseus/schema";
import { pack } from "msgpackr";
import { PrivateFeed } from "../../server/rooms/PrivateFeed.ts";
import { wireStateOf, writePublic } from "../../server/rooms/publicSync.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolve, replay } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { PrivateMessage } from "../../shared/protocol.ts";
import { median } from "../statistics.ts";
import { scriptContest } from "./scriptedContest.ts";

export interface WireSizes {
  /** The frame that a screen gets on joining. */
  readonly wholeState: number;
  readonly wholeView: number;
  /** Medians over the second half of the contest. */
  readonly patches: Readonly<Record<Happening, number>>;
  readonly messages: Readonly<Record<Happening, number>>;
}

export const happenings = ["bought", "solved", "wrong", "failed"] as const;
type Happening = (typeof happenings)[number];

/** The byte that says what kind of frame it is. */
const frameByte = 1;
const messageHeader = frameByte + 1 + "private".length;

/** Bytes on the wire per command, as the room makes them: 30 teams, 35 cards. */
export function wireBench(): WireSizes {
  const { created, batches } = scriptContest({ teams: 30, cards: 35, events: 2_000 });
  const half = Math.floor(batches.length / 2);
  let state = replay([created, ...batches.slice(0, half).flat()]);
  const wire = wireStateOf(viewFor(state, { kind: "public" }), 1, true);
  const encoder = new Encoder(wire);
  const wholeState = frameByte + encoder.encodeAll().byteLength;
  encoder.discardChanges();
  const feed = new PrivateFeed({ kind: "team", teamId: "t1" });
  const wholeView = sizeOf(feed.whole(state));

  const patches = emptyLists();
  const messages = emptyLists();
  for (const [event] of batches.slice(half)) {
    if (!event) continue;
    const after = evolve(state, event);
    writePublic(wire, viewFor(state, { kind: "public" }), viewFor(after, { kind: "public" }));
    const bytes = encoder.encode().byteLength;
    encoder.discardChanges();
    const happening = happeningOf(event);
    if (happening) {
      patches[happening].push(bytes === 0 ? 0 : frameByte + bytes);
      messages[happening].push(privateSize(event, state, after));
    }
    state = after;
  }
  return { wholeState, wholeView, patches: medians(patches), messages: medians(messages) };
}

function happeningOf(event: ContestEvent): Happening | null {
  if (event.type === "CardBought") return "bought";
  if (event.type !== "AnswerJudged") return null;
  return event.status === "active" ? "wrong" : event.status;
}

function privateSize(event: ContestEvent, before: ContestState, after: ContestState): number {
  if (!("teamId" in event)) return 0;
  const feed = new PrivateFeed({ kind: "team", teamId: event.teamId });
  feed.whole(before);
  const change = feed.change(after);
  return change ? sizeOf(change) : 0;
}

function sizeOf(message: PrivateMessage): number {
  return messageHeader + pack(message).byteLength;
}

function emptyLists(): Record<Happening, number[]> {
  return { bought: [], solved: [], wrong: [], failed: [] };
}

function medians(lists: Readonly<Record<Happening, readonly number[]>>): Record<Happening, number> {
  const { bought, solved, wrong, failed } = lists;
  return { bought: median(bought), solved: median(solved), wrong: median(wrong), failed: median(failed) };
}

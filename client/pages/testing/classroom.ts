import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { cardBasis, findCard } from "../../../shared/contest/cards.ts";
import { Checker, judgeReading, readerOf } from "../../../shared/contest/checkers/checker.ts";
import { type CheckerKind, readAnswer } from "../../../shared/contest/checkers/readers.ts";
import type { AccountStand } from "../../../shared/contest/closingRecords.ts";
import type { Actor, StampedCommand } from "../../../shared/contest/commands.ts";
import { contentView } from "../../../shared/contest/contentView.ts";
import { decide } from "../../../shared/contest/decide.ts";
import { evolve, replay } from "../../../shared/contest/evolve.ts";
import { keyView } from "../../../shared/contest/keyView.ts";
import { outcomeOf } from "../../../shared/contest/outcome.ts";
import { previewRepair } from "../../../shared/contest/repairPreview.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { type created, happened, seatOf, t0 } from "../../../shared/contest/testing.ts";
import { unreachable } from "../../../shared/contest/unreachable.ts";
import { type Audience, taskView, viewFor } from "../../../shared/contest/viewFor.ts";
import type { CommandReply, EntranceView, RoomReply } from "../../../shared/protocol.ts";
import type { LiveView } from "../../../shared/wireState.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { createSharedDrafts } from "../../store/sharedDrafts.ts";
import { createSharedWriting } from "../../store/sharedWriting.ts";

/** A contest for tests of pages: rules and views are the real ones, only the network is left out. */
export interface Classroom {
  readonly state: ReadonlySignal<ContestState>;
  /** Milliseconds after `t0`; what the server's clock shows. */
  now: number;
  /** 0: not heard of yet. */
  readonly clockSet: Signal<number>;
  /** Connected seats by team. */
  online: Readonly<Record<string, number>>;
  /** Somebody else does this. Throws when it is refused. */
  happens(...commands: readonly StampedCommand[]): void;
  storeOfTeam(teamId: string): ContestStore;
  storeOfModerator(): ContestStore;
  /** All that was sent through the stores. */
  readonly sent: StampedCommand[];
  /** Who wants in, as everybody is told. */
  readonly entrance: Signal<EntranceView>;
  /** What was said to it through the stores, and how that is answered. */
  readonly settled: { readonly type: "crowd" | "applicants" | "knock"; readonly payload: object }[];
  settlement: RoomReply["crowd" | "applicants" | "knock"] | null;
  /** How the independent account stands, as the server would say. */
  accountStand: AccountStand;
  /** While set, replies wait; call it to let them come. */
  holdReplies(): () => void;
  /** While set, stores tell nothing of what happens, as where a reply is on its way before it; call it to let them. */
  holdViews(): () => void;
}

export function openClassroom(
  first: ReturnType<typeof created>,
  ...commands: readonly StampedCommand[]
): Classroom {
  const state = signal(replay(happened(first, ...commands)));
  const heldView = signal<ContestState | null>(null);
  const told = computed(() => heldView.value ?? state.value);
  let held: Promise<void> | null = null;

  function carryOut(stamped: StampedCommand): CommandReply {
    const decision = decide(state.value, stamped);
    if (!decision.ok) return { ok: false, rejection: decision.rejection };
    state.value = decision.events.reduce(evolve, state.value);
    return { ok: true, outcome: outcomeOf(decision.events) };
  }

  function storeOf(actor: Actor, audience: Audience): ContestStore {
    return {
      live: computed<LiveView>(() => ({
        epoch: 1,
        saving: true,
        view: viewFor(told.value, { kind: "public" }),
        online: classroom.online,
      })),
      privateView: computed(() => {
        const view = viewFor(told.value, audience);
        return "kind" in view ? view : null;
      }),
      connection: signal("live"),
      trouble: signal(null),
      goodbye: signal(null),
      clockNotice: signal(null),
      account: signal(null),
      health: signal(null),
      entrance: classroom.entrance,
      async settle(type, payload) {
        classroom.settled.push({ type, payload });
        return classroom.settlement;
      },
      serverNow: () => t0 + classroom.now,
      clockSet: classroom.clockSet,
      async send(sent) {
        // PINs are the server's to give.
        const command =
          sent.type === "AdmitTeam" || sent.type === "GiveNewPin"
            ? { ...sent, pin: "654321" }
            : sent.type === "MarkFinal"
              ? { ...sent, account: classroom.accountStand }
              : sent;
        const stamped: StampedCommand = { at: t0 + classroom.now, actor, command };
        classroom.sent.push(stamped);
        const reply = carryOut(stamped);
        await held;
        return reply;
      },
      drafts: createSharedDrafts(() => classroom.now),
      writing: createSharedWriting(),
      async task(cardId) {
        const card = findCard(state.value.board.cards, cardId);
        if (!card) return { ok: false, rejection: { code: "unknown_card" } };
        const key = keyView(card.task.checker);
        return { ok: true, task: taskView(card.task), key, basis: cardBasis(card) };
      },
      async content(since) {
        return { ok: true, content: contentView(state.value, since) };
      },
      async preview(command) {
        return previewRepair(state.value, { at: t0 + classroom.now, actor, command });
      },
      // As the server reads plain cells; what else a table may say is the server's own.
      async tryKey({ kind, cells, trial }) {
        const checker = Checker.safeParse(describe(kind, cells)).data ?? null;
        const read = checker && trial !== null ? readAnswer(readerOf(checker), trial) : null;
        return {
          ok: true,
          checker,
          problems: [],
          trial: read?.ok
            ? {
                ok: true,
                shown: read.reading,
                verdict: checker && judgeReading(checker, read.reading) ? "accepted" : "wrong",
              }
            : null,
        };
      },
      introduce: () => {},
      close: () => {},
    };
  }

  const classroom: Classroom = {
    state,
    now: 0,
    clockSet: signal(1),
    online: {},
    sent: [],
    entrance: signal({ crowds: [], applicants: [], knocks: [] }),
    settled: [],
    settlement: { ok: true },
    accountStand: "agrees",
    happens(...done) {
      for (const stamped of done) {
        const reply = carryOut(stamped);
        if (!reply.ok) throw new Error(`refused: ${JSON.stringify([stamped.command, reply.rejection])}`);
      }
    },
    storeOfTeam: (teamId) =>
      storeOf({ role: "team", teamId, seatId: seatOf(teamId) }, { kind: "team", teamId }),
    storeOfModerator: () => storeOf({ role: "moderator", accountId: "teacher" }, { kind: "moderator" }),
    holdReplies() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = () => {
          held = null;
          resolve();
        };
      });
      return release;
    },
    holdViews() {
      heldView.value = state.value;
      return () => {
        heldView.value = null;
      };
    },
  };
  return classroom;
}

function describe(
  kind: CheckerKind,
  {
    answer,
    choices = "",
    exact = "",
  }: { readonly [cell: string]: string | undefined; readonly answer: string },
): unknown {
  switch (kind) {
    case "number":
      return { kind, answer };
    case "text":
      return { kind, answers: [answer], ...(exact !== "" && { folds: { [exact]: false } }) };
    case "choice": {
      const options = choices.split("\n");
      const correct = answer.split("\n").map((line) => options.indexOf(line) + 1);
      return { kind, options, correct, several: correct.length > 1 };
    }
    default:
      return unreachable(kind);
  }
}

import { computed, type Signal, signal } from "@preact/signals";
import { render } from "preact";
import type { Board } from "../../../shared/contest/board.ts";
import { cardBasis, findCard } from "../../../shared/contest/cards.ts";
import type { Actor, Command } from "../../../shared/contest/commands.ts";
import { decide } from "../../../shared/contest/decide.ts";
import { evolve, initialState } from "../../../shared/contest/evolve.ts";
import { keyView } from "../../../shared/contest/keyView.ts";
import { classicRules } from "../../../shared/contest/rules.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { taskView, viewFor } from "../../../shared/contest/viewFor.ts";
import type { Language } from "../../../shared/languages.ts";
import { dictionaries } from "../../i18n/dictionaries.ts";
import { TextsContext } from "../../i18n/texts.ts";
import { createCockpit } from "../../store/cockpit/cockpit.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { applyPreferences, createPreferences } from "../../store/preferences.ts";
import { watchSystem } from "../../store/systemWishes.ts";
import { stillStore } from "../../testing/stillStore.ts";
import { AppContext } from "../AppContext.ts";
import { AskedDialog } from "../console/AskedDialog.tsx";
import { CockpitView } from "../console/CockpitView.tsx";
import { createRoom, RoomContext } from "../console/RoomContext.ts";
import { PlainPage } from "../parts/PlainPage.tsx";
import { stageApp } from "./stage.tsx";
import "../../theme/tokens.css";
import "../../theme/base.css";
import "../../theme/contrast.css";
import "../../theme/motion.css";
import "../../theme/print.css";
import "../console/console.css";

const minute = 60_000;
const t0 = 1_800_000_000_000;
const lessonMs = 25 * minute;

/** Shows the cockpit in the middle of a lesson of so many teams, all of it in this page. */
export function open(host: HTMLElement, { teams, language }: { teams: number; language: Language }) {
  const state = signal(playLesson(teams, language));
  const store = storeOf(state);
  const app = {
    ...stageApp({ addresses: () => ({ ok: true, reply: { origins: ["http://192.168.0.7:2567"] } }) }).app,
  };
  const preferences = createPreferences(app.storage, [language], watchSystem());
  applyPreferences(preferences, document.documentElement);
  const texts = computed(() => dictionaries[preferences.language.value]);
  const compare = computed(() => texts.value.format.compare);
  const cockpit = createCockpit(store, app.storage, "ABC234", compare);
  cockpit.start();
  const room = createRoom(store, cockpit);
  render(
    <AppContext.Provider value={{ ...app, preferences }}>
      <TextsContext.Provider value={texts}>
        <PlainPage width="full">
          <div class="cockpit-page">
            <RoomContext.Provider value={room}>
              <CockpitView />
              <AskedDialog />
            </RoomContext.Provider>
          </div>
        </PlainPage>
      </TextsContext.Provider>
    </AppContext.Provider>,
    host,
  );
  return {
    cockpit,
    /** How long the page takes over one purchase more, in ms: the views' work and the drawing, without the rules. */
    async patch(index: number): Promise<number> {
      const teamId = `t${(index % teams) + 1}`;
      const next = carryOut(state.peek(), lessonMs + index, teamOf(teamId), {
        type: "BuyCard",
        cardId: cardIds[index % cardIds.length] ?? 1,
      });
      viewFor(next, { kind: "public" });
      viewFor(next, { kind: "moderator" });
      const startedAt = performance.now();
      state.value = next;
      await new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
      document.body.getBoundingClientRect();
      return performance.now() - startedAt;
    },
  };
}

const teamOf = (teamId: string): Actor => ({ role: "team", teamId, seatId: seatOf(teamId) });
const seatOf = (teamId: string) => `seat${teamId.slice(1).padStart(6, "0")}`;

function carryOut(state: ContestState, at: number, actor: Actor, command: Command): ContestState {
  const decision = decide(state, { at: t0 + at, actor, command });
  return decision.ok ? decision.events.reduce(evolve, state) : state;
}

const categories: Readonly<Record<Language, readonly string[]>> = {
  en: ["Algebra", "Geometry", "Combinatorics", "Logic", "Number theory", "Probability", "Puzzles"],
  ru: ["Алгебра", "Геометрия", "Комбинаторика", "Логика", "Теория чисел", "Вероятность", "Головоломки"],
};
const rows = 5;
const cardIds = Array.from({ length: rows * 7 }, (_, index) => index + 1);

function boardOf(language: Language): Board {
  return {
    rows,
    columns: 7,
    cards: cardIds.map((id) => ({
      id,
      row: Math.ceil(id / 7),
      column: ((id - 1) % 7) + 1,
      category: categories[language][(id - 1) % 7] ?? "",
      pricePoints: Math.ceil(id / 7) * 50,
      task: {
        version: 1,
        statement: `$\\frac{${id}}{2} + x = ${id * 3}$, $x = ?$`,
        // The key of the second card is wrong.
        checker: { kind: "number", answer: id === 2 ? "77" : `${id * 2}.5` },
      },
      earlierTasks: [],
    })),
  };
}

const names: Readonly<Record<Language, readonly string[]>> = {
  en: ["Otters", "Badgers", "Seven oaks", "Parallel lines", "The irrational ones", "Comets"],
  ru: ["Выдры", "Барсуки", "Семь дубов", "Параллельные прямые", "Иррациональные числа из 8 «Б»", "Кометы"],
};

/** The same lesson every time. */
function playLesson(teams: number, language: Language): ContestState {
  const dice = seeded(teams);
  const moderator: Actor = { role: "moderator", accountId: "teacher" };
  let state = initialState({
    at: t0 - 10 * minute,
    contestId: "contest-1",
    roomCode: "K7MPXW",
    title: { en: "Spring regatta, grade 8", ru: "Весенняя регата, 8 класс" }[language],
    language,
    board: boardOf(language),
    rules: classicRules,
    limits: { teams, seatsPerTeam: 3 },
    durationMs: 40 * minute,
    startsAt: null,
  });
  const act = (at: number, actor: Actor, command: Command) => {
    state = carryOut(state, at, actor, command);
  };
  act(-9 * minute, moderator, { type: "OpenLobby" });
  for (let index = 1; index <= teams; index++) {
    const own = names[language][index % names[language].length] ?? "";
    act(
      -8 * minute + index * 500,
      { role: "guest" },
      {
        type: "JoinContest",
        name: `${own} ${index}`,
        pin: `${100_000 + index}`,
        seatId: seatOf(`t${index}`),
      },
    );
  }
  act(0, moderator, { type: "StartContest" });
  const moves = teams * 24;
  for (let move = 1; move <= moves; move++) {
    const teamId = `t${1 + Math.floor(dice() ** 1.3 * teams)}`;
    const at = Math.floor((move / moves) * lessonMs);
    const team = state.teams[teamId];
    const active = team?.purchases.filter(({ status }) => status === "active") ?? [];
    const purchase = active[Math.floor(dice() * active.length)];
    if (!purchase || (active.length < 3 && dice() < 0.4)) {
      const cardId = cardIds[Math.floor(dice() ** 1.6 * cardIds.length)] ?? 1;
      act(at, teamOf(teamId), { type: "BuyCard", cardId });
    } else {
      const { id, cardId } = purchase;
      const right = dice() < 0.55 ? `${cardId * 2}.5` : `${cardId + Math.floor(dice() * 6)}`;
      act(at, teamOf(teamId), { type: "SubmitAnswer", purchaseId: id, answer: cardId === 2 ? "4.5" : right });
    }
  }
  return state;
}

function seeded(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return at / 2_147_483_648;
  };
}

function storeOf(state: Signal<ContestState>): ContestStore {
  return stillStore({
    live: computed(() => {
      const view = viewFor(state.value, { kind: "public" });
      const online = Object.fromEntries(
        Object.keys(view.teams).map((teamId, index) => [teamId, index % 9 === 4 ? 0 : 1]),
      );
      return { epoch: 1, saving: true, view, online };
    }),
    privateView: computed(() => viewFor(state.value, { kind: "moderator" })),
    serverNow: () => t0 + lessonMs + 20_000,
    async task(cardId) {
      const card = findCard(state.value.board.cards, cardId);
      if (!card) return { ok: false, rejection: { code: "unknown_card" } };
      const key = keyView(card.task.checker);
      return { ok: true, task: taskView(card.task), key, basis: cardBasis(card) };
    },
  });
}

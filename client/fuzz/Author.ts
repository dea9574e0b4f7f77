import { effect } from "@preact/signals";
import type { Random } from "../../loadtest/random.ts";
import { askRoute } from "../../server/test/askRoute.ts";
import type { Tap } from "../../server/test/Tap.ts";
import type { CardWriting } from "../../shared/contest/editActs.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { SentCommand } from "../net/outbox.ts";
import { createSeen } from "../net/seen.ts";
import { startServerClock } from "../net/serverClock.ts";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { type ContestStore, createContestStore } from "../store/contestStore.ts";
import { type CardForm, createCardForm } from "../store/studio/cardForm.ts";
import {
  changedParts,
  layingAside,
  moving,
  namingColumn,
  pricing,
  resizing,
} from "../store/studio/changes.ts";
import { asideCards, onBoard, type StudioContent } from "../store/studio/content.ts";
import { freshWriting } from "../store/studio/freshWriting.ts";
import { createStudio, type Refusal, type Studio } from "../store/studio/studio.ts";
import { typedOf } from "../store/studio/typed.ts";
import { joinThrough } from "./joinThrough.ts";
import { startPatientTime } from "./patientTime.ts";

export interface AuthorParts {
  readonly name: string;
  readonly code: string;
  readonly token: string;
  readonly tap: Tap;
  readonly random: Random;
}

export const actKinds = {
  type: 62,
  name: 11,
  price: 6,
  move: 11,
  "lay aside": 8,
  resize: 8,
  add: 8,
  discard: 4,
  rule: 6,
  undo: 15,
  redo: 11,
} as const;
export type ActKind = keyof typeof actKinds;

/** What an author sent, and what stood there as far as this author knew. */
export interface Sent {
  readonly cardId: number;
  readonly known: CardWriting;
  readonly writing: CardWriting;
}

/** The pages' clock runs faster here: who was cut off comes back sooner. */
const haste = 4;

const kindsOfNo: readonly (string | undefined)[] = [
  "changed_meanwhile",
  "place_taken",
  "unknown_card",
  "outside_board",
  "card_on_board",
];

/** Somebody who writes on a board with the stores of the real pages. */
export class Author {
  readonly name: string;
  readonly tap: Tap;
  readonly store: ContestStore;
  readonly studio: Studio;
  readonly done: Record<string, number> = {};
  readonly sent: Sent[] = [];
  /** What no server may ever say to an author. */
  readonly complaints: string[] = [];
  connections = 0;
  duplicates = 0;
  /** Edits that the server said were done. */
  acknowledged = 0;
  readonly #random: Random;
  readonly #stops: (() => void)[] = [];
  #form: { readonly cardId: number; readonly form: CardForm; readonly close: () => void } | null = null;
  #words = 0;
  #busy = 0;

  constructor({ name, code, token, tap, random }: AuthorParts) {
    this.name = name;
    this.tap = tap;
    this.#random = random;
    const time = startPatientTime(haste);
    const localNow = () => time.now();
    const plain = createContestStore({
      reserve: async () => {
        const asked = await askRoute(tap.origin, "connectModerator", { code, token });
        return asked.status === 200
          ? { ok: true, reply: asked.reply }
          : { ok: false, problem: { code: "unreachable" } };
      },
      join: async (reservation, _path, events) => {
        const weather = { random, duplicated: () => (this.duplicates += 1) };
        const socket = await joinThrough(tap.origin, reservation, events, weather);
        this.connections += 1;
        return socket;
      },
      findOwner: async () => null,
      clock: startServerClock(localNow, () => Date.now()),
      seen: createSeen(code, createMemoryStorage(), localNow),
      timers: time,
      localNow,
      random: () => 0,
      frame: (draw) => setTimeout(draw, 5),
      wakes: () => () => undefined,
      tellBlocked: () => undefined,
    });
    this.store = { ...plain, send: (command) => this.#send(plain, command) };
    this.store.introduce(name);
    this.studio = createStudio(this.store);
    this.#stops.push(
      () => time.stop(),
      this.studio.start(),
      // As the page does it.
      effect(() => {
        const content = this.studio.content.value;
        const card = this.#form && content?.cards.get(this.#form.cardId);
        if (card) this.#form?.form.take(card);
      }),
    );
  }

  get content(): StudioContent {
    const content = this.studio.content.peek();
    if (!content) throw new Error(`${this.name} has no board yet`);
    return content;
  }

  /** Connected, with nothing under way and nothing to choose. */
  get isQuiet(): boolean {
    const { store, studio } = this;
    const isUnasked = studio.conflicts.asked.peek() === null;
    const isLive = store.connection.peek() === "live" && studio.content.peek() !== null;
    return isLive && studio.saving.peek() === 0 && isUnasked && this.#busy === 0;
  }

  /** Cards that are open with other words than the board has: none, once everybody is quiet. */
  get stale(): readonly string[] {
    const card = this.#form && this.content.cards.get(this.#form.cardId);
    if (!this.#form || !card) return [];
    const [shown, stands] = [this.#form.form.typed.peek(), typedOf(card.writing)];
    return JSON.stringify(shown) === JSON.stringify(stands)
      ? []
      : [
          `${this.name}, card ${card.id}: ${JSON.stringify(shown)} is shown, ${JSON.stringify(stands)} stands`,
        ];
  }

  /** One thing that an author does. What comes of it comes later. */
  act(kind: ActKind): void {
    const { studio } = this;
    if (studio.content.peek()) this.#acts[kind]();
    if (studio.conflicts.asked.peek()) this.choose();
  }

  choose(): void {
    const asked = this.studio.conflicts.asked.peek();
    const keep = this.#random.pick(["mine", "theirs"] as const);
    if (asked) this.#do(`settled for ${keep}`, () => this.studio.settle(asked.cardId, keep));
  }

  readonly #acts: Readonly<Record<ActKind, () => void>> = {
    type: () => this.type(),
    name: () =>
      this.#do("named", () => this.studio.change(namingColumn(this.content, this.#column(), this.#word()))),
    price: () => this.#do("priced", () => this.studio.change(pricing(this.content, this.#prices()))),
    move: () =>
      this.#do("moved", () => this.studio.change(moving(this.content, this.#card(), this.#place()))),
    "lay aside": () =>
      this.#do("laid aside", () => this.studio.change(layingAside(this.content, this.#card()))),
    resize: () => this.#do("resized", () => this.studio.change(resizing(this.content, this.#size()))),
    add: () => this.#add(),
    discard: () => this.#discard(),
    rule: () => this.#rule(),
    undo: () => this.#do("undone", () => this.studio.undo()),
    redo: () => this.#do("redone", () => this.studio.redo()),
  };

  /** Turns away from the card that is open. */
  leaveCard(): void {
    if (!this.#form) return;
    const { form, close } = this.#form;
    this.#form = null;
    close();
    // It saves by itself, and nobody is quiet before it has.
    this.#do("left", () => form.save());
  }

  saveCard(): Promise<Refusal> {
    return this.#form?.form.save() ?? Promise.resolve(null);
  }

  close(): void {
    this.leaveCard();
    for (const stop of this.#stops) stop();
    this.store.close();
  }

  /** What is typed is saved after a moment, or at once; often it is the card that the others have open, too. */
  type(): void {
    if (!this.#form || this.#random.fraction() < 0.3) this.#openCard(this.#random.below(3));
    const form = this.#form?.form;
    if (!form) return;
    const { key } = form.typed.peek();
    form.field.value = "statement";
    form.type(
      this.#random.pick([
        () => ({ statement: this.#word() }),
        () => ({ statement: this.#word() }),
        () => ({ solution: this.#word() }),
        () => ({ category: this.#word() }),
        () => ({ price: `${1 + this.#random.below(90_000)}` }),
        () => ({ key: { ...key, kind: "number" as const, answer: `${this.#random.below(1_000_000)}` } }),
      ])(),
    );
    this.#count("typed");
    if (this.#random.fraction() < 0.6) this.#do("saved", () => form.save());
  }

  /** Types a task into a card that others type into at the same moment. */
  clash(index: number): void {
    this.#openCard(index);
    const form = this.#form?.form;
    form?.type({ statement: this.#word() });
    if (form) this.#do("saved", () => form.save());
  }

  #openCard(index: number): void {
    this.leaveCard();
    const card = [...this.content.cards.values()].sort((a, b) => a.id - b.id)[index];
    if (!card) return;
    const form = createCardForm(this.store, this.studio, card, { tell: (refusal) => this.#hear(refusal) });
    this.#form = { cardId: card.id, form, close: form.open() };
  }

  #add(): void {
    const place = this.#place();
    if (
      onBoard(this.content).some((card) => card.place.row === place.row && card.place.column === place.column)
    )
      return;
    const writing = { ...freshWriting(this.content, place), statement: this.#word() };
    this.#do("added", async () => {
      const added = await this.studio.add(place, writing);
      return typeof added === "number" ? null : added;
    });
  }

  #discard(): void {
    const aside = asideCards(this.content);
    if (aside.length > 2) this.#do("discarded", () => this.studio.discard([this.#random.pick(aside)]));
  }

  #rule(): void {
    const { rules, rulesRevision } = this.content;
    const slots = 1 + this.#random.below(9);
    this.#do("ruled", () => this.studio.rule({ ...rules, slots }, rulesRevision));
  }

  #do(what: string, act: () => Promise<Refusal>): void {
    this.#busy += 1;
    void act().then((refusal) => {
      this.#busy -= 1;
      this.#count(refusal ? `${what}: ${refusal.code}` : what);
      this.#hear(refusal);
    });
  }

  #hear(refusal: Refusal): void {
    if (refusal && !kindsOfNo.includes(refusal.code)) this.complaints.push(`${this.name}: ${refusal.code}`);
  }

  async #send(store: ContestStore, command: SentCommand): Promise<CommandReply> {
    for (const edit of command.type === "EditContest" ? command.edits : []) {
      const known = edit.what === "write" ? this.content.cards.get(edit.cardId)?.writing : undefined;
      if (edit.what === "write" && known && changedParts(known, edit.writing).length > 0)
        this.sent.push({ cardId: edit.cardId, known, writing: edit.writing });
    }
    const reply = await store.send(command);
    if (reply.ok) this.acknowledged += 1;
    else this.#count(`refused: ${reply.rejection.code}`);
    return reply;
  }

  #card(): number {
    const cards = [...this.content.cards.keys()];
    return cards.length > 0 ? this.#random.pick(cards) : 1;
  }

  #place() {
    const { rows, columns } = this.content;
    return { row: 1 + this.#random.below(rows), column: 1 + this.#random.below(columns) };
  }

  #column(): number {
    return this.#place().column;
  }

  #size() {
    return { rows: 2 + this.#random.below(2), columns: 2 + this.#random.below(3) };
  }

  #prices() {
    return { first: 1 + this.#random.below(1_000), step: this.#random.below(500) };
  }

  /** Stands nowhere else. */
  #word(): string {
    this.#words += 1;
    return `${this.name}${this.#words}`;
  }

  #count(what: string): void {
    this.done[what] = (this.done[what] ?? 0) + 1;
  }
}

import { Decoder, Encoder } from "@colyseus/schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyPlay, anyRepairedPlay, moments } from "../../shared/contest/testing/generators.ts";
import type { PrivateView } from "../../shared/contest/view.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { applyPrivateChange } from "../../shared/protocol.ts";
import { type LiveView, readWireState, type WireState } from "../../shared/wireState.ts";
import { privateChange } from "./privateChange.ts";
import { wireStateOf, writePublic } from "./publicSync.ts";
import { ContestSchema } from "./schema.ts";

const anyKindOfPlay = fc.oneof(anyPlay(), anyRepairedPlay());

test("screens that get only differences see what the public view says, after every event", () => {
  let moved = 0;
  fc.assert(
    fc.property(anyKindOfPlay, (play) => {
      let synced: Synced | null = null;
      let live: LiveView | null = null;
      for (const { after } of moments(play)) {
        const view = viewFor(after, { kind: "public" });
        synced ??= new Synced(wireStateOf(view, 1, true), view);
        synced.goTo(view);
        moved += 1;
        // As a page reads it, with what it knows already.
        live = readWireState(synced.seen, live);
        expect(live).toEqual({
          epoch: 1,
          saving: true,
          view,
          online: Object.fromEntries(Object.keys(view.teams).map((id) => [id, 0])),
        });
      }
    }),
    { numRuns: 60 },
  );
  expect(moved).toBeGreaterThan(300);
});

test("nothing changed is no byte; one balance is a few", () => {
  fc.assert(
    fc.property(anyKindOfPlay, (play) => {
      const [first] = moments(play);
      if (!first) return;
      const view = viewFor(first.after, { kind: "public" });
      const synced = new Synced(wireStateOf(view, 1, true), view);
      synced.goTo(view);
      expect(synced.goTo(structuredClone(view))).toBe(0);
    }),
    { numRuns: 20 },
  );
});

test("private views made of changes are the whole views, for every team and the moderator", () => {
  let changes = 0;
  fc.assert(
    fc.property(anyKindOfPlay, (play) => {
      const known = new Map<string, PrivateView>();
      for (const { after } of moments(play)) {
        const audiences = [
          { kind: "moderator" } as const,
          ...Object.keys(after.teams).map((teamId) => ({ kind: "team", teamId }) as const),
        ];
        for (const audience of audiences) {
          const key = JSON.stringify(audience);
          const view = viewFor(after, audience);
          const before = known.get(key);
          // Over the wire: as JSON, which no object identity survives.
          const change = before && privateChange(before, view);
          if (before && change) {
            changes += 1;
            expect(applyPrivateChange(structuredClone(before), structuredClone(change))).toEqual(view);
          } else if (before) {
            expect(before).toEqual(view);
          }
          known.set(key, view);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(changes).toBeGreaterThan(300);
});

/** A room's state, and a screen that gets its patches. */
class Synced {
  readonly seen: WireState;
  readonly #wire: ContestSchema;
  readonly #encoder: Encoder;
  readonly #decoder: Decoder<ContestSchema>;
  #view: ReturnType<typeof viewFor<{ kind: "public" }>>;

  constructor(wire: ContestSchema, view: ReturnType<typeof viewFor<{ kind: "public" }>>) {
    this.#wire = wire;
    this.#view = view;
    this.#encoder = new Encoder(wire);
    const seen = new ContestSchema();
    this.#decoder = new Decoder(seen);
    this.#decoder.decode(this.#encoder.encodeAll());
    this.#encoder.discardChanges();
    this.seen = seen;
  }

  /** Returns the size of the patch in bytes. */
  goTo(view: ReturnType<typeof viewFor<{ kind: "public" }>>): number {
    writePublic(this.#wire, this.#view, view);
    this.#view = view;
    const patch = this.#encoder.encode();
    if (patch.byteLength > 0) this.#decoder.decode(patch);
    this.#encoder.discardChanges();
    return patch.byteLength;
  }
}

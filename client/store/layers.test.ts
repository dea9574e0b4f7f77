import { expect, test } from "vitest";
import { createLayers } from "./layers.ts";

/** A browser's history, which tells of its steps when the test says so. */
function browse() {
  const states: unknown[] = [null];
  let at = 0;
  const told: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const pages: number[] = [];
  const step = (by: number) => {
    told.push(() => {
      at = Math.max(0, at + by);
      if (!layers.takesStep()) pages.push(at);
    });
  };
  const history = {
    get state() {
      return states[at];
    },
    pushState(state: unknown) {
      states.splice(++at, states.length, state);
    },
    back: () => step(-1),
  };
  const layers = createLayers(history, (work) => void waiting.push(work));
  const run = (works: (() => void)[]) => {
    for (const work of works.splice(0)) work();
  };
  return {
    layers,
    pages,
    steps: () => at,
    pressBack: () => step(-1),
    begin: () => run(waiting),
    settle() {
      run(waiting);
      run(told);
    },
  };
}

test("PAG21 back takes the dialog away and leads to no other page", () => {
  const { layers, pages, steps, pressBack, settle } = browse();
  let taken = 0;
  layers.open(() => void taken++);
  expect(steps()).toBe(1);
  pressBack();
  settle();
  expect([taken, steps(), pages]).toEqual([1, 0, []]);
});

test("PAG21 a dialog that was closed leaves no step behind, and back leads to another page again", () => {
  const { layers, pages, steps, pressBack, settle } = browse();
  const close = layers.open(() => expect.unreachable());
  close();
  close();
  settle();
  expect([steps(), pages]).toEqual([0, []]);
  pressBack();
  settle();
  expect(pages).toEqual([0]);
});

test("PAG21 a dialog that takes another one's place, at once or a moment later, goes by one step back", () => {
  for (const moment of ["at once", "later"]) {
    const { layers, pages, steps, pressBack, settle } = browse();
    let taken = 0;
    const close = layers.open(() => expect.unreachable());
    if (moment === "at once") {
      close();
      layers.open(() => void taken++);
    } else {
      close();
      settle();
      layers.open(() => void taken++);
    }
    settle();
    expect([moment, steps()]).toEqual([moment, 1]);
    pressBack();
    settle();
    expect([taken, steps(), pages]).toEqual([1, 0, []]);
  }
});

test("PAG21 a dialog that opens while the step before is still being left has a step of its own", () => {
  const { layers, steps, pressBack, settle, begin } = browse();
  let taken = 0;
  layers.open(() => expect.unreachable())();
  begin();
  layers.open(() => void taken++);
  settle();
  expect([taken, steps()]).toEqual([0, 1]);
  pressBack();
  settle();
  expect([taken, steps()]).toEqual([1, 0]);
});

test("PAG21 of two dialogs back takes the upper one, and then the other", () => {
  const { layers, pressBack, settle, steps } = browse();
  const taken: string[] = [];
  layers.open(() => void taken.push("lower"));
  layers.open(() => void taken.push("upper"));
  expect(steps()).toBe(1);
  pressBack();
  settle();
  expect([taken, steps()]).toEqual([["upper"], 1]);
  pressBack();
  settle();
  expect([taken, steps()]).toEqual([["upper", "lower"], 0]);
});

// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { render } from "preact";
import { useRef } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { createDrafts } from "../../store/drafts.ts";
import { createSharedDrafts } from "../../store/sharedDrafts.ts";
import { type App, AppContext } from "../AppContext.ts";
import { type Play, PlayContext } from "./PlayContext.ts";
import { useAnswerBox } from "./useAnswerBox.ts";

const purchase = { id: 7 } as PurchaseView;
const frames: FrameRequestCallback[] = [];

afterEach(() => {
  frames.length = 0;
  vi.restoreAllMocks();
  render(null, document.body);
});

/** An answer box that the page itself put the keyboard into; frames are drawn by hand. */
async function openBox() {
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((draw) => frames.push(draw));
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  const shared = createSharedDrafts(() => performance.now());
  const app = { drafts: createDrafts(createMemoryStorage()) } as unknown as App;
  const play = {
    seat: { seatId: "own" },
    store: { drafts: shared },
    team: signal({ seats: ["own", "mate"] }),
  } as unknown as Play;

  function Box() {
    const form = useRef<HTMLFormElement>(null);
    const { draft, write, focusUnasked } = useAnswerBox(purchase, form);
    focus = focusUnasked;
    return (
      <>
        <form id="sheet" ref={form}>
          <input type="text" value={draft.value} onInput={(event) => write(event.currentTarget.value)} />
        </form>
        <label>
          <input type="radio" form="sheet" />
          An option
        </label>
        <button type="button">Another matter</button>
      </>
    );
  }
  let focus = () => {};
  const context = (
    <AppContext.Provider value={app}>
      <PlayContext.Provider value={play}>
        <Box />
      </PlayContext.Provider>
    </AppContext.Provider>
  );
  await act(() => render(context, document.body));
  focus();
  const input = document.querySelector<HTMLInputElement>("input[type=text]");
  if (!input) throw new Error("no answer box");
  return {
    input,
    mateWrites: (text: string) => act(() => shared.take([{ purchaseId: purchase.id, seatId: "mate", text }])),
    type: (text: string) =>
      act(() => {
        input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    drawFrame: () => act(() => frames.splice(0).forEach((draw) => void draw(performance.now()))),
  };
}

const selectionIn = ({ value, selectionStart, selectionEnd }: HTMLInputElement) =>
  value.slice(selectionStart ?? 0, selectionEnd ?? 0);

test("a mate's draft that was followed is selected, so that typing writes over it", async () => {
  const { input, mateWrites, type, drawFrame } = await openBox();
  await mateWrites("seven");
  await drawFrame();
  expect(input.value).toBe("seven");
  expect(selectionIn(input)).toBe("seven");
  await type("8");
  expect(input.value).toBe("8");
});

test("what was typed before the next frame is not selected, and not written over", async () => {
  const { input, mateWrites, type, drawFrame } = await openBox();
  await mateWrites("seven");
  await drawFrame();
  await mateWrites("");
  await type("1");
  await drawFrame();
  expect(selectionIn(input)).toBe("");
  await type("2");
  expect(input.value).toBe("12");
});

test("DRF5 options that stand apart from the form are a part of the box, what else stands there is not", async () => {
  const { input, mateWrites } = await openBox();
  document.querySelector("button")?.focus();
  await mateWrites("seven");
  expect(input.value).toBe("seven");
  document.querySelector<HTMLInputElement>("input[type=radio]")?.focus();
  await mateWrites("eight");
  expect(input.value).toBe("seven");
  document.querySelector("button")?.focus();
  await mateWrites("nine");
  expect(input.value).toBe("nine");
});

// @vitest-environment jsdom
import { type Signal, signal } from "@preact/signals";
import { type ComponentChildren, render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { dictionaries } from "../i18n/dictionaries.ts";
import { TextsContext } from "../i18n/texts.ts";
import { EnlargeContext, type EnlargedPicture, type PictureState, PicturesContext } from "./Pictures.ts";
import { loadStatements, Statement } from "./Statement.tsx";

const id = "0123456789abcdef0123456789abcdef";
const other = "f".repeat(32);
const words = dictionaries.en.pictures;
let page: HTMLElement;
beforeEach(() => {
  page = document.createElement("div");
  document.body.replaceChildren(page);
});

const draw = (content: ComponentChildren) =>
  act(() =>
    render(<TextsContext.Provider value={signal(dictionaries.en)}>{content}</TextsContext.Provider>, page),
  );

test("the source is readable until the drawing code has come, then the statement is drawn", async () => {
  await draw(<Statement source={`**Find** $x^2$ <b>![a duck](media:${id})`} lang="en" />);
  // MED16 Also then nobody reads the name of a picture.
  expect(page.textContent).toBe("**Find** $x^2$ <b>a duck");
  expect(page.querySelector("[lang=en]")).not.toBeNull();

  await vi.waitFor(() => expect(page.querySelector(".katex math msup")).not.toBeNull(), 15_000);
  expect(page.querySelector("strong")?.textContent).toBe("Find");
  expect(page.querySelector("b")).toBeNull();

  await draw(<Statement source="Найдите $y$" lang="ru" />);
  expect(page.querySelector("[lang=ru]")?.textContent).toContain("Найдите");
  expect(page.querySelector("msup")).toBeNull();
});

/** Pictures that are there when the test says so. */
async function drawWith(source: string) {
  await loadStatements();
  const states = new Map<string, Signal<PictureState>>();
  const stateOf = (name: string) => {
    const state = states.get(name) ?? signal<PictureState>({ kind: "waiting" });
    states.set(name, state);
    return state;
  };
  const pictures = { get: stateOf };
  const enlarged: EnlargedPicture[] = [];
  const enlarge = (picture: EnlargedPicture) => void enlarged.push(picture);
  const show = (text: string) =>
    draw(
      <PicturesContext.Provider value={pictures}>
        <EnlargeContext.Provider value={enlarge}>
          <Statement source={text} lang="en" />
        </EnlargeContext.Provider>
      </PicturesContext.Provider>,
    );
  await show(source);
  return { stateOf, enlarged, show };
}

const place = () => page.querySelector<HTMLElement>("[data-picture]");
const image = () => page.querySelector("img");

test("MED11 while it waits there are its words, or that it is coming", async () => {
  const { show } = await drawWith(`![a duck](media:${id})`);
  expect(place()?.dataset.state).toBe("waiting");
  expect(place()?.textContent).toBe("a duck");
  await show(`![](media:${id})`);
  expect(place()?.textContent).toBe(words.coming);
  expect(image()).toBeNull();
});

test("MED11 when it is there it is drawn from the page's own blob, with its words for who cannot see it", async () => {
  const { stateOf } = await drawWith(`![a duck](media:${id}) and ![](media:${other})`);
  stateOf(id).value = { kind: "there", url: "blob:here/1" };
  expect(image()?.getAttribute("src")).toBe("blob:here/1");
  expect(image()?.alt).toBe("a duck");
  expect(page.querySelectorAll("img")).toHaveLength(1);
});

test("MED11 one that is gone leaves its words, a sign, and that it cannot be shown", async () => {
  const { stateOf, show } = await drawWith(`![a duck](media:${id})`);
  stateOf(id).value = { kind: "gone" };
  expect(place()?.textContent).toBe(`△ ${words.gone("a duck")}`);
  await show(`![](media:${id})`);
  expect(place()?.textContent).toBe(`△ ${words.gone("")}`);
});

test("MED11 a blob that is no picture after all is gone, too", async () => {
  const { stateOf } = await drawWith(`![a duck](media:${id})`);
  stateOf(id).value = { kind: "there", url: "blob:here/1" };
  image()?.dispatchEvent(new Event("error"));
  expect(image()).toBeNull();
  expect(place()?.textContent).toContain(words.gone("a duck"));
});

test("a picture that is there stays the same element while its text is typed", async () => {
  const { stateOf, show } = await drawWith(`![a duck](media:${id})`);
  stateOf(id).value = { kind: "there", url: "blob:here/1" };
  const before = image();
  await show(`Look: ![a duck](media:${id})`);
  expect(image()).toBe(before);
  expect(page.textContent).toContain("Look:");
});

test("MED12 a picture is a button that enlarges it, named by its words", async () => {
  const { stateOf, enlarged, show } = await drawWith(`![a duck](media:${id})`);
  stateOf(id).value = { kind: "there", url: "blob:here/1" };
  page.querySelector<HTMLElement>("button")?.click();
  expect(enlarged).toEqual([{ url: "blob:here/1", alt: "a duck" }]);
  await show(`![](media:${id})`);
  expect(page.querySelector("button")?.getAttribute("aria-label")).toBe(words.enlarge);
  // A picture that came with its text does the same.
  const inText = "data:image/png;base64,iVBORw0KGgo=";
  await show(`![map](${inText})`);
  page.querySelector<HTMLElement>("button")?.click();
  expect(enlarged[1]).toEqual({ url: inText, alt: "map" });
});

test("MED12 in a link a press follows the link", async () => {
  const { stateOf } = await drawWith(`[![a duck](media:${id})](https://example.org/)`);
  stateOf(id).value = { kind: "there", url: "blob:here/1" };
  expect(page.querySelector("a img")).not.toBeNull();
  expect(page.querySelector("button")).toBeNull();
});

test("where no page provides pictures their words stand there", async () => {
  await loadStatements();
  await draw(<Statement source={`![a duck](media:${id})`} lang="en" />);
  expect(page.textContent).toContain(words.gone("a duck"));
});

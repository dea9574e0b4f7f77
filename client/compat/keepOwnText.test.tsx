// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { keepOwnText } from "./keepOwnText.ts";
import { translatePage } from "./testing/translatePage.ts";

interface Shown {
  readonly title: string;
  readonly news: string | null;
  readonly rows: readonly string[];
  readonly isTold: boolean;
}

let time = 0;
let stop = () => {};
afterEach(() => {
  stop();
  render(null, document.body);
  document.body.replaceChildren();
});

async function open() {
  const shown = signal<Shown>({ title: "Lobby", news: null, rows: ["one", "two"], isTold: true });
  const points = signal(500);
  function Page() {
    const { title, news, rows, isTold } = shown.value;
    return (
      <main>
        <h1>{title}</h1>
        {news && <p class="news">{news}</p>}
        <p>
          You have <b translate={false}>{points}</b> points{isTold ? " now" : null}
        </p>
        <ul>
          {rows.map((row) => (
            <li key={row}>{row}</li>
          ))}
        </ul>
      </main>
    );
  }
  stop = keepOwnText(document.body, () => time);
  await act(() => render(<Page />, document.body));
  const turn = async (change: Partial<Shown> = {}, balance = points.value) => {
    time += 10_000;
    await act(() => {
      shown.value = { ...shown.value, ...change };
      points.value = balance;
    });
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { turn };
}

const text = () => document.body.textContent;

test("PAG6 under a translator every text is the translation of what is true, whatever changes", async () => {
  const { turn } = await open();
  translatePage();
  await turn();
  expect(text()).toBe("«Lobby»«You have »500« points»« now»«one»«two»");
  await turn({ title: "Running", news: "It began" }, 400);
  await turn({ isTold: false, rows: ["two", "three"] }, 600);
  expect(text()).toBe("«Running»«It began»«You have »600« points»«two»«three»");
  await turn({ title: "Finished", news: null, rows: [] });
  expect(text()).toBe("«Finished»«You have »600« points»");
  expect(document.querySelector("font")).toBeNull();
});

test("PAG6 a text that changed while the translator was at work stays what it is", async () => {
  const { turn } = await open();
  await turn({ title: "Running" });
  const heading = document.querySelector("h1");
  const font = document.createElement("font");
  font.textContent = "«Lobby»";
  heading?.firstChild?.replaceWith(font);
  await new Promise((resolve) => setTimeout(resolve));
  // Perhaps translated by now, but not what was there before.
  expect(heading?.textContent?.replaceAll(/[«»]/g, "")).toBe("Running");
});

test("PAG6 a translator in two steps, first its own and then ours away, is seen as well", async () => {
  const { turn } = await open();
  const heading = document.querySelector("h1");
  const font = document.createElement("font");
  font.textContent = "«Lobby»";
  heading?.firstChild?.before(font);
  heading?.lastChild?.remove();
  await turn();
  expect(heading?.innerHTML).toBe("«Lobby»");
  await turn({ title: "Running" });
  expect(heading?.innerHTML).toBe("Running");
});

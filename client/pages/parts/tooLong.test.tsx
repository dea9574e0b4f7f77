// @vitest-environment jsdom
import { useSignal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import { clear, fill, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { Field } from "./Field.tsx";
import { LongText } from "./LongText.tsx";

afterEach(clear);

/** Takes 5 characters of the one, 10 of the other. */
function Form({ onSend }: { readonly onSend: (why: string, words: string) => void }) {
  const why = useSignal("");
  const words = useSignal("");
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend(why.value, words.value);
      }}
    >
      <Field
        label="Why"
        name="why"
        most={5}
        value={why.value}
        onValue={(value) => {
          why.value = value;
        }}
      />
      <label for="words">Words</label>
      <LongText
        id="words"
        name="words"
        rows={2}
        most={10}
        value={words.value}
        onValue={(value) => {
          words.value = value;
        }}
      />
    </form>
  );
}

const field = (name: string) =>
  document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`);
const saidOf = (name: string) => {
  const ids = field(name)?.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => textOf(document.getElementById(id))).join(" ");
};

test("PAG44 what is too much stays whole, is counted at its field, and holds the form back until there is less", async () => {
  const sent: string[] = [];
  await show(stageApp().app, <Form onSend={(why, words) => void sent.push(`${why}: ${words}`)} />);
  await fill("words", "geese\nand swans");
  expect(saidOf("words")).toBe(`✗ ${en.app.tooLong(5, 10)}`);
  expect(field("words")?.getAttribute("aria-invalid")).toBe("true");
  await submit();
  expect(sent).toEqual([]);
  expect(document.activeElement).toBe(field("words"));
  await fill("words", "geese");
  expect(saidOf("words")).toBe("");
  // Characters, and not what they are made of.
  await fill("why", "🚤".repeat(7));
  expect(saidOf("why")).toBe(`✗ ${en.app.tooLong(2, 5)}`);
  await submit();
  expect(sent).toEqual([]);
  expect(document.activeElement).toBe(field("why"));
  expect([field("why")?.value, field("words")?.value]).toEqual(["🚤".repeat(7), "geese"]);
  await fill("why", "🚤".repeat(5));
  await submit();
  expect(sent).toEqual([`${"🚤".repeat(5)}: geese`]);
});

test("PAG44 it holds no other form back, and none once its field is gone", async () => {
  const sent: string[] = [];
  const { app } = stageApp();
  const forms = () => (
    <>
      <Form onSend={() => void sent.push("first")} />
      <Form onSend={() => void sent.push("second")} />
    </>
  );
  await show(app, forms());
  await fill("words", "geese and swans");
  await settle(() => document.querySelectorAll("form")[1]?.requestSubmit());
  expect(sent).toEqual(["second"]);
  clear();
  await show(app, forms());
  await submit();
  expect(sent).toEqual(["second", "first"]);
});

test("PAG44 that there is too much is announced once, and not with each key: how much stands beside it", async () => {
  await show(stageApp().app, <Form onSend={() => {}} />);
  for (const [name, most] of [
    ["why", 5],
    ["words", 10],
  ] as const) {
    await fill(name, "a".repeat(most + 1));
    const described = document.getElementById(field(name)?.getAttribute("aria-describedby") ?? "");
    const alert = described?.querySelector("[role=alert]");
    if (!alert) throw new Error(`no alert of ${name}`);
    expect(described?.closest("[role=alert]")).toBeNull();
    expect(textOf(alert)).toBe(`✗ ${en.app.mostTaken(most)}`);
    const changes: MutationRecord[] = [];
    const watch = new MutationObserver((seen) => void changes.push(...seen));
    watch.observe(alert, { childList: true, characterData: true, subtree: true });
    await fill(name, "a".repeat(most + 2));
    expect(saidOf(name)).toBe(`✗ ${en.app.tooLong(2, most)}`);
    expect([...changes, ...watch.takeRecords()]).toHaveLength(0);
    await fill(name, "a".repeat(most));
    expect([textOf(alert), saidOf(name)]).toEqual(["", ""]);
    expect([...changes, ...watch.takeRecords()].length).toBeGreaterThan(0);
    watch.disconnect();
  }
});

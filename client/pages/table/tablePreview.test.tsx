// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from "vitest";
import type { RouteBody } from "../../../shared/api.ts";
import { fileProblem } from "../../../shared/contestFile/problems.ts";
import type { PreviewCard, TablePreview } from "../../../shared/contestFile/tablePreview.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { NewContestForm } from "../console/NewContestForm.tsx";
import { clear, fill, find, press, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";

const words = en.tables;
afterEach(clear);

const rows = [
  ["Category", "Question", "Answer", "Points"],
  ["Sums", "What is 2+2?", "4", "100"],
  ["Sums", "How long is it?", "12 cm", "200"],
  ["Words", "What do bees make?", "", "100"],
];
const roles = ["category", "statement", "answer", "price"] as const;

/** A server that knows of one table: an empty answer is a problem, a number with a unit a doubt. */
function readLikeAServer({ mended = {} }: RouteBody<"previewTable">): TablePreview {
  const written = rows.map((cells, index) =>
    cells.map(
      (text, column) =>
        mended.cells?.findLast((cell) => cell.row === index + 1 && cell.column === column + 1)?.value ?? text,
    ),
  );
  const tasks = written.slice(1);
  const at = (index: number) => ({ row: index + 2, column: "Answer", cell: `C${index + 2}` });
  const problems = tasks.flatMap(([, , answer], index) =>
    answer === "" ? [fileProblem("empty_cell", {}, at(index))] : [],
  );
  const doubts = tasks.flatMap(([, , answer = ""], index) =>
    / cm$/.test(answer) ? [fileProblem("number_with_unit", { cell: answer }, at(index))] : [],
  );
  const cards = tasks.map(([category = "", statement = "", answer = "", price = ""], index): PreviewCard => {
    const [row, column] = [index === 1 ? 2 : 1, category === "Sums" ? 1 : 2];
    const checker = { kind: "text", answers: [answer], edition: 2 } as const;
    return {
      id: index + 1,
      row,
      column,
      category,
      pricePoints: Number(price),
      statement,
      solution: "",
      checker,
    };
  });
  return {
    kind: "table",
    sheets: [],
    table: {
      sheet: null,
      headerRow: mended.layout ? mended.layout.headerRow : 1,
      columns: roles.map((role, index) => ({
        role: mended.layout?.columns?.[index] ?? role,
        name: rows[0]?.[index] ?? "",
      })),
      rows: written.map((cells, index) => ({ row: index + 1, cells: cells.map((text) => ({ text })) })),
      rowCount: 4,
      columnCount: 4,
    },
    board: problems.length > 0 ? null : { rows: 2, columns: 2, cards, pictures: 0 },
    title: null,
    language: null,
    problems,
    warnings: problems.length > 0 ? [] : doubts,
  };
}

const warnings = [
  fileProblem("number_with_unit", { cell: "3 cm" }, { row: 2, column: "Answer", cell: "C2" }),
];

async function openForm(
  previewTable: (body: RouteBody<"previewTable">) => Answer<"previewTable"> = (body) => ({
    ok: true,
    reply: readLikeAServer(body),
  }),
) {
  const looked: RouteBody<"previewTable">[] = [];
  const stage = stageApp({
    previewTable: ({ body }) => {
      looked.push(body);
      return previewTable(body);
    },
    createContest: () => ({ ok: true, reply: { roomCode: "K7MPXW", title: "T", warnings } }),
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
  });
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, <NewContestForm />);
  return { ...stage, bodies: () => looked };
}

async function paste(): Promise<void> {
  await fill("pasted", rows.map((cells) => cells.join("\t")).join("\n"));
  await vi.waitFor(() => expect(document.querySelector(".sheet-table, .preview-card")).not.toBeNull());
}
/** Until what was changed was looked at. */
const waitFor = (count: number, bodies: () => readonly unknown[]) =>
  vi.waitFor(async () => {
    expect(bodies()).toHaveLength(count);
    await settle();
    expect(document.querySelector("[aria-busy=true]")).toBeNull();
  });

const cell = (name: string) => {
  const found = document.querySelector<HTMLElement>(`[data-cell="${name}"]`);
  if (!found) throw new Error(`no cell ${name}`);
  return found;
};
const pressKey = (target: Element | null, key: string) =>
  settle(() => target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
const editor = () => document.querySelector<HTMLTextAreaElement>("[name=cell]");
async function write(name: string, value: string, key = "Enter"): Promise<void> {
  await settle(() => cell(name).click());
  await settle(() => {
    const box = editor();
    if (box) box.value = value;
  });
  await pressKey(editor(), key);
}
const notes = () => textOf(document.querySelector("[data-figure=notes]"));
const make = () => find("button[type=submit]", en.console.create);
const roleOf = (letters: string, name: string) =>
  find<HTMLSelectElement>("select", words.columnMeaning(letters, name));

describe("FIL15 a table is shown before anything is made of it", () => {
  test("what it was taken for, its header, and what needs somebody", async () => {
    const { bodies } = await openForm();
    await paste();
    expect(bodies()).toEqual([{ language: "en", file: expect.any(String) }]);
    expect(roleOf("B", "Question").value).toBe("statement");
    expect(document.querySelector("tr[data-header]")?.getAttribute("data-sheet-row")).toBe("1");
    expect(notes()).toBe(words.problems(1));
    expect(cell("C4").closest("td")?.dataset.tone).toBe("problem");
    expect(textOf(cell("C4"))).toContain("✗");
    expect(document.body.textContent).toContain(words.boardWaits);
    expect(make().getAttribute("aria-disabled")).toBe("true");
  });

  test("nothing is made as long as there is a problem", async () => {
    const { asked } = await openForm();
    await paste();
    await fill("title", "Bees");
    await submit();
    expect(textOf(document.querySelector(".error"))).toContain(words.mendFirst);
    expect(asked.some(({ name }) => name === "createContest")).toBe(false);
  });

  test("without a preview the file can still be made a contest of", async () => {
    const { asked } = await openForm(() => ({ ok: false, problem: { code: "unreachable" } }));
    await fill("pasted", "x");
    await vi.waitFor(() => expect(document.body.textContent).toContain(words.noPreview));
    await fill("title", "Bees");
    await submit();
    await vi.waitFor(() => expect(asked.some(({ name }) => name === "createContest")).toBe(true));
  });

  /** As the field's chooser does it, which tells of no file that is there already. */
  async function choose(file: File): Promise<HTMLInputElement> {
    const input = document.querySelector<HTMLInputElement>("[name=file]");
    if (!input) throw new Error("nowhere to choose");
    await settle(() => input.click());
    expect(input.value).toBe("");
    Object.defineProperties(input, {
      files: { value: [file], configurable: true },
      value: { value: `C:\\fakepath\\${file.name}`, configurable: true, writable: true },
    });
    await settle(() => input.dispatchEvent(new Event("change", { bubbles: true })));
    return input;
  }

  test("PAG42 what it tells comes into regions that were there before its words", async () => {
    const { bodies } = await openForm();
    const regions = [...document.querySelectorAll("[role=status]")];
    const isTold = (said: string) =>
      regions.some((region) => region.isConnected && textOf(region).includes(said));
    await choose(new File(["Question;Answer"], "bees.csv"));
    expect([en.studio.chosenFile("bees.csv"), words.looking].map(isTold)).toEqual([true, true]);
    await waitFor(1, bodies);
    expect([words.problems(1), words.looking].map(isTold)).toEqual([true, false]);
    await write("C4", "honey");
    await waitFor(2, bodies);
    await press(words.isRight);
    expect(isTold(words.clean)).toBe(true);
  });

  test("PAG42 so does why there is no preview", async () => {
    await openForm(() => ({ ok: false, problem: { code: "unreachable" } }));
    const regions = [...document.querySelectorAll("[role=status]")];
    await fill("pasted", "x");
    await vi.waitFor(() => expect(regions.map(textOf).join(" ")).toContain(words.noPreview));
  });

  test("FIL18 the same file may be chosen once more, and is read once more", async () => {
    const { bodies } = await openForm();
    await choose(new File(["Question;Answer"], "bees.csv"));
    expect(textOf(document.querySelector(".chosen-file"))).toContain("bees.csv");
    await waitFor(1, bodies);
    await choose(new File(["Question;Answer;Points"], "bees.csv"));
    await waitFor(2, bodies);
    expect(bodies().map(({ file }) => atob(file))).toEqual(["Question;Answer", "Question;Answer;Points"]);
  });

  test("the field names the file that was chosen by it, until another table comes by another way", async () => {
    await openForm();
    const input = await choose(new File(["Question;Answer"], "bees.csv"));
    expect(input.value).toContain("bees.csv");
    await fill("pasted", "Question;Answer;Points");
    expect(input.value).toBe("");
  });

  test("the field names its file again when its chooser is left without another", async () => {
    await openForm();
    const file = new File(["Question;Answer"], "bees.csv");
    const input = await choose(file);
    Object.defineProperty(input, "files", { value: [file], configurable: true, writable: true });
    // jsdom has none.
    class Transfer {
      readonly files: File[] = [];
      readonly items = { add: (one: File) => void this.files.push(one) };
    }
    vi.stubGlobal("DataTransfer", Transfer);
    await settle(() => input.click());
    Object.assign(input, { files: [] });
    await settle(() => input.dispatchEvent(new Event("cancel", { bubbles: true })));
    expect([...(input.files ?? [])]).toEqual([file]);
    expect(textOf(document.querySelector(".chosen-file"))).toContain("bees.csv");
    vi.unstubAllGlobals();
  });

  test("PAG45 who has gone on to the title keeps it in sight when the preview comes above it", async () => {
    await openForm();
    const title = document.querySelector<HTMLInputElement>("[name=title]");
    if (!title) throw new Error("the form asks for no title");
    title.focus();
    const place = () => (document.querySelector(".table-preview") ? 300 : 100);
    const top = () => (document.querySelector(".sheet-table") ? 1_200 : place());
    vi.spyOn(title, "getBoundingClientRect").mockImplementation(() => new DOMRect(0, top(), 100, 20));
    await choose(new File(["Question;Answer"], "bees.csv"));
    await vi.waitFor(() => expect(document.querySelector(".sheet-table")).not.toBeNull());
    expect(document.documentElement.scrollTop).toBe(1_100);
  });

  test("FIL18 a file that the browser cannot read is said so, and is read anew when it is asked for again", async () => {
    const { asked } = await openForm();
    const reading = vi.spyOn(FileReader.prototype, "readAsDataURL");
    reading.mockImplementation(function (this: FileReader) {
      this.dispatchEvent(new ProgressEvent("error"));
    });
    await choose(new File(["x"], "bees.csv"));
    await vi.waitFor(() => expect(document.body.textContent).toContain(words.unreadable));
    await submit();
    await vi.waitFor(() =>
      expect([...document.querySelectorAll(".error")].map((error) => textOf(error))).toContain(
        `✗ ${words.unreadable}`,
      ),
    );
    reading.mockRestore();
    await submit();
    await vi.waitFor(() => expect(asked.some(({ name }) => name === "createContest")).toBe(true));
  });

  test("a document has no table beside its board, and needs no title", async () => {
    const { board } = readLikeAServer({
      file: "",
      mended: { cells: [{ row: 4, column: 3, value: "honey" }] },
    });
    const document_: TablePreview = {
      ...readLikeAServer({ file: "" }),
      kind: "document",
      table: null,
      title: "Saved",
      language: "ru",
      board,
      problems: [],
    };
    await openForm(() => ({ ok: true, reply: document_ }));
    await paste();
    expect(document.querySelector(".sheet-table, [name=title]")).toBeNull();
    expect(document.querySelectorAll(".preview-card")).toHaveLength(3);
    expect(document.body.textContent).toContain(words.documentOf("Saved"));
  });
});

describe("FIL16 a table is mended where it is shown", () => {
  test("cells are written in place, a doubt is settled, and all of it is sent with what makes the contest", async () => {
    const { bodies, asked, visited } = await openForm();
    await paste();
    await write("C4", "honey");
    await waitFor(2, bodies);
    expect(document.activeElement).toBe(cell("C4"));
    expect(notes()).toBe(words.doubts(1));
    expect(textOf(cell("C4"))).toContain(words.changed);
    expect(make().getAttribute("aria-disabled")).toBe("false");
    await press(words.write("12"));
    await waitFor(3, bodies);
    expect(document.body.textContent).toContain(words.clean);
    await fill("title", "Bees");
    await submit();
    await vi.waitFor(() => expect(visited).toEqual(["/console/K7MPXW"]));
    const mended = {
      cells: [
        { row: 4, column: 3, value: "honey" },
        { row: 3, column: 3, value: "12" },
      ],
    };
    expect(asked.find(({ name }) => name === "createContest")?.call.body).toMatchObject({ mended });
    expect(bodies().at(-1)).toMatchObject({ mended });
  });

  test("Escape leaves a cell as it was, and so does writing the same", async () => {
    const { bodies } = await openForm();
    await paste();
    await write("C4", "wax", "Escape");
    expect(editor()).toBeNull();
    expect(document.activeElement).toBe(cell("C4"));
    await write("C2", " 4 ");
    expect(textOf(cell("C4"))).not.toContain("wax");
    expect(bodies()).toHaveLength(1);
  });

  test("a doubt that is none goes", async () => {
    const { bodies } = await openForm();
    await paste();
    await write("C4", "honey");
    await waitFor(2, bodies);
    await press(words.isRight);
    expect(document.body.textContent).toContain(words.clean);
    expect(cell("C3").closest("td")?.dataset.tone).toBeUndefined();
  });

  test("PAG41 a doubt that goes leaves the focus in the list of the others", async () => {
    const { bodies } = await openForm();
    await paste();
    await write("C4", "3 cm");
    await waitFor(2, bodies);
    expect(notes()).toBe(words.doubts(2));
    const first = [...document.querySelectorAll<HTMLElement>(".cell-note button")].find(
      (button) => textOf(button) === words.isRight,
    );
    first?.focus();
    await settle(() => first?.click());
    expect(notes()).toBe(words.doubts(1));
    expect(first?.isConnected).toBe(false);
    expect(document.activeElement).toBe(document.querySelector(".cell-notes-list"));
  });

  test("a column means what is said, and everything can be taken back", async () => {
    const { bodies } = await openForm();
    await paste();
    await settle(() => {
      const select = roleOf("A", "Category");
      select.value = "ignored";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await waitFor(2, bodies);
    expect(bodies().at(-1)?.mended).toEqual({
      layout: { headerRow: 1, columns: ["ignored", "statement", "answer", "price"] },
    });
    await fill("headerRow", "2");
    await waitFor(3, bodies);
    expect(bodies().at(-1)?.mended).toEqual({ layout: { headerRow: 2, columns: null } });
    await press(`↶ ${words.reset}`);
    await waitFor(4, bodies);
    expect(bodies().at(-1)?.mended).toBeUndefined();
  });

  test("arrow keys go from cell to cell, one of which is the table's stop", async () => {
    await openForm();
    await paste();
    expect(document.querySelectorAll("[data-cell][tabindex='0']")).toHaveLength(1);
    await settle(() => cell("A1").focus());
    for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp"])
      await pressKey(document.activeElement, key);
    expect(document.activeElement).toBe(cell("C1"));
    expect(cell("C1").tabIndex).toBe(0);
    await press(words.goTo("C4"));
    expect(document.activeElement).toBe(cell("C4"));
  });

  test("another language is another reading", async () => {
    const { bodies } = await openForm();
    await paste();
    await fill("language", "ru");
    await waitFor(2, bodies);
    expect(bodies().map(({ language }) => language)).toEqual(["en", "ru"]);
  });
});

test("FIL15 a card shows its task and its key", async () => {
  const { bodies } = await openForm();
  await paste();
  await write("C4", "honey");
  await waitFor(2, bodies);
  await press(`${words.cardAt(1, 2, "")}100 Words`);
  expect(document.querySelector(".preview-task")?.textContent).toContain("What do bees make?");
  expect(textOf(document.querySelector("[data-figure=preview-key]"))).toBe("honey");
});

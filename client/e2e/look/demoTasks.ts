import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { bundle } from "./bundle.ts";
import { inspectPage, type PageFault } from "./inspectPage.ts";
import { isHand, lowSizes, sizeName, usualSize } from "./sights.ts";
import type * as Statements from "./statements.ts";

const demos = path.join(import.meta.dirname, "../../../demo");

interface DemoTask {
  readonly where: string;
  readonly statement: string;
  /** Empty: the answer is typed. */
  readonly options: readonly string[];
}

/** Faults of the demo boards' tasks in low windows. The page shows a task, a typed one or one of options. */
export async function inspectDemoTasks(page: Page): Promise<readonly PageFault[]> {
  await page.evaluate(await bundle("statements.ts", "statements"));
  const hasOptions = (await page.locator(".task .choices").count()) > 0;
  const tasks = (await readDemoTasks()).filter(({ options }) => hasOptions === options.length > 0);
  if (tasks.length < 10) throw new Error("the demo boards have too few tasks");
  const faults: PageFault[] = [];
  await page.evaluate(keepTask);
  for (const size of lowSizes) {
    await page.setViewportSize(size);
    for (const { where, ...task } of tasks) {
      await page.evaluate(putTask, task);
      const found = await page.evaluate(inspectPage, { isHand: isHand(size) });
      faults.push(
        ...found.map((fault) => ({ ...fault, where: `${where} at ${sizeName(size)}: ${fault.where}` })),
      );
    }
  }
  await page.evaluate(restoreTask);
  await page.setViewportSize(usualSize);
  return faults;
}

async function readDemoTasks(): Promise<readonly DemoTask[]> {
  const files = (await readdir(demos)).filter((name) => name.endsWith(".csv"));
  const tasks = await Promise.all(
    files.map(async (name) => {
      const rows: readonly Record<string, string>[] = parse(await readFile(path.join(demos, name)), {
        columns: true,
        bom: true,
      });
      return rows.map(({ row, column, statement = "", choices = "" }) => ({
        where: `${name}, row ${row}, column ${column}`,
        statement,
        options: choices.split("\n").filter((option) => option !== ""),
      }));
    }),
  );
  return tasks.flat();
}

// What follows runs inside the page.

interface WithTask {
  readonly statements: typeof Statements;
  ownTask: { readonly statement: string; readonly options: readonly string[] };
}

function keepTask(): void {
  const labels = Array.from(document.querySelectorAll<HTMLElement>(".choice"));
  for (const label of labels) label.dataset.kept = "true";
  Object.assign(window, {
    ownTask: {
      statement: document.querySelector(".task-text > .statement")?.innerHTML ?? "",
      options: labels.map((label) => label.querySelector(".statement")?.innerHTML ?? ""),
    },
  });
}

function putTask({ statement, options }: Omit<DemoTask, "where">): void {
  const { statements } = window as unknown as WithTask;
  const text = document.querySelector(".task-text > .statement");
  if (text) text.innerHTML = statements.renderStatement(statement);
  for (const copy of document.querySelectorAll(".choice:not([data-kept])")) copy.remove();
  const labels = Array.from(document.querySelectorAll<HTMLElement>(".choice"));
  const [first] = labels;
  options.slice(labels.length).forEach(() => {
    const copy = first?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return;
    delete copy.dataset.kept;
    first?.parentElement?.append(copy);
  });
  Array.from(document.querySelectorAll<HTMLElement>(".choice")).forEach((label, index) => {
    const option = options[index];
    label.style.display = option === undefined ? "none" : "";
    const shown = label.querySelector(".statement");
    if (shown && option !== undefined) shown.innerHTML = statements.renderStatement(option);
  });
  document.querySelector(".task")?.scrollTo(0, 0);
}

function restoreTask(): void {
  const { ownTask } = window as unknown as WithTask;
  const text = document.querySelector(".task-text > .statement");
  if (text) text.innerHTML = ownTask.statement;
  for (const copy of document.querySelectorAll(".choice:not([data-kept])")) copy.remove();
  Array.from(document.querySelectorAll<HTMLElement>(".choice")).forEach((label, index) => {
    label.style.display = "";
    const shown = label.querySelector(".statement");
    if (shown) shown.innerHTML = ownTask.options[index] ?? "";
  });
}

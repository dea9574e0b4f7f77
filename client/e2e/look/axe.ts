import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { PageFault } from "./inspectPage.ts";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds on the page as it is now. Through the debugger, so that the pages' policy stays as it is. */
export async function runAxe(page: Page): Promise<readonly PageFault[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      readonly axe: { run(root: Document, options: object): Promise<AxeResults> };
    };
    return axe.run(document, { resultTypes: ["violations"] });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => ({
      rule: `axe: ${id}`,
      where: `${html.slice(0, 120)}: ${failureSummary.replaceAll(/\s+/g, " ").slice(0, 220)}`,
    })),
  );
}

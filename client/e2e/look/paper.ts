import type { Page } from "playwright-core";
import type { PageFault } from "./inspectPage.ts";
import { usualSize } from "./sights.ts";

/** A4 upright, in CSS pixels. */
const sheet = { width: 794, height: 1123 };

/** PAG24 What is wrong with the page as it would be printed. All of `texts` must be there to be read. */
export async function inspectPaper(page: Page, texts: readonly string[]): Promise<readonly PageFault[]> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(sheet);
  await page.evaluate(untilDrawn);
  const faults = await page.evaluate(findUnprintable, texts);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(usualSize);
  return faults;
}

/** Runs inside the page. A page may say something else on paper, which it draws anew. */
function untilDrawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100)));
  });
}

/** Runs inside the page. */
function findUnprintable(texts: readonly string[]): readonly PageFault[] {
  const faults: PageFault[] = [];
  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest(".visually-hidden, .skip-link") === null;
  const nameOf = (element: Element) =>
    `${element.localName} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
  for (const control of document.querySelectorAll("button, .button, input, select, nav, canvas")) {
    if (isSeen(control)) faults.push({ rule: "nobody can click on paper", where: nameOf(control) });
  }
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    faults.push({ rule: "wider than the paper", where: `${root.scrollWidth} > ${root.clientWidth}` });
  if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)")
    faults.push({ rule: "the paper is not white", where: getComputedStyle(document.body).backgroundColor });
  const read = [...document.querySelectorAll("body *")]
    .filter((element) => element.childElementCount === 0 && isSeen(element))
    .map((element) => (element.textContent ?? "").trim());
  for (const text of texts) {
    if (!read.some((line) => line.includes(text))) faults.push({ rule: "missing on paper", where: text });
  }
  return faults;
}

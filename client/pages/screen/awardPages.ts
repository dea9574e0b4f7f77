import type { AwardView } from "../../../shared/contest/view.ts";

export const awardsMs = 7_000;
export const awardsOnAPage = 4;

/** Awards that are told together. */
export interface ToldAwards {
  readonly awards: readonly AwardView[];
  /** How many of them were told last: others were there before. */
  readonly newest: number;
  /** Which page of those that follow upon each other this is, and how many there are. */
  readonly page: number;
  readonly pages: number;
}

interface AwardPage {
  readonly from: number;
  readonly until: number;
  readonly told: ToldAwards;
}

interface Filling {
  readonly awards: AwardView[];
  newest: number;
  newestAt: number;
  readonly from: number;
  until: number;
}

/**
 * Which awards are told when, from `opensAt` on: each for as long as is read, whenever it was given out, by the time that `timeOf`
 * makes of that moment. Those that are given out while a page is told come onto it as long as there is room. STG4
 */
export function awardPages(
  awards: readonly AwardView[],
  opensAt: number,
  timeOf: (at: number) => number,
): readonly AwardPage[] {
  const pages: Filling[] = [];
  for (const award of awards) {
    const givenAt = award.at === undefined ? Number.NEGATIVE_INFINITY : timeOf(award.at);
    const last = pages.at(-1);
    if (last && last.awards.length < awardsOnAPage && givenAt < last.until) {
      join(last, award, givenAt);
    } else {
      const from = Math.max(opensAt, givenAt, last?.until ?? Number.NEGATIVE_INFINITY);
      pages.push({ awards: [award], newest: 1, newestAt: from, from, until: from + awardsMs });
    }
  }
  return numbered(pages);
}

function join(page: Filling, award: AwardView, givenAt: number): void {
  const toldAt = Math.max(page.from, givenAt);
  page.newest = toldAt === page.newestAt ? page.newest + 1 : 1;
  page.newestAt = toldAt;
  page.awards.push(award);
  page.until = Math.max(page.until, givenAt + awardsMs);
}

/** Pages without a gap between them are counted together. */
function numbered(pages: readonly Filling[]): readonly AwardPage[] {
  const isFirst = (index: number) => pages[index]?.from !== pages[index - 1]?.until;
  return pages.map(({ from, until, awards, newest }, index) => {
    let first = index;
    while (!isFirst(first)) first -= 1;
    let next = index + 1;
    while (!isFirst(next)) next += 1;
    return { from, until, told: { awards, newest, page: index - first, pages: next - first } };
  });
}

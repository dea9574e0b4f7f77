import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { type LedPage, ledPageAt, type PageOf, pageAt } from "./paging.ts";
import { type StandingsColumns, type StandingsToSet, standingsColumns } from "./standingsColumns.ts";

const turnEveryMs = 8_000;

/** Pages that turn by themselves. */
export function usePages<T>(rows: readonly T[], mostRows: number): PageOf<T> {
  return pageAt(rows, mostRows, useTurns(rows.length > mostRows));
}

/** The same below the first rows, which stay. */
export function useLedPages<T>(rows: readonly T[], mostRows: number): LedPage<T> {
  return ledPageAt(rows, mostRows, useTurns(rows.length > mostRows));
}

function useTurns(isLong: boolean): number {
  const turn = useSignal(0);
  useEffect(() => {
    turn.value = 0;
    if (!isLong) return;
    const timer = setInterval(() => {
      turn.value++;
    }, turnEveryMs);
    return () => clearInterval(timer);
  }, [isLong, turn]);
  return turn.value;
}

interface Fitting {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly fitting: number;
}

/** How many entries of a list fit into its frame, at most `most`. Its rows are as high as the frame's line height. */
export function useFitting(most: number): Fitting {
  const frame = useRef<HTMLDivElement>(null);
  const fitting = useSignal(most);
  const measure = useCallback(
    (element: HTMLElement) => {
      fitting.value = Math.min(most, fittingRows(element) * columnsOf(element));
    },
    [most, fitting],
  );
  useMeasured(frame, measure);
  return { frame, fitting: fitting.value };
}

/** What of standings is set in columns; null for one column of a width of its own. */
export type Lengths = Pick<StandingsToSet, "entries" | "longestName" | "longestPoints"> | null;

/** Of what is laid out; null before that. */
interface FrameSize {
  readonly heightPx: number | null;
  readonly widthPx: number | null;
}

/** The same of standings, in as many columns as they take and their names allow. NME1 */
export function useFittingColumns(most: number, lengths: Lengths): Fitting & StandingsColumns & FrameSize {
  const frame = useRef<HTMLDivElement>(null);
  const { entries = 0, longestName = 0, longestPoints = 0 } = lengths ?? {};
  const isInColumns = lengths !== null;
  const rows = useSignal(most);
  const columns = useSignal(1);
  const hasBoats = useSignal(true);
  const heightPx = useSignal<number | null>(null);
  const widthPx = useSignal<number | null>(null);
  const measure = useCallback(
    (element: HTMLElement) => {
      rows.value = fittingRows(element);
      heightPx.value = element.clientHeight > 0 ? element.clientHeight : null;
      widthPx.value = element.clientWidth > 0 ? element.clientWidth : null;
      const widthEm = element.clientWidth / Number.parseFloat(getComputedStyle(element).fontSize);
      const set = isInColumns
        ? standingsColumns({ entries, rows: rows.value, widthEm, longestName, longestPoints })
        : { columns: 1, hasBoats: true };
      columns.value = set.columns;
      hasBoats.value = set.hasBoats;
    },
    [isInColumns, entries, longestName, longestPoints, rows, columns, hasBoats, heightPx, widthPx],
  );
  useMeasured(frame, measure);
  const fitting = Math.min(most, rows.value * columns.value);
  return {
    frame,
    fitting,
    columns: columns.value,
    hasBoats: hasBoats.value,
    heightPx: heightPx.value,
    widthPx: widthPx.value,
  };
}

/** Measures at once, and whenever the frame has another size. */
export function useMeasured(
  frame: RefObject<HTMLElement | null>,
  measure: (element: HTMLElement) => void,
): void {
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    measure(element);
    const observer = new ResizeObserver(() => measure(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, measure]);
}

function fittingRows(frame: HTMLElement): number {
  const rowHeight = Number.parseFloat(getComputedStyle(frame).lineHeight);
  const headHeight = frame.querySelector("thead")?.offsetHeight ?? 0;
  const rows = Math.floor((frame.clientHeight - headHeight + 1) / rowHeight);
  return Math.max(1, rows);
}

function columnsOf(frame: HTMLElement): number {
  const list = frame.querySelector("ul");
  return list ? getComputedStyle(list).gridTemplateColumns.split(" ").length : 1;
}
